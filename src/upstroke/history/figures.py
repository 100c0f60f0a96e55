"""What the charts show: what was done in each of many spans of days, in one question to the database a chart."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals
from upstroke.history.database import Database, Row

_ORIGIN = date(1970, 1, 1)
_ORIGIN_DAY = _ORIGIN.toordinal()
_DAY_S = 86_400

# A cross join keeps SQLite from reading all sessions first.
_IN_SPANS = (
    "FROM json_each(?1) AS span CROSS JOIN {table} "
    "ON local_second >= span.value ->> 0 AND local_second < span.value ->> 1"
)
_BY_DAY = (
    "SELECT (local_second - ?1) / 86400 AS day, sum(active_ms), sum(strokes), count(*) FROM session "
    "WHERE local_second >= ?1 AND local_second < ?2 GROUP BY day"
)
_BY_SLOT = (
    f"SELECT span.key, slot, sum(active_ms), sum(strokes), count(*) {_IN_SPANS.format(table='session')} "
    "GROUP BY span.key, slot"
)
_BY_TOOL = (
    f"SELECT span.key, tool, sum(active_ms), sum(strokes), count(*) {_IN_SPANS.format(table='tool_total')} "
    "WHERE active_ms > 0 GROUP BY span.key, tool"
)
# What is left of a division is below 0 for a wall time before 1970.
_MINUTE = "(local_second / 60 % 1440 + 1440) % 1440"
_STARTS = (
    f"SELECT span.key, slot, {_MINUTE} / ?2 * ?2 AS minute, count(*) {_IN_SPANS.format(table='session')} "
    "GROUP BY span.key, slot, minute"
)


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
        begins, end = self._between(first, last)
        found = self._database.read(
            lambda row: (first + timedelta(days=row[0]), Totals(*row[1:])), _BY_DAY, (begins, end)
        )
        return dict(found)

    def by_slot(self, spans: Sequence[DayRange]) -> tuple[Mapping[Slot, Totals], ...]:
        """What was done in each span, by slot; slots without a session are left out."""
        found = self._database.read(
            lambda row: (row[0], Slot(row[1]), Totals(*row[2:])), _BY_SLOT, (self._bounds(spans),)
        )
        return _placed(found, len(spans))

    def by_tool(self, spans: Sequence[DayRange]) -> tuple[Mapping[str, Totals], ...]:
        """What was done in each span with each tool, with in how many sessions; those not used are left out."""
        found = self._database.read(lambda row: (row[0], row[1], Totals(*row[2:])), _BY_TOOL, (self._bounds(spans),))
        return _placed(found, len(spans))

    def starts(self, spans: Sequence[DayRange], step: int = 1) -> tuple[Mapping[tuple[Slot, time], int], ...]:
        """How many sessions of each slot began at each wall time of each span, rounded down to `step` minutes."""
        found = self._database.read(_start_of, _STARTS, (self._bounds(spans), step))
        return _placed(found, len(spans))

    def _bounds(self, spans: Sequence[DayRange]) -> str:
        """The wall times at which the spans begin and end. By the wall, all days are equally long."""
        begins, _ = self._between(_ORIGIN, _ORIGIN)
        return json.dumps([_seconds(begins, span) for span in spans])


def _seconds(begins: int, span: DayRange) -> tuple[int, int]:
    first, last = span.first.toordinal(), span.last.toordinal()
    return begins + (first - _ORIGIN_DAY) * _DAY_S, begins + (last - _ORIGIN_DAY + 1) * _DAY_S


def _start_of(row: Row) -> tuple[int, tuple[Slot, time], int]:
    place, slot, minute, times = row
    return place, (Slot(slot), time(minute // 60, minute % 60)), times


def _placed(found: Sequence[tuple[int, Any, Any]], places: int) -> tuple[Mapping[Any, Any], ...]:
    """Keys and values, sorted into their places."""
    sorted_in: tuple[dict[Any, Any], ...] = tuple({} for _ in range(places))
    for place, key, value in found:
        sorted_in[place][key] = value
    return sorted_in
