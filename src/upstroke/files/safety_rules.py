"""Reading the safety rules: `resources/content/safety.toml`, which says what its fields mean."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import tomli
from msgspec import Meta, field

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.safety_rules import ASKED, About, Effect, Group, Rule, Rulebook, Severity, Trigger
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.faults import Fault, nearest
from upstroke.files.routine_format import ID_PATTERN

_Words = Annotated[str, Meta(min_length=1, pattern=r"^\S.*\S\Z")]
_RoutineId = Annotated[str, Meta(pattern=ID_PATTERN)]


class SafetyRulesError(ValueError):
    """The safety rules can't be used. The message names file, rule, field and reason."""


class _Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    severity: Severity
    tools: tuple[Tool, ...] = ()
    zones: tuple[str, ...] = ()
    techniques: tuple[Technique, ...] = ()
    routines: tuple[_RoutineId, ...] = ()
    slip: tuple[Slip, ...] = ()
    above: Annotated[int, Meta(ge=1, le=3)] | None = None
    hours: Annotated[int, Meta(ge=1)] | None = None


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Annotated[str, Meta(pattern=r"^[a-z0-9_]+\Z")]
    title: _Words
    severity: Severity
    group: Group
    trigger: Trigger
    text: _Words
    effects: tuple[_Effect, ...] = field(name="effect", default=())
    question: str = ""
    about: tuple[About, ...] = ()
    again_days: Annotated[int, Meta(ge=1)] | None = None
    until: str = ""
    sources: tuple[str, ...] = field(name="source", default=())
    basis: str = ""


class _RulesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: list[dict[str, Any]]
    areas: dict[str, tuple[str, ...]] = {}


def load_rules(path: Path, anatomy: Anatomy) -> Rulebook:
    """All safety rules, in the order of the file. Raises SafetyRulesError where it is missing or wrong."""
    try:
        table = msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), _RulesFile)
    except (OSError, ValueError) as error:
        raise SafetyRulesError(f"{path.name}: {error}") from error
    for area, zones in table.areas.items():
        for zone in zones:
            if zone not in anatomy.zones:
                raise _wrong(path, "areas", f'{area}: unknown zone "{zone}"{nearest(zone, anatomy.zones)}')
        if area in anatomy.zones or area == ASKED:
            raise _wrong(path, "areas", f'"{area}" already means something else')
    found: dict[str, Rule] = {}
    for number, data in enumerate(table.rule, start=1):
        place = f'rule {number} "{data.get("id", "")}"'
        try:
            raw = msgspec.convert(data, _Rule)
        except msgspec.ValidationError as error:
            reason, _, where = str(error).partition(" - at `$.")
            raise _wrong(path, place, f"{where.removesuffix('`')}: {reason}" if where else reason) from error
        if raw.id in found:
            raise _wrong(path, place, "id: there is already a rule with this id")
        if reason := next(_contradictions(raw), ""):
            raise _wrong(path, place, reason)
        found[raw.id] = _rule(path, place, raw, table.areas, anatomy)
    return Rulebook(found, {zone.id: zone.title for zone in anatomy.zones.values()})


def _wrong(path: Path, place: str, reason: str) -> SafetyRulesError:
    return SafetyRulesError(str(Fault(path.name, place, reason)))


def _contradictions(raw: _Rule) -> Iterator[str]:
    """Where the fields of a rule don't fit each other."""
    asked = raw.trigger in (Trigger.ASKED_ONCE, Trigger.ASKED_EACH_TIME)
    if asked and not raw.question.endswith(("?", ".")):
        yield f'question: a rule that is "{raw.trigger}" needs one'
    if raw.question and not asked:
        yield f'question: nobody is asked where the trigger is "{raw.trigger}"'
    if raw.again_days and raw.trigger is not Trigger.ASKED_ONCE:
        yield f'again_days: only for "{Trigger.ASKED_ONCE}"'
    if not raw.effects:
        yield "effect: without one the rule reaches no step"
    if not raw.sources and not raw.basis:
        yield "source: say what the rule rests on, here or in basis"
    named = any(ASKED in effect.zones for effect in raw.effects)
    if named is not (About.ZONES in raw.about):
        yield f'about: "{About.ZONES}" and an effect on "{ASKED}" go together'
    timed = any(effect.hours is not None for effect in raw.effects)
    if timed is not (About.DATE in raw.about):
        yield f'about: "{About.DATE}" and an effect with hours go together'


def _rule(path: Path, place: str, raw: _Rule, areas: Mapping[str, tuple[str, ...]], anatomy: Anatomy) -> Rule:
    """The rule, its areas opened into zones."""
    effects = []
    for number, effect in enumerate(raw.effects, start=1):
        zones: list[str] = []
        for name in effect.zones:
            if name not in anatomy.zones and name not in areas and name != ASKED:
                hint = nearest(name, [*anatomy.zones, *areas, ASKED])
                raise _wrong(path, place, f'effect {number}: zones: unknown zone "{name}"{hint}')
            zones += areas.get(name, (name,))
        effects.append(
            Effect(
                effect.severity,
                effect.tools,
                tuple(dict.fromkeys(zones)),
                effect.techniques,
                effect.routines,
                effect.slip,
                effect.above,
                effect.hours,
            )
        )
    return Rule(
        id=raw.id,
        title=raw.title,
        severity=raw.severity,
        group=raw.group,
        trigger=raw.trigger,
        text=raw.text,
        effects=tuple(effects),
        question=raw.question,
        about=raw.about,
        again_days=raw.again_days,
        until=raw.until,
        sources=raw.sources,
        basis=raw.basis,
    )
