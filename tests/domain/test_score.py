"""All sounds at their exact times."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, step, timeline, wait
from tests.strategies import timelines
from upstroke.domain.gesture import ON_SKIN
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.score import Cue, CueKind, cues_between, cues_of, score
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import RESUME_MS, SpanKind, Timeline


def cues(line: Timeline, *kinds: CueKind) -> list[tuple[int, CueKind]]:
    return [(cue.at_ms, cue.kind) for cue in score(line) if not kinds or cue.kind in kinds]


def test_the_whole_score_of_a_small_routine() -> None:
    line = timeline(step(dose=Strokes(2, 60), side=Side.EACH, technique=Technique.FRICTION_CIRCLES))
    assert cues(line) == [
        (0, CueKind.READY),
        (5_000, CueKind.STEP),
        (6_000, CueKind.COUNT),
        (7_000, CueKind.COUNT),
        (8_000, CueKind.COUNT),
        (9_000, CueKind.BEAT),
        (10_000, CueKind.BEAT),
        (11_000, CueKind.SIDE),
        (11_000, CueKind.COUNT),
        (12_000, CueKind.COUNT),
        (13_000, CueKind.COUNT),
        (14_000, CueKind.BEAT),
        (15_000, CueKind.BEAT),
    ]


def test_the_count_says_3_2_1_and_ends_where_work_begins() -> None:
    line = timeline(step())
    counts = [(cue.number, cue.at_ms) for cue in score(line) if cue.kind is CueKind.COUNT]
    start = line.spans[2].start_ms
    assert counts == [(3, start - 3_000), (2, start - 2_000), (1, start - 1_000)]


def test_a_preparation_and_a_wait_are_not_counted_in() -> None:
    assert cues(timeline(prep(), wait()), CueKind.COUNT) == []


def test_a_gliding_stroke_sweeps_as_long_as_the_hand_is_on_the_skin() -> None:
    line = timeline(step(dose=Strokes(2, 20)))
    sweeps = [cue for cue in score(line) if cue.kind is CueKind.SWEEP]
    assert [(cue.at_ms, cue.length_ms) for cue in sweeps] == [
        (9_000, round(3_000 * ON_SKIN)),
        (12_000, round(3_000 * ON_SKIN)),
    ]


@pytest.mark.parametrize("what", [step(dose=Strokes(4, 100)), step(technique=Technique.CUP_FLASH)])
def test_quick_strokes_and_those_that_do_not_glide_are_only_struck(what: object) -> None:
    line = timeline(what)  # type: ignore[arg-type]
    assert cues(line, CueKind.SWEEP) == []
    assert len(cues(line, CueKind.BEAT)) == 4


def test_holds_are_begun_and_let_go_and_the_last_ends_with_the_pass() -> None:
    assert cues(timeline(hold(seconds=5, count=2)), CueKind.HOLD, CueKind.RELEASE) == [
        (9_000, CueKind.HOLD),
        (14_000, CueKind.RELEASE),
        (16_000, CueKind.HOLD),
    ]


def test_the_sound_comes_from_the_side_that_is_worked() -> None:
    line = timeline(step("each", side=Side.EACH), step("both", side=Side.BOTH), hold())
    pans = {
        (span.position, span.side.value): {cue.pan for cue in cues_between(score(line), span.start_ms, span.end_ms)}
        for span in line.spans
        if span.kind is SpanKind.WORK
    }
    assert pans == {(0, "left"): {-0.7}, (0, "right"): {0.7}, (1, "both"): {0.0}, (2, "middle"): {0.0}}


def test_the_chime_of_the_other_side_comes_from_there() -> None:
    (chime,) = (cue for cue in score(timeline(step(side=Side.EACH))) if cue.kind is CueKind.SIDE)
    assert chime.pan == 0.7


@given(timelines())
def test_a_score_is_sorted_and_lies_within_its_timeline(line: Timeline) -> None:
    times = [cue.at_ms for cue in score(line)]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] < max(line.length_ms, 1) or line.spans[-1].until_ready


@given(timelines())
def test_each_stroke_is_struck_at_the_very_millisecond_in_which_it_begins(line: Timeline) -> None:
    for index, span in enumerate(line.spans):
        if not span.rate:
            continue
        beats = [
            cue.at_ms for cue in score(line) if cue.kind is CueKind.BEAT and span.start_ms <= cue.at_ms < span.end_ms
        ]
        assert len(beats) == span.strokes
        for number, at in enumerate(beats, 1):
            assert line.moment_in(index, at).stroke == number
            assert at == span.start_ms or line.moment_in(index, at - 1).stroke == number - 1


@given(timelines(), st.lists(st.floats(0, 1), max_size=6))
def test_cutting_a_score_into_pieces_loses_and_doubles_nothing(line: Timeline, shares: list[float]) -> None:
    cuts = sorted([0, *(round(share * line.length_ms) for share in shares), line.length_ms + 1])
    pieces = [cues_between(score(line), start, end) for start, end in pairwise(cuts)]
    assert tuple(cue for piece in pieces for cue in piece) == score(line)


def test_between_two_times_the_first_belongs_and_the_last_does_not() -> None:
    some = tuple(Cue(at, CueKind.BEAT) for at in (0, 10, 20))
    assert [cue.at_ms for cue in cues_between(some, 0, 20)] == [0, 10]


def test_each_track_has_its_own_cues() -> None:
    line = timeline(step())

    def of(track: Track) -> list[tuple[int, CueKind, int]]:
        return [(cue.at_ms, cue.kind, cue.number) for cue in cues_of(Stretch(line, track, 0, 0, 100, 0))]

    assert cues_of(Stretch(line, Track.ROLL, 0, 0, 100, 0)) == score(line)
    assert of(Track.HOLD) == [(0, CueKind.WAIT, 0)]
    assert of(Track.RESUME) == [(0, CueKind.COUNT, 3), (1_000, CueKind.COUNT, 2), (2_000, CueKind.COUNT, 1)]
    assert RESUME_MS == 3_000
    assert of(Track.END) == [(0, CueKind.END, 0)]
    assert of(Track.STILL) == []
