"""How the hand moves: a pure function from a moment to where the tool is and how it touches.

At phase 0 of each stroke the tool is at its start, on the skin: that is the beat that is heard. The hand is eased, and
from one stroke to the next it goes without a jump, through the air where it has to leave the skin.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from upstroke.domain.routine import Holds, Seconds, Step, Strokes
from upstroke.domain.technique import Movement, Technique
from upstroke.domain.timeline import HOLD_GAP_MS, Moment, SpanKind

ON_SKIN = 0.7
"""The share of a gliding stroke spent on the skin; in the rest the hand lifts off and returns through the air."""

CIRCLE = 13.0
"""The radius of a small circle, in art pixels."""

STRETCH = 17.0
"""How far skin is stretched in a pump, in art pixels."""

PULSE_MS = 4_000
"""A held place pulses this slowly: a calm breath."""

SETTLE_MS = 500
"""In this time, before the first beat, the waiting hand sinks on the skin; and a hold grows to its full pressure."""

OWN_PACE_MS = {Movement.BREATH: 6_000, Movement.JAW: 5_000, Movement.CIRCLES: 1_500, Movement.PINCH: 2_000}
"""How long a stroke is drawn where the dose is a time and gives no tempo; other movements take PULSE_MS."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the lanes of a step: which lane, and the share of its length."""

    lane: int
    place: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the tool is and how it touches.

    It is at the spot `at`; when `travel` is over 0 it has gone that share of the straight way to the spot `to`.
    `across` and `down` shift it on the picture, and `ahead` along the lane, all in art pixels as on the user's left.
    `lift` runs from 0, on the skin, to 1, clear of it. `press` runs from 0 to 1, and for breath and jaw it is how full
    or how open. `tilt` leans the tool, in degrees clockwise.
    """

    at: Spot
    to: Spot
    travel: float = 0.0
    across: float = 0.0
    down: float = 0.0
    ahead: float = 0.0
    lift: float = 0.0
    press: float = 0.0
    tilt: float = 0.0


START = Pose(Spot(0, 0.0), Spot(0, 0.0))


def pose_at(moment: Moment) -> Pose:
    """The pose at a moment of a timeline. Before the work the hand waits over the start and sinks on it in time."""
    step, span = moment.entry.step, moment.span
    if span.kind is SpanKind.WORK:
        return pose_in(step, span.strokes, moment.stroke, moment.phase, moment.elapsed_ms)
    first = pose_of(step, 0.0)
    lift = 1.0 if span.kind is SpanKind.GET_READY else _ease(moment.left_ms / SETTLE_MS)
    return replace(first, lift=lift, press=first.press * (1 - lift))


def pose_of(step: Step, phase: float, stroke: int = 1) -> Pose:
    """The pose at a phase of one of a step's written strokes or holds: for pictures that stand still."""
    match step.dose:
        case Strokes(count=count):
            return pose_in(step, count, stroke, phase, round(phase * PULSE_MS))
        case Holds(seconds=seconds):
            before = (stroke - 1) * (seconds * 1000 + HOLD_GAP_MS)
            return pose_in(step, 0, 0, phase, before + round(phase * seconds * 1000))
        case _:
            return pose_in(step, 0, 0, phase, round((stroke - 1 + phase) * OWN_PACE_MS.get(step.movement, PULSE_MS)))


