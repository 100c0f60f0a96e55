"""Small routines, laid out, for tests: everything has a default, so that a test says only what it is about."""

from collections.abc import Sequence

from upstroke.domain.anatomy import Anatomy, Landmark, Point, View, Zone
from upstroke.domain.programme import Programme, open_routine
from upstroke.domain.routine import Block, Dose, Holds, Routine, Seconds, Side, Slot, Step, Strokes, UntilReady
from upstroke.domain.script import Speech
from upstroke.domain.session import PassOutcome, PassRecord
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.domain.timeline import Options, PassSide, Timeline, lay_out

GLIDE = Technique.EFFLEURAGE


def step(
    step_id: str = "jawline",
    dose: Dose | None = None,
    *,
    side: Side = Side.MIDDLE,
    technique: Technique = GLIDE,
    tool: Tool = Tool.HANDS,
    zones: tuple[str, ...] = ("jawline",),
    pressure: int = 1,
    cue: str = "",
) -> Step:
    """Four strokes of three seconds along the jaw, unless told otherwise."""
    return Step(
        id=step_id,
        title=step_id.capitalize(),
        technique=technique,
        dose=dose or Strokes(4, 20),
        tool=tool,
        slip=Slip.LIGHT,
        paths=(("chin_mid", "ear_lobe"),),
        zones=zones,
        side=side,
        pressure=pressure,
        cue=cue,
    )


def prep(step_id: str = "oil", seconds: int = 10) -> Step:
    """A preparation: no stroke at all."""
    return step(step_id, Seconds(seconds), technique=Technique.PREP, zones=())


def wait(step_id: str = "ready") -> Step:
    """A stop until the user goes on."""
    return step(step_id, UntilReady(), technique=Technique.WAIT, zones=())


def hold(step_id: str = "press", seconds: int = 5, count: int = 2, side: Side = Side.MIDDLE) -> Step:
    """Still holds of some seconds each."""
    return step(step_id, Holds(seconds, count), technique=Technique.ACUPRESSURE_HOLD, side=side)


def block(block_id: str, *steps: Step, **more: object) -> Block:
    """A block of a sequence with steps from the routine `block_id`."""
    return Block(id=block_id, title=block_id.capitalize(), routine_id=block_id, steps=steps, **more)  # type: ignore[arg-type]


def routine(*parts: Step | Block, routine_id: str = "calm") -> Routine:
    """A routine of steps, or a sequence of blocks."""
    return Routine(
        id=routine_id,
        title=routine_id.capitalize(),
        slot=Slot.EVENING,
        steps=tuple(part for part in parts if isinstance(part, Step)),
        blocks=tuple(part for part in parts if isinstance(part, Block)),
    )


def programme(*steps: Step) -> Programme:
    """A programme of these steps."""
    return open_routine(routine(*steps))


class EvenVoice:
    """A voice that can say anything, and takes as long for each letter."""

    def __init__(self, ms_a_letter: int = 60) -> None:
        self._ms_a_letter = ms_a_letter

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say."""
        return len(text) * self._ms_a_letter


def speech(ms_a_letter: int = 60, **wishes: object) -> Speech:
    """All that can be said, by an even voice, unless told otherwise."""
    return Speech(EvenVoice(ms_a_letter), **wishes)  # type: ignore[arg-type]


def timeline(*steps: Step, options: Options | None = None, counts: Sequence[int | None] = ()) -> Timeline:
    """A timeline of these steps."""
    return lay_out(programme(*steps), options, counts)


def record(
    position: int = 0, side: PassSide = PassSide.MIDDLE, active_ms: int = 12_000, strokes: int = 4
) -> PassRecord:
    """A pass of `step()`, done."""
    return PassRecord(
        position=position,
        side=side,
        routine_id="calm",
        step_id="jawline",
        title="Jawline",
        tool="hands",
        technique="effleurage",
        zones=("jawline",),
        pressure=1,
        active_ms=active_ms,
        strokes=strokes,
        outcome=PassOutcome.FINISHED if active_ms else PassOutcome.SKIPPED,
    )


def anatomy() -> Anatomy:
    """Four landmarks and some zones, from firm to never worked."""
    points = (
        Landmark("chin_mid", False, {View.FRONT: Point(500, 900)}),
        Landmark("jaw_mid", True, {View.FRONT: Point(360, 840)}),
        Landmark("ear_lobe", True, {View.FRONT: Point(250, 640)}),
        Landmark("occiput", True, {View.BACK: Point(420, 500)}),
    )
    caps = {"jawline": 3, "cheek": 2, "under_eye": 1, "neck_side": 1, "neck_front": 0}
    zones = (Zone(zone, zone.replace("_", " "), "", "", cap, "") for zone, cap in caps.items())
    return Anatomy({point.name: point for point in points}, {zone.id: zone for zone in zones}, ())
