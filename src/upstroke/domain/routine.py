"""Routines as they are written: steps, blocks and what they say about a stroke."""

from dataclasses import dataclass
from enum import StrEnum

from upstroke.domain.anatomy import Half, View
from upstroke.domain.technique import MOVEMENTS, OFF_SKIN, Movement, Slip, Technique, Tool

Path = tuple[str, ...]
"""Names of landmarks in the order in which the hand passes them; a single name is a place."""


class Slot(StrEnum):
    """The part of the day a routine is made for."""

    MORNING = "morning"
    EVENING = "evening"
    ANY = "any"


class Side(StrEnum):
    """How a step treats the two halves of the face."""

    EACH = "each"
    """One half, then the other, with the whole dose on each."""
    BOTH = "both"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Strokes:
    """A dose counted in repetitions on each side, at a tempo in strokes a minute."""

    count: int
    tempo: int


@dataclass(frozen=True, slots=True)
class Seconds:
    """A dose in time."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Holds:
    """A dose of still holds of some seconds each."""

    seconds: int
    count: int


@dataclass(frozen=True, slots=True)
class UntilReady:
    """No dose: the step lasts until the user goes on."""


Dose = Strokes | Seconds | Holds | UntilReady


@dataclass(frozen=True, slots=True)
class Step:
    """A titled stroke with its dose, or a preparation, a wait, or a stop until the user goes on.

    `paths` has several entries for lanes or placements, which are taken in turn. `pressure` is 1 (feather) to 4 (firm);
    for cups it means suction. `angle` is in degrees between tool and skin, where it matters. `anchor` is the landmark
    at which the other hand keeps the skin from being dragged along, and `wiggle` ends each stroke with a tiny movement
    from side to side.
    """

    id: str
    title: str
    technique: Technique
    dose: Dose
    tool: Tool = Tool.HANDS
    tool_detail: str = ""
    slip: Slip = Slip.NONE
    paths: tuple[Path, ...] = ()
    zones: tuple[str, ...] = ()
    side: Side = Side.MIDDLE
    first: Half = Half.LEFT
    angle: int | None = None
    pressure: int = 1
    cue: str = ""
    mistake: str = ""
    view: View = View.FRONT
    anchor: str = ""
    wiggle: bool = False

    @property
    def movement(self) -> Movement:
        """The family of movement that its technique belongs to."""
        return MOVEMENTS[self.technique]

    @property
    def on_skin(self) -> bool:
        """Whether it touches the skin: a preparation, a wait, a breath and a movement of the jaw do not."""
        return self.movement not in OFF_SKIN


class Condition(StrEnum):
    """When a block is played at all."""

    TOOL_RESTED = "tool_rested"
    """Only when its tool has had the rest that the safety rules ask for."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a sequence.

    It holds steps (its own, or opened from the routine `routine_id`), the blocks of an included sequence, or a choice
    between `options`, of which one is played.
    """

    id: str
    title: str
    routine_id: str
    steps: tuple[Step, ...] = ()
    blocks: tuple["Block", ...] = ()
    options: tuple["Block", ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A named piece of massage as the library holds it.

    A plain routine has `steps`; a sequence has `blocks`. `summary` says in a sentence what it is for, `how_often` is
    advice on frequency, and `basis` says what the order and doses rest on. `consent` is what the user has to agree to
    each time before it is played.
    """

    id: str
    title: str
    slot: Slot
    steps: tuple[Step, ...] = ()
    blocks: tuple[Block, ...] = ()
    summary: str = ""
    how_often: str = ""
    basis: str = ""
    consent: str = ""
    sources: tuple[str, ...] = ()