def pose_in(step: Step, strokes: int, stroke: int, phase: float, elapsed_ms: int) -> Pose:
    """The pose in a pass: at a phase of one of its strokes, `elapsed_ms` after its start.

    `strokes` is how many the pass has and `stroke` counts from 1. A dose in seconds has none: it is drawn at a pace of
    its own.
    """
    movement = step.movement
    if movement is Movement.HOLD or isinstance(step.dose, Holds):
        return _hold(step, elapsed_ms)
    if stroke == 0:
        pace = OWN_PACE_MS.get(movement, PULSE_MS)
        seconds = step.dose.seconds if isinstance(step.dose, Seconds) else 0
        whole, part = divmod(elapsed_ms, pace)
        strokes, stroke, phase = max(seconds * 1000 // pace, whole + 1), whole + 1, part / pace
    if movement not in _DRAWN:
        return START
    return _DRAWN[movement](_Stroke(step, strokes, stroke - 1), phase)


@dataclass(frozen=True, slots=True)
class _Stroke:
    """One stroke of a pass, counted from 0."""

    step: Step
    strokes: int
    index: int

    @property
    def lane(self) -> int:
        """The lanes share the strokes evenly, in order."""
        return self.index * len(self.step.paths) // self.strokes if self.step.paths else 0

    @property
    def after(self) -> "_Stroke":
        """The stroke that follows; behind the last one there is none, and the hand stays."""
        return replace(self, index=min(self.index + 1, self.strokes - 1))

    @property
    def is_last(self) -> bool:
        return self.index == self.strokes - 1

    @property
    def station(self) -> Spot:
        """Where a movement that walks along its lane makes this stroke."""
        lanes = max(1, len(self.step.paths))
        first = -(-self.lane * self.strokes // lanes)
        count = -(-(self.lane + 1) * self.strokes // lanes) - first
        return Spot(self.lane, (self.index - first) / (count - 1) if count > 1 else 0.5)


def _glide(stroke: _Stroke, phase: float) -> Pose:
    """Along the lane on the skin, then off, and back over it through the air."""
    lane = stroke.lane
    flick = stroke.step.technique is Technique.BRUSH_SWEEP
    if phase < ON_SKIN:
        part = phase / ON_SKIN
        touch = min(1.0, _ease(part / 0.12), _ease((1 - part) / 0.12))
        lean = 16 * (_ease(part / 0.9) - 0.5) if flick else 0.0
        spot = Spot(lane, _stride(part))
        return Pose(spot, spot, press=touch, tilt=lean + (8 if flick else 0))
    part = (phase - ON_SKIN) / (1 - ON_SKIN)
    lean = 16 * (1 - _ease(part)) if flick else 0.0
    end = Spot(lane, 1.0)
    if stroke.is_last:
        return Pose(end, end, lift=_ease(part), tilt=lean)
    return replace(_over(end, Spot(stroke.after.lane, 0.0), part), lift=_hop(part), tilt=lean)


def _circles(stroke: _Stroke, phase: float) -> Pose:
    """One small circle, up and out over the top, then on to the next place."""
    pose = _walk(stroke, phase, 0.72, lift=0.25)
    stays = stroke.is_last or pose.at.lane == pose.to.lane
    angle = 2 * math.pi * (phase if stays else min(1.0, phase / 0.72))
    return replace(pose, across=CIRCLE * math.sin(angle), down=CIRCLE * math.cos(angle), press=1 - pose.lift)


def _pump(stroke: _Stroke, phase: float) -> Pose:
    """Stretch, let go in full, and a moment of nothing."""
    spot = Spot(stroke.lane, 0.0)
    pull = _ease(phase / 0.45) if phase < 0.45 else 1 - _ease((phase - 0.45) / 0.3)
    after = Spot(stroke.after.lane, 0.0)
    if phase > 0.75 and after != spot:
        part = (phase - 0.75) / 0.25
        return replace(_over(spot, after, part), lift=_hop(part))
    return Pose(spot, spot, ahead=STRETCH * pull, press=pull)


def _pinch(stroke: _Stroke, phase: float) -> Pose:
    """Pick up, squeeze, let go, and on to the next place."""
    squeeze = _swell(min(1.0, phase / 0.7))
    roll = math.sin(2 * math.pi * min(1.0, phase / 0.7)) if stroke.step.technique is Technique.PINCH_ROLL else 0.0
    pose = _walk(stroke, phase, 0.7, lift=0.4)
    return replace(pose, down=-7 * squeeze, press=squeeze, tilt=5 * roll)


def _taps(stroke: _Stroke, phase: float) -> Pose:
    """A touch on the beat, and up at once."""
    pose = _walk(stroke, phase, 0.1, lift=0.0)
    up = _hop(phase)
    return replace(pose, lift=0.6 * up, press=1 - up)


def _flash(stroke: _Stroke, phase: float) -> Pose:
    """Down and squeezed on the beat, popped off within half a stroke, and on."""
    pose = _walk(stroke, phase, 0.5, lift=0.7)
    return replace(pose, press=_ease(phase / 0.15) * (1 - _ease((phase - 0.42) / 0.1)))


def _breath(stroke: _Stroke, phase: float) -> Pose:
    """Full in the middle of the stroke."""
    return replace(START, press=_swell(phase))


_DRAWN: dict[Movement, Callable[[_Stroke, float], Pose]] = {
    Movement.GLIDE: _glide,
    Movement.CIRCLES: _circles,
    Movement.PUMP: _pump,
    Movement.PINCH: _pinch,
    Movement.TAPS: _taps,
    Movement.FLASH: _flash,
    Movement.BREATH: _breath,
    Movement.JAW: _breath,
}


def _hold(step: Step, elapsed_ms: int) -> Pose:
    """Pressure that grows, pulses slowly and is let go between two holds; each hold takes the next place."""
    press = 0.8 + 0.2 * math.cos(2 * math.pi * elapsed_ms / PULSE_MS)
    if not isinstance(step.dose, Holds):
        return replace(START, press=press * _ease(elapsed_ms / SETTLE_MS))
    hold_ms = step.dose.seconds * 1000
    turn, into = divmod(elapsed_ms, hold_ms + HOLD_GAP_MS)
    lanes = max(1, len(step.paths))
    spot, after = Spot(turn % lanes, 0.0), Spot((turn + 1) % lanes, 0.0)
    if into < hold_ms:
        return Pose(spot, spot, press=press * _ease(into / SETTLE_MS) * _ease((hold_ms - into) / SETTLE_MS))
    part = (into - hold_ms) / HOLD_GAP_MS
    return replace(_over(spot, after, part), lift=0.6 * _hop(part))


def _walk(stroke: _Stroke, phase: float, stay: float, lift: float) -> Pose:
    """Stand at the stroke's place for a share of it, then go on: up to `lift` to the next, higher to another lane."""
    here, there = stroke.station, stroke.after.station
    part = max(0.0, (phase - stay) / (1 - stay))
    if stroke.is_last:
        return Pose(here, here, lift=lift * _ease(part))
    return replace(_over(here, there, part), lift=(lift if here.lane == there.lane else 1.0) * _hop(part))


def _over(start: Spot, end: Spot, part: float) -> Pose:
    """On the way from spot to spot: along the lane where it is the same one, so never over an eye beside it."""
    if start.lane == end.lane:
        spot = Spot(start.lane, start.place + (end.place - start.place) * _ease(part))
        return Pose(spot, spot)
    return Pose(start, end, _ease(part))


def _ease(part: float) -> float:
    """From 0 to 1, with a soft start and end."""
    part = min(max(0.0, part), 1.0)
    return part * part * (3 - 2 * part)


def _hop(part: float) -> float:
    """Up to 1 and down again, soft at both ends."""
    return _ease(2 * part) if part < 0.5 else _ease(2 - 2 * part)


def _swell(part: float) -> float:
    """As `_hop`, rounder: a breath."""
    return (1 - math.cos(2 * math.pi * part)) / 2


def _stride(part: float) -> float:
    """From 0 to 1 as a hand strokes: it gathers pace, goes evenly, and slows to a stop."""
    ramp = 0.25
    if part < ramp:
        return part * part / (2 * ramp * (1 - ramp))
    if part > 1 - ramp:
        return 1 - (1 - part) ** 2 / (2 * ramp * (1 - ramp))
    return (part - ramp / 2) / (1 - ramp)
