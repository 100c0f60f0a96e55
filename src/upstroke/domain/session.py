"""What was done: one run of a routine and its passes, as they are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

from upstroke.domain.anatomy import Half
from upstroke.domain.routine import Slot
from upstroke.domain.timeline import HALVES, PassSide

START_OF_DAY = time(4, 0)
"""When a practice day begins unless the user sets another time: what is done after midnight belongs to the evening."""

EVENING_FROM = time(14, 0)
"""From then on a morning that was not done is let go, and the evening comes next."""


class PassOutcome(StrEnum):
    """How a pass ended."""

    FINISHED = "finished"
    PARTIAL = "partial"
    SKIPPED = "skipped"


class SessionOutcome(StrEnum):
    """How a session ended; one that is still open counts as interrupted until it ends."""

    FINISHED = "finished"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class PassRecord:
    """A step worked on one side, as it was really done. In a session, `position` and `side` name it."""

    position: int
    side: PassSide
    routine_id: str
    step_id: str
    title: str
    tool: str
    technique: str
    zones: tuple[str, ...]
    pressure: int
    active_ms: int
    strokes: int
    outcome: PassOutcome


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a routine.

    `started_at` and `changed_at` are in UTC; `local_date` is the calendar date at the start where the user was, and
    `utc_offset_minutes` how far that place was from UTC.
    """

    id: str
    routine_id: str
    routine_title: str
    slot: Slot
    started_at: datetime
    local_date: date
    utc_offset_minutes: int
    planned_ms: int
    active_ms: int
    strokes: int
    outcome: SessionOutcome
    changed_at: datetime
    passes: tuple[PassRecord, ...] = ()

    @property
    def started_there(self) -> datetime:
        """The start with the zone where the user was."""
        return there(self.started_at, self.utc_offset_minutes)

    @property
    def started_local(self) -> datetime:
        """The wall time at the start, where the user was."""
        return local_time(self.started_at, self.utc_offset_minutes)


def there(moment: datetime, utc_offset_minutes: int) -> datetime:
    """A moment with the zone of a place so many minutes ahead of UTC."""
    return moment.astimezone(timezone(timedelta(minutes=utc_offset_minutes)))


def local_time(moment: datetime, utc_offset_minutes: int) -> datetime:
    """A moment in UTC as wall time without a zone, at a place so many minutes ahead of UTC."""
    return (moment.astimezone(UTC) + timedelta(minutes=utc_offset_minutes)).replace(tzinfo=None)


def practice_day(local: datetime, start_of_day: time = START_OF_DAY) -> date:
    """The practice day of a wall time: before the start of day it is still yesterday."""
    day = local.date()
    return day if local.time() >= start_of_day else day - timedelta(days=1)


def days_ago(moment: datetime, now: datetime, start_of_day: time = START_OF_DAY) -> int:
    """How many practice days before that of `now` a moment was. Each has the zone where the user was at the time.

    After clocks were changed, or a flight, it may have been another day by the clock of then than by that of now. What
    is nearer holds, so that nothing that was just done seems long ago.
    """
    today = practice_day(now.replace(tzinfo=None), start_of_day)
    clocks = moment, moment.astimezone(now.tzinfo)
    days = ((today - practice_day(by.replace(tzinfo=None), start_of_day)).days for by in clocks)
    return min(days, key=abs)


def days_passed_over(before: datetime, after: datetime, start_of_day: time = START_OF_DAY) -> tuple[date, ...]:
    """The practice days between two starts that there were on the calendar and not in the user's life.

    Whoever flies east over the date line, or lives where it was moved, can miss a day on the calendar with less than a
    day between two practices. Each start has the zone where the user was.
    """
    last = practice_day(after.replace(tzinfo=None), start_of_day)
    apart = (last - practice_day(before.replace(tzinfo=None), start_of_day)).days
    lost = apart - max(1, days_ago(before, after, start_of_day))
    return tuple(last - timedelta(days=back) for back in range(lost, 0, -1))


def worked_zones(passes: Iterable[PassRecord]) -> tuple[tuple[str, Half | None], ...]:
    """The zones in which something was done, each with the half on which it was; None where it was on both."""
    sides: dict[str, set[Half | None]] = {}
    for record in passes:
        if record.active_ms:
            for zone in record.zones:
                sides.setdefault(zone, set()).add(HALVES.get(record.side))
    return tuple((zone, on.pop() if len(on) == 1 else None) for zone, on in sides.items())
