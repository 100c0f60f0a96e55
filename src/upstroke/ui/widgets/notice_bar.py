"""A sentence over the foot of the pages about something that is wrong or was done, with a way to put it away."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, set_kind

WIDEST = 760
"""Logical pixels of a notice with its margins."""


@dataclass(frozen=True, slots=True)
class _Notice:
    sentence: str
    action: str
    run: Callable[[], object] | None
    good: bool

    @property
    def is_past(self) -> bool:
        """Whether it needs nobody any more once there is something newer."""
        return self.good and not self.action


class NoticeBar(QWidget):
    """Shows the newest notice; older ones wait below it until it is put away. The same one is not shown twice.

    It lies over the foot of `pages`, so that nothing moves away under the pointer when it comes and goes.
    """

    def __init__(self, icons: Icons, pages: QWidget) -> None:
        super().__init__(pages)
        self._pages = pages
        pages.installEventFilter(self)
        self._pile: list[_Notice] = []
        """The one that is shown is the last."""
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = label(kind="small")
        self._action: QPushButton = button("", self._act)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._more)
        row.addWidget(self._action)
        row.addWidget(icon_button("Put this notice away", self.dismiss, icons, "x"))
        self._frame = Card("notice", margin=0)
        self._frame.column.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 16)
        layout.addWidget(self._frame)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty where there is none."""
        return "" if self.isHidden() else self._text.text()

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None, *, good: bool = False
    ) -> None:
        """Show a sentence, with a button named `action` that runs something.

        `good` news look like no trouble, and make way for what comes after, if nothing can be done about them.
        """
        self._pile = [notice for notice in self._pile if notice.sentence != sentence and not notice.is_past]
        self._pile.append(_Notice(sentence, action, run, good))
        self._show_last()

    def dismiss(self) -> None:
        """Put the notice away; the one below it comes, if there is one."""
        if self._pile:
            self._pile.pop()
        self._show_last()

    def _show_last(self) -> None:
        if not self._pile:
            self.hide()
            return
        notice = self._pile[-1]
        # What offers something to do is no trouble.
        set_kind(self._frame, "kind", "wash" if notice.good or notice.action else "notice")
        for part in (self._text, self._more):  # their colour goes by the frame's kind
            part.style().polish(part)
        more = len(self._pile) - 1
        self._text.setText(notice.sentence)
        self._more.setText(f"and {more} more")
        self._more.setVisible(more > 0)
        self._action.setText(notice.action)
        self._action.setVisible(bool(notice.action))
        self.setAccessibleName(notice.sentence)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the pages, and above the one that is shown."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded) and not self.isHidden():
            self._place()
            self.raise_()
        return False

    def _place(self) -> None:
        layout = self.layout()
        assert layout is not None
        width = min(WIDEST, self._pages.width())
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        self.setGeometry((self._pages.width() - width) // 2, self._pages.height() - height, width, height)

    def _act(self) -> None:
        run = self._pile[-1].run
        self.dismiss()
        if run is not None:
            run()
