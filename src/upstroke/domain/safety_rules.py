"""The safety rules as values: what each is about, whom it asks, and which steps it reaches.

They are read from `resources/content/safety.toml`, which says what the fields mean. `screening` decides with them.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from upstroke.domain.routine import Step
from upstroke.domain.technique import Movement, Slip, Technique, Tool

ASKED = "asked"
"""Among the zones of an effect: those that the user named."""

IDLE = frozenset({Movement.REST, Movement.BREATH})
"""Movements in which nothing is done to the face, so that no rule reaches them; rules reach a moving jaw."""


class Severity(StrEnum):
    """What a rule asks for, from the mildest on."""

    INFO = "info"
    """It is told."""
    CAUTION = "caution"
    """It may be done, with care."""
    STOP = "stop"
    """It is not done."""

    @property
    def rank(self) -> int:
        """Its place among the severities; more is stronger."""
        return list(Severity).index(self)


class Group(StrEnum):
    """Under which heading a rule is shown."""

    SKIN = "skin"
    TREATMENTS = "treatments"
    MEDICINES = "medicines"
    HEALTH = "health"
    NECK = "neck"
    EYES = "eyes"
    JAW = "jaw"
    HEADACHE = "headache"
    PRODUCTS = "products"
    TOOLS = "tools"
    CARE = "care"


class Trigger(StrEnum):
    """What decides whether a rule holds."""

    ASKED_ONCE = "asked_once"
    """The user's answer, kept in the profile."""
    ASKED_EACH_TIME = "asked_each_time"
    """The user's answer before this session."""
    LOG = "log"
    """What was noted after earlier sessions."""
    ALWAYS = "always"
    """Nothing: it holds for everyone."""


class About(StrEnum):
    """What a yes needs beside it."""

    ZONES = "zones"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Effect:
    """Which steps a rule reaches, how strongly, and for how long. What is empty or None is not asked for.

    `above` reaches only steps with more pressure; `hours` is how long the effect lasts from the date of the answer.
    """

    severity: Severity
    tools: tuple[Tool, ...] = ()
    zones: tuple[str, ...] = ()
    techniques: tuple[Technique, ...] = ()
    routines: tuple[str, ...] = ()
    slip: tuple[Slip, ...] = ()
    above: int | None = None
    hours: int | None = None

    def reaches(self, step: Step, routine_id: str, named: Collection[str] = ()) -> bool:
        """Whether it concerns a step of a routine. `named` are the zones that the user named: none means any.

        A step that does not say its zones may be anywhere, so every zone counts.
        """
        return (
            is_work(step)
            and (not self.tools or step.tool in self.tools)
            and (not self.techniques or step.technique in self.techniques)
            and (not self.routines or routine_id in self.routines)
            and (not self.slip or step.slip in self.slip)
            and (self.above is None or step.pressure > self.above)
            and self._reaches_zones(step.zones, named)
        )

    def _reaches_zones(self, zones: tuple[str, ...], named: Collection[str]) -> bool:
        if not self.zones or not zones or (ASKED in self.zones and not named):
            return True
        wanted = {*self.zones, *named} if ASKED in self.zones else set(self.zones)
        return not wanted.isdisjoint(zones)

    def end(self, since: datetime | None) -> datetime | None:
        """When it is over, counted from the date of the answer; None as long as the answer stands."""
        return None if self.hours is None or since is None else since + timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class Rule:
    """One safety rule.

    `text` is told as it stands, `title` opens a sentence, `question` can be answered yes or no, and `until` is the wait
    in words. An answer older than `again_days` is asked for again. `basis` holds the marks beside the source tags.
    """

    id: str
    title: str
    severity: Severity
    group: Group
    trigger: Trigger
    text: str
    effects: tuple[Effect, ...]
    question: str = ""
    about: tuple[About, ...] = ()
    again_days: int | None = None
    until: str = ""
    sources: tuple[str, ...] = ()
    basis: str = ""

    def concerns(self, step: Step, routine_id: str) -> bool:
        """Whether an answer could make it reach a step of a routine."""
        return any(effect.reaches(step, routine_id) for effect in self.effects)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules by id, in the order in which they are told, and the titles of the zones that their sentences name."""

    rules: Mapping[str, Rule]
    zones: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the user says to a rule, or what the log says to one that is decided from it.

    `at` is the date that the rule is about, and `given` when the answer was given; both on the same kind of clock as
    the `now` they are held against. Where only a day is known, its end is the careful choice for `at`. `overridden` is
    the note of what a clinician said that allows it; empty where none did.
    """

    rule: str
    yes: bool
    zones: tuple[str, ...] = ()
    at: datetime | None = None
    overridden: str = ""
    given: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule or limit says, in a plain sentence for the user.

    `rule` is its id. Up to the pressure `up_to` the step may still be done; None where no pressure is gentle enough.
    `ends` is when it is over; None where no date says so. A limit's finding names the tools and the zones that it is
    about; neither means the whole session.
    """

    severity: Severity
    rule: str
    sentence: str
    up_to: int | None = None
    ends: datetime | None = None
    tools: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


def is_work(step: Step) -> bool:
    """Whether a step does anything to the face, on the skin or not: a preparation, a wait or a breath does not."""
    return step.movement not in IDLE


def strongest(severities: Iterable[Severity]) -> Severity | None:
    """The strongest of some severities; None of none."""
    return max(severities, key=lambda severity: severity.rank, default=None)
