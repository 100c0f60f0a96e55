"""All sounds of a timeline at their exact times. What they sound like is not decided here."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from upstroke.domain.gesture import ON_SKIN
from upstroke.domain.routine import Holds, Step
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import HOLD_GAP_MS, RESUME_MS, STROKE, PassSide, Span, SpanKind, Timeline

COUNT_MS = 1_000
"""Between the ticks of the count before work begins."""

MIN_SWEEP_MS = 500
"""Quicker strokes are only struck, not swept: a sweep that short is a noise."""


class CueKind(StrEnum):
    """What a sound tells."""

    READY = "ready"
    """The routine begins."""
    STEP = "step"
    """A new step."""
    SIDE = "side"
    """The other side."""
    COUNT = "count"
    """3, 2, 1 before work begins."""
    BEAT = "beat"
    """A stroke begins."""
    SWEEP = "sweep"
    """A stroke glides; it lasts as long as the hand is on the skin."""
    HOLD = "hold"
    """Press and hold."""
    RELEASE = "release"
    """Let go."""
    WAIT = "wait"
    """Go on when you are ready."""
    END = "end"
    """The routine is done."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound at a time of its track.

    `pan` runs from -1, the user's left, to 1; `number` is the one that a count tells.
    """

    at_ms: int
    kind: CueKind
    pan: float = 0.0
    length_ms: int = 0
    number: int = 0


PANS = {PassSide.LEFT: -0.7, PassSide.RIGHT: 0.7, PassSide.BOTH: 0.0, PassSide.MIDDLE: 0.0}

HOLD_CUES = (Cue(0, CueKind.WAIT),)
RESUME_CUES = tuple(Cue(RESUME_MS - n * COUNT_MS, CueKind.COUNT, number=n) for n in (3, 2, 1))
END_CUES = (Cue(0, CueKind.END),)


@lru_cache(maxsize=4)
def score(timeline: Timeline) -> tuple[Cue, ...]:
    """All cues of the timeline itself, by time."""
    cues = [cue for span in timeline.spans for cue in _span_cues(span, timeline.programme.entries[span.position].step)]
    return tuple(sorted(cues, key=lambda cue: cue.at_ms))


def cues_of(stretch: Stretch) -> tuple[Cue, ...]:
    """The cues of the track that a stretch is taken from."""
    match stretch.track:
        case Track.ROLL:
            return score(stretch.timeline)
        case Track.HOLD:
            return HOLD_CUES
        case Track.RESUME:
            return RESUME_CUES
        case Track.END:
            return END_CUES
        case Track.STILL:
            return ()


def cues_between(cues: tuple[Cue, ...], start_ms: int, end_ms: int) -> tuple[Cue, ...]:
    """Those of sorted `cues` that begin at `start_ms` or later and before `end_ms`."""
    first = bisect_left(cues, start_ms, key=lambda cue: cue.at_ms)
    last = bisect_left(cues, end_ms, key=lambda cue: cue.at_ms)
    return cues[first:last]


def _span_cues(span: Span, step: Step) -> Iterator[Cue]:
    match span.kind:
        case SpanKind.GET_READY:
            yield Cue(span.start_ms, CueKind.READY)
        case SpanKind.LEAD_IN:
            yield Cue(span.start_ms, CueKind.STEP)
            if step.movement is not Movement.REST:
                yield from _count(span)
        case SpanKind.CHANGE:
            yield Cue(span.start_ms, CueKind.SIDE, PANS[span.side])
            yield from _count(span)
        case SpanKind.WORK:
            yield from _stroke_cues(span, step)


def _count(span: Span) -> Iterator[Cue]:
    for number in (3, 2, 1):
        yield Cue(span.end_ms - number * COUNT_MS, CueKind.COUNT, number=number)


def _stroke_cues(span: Span, step: Step) -> Iterator[Cue]:
    pan = PANS[span.side]
    if isinstance(step.dose, Holds):
        hold_ms = step.dose.seconds * 1000
        for start in range(span.start_ms, span.end_ms, hold_ms + HOLD_GAP_MS):
            yield Cue(start, CueKind.HOLD, pan)
            if start + hold_ms < span.end_ms:
                yield Cue(start + hold_ms, CueKind.RELEASE, pan)
        return
    for stroke in range(span.strokes):
        # the first millisecond of the stroke: where `Moment.stroke` becomes this one
        at = span.start_ms - (-stroke * STROKE // span.rate)
        on_skin = round(STROKE / span.rate * ON_SKIN)
        yield Cue(at, CueKind.BEAT, pan)
        if step.movement is Movement.GLIDE and on_skin >= MIN_SWEEP_MS:
            yield Cue(at, CueKind.SWEEP, pan, on_skin)
