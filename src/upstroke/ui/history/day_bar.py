"""Says that the sessions below are those of a single day, and leads back to the others."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from upstroke.domain.stats import DayRange
from upstroke.ui.history import phrases
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label


class DayBar(Card):
    """Stands above the sessions while a day is open."""

    closed = Signal()
    """Show the sessions of all days again."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(kind="wash", margin=10, parent=parent)
        self._day = label(kind="strong", wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 0, 0)  # its words begin where those of the cards below do
        row.addWidget(self._day, 1)
        row.addWidget(button("Show all of these days", self.closed.emit, kind="quiet", icons=icons, icon="x"))
        self.column.addLayout(row)
        self.hide()

    def show_day(self, day: DayRange | None) -> None:
        """Say which day it is; None hides it."""
        self.setVisible(day is not None)
        if day:
            self._day.setText(f"Sessions of {phrases.day(day.first, 'dddd d MMMM yyyy')}")
