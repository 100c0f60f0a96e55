"""When something feels wrong: what the user was doing, which zones rest because of it, and the signs not to ignore."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from upstroke.domain.session import PassRecord
from upstroke.domain.timeline import Moment, PassSide, SpanKind

REST_DAYS = 2
"""How long the zones are left out: the 48 h of `lim_red` in the domain notes, our own rule and no clinical advice."""

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


def resting_zones(found: Iterable[FeltWrong], now: datetime) -> frozenset[str]:
    """The zones to leave out now, on both sides: those that felt wrong less than REST_DAYS ago."""
    rest = timedelta(days=REST_DAYS)
    return frozenset(zone for each in found if timedelta() <= now - each.at < rest for zone in each.zones)
