"""A sentence at the top of the window about something that is wrong or was done, with a way to put it away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, set_kind


class NoticeBar(QWidget):
    """Shows the newest notice; older ones wait below it until it is put away. The same one is not shown twice."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pile: list[tuple[str, str, Callable[[], object] | None]] = []
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
        layout.setContentsMargins(20, 12, 20, 0)
        layout.addWidget(self._frame)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty where there is none."""
        return "" if self.isHidden() else self._text.text()

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button named `action` that runs something."""
        self._pile = [notice for notice in self._pile if notice[0] != sentence]
        self._pile.append((sentence, action, run))
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
        sentence, action, _ = self._pile[-1]
        # What offers something to do is no trouble.
        set_kind(self._frame, "kind", "wash" if action else "notice")
        for part in (self._text, self._more):  # their colour goes by the frame's kind
            part.style().polish(part)
        more = len(self._pile) - 1
        self._text.setText(sentence)
        self._more.setText(f"and {more} more")
        self._more.setVisible(more > 0)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()

    def _act(self) -> None:
        run = self._pile[-1][2]
        self.dismiss()
        if run is not None:
            run()
