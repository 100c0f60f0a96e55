"""From the plain data of a step to the domain's Step, with everything checked that can be checked in a step alone."""

from collections.abc import Mapping
from typing import Any

import msgspec

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy, View
from upstroke.domain.no_go import crossed
from upstroke.domain.routine import Dose, Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.safety import faults as safety_faults
from upstroke.domain.technique import Movement
from upstroke.files.faults import nearest
from upstroke.files.routine_format import DOSES, PlainStep, StepFile
from upstroke.files.wording import explain

Wrong = list[tuple[str, str]]
"""Pairs of a field's name (empty for the step as a whole) and what is wrong with it."""

DOSE_FIELDS = frozenset(field for fields in DOSES for field in fields)
_PATH_FIELDS = frozenset({"path", "paths"})
_DOSE_KINDS = '"strokes" with "tempo", "seconds", "hold" with "holds", or "until"'


class StepError(ValueError):
    """A step can't be used. `faults` are pairs of the field's name (empty for the step as a whole) and the reason."""

    def __init__(self, faults: Wrong) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in faults))


def put_in(shared: Mapping[str, Any], own: Mapping[str, Any]) -> PlainStep:
    """A shared step with what differs.

    A dose of another kind replaces the whole dose, and one of `path` and `paths` the other.
    """
    dropped = _PATH_FIELDS if not _PATH_FIELDS.isdisjoint(own) else frozenset[str]()
    if not DOSE_FIELDS.isdisjoint(own):
        dropped |= DOSE_FIELDS.difference(*(fields for fields in DOSES if not own.keys().isdisjoint(fields)))
    return {**{field: value for field, value in shared.items() if field not in dropped}, **own}


def read_step(data: PlainStep, anatomy: Anatomy) -> Step:
    """Check the plain data of a step and make it a Step. Raises StepError with all that is wrong in it."""
    try:
        raw = msgspec.convert(data, StepFile)
    except msgspec.ValidationError as error:
        raise StepError([explain(error, StepFile)]) from None
    dose = _dose(raw)
    paths = raw.paths if raw.paths is not None else [raw.path] if raw.path is not None else []
    wrong = _names(raw, paths, anatomy)
    if dose is None:
        wrong.insert(0, _dose_fault(raw))
    if wrong or dose is None:
        raise StepError(wrong)
    step = Step(
        id=raw.id,
        title=raw.title,
        technique=raw.technique,
        dose=dose,
        tool=raw.tool,
        tool_detail=raw.tool_detail,
        slip=raw.slip,
        paths=tuple(tuple(path) for path in paths),
        zones=tuple(raw.zones),
        side=raw.side,
        first=raw.first,
        angle=raw.angle,
        pressure=raw.pressure,
        cue=raw.cue,
        mistake=raw.mistake,
        view=raw.view,
        anchor=raw.anchor or "",
        wiggle=raw.wiggle,
    )
    wrong += safety_faults(step, anatomy)
    if not step.paths and step.on_skin:
        wrong.append(("path", f'"{step.technique}" needs a path: names of landmarks, such as ["chin_mid", "ear_lobe"]'))
    wrong += _path_faults(step, anatomy)
    if step.anchor:
        wrong += _anchor_faults(step, anatomy)
    if step.wiggle and step.movement is not Movement.GLIDE:
        wrong.append(("wiggle", f'ends a stroke that glides, and "{step.technique}" does not'))
    if wrong:
        raise StepError(wrong)
    return step


def _path_faults(step: Step, anatomy: Anatomy) -> Wrong:
    """Why a stroke can't run where a step says."""
    zone = next(filter(None, (crossed(path, step.view, anatomy) for path in step.paths)), None)
    field = "paths" if len(step.paths) > 1 else "path"
    return [(field, f"runs over the {zone.title}, which is never touched")] if zone else []


def _anchor_faults(step: Step, anatomy: Anatomy) -> Wrong:
    """Why the other hand can't keep the skin where a step says."""
    if not step.paths:
        return [("anchor", "holds the skin for a stroke, and the step has no path")]
    zone = anatomy.barred(anatomy.point(step.anchor, view=step.view), step.view)
    return [("anchor", f'"{step.anchor}" lies on the {zone.title}, which is never touched')] if zone else []


def _dose(raw: StepFile) -> Dose | None:
    """The dose of a step, if exactly one is given and whole."""
    match (raw.strokes, raw.tempo, raw.seconds, raw.hold, raw.holds, raw.until):
        case (int(strokes), int(tempo), None, None, None, None):
            return Strokes(strokes, tempo)
        case (None, None, int(seconds), None, None, None):
            return Seconds(seconds)
        case (None, None, None, int(hold), int(holds), None):
            return Holds(hold, holds)
        case (None, None, None, None, None, "ready"):
            return UntilReady()
    return None


def _dose_fault(raw: StepFile) -> tuple[str, str]:
    """Why the fields of a step make no dose."""
    given = [fields for fields in DOSES if any(getattr(raw, field) is not None for field in fields)]
    if not given:
        return "", f"needs a dose: {_DOSE_KINDS}"
    if len(given) > 1:
        return "", f"has more than one dose; keep one of {_DOSE_KINDS}"
    there, missing = sorted(given[0], key=lambda field: getattr(raw, field) is None)
    return missing, f'is missing beside "{there}"'


def _names(raw: StepFile, paths: list[list[str]], anatomy: Anatomy) -> Wrong:
    """What is wrong with the names of landmarks and zones."""
    wrong = []
    if raw.path is not None and raw.paths is not None:
        wrong.append(("path", '"path" and "paths" exclude each other; use "paths" for several lanes'))
    field = "path" if raw.paths is None else "paths"
    named = [(field, name) for path in paths for name in path]
    for where, name in [*named, *([("anchor", raw.anchor)] if raw.anchor else [])]:
        if name.removesuffix(OTHER_SIDE) not in anatomy.landmarks:
            wrong.append((where, f'unknown landmark "{name}"{nearest(name, anatomy.landmarks)}'))
        elif not anatomy.shows(name, raw.view):
            seen = " and ".join(view for view in View if anatomy.shows(name, view))
            elsewhere = f"is seen from the {seen}" if seen else "is hidden"
            wrong.append((where, f'"{name}" {elsewhere}, but the step is shown from the {raw.view}'))
    for name in raw.zones:
        if name not in anatomy.zones:
            wrong.append(("zones", f'unknown zone "{name}"{nearest(name, anatomy.zones)}'))
    return wrong
