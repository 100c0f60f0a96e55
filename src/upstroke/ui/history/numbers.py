"""The four numbers at the top of the History page."""

from PySide6.QtWidgets import QGridLayout, QWidget

from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class NumberCard(Card):
    """A large number and what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=2, parent=parent)
        self._number = label(kind="number")
        self._caption = label(kind="muted", wrap=True)
        self.column.addWidget(self._number)
        self.column.addWidget(self._caption)
        self.column.addStretch(1)

    def show_number(self, number: str, caption: str) -> None:
        """Show a number."""
        self._number.setText(number)
        self._caption.setText(caption)
        self.setAccessibleName(f"{number} {caption}")


class Numbers(QWidget):
    """Four cards of equal width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = tuple(NumberCard() for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        for place, card in enumerate(self.cards):
            grid.addWidget(card, 0, place)
            grid.setColumnStretch(place, 1)
