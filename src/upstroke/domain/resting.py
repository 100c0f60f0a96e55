"""What rests because something felt wrong, and for how long: our own two days, and the rules decided from the log."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.safety_rules import ASKED, Answer, Effect, Rulebook, Severity
from upstroke.domain.safety_words import ACTIVITIES, joined, on
from upstroke.domain.technique import Tool

REST_DAYS = 2
"""How long the zones are left out: the 48 h of `lim_red` in the domain notes, our own rule and no clinical advice."""

JAW_ROUTINES = frozenset({"jaw-release", "jaw-intraoral"})
JAW_ZONES = frozenset({"masseter", "intraoral"})

ALL = ""
"""What rests, where it is all work in the zones that felt wrong."""


@dataclass(frozen=True, slots=True)
class Wait:
    """So many hours from the moment something felt wrong, in which `what` rests: ALL, or plain words for it."""

    hours: int
    what: str = ALL


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that felt wrong, and what rests because of it; ALL comes first, if it is among it."""

    felt: FeltWrong
    waits: tuple[Wait, ...]

    def end(self, wait: Wait) -> datetime:
        """When one of the waits is over."""
        return self.felt.at + timedelta(hours=wait.hours)

    def at(self, now: datetime) -> "Resting":
        """What of it is not over at a moment."""
        return Resting(self.felt, tuple(wait for wait in self.waits if now < self.end(wait)))


def answers_from(found: Iterable[FeltWrong]) -> Iterator[Answer]:
    """What felt wrong, as answers to the rules that are decided from the log."""
    for each in found:
        if not each.zones:  # nothing was worked yet
            continue
        if each.tool == Tool.GUA_SHA:
            yield Answer("guasha_red", True, each.zones, each.at)
        if each.routine_id in JAW_ROUTINES or not JAW_ZONES.isdisjoint(each.zones):
            yield Answer("jaw_pain_rise", True, at=each.at)


def resting_zones(found: Iterable[FeltWrong], now: datetime) -> frozenset[str]:
    """The zones to leave out now, on both sides: those that felt wrong less than REST_DAYS ago."""
    rest = timedelta(days=REST_DAYS)
    return frozenset(zone for each in found if timedelta() <= now - each.at < rest for zone in each.zones)


def resting(felt: FeltWrong, rulebook: Rulebook) -> Resting:
    """All that rests because something felt wrong, also what is over; nothing, where nothing had been worked."""
    if not felt.zones:
        return Resting(felt, ())
    hours = {ALL: REST_DAYS * 24}
    for answer in answers_from([felt]):
        for effect in rulebook.rules[answer.rule].effects:
            if effect.severity is Severity.STOP and effect.hours is not None:
                what = _what(effect, felt, rulebook)
                hours[what] = max(effect.hours, hours.get(what, 0))
    everything = Wait(hours.pop(ALL))
    alike: dict[int, list[str]] = {}
    for what, lasting in hours.items():
        alike.setdefault(lasting, []).append(what)
    return Resting(felt, (everything, *(Wait(lasting, joined(whats)) for lasting, whats in sorted(alike.items()))))


def _what(effect: Effect, felt: FeltWrong, rulebook: Rulebook) -> str:
    """What an effect stops."""
    if effect.routines:
        return "the jaw routines"  # no other routines rest because of what felt wrong
    if effect.tools:
        return f"{joined([ACTIVITIES[tool] for tool in effect.tools])} there"
    elsewhere = [rulebook.zones[zone] for zone in effect.zones if zone not in (ASKED, *felt.zones)]
    return f"work {on(elsewhere)}" if elsewhere else ALL
