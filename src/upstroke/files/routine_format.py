"""The shape of a routine file, as msgspec checks it: names, types and ranges. `routines/README.md` describes it.

Steps stay plain data here, because a step that uses a shared one is whole only after both are put together.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from upstroke.domain import bounds
from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Condition, Side, Slot
from upstroke.domain.technique import Slip, Technique, Tool

# Not `$`, which lets a line break at the end pass.
ID_PATTERN = r"^[a-z0-9][a-z0-9-]{0,63}\Z"
LINE_PATTERN = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]*\Z"
TEXT_PATTERN = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*\Z"

Id = Annotated[str, Meta(pattern=ID_PATTERN)]
Title = Annotated[str, Meta(min_length=1, max_length=bounds.LONGEST_LINE, pattern=LINE_PATTERN)]
Line = Annotated[str, Meta(max_length=bounds.LONGEST_LINE, pattern=LINE_PATTERN)]
Text = Annotated[str, Meta(max_length=bounds.LONGEST_TEXT, pattern=TEXT_PATTERN)]
Names = Annotated[list[str], Meta(min_length=1, max_length=bounds.STATIONS)]
PlainStep = dict[str, Any]

STEPS_AT_MOST = 500


class StepFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A step with all that it uses put in."""

    id: Id
    title: Title
    technique: Technique
    tool: Tool = Tool.HANDS
    tool_detail: Line = ""
    slip: Slip = Slip.NONE
    path: Names | None = None
    paths: Annotated[list[Names], Meta(min_length=1, max_length=bounds.LANES)] | None = None
    zones: Annotated[list[str], Meta(max_length=bounds.ZONES)] = []
    side: Side = Side.MIDDLE
    first: Half = Half.LEFT
    strokes: Annotated[int, Meta(ge=bounds.STROKES.least, le=bounds.STROKES.most)] | None = None
    tempo: Annotated[int, Meta(ge=bounds.TEMPO.least, le=bounds.TEMPO.most)] | None = None
    seconds: Annotated[int, Meta(ge=bounds.SECONDS.least, le=bounds.SECONDS.most)] | None = None
    hold: Annotated[int, Meta(ge=bounds.HOLD.least, le=bounds.HOLD.most)] | None = None
    holds: Annotated[int, Meta(ge=bounds.HOLDS.least, le=bounds.HOLDS.most)] | None = None
    until: Literal["ready"] | None = None
    angle: Annotated[int, Meta(ge=bounds.ANGLE.least, le=bounds.ANGLE.most)] | None = None
    pressure: Annotated[int, Meta(ge=bounds.PRESSURE.least, le=bounds.PRESSURE.most)] = 1
    cue: Text = ""
    mistake: Text = ""
    view: View = View.FRONT
    anchor: Annotated[str, Meta(min_length=1)] | None = None
    wiggle: bool = False


class BlockFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a sequence."""

    id: Id
    title: Title | None = None
    """Without one, a block has that of the routine that it includes."""
    include: Id | None = None
    steps: list[Id] = []
    change: dict[Id, PlainStep] = {}
    step: list[PlainStep] = []
    block: list["BlockFile"] = []
    one_of: list["BlockFile"] = []
    when: Condition | None = None


class RoutineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A routine or a sequence."""

    format: int
    id: Id
    title: Title
    slot: Slot
    summary: Text = ""
    how_often: Text = ""
    basis: Text = ""
    consent: Text = ""
    sources: list[Line] = []
    step: Annotated[list[PlainStep], Meta(max_length=STEPS_AT_MOST)] = []
    block: Annotated[list[BlockFile], Meta(max_length=STEPS_AT_MOST)] = []


DOSES = (("strokes", "tempo"), ("seconds",), ("hold", "holds"), ("until",))
"""The fields of each kind of dose; a step has exactly one kind, and all of its fields."""
