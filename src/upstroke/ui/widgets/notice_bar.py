"""A sentence at the top of the window about something that is wrong or was done, with a way to put it away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button, icon_button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class NoticeBar(QWidget):
    """Shows one notice at a time; others wait until it is put away. The same notice is not shown twice in a row."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[str, str, Callable[[], object] | None]] = []
        self._run: Callable[[], object] | None = None
        self._text = label(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action: QPushButton = button("", self._act)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(icon_button("Put this notice away", self.dismiss, icons, "x"))
        frame = Card("notice", margin=0)
        frame.column.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 0)
        layout.addWidget(frame)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty where there is none."""
        return "" if self.isHidden() else self._text.text()

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button named `action` that runs something."""
        entry = (sentence, action, run)
        if sentence == self.text or any(sentence == waiting[0] for waiting in self._waiting):
            return
        self._waiting.append(entry)
        if self.isHidden():
            self._next()

    def dismiss(self) -> None:
        """Put the notice away; the next one comes, if there is one."""
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self.hide()
            return
        sentence, action, self._run = self._waiting.pop(0)
        self._text.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.show()

    def _act(self) -> None:
        run = self._run
        self.dismiss()
        if run is not None:
            run()
