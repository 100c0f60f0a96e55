"""What the record adds up to: ranges of days, bars for a chart, totals, and the usual time of a practice."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from itertools import accumulate

from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY

WEEKS_FROM = 60
"""A range of more days than this is shown by the week ..."""
MONTHS_FROM = 800
"""... one of more than this by the month ..."""
YEARS_FROM = 7500
"""... and one of more than this by the year, so that no chart has more bars than can be told apart."""

_DAY = 24 * 60
"""In minutes."""


class RangeName(StrEnum):
    """The ranges that one can look back over."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    ALL = "all"


_DAYS = {RangeName.WEEK: 7, RangeName.MONTH: 30, RangeName.YEAR: 365}


@dataclass(frozen=True, slots=True)
class DayRange:
    """Practice days from the first to the last, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @property
    def before(self) -> "DayRange":
        """The range of the same length that ends where this one begins."""
        return self.moved(-1)

    def moved(self, times: int) -> "DayRange":
        """The range moved by so many times its own length, to later days; to earlier ones below 0."""
        by = timedelta(days=self.days * times)
        return DayRange(self.first + by, self.last + by)


def range_up_to(today: date, name: RangeName, first_practised: date | None) -> DayRange:
    """The last 7, 30 or 365 days, today included, or all since the first practice."""
    if name is RangeName.ALL:
        return DayRange(min(first_practised or today, today), today)
    return DayRange(today - timedelta(days=_DAYS[name] - 1), today)


def days_that_count(days: DayRange, rest_days: Collection[int], practised_at_rest: int) -> int:
    """How many days of a range ask for practice: all but the planned days of rest on which there was none.

    `rest_days` are days of the week, 0 for Monday. They are those of the plan as it is now: earlier ones are not kept.
    """
    at_rest = sum((days.days + 6 - (day - days.first.weekday()) % 7) // 7 for day in rest_days)
    return days.days - at_rest + practised_at_rest


class Unit(StrEnum):
    """How much time one bar of a chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


def unit_for(days: DayRange) -> Unit:
    """The unit in which a range can be read at a glance."""
    if days.days > YEARS_FROM:
        return Unit.YEAR
    if days.days > MONTHS_FROM:
        return Unit.MONTH
    return Unit.WEEK if days.days > WEEKS_FROM else Unit.DAY


def spans(days: DayRange, unit: Unit) -> tuple[DayRange, ...]:
    """A range cut into days, weeks (from Monday), months or years; the first and the last may be shorter."""
    starts = [days.first]
    while (following := _next_start(starts[-1], unit)) <= days.last:
        starts.append(following)
    ends = [start - timedelta(days=1) for start in starts[1:]]
    return tuple(DayRange(first, last) for first, last in zip(starts, [*ends, days.last], strict=True))


def _next_start(day: date, unit: Unit) -> date:
    match unit:
        case Unit.DAY:
            return day + timedelta(days=1)
        case Unit.WEEK:
            return day + timedelta(days=7 - day.weekday())
        case Unit.MONTH:
            return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        case Unit.YEAR:
            return date(day.year + 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Totals:
    """What some sessions add up to."""

    active_ms: int = 0
    strokes: int = 0
    sessions: int = 0


def add_up(parts: Iterable[Totals]) -> Totals:
    """Add totals up."""
    active_ms = strokes = sessions = 0
    for part in parts:
        active_ms += part.active_ms
        strokes += part.strokes
        sessions += part.sessions
    return Totals(active_ms, strokes, sessions)


def change_percent(now: int, before: int) -> int | None:
    """How much more (or less, below 0) than before, in per cent; None where there was nothing before."""
    return round(100 * (now - before) / before) if before else None


@dataclass(frozen=True, slots=True)
class UsualTime:
    """A time of day, and the minutes within which half of the practices lie on either side of it."""

    at: time
    spread_minutes: int


def usual_time(starts: Mapping[time, int], start_of_day: time = START_OF_DAY) -> UsualTime | None:
    """The median of the times at which practices began, given how many began at each; None where there are none.

    Counted from the start of the practice day, so half past midnight is late in the evening, not early in the morning.
    """
    origin = _minute(start_of_day)
    minutes = [((_minute(start) - origin) % _DAY, times) for start, times in starts.items()]
    if not minutes:
        return None
    middle = _median(minutes)
    at = (round(middle) + origin) % _DAY
    spread = _median([(abs(minute - middle), times) for minute, times in minutes])
    return UsualTime(time(at // 60, at % 60), round(spread))


def usual_times(starts: Mapping[tuple[Slot, time], int], start_of_day: time = START_OF_DAY) -> dict[Slot, UsualTime]:
    """The same for each part of the day that came up."""
    of_slots = {slot: {at: times for (of, at), times in starts.items() if of is slot} for slot in Slot}
    return {slot: usual for slot, of_slot in of_slots.items() if (usual := usual_time(of_slot, start_of_day))}


def _median(counted: Iterable[tuple[float, int]]) -> float:
    """The middle of values that came up so many times each, or what is halfway between the two in the middle."""
    values = sorted(counted)
    up_to = list(accumulate(times for _, times in values))
    low, high = (bisect_right(up_to, place) for place in ((up_to[-1] - 1) // 2, up_to[-1] // 2))
    return (values[low][0] + values[high][0]) / 2


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute
