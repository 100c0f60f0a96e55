"""When something feels wrong: what the user was doing, and the signs not to ignore."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from upstroke.domain.session import PassRecord
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Moment, PassSide, SpanKind

STOP_SIGNS = ("dizzy", "faint", "heart skipping", "numbness", "vision change", "sudden headache", "sharp pain")
"""Stop, and sit or lie down (rule `stop_signs`: E31 E32 W72)."""

EMERGENCY_SIGNS = ("drooping face", "weak arm", "slurred speech")
"""Call the emergency number (rule `stop_signs`: E31 E32 W72)."""

ALLERGY_SIGNS = ("trouble breathing", "swelling of lips or tongue")
"""Emergency services too (rule `allergy_reaction`, from memory)."""


@dataclass(frozen=True, slots=True)
class FeltWrong:
    """Something felt wrong at a moment with its zone, while this was being worked.

    Without zones nothing had been worked yet.
    """

    id: str
    at: datetime
    routine_id: str
    step_id: str
    tool: str
    zones: tuple[str, ...]
    side: PassSide


def felt_wrong_at(new_id: str, at: datetime, moment: Moment, done: Iterable[PassRecord]) -> FeltWrong:
    """What was being worked at a moment of a run: its pass, or between two passes the last that is `done`.

    `done` are the passes of the run in the order in which they ended.
    """
    step = moment.entry.step
    if moment.span.kind is SpanKind.WORK and step.zones:
        return FeltWrong(new_id, at, moment.entry.routine_id, step.id, step.tool.value, step.zones, moment.span.side)
    worked = [record for record in done if record.active_ms and record.zones]
    if worked:
        last = worked[-1]
        return FeltWrong(new_id, at, last.routine_id, last.step_id, last.tool, last.zones, last.side)
    return FeltWrong(new_id, at, moment.entry.routine_id, step.id, step.tool.value, (), moment.span.side)


def felt_wrong_after(new_id: str, at: datetime, done: Sequence[PassRecord]) -> FeltWrong:
    """Something feels wrong when a run is over: as any of it may be the cause, all that was worked counts.

    `done` are its passes in the order in which they ended, at least one. Of several tools the stone is named, since
    rules are decided from it, and else the last that is not a hand.
    """
    worked = [record for record in done if record.active_ms and record.zones]
    last = (worked or done)[-1]
    tools = [record.tool for record in reversed(worked) if record.tool != Tool.HANDS]
    tool = Tool.GUA_SHA.value if Tool.GUA_SHA in tools else next(iter(tools), last.tool)
    zones = tuple(dict.fromkeys(zone for record in worked for zone in record.zones))
    sides = {record.side for record in worked}
    side = sides.pop() if len(sides) == 1 else PassSide.BOTH
    return FeltWrong(new_id, at, last.routine_id, last.step_id, tool, zones, side)
