"""Reminders: when each is due, at the wall time of where the user is, and when to look next.

A reminder goes by the clock on the wall, whatever hour begins the user's day; only what is planned and what is done go
by practice days. Nothing counts on being asked in time: what became due while the machine slept is due when it wakes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from upstroke.domain.plan import DAYS, REST, WeekPlan
from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY, Session, SessionOutcome, practice_day
from upstroke.domain.today import due_slot

SNOOZE = timedelta(minutes=15)

LATE = timedelta(minutes=10)
"""What is shown so long after its time was missed, and says so."""

A_DAY = timedelta(days=1)

AHEAD = 15
"""Days in which a reminder of one day of the week comes again, even where the calendar leaves that day out once."""

Here = Callable[[datetime], datetime]
"""Gives a moment with the clock of the user's place, as `datetime.astimezone` does."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to be reminded of: what the plan has in `slot`, or with `Slot.ANY` one routine."""

    id: str
    at: time
    """On the wall, to the minute."""
    days: tuple[int, ...] = tuple(DAYS)
    """Of the week, 0 is Monday, by the calendar: half past midnight on Monday is on Monday."""
    slot: Slot = Slot.ANY
    routine_id: str = ""
    on: bool = True
    text: str = ""
    """The user's own words for it."""

    def __post_init__(self) -> None:
        if self.at.tzinfo:
            raise ValueError("A reminder goes by the clock on the wall, so its time has no zone.")

    @property
    def subject(self) -> tuple[Slot, str]:
        """What it reminds of: two of the same are one thing to do."""
        return self.slot, self.routine_id if self.slot is Slot.ANY else ""


USUAL_REMINDERS = (
    Reminder("morning", time(7, 30), slot=Slot.MORNING),
    Reminder("evening", time(21, 0), slot=Slot.EVENING),
)
"""Those that there are until the user says otherwise."""


