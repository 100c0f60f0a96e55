"""A row for what rests something for a while, with a button that removes it, and after that brings it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label

REMOVED = "Removed: nothing rests because of it."


class RestingRow(QWidget):
    """Shows what it is, when it was, and how long it lasts."""

    removed = Signal(object)
    """The `entry` was a mistake, or is gone."""
    brought_back = Signal(object)
    """The removal of the `entry` was a mistake."""

    def __init__(self, entry: object, what: str, when: str, lasting: str) -> None:
        super().__init__()
        self._entry, self._what, self._lasting = entry, what, lasting
        self._gone = False
        self._rest = label(wrap=True)
        self._button = button("", self._turn, kind="chip")
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(label(what, "strong", wrap=True))
        text.addWidget(label(when, "muted", wrap=True))
        text.addWidget(self._rest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(text, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._show()

    def _turn(self) -> None:
        self._gone = not self._gone
        self._show()
        (self.removed if self._gone else self.brought_back).emit(self._entry)

    def _show(self) -> None:
        self._rest.setText(REMOVED if self._gone else self._lasting)
        self._button.setText("Undo" if self._gone else "Remove")
        self._button.setAccessibleName(f"{self._button.text()}: {self._what}")
