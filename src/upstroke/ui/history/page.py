"""The History page: what was done in a range of days."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from upstroke.domain import stats
from upstroke.domain.routine import Slot
from upstroke.domain.session import Session
from upstroke.domain.stats import Bar, DayRange, RangeName, Totals
from upstroke.history.database import HistoryUnavailable
from upstroke.history.facts import VISITS
from upstroke.history.store import History
from upstroke.history.week import plan_of
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.chart_card import ChartCard
from upstroke.ui.history.notices import EmptyHistory, Notice
from upstroke.ui.history.numbers import Numbers
from upstroke.ui.history.session_list import SessionList
from upstroke.ui.history.session_panel import SessionPanel
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollPage
from upstroke.ui.widgets.segmented import Segmented

PANEL_WIDTH = 330
SIDE_BY_SIDE = 940
"""Pixels of page width from which the panel of a session stands beside the list; below, it stands under it."""

_RANGES = tuple(RangeName)


class HistoryPage(ScrollPage):
    """Shows the history. It reads when it is shown, and when it is told to with `refresh`."""

    library_requested = Signal()
    """There is nothing to show yet: let the user choose a routine."""
    export_requested = Signal()

    def __init__(
        self,
        history: History,
        today: Callable[[], date],
        now: Callable[[], datetime],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._today, self._now = history, today, now
        self._range = RangeName.MONTH
        self._days = DayRange(today(), today())
        self._deleted: Session | None = None

        self._ranges = Segmented("Range")
        self._ranges.show_options([phrases.RANGES[name] for name in _RANGES], _RANGES.index(self._range))
        self._ranges.chosen.connect(lambda place: self.show_range(_RANGES[place]))
        self._export = button("Export", self.export_requested.emit, icons=icons, icon="export")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("History", "title"), 1)
        head.addWidget(self._ranges, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._export)

        self._notice = Notice()
        self._notice.undo.connect(self._undo)
        self._empty = EmptyHistory(icons)
        self._empty.library_requested.connect(self.library_requested)
        self._numbers = Numbers()
        self._chart = ChartCard(theme)
        self._list = SessionList(self._sessions, theme)
        self._list.setMinimumHeight(160)
        self._panel = SessionPanel(icons)
        self._list.chosen.connect(self._show_session)
        self._list.delete_requested.connect(self._delete)
        self._panel.delete_requested.connect(self._delete)

        sessions = Card(margin=18)
        self._visits = label(kind="muted", wrap=True)
        sessions.column.addWidget(label("Sessions", "heading"))
        sessions.column.addWidget(self._visits)
        sessions.column.addWidget(self._list, 1)
        left = QVBoxLayout()
        left.setSpacing(18)
        left.addWidget(self._chart, 1)
        left.addWidget(sessions, 1)
        self._body = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(18)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._panel)

        self.column.addLayout(head)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._numbers)
        self.column.addWidget(self._body, 1)

    @property
    def chart(self) -> ChartCard:
        """The card with the chart."""
        return self._chart

    @property
    def days(self) -> DayRange:
        """The days that are shown."""
        return self._days

    def show_range(self, name: RangeName) -> None:
        """Show another range of days."""
        self._range = name
        self._ranges.choose(_RANGES.index(name))
        self.refresh()

    def refresh(self) -> None:
        """Read the history again, if the page is to be seen. Says so where it can't be read."""
        if not self.isVisible():
            return
        with self._saying():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was done since the page was last seen."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: object) -> None:
        """What was deleted can't be put back after one has gone elsewhere."""
        self._forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panel where there is room for it."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._panel.setMinimumWidth(PANEL_WIDTH if wide else 0)
        self._panel.setMaximumWidth(PANEL_WIDTH if wide else self.maximumWidth())

    def _read(self) -> None:
        empty = self._history.is_empty
        self._empty.setVisible(empty)
        for part in (self._ranges, self._export, self._numbers, self._body):
            part.setVisible(not empty)
        if empty:
            return
        self._days = stats.range_up_to(self._today(), self._range, self._history.first_day)
        by_slot = self._history.totals(self._days.first, self._days.last)
        whole = stats.add_up(by_slot.values())
        practised = self._history.days_practised(self._days.first, self._days.last)
        self._show_numbers(by_slot, whole, practised)
        unit = stats.unit_for(self._days)
        spans = stats.spans(self._days, unit)
        bars = [Bar(span, self._history.totals(span.first, span.last)) for span in spans]
        self._chart.show_bars(bars, unit, phrases.summary(self._range, self._days, whole, practised))
        visits = sorted(visit.day for visit in self._history.facts.of(VISITS).values())
        self._visits.setText(phrases.visits([day for day in visits if self._days.first <= day <= self._days.last]))
        self._visits.setVisible(bool(self._visits.text()))
        self._show_list()

    def _show_numbers(self, by_slot: Mapping[Slot, Totals], whole: Totals, practised: int) -> None:
        days = self._days
        first, before = self._history.first_day, days.before
        percent = None
        if first and first <= before.first:  # else there is not the whole of it to compare with
            earlier = stats.add_up(self._history.totals(before.first, before.last).values())
            percent = stats.change_percent(whole.active_ms, earlier.active_ms)
        slot = _most_used(by_slot)
        starts = self._history.start_times(slot, days.first, days.last) if slot else {}
        usual = stats.usual_time(starts, self._history.start_of_day)
        sessions = f"{phrases.number(whole.sessions)} {words.plural(whole.sessions, 'session')}"
        rest_days = plan_of(self._history.facts).rest_days
        at_rest = self._history.days_practised(days.first, days.last, rest_days) if rest_days else 0
        counted = stats.days_that_count(days, rest_days, at_rest)
        shown = (
            (phrases.minutes(whole.active_ms), f"{phrases.span_name(self._range, days)}{phrases.change(percent)}"),
            (phrases.number(whole.strokes), words.plural(whole.strokes, "stroke")),
            (
                f"{phrases.number(practised)} of {phrases.number(counted)}",
                f"days practised, {sessions}{phrases.but_for(rest_days)}",
            ),
            phrases.usual(usual, slot),
        )
        for card, (number, caption) in zip(self._numbers.cards, shown, strict=True):
            card.show_number(number, caption)

    def _show_list(self) -> None:
        here = self._list.session
        self._list.show_days(self._days, here.id if here else "", max(0, self._list.currentIndex().row()))

    def _show_session(self, session: Session | None) -> None:
        self._panel.setVisible(session is not None)
        if session is not None:
            with self._saying(), suppress(KeyError):  # deleted by another program just now
                self._panel.show_session(self._history.session(session.id))

    def _delete(self) -> None:
        session = self._list.session
        if session is None:
            return
        with self._saying():
            self._deleted = self._history.delete(session.id, self._now())
            day = phrases.day(session.started_local.date(), "d MMMM")
            self._notice.say(f"“{session.routine_title}” of {day} is deleted.", undo=True)
            self.refresh()

    def _undo(self) -> None:
        if self._deleted is None:
            return
        with self._saying():
            self._history.restore(self._deleted, self._now())
            self._forget()
            self.refresh()

    def _forget(self) -> None:
        self._deleted = None
        self._notice.hide()

    def _sessions(self, first: date, last: date, start: int, count: int) -> tuple[Session, ...]:
        with self._saying():
            return self._history.sessions(first, last, start, count)
        return ()

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Say so on the page where the history can't be used, and go on."""
        try:
            yield
        except HistoryUnavailable as trouble:
            self._notice.say(str(trouble), warm=True)


def _most_used(by_slot: Mapping[Slot, Totals]) -> Slot | None:
    """The slot with the most sessions, which is the one that has a usual time; the evening, if it is one of several."""
    return max(by_slot, key=lambda slot: (by_slot[slot].sessions, slot is Slot.EVENING), default=None)