@dataclass(frozen=True, slots=True)
class Told:
    """The last day of the calendar on which a reminder was shown or declined: it is over, or comes again."""

    day: date
    again_at: datetime | None = None
    """When a snooze ends."""


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder that is to be shown now: of which day it is, and which routine it leads to."""

    reminder: Reminder
    day: date
    routine_id: str
    late: bool = False


def moment_of(day: date, at: time, here: Here) -> datetime | None:
    """The first moment, in UTC, at which the wall shows a time of a day.

    A time that the clocks leave out comes as much later as they were put forward, one that they show twice comes the
    first time. None on a day that the calendar of the place left out.
    """
    unplaced = datetime.combine(day, at, UTC)
    offsets = {here(unplaced + by).utcoffset() or timedelta() for by in (-A_DAY, timedelta(), A_DAY)}
    moments = sorted(unplaced - offset for offset in offsets)
    for moment in moments:
        if here(moment).replace(tzinfo=None) == unplaced.replace(tzinfo=None):
            return moment
    return None if max(offsets) - min(offsets) >= A_DAY else moments[-1]


def planned_day(reminder: Reminder, day: date, start_of_day: time = START_OF_DAY) -> date:
    """The day of the plan that a reminder means on a day of the calendar.

    After midnight it is still the evening before; but whoever wants to be woken for the morning means the new day.
    """
    return day if reminder.slot is Slot.MORNING else practice_day(datetime.combine(day, reminder.at), start_of_day)


def routine_meant(reminder: Reminder, day: date, plan: WeekPlan, start_of_day: time = START_OF_DAY) -> str:
    """The id of the routine that a reminder means on a day of the calendar; `REST` where the plan has a day off."""
    if reminder.slot is Slot.ANY:
        return reminder.routine_id
    return plan.at(planned_day(reminder, day, start_of_day).weekday(), reminder.slot)


def due(
    reminders: Iterable[Reminder],
    plan: WeekPlan,
    sessions: Sequence[Session],
    told: Mapping[str, Told],
    now: datetime,
    here: Here,
    start_of_day: time = START_OF_DAY,
) -> tuple[Due, ...]:
    """The reminders to be shown at a moment, in the order of their times. `told` is by their ids.

    `sessions` are those of this practice day and the one before. What was finished is not reminded of. What was missed
    is due as long as there is sense in it: a morning until the evening's time comes, all else until the day is over.
    """
    found = []
    today = here(now).date()
    for reminder in reminders:
        for day in (today - A_DAY, today):
            moment = _moment(reminder, day, told.get(reminder.id), here)
            routine_id = routine_meant(reminder, day, plan, start_of_day)
            if moment is None or moment > now or routine_id == REST:
                continue
            late = now - moment >= LATE
            if late and not _still_makes_sense(reminder, day, here(now), start_of_day):
                continue
            if not _is_done(reminder, day, routine_id, plan, sessions, start_of_day):
                found.append((moment, Due(reminder, day, routine_id, late)))
    return tuple(each for _, each in sorted(found, key=lambda one: (one[0], one[1].reminder.id)))


def next_moment(reminders: Iterable[Reminder], told: Mapping[str, Told], now: datetime, here: Here) -> datetime | None:
    """The first moment after now, in UTC, at which a reminder may be due; None where there will be none."""
    today = here(now).date()
    days = [today + timedelta(days=number) for number in range(-1, AHEAD)]
    moments = (_moment(reminder, day, told.get(reminder.id), here) for reminder in reminders for day in days)
    return min((moment for moment in moments if moment and moment > now), default=None)


def snoozed(shown: Iterable[Due], now: datetime) -> Mapping[str, Told]:
    """What is to be kept when the user wants what was shown to come again in a while."""
    return {each.reminder.id: Told(each.day, now.astimezone(UTC) + SNOOZE) for each in shown}


def declined(
    shown: Iterable[Due], reminders: Iterable[Reminder], start_of_day: time = START_OF_DAY
) -> Mapping[str, Told]:
    """What is to be kept when the user wants none of it today: all others of the same thing are over too."""
    over = {}
    for each in shown:
        planned = planned_day(each.reminder, each.day, start_of_day)
        for other in reminders:
            if other.subject == each.reminder.subject:
                days = (planned, planned + A_DAY)
                over[other.id] = Told(next(day for day in days if planned_day(other, day, start_of_day) == planned))
    return over


def passed(reminder: Reminder, now: datetime, here: Here) -> Told:
    """What is to be kept of a reminder that is new or was changed, so that it isn't shown for a time before that."""
    today = here(now).date()
    moment = moment_of(today, reminder.at, here)
    return Told(today if moment and moment <= now else today - A_DAY)


def _moment(reminder: Reminder, day: date, told: Told | None, here: Here) -> datetime | None:
    """When a reminder is to be shown on a day: at its time, or when its snooze ends; None where it isn't."""
    if not reminder.on or day.weekday() not in reminder.days:
        return None
    if told and told.day >= day:
        return told.again_at if told.day == day else None
    return moment_of(day, reminder.at, here)


def _still_makes_sense(reminder: Reminder, day: date, now: datetime, start_of_day: time) -> bool:
    wall = now.replace(tzinfo=None)
    if planned_day(reminder, day, start_of_day) != practice_day(wall, start_of_day):
        return False
    return reminder.slot is not Slot.MORNING or due_slot(wall.time(), (), start_of_day) is Slot.MORNING


def _is_done(
    reminder: Reminder, day: date, routine_id: str, plan: WeekPlan, sessions: Iterable[Session], start_of_day: time
) -> bool:
    """Whether it was played to its end; where it is planned twice that day, in this part of the day."""
    planned = planned_day(reminder, day, start_of_day)
    of_day = plan.for_day(planned.weekday())
    twice = reminder.slot is not Slot.ANY and list(of_day.values()).count(routine_id) > 1
    return any(
        session.routine_id == routine_id
        and session.outcome is SessionOutcome.FINISHED
        and practice_day(session.started_local, start_of_day) == planned
        and (not twice or due_slot(session.started_local.time(), (), start_of_day) is reminder.slot)
        for session in sessions
    )
