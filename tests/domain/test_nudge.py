"""A little more or a little less of the step under way. What the user feels of it is in test_player.py."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, step, timeline, wait
from tests.strategies import timelines
from upstroke.domain.nudge import nudged
from upstroke.domain.routine import Side, Step, Strokes
from upstroke.domain.safety import most
from upstroke.domain.timeline import SpanKind, Timeline, written_count


@pytest.mark.parametrize(
    ("what", "added_ms"),
    [
        (step(dose=Strokes(4, 20)), 2 * 3_000),
        (step(dose=Strokes(4, 60)), 5 * 1_000),
        (step(dose=Strokes(4, 12)), 5_000),
        (step(dose=Strokes(2, 5)), 12_000),
        (step(dose=Strokes(4, 120)), 5_000),
        (hold(seconds=5, count=2), 2_000 + 5_000),
        (prep(seconds=10), 5_000),
        (wait(), 0),
    ],
)
def test_a_nudge_is_about_five_seconds_of_whole_strokes(what: Step, added_ms: int) -> None:
    line = timeline(what)
    assert nudged(line, 0, 0, up=True).length_ms - line.length_ms == added_ms


def test_where_nothing_changes_it_is_the_same_timeline() -> None:
    line = timeline(step(dose=Strokes(1, 20)))
    assert nudged(line, 0, 0, up=False) is line


def test_other_steps_and_the_side_before_stay_as_they_are() -> None:
    line = timeline(step("a"), step("b", side=Side.EACH))
    second = line.passes(1)[1]
    after = nudged(line, second, line.spans[second].start_ms, up=True)
    assert [span.strokes for span in after.spans if span.kind is SpanKind.WORK] == [4, 4, 6]


@given(timelines(longest=3), st.floats(0, 1, exclude_max=True), st.lists(st.booleans(), max_size=20))
def test_nudges_keep_the_place_and_the_limits(line: Timeline, share: float, ups: list[bool]) -> None:
    ms = int(share * line.length_ms)
    index = line.span_index(ms)
    after = line
    for up in ups:
        after = nudged(after, index, ms, up)
    assert after.spans[: index + 1][-1].start_ms == line.spans[index].start_ms
    assert after.spans[index].end_ms > ms or line.spans[index].until_ready
    for span, old in zip(after.spans, line.spans, strict=True):
        assert (span.kind, span.position, span.side, span.rate) == (old.kind, old.position, old.side, old.rate)
        written = written_count(line.programme.entries[span.position].step)
        if span.rate and written is not None:
            highest = most(line.programme.entries[span.position].step, line.options.tempo_percent)
            assert 1 <= span.strokes <= max(written, highest)
