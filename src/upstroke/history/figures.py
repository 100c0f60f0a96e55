"""What the charts show: what was done in each of many spans of days."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from typing import TypeVar

from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals
from upstroke.history import rows
from upstroke.history.database import Database, Row

T = TypeVar("T")

_IN_SPAN = "WHERE local_second >= ?1 AND local_second < ?2"
_SUMS = "sum(active_ms), sum(strokes), count(*)"
_BY_DAY = f"SELECT (local_second - ?1) / 86400 AS day, {_SUMS} FROM session {_IN_SPAN} GROUP BY day"
_BY_SLOT = f"SELECT slot, {_SUMS} FROM session {_IN_SPAN} GROUP BY slot"
_BY_TOOL = f"SELECT tool, {_SUMS} FROM tool_total {_IN_SPAN} AND active_ms > 0 GROUP BY tool"
# What is left of a division is below 0 for a wall time before 1970. Grouped by the number first, as that sorts quicker.
_STARTS = f"""
    SELECT (local_second / 60 % 1440 + 1440) % 1440 / ?3 * ?3 AS minute, slot, count(*) FROM session {_IN_SPAN}
    GROUP BY minute, slot
    """


class Figures:
    """Answers for the charts. Each answer has one place a span, in their order; spans may overlap.

    Every method raises HistoryUnavailable when the file can't be used.
    """

    def __init__(self, database: Database, between: Callable[[date, date], tuple[int, int]]) -> None:
        """`between` says between which wall times, in seconds since 1970, practice days lie."""
        self._database = database
        self._between = between

    def by_day(self, first: date, last: date) -> Mapping[date, Totals]:
        """What was done on each practice day from the first to the last; days without a session are left out."""
        (found,) = self._of_each(
            lambda row: (first + timedelta(days=row[0]), Totals(*row[1:])), _BY_DAY, [DayRange(first, last)]
        )
        return dict(found)

    def by_slot(self, spans: Sequence[DayRange]) -> tuple[Mapping[Slot, Totals], ...]:
        """What was done in each span, by slot; slots without a session are left out."""
        return tuple(map(dict, self._of_each(rows.slot_totals_of, _BY_SLOT, spans)))

    def by_tool(self, spans: Sequence[DayRange]) -> tuple[Mapping[str, Totals], ...]:
        """What was done in each span with each tool, with in how many sessions; those not used are left out."""
        return tuple(map(dict, self._of_each(lambda row: (row[0], Totals(*row[1:])), _BY_TOOL, spans)))

    def starts(self, spans: Sequence[DayRange], step: int = 1) -> tuple[Mapping[tuple[Slot, time], int], ...]:
        """How many sessions of each slot began at each wall time of each span, rounded down to `step` minutes."""
        return tuple(map(dict, self._of_each(_start_of, _STARTS, spans, step)))

    def _of_each(
        self, make: Callable[[Row], T], statement: str, spans: Sequence[DayRange], *values: int
    ) -> Iterator[list[T]]:
        """What a statement finds in each span. Asking for each is quicker than asking once and sorting by span."""
        for span in spans:
            yield self._database.read(make, statement, (*self._between(span.first, span.last), *values))


def _start_of(row: Row) -> tuple[tuple[Slot, time], int]:
    minute, slot, times = row
    return (Slot(slot), time(minute // 60, minute % 60)), times
