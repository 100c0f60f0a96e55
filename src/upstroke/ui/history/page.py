"""The History page: what was done in a range of days."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStyle, QWidget

from upstroke.domain.body_map import BodyMap
from upstroke.domain.look_back import LookBack
from upstroke.domain.ratings import changes
from upstroke.domain.report import Report
from upstroke.domain.rhythm import Rhythm
from upstroke.domain.skin import by_day
from upstroke.domain.stats import DayRange, RangeName, Totals, add_up
from upstroke.history.database import HistoryUnavailable
from upstroke.history.facts import SKIN, VISITS
from upstroke.history.reports import report_of
from upstroke.history.store import History
from upstroke.ui.actions import add_action
from upstroke.ui.faces import Faces
from upstroke.ui.history import phrases
from upstroke.ui.history.calendar_card import CalendarCard
from upstroke.ui.history.charts.board import ChartBoard
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.history.day_bar import DayBar
from upstroke.ui.history.map_card import MapCard
from upstroke.ui.history.notices import EmptyHistory, Notice
from upstroke.ui.history.numbers import Numbers
from upstroke.ui.history.range_bar import RangeBar
from upstroke.ui.history.reading import Reading, read_range
from upstroke.ui.history.session_desk import SessionDesk
from upstroke.ui.history.skin_notes import SkinDays, in_words, skin_days
from upstroke.ui.history.take_out import TakeOut
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.scroll_page import ScrollPage

ASIDE_WIDTH = 330
SIDE_BY_SIDE = 940
"""Pixels of page width from which there are two columns; below, one."""

GAP = 18
SEEKING_MS = 600
"""So long after a day was opened the page may still grow, as charts get their room when they are first seen."""


class HistoryPage(ScrollPage):
    """Shows the history. It reads when it is shown, and when it is told to with `refresh`."""

    shelves_requested = Signal()
    """There is nothing to show yet: let the user choose a routine."""
    export_requested = Signal()
    said = Signal(str, bool)
    """What was taken along, or why it could not be, to be told wherever the page is scrolled to, and whether it was."""

    def __init__(
        self,
        history: History,
        today: Callable[[], date],
        now: Callable[[], datetime],
        theme: Theme,
        icons: Icons,
        faces: Faces,
        rhythm: Callable[[], Rhythm | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """`rhythm` says how regular the practice is."""
        super().__init__(parent)
        self.setAccessibleName("History")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # so that the keys scroll at once; Tab goes on to what is in it
        self._history, self._today, self._faces, self._rhythm = history, today, faces, rhythm
        self._reading: Reading | None = None
        self._skin: SkinDays = {}
        self._ranges = RangeBar(icons)
        self._ranges.changed.connect(self.refresh)
        self._take_out = TakeOut(self._report, faces, icons, self)
        self._take_out.everything.connect(self.export_requested)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label("History", "title"), 1)
        head.addWidget(self._ranges.pills, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._take_out.button)

        self._notice = Notice()
        self._take_out.said.connect(self.said)
        self._empty = EmptyHistory(icons)
        self._empty.shelves_requested.connect(self.shelves_requested)
        self._numbers = Numbers()
        self._charts = ChartBoard(history, self._figure, theme, icons, self._still, self)
        self._charts.opened.connect(self.open_days)
        self._charts.said.connect(self.said)
        self._calendar = CalendarCard(self._by_day, theme, icons)
        self._calendar.day_opened.connect(lambda day: self.open_days(DayRange(day, day)))
        self._map = MapCard(faces, theme, icons)
        for card in (self._calendar, self._map):
            card.said.connect(self.said)
        self._desk = SessionDesk(history, now, self._saying, theme, icons, self)
        self._desk.changed.connect(lambda: self.refresh(self._day))
        self._desk.card.list.sought.connect(self._show_row)
        self._desk.card.all_days_requested.connect(lambda: self.show_range(RangeName.ALL))
        self._empty.add_requested.connect(self._desk.ask_new)
        add_action(self, "find_session", self._desk.find)
        add_action(self, "add_session", self._desk.ask_new)
        add_action(self, "undo_session", self._desk.undo)
        self._day_bar = DayBar(icons)
        self._day_bar.closed.connect(lambda: self._show_sessions(None))

        self._day: DayRange | None = None
        """The single day whose sessions are shown."""
        self._seeking = QTimer(self)
        self._seeking.setSingleShot(True)
        self._seeking.setInterval(SEEKING_MS)
        self.verticalScrollBar().rangeChanged.connect(self._on_grown)

        self._rows: list[QBoxLayout] = []
        self._asides = (self._map, self._desk.panel)
        self._body = QWidget()
        body = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GAP)
        practice = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        practice.setSpacing(GAP)
        practice.addWidget(self._charts.worked, 1)
        practice.addWidget(self._calendar)
        body.addLayout(self._row(practice, self._map))
        body.addLayout(self._row(self._charts.starts, self._charts.tools))
        body.addWidget(self._charts.rated)
        body.addWidget(self._day_bar)
        body.addLayout(self._row(self._desk.card, self._desk.panel), 1)

        self.column.addLayout(head)
        self.column.addWidget(self._ranges)
        self.column.addWidget(self._notice)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._numbers)
        self.column.addWidget(self._body, 1)

    @property
    def charts(self) -> ChartBoard:
        """All its charts."""
        return self._charts

    @property
    def desk(self) -> SessionDesk:
        """Where its sessions are changed."""
        return self._desk

    @property
    def days(self) -> DayRange:
        """The days that are shown."""
        return self._reading.days if self._reading else DayRange(self._today(), self._today())

    def show_range(self, name: RangeName) -> None:
        """Show another range of days, up to today."""
        self._ranges.look = LookBack(name)
        self.refresh()

    def open_days(self, days: DayRange) -> None:
        """Show more of some days: the sessions of a single one; several take the place of those that are shown."""
        if days.days > 1:
            self._ranges.look = LookBack.on(days)
            self.refresh()
        else:
            self._show_sessions(days)
            self._seeking.start()
            QTimer.singleShot(0, self._scroll_to_day)
            self._desk.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_grown(self) -> None:
        if self._seeking.isActive():
            self._scroll_to_day()

    def _scroll_to_day(self) -> None:
        """Let the open day be the first thing that is seen."""
        inside = self.widget()
        if inside is not None:
            self.verticalScrollBar().setValue(self._day_bar.mapTo(inside, QPoint(0, 0)).y() - GAP)

    def _show_row(self, place: QRect) -> None:
        """Let a row of the sessions be seen."""
        inside = self.widget()
        if inside is not None:
            spot = self._desk.card.list.mapTo(inside, place.center())
            self.ensureVisible(self.horizontalScrollBar().value(), spot.y(), 0, place.height() + GAP)

    def refresh(self, day: DayRange | None = None) -> None:
        """Read the history again, if the page is to be seen, with a single `day` open or none.

        Says so where it can't be read.
        """
        if not self.isVisible():
            return
        with self._saying():
            self._read(day)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was done since the page was last seen."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: object) -> None:
        """What was changed can't be taken back after one has gone elsewhere."""
        self._notice.hide()
        self._desk.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put side by side what there is room for."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        for aside in self._asides:
            aside.setMinimumWidth(ASIDE_WIDTH if wide else 0)
            aside.setMaximumWidth(ASIDE_WIDTH if wide else self.maximumWidth())
        for part in (self._desk.card, self._desk.panel):
            part.leave_scrolling(to_page=not wide)

    def _row(self, left: QBoxLayout | QWidget, right: QWidget) -> QBoxLayout:
        """Two things side by side, or one below the other where it is narrow."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GAP)
        if isinstance(left, QWidget):
            row.addWidget(left, 1)
        else:
            row.addLayout(left, 1)
        row.addWidget(right, 0 if right in self._asides else 1)
        self._rows.append(row)
        return row

    def _read(self, day: DayRange | None) -> None:
        empty = self._history.is_empty and not self._desk.can_undo
        self._empty.setVisible(empty)
        for part in (self._ranges, self._ranges.pills, self._take_out.button, self._numbers, self._body):
            part.setVisible(not empty)
        if empty:
            return
        today, first = self._today(), self._history.first_day
        reading = self._reading = read_range(self._history, self._ranges.look, today, first)
        self._ranges.show_days(reading.days, today, first)
        self._numbers.show_reading(reading, self._rhythm())
        self._charts.show_reading(reading)
        notes = by_day(self._history.facts.of(SKIN).values(), self._history.start_of_day)
        self._skin = skin_days(notes, self._faces.zone_title)
        self._calendar.show_days(today, first or today, reading.rest_days, self._skin)
        found = BodyMap(self._history.zone_totals(reading.days.first, reading.days.last))
        self._map.show_map(found, reading.days)
        self._show_sessions(day)

    def _show_sessions(self, day: DayRange | None) -> None:
        """Show the sessions of a single day, or of all days that are shown."""
        with self._saying():
            self._day, days = day, day or self.days
            whole = self._reading.whole if self._reading and day is None else self._whole(days)
            self._day_bar.show_day(day)
            visits = sorted(visit.day for visit in self._history.facts.of(VISITS).values())
            came = phrases.visits([each for each in visits if days.first <= each <= days.last])
            noted = in_words({each: said for each, said in self._skin.items() if days.first <= each <= days.last})
            shown = "\n".join(part for part in (came, noted) if part)
            self._desk.card.notes.setText(shown)
            self._desk.card.notes.setVisible(bool(shown))
            everything = day is None and self._ranges.look == LookBack(RangeName.ALL)
            self._desk.show_days(days, whole.sessions, all_days=everything)

    def _report(self) -> Report | None:
        """The days that are shown, as a report."""
        with self._saying():
            rated = changes([each.rating for each in self._history.ratings(self.days.first, self.days.last)])
            return report_of(self._history, self.days, self._today(), rated)
        return None

    def _whole(self, days: DayRange) -> Totals:
        return add_up(self._history.totals(days.first, days.last).values())

    def _still(self) -> bool:
        """Whether nothing may move: so the user wants it, or the system."""
        return self._faces.calm or not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)

    def _by_day(self, first: date, last: date) -> Mapping[date, Totals]:
        with self._saying():
            return self._history.figures.by_day(first, last)
        return {}

    def _figure(self, make: Callable[[], Figure]) -> Figure | None:
        with self._saying():
            return make()
        return None

    @contextmanager
    def _saying(self) -> Iterator[None]:
        """Say so on the page where the history can't be used, and go on."""
        try:
            yield
        except HistoryUnavailable as trouble:
            self._notice.say(str(trouble), warm=True)
