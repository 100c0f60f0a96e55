"""The chart of the times of day at which sessions began, over what is usual."""

from collections.abc import Mapping, Sequence
from datetime import time

from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Unit, UsualTime, usual_time
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.charts.figure import NOTHING, Band, Dot, Figure, Kind, Scale, Series, Table
from upstroke.ui.history.colours import SLOT_TOKENS

STEPS = {Unit.DAY: 1, Unit.WEEK: 1, Unit.MONTH: 15, Unit.YEAR: 15}
"""To how many minutes the times are told, so that no chart has more dots than can be told apart."""

_DAY = 24 * 60
_HOUR = 60
_ROOM = 0.05
"""Above and below, of the whole, so that no line is cut."""

Starts = Mapping[tuple[Slot, time], int]
"""How many sessions of a part of the day began at a time."""


def starts_figure(
    spans: Sequence[DayRange], unit: Unit, starts: Sequence[Starts], usual: Mapping[Slot, UsualTime], origin: time
) -> Figure:
    """A dot for each start. Days go from `origin`, the start of the practice day, at the top, downwards."""
    there = [slot for slot in SLOT_TOKENS if any(slot == of for each in starts for of, _ in each)]
    most = max((times for each in starts for times in each.values()), default=1)
    dots = tuple(
        Dot(place, -_since(origin, at), times / most, SLOT_TOKENS[slot])
        for place, each in enumerate(starts)
        for (slot, at), times in each.items()
    )
    bands = tuple(
        Band(-_since(origin, usual[slot].at), usual[slot].spread_minutes, SLOT_TOKENS[slot])
        for slot in there
        if slot in usual
    )

    def usual_of(place: int, slot: Slot) -> tuple[str, int]:
        own = {at: times for (of, at), times in starts[place].items() if of is slot}
        found = usual_time(own, origin)
        return _said(found, sum(own.values())), sum(own.values())

    def say(place: int) -> str:
        lines = [phrases.days(spans[place])]
        for slot in there:
            said, times = usual_of(place, slot)
            if times:
                lines.append(f"{phrases.slot(slot)} {said}")
        return "\n".join(lines if len(lines) > 1 else [*lines, "nothing done"])

    def table() -> Table:
        rows = ((phrases.days(span), *(usual_of(place, slot)[0] for slot in there)) for place, span in enumerate(spans))
        return Table(("Days", *(words.SLOTS[slot] for slot in there)), tuple(rows))

    return Figure(
        Kind.DOTS,
        "Time of day",
        _summary({slot: usual[slot] for slot in there if slot in usual}),
        tuple(spans),
        unit,
        _scale([_since(origin, at) for each in starts for _, at in each], origin),
        say,
        table,
        tuple(
            Series(
                words.SLOTS[slot],
                SLOT_TOKENS[slot],
                tuple(sum(times for (of, _), times in each.items() if of is slot) for each in starts),
            )
            for slot in there
        ),
        dots,
        bands,
        empty="" if there else phrases.EMPTY,
    )


def _since(origin: time, at: time) -> int:
    """Minutes from the start of the practice day."""
    return (at.hour * _HOUR + at.minute - origin.hour * _HOUR - origin.minute) % _DAY


def _said(usual: UsualTime | None, times: int) -> str:
    if usual is None:
        return NOTHING
    at = words.time_of_day(usual.at)
    return at if times == 1 else f"{at} ±{usual.spread_minutes} min, {words.counted(times, 'session')}"


def _summary(usual: Mapping[Slot, UsualTime]) -> str:
    said = [
        f"{phrases.slot(slot)} {words.time_of_day(each.at)}"
        + (f", half within ±{each.spread_minutes} min" if each.spread_minutes else "")
        for slot, each in usual.items()
    ]
    return f"Usual start: {'; '.join(said)}." if said else ""


def _scale(minutes: Sequence[int], origin: time) -> Scale:
    """From the full hour before the first to that after the last, with lines on round hours of the clock."""
    shift = origin.minute
    first = (min(minutes, default=0) + shift) // _HOUR * _HOUR - shift
    last = -(-(max(minutes, default=_DAY) + 1 + shift) // _HOUR) * _HOUR - shift
    apart = next((hours for hours in (1, 2, 3, 6) if (last - first) / _HOUR / hours <= 6), 6)
    lines = [
        (-at, f"{clock % 24}:00")
        for at in range(first, last + 1, _HOUR)
        if not (clock := (at + origin.hour * _HOUR + shift) // _HOUR) % apart
    ]
    room = (last - first) * _ROOM
    return Scale(-last - room, -first + room, tuple(lines))
