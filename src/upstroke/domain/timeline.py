"""A programme laid out in time, once: a pure function from milliseconds to what is on.

Order: get ready; for each step a lead-in, then its work; where a step has two sides, a change of sides and the work
again. What is said before the work makes these longer where it needs to. There is no rest at the end. A step that
waits for the user has no length: the player holds there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from upstroke.domain.anatomy import Half
from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.safety import longest_pass_s
from upstroke.domain.script import SILENT, Speech, change, counts_in, lead_in, opening, time_for

GET_READY_MS = 5_000
LEAD_IN_MS = 4_000
CHANGE_MS = 3_000
"""The usual lengths, of which more is taken where words need it."""

RESUME_MS = 3_000
"""After a pause, the count before the work goes on."""

HOLD_GAP_MS = 2_000
"""Between two holds of one dose: let go, breathe, take hold again."""

STROKE = 6_000_000
"""One whole stroke in the unit in which stroke progress adds up: ms x strokes a minute x per cent of tempo.

Progress is kept in whole numbers so that however time is cut, the same strokes are counted.
"""


class PassSide(StrEnum):
    """The side that a pass works on."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MIDDLE = "middle"


HALVES = {PassSide.LEFT: Half.LEFT, PassSide.RIGHT: Half.RIGHT}
"""The sides of passes that are on one half alone."""


class SpanKind(StrEnum):
    """What a stretch of the timeline is for."""

    GET_READY = "get_ready"
    LEAD_IN = "lead_in"
    WORK = "work"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Options:
    """How the user wants routines laid out: which side first, tempo in per cent of the written one, what is said."""

    first: Half = Half.LEFT
    tempo_percent: int = 100
    speech: Speech = SILENT


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the timeline with one purpose.

    `position` is the place of its step in the programme. A span of kind WORK is a pass. `rate` is its stroke progress a
    millisecond, in parts of STROKE; 0 where nothing is counted. `strokes` is how many strokes fit in.
    """

    kind: SpanKind
    position: int
    side: PassSide
    start_ms: int
    length_ms: int
    strokes: int = 0
    rate: int = 0
    until_ready: bool = False

    @property
    def end_ms(self) -> int:
        """Where the next span begins."""
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True)
class Moment:
    """Where one is on a timeline.

    `stroke` counts from 1; it is 0 where no stroke is under way, and `phase` runs from 0 to 1 through each. In a dose
    of holds, the holds take the place of strokes.
    """

    span_index: int
    span: Span
    entry: Entry
    elapsed_ms: int
    stroke: int
    phase: float

    @property
    def left_ms(self) -> int:
        """What is left of the span."""
        return max(0, self.span.length_ms - self.elapsed_ms)


@dataclass(frozen=True, eq=False)
class Timeline:
    """A programme laid out in time. Compared by identity, so that what is worked out from it can be kept beside it."""

    programme: Programme
    options: Options
    spans: tuple[Span, ...]
    counts: tuple[int | None, ...] = ()

    @cached_property
    def length_ms(self) -> int:
        """From the first sound to the last."""
        return self.spans[-1].end_ms

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start_ms for span in self.spans]

    def span_index(self, ms: int) -> int:
        """The span in which a time lies; where a span without length lies there too, the one after it."""
        return max(0, min(bisect_right(self._starts, ms), len(self.spans)) - 1)

    def moment(self, ms: int) -> Moment:
        """What is on at a time."""
        ms = min(max(0, ms), self.length_ms)
        return self.moment_in(self.span_index(ms), ms)

    def moment_in(self, index: int, ms: int) -> Moment:
        """What is on at a time that lies in a given span."""
        span = self.spans[index]
        entry = self.programme.entries[span.position]
        elapsed = min(max(0, ms - span.start_ms), span.length_ms)
        stroke, phase = _stroke_at(span, entry.step, elapsed)
        return Moment(index, span, entry, elapsed, stroke, phase)

    def step_start(self, position: int) -> int:
        """The index of the span that opens a step: its lead-in."""
        return next(
            i for i, span in enumerate(self.spans) if span.position == position and span.kind is SpanKind.LEAD_IN
        )

    def passes(self, position: int) -> tuple[int, ...]:
        """The indices of the passes of one step, in order."""
        return tuple(i for i, s in enumerate(self.spans) if s.position == position and s.kind is SpanKind.WORK)

    @cached_property
    def step_ms(self) -> tuple[int, ...]:
        """How long each step takes with its lead-in and change of sides; getting ready belongs to the first."""
        lengths = [0] * len(self.programme.entries)
        for span in self.spans:
            lengths[span.position] += span.length_ms
        return tuple(lengths)

    @property
    def work_ms(self) -> int:
        """How long all passes take together."""
        return sum(span.length_ms for span in self.spans if span.kind is SpanKind.WORK)

    @property
    def strokes(self) -> int:
        """All strokes of the routine, as the daily strokes count them: one on both sides is two."""
        return sum(self.counted(index, span.strokes) for index, span in enumerate(self.spans) if span.rate)

    def counted(self, index: int, strokes: int) -> int:
        """Repetitions in a span as the user's day counts them: breaths and jaw movements touch nothing, so none."""
        span = self.spans[index]
        on_skin = self.programme.entries[span.position].step.on_skin
        return counted_strokes(span.side, strokes) if on_skin else 0


