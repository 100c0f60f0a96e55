"""Whose turn it is tonight: tools that have rested and are liked come first, those that must rest come last.

The rules are those of section 5 of the domain notes, “Freshness and tool rotation”. They are our own: nothing shows
that taking turns does more than keep the practice interesting. What does not go together is decided by `pairing`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from operator import itemgetter

from upstroke.domain.pairing import clashes
from upstroke.domain.programme import Programme, Rest
from upstroke.domain.safety_rules import Finding
from upstroke.domain.session import EVENING_FROM, START_OF_DAY, days_ago
from upstroke.domain.technique import Tool

GAP_DAYS = {Tool.HANDS: 1.0, Tool.ROLLER: 1.0, Tool.GUA_SHA: 1.5, Tool.CUPS: 3.0, Tool.BRUSH: 4.0}
"""After so many days a tool is fresh. Drainage by hand has the gap of the hands."""

FRESHEST = 2.0
LIKED = 0.5
USED_YESTERDAY = 1.0


@dataclass(frozen=True, slots=True)
class Suggested:
    """A routine put forward, with the tool that it finishes with and the reason in words. `rests` if not for today."""

    programme: Programme
    tool: Tool
    reason: str
    rests: bool


@dataclass(frozen=True, slots=True)
class _Used:
    """The tools used in the last days: by how many practice days ago, in the whole day and in its evening."""

    days: Mapping[int, Collection[Tool]]
    evenings: Mapping[int, Collection[Tool]]

    def days_since(self, tool: Tool) -> int | None:
        """How many practice days ago a tool was last used; None where it was not."""
        return min((ago for ago, tools in self.days.items() if tool in tools), default=None)


def suggest(
    candidates: Iterable[Programme],
    uses: Mapping[str, Collection[datetime]],
    likes: Collection[str],
    owned: Collection[Tool],
    rest: Rest,
    now: datetime,
    start_of_day: time = START_OF_DAY,
) -> tuple[Suggested, ...]:
    """Order routines for tonight, the best first; those that rest today come last.

    `uses` says by a tool's value when it was used, for eight days back or more. `likes` are the ids of the favourites.
    `owned` need not name the hands; what needs a tool that is not owned is put forward only where all candidates do.
    `now` is a wall time with its zone.
    """
    used = _used(uses, now, start_of_day)
    playable = [each for each in candidates if each.entries]
    at_hand = [each for each in playable if {Tool.HANDS, *owned}.issuperset(each.tools)]
    ranked = []
    for programme in at_hand or playable:
        tool = _finishing_tool(programme)
        liked = programme.routine_id in likes
        pressure = max(entry.step.pressure for entry in programme.entries)
        against = clashes(programme.tools, pressure, uses, now, start_of_day)
        reason = _blocked(programme, tool, used, rest, against)
        rests = bool(reason)
        if not at_hand:
            reason = reason or "Needs a tool that you don't have"
        elif not rests:
            reason = _freshness(used.days_since(tool)) + (", and your favourite" if liked else "")
        place = (rests, -_score(tool, used, liked), programme.title.casefold())
        ranked.append((place, Suggested(programme, tool, reason, rests)))
    return tuple(suggested for _, suggested in sorted(ranked, key=itemgetter(0)))


def _finishing_tool(programme: Programme) -> Tool:
    """The last tool of a programme; the hands only where there is no other."""
    tools = (entry.step.tool for entry in reversed(programme.entries))
    return next((tool for tool in tools if tool not in (Tool.HANDS, Tool.NONE)), Tool.HANDS)


def _used(uses: Mapping[str, Collection[datetime]], now: datetime, start_of_day: time) -> _Used:
    """What was used up to now, by the clock where the user was."""
    days: dict[int, set[Tool]] = {}
    evenings: dict[int, set[Tool]] = {}
    for tool in GAP_DAYS:
        for moment in (each for each in uses.get(tool.value, ()) if each <= now):
            ago = days_ago(moment, now, start_of_day)
            days.setdefault(ago, set()).add(tool)
            if not start_of_day <= moment.time() < EVENING_FROM:
                evenings.setdefault(ago, set()).add(tool)
    return _Used(days, evenings)


def _score(tool: Tool, used: _Used, liked: bool) -> float:
    """How much is to be said for a tool tonight."""
    since = used.days_since(tool)
    fresh = FRESHEST if since is None else min(FRESHEST, since / GAP_DAYS[tool])
    return fresh + LIKED * liked - USED_YESTERDAY * (tool in used.days.get(1, ()))


def _blocked(programme: Programme, tool: Tool, used: _Used, rest: Rest, against: Iterable[Finding]) -> str:
    """Why a programme is not for today, in a sentence; empty where it is."""
    reasons = (*filter(None, map(rest, programme.tools)), *(each.sentence for each in against))
    if reasons:
        return reasons[0]
    if tool is not Tool.HANDS and all(tool in used.evenings.get(ago, ()) for ago in (1, 2)):
        return "It finished the last two evenings, and a third in a row is too much."
    return ""


def _freshness(days_since: int | None) -> str:
    """How long a tool has rested, in words."""
    match days_since:
        case None:
            return "Not used lately"
        case 0:
            return "Used today"
        case 1:
            return "Used yesterday"
    return f"Not used for {days_since} days"
