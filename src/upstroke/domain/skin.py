"""What the user notes of the skin, and what rests because of it.

After rule `lim_red` of the domain notes: after redness, marks or a breakout the zone rests, two days from all work and
seven days from cups and brushes, which is what the effects of `guasha_red` say. Marks and breakouts have rules of their
own, which leave the zone alone until it is calm. As nobody says when that is, they hold for the longer of these waits
or until the note is removed; before each session it is asked anyway.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby

from upstroke.domain.resting import ALL, Wait
from upstroke.domain.safety_rules import Answer, Rulebook, Severity
from upstroke.domain.safety_words import ACTIVITIES, joined
from upstroke.domain.session import practice_day

UNTIL_CALM_HOURS = 7 * 24
"""How long a note holds whose rule has no wait of its own."""


class SkinSign(StrEnum):
    """What may be seen on the skin."""

    REDNESS = "redness"
    MARKS = "marks"
    BREAKOUT = "breakout"


RULES = {SkinSign.REDNESS: "guasha_red", SkinSign.MARKS: "bruise_mark", SkinSign.BREAKOUT: "acne_active"}
"""The safety rule that each of them makes hold."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """What the user sees on the skin, in which zones; `note` is in words of their own."""

    sign: SkinSign
    zones: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkinNote:
    """What was noticed at a moment with its zone. Without zones it may be anywhere."""

    id: str
    at: datetime
    sign: SkinSign
    zones: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class SkinRest:
    """A note, and what rests because of it."""

    noted: SkinNote
    waits: tuple[Wait, ...]

    def end(self, wait: Wait) -> datetime:
        """When one of the waits is over."""
        return self.noted.at + timedelta(hours=wait.hours)

    def at(self, now: datetime) -> "SkinRest":
        """What of it is not over at a moment."""
        return SkinRest(self.noted, tuple(wait for wait in self.waits if now < self.end(wait)))


def by_day(notes: Iterable[SkinNote], start_of_day: time) -> Mapping[date, tuple[SkinNote, ...]]:
    """The notes of each practice day that has any, the first day first."""
    found = sorted(notes, key=lambda each: (each.at, each.id))
    return {day: tuple(of_day) for day, of_day in groupby(found, lambda each: practice_day(each.at, start_of_day))}


def answers_from(notes: Iterable[SkinNote], now: datetime) -> Iterator[Answer]:
    """What the notes that still hold say to the rules."""
    holds = timedelta(hours=UNTIL_CALM_HOURS)
    for each in notes:
        if timedelta() <= now - each.at < holds:
            yield Answer(RULES[each.sign], True, each.zones, each.at)


def skin_rest(noted: SkinNote, rulebook: Rulebook) -> SkinRest:
    """All that rests because of a note, also what is over."""
    stops = [effect for effect in rulebook.rules[RULES[noted.sign]].effects if effect.severity is Severity.STOP]
    waits = (
        Wait(
            min(effect.hours or UNTIL_CALM_HOURS, UNTIL_CALM_HOURS),
            f"{joined([ACTIVITIES[tool] for tool in effect.tools])} there" if effect.tools else ALL,
        )
        for effect in stops
    )
    return SkinRest(noted, tuple(sorted(waits, key=lambda wait: wait.hours)))


def still_told(notes: Iterable[Answer], told: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers from notes, but for those to which the user has said no since."""
    denied = {answer.rule: answer.given for answer in told if not answer.yes and answer.given}
    return tuple(
        each for each in notes if not (each.at and (since := denied.get(each.rule)) is not None and since > each.at)
    )
