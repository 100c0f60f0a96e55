"""Each sound of a run by itself, so that one can hear what one chooses.

Every sample is a timeline of its own, in which nothing else is near, so that it can ring out. Its words are those of a
bundled routine, of which there are recordings.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Holds, Side, Slot, Step, Strokes
from upstroke.domain.score import CueKind, cues_between, cues_of
from upstroke.domain.script import COUNT_IN_MS, SILENT, Speech
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import HOLD_GAP_MS, Options, PassSide, Span, SpanKind, Timeline, stroke_rate, strokes_ms

LONG_MS = 60_000
"""The length of a span of which only the beginning is heard, or the count at its end."""

COUNT_FROM_MS = LONG_MS - COUNT_IN_MS

STROKES = 2
TEMPO = 40
HOLD_S = 3

PROGRAMME = Programme(
    "sample",
    "Evening sequence",
    Slot.EVENING,
    (
        Entry(
            "sample",
            Step(
                "circles",
                "Chin and jaw circles",
                Technique.EFFLEURAGE,
                Strokes(STROKES, TEMPO),
                side=Side.EACH,
                cue="Small circles, chin to ear. Teeth apart.",
            ),
        ),
        Entry("sample", Step("hold", "Tender-spot hold", Technique.ACUPRESSURE_HOLD, Holds(HOLD_S, 1))),
    ),
)
"""What the samples are taken from."""


class SampleKind(StrEnum):
    """What can be heard by itself."""

    START = "start"
    STEP = "step"
    SIDE = "side"
    COUNT = "count"
    STROKES = "strokes"
    HOLD = "hold"
    WAIT = "wait"
    END = "end"
    SENTENCE = "sentence"

    @property
    def words(self) -> str:
        """As one says it."""
        return _WORDS[self]


_WORDS = {
    SampleKind.START: "The start",
    SampleKind.STEP: "A new step",
    SampleKind.SIDE: "The other side",
    SampleKind.COUNT: "The count",
    SampleKind.STROKES: "Strokes",
    SampleKind.HOLD: "Hold and let go",
    SampleKind.WAIT: "Waiting for you",
    SampleKind.END: "The end",
    SampleKind.SENTENCE: "A sentence",
}


@dataclass(frozen=True, slots=True)
class Sample:
    """A part of a track: `start_ms` and `end_ms` are places of it. At the end the last chime is struck, and rings."""

    timeline: Timeline
    track: Track
    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """From the first sound until the last is struck or said."""
        return self.end_ms - self.start_ms

    def stretch(self, at_ms: int, length_ms: int) -> Stretch:
        """What is heard from so many ms after its beginning on; after its end that is what still rings."""
        return Stretch(self.timeline, self.track, 0, self.start_ms + at_ms, length_ms, self.start_ms)


def sample(kind: SampleKind, speech: Speech) -> Sample | None:
    """The sound of a kind with the words that go with it; None where there is nothing to hear."""
    match kind:
        case SampleKind.START:
            return _sample(speech, _span(SpanKind.GET_READY))
        case SampleKind.STEP:
            return _sample(speech, _span(SpanKind.LEAD_IN))
        case SampleKind.SIDE:
            return _sample(speech, _span(SpanKind.CHANGE, PassSide.RIGHT))
        case SampleKind.COUNT:
            return _sample(speech, _span(SpanKind.LEAD_IN), start_ms=COUNT_FROM_MS, until_ms=LONG_MS)
        case SampleKind.STROKES:
            return _sample(speech, *_strokes())
        case SampleKind.HOLD:
            span = Span(SpanKind.WORK, 1, PassSide.MIDDLE, 0, HOLD_S * 1000 + HOLD_GAP_MS)
            return _sample(speech, span)
        case SampleKind.WAIT:
            return _sample(speech, _span(SpanKind.WORK), track=Track.HOLD)
        case SampleKind.END:
            return _sample(speech, _span(SpanKind.WORK), track=Track.END)
        case SampleKind.SENTENCE:
            return _sentence(speech)


def nothing() -> Sample:
    """What is heard where nothing but the ambience is."""
    return Sample(_timeline(SILENT, _span(SpanKind.WORK)), Track.ROLL, 0, 0)


def _sentence(speech: Speech) -> Sample | None:
    """The last of what is said before a step."""
    step = sample(SampleKind.STEP, speech)
    said = [cue for cue in cues_of(step.stretch(0, step.length_ms)) if cue.kind is CueKind.SAY] if step else []
    at = [cue.at_ms for cue in said if cue.at_ms < COUNT_FROM_MS]
    return _sample(speech, _span(SpanKind.LEAD_IN), start_ms=at[-1]) if at else None


def _strokes() -> tuple[Span, Span]:
    """Strokes on the left, then on the right."""
    rate = stroke_rate(STROKES, TEMPO, 100, LONG_MS // 1000)
    length = strokes_ms(STROKES, rate)
    left = Span(SpanKind.WORK, 0, PassSide.LEFT, 0, length, STROKES, rate)
    return left, replace(left, side=PassSide.RIGHT, start_ms=length)


def _span(kind: SpanKind, side: PassSide = PassSide.LEFT) -> Span:
    return Span(kind, 0, side, 0, LONG_MS)


def _timeline(speech: Speech, *spans: Span) -> Timeline:
    alone = replace(speech, next_up=False, halfway=False)
    return Timeline(PROGRAMME, Options(speech=alone), spans)


def _sample(
    speech: Speech,
    *spans: Span,
    track: Track = Track.ROLL,
    start_ms: int = 0,
    until_ms: int = COUNT_FROM_MS,
) -> Sample | None:
    """What begins between two places of a track."""
    whole = Sample(_timeline(speech, *spans), track, start_ms, until_ms)
    cues = cues_between(cues_of(whole.stretch(0, whole.length_ms)), start_ms, until_ms)
    return replace(whole, end_ms=max(cue.end_ms for cue in cues)) if cues else None
