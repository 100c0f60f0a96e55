"""What keeps a routine gentle: limits on pressure, time and frequency.

The numbers follow sections 1.3, 1.4 and 5 of the domain notes that the content was made from; each says its source tag.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.routine import Holds, Seconds, Side, Step, Strokes
from upstroke.domain.technique import Movement, Technique, Tool

LONGEST_PASS_S = 300
"""One zone, pressure 1 or 2 (E1 used five minutes a cheek a day)."""
LONGEST_MEDIUM_PASS_S = 180
"""One zone at pressure 3 (W35 W36)."""
LONGEST_NECK_PASS_S = 90
"""The side of the neck, each side (E31 W59)."""
LONGEST_CUP_GLIDE_S = 20
"""A cup gliding over one zone of one side: our own choice, below the five minutes a session of W16."""

MEDIUM = 3
"""The pressure that is called medium: the muscle is felt."""
FIRMEST = 3
"""Pressure 4 is on the scale but is never used on the face."""

EYE_FREE_TOOLS = frozenset({Tool.CUPS, Tool.BRUSH, Tool.ROLLER})
"""Cups, bristles and ridges stay off the bone under the eye (W13 W20)."""

STILL = frozenset({Movement.HOLD, Movement.PUMP})
"""Movements in which nothing slides: a cup would stand in one place."""


@dataclass(frozen=True, slots=True)
class ToolRest:
    """How much rest a tool needs: at most `uses` in seven days and at least `hours` between two."""

    uses: int
    hours: int
    reason: str


SAME_USE = timedelta(hours=12)

TOOL_RESTS = {
    Tool.BRUSH: ToolRest(
        2, 72, "The face brush needs three days of rest between uses, and twice a week is enough"
    ),  # W20 W22
    Tool.CUPS: ToolRest(
        3, 48, "Cups need two days of rest between uses, and three times a week is enough"
    ),  # W13 W17 W18
}


def tool_must_rest(tool: Tool, used: Iterable[datetime], now: datetime) -> str:
    """Why a tool must rest now, in a sentence; empty where it may be used.

    `used` are the starts of its last sessions.
    """
    limit = TOOL_RESTS.get(tool)
    if limit is None:
        return ""
    uses: list[datetime] = []
    for moment in sorted(used):
        # A second short session soon after the first is still the same use, also when the first is long ago.
        if moment <= now and (not uses or moment - uses[-1] >= SAME_USE):
            uses.append(moment)
    recent = [use for use in uses if use > now - timedelta(days=7)]
    if not recent:
        return ""
    free = recent[-1] + timedelta(hours=limit.hours)
    if len(recent) >= limit.uses:
        free = max(free, recent[-limit.uses] + timedelta(days=7))
    if free <= now:
        return ""
    hours = -((now - free) // timedelta(hours=1))
    wait = f"{hours} h" if hours < 48 else f"{-(-hours // 24)} days"
    return f"{limit.reason}. Free again in {wait}."


def faults(step: Step, anatomy: Anatomy) -> tuple[tuple[str, str], ...]:
    """What in a step would be unsafe, as pairs of the field's name and the reason."""
    found = []
    if step.pressure > FIRMEST and not step.zones:
        found.append(("pressure", f"{step.pressure} is more than any zone allows, which is {FIRMEST}"))
    for name in step.zones:
        zone = anatomy.zones[name]
        if zone.pressure_cap == 0:
            found.append(("zones", f"the {zone.title} is never worked on"))
        elif step.pressure > zone.pressure_cap:
            found.append(
                ("pressure", f"{step.pressure} is more than the {zone.title} allows, which is {zone.pressure_cap}")
            )
    if "neck_side" in step.zones and step.side is Side.BOTH:
        found.append(("side", 'both sides of the neck are never worked at once; use "each"'))
    if "under_eye" in step.zones and step.tool in EYE_FREE_TOOLS:
        found.append(("tool", "cups, brush and ridges stay away from the eyes"))
    if step.tool is Tool.CUPS and (step.movement in STILL or isinstance(step.dose, Holds)):
        found.append(("technique", "a cup is never left still on the face"))
    if work_seconds(step) > longest_pass_s(step):
        long, gentle = work_seconds(step), longest_pass_s(step)
        found.append((_dose_field(step), f"one side would take {long:.0f} s; at most {gentle} s is gentle here"))
    return tuple(found)


def longest_pass_s(step: Step) -> int:
    """How many seconds one pass of a step may last."""
    if step.technique is Technique.CUP_GLIDE:
        return LONGEST_CUP_GLIDE_S
    if "neck_side" in step.zones:
        return LONGEST_NECK_PASS_S
    return LONGEST_MEDIUM_PASS_S if step.pressure >= MEDIUM else LONGEST_PASS_S


def _dose_field(step: Step) -> str:
    """The field of a routine file that makes a pass long."""
    match step.dose:
        case Strokes():
            return "strokes"
        case Holds():
            return "holds"
    return "seconds"


def work_seconds(step: Step) -> float:
    """How long one pass lasts as written, without the gaps between holds; 0 where the user decides."""
    match step.dose:
        case Strokes(count=count, tempo=tempo):
            return count * 60 / tempo
        case Holds(seconds=seconds, count=count):
            return seconds * count
        case Seconds(seconds=seconds):
            return seconds
    return 0.0


def most(step: Step, tempo_percent: int = 100) -> int:
    """The largest number of strokes, holds or seconds that a nudge may reach in one pass, at a tempo in per cent."""
    limit = longest_pass_s(step)
    match step.dose:
        case Strokes(tempo=tempo):
            return limit * tempo * tempo_percent // 6_000
        case Holds(seconds=seconds):
            return max(1, limit // seconds)
    return limit
