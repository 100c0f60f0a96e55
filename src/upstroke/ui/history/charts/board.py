"""The charts of the History page, all of the same days."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from upstroke.domain.ratings import Scale
from upstroke.domain.stats import add_up
from upstroke.history.store import History
from upstroke.ui.history import phrases
from upstroke.ui.history.charts.card import ChartCard
from upstroke.ui.history.charts.figure import Figure, Kind
from upstroke.ui.history.charts.rated import rated_figure
from upstroke.ui.history.charts.starts import STEPS, starts_figure
from upstroke.ui.history.charts.tools import tools_figure
from upstroke.ui.history.charts.worked import Measure, Split, slot_figure, tool_figure
from upstroke.ui.history.reading import Reading
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.segmented import Segmented

Trying = Callable[[Callable[[], Figure]], Figure | None]
"""Makes a figure; tells the user where the history can't be used, and then answers None."""

_MEASURES, _SPLITS, _SCALES = tuple(Measure), tuple(Split), tuple(Scale)


class ChartBoard(QObject):
    """Holds the cards for a page. Those that can't be seen yet are read when they are."""

    opened = Signal(object)
    """The user wants to see more of a DayRange."""
    said = Signal(str, bool)
    """What was done with a chart, or why it could not be, and whether it was done."""

    def __init__(
        self, history: History, trying: Trying, theme: Theme, icons: Icons, still: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._history, self._trying = history, trying
        self._reading: Reading | None = None
        self.measure = Segmented("What the bars count")
        self.measure.show_options(list(_MEASURES), 0)
        self.split = Segmented("How the bars are divided")
        self.split.show_options(list(_SPLITS), 0)
        self.worked = ChartCard(Kind.BARS, theme, icons, still, self.measure, self.split)
        self.starts = ChartCard(Kind.DOTS, theme, icons, still)
        self.tools = ChartCard(Kind.LANES, theme, icons, still)
        self.scale = Segmented("What was rated")
        self.scale.show_options([scale.words for scale in _SCALES], 0)
        self.scale.chosen.connect(lambda _: self.show_later())
        self.rated = ChartCard(Kind.LINES, theme, icons, still, self.scale)
        for switch in (self.measure, self.split):
            switch.chosen.connect(lambda _: self._show_worked())
        for card in (self.worked, self.starts, self.tools, self.rated):
            card.opened.connect(self.opened)
            card.said.connect(self.said)

    def show_reading(self, reading: Reading) -> None:
        """Show another range of days."""
        self._reading = reading
        self._show_worked()
        self.show_later()

    def show_later(self) -> None:
        """Let the charts further down show the days when they are seen. Raises HistoryUnavailable."""
        reading = self._reading
        if reading is None:
            return
        self.starts.show_later(lambda: self._trying(lambda: self._starts(reading)))
        self.tools.show_later(lambda: self._trying(lambda: self._tools(reading)))
        rated = self._history.ratings(reading.days.first, reading.days.last)
        self.rated.setVisible(bool(rated))
        scale = _SCALES[self.scale.index]
        self.rated.show_later(lambda: rated_figure(reading.spans, reading.unit, rated, scale))

    def _show_worked(self) -> None:
        reading = self._reading
        figure = self._trying(lambda: self._worked(reading)) if reading else None
        if figure:
            self.worked.show_figure(figure)

    def _worked(self, reading: Reading) -> Figure:
        measure = _MEASURES[self.measure.index]
        summary = phrases.summary(reading.look, reading.days, reading.whole, reading.practised)
        if _SPLITS[self.split.index] is Split.SLOT:
            return slot_figure(reading.spans, reading.unit, reading.by_slot, measure, summary)
        done = self._history.figures.by_tool(reading.spans)
        wholes = [add_up(each.values()) for each in reading.by_slot]
        return tool_figure(reading.spans, reading.unit, done, wholes, measure, summary)

    def _starts(self, reading: Reading) -> Figure:
        starts = self._history.figures.starts(reading.spans, STEPS[reading.unit])
        return starts_figure(reading.spans, reading.unit, starts, reading.usual, self._history.start_of_day)

    def _tools(self, reading: Reading) -> Figure:
        return tools_figure(reading.spans, reading.unit, self._history.figures.by_tool(reading.spans))
