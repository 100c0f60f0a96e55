"""How long each place was worked, or is about to be: passes as the limits count them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from upstroke.domain.anatomy import Half
from upstroke.domain.session import Session
from upstroke.domain.technique import MOVEMENTS, OFF_SKIN
from upstroke.domain.timeline import HALVES, PassSide, SpanKind, Timeline

EYES = frozenset({"under_eye", "brow"})
NECK = "neck_side"
WHOLE = EYES | {NECK}
"""Tender places, where a stroke that also passes over other zones counts in full."""

OFF_SKIN_TECHNIQUES = frozenset(str(technique) for technique, movement in MOVEMENTS.items() if movement in OFF_SKIN)
"""The techniques, as the history names them, in which no skin is worked."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One pass that was done, or is about to be: `started_at` is the start of its session, with a time zone.

    `tool` and `technique` are named as the history keeps them.
    """

    started_at: datetime
    tool: str
    technique: str
    zones: tuple[str, ...]
    side: PassSide
    pressure: int
    active_ms: int
    routine_id: str

    @property
    def on_skin_s(self) -> float:
        """How long the face was worked; none in a preparation, a wait, a breath or a movement of the jaw."""
        return 0.0 if self.technique in OFF_SKIN_TECHNIQUES else self.active_ms / 1000


def done_in(session: Session) -> tuple[Worked, ...]:
    """The passes of a session in which something was done."""
    return tuple(
        Worked(
            session.started_there,
            each.tool,
            each.technique,
            each.zones,
            each.side,
            each.pressure,
            each.active_ms,
            each.routine_id,
        )
        for each in session.passes
        if each.active_ms
    )


def used_in(session: Session) -> tuple[Worked, ...]:
    """What a session of an earlier day comes to, one for each tool: all its zones, and the firmest.

    The limits ask of those days only when a tool was used, where, and how firmly; so weeks are soon gone through.
    """
    found: dict[str, Worked] = {}
    for each in done_in(session):
        had = found.get(each.tool, each)
        zones = tuple(dict.fromkeys((*had.zones, *each.zones)))
        found[each.tool] = replace(had, zones=zones, pressure=max(had.pressure, each.pressure))
    return tuple(found.values())


def planned_in(timeline: Timeline, now: datetime) -> tuple[Worked, ...]:
    """The passes of a timeline, as if they were done from now on."""
    entries = timeline.programme.entries
    return tuple(
        Worked(
            now,
            entry.step.tool,
            entry.step.technique,
            entry.step.zones,
            span.side,
            entry.step.pressure,
            span.length_ms,
            entry.routine_id,
        )
        for span in timeline.spans
        if span.kind is SpanKind.WORK
        for entry in [entries[span.position]]
    )


def halves(worked: Worked) -> tuple[Half, ...]:
    """The sides that a pass works on; along the middle it is both."""
    half = HALVES.get(worked.side)
    return (half,) if half else tuple(Half)


def by_place(passes: Iterable[Worked]) -> dict[tuple[str, Half], float]:
    """Seconds by zone and side. Strokes over several zones share their time among them, but for the tender places."""
    found: dict[tuple[str, Half], float] = defaultdict(float)
    for each in passes:
        for zone in each.zones if each.on_skin_s else ():
            for half in halves(each):
                found[zone, half] += each.on_skin_s / (1 if zone in WHOLE else len(each.zones))
    return found


def by_side(passes: Iterable[Worked], zones: frozenset[str]) -> dict[Half, float]:
    """Seconds by side on some zones as one area: a pass over several of them counts once, and in full."""
    found: dict[Half, float] = defaultdict(float)
    for each in passes:
        if each.on_skin_s and not zones.isdisjoint(each.zones):
            for half in halves(each):
                found[half] += each.on_skin_s
    return found


def longest(places: Mapping[tuple[str, Half], float]) -> dict[str, float]:
    """Seconds by zone, of the side that has more."""
    found: dict[str, float] = {}
    for (zone, _), length in places.items():
        found[zone] = max(length, found.get(zone, 0.0))
    return found
