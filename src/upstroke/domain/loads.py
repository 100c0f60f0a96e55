"""What a step takes of each limit of a day: for those who name what goes past one, and those who stay within.

Whether a limit is passed is decided by `limits`, under the same ids of rules. All work of a step counts for both sides
alike, so one side stands for both.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from upstroke.domain.limits import (
    CUPS_MOST_S,
    DAY_MOST_S,
    DAY_WARN_S,
    EYES_WARN_S,
    MEDIUM_MOST_S,
    MEDIUM_WARN_S,
    ZONE_WARN_S,
)
from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Slot, Step
from upstroke.domain.safety import LONGEST_CUP_GLIDE_S, LONGEST_NECK_PASS_S, MEDIUM
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import lay_out, pass_sides
from upstroke.domain.worked import EYES, NECK, Worked, by_place, by_side, longest, planned_in

AN_EVENING = datetime(2000, 1, 1, 20, tzinfo=UTC)
"""Any time will do where nothing was done before it."""

ZONE, MEDIUM_ZONE, AROUND_EYES, NECK_SIDE = "lim_zone_day", "lim_zone_day_l3", "lim_eye_day", "lim_neck"
CUPS, CUP_ZONE, DAY = "lim_cup_session", "lim_cup_zone", "lim_session_total"

PLENTY_S = {
    ZONE: ZONE_WARN_S,
    MEDIUM_ZONE: MEDIUM_WARN_S,
    AROUND_EYES: EYES_WARN_S,
    NECK_SIDE: LONGEST_NECK_PASS_S,
    CUPS: CUPS_MOST_S,
    CUP_ZONE: LONGEST_CUP_GLIDE_S,
    DAY: DAY_WARN_S,
}
"""From so many seconds on, more is more than is advised."""
MOST_S = PLENTY_S | {MEDIUM_ZONE: MEDIUM_MOST_S, DAY: DAY_MOST_S}
"""More than so many seconds is too much."""


class Limit(NamedTuple):
    """A limit by the id of its rule, and the zone where it holds for one."""

    rule: str
    zone: str = ""


@lru_cache(maxsize=4096)
def planned(entry: Entry) -> tuple[Worked, ...]:
    """The passes of a step as it is written."""
    return planned_in(lay_out(Programme("", "", Slot.ANY, (entry,))), AN_EVENING)


@lru_cache(maxsize=4096)
def shares(step: Step) -> tuple[tuple[Limit, float], ...]:
    """For each limit, how much of it a second of one pass of a step takes, in seconds."""
    if not step.on_skin:
        return ()
    side = pass_sides(step)[0]
    second = [Worked(AN_EVENING, step.tool, step.technique, step.zones, side, step.pressure, 1000, "")]
    zones = longest(by_place(second))
    passes = len(pass_sides(step))
    found = {Limit(DAY): float(passes)} | _of_zones(ZONE, zones)
    if step.pressure >= MEDIUM:
        found |= _of_zones(MEDIUM_ZONE, zones)
    if by_side(second, EYES):
        found[Limit(AROUND_EYES)] = 1.0
    if by_side(second, frozenset({NECK})):
        found[Limit(NECK_SIDE)] = 1.0
    if step.tool is Tool.CUPS:
        found[Limit(CUPS)] = float(passes)
    if step.technique is Technique.CUP_GLIDE and step.tool is Tool.CUPS:
        found |= _of_zones(CUP_ZONE, zones)
    return tuple(found.items())


def load(entries: Iterable[Entry], limit: Limit) -> float:
    """How much of a limit some steps take as they are written, in seconds."""
    return sum(
        share * planned(entry)[0].on_skin_s for entry in entries for each, share in shares(entry.step) if each == limit
    )


def _of_zones(rule: str, zones: dict[str, float]) -> dict[Limit, float]:
    return {Limit(rule, zone): share for zone, share in zones.items()}
