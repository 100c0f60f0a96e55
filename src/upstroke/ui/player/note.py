"""A note of the player: something that is to be known, and asks for nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Note(QLabel):
    """A sentence on warm ground; without one it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("pill", "warm")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_note(self, text: str) -> None:
        """Show a sentence, or none."""
        self.setText(text)
        self.setVisible(bool(text))