def counted_strokes(side: PassSide, strokes: int) -> int:
    """Strokes as the user's day counts them: one repetition on one side is one, on both at once two."""
    return strokes * 2 if side is PassSide.BOTH else strokes


def lay_out(programme: Programme, options: Options | None = None, counts: Sequence[int | None] = ()) -> Timeline:
    """Lay a programme out in time.

    `counts` overrides, for each pass in order, the number of strokes, holds or seconds that is written (None keeps it).
    Raises ValueError for a programme without steps.
    """
    if not programme.entries:
        raise ValueError(f"The routine “{programme.title}” has no steps to play.")
    options = options or Options()
    spans: list[Span] = []
    at = 0
    done = 0

    def add(span: Span) -> None:
        nonlocal at
        spans.append(replace(span, start_ms=at))
        at += span.length_ms

    first = pass_sides(programme.entries[0].step, options.first)[0]
    speech = options.speech
    add(Span(SpanKind.GET_READY, 0, first, 0, time_for(opening(programme.title, speech), GET_READY_MS)))
    for position, entry in enumerate(programme.entries):
        for turn, side in enumerate(pass_sides(entry.step, options.first)):
            if turn == 0:
                said = lead_in(entry.step, side, speech)
                counted = counts_in(entry.step)
                add(Span(SpanKind.LEAD_IN, position, side, 0, time_for(said, LEAD_IN_MS, counted)))
            else:
                add(Span(SpanKind.CHANGE, position, side, 0, time_for(change(side, speech), CHANGE_MS, counted=True)))
            count = counts[done] if done < len(counts) else None
            add(_work(entry.step, position, side, options.tempo_percent, count))
            done += 1
    return Timeline(programme, options, tuple(spans), tuple(counts))


def pass_sides(step: Step, first: Half = Half.LEFT) -> tuple[PassSide, ...]:
    """The passes of a step, in order. A step that starts on the right by its own wish swaps the user's choice."""
    if step.side is Side.EACH:
        begin = first if step.first is Half.LEFT else first.other
        return PassSide(begin.value), PassSide(begin.other.value)
    return (PassSide(step.side.value),)


def written_count(step: Step) -> int | None:
    """The number of the dose that a nudge changes: strokes, holds or seconds; None where the user decides."""
    match step.dose:
        case Strokes(count=count) | Holds(count=count):
            return count
        case Seconds(seconds=seconds):
            return seconds
        case UntilReady():
            return None


def stroke_rate(written: int, tempo: int, percent: int, gentle_s: int) -> int:
    """The stroke progress of a pass in parts of STROKE a millisecond, at a tempo in per cent of the written one.

    A slower tempo never makes a pass longer than is gentle there.
    """
    return max(tempo * percent, min(tempo * 100, -(-written * STROKE // (gentle_s * 1000))))


def strokes_ms(count: int, rate: int) -> int:
    """How long some strokes take."""
    return -(-count * STROKE // rate)


def holds_ms(count: int, seconds: int) -> int:
    """How long some holds of so many seconds take, with the gaps between them."""
    return count * seconds * 1000 + (count - 1) * HOLD_GAP_MS


def least_count(span: Span, step: Step, elapsed_ms: int) -> int:
    """The fewest strokes, holds or seconds that make a pass longer than `elapsed_ms`: what is under way stays whole."""
    if span.rate:
        return elapsed_ms * span.rate // STROKE + 1
    if isinstance(step.dose, Holds):
        return (elapsed_ms + HOLD_GAP_MS) // (step.dose.seconds * 1000 + HOLD_GAP_MS) + 1
    return elapsed_ms // 1000 + 1


def _work(step: Step, position: int, side: PassSide, percent: int, count: int | None) -> Span:
    """The pass of a step on a side, `count` strokes, holds or seconds long."""
    count = written_count(step) if count is None else count
    span = Span(SpanKind.WORK, position, side, 0, 0)
    match step.dose:
        case Strokes(count=written, tempo=tempo):
            assert count is not None
            rate = stroke_rate(written, tempo, percent, longest_pass_s(step))
            return replace(span, length_ms=strokes_ms(count, rate), strokes=count, rate=rate)
        case Holds(seconds=seconds):
            assert count is not None
            return replace(span, length_ms=holds_ms(count, seconds))
        case Seconds():
            assert count is not None
            return replace(span, length_ms=count * 1000)
        case UntilReady():
            return replace(span, until_ready=True)


def _stroke_at(span: Span, step: Step, elapsed_ms: int) -> tuple[int, float]:
    """The number of the stroke (or hold) under way and its phase."""
    if span.kind is not SpanKind.WORK:
        return 0, 0.0
    if span.rate:
        whole, part = divmod(elapsed_ms * span.rate, STROKE)
        return (whole + 1, part / STROKE) if whole < span.strokes else (span.strokes, 1.0)
    match step.dose:
        case Holds(seconds=seconds):
            turn, into = divmod(elapsed_ms, seconds * 1000 + HOLD_GAP_MS)
            return turn + 1, min(1.0, into / (seconds * 1000))
        case _:
            return 0, elapsed_ms / span.length_ms if span.length_ms else 0.0
