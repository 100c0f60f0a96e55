"""What was done in each pass of a run, and which of it is not yet on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from upstroke.domain.session import PassOutcome, PassRecord
from upstroke.domain.timeline import STROKE, Span, SpanKind, Timeline, counted_strokes


@dataclass(frozen=True, slots=True)
class _Worked:
    """What was done in a pass: time, and stroke progress in parts of STROKE."""

    ms: int = 0
    progress: int = 0


class Tally:
    """What was done in each pass, by the index of its span.

    Every timeline of a run has the same spans, only of other lengths. `done` are the passes already recorded of a
    session that goes on.
    """

    def __init__(self, timeline: Timeline, done: Iterable[PassRecord] = ()) -> None:
        self._worked: dict[int, _Worked] = {}
        self._unsaved: set[int] = set()
        self._finished: set[int] = set()
        places = {(span.position, span.side): index for index, span in _passes(timeline)}
        for record in done:
            index = places.get((record.position, record.side))
            if index is not None and record.active_ms:
                repetitions = record.strokes // counted_strokes(record.side, 1)
                self._worked[index] = _Worked(record.active_ms, repetitions * STROKE)
                if record.outcome is PassOutcome.FINISHED:
                    self._finished.add(index)

    def add(self, index: int, ms: int, rate: int) -> None:
        """Note that a pass was worked for so long, at a stroke progress of `rate` a millisecond."""
        done = self._worked.get(index, _Worked())
        self._worked[index] = _Worked(done.ms + ms, done.progress + ms * rate)
        self._unsaved.add(index)

    @property
    def active_ms(self) -> int:
        """Time worked in all passes."""
        return sum(worked.ms for worked in self._worked.values())

    def strokes(self, timeline: Timeline) -> int:
        """Strokes done in all passes, as the daily strokes count them."""
        return sum(self._strokes(timeline, index) for index in self._worked)

    def unsaved_but(self, index: int) -> tuple[int, ...]:
        """The passes that were left with something to record, where pass `index` is under way."""
        return tuple(sorted(self._unsaved - {index}))

    def unsaved_at_the_end(self, timeline: Timeline) -> tuple[int, ...]:
        """The passes still to record: those with something new, and those never begun."""
        return tuple(i for i, _ in _passes(timeline) if i in self._unsaved or i not in self._worked)

    def save(self, timeline: Timeline, index: int) -> PassRecord:
        """All that was done in a pass so far; it counts as recorded until more is done."""
        self._unsaved.discard(index)
        span = timeline.spans[index]
        entry = timeline.programme.entries[span.position]
        return PassRecord(
            position=span.position,
            side=span.side,
            routine_id=entry.routine_id,
            step_id=entry.step.id,
            title=entry.step.title,
            tool=entry.step.tool.value,
            technique=entry.step.technique.value,
            zones=entry.step.zones,
            pressure=entry.step.pressure,
            active_ms=self._worked.get(index, _Worked()).ms,
            strokes=self._strokes(timeline, index),
            outcome=self._outcome(timeline, index),
        )

    def _strokes(self, timeline: Timeline, index: int) -> int:
        worked = self._worked.get(index, _Worked())
        return timeline.counted(index, worked.progress // STROKE)

    def _outcome(self, timeline: Timeline, index: int) -> PassOutcome:
        span = timeline.spans[index]
        worked = self._worked.get(index)
        if worked is None:
            return PassOutcome.SKIPPED
        if worked.progress >= span.strokes * STROKE if span.rate else worked.ms >= span.length_ms:
            # It stays finished, also if more is asked for and left undone.
            self._finished.add(index)
        return PassOutcome.FINISHED if index in self._finished else PassOutcome.PARTIAL


def _passes(timeline: Timeline) -> list[tuple[int, Span]]:
    return [(index, span) for index, span in enumerate(timeline.spans) if span.kind is SpanKind.WORK]
