"""A little more or a little less of the step under way."""

from upstroke.domain.routine import Dose, Holds, Strokes
from upstroke.domain.safety import most
from upstroke.domain.timeline import SpanKind, Timeline, lay_out, least_count, written_count

NUDGE_MS = 5_000
"""About how much time a nudge adds or takes."""


def nudged(timeline: Timeline, span_index: int, ms: int, up: bool) -> Timeline:
    """The timeline with about five seconds of whole strokes more or less, on the side at `ms` and the one that follows.

    Never below the stroke under way nor above the limit that keeps it gentle. The same object where nothing changes.
    """
    here = timeline.spans[span_index]
    step = timeline.programme.entries[here.position].step
    written = written_count(step)
    if written is None:
        return timeline
    amount, highest = _amount(step.dose), max(written, most(step, timeline.options.tempo_percent))
    passes = [index for index, span in enumerate(timeline.spans) if span.kind is SpanKind.WORK]
    before = (*timeline.counts, *[None] * (len(passes) - len(timeline.counts)))
    after = list(before)
    for number, index in enumerate(passes):
        if timeline.spans[index].position != here.position or index < span_index:
            continue
        old = before[number] or written
        lowest = least_count(here, step, ms - here.start_ms) if index == span_index else 1
        new = max(old, min(highest, old + amount)) if up else max(lowest, old - amount)
        if new != old:
            after[number] = new
    return timeline if after == list(before) else lay_out(timeline.programme, timeline.options, after)


def _amount(dose: Dose) -> int:
    """How many strokes, holds or seconds a nudge adds or takes."""
    match dose:
        case Strokes(tempo=tempo):
            return max(1, round(NUDGE_MS * tempo / 60_000))
        case Holds():
            return 1
    return NUDGE_MS // 1000
