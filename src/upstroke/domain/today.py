"""What the Today page shows: the plan of the day, what of it is done, and what else would fit now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from types import MappingProxyType

from upstroke.domain.goals import GoalLine
from upstroke.domain.overview import Overview, overview
from upstroke.domain.plan import REST, taken
from upstroke.domain.programme import Choice, LeftOut, Rest, no_rest
from upstroke.domain.rhythm import Rhythm
from upstroke.domain.routine import Block, Routine, Slot
from upstroke.domain.session import EVENING_FROM, START_OF_DAY, Session, SessionOutcome, practice_day
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options

SUGGESTED = 4
"""How many routines are put forward."""


SHORT_MINUTES = 5
"""What “I have 5 minutes” makes of a routine."""

NO_ADVICE: Mapping[Slot, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Done:
    """A part of the plan that was done today: when it began, and what it came to."""

    at: time
    active_ms: int
    strokes: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A part of the day's plan. `parts` are the titles of its blocks in the order in which they are played."""

    slot: Slot
    overview: Overview
    parts: tuple[str, ...]
    due: bool
    done: Done | None
    advice: str = ""
    """Why the options that are taken were put forward; empty where the user chose."""
    stands_in: bool = False
    """The routine that was planned is gone, and the usual one is in its place."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the user can choose in it."""
        return self.overview.programme.choices

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not played today, and why."""
        return self.overview.programme.left_out


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A routine that fits now; `rest` is the reason where one of its tools had better rest today."""

    overview: Overview
    rest: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session of today that was cut off and can go on. `step` counts from 1."""

    session_id: str
    title: str
    step: int


@dataclass(frozen=True, slots=True)
class Habit:
    """How regular the practice is, and how far the goals of the week have got; None where there is no rhythm yet."""

    rhythm: Rhythm | None = None
    show_streak: bool = False
    goals: tuple[GoalLine, ...] = ()


NO_HABIT = Habit()


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that the Today page shows.

    `strokes_goal` is what a full day adds up to, unless the user set one; 0 on a day of rest. Nothing is planned in the
    slots that are `resting`.
    """

    now: datetime
    day: date
    """The practice day: after midnight still the day before."""
    planned: tuple[Planned, ...]
    strokes: int
    strokes_goal: int
    suggestions: tuple[Suggestion, ...]
    interrupted: Interrupted | None = None
    resting: tuple[Slot, ...] = ()
    habit: Habit = NO_HABIT

    @property
    def due(self) -> Planned | None:
        """The part of the plan that comes next; None when the day is done."""
        return next((part for part in self.planned if part.due), None)


def today_view(
    now: datetime,
    routines: Iterable[Routine],
    plan: Mapping[Slot, str],
    sessions: Sequence[Session],
    *,
    options: Options | None = None,
    rest: Rest = no_rest,
    choices: Mapping[str, int] | None = None,
    advice: Mapping[Slot, str] = NO_ADVICE,
    strokes_goal: int = 0,
    interrupted: Interrupted | None = None,
    habit: Habit = NO_HABIT,
    start_of_day: time = START_OF_DAY,
) -> TodayView:
    """Work out the page at a wall time. `plan` gives each slot's routine, `sessions` are those of this practice day."""
    known = {routine.id: routine for routine in routines}
    resting = tuple(slot for slot, routine_id in plan.items() if routine_id == REST)
    in_slots = {slot: taken(slot, routine_id, known) for slot, routine_id in plan.items()}
    planned = []
    for slot, routine in in_slots.items():
        if routine is not None:
            twice = list(in_slots.values()).count(routine) > 1
            done = _done(routine.id, [each for each in sessions if not twice or _slot_of(each, start_of_day) is slot])
            # What is done is shown whole: a tool may rest now because it was just used.
            whole = overview(routine, options, no_rest if done else rest, choices)
            said = "" if done else advice.get(slot, "")
            planned.append(Planned(slot, whole, _parts(whole), False, done, said, routine.id != plan[slot]))
    over = (*resting, *(part.slot for part in planned if part.done))
    due = due_slot(now.time(), over, start_of_day)
    adds_up = strokes_goal or sum((part.done or part.overview).strokes for part in planned)
    return TodayView(
        now=now,
        day=practice_day(now, start_of_day),
        planned=tuple(replace(part, due=part.slot is due) for part in planned),
        strokes=sum(session.strokes for session in sessions),
        strokes_goal=0 if resting and not planned else adds_up,
        suggestions=_suggestions(known.values(), due or Slot.EVENING, sessions, options, rest),
        interrupted=interrupted,
        resting=resting,
        habit=habit,
    )


def due_slot(now: time, over: Sequence[Slot], start_of_day: time = START_OF_DAY) -> Slot | None:
    """The slot that comes next at a wall time, given those that are done or at rest.

    Before the start of the day it is still the evening of the day before.
    """
    if _is_morning(now, start_of_day) and Slot.MORNING not in over:
        return Slot.MORNING
    return None if Slot.EVENING in over else Slot.EVENING


def _is_morning(at: time, start_of_day: time) -> bool:
    return start_of_day <= at < EVENING_FROM


def _slot_of(session: Session, start_of_day: time) -> Slot:
    """The slot in which a session was begun: only where a routine is planned twice a day does it matter."""
    return Slot.MORNING if _is_morning(session.started_local.time(), start_of_day) else Slot.EVENING


def _done(routine_id: str, sessions: Sequence[Session]) -> Done | None:
    """The last time today that a routine was played to its end."""
    finished = [each for each in sessions if each.routine_id == routine_id and each.outcome is SessionOutcome.FINISHED]
    last = max(finished, key=lambda session: session.started_at, default=None)
    return Done(last.started_local.time(), last.active_ms, last.strokes) if last else None


def _parts(whole: Overview) -> tuple[str, ...]:
    """The titles of the blocks that are played."""
    left_out = {part.title for part in whole.programme.left_out}
    taken = {choice.block_id: choice.taken for choice in whole.programme.choices}
    shown = [block for block in whole.routine.blocks if block.title not in left_out]
    return tuple(title for block in shown for title in _titles(block, whole.routine, taken))


def _titles(block: Block, routine: Routine, taken: Mapping[str, int]) -> tuple[str, ...]:
    """The title of what is played of a block, or those of its steps where they stand loose between other blocks."""
    if block.options:
        return (block.options[taken.get(block.id, 0)].title,)
    loose = (block.routine_id, block.title) == (routine.id, routine.title)
    return tuple(step.title for step in block.steps) if loose else (block.title,)


def _suggestions(
    routines: Iterable[Routine], slot: Slot, sessions: Sequence[Session], options: Options | None, rest: Rest
) -> tuple[Suggestion, ...]:
    """Plain routines for a slot: those made for it before those for any time, rested tools and new ones first."""
    done = {session.routine_id for session in sessions}
    found = [
        (_first_reason(routine, rest), routine)
        for routine in routines
        if routine.steps and routine.slot in (slot, Slot.ANY)
    ]
    found.sort(key=lambda each: (bool(each[0]), each[1].id in done, each[1].slot is not slot, each[1].title.casefold()))
    return tuple(Suggestion(overview(routine, options), reason) for reason, routine in found[:SUGGESTED])


def _first_reason(routine: Routine, rest: Rest) -> str:
    """Why a tool of a routine must rest today; empty where all may be used."""
    tools = dict.fromkeys(step.tool for step in routine.steps if step.tool is not Tool.NONE)
    return next((reason for reason in (rest(tool) for tool in tools) if reason), "")
