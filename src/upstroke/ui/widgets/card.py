"""A card: a rounded frame that holds a column."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Card(QFrame):
    """A rounded frame with a column of widgets in it. Its kind is `card`, `wash`, `tile` or `notice`."""

    def __init__(self, kind: str = "card", margin: int = 20, spacing: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)
