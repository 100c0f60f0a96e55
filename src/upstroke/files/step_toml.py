"""From the plain data of a step to the domain's Step, with everything checked that can be checked in a step alone."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy
from upstroke.domain.routine import Dose, Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.safety import faults as safety_faults
from upstroke.domain.technique import NEEDS_NO_PATH
from upstroke.files.faults import nearest
from upstroke.files.routine_format import DOSES, PlainStep, StepFile

_UNKNOWN = re.compile(r"unknown field `(?P<name>[^`]*)`")
_PLACE = re.compile(r" - at `(?:key in )?(?P<place>[^`]*)`$")


class StepError(ValueError):
    """A step can't be used. `faults` are pairs of the field's name (empty for the step as a whole) and the reason."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{field}: {reason}" for field, reason in faults))


def put_in(shared: Mapping[str, Any], own: Mapping[str, Any]) -> PlainStep:
    """A shared step with what differs. Fields of a dose, and `path` and `paths`, replace each other as a whole."""
    step = dict(shared)
    dose = {field for fields in DOSES for field in fields}
    if any(field in own and field not in shared for field in dose):
        step = {
            field: value for field, value in step.items() if field not in dose or field == "tempo" and "strokes" in own
        }
    if "path" in own or "paths" in own:
        step = {field: value for field, value in step.items() if field not in ("path", "paths")}
    return {**step, **{field: value for field, value in own.items() if field not in ("use", "format")}}


def read_step(data: PlainStep, anatomy: Anatomy) -> Step:
    """Check the plain data of a step and make it a Step. Raises StepError with all that is wrong in it."""
    try:
        raw = msgspec.convert(data, StepFile)
    except msgspec.ValidationError as error:
        raise StepError([explain(str(error), StepFile.__struct_fields__)]) from None
    dose, wrong = _dose(raw)
    wrong += _names(raw, anatomy)
    paths = raw.paths if raw.paths is not None else [raw.path] if raw.path is not None else []
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
    )
    if not step.paths and step.movement not in NEEDS_NO_PATH:
        wrong.append(("path", f'“{step.technique}” needs a path: names of landmarks, such as ["chin_mid", "ear_lobe"]'))
    wrong += safety_faults(step, anatomy)
    if wrong:
        raise StepError(wrong)
    return step


def explain(message: str, fields: tuple[str, ...]) -> tuple[str, str]:
    """Turn a message of msgspec into the field's name and a reason in plain words."""
    found = _PLACE.search(message)
    place = found["place"].removeprefix("$").strip(".[]") if found else ""
    reason = _PLACE.sub("", message)
    unknown = _UNKNOWN.search(reason)
    if unknown:
        return place, f"unknown field “{unknown['name']}”{nearest(unknown['name'], fields)}"
    missing = re.search(r"missing required field `([^`]*)`", reason)
    if missing:
        return place, f"the field “{missing[1]}” is missing"
    for plain, words in (
        ("`", ""),
        ("Expected", "must be"),
        ("str matching regex '^[a-z0-9][a-z0-9-]{0,63}$'", "a short name of small letters, digits and hyphens"),
        ("str", "text"),
        ("int", "a whole number"),
        ("array", "a list"),
        ("object", "a table"),
        ("Invalid enum value", "unknown value"),
    ):
        reason = reason.replace(plain, words)
    return place, reason


def _dose(raw: StepFile) -> tuple[Dose | None, list[tuple[str, str]]]:
    """The dose of a step; or None and what is wrong with it."""
    given = [fields for fields in DOSES if any(getattr(raw, field) is not None for field in fields)]
    if len(given) != 1:
        kinds = "“strokes” with “tempo”, “seconds”, “hold” with “holds”, or “until”"
        return None, [("", f"needs one dose: {kinds}" if not given else f"has more than one dose; keep one of {kinds}")]
    for field in given[0]:
        if getattr(raw, field) is None:
            other = next(name for name in given[0] if name != field)
            return None, [(field, f"is missing beside “{other}”")]
    if raw.strokes is not None and raw.tempo is not None:
        return Strokes(raw.strokes, raw.tempo), []
    if raw.hold is not None and raw.holds is not None:
        return Holds(raw.hold, raw.holds), []
    return (Seconds(raw.seconds) if raw.seconds is not None else UntilReady()), []


def _names(raw: StepFile, anatomy: Anatomy) -> list[tuple[str, str]]:
    """What is wrong with the names of landmarks and zones."""
    wrong = []
    if raw.path is not None and raw.paths is not None:
        wrong.append(("path", "“path” and “paths” exclude each other; use “paths” for several lanes"))
    for field, name in _landmarks(raw):
        landmark = anatomy.landmarks.get(name.removesuffix(OTHER_SIDE))
        if landmark is None:
            wrong.append((field, f"unknown landmark “{name}”{nearest(name, anatomy.landmarks)}"))
        elif landmark.view is not raw.view:
            wrong.append(
                (field, f"“{name}” is seen from the {landmark.view}, but the step is shown from the {raw.view}")
            )
    for name in raw.zones:
        if name not in anatomy.zones:
            wrong.append(("zones", f"unknown zone “{name}”{nearest(name, anatomy.zones)}"))
    return wrong


def _landmarks(raw: StepFile) -> Iterator[tuple[str, str]]:
    yield from (("path", name) for name in raw.path or ())
    yield from (("paths", name) for path in raw.paths or () for name in path)
