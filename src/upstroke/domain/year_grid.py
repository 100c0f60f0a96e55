"""A year as a grid: a column for each week from Monday, and how much was done on each day."""

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import quantiles

from upstroke.domain.stats import DayRange, Totals

STEPS = 5
"""How many shades of practice there are."""

WEEKS_BACK = 52
"""A year is shown with the week that it ends in and so many before; the one before it ends as many weeks earlier."""

LABEL_COLUMNS = 3
"""How many columns the name of a month takes; of two that are nearer only the later is named."""


class DayState(StrEnum):
    """What a day was. A planned rest without practice is neither done nor missed."""

    DONE = "done"
    REST = "rest"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the grid; `step` says how much was done, from 1 to STEPS, and is 0 where it was nothing."""

    day: date
    totals: Totals
    state: DayState
    step: int


@dataclass(frozen=True, slots=True)
class YearGrid:
    """Days in their order, each in a column for its week and a row for its day of the week."""

    cells: tuple[DayCell, ...]

    @property
    def days(self) -> DayRange:
        """The days that it shows."""
        return DayRange(self.cells[0].day, self.cells[-1].day)

    @property
    def columns(self) -> int:
        """How many weeks it touches."""
        return self.place(len(self.cells) - 1)[0] + 1

    def place(self, index: int) -> tuple[int, int]:
        """The column and row of a cell."""
        return divmod(index + self.cells[0].day.weekday(), 7)

    def index_at(self, column: int, row: int) -> int:
        """The cell in a column and row; -1 where there is none."""
        index = column * 7 + row - self.cells[0].day.weekday()
        return index if 0 <= row < 7 and 0 <= index < len(self.cells) else -1

    @property
    def months(self) -> tuple[tuple[int, date], ...]:
        """Where to write the names of months: the column of the first day of each that is shown."""
        found: list[tuple[int, date]] = []
        for index, cell in enumerate(self.cells):
            if index == 0 or cell.day.day == 1:
                column = self.place(index)[0]
                if found and column - found[-1][0] < LABEL_COLUMNS:
                    found.pop()
                found.append((column, cell.day))
        return tuple(found)

    def count(self, state: DayState) -> int:
        """How many days are in a state."""
        return sum(cell.state is state for cell in self.cells)


def year_grid(
    days: Mapping[date, Totals], first: date, last: date, rest_weekdays: Collection[int] = frozenset()
) -> YearGrid:
    """The grid of the days from `first` to `last`; `rest_weekdays` are those on which none is planned, 0 for Monday.

    The steps are fifths of the user's own days of practice, so that they tell days apart however long one practises.
    """
    worked = [totals.active_ms for day, totals in days.items() if first <= day <= last and totals.active_ms]
    limits = quantiles(worked, n=STEPS, method="inclusive") if len(worked) > 1 else worked[:0]
    cells = []
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        totals = days.get(day, Totals())
        if totals.active_ms:  # a session that was cut off before anything was done makes no day
            cells.append(DayCell(day, totals, DayState.DONE, 1 + bisect_right(limits, totals.active_ms)))
        else:
            state = DayState.REST if day.weekday() in rest_weekdays else DayState.EMPTY
            cells.append(DayCell(day, totals, state, 0))
    return YearGrid(tuple(cells))


def year_up_to(today: date, back: int = 0) -> DayRange:
    """The year of whole weeks that ends today, or so many years of weeks before."""
    last = today - timedelta(weeks=WEEKS_BACK * back)
    return DayRange(last - timedelta(weeks=WEEKS_BACK, days=last.weekday()), last)
