"""What the hand does within one stroke, for each family of movement: pure functions of the phase.

At phase 0 the tool is at its start, on the skin; at phase 1 it is where the next stroke begins.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from upstroke.domain.easing import ease, hop, stride, swell
from upstroke.domain.pose import START, Pose, Spot
from upstroke.domain.routine import Holds, Seconds, Step
from upstroke.domain.technique import Movement, Technique
from upstroke.domain.timeline import HOLD_GAP_MS

ON_SKIN = 0.7
"""The share of a gliding stroke spent on the skin; in the rest the hand lifts off and returns through the air."""

WIGGLE = 0.14
"""The share of a stroke that a wiggle at its end takes, before the hand lifts off."""

WIGGLES, WIGGLE_WIDTH = 3, 8.0
"""How often it goes from side to side, and how far, in art pixels."""

CIRCLE = 13.0
"""The radius of a small circle, in art pixels."""

STRETCH = 17.0
"""How far skin is stretched in a pump, in art pixels."""

TREMBLE, TREMBLE_MS = 2.0, 120
"""A vibration: how far it goes, in art pixels, and how long one of its beats takes."""

HOVER = 0.3
"""How far cupped palms keep from the eyes, as a share of the way that a hand is lifted."""

RESTING_PLACE = 0.42
"""In a picture that stands still the tool lies before the middle of its lane, so that start and end are free."""

PARTED = 0.3
"""How far a jaw at rest is open: the teeth are apart, the lips still meet."""

PULSE_MS = 4_000
"""A held place pulses this slowly: a calm breath."""

SETTLE_MS = 500
"""In this time, before the first beat, the waiting hand sinks on the skin; and a hold grows to its full pressure."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of a pass, counted from 0."""

    step: Step
    strokes: int
    index: int

    @property
    def lane(self) -> int:
        """The lanes share the strokes evenly, in order."""
        return self.index * len(self.step.paths) // self.strokes if self.step.paths else 0

    @property
    def after(self) -> "Stroke":
        """The stroke that follows; behind the last one there is none, and the hand stays."""
        return replace(self, index=min(self.index + 1, self.strokes - 1))

    @property
    def is_last(self) -> bool:
        """Whether no stroke follows in its pass."""
        return self.index == self.strokes - 1

    @property
    def station(self) -> Spot:
        """Where a movement that walks along its lane makes this stroke."""
        lanes = max(1, len(self.step.paths))
        first = -(-self.lane * self.strokes // lanes)
        count = -(-(self.lane + 1) * self.strokes // lanes) - first
        return Spot(self.lane, (self.index - first) / (count - 1) if count > 1 else 0.5)


def _glide(stroke: Stroke, phase: float) -> Pose:
    """Along the lane on the skin, then off, and back over it through the air."""
    lane, step = stroke.lane, stroke.step
    lean = _LEANS.get(step.technique, _upright)
    on_skin = ON_SKIN + (WIGGLE if step.wiggle else 0.0)
    if phase < on_skin:
        part = min(1.0, phase / ON_SKIN)
        spot = Spot(lane, stride(part))
        pose = Pose(spot, spot, press=_touch(step, phase / on_skin), tilt=lean(part))
        return replace(pose, aside=_wiggle((phase - ON_SKIN) / WIGGLE)) if part == 1.0 else pose
    part = (phase - on_skin) / (1 - on_skin)
    end, tilt = Spot(lane, 1.0), lean(1.0) * (1 - ease(part))
    if stroke.is_last:
        return Pose(end, end, lift=ease(part), tilt=tilt)
    return replace(_over(end, Spot(stroke.after.lane, 0.0), part), lift=hop(part), tilt=tilt)


def _touch(step: Step, part: float) -> float:
    """How firmly a gliding tool touches: it comes and goes softly; a cup is squeezed at once and popped off."""
    if step.technique is Technique.CUP_GLIDE:
        return min(1.0, ease(part / 0.1), ease((1 - part) / 0.05))
    return min(1.0, ease(part / 0.12), ease((1 - part) / 0.12))


def _wiggle(part: float) -> float:
    """At the end of a stroke, tiny and from side to side."""
    return WIGGLE_WIDTH * math.sin(2 * math.pi * WIGGLES * part) * swell(min(max(0.0, part), 1.0))


def _upright(_: float) -> float:
    return 0.0


def _flick(part: float) -> float:
    """A brush leans back as it sets down and forward as it leaves."""
    return 16 * ease(part / 0.9)


def _rock(part: float) -> float:
    """Knuckles rock from one to the next as they glide."""
    return 7 * math.sin(4 * math.pi * part)


_LEANS: dict[Technique, Callable[[float], float]] = {Technique.BRUSH_SWEEP: _flick, Technique.KNUCKLING: _rock}
"""How a gliding tool leans, in degrees, at a part of its way on the skin."""


def _circles(stroke: Stroke, phase: float) -> Pose:
    """One small circle, up and out over the top, then on to the next place."""
    pose = _walk(stroke, phase, 0.72, lift=0.25)
    stays = pose.at.lane == pose.to.lane
    angle = 2 * math.pi * (phase if stays else min(1.0, phase / 0.72))
    return replace(pose, across=CIRCLE * math.sin(angle), down=CIRCLE * math.cos(angle), press=1 - pose.lift)


def _pump(stroke: Stroke, phase: float) -> Pose:
    """Stretch, let go in full, and a moment of nothing. A stretch of deeper layers is held a while."""
    spot = Spot(stroke.lane, 0.0)
    stretched, released = (0.3, 0.6) if stroke.step.technique is Technique.FASCIAL_HOLD else (0.45, 0.45)
    pull = ease(phase / stretched) if phase < stretched else 1 - ease((phase - released) / (0.8 - released))
    after = Spot(stroke.after.lane, 0.0)
    if phase > 0.8 and after != spot:
        part = (phase - 0.8) / 0.2
        return replace(_over(spot, after, part), lift=hop(part))
    return Pose(spot, spot, ahead=STRETCH * pull, press=pull)


def _pinch(stroke: Stroke, phase: float) -> Pose:
    """Pick up, squeeze, let go, and on to the next place."""
    squeeze = swell(min(1.0, phase / 0.7))
    roll = math.sin(2 * math.pi * min(1.0, phase / 0.7)) if stroke.step.technique is Technique.PINCH_ROLL else 0.0
    pose = _walk(stroke, phase, 0.7, lift=0.4)
    return replace(pose, down=-7 * squeeze, press=squeeze, tilt=5 * roll)


def _taps(stroke: Stroke, phase: float) -> Pose:
    """A touch on the beat, and up at once."""
    pose = _walk(stroke, phase, 0.1, lift=0.0)
    up = hop(phase)
    return replace(pose, lift=0.6 * up, press=1 - up)


def _flash(stroke: Stroke, phase: float) -> Pose:
    """Down and squeezed on the beat, popped off within half a stroke, and on."""
    pose = _walk(stroke, phase, 0.5, lift=0.7)
    return replace(pose, press=ease(phase / 0.15) * (1 - ease((phase - 0.42) / 0.1)))


def _breath(stroke: Stroke, phase: float) -> Pose:
    """Full in the middle of the stroke."""
    return replace(START, press=swell(phase))


def _jaw(stroke: Stroke, phase: float) -> Pose:
    """Open in the middle of the stroke, as a breath is full. For a time it rests: it parts a little, and stays so."""
    if isinstance(stroke.step.dose, Seconds):
        return replace(START, press=PARTED * (1.0 if stroke.index else ease(phase)))
    return _breath(stroke, phase)


GESTURES: dict[Movement, Callable[[Stroke, float], Pose]] = {
    Movement.GLIDE: _glide,
    Movement.CIRCLES: _circles,
    Movement.PUMP: _pump,
    Movement.PINCH: _pinch,
    Movement.TAPS: _taps,
    Movement.FLASH: _flash,
    Movement.BREATH: _breath,
    Movement.JAW: _jaw,
}
"""For each family of movement: the pose at a phase of a stroke. Holds have `hold`; a rest has none."""


def resting(step: Step, pose: Pose) -> Pose:
    """The pose of a picture that stands still: on the lane of `pose`, on the skin where the technique touches it."""
    spot = Spot(pose.at.lane, 0.0 if step.movement is Movement.PUMP else RESTING_PLACE)
    return Pose(spot, spot, lift=HOVER if step.technique is Technique.PALMING else 0.0, press=0.8)


def hold(step: Step, elapsed_ms: int) -> Pose:
    """Pressure that grows, pulses slowly and is let go between two holds; each hold takes the next place."""
    press = 0.8 + 0.2 * math.cos(2 * math.pi * elapsed_ms / PULSE_MS)
    shake = TREMBLE * math.sin(2 * math.pi * elapsed_ms / TREMBLE_MS) if step.technique is Technique.VIBRATION else 0.0
    lift = HOVER if step.technique is Technique.PALMING else 0.0
    still = replace(START, across=shake, lift=lift)
    if not isinstance(step.dose, Holds):
        return replace(still, press=press * ease(elapsed_ms / SETTLE_MS))
    hold_ms = step.dose.seconds * 1000
    turn, into = divmod(elapsed_ms, hold_ms + HOLD_GAP_MS)
    lanes = max(1, len(step.paths))
    spot, after = Spot(turn % lanes, 0.0), Spot((turn + 1) % lanes, 0.0)
    if into < hold_ms:
        touch = ease(into / SETTLE_MS) * ease((hold_ms - into) / SETTLE_MS)
        return replace(still, at=spot, to=spot, press=press * touch)
    part = (into - hold_ms) / HOLD_GAP_MS
    return replace(_over(spot, after, part), lift=max(lift, 0.6 * hop(part)))


def _walk(stroke: Stroke, phase: float, stay: float, lift: float) -> Pose:
    """Stand at the stroke's place for a share of it, then go on: up to `lift` to the next, higher to another lane."""
    here, there = stroke.station, stroke.after.station
    part = max(0.0, (phase - stay) / (1 - stay))
    if stroke.is_last:
        return Pose(here, here, lift=lift * ease(part))
    return replace(_over(here, there, part), lift=(lift if here.lane == there.lane else 1.0) * hop(part))


def _over(start: Spot, end: Spot, part: float) -> Pose:
    """On the way from spot to spot: along the lane where it is the same one, so never over an eye beside it."""
    if start.lane == end.lane:
        spot = Spot(start.lane, start.place + (end.place - start.place) * ease(part))
        return Pose(spot, spot)
    return Pose(start, end, ease(part))
