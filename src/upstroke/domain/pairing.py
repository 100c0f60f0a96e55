"""What does not go together: tools on one day or evening, and what the skin bears after cups and beside the brush.

The rules are those of section 5 of the domain notes, “Freshness and tool rotation”, and `brush_pair` of section 4.
`limits` tells them before a start, and `rotation` goes by them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta

from upstroke.domain.safety import MEDIUM
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.safety_words import ACTIVITIES, capitalised, left
from upstroke.domain.session import START_OF_DAY, days_ago
from upstroke.domain.technique import Tool

BRUSH_OR_CUPS = (Tool.BRUSH, Tool.CUPS)
BRUSH_OR_CUPS_APART = timedelta(hours=24)
"""Between the two, in either order: our own choice, after W67."""

STONE_OR_CUPS = (Tool.GUA_SHA, Tool.CUPS)
ONE_EVENING = timedelta(hours=8)
"""So far back a use still belongs to the same evening, in which the two do not go together (A0)."""

BRUSH_DAY_MOST = MEDIUM - 1
"""The pressure that the skin bears on a day of the brush: our own choice."""


def clashes(
    tools: Sequence[Tool],
    pressure: int,
    uses: Mapping[str, Iterable[datetime]],
    now: datetime,
    start_of_day: time = START_OF_DAY,
) -> Iterator[Finding]:
    """What goes against a session in which these tools come up in this order, and nothing is firmer than `pressure`.

    `uses` says by a tool's value when it was used; what lies after `now`, a time with its zone, does not count.
    """
    past = {tool: [use for use in uses.get(tool, ()) if use <= now] for tool in Tool}
    last = {tool: max(moments) for tool, moments in past.items() if moments}
    days = {tool: {days_ago(use, now, start_of_day) for use in moments} for tool, moments in past.items()}
    others = tuple(tool for tool in tools if tool is not Tool.HANDS)
    if others and 1 in days[Tool.CUPS]:
        yield _stop("day_after_cups", "The day after cups is for hands and drainage only.", *others)
    if later := _later(tools, BRUSH_OR_CUPS):
        sentence = "The face brush and cups are never used on the same day; the later of them goes."
        yield _stop("brush_pair", sentence, later)
    for tool, other, wait in _waiting(tools, BRUSH_OR_CUPS, last, BRUSH_OR_CUPS_APART, now):
        rests = f"{capitalised(ACTIVITIES[tool])} rests for {left(wait)}"
        yield _stop("brush_pair", f"{rests}, as {ACTIVITIES[other]} was less than a day ago.", tool)
    if later := _later(tools, STONE_OR_CUPS):
        sentence = "An evening is for gua sha or for cups, never both; the later of them goes."
        yield _stop("one_evening", sentence, later)
    for tool, other, _ in _waiting(tools, STONE_OR_CUPS, last, ONE_EVENING, now):
        rests = f"{capitalised(ACTIVITIES[tool])} rests until tomorrow"
        yield _stop("one_evening", f"{rests}, as {ACTIVITIES[other]} was this evening.", tool)
    if pressure > BRUSH_DAY_MOST and (Tool.BRUSH in tools or 0 in days[Tool.BRUSH]):
        sentence = f"On a day with the face brush nothing goes above pressure {BRUSH_DAY_MOST}."
        yield Finding(Severity.STOP, "brush_day", sentence, up_to=BRUSH_DAY_MOST)


def _later(tools: Sequence[Tool], pair: tuple[Tool, Tool]) -> Tool | None:
    """Which of a pair comes up later; None where not both do."""
    both = [tool for tool in tools if tool in pair]
    return both[-1] if set(both) == set(pair) else None


def _waiting(
    tools: Sequence[Tool], pair: tuple[Tool, Tool], last: Mapping[Tool, datetime], apart: timedelta, now: datetime
) -> Iterator[tuple[Tool, Tool, timedelta]]:
    """Which of a pair must wait for how long, as the other was used before."""
    for tool, other in (pair, pair[::-1]):
        if tool in tools and other in last and last[other] + apart > now:
            yield tool, other, last[other] + apart - now


def _stop(rule: str, sentence: str, *tools: Tool) -> Finding:
    return Finding(Severity.STOP, rule, sentence, tools=tools)
