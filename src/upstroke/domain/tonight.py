"""What to finish with tonight: among the options of a routine, the one whose tool's turn it is, with the reason."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time

from upstroke.domain.programme import Rest, open_routine
from upstroke.domain.rotation import suggest
from upstroke.domain.routine import Routine
from upstroke.domain.session import START_OF_DAY
from upstroke.domain.technique import Tool


@dataclass(frozen=True, slots=True)
class Tonight:
    """The options to take, by block id, and why, as a sentence; empty where the user chose or nothing is for today."""

    choices: Mapping[str, int]
    reason: str = ""


def tonight(
    routine: Routine,
    chosen: Mapping[str, int],
    uses: Mapping[str, Collection[datetime]],
    likes: Collection[str],
    owned: Collection[Tool],
    rest: Rest,
    now: datetime,
    start_of_day: time = START_OF_DAY,
) -> Tonight:
    """Take the first option that the user left open by the rotation of tools; the arguments are those of `suggest`."""
    undecided = (each for each in open_routine(routine, rest, chosen).choices if each.block_id not in chosen)
    choice = next(undecided, None)
    if choice is None:
        return Tonight(chosen)
    ways = [{**chosen, choice.block_id: place} for place in range(len(choice.titles))]
    candidates = [open_routine(routine, rest, way) for way in ways]
    ranked = suggest(candidates, uses, likes, owned, rest, now, start_of_day)
    if not ranked or ranked[0].rests:
        return Tonight(chosen)
    place = candidates.index(ranked[0].programme)
    reason = ranked[0].reason
    return Tonight(ways[place], f"Tonight: {choice.titles[place]}, {reason[:1].lower()}{reason[1:]}.")
