"""All sounds of a timeline at their exact times. What they sound like is not decided here."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from upstroke.domain.gesture import ON_SKIN
from upstroke.domain.routine import Holds, Step
from upstroke.domain.script import (
    COUNT_MS,
    COUNTED_IN,
    OTHER_SIDE,
    Line,
    Speech,
    change,
    count_in,
    counts_in,
    during,
    ending,
    lead_in,
    opening,
    waiting,
)
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import HOLD_GAP_MS, RESUME_MS, STROKE, PassSide, Span, SpanKind, Timeline

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
    SAY = "say"
    """Words are spoken."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A sound at a time of its track.

    `pan` runs from -1, the user's left, to 1; `number` is the one that a count tells, `words` are those that are said.
    """

    at_ms: int
    kind: CueKind
    pan: float = 0.0
    length_ms: int = 0
    number: int = 0
    words: str = ""

    @property
    def end_ms(self) -> int:
        """When a sweep or the words are over; of a chime, when it is struck."""
        return self.at_ms + self.length_ms


PANS = {PassSide.LEFT: -0.7, PassSide.RIGHT: 0.7, PassSide.BOTH: 0.0, PassSide.MIDDLE: 0.0}


@lru_cache(maxsize=4)
def score(timeline: Timeline) -> tuple[Cue, ...]:
    """All cues of the timeline itself, by time."""
    cues = [cue for index in range(len(timeline.spans)) for cue in _span_cues(timeline, index)]
    return tuple(sorted(cues, key=lambda cue: cue.at_ms))


@lru_cache(maxsize=8)
def _aside(timeline: Timeline, track: Track) -> tuple[Cue, ...]:
    """All cues of a track beside the timeline."""
    speech = timeline.options.speech
    match track:
        case Track.HOLD:
            return Cue(0, CueKind.WAIT), *_said(waiting(speech))
        case Track.RESUME:
            ticks = (Cue(RESUME_MS - number * COUNT_MS, CueKind.COUNT, number=number) for number in COUNTED_IN)
            return tuple(sorted((*ticks, *_said(count_in(RESUME_MS, speech))), key=lambda cue: cue.at_ms))
        case Track.END:
            return Cue(0, CueKind.END), *_said(ending(speech))
        case _:
            return ()


def cues_of(stretch: Stretch) -> tuple[Cue, ...]:
    """The cues of the track that a stretch is taken from."""
    return score(stretch.timeline) if stretch.track is Track.ROLL else _aside(stretch.timeline, stretch.track)


def cues_between(cues: tuple[Cue, ...], start_ms: int, end_ms: int) -> tuple[Cue, ...]:
    """Those of sorted `cues` that begin at `start_ms` or later and before `end_ms`."""
    first = bisect_left(cues, start_ms, key=lambda cue: cue.at_ms)
    last = bisect_left(cues, end_ms, key=lambda cue: cue.at_ms)
    return cues[first:last]


def said_at(heard: Stretch) -> Cue | None:
    """The words that sound at the end of what was heard; None where there are none."""
    start, at = 0, heard.end_ms
    if heard.track is Track.ROLL:
        # Words lie within their span, and of those before a jump nothing sounds.
        start = max(heard.since_ms, heard.timeline.spans[heard.span_index].start_ms)
    said = [cue for cue in cues_between(cues_of(heard), start, at + 1) if cue.kind is CueKind.SAY]
    return said[-1] if said and at < said[-1].end_ms else None


def sounds_on(before: Stretch, after: Stretch) -> bool:
    """Whether what sounds at the end of one goes on at the end of the other, which is of another timeline.

    It does at the same place of a span, unless other words are under way there: none begins in its middle.
    """
    if before.moment.elapsed_ms != after.moment.elapsed_ms:
        return False
    old, new = said_at(before), said_at(after)
    return new is None or (
        old is not None and old.words == new.words and old.at_ms - before.end_ms == new.at_ms - after.end_ms
    )


def _span_cues(timeline: Timeline, index: int) -> Iterator[Cue]:
    span = timeline.spans[index]
    step = timeline.programme.entries[span.position].step
    speech = timeline.options.speech
    match span.kind:
        case SpanKind.GET_READY:
            yield Cue(span.start_ms, CueKind.READY)
            yield from _said(opening(timeline.programme.title, speech), span.start_ms)
        case SpanKind.LEAD_IN:
            yield Cue(span.start_ms, CueKind.STEP)
            yield from _said(lead_in(step, span.side, speech), span.start_ms)
            if counts_in(step):
                yield from _count(span, speech)
        case SpanKind.CHANGE:
            yield Cue(span.start_ms, CueKind.SIDE, PANS[span.side])
            yield from _said(change(span.side, speech), span.start_ms)
            yield from _count(span, speech)
        case SpanKind.WORK:
            yield from _stroke_cues(span, step)
            strokes = [_stroke_ms(span, stroke) for stroke in range(span.strokes)]
            yield from _said(during(span.length_ms, _following(timeline, index), strokes, speech), span.start_ms)


def _count(span: Span, speech: Speech) -> Iterator[Cue]:
    for number in COUNTED_IN:
        yield Cue(span.end_ms - number * COUNT_MS, CueKind.COUNT, number=number)
    yield from _said(count_in(span.end_ms, speech))


def _said(lines: Iterable[Line], start_ms: int = 0) -> Iterator[Cue]:
    for line in lines:
        yield Cue(start_ms + line.at_ms, CueKind.SAY, length_ms=line.length_ms, words=line.text)


def _following(timeline: Timeline, index: int) -> tuple[str, ...]:
    """The words for what comes after a pass."""
    if index + 1 == len(timeline.spans):
        return ()
    after = timeline.spans[index + 1]
    if after.kind is SpanKind.CHANGE:
        return (OTHER_SIDE,)
    return (timeline.programme.entries[after.position].step.title,)


def _stroke_ms(span: Span, stroke: int) -> int:
    """The first ms of a stroke in its span: where `Moment.stroke` becomes this one."""
    return -(-stroke * STROKE // span.rate)


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
        at = span.start_ms + _stroke_ms(span, stroke)
        on_skin = round(STROKE / span.rate * ON_SKIN)
        yield Cue(at, CueKind.BEAT, pan)
        if step.movement is Movement.GLIDE and on_skin >= MIN_SWEEP_MS:
            yield Cue(at, CueKind.SWEEP, pan, on_skin)
