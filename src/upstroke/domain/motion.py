"""How the hand moves: a pure function from a moment to where the tool is and how it touches.

At phase 0 of each stroke the tool is at its start, on the skin: that is the beat that is heard. The hand is eased, and
from one stroke to the next it goes without a jump, through the air where it has to leave the skin. What each technique
does within a stroke is in `gesture`.
"""

from dataclasses import replace

from upstroke.domain.easing import ease
from upstroke.domain.gesture import GESTURES, SETTLE_MS, Stroke, hold
from upstroke.domain.pose import START, Pose
from upstroke.domain.routine import Holds, Seconds, Step, Strokes
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import HOLD_GAP_MS, Moment, SpanKind

PACE_MS = 4_000
OWN_PACE_MS = {Movement.BREATH: 6_000, Movement.JAW: 5_000, Movement.CIRCLES: 1_500, Movement.PINCH: 2_000}
"""How long a stroke is drawn where the dose is a time and gives no tempo; other movements take PACE_MS."""


def pose_at(moment: Moment) -> Pose:
    """The pose at a moment of a timeline. Before the work the hand waits over the start and sinks on it in time."""
    step, span = moment.entry.step, moment.span
    if span.kind is SpanKind.WORK:
        return pose_in(step, span.strokes, moment.stroke, moment.phase, moment.elapsed_ms)
    first = pose_of(step, 0.0)
    lift = 1.0 if span.kind is SpanKind.GET_READY else ease(moment.left_ms / SETTLE_MS)
    return replace(first, lift=max(first.lift, lift), press=first.press * (1 - lift))


def pose_of(step: Step, phase: float, stroke: int = 1) -> Pose:
    """The pose at a phase of one of a step's written strokes or holds: for pictures that stand still."""
    match step.dose:
        case Strokes(count=count, tempo=tempo):
            return pose_in(step, count, stroke, phase, round((stroke - 1 + phase) * 60_000 / tempo))
        case Holds(seconds=seconds):
            before = (stroke - 1) * (seconds * 1000 + HOLD_GAP_MS)
            return pose_in(step, 0, 0, phase, before + round(phase * seconds * 1000))
        case _:
            return pose_in(step, 0, 0, phase, round((stroke - 1 + phase) * OWN_PACE_MS.get(step.movement, PACE_MS)))


def pose_in(step: Step, strokes: int, stroke: int, phase: float, elapsed_ms: int) -> Pose:
    """The pose in a pass: at a phase of one of its strokes, `elapsed_ms` after its start.

    `strokes` is how many the pass has and `stroke` counts from 1. A dose in seconds has none: it is drawn at a pace of
    its own.
    """
    movement = step.movement
    if movement is Movement.HOLD or isinstance(step.dose, Holds):
        return hold(step, elapsed_ms)
    if stroke == 0:
        pace = OWN_PACE_MS.get(movement, PACE_MS)
        seconds = step.dose.seconds if isinstance(step.dose, Seconds) else 0
        whole, part = divmod(elapsed_ms, pace)
        strokes, stroke, phase = max(-(-seconds * 1000 // pace), whole + 1), whole + 1, part / pace
    gesture = GESTURES.get(movement)
    return gesture(Stroke(step, strokes, stroke - 1), phase) if gesture else START
