"""Something said in words, with the controls that change it folded away below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from upstroke.ui.widgets.labels import label

CLOSED, OPEN = "Change", "Done"


class Fold(QWidget):
    """Shows words, and `inside` once the user wants to change them."""

    opened = Signal(bool)

    def __init__(self, name: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._inside = inside
        self._words = label(wrap=True)
        self._chip = QPushButton(CLOSED)
        self._chip.setProperty("kind", "chip")
        self._chip.setCheckable(True)
        self._chip.setCursor(Qt.CursorShape.PointingHandCursor)
        self._chip.toggled.connect(self._turn)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._words, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(inside)
        self.setFocusProxy(self._chip)
        self._turn(False)

    @property
    def is_open(self) -> bool:
        """Whether the controls are shown."""
        return self._chip.isChecked()

    def show_words(self, text: str) -> None:
        """Say how it is now."""
        self._words.setText(text)

    def _turn(self, opened: bool) -> None:
        self._chip.setText(OPEN if opened else CLOSED)
        self._chip.setAccessibleName(f"{OPEN if opened else CLOSED}: {self._name}")
        self._inside.setVisible(opened)
        self.opened.emit(opened)
