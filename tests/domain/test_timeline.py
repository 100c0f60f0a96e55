"""A routine laid out in time."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, programme, step, timeline, wait
from tests.strategies import options, programmes, timed_doses, timelines
from upstroke.domain.anatomy import Half
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Seconds, Side, Strokes
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import (
    CHANGE_MS,
    GET_READY_MS,
    HOLD_GAP_MS,
    LEAD_IN_MS,
    Options,
    PassSide,
    SpanKind,
    Timeline,
    counted_strokes,
    lay_out,
    least_count,
    pass_sides,
    written_count,
)

FIRST_WORK = GET_READY_MS + LEAD_IN_MS
"""Where the work of the first step begins."""

LEFT, RIGHT, BOTH, MIDDLE = PassSide.LEFT, PassSide.RIGHT, PassSide.BOTH, PassSide.MIDDLE


def outline(line: Timeline) -> list[tuple[SpanKind, int, PassSide, int]]:
    return [(span.kind, span.position, span.side, span.length_ms) for span in line.spans]


# order and length


def test_a_routine_is_get_ready_then_lead_in_and_work_of_each_step_with_a_change_between_sides() -> None:
    assert outline(timeline(prep(), step(side=Side.EACH))) == [
        (SpanKind.GET_READY, 0, MIDDLE, 5_000),
        (SpanKind.LEAD_IN, 0, MIDDLE, 4_000),
        (SpanKind.WORK, 0, MIDDLE, 10_000),
        (SpanKind.LEAD_IN, 1, LEFT, 4_000),
        (SpanKind.WORK, 1, LEFT, 12_000),
        (SpanKind.CHANGE, 1, RIGHT, 3_000),
        (SpanKind.WORK, 1, RIGHT, 12_000),
    ]


def test_both_sides_at_once_and_the_middle_are_one_pass() -> None:
    assert [span.side for span in timeline(step(side=Side.BOTH)).spans] == [BOTH, BOTH, BOTH]
    assert [span.side for span in timeline(step(side=Side.MIDDLE)).spans] == [MIDDLE, MIDDLE, MIDDLE]


def test_strokes_last_as_long_as_their_tempo_says() -> None:
    assert timeline(step(dose=Strokes(5, 20))).spans[-1].length_ms == 15_000


def test_a_length_that_is_no_whole_millisecond_is_rounded_up_so_that_the_last_stroke_is_whole() -> None:
    span = timeline(step(dose=Strokes(7, 36))).spans[-1]
    assert span.length_ms == 11_667
    assert span.length_ms * span.rate // 6_000_000 == 7


def test_holds_have_a_gap_between_them_but_none_at_the_end() -> None:
    assert timeline(hold(seconds=10, count=3)).spans[-1].length_ms == 34_000


def test_a_wait_for_the_user_has_no_length_and_the_next_step_begins_there() -> None:
    line = timeline(wait(), step())
    waiting, lead_in = line.spans[2:4]
    assert (waiting.length_ms, waiting.until_ready) == (0, True)
    assert waiting.start_ms == lead_in.start_ms


def test_a_programme_without_steps_is_refused() -> None:
    empty = Programme("calm", "Calm", programme(step()).slot, ())
    with pytest.raises(ValueError, match="“Calm” has no steps"):
        lay_out(empty)


@given(timelines())
def test_spans_follow_each_other_and_the_last_is_work(line: Timeline) -> None:
    assert line.spans[0].start_ms == 0
    for before, after in pairwise(line.spans):
        assert before.end_ms == after.start_ms
    assert line.spans[-1].kind is SpanKind.WORK
    assert line.length_ms == sum(span.length_ms for span in line.spans)


@given(timelines())
def test_each_side_gets_the_same_time_and_the_same_strokes(line: Timeline) -> None:
    for position, entry in enumerate(line.programme.entries):
        spans = [line.spans[index] for index in line.passes(position)]
        assert len({(span.length_ms, span.strokes, span.rate) for span in spans}) == 1
        assert [span.side for span in spans] == list(pass_sides(entry.step, line.options.first))


@given(programmes(), options)
def test_the_same_routine_laid_out_twice_is_the_same(what: Programme, how: Options) -> None:
    assert lay_out(what, how).spans == lay_out(what, how).spans


# options and counts


def test_the_user_chooses_the_first_side() -> None:
    assert pass_sides(step(side=Side.EACH), Half.RIGHT) == (RIGHT, LEFT)


def test_a_step_that_starts_on_the_right_swaps_the_choice_of_the_user() -> None:
    wishes_right = replace(step(side=Side.EACH), first=Half.RIGHT)
    assert pass_sides(wishes_right, Half.LEFT) == (RIGHT, LEFT)
    assert pass_sides(wishes_right, Half.RIGHT) == (LEFT, RIGHT)


def test_get_ready_already_shows_the_side_that_comes_first() -> None:
    line = timeline(step(side=Side.EACH), options=Options(first=Half.RIGHT))
    assert [span.side for span in line.spans] == [RIGHT, RIGHT, RIGHT, LEFT, LEFT]


@pytest.mark.parametrize(("percent", "length_ms"), [(50, 24_000), (80, 15_000), (100, 12_000), (150, 8_000)])
def test_tempo_in_per_cent_stretches_the_strokes(percent: int, length_ms: int) -> None:
    span = timeline(step(dose=Strokes(4, 20)), options=Options(tempo_percent=percent)).spans[-1]
    assert (span.length_ms, span.strokes) == (length_ms, 4)


def test_tempo_leaves_seconds_and_holds_alone() -> None:
    fast = timeline(prep(seconds=10), hold(seconds=5, count=2), options=Options(tempo_percent=150))
    assert [span.length_ms for span in fast.spans if span.kind is SpanKind.WORK] == [10_000, 12_000]


def test_counts_replace_what_is_written_pass_by_pass() -> None:
    each = step(side=Side.EACH, dose=Strokes(4, 20))
    line = timeline(each, hold(), prep(), counts=[None, 6, 3, 20])
    work = [span for span in line.spans if span.kind is SpanKind.WORK]
    assert [span.strokes for span in work] == [4, 6, 0, 0]
    assert [span.length_ms for span in work] == [12_000, 18_000, 19_000, 20_000]


def test_a_count_does_not_give_a_wait_a_length() -> None:
    assert timeline(wait(), counts=[9]).spans[-1].length_ms == 0


# moments


def test_before_the_beginning_is_the_beginning_and_after_the_end_is_the_end() -> None:
    line = timeline(step())
    assert line.moment(-1) == line.moment(0)
    assert line.moment(10**9) == line.moment(line.length_ms)
    assert (line.moment(0).span.kind, line.moment(0).left_ms) == (SpanKind.GET_READY, GET_READY_MS)
    assert line.moment(line.length_ms).left_ms == 0


def test_the_edge_between_two_spans_belongs_to_the_later_one() -> None:
    line = timeline(step())
    assert line.moment(GET_READY_MS - 1).span.kind is SpanKind.GET_READY
    assert line.moment(GET_READY_MS).span.kind is SpanKind.LEAD_IN
    assert line.moment(FIRST_WORK - 1).left_ms == 1
    assert line.moment(FIRST_WORK).elapsed_ms == 0


def test_at_the_time_of_a_wait_is_what_comes_after_it() -> None:
    line = timeline(wait(), step())
    assert line.moment(FIRST_WORK).span.kind is SpanKind.LEAD_IN
    assert line.moment_in(2, FIRST_WORK).span.until_ready


def test_a_wait_that_comes_last_is_the_end() -> None:
    line = timeline(step(), wait())
    assert line.moment(line.length_ms).span.until_ready


@pytest.mark.parametrize(
    ("into", "stroke", "phase"),
    [(0, 1, 0.0), (1_500, 1, 0.5), (2_999, 1, 0.9997), (3_000, 2, 0.0), (11_999, 4, 0.9997), (12_000, 4, 1.0)],
)
def test_strokes_are_counted_from_one_and_their_phase_runs_from_0_to_1(into: int, stroke: int, phase: float) -> None:
    line = timeline(step(dose=Strokes(4, 20)))
    moment = line.moment_in(2, FIRST_WORK + into)
    assert moment.stroke == stroke
    assert moment.phase == pytest.approx(phase, abs=1e-4)


@pytest.mark.parametrize(
    ("into", "number", "phase"),
    [(0, 1, 0.0), (2_500, 1, 0.5), (5_000, 1, 1.0), (6_999, 1, 1.0), (7_000, 2, 0.0), (12_000, 2, 1.0)],
)
def test_holds_are_counted_like_strokes_and_rest_in_the_gap(into: int, number: int, phase: float) -> None:
    moment = timeline(hold(seconds=5, count=2)).moment_in(2, FIRST_WORK + into)
    assert (moment.stroke, moment.phase) == (number, phase)


def test_a_dose_of_seconds_has_a_phase_and_no_strokes() -> None:
    moment = timeline(prep(seconds=10)).moment(FIRST_WORK + 2_500)
    assert (moment.stroke, moment.phase) == (0, 0.25)


def test_nothing_is_under_way_outside_of_work() -> None:
    line = timeline(step(side=Side.EACH))
    for span in line.spans:
        if span.kind is not SpanKind.WORK:
            assert (line.moment(span.start_ms + 500).stroke, line.moment(span.start_ms + 500).phase) == (0, 0.0)


@given(timelines(), st.floats(0, 1))
def test_a_moment_lies_in_its_span(line: Timeline, share: float) -> None:
    ms = round(share * line.length_ms)
    moment = line.moment(ms)
    assert moment.span is line.spans[moment.span_index]
    assert moment.span.start_ms + moment.elapsed_ms == ms
    assert moment.left_ms == moment.span.end_ms - ms
    assert moment.entry is line.programme.entries[moment.span.position]
    assert 0 <= moment.phase <= 1


@given(timelines(timed_doses))
def test_the_strokes_of_a_pass_are_begun_in_order_each_once(line: Timeline) -> None:
    for span_index, span in enumerate(line.spans):
        if span.rate:
            times = range(span.start_ms, span.end_ms, 50)
            seen = [line.moment_in(span_index, ms).stroke for ms in times]
            assert seen == sorted(seen)
            assert seen[0] == 1
            assert line.moment_in(span_index, span.end_ms - 1).stroke == span.strokes


# counting


def test_one_repetition_on_both_sides_counts_two() -> None:
    assert [counted_strokes(side, 5) for side in (LEFT, RIGHT, MIDDLE, BOTH)] == [5, 5, 5, 10]


def test_the_strokes_of_a_routine_count_each_side_and_no_holds() -> None:
    tapping = step(dose=Strokes(20, 120), technique=Technique.TAPOTEMENT)
    line = timeline(step(side=Side.EACH), step(side=Side.BOTH), step(), tapping, hold(), prep())
    assert line.strokes == 2 * 4 + 4 * 2 + 4 + 20


def test_what_a_nudge_changes_is_the_number_of_the_dose() -> None:
    doses = (step(dose=Strokes(4, 20)), hold(seconds=5, count=2), step(dose=Seconds(30)), wait())
    assert [written_count(each) for each in doses] == [4, 2, 30, None]


@given(timelines(timed_doses, longest=1), st.floats(0, 1, exclude_max=True))
def test_the_least_count_is_the_smallest_that_leaves_a_pass_longer_than_what_is_done(
    line: Timeline, share: float
) -> None:
    index = line.passes(0)[0]
    span, entry = line.spans[index], line.programme.entries[0]
    elapsed = int(share * span.length_ms)
    least = least_count(span, entry.step, elapsed)

    def length(count: int) -> int:
        return lay_out(line.programme, line.options, [count]).spans[index].length_ms

    assert length(least) > elapsed
    assert least == 1 or length(least - 1) <= elapsed


def test_the_first_spans_of_steps_and_their_passes_can_be_asked_for() -> None:
    line = timeline(prep(), step(side=Side.EACH))
    assert [line.step_start(position) for position in (0, 1)] == [1, 3]
    assert [line.passes(position) for position in (0, 1)] == [(2,), (4, 6)]


def test_two_timelines_are_never_equal_so_that_what_is_worked_out_from_one_stays_with_it() -> None:
    assert timeline(step()) != timeline(step())


def test_the_lengths_that_the_design_fixes() -> None:
    assert (GET_READY_MS, LEAD_IN_MS, CHANGE_MS, HOLD_GAP_MS) == (5_000, 4_000, 3_000, 2_000)


def test_a_slower_tempo_makes_no_pass_longer_than_is_gentle_there() -> None:
    cup = step("cup", Strokes(4, 12), technique=Technique.CUP_GLIDE, tool=Tool.CUPS)
    slow = timeline(cup, options=Options(tempo_percent=75))
    assert slow.spans[2].length_ms == 20_000
    assert timeline(step("jaw", Strokes(4, 12)), options=Options(tempo_percent=75)).spans[2].length_ms == 26_667


def test_breaths_have_a_tempo_and_count_no_strokes() -> None:
    line = timeline(step("breathe", Strokes(5, 10), technique=Technique.BREATH, side=Side.BOTH), step("jaw"))
    assert line.spans[2].strokes == 5
    assert line.strokes == 4
