"""Offers, once, to rate how it feels."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from upstroke.domain.ratings import Scale
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label

OFFER = "If you like, note how it feels before and after. Tap what you would like to rate; the settings can change it."


class RatingOffer(QWidget):
    """A sentence, and a chip for each scale that turns it on and off."""

    chosen = Signal(object, bool)
    """A Scale, and whether the user likes to rate it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: dict[Scale, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(OFFER, "muted", wrap=True))
        chips = QWidget()
        flow = FlowLayout(chips, spacing=6)
        column.addWidget(chips)
        for scale in Scale:
            chip = QPushButton(scale.words)
            chip.setProperty("kind", "chip")
            chip.setCheckable(True)
            chip.setCursor(Qt.CursorShape.PointingHandCursor)
            chip.setAccessibleName(f"Rate: {scale.words}")
            chip.clicked.connect(lambda on, scale=scale: self.chosen.emit(scale, on))
            flow.addWidget(chip)
            self.chips[scale] = chip
        self.hide()

    def show_chosen(self, scales: Collection[Scale]) -> None:
        """Show which are on."""
        for scale, chip in self.chips.items():
            chip.setChecked(scale in scales)
