"""The card around the calendar: its year, and the way to earlier and later ones."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from PySide6.QtCore import Signal

from upstroke.domain.stats import DayRange, Totals
from upstroke.domain.year_grid import year_up_to
from upstroke.ui.history import phrases
from upstroke.ui.history.calendar import YearCalendar
from upstroke.ui.history.charts.menu import Shown
from upstroke.ui.history.charts.picture import WidgetPicture
from upstroke.ui.history.picture_card import PictureCard
from upstroke.ui.history.skin_notes import SkinDays
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.labels import label

Read = Callable[[date, date], Mapping[date, Totals]]
"""Answers what was done on each of the days from the first to the last; those with nothing may be left out."""


TITLE = "Rhythm"


class CalendarCard(PictureCard):
    """Shows the year up to today, and earlier ones back to the first day of practice."""

    day_opened = Signal(object)
    """The user wants to see the date that is carried."""

    def __init__(self, read: Read, theme: Theme, icons: Icons) -> None:
        self._read = read
        self._back = 0
        self._today = self._first = date.min
        self._rest: Collection[int] = frozenset()
        self._skin: SkinDays = {}
        self._span = label(kind="small")
        self.earlier = icon_button("Earlier year", lambda: self._turn(-1), icons, "caret-left")
        self.later = icon_button("Later year", lambda: self._turn(1), icons, "caret-right")
        self.calendar = YearCalendar(theme)
        super().__init__(TITLE, self._span, self.calendar, theme, icons, self.earlier, self.later)
        self.calendar.day_opened.connect(self.day_opened)
        self.calendar.year_asked.connect(self._turn)

    def show_days(
        self,
        today: date,
        first_practised: date,
        rest_weekdays: Collection[int] = frozenset(),
        skin: SkinDays | None = None,
    ) -> None:
        """Read anew the year that is shown. On `rest_weekdays` (0 is Monday) no practice is planned."""
        self._today, self._first, self._rest, self._skin = today, first_practised, rest_weekdays, skin or {}
        self._show()

    def shown(self) -> Shown:
        """The year, and each day of it."""
        year = year_up_to(self._today, self._back)
        return Shown(
            TITLE,
            year.last,
            lambda: self.calendar.table,
            self._picture,
        )

    def _picture(self) -> WidgetPicture:
        self.calendar.choose(-1)
        return WidgetPicture(self.calendar, TITLE, self._span.text(), self._theme)

    def _turn(self, years: int) -> None:
        back = self._back - years
        if back >= 0 and year_up_to(self._today, back).last >= self._first:
            self._back = back
            self._show()

    def _show(self) -> None:
        year = year_up_to(self._today, self._back)
        self._span.setText(phrases.days(DayRange(year.first, year.last)))
        self.calendar.show_days(self._read(year.first, year.last), year.first, year.last, self._rest, self._skin)
        self.earlier.setEnabled(year_up_to(self._today, self._back + 1).last >= self._first)
        self.later.setEnabled(self._back > 0)
        self.show_numbers()
