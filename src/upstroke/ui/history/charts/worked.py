"""The chart of minutes or strokes, by part of the day or by tool."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals, Unit, add_up
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.charts.figure import NOTHING, Figure, Kind, Series, Table, count_scale, minutes_scale
from upstroke.ui.history.colours import SLOT_TOKENS, TOOL_TOKENS, UNKNOWN_TOOL_TOKEN

_NOT_NOTED = ""
"""In the place of a tool's id."""


class Measure(StrEnum):
    """What the bars count."""

    MINUTES = "Minutes"
    STROKES = "Strokes"

    def of(self, totals: Totals) -> float:
        """How much of it there is."""
        return totals.active_ms / 60_000 if self is Measure.MINUTES else totals.strokes

    def say(self, totals: Totals) -> str:
        """The same as one says it."""
        if self is Measure.MINUTES:
            return phrases.minutes(totals.active_ms)
        return phrases.number(totals.strokes)


@dataclass(frozen=True, slots=True)
class _Part:
    """One colour in the bars."""

    key: str
    name: str
    colour: str


class Split(StrEnum):
    """By what the bars are divided."""

    SLOT = "By time of day"
    TOOL = "By tool"


def slot_figure(
    spans: Sequence[DayRange], unit: Unit, done: Sequence[Mapping[Slot, Totals]], measure: Measure, summary: str
) -> Figure:
    """Bars divided by part of the day."""
    parts = tuple(_Part(slot.value, words.SLOTS[slot], token) for slot, token in SLOT_TOKENS.items())
    by_name = [{slot.value: part for slot, part in each.items()} for each in done]
    wholes = [add_up(each.values()) for each in done]
    return _figure(spans, unit, by_name, wholes, parts, measure, summary)


def tool_figure(
    spans: Sequence[DayRange],
    unit: Unit,
    done: Sequence[Mapping[str, Totals]],
    wholes: Sequence[Totals],
    measure: Measure,
    summary: str,
) -> Figure:
    """Bars divided by tool. What of the `wholes` was done with none that is known has a part of its own."""
    later = sorted({tool for each in done for tool in each} - set(TOOL_TOKENS))
    tokens = [*TOOL_TOKENS.items(), *((tool, UNKNOWN_TOOL_TOKEN) for tool in later)]
    parts = [_Part(tool, words.capitalised(phrases.tool(tool)), token) for tool, token in tokens]
    parts.append(_Part(_NOT_NOTED, "Tool not noted", "track"))
    complete = [_with_rest(each, whole) for each, whole in zip(done, wholes, strict=True)]
    return _figure(spans, unit, complete, wholes, parts, measure, summary)


def _with_rest(done: Mapping[str, Totals], whole: Totals) -> Mapping[str, Totals]:
    """The same with what is missing to the whole, as in a session that was written down afterwards."""
    noted = add_up(done.values())
    rest = Totals(max(0, whole.active_ms - noted.active_ms), max(0, whole.strokes - noted.strokes))
    return done if rest == Totals() else {**done, _NOT_NOTED: rest}


def _figure(
    spans: Sequence[DayRange],
    unit: Unit,
    done: Sequence[Mapping[str, Totals]],
    wholes: Sequence[Totals],
    parts: Sequence[_Part],
    measure: Measure,
    summary: str,
) -> Figure:
    """`parts` are in order from the bottom of a bar to its top; those that never come up are left out."""
    there = {part for each in done for part in each}
    counted = {part for each in done for part, totals in each.items() if measure.of(totals)}
    shown = [part for part in parts if part.key in counted]
    highest = max((measure.of(whole) for whole in wholes), default=0)

    def say(place: int) -> str:
        each = done[place]
        here = (part for part in shown if part.key in each and measure.of(each[part.key]))
        said = (f"{part.name.lower()} {measure.say(each[part.key])}" for part in here)
        return phrases.worked(spans[place], wholes[place], said)

    def table() -> Table:
        rows = (
            (
                phrases.days(span),
                *(measure.say(each[part.key]) if part.key in each else NOTHING for part in shown),
                measure.say(whole) if whole.sessions else NOTHING,
            )
            for span, each, whole in zip(spans, done, wholes, strict=True)
        )
        return Table(("Days", *(part.name for part in shown), "Together"), tuple(rows))

    def values(part: _Part) -> tuple[float | None, ...]:
        return tuple(measure.of(each[part.key]) if part.key in each else None for each in done)

    return Figure(
        Kind.BARS,
        f"{measure} a {phrases.UNITS[unit]}",
        summary,
        tuple(spans),
        unit,
        minutes_scale(highest) if measure is Measure.MINUTES else count_scale(highest, phrases.number),
        say,
        table,
        tuple(Series(part.name, part.colour, values(part)) for part in shown),
        empty="" if there else phrases.EMPTY,
    )
