"""The card around the chart of minutes: heading, legend, and the chart once it is wanted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from upstroke.domain.stats import Bar, Unit
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.colours import SLOT_TOKENS
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label, pill

if TYPE_CHECKING:
    from upstroke.ui.history.chart import MinutesChart


class ChartCard(Card):
    """Shows bars. The chart itself is made with the first bars, because what paints it is slow to load."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(margin=18, parent=parent)
        self._theme = theme
        self._chart: MinutesChart | None = None
        self._heading = label(kind="heading")
        self._legend = {slot: self._entry() for slot in SLOT_TOKENS}
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        for entry in self._legend.values():
            head.addWidget(entry)
        self._empty = label("Nothing in this time. A longer range shows more.", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(190)
        self._empty.hide()
        self.column.addLayout(head)
        self.column.addWidget(self._empty, 1)
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def chart(self) -> "MinutesChart | None":
        """The chart, once bars were shown."""
        return self._chart

    def show_bars(self, shown: Sequence[Bar], unit: Unit, summary: str) -> None:
        """Show bars, or that there is nothing to show."""
        from upstroke.ui.history.chart import MinutesChart

        if self._chart is None:
            self._chart = MinutesChart(self._theme)
            self.column.addWidget(self._chart, 1)
        self._heading.setText(phrases.HEADINGS[unit])
        self._chart.show_bars(shown, unit, summary)
        done = {slot for bar in shown for slot in bar.by_slot}
        self._chart.setVisible(bool(done))
        self._empty.setVisible(not done)
        for slot, entry in self._legend.items():
            entry.setVisible(slot in done)

    @staticmethod
    def _entry() -> QLabel:
        entry = pill()
        entry.setTextFormat(Qt.TextFormat.RichText)
        return entry

    def _dress(self) -> None:
        for slot, entry in self._legend.items():
            colour = getattr(self._theme.tokens, SLOT_TOKENS[slot])
            entry.setText(f'<span style="color:{colour}">■</span>&nbsp; {words.SLOTS[slot]}')
