"""A routine as the text of a routine file, written to be read and changed by hand."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import tomli_w

from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Block, Dose, Holds, Routine, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.technique import Slip, Tool
from upstroke.files.routine_format import PlainStep
from upstroke.files.routine_upgrades import UPGRADES

NOTHING_KNOWN: Mapping[str, Routine] = {}

KEPT = 2048
"""So many steps are known as text: a draft is written again and again while one step of it is changed."""


def routine_text(routine: Routine, known: Mapping[str, Routine] = NOTHING_KNOWN) -> str:
    """The file of a routine that has an id and a title.

    Blocks that are a routine of `known` as it stands are included by its name; of all others the steps are written
    out, so that with none known the file has everything it needs inside.
    """
    head = {
        "format": len(UPGRADES) + 1,
        "id": routine.id,
        "title": routine.title,
        "slot": routine.slot.value,
        "summary": routine.summary,
        "how_often": routine.how_often,
        "basis": routine.basis,
        "consent": routine.consent,
        "sources": list(routine.sources),
    }
    lines = [*_fields(head), *_steps("step", routine.steps), *_blocks("block", routine.blocks, known)]
    return "\n".join(lines) + "\n"


def plain_step(step: Step) -> PlainStep:
    """A step as the fields of a routine file; those that have their default are left out."""
    paths = [list(path) for path in step.paths]
    fields: PlainStep = {
        "id": step.id,
        "title": step.title,
        "technique": step.technique.value,
        "tool": step.tool.value if step.tool is not Tool.HANDS else "",
        "tool_detail": step.tool_detail,
        "slip": step.slip.value if step.slip is not Slip.NONE else "",
        "path": paths[0] if len(paths) == 1 else [],
        "paths": paths if len(paths) > 1 else [],
        "zones": list(step.zones),
        "side": step.side.value if step.side is not Side.MIDDLE else "",
        "first": step.first.value if step.first is not Half.LEFT else "",
        **_dose(step.dose),
        "angle": step.angle,
        "pressure": step.pressure,
        "cue": step.cue,
        "mistake": step.mistake,
        "view": step.view.value if step.view is not View.FRONT else "",
        "anchor": step.anchor,
        "wiggle": step.wiggle or None,
    }
    return {field: value for field, value in fields.items() if value not in ("", [], None)}


def _dose(dose: Dose) -> PlainStep:
    match dose:
        case Strokes(count=count, tempo=tempo):
            return {"strokes": count, "tempo": tempo}
        case Seconds(seconds=seconds):
            return {"seconds": seconds}
        case Holds(seconds=seconds, count=count):
            return {"hold": seconds, "holds": count}
        case UntilReady():
            return {"until": "ready"}


def _blocks(name: str, blocks: Iterable[Block], known: Mapping[str, Routine]) -> Iterator[str]:
    for block in blocks:
        head: dict[str, Any] = {"id": block.id, "title": block.title}
        inside: Iterator[str] = iter(())
        whole = known.get(block.routine_id)
        if whole and (whole.steps, whole.blocks) == (block.steps, block.blocks) and not block.options:
            head |= {"include": whole.id, "title": block.title if block.title != whole.title else ""}
        elif block.steps:
            inside = _steps(f"{name}.step", block.steps)
        elif block.options:
            inside = _blocks(f"{name}.one_of", block.options, known)
        else:
            inside = _blocks(f"{name}.block", block.blocks, known)
        head["when"] = block.when.value if block.when else ""
        yield from _table(name, head)
        yield from inside


def _steps(name: str, steps: Iterable[Step]) -> Iterator[str]:
    return (_step(name, step) for step in steps)


@lru_cache(KEPT)
def _step(name: str, step: Step) -> str:
    return "\n".join(_table(name, plain_step(step)))


def _table(name: str, fields: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n[[{name}]]"
    yield from _fields(fields)


def _fields(fields: Mapping[str, Any]) -> Iterator[str]:
    return (f"{field} = {_value(value)}" for field, value in fields.items() if value not in ("", []))


def _value(value: Any) -> str:
    """A value in one line: the library would give each entry of a list a line of its own."""
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return tomli_w.dumps({"value": value}).removeprefix("value = ").removesuffix("\n")
