"""What in a plan of the week does not go together, so that it would be left out on the day."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from upstroke.domain.pairing import BRUSH_DAY_MOST, clashes
from upstroke.domain.plan import DAYS, PLACES, PLANNED, Place, WeekPlan, times_in_words
from upstroke.domain.routine import Block, Routine, Slot, Step
from upstroke.domain.safety import TOOL_RESTS, tool_must_rest
from upstroke.domain.technique import Tool

_MONDAY = datetime(2001, 1, 1, tzinfo=UTC)
_AT = {Slot.MORNING: time(8), Slot.EVENING: time(20)}
"""Any week and any usual times will do: what matters is how far apart they are."""

_WEEKS = 2
"""A week is looked at with another before it, as its Monday comes after a Sunday."""

_CLASHES = {
    "day_after_cups": "The day after cups is for hands and drainage only",
    "brush_pair": "The face brush and cups need a day between them",
    "one_evening": "An evening is for gua sha or for cups, never both",
    "brush_day": f"On a day with the face brush nothing goes above pressure {BRUSH_DAY_MOST}",
}
"""The rules of `pairing`, for any day."""


@dataclass(frozen=True, slots=True)
class _Planned:
    """What is sure to be done at a place of the plan: the tools in order, and how firm it gets."""

    at: datetime
    place: Place
    tools: tuple[Tool, ...]
    pressure: int


def hints(plan: WeekPlan, routines: Mapping[str, Routine]) -> tuple[str, ...]:
    """Say of tools in a plan that they come too often, or too soon after others, each time with the places.

    A part that is left out by itself where its tool must rest, and what is a matter of choice, does not count.
    """
    weeks = [week for number in range(_WEEKS) for week in _week(plan, routines, _MONDAY + timedelta(weeks=number))]
    uses: dict[str, list[datetime]] = {}
    found: dict[str, set[Place]] = {}
    for planned in weeks:
        for sentence in _against(planned, uses):
            found.setdefault(sentence, set()).add(planned.place)
        for tool in planned.tools:
            uses.setdefault(tool, []).append(planned.at)
    return tuple(f"{sentence} ({_where(places)})." for sentence, places in found.items())


def _week(plan: WeekPlan, routines: Mapping[str, Routine], monday: datetime) -> Iterator[_Planned]:
    for day, slot in PLACES:
        routine = routines.get(plan.at(day, slot))
        if routine is not None:
            steps = tuple(_sure((Block("", "", "", routine.steps, routine.blocks),)))
            tools = tuple(dict.fromkeys(step.tool for step in steps if step.tool is not Tool.NONE))
            at = datetime.combine(monday + timedelta(days=day), _AT[slot], UTC)
            yield _Planned(at, (day, slot), tools, max((step.pressure for step in steps), default=0))


def _sure(blocks: Iterable[Block]) -> Iterator[Step]:
    """The steps that are played whatever must rest and whatever is chosen."""
    for block in blocks:
        if block.when is None:
            yield from block.steps
            yield from _sure(block.blocks)


def _against(planned: _Planned, uses: Mapping[str, list[datetime]]) -> Iterator[str]:
    """What speaks against a place, after what is planned before it."""
    for tool in planned.tools:
        if tool_must_rest(tool, uses.get(tool, ()), planned.at):
            yield TOOL_RESTS[tool].reason
    for finding in clashes(planned.tools, planned.pressure, uses, planned.at):
        yield _CLASHES[finding.rule]


def _where(places: Iterable[Place]) -> str:
    """Places in words: `Tue, Wed mornings and every evening`."""
    named = frozenset(places)
    days = {slot: [day for day in DAYS if (day, slot) in named] for slot in PLANNED}
    return " and ".join(times_in_words(of_slot, slot) for slot, of_slot in days.items() if of_slot)
