"""What is written of all that sounds."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, speech, step, timeline, wait
from tests.strategies import timelines
from upstroke.domain.captions import LETTER_MS, READ_MS, Caption, caption, count_left_ms
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.score import CueKind, cues_of
from upstroke.domain.script import COUNT_IN_MS, NEXT, Counting, Saying
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import Options, SpanKind, Timeline

CUE = "Chin to earlobe, teeth apart, smooth and steady."


def heard(line: Timeline, at_ms: int, track: Track = Track.ROLL, since_ms: int = 0) -> Stretch:
    """What is heard when a time of a track has come; since_ms is the place on the timeline for tracks beside it."""
    index = line.span_index(at_ms if track is Track.ROLL else since_ms)
    return Stretch(line, track, index, at_ms, 0, since_ms)


def at(line: Timeline, at_ms: int, track: Track = Track.ROLL, since_ms: int = 0) -> Caption:
    return caption(heard(line, at_ms, track, since_ms))


def spoken(*steps: object, **wishes: object) -> Timeline:
    return timeline(*steps, options=Options(speech=speech(**wishes)))  # type: ignore[arg-type]


class TestWithoutAWord:
    """Chimes alone: ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36."""

    line = timeline(step(side=Side.EACH, cue=CUE))

    @pytest.mark.parametrize(
        ("at_ms", "written"),
        [
            (0, Caption("Calm", "Get ready")),
            (5_000, Caption("Jawline", CUE.removesuffix("."))),
            (6_000, Caption("Jawline", CUE.removesuffix("."), 3)),
            (8_999, Caption("Jawline", CUE.removesuffix("."), 1)),
            (15_000, Caption("Jawline", "Left side · 3 of 4")),
            (21_000, Caption("Right side", "Jawline", 3)),
            (23_500, Caption("Right side", "Jawline", 1)),
            (24_000, Caption("Jawline", "Right side · 1 of 4")),
        ],
    )
    def test_all_is_told(self, at_ms: int, written: Caption) -> None:
        assert at(self.line, at_ms) == written

    def test_how_it_is_done_stays_until_it_is_read_also_into_the_work(self) -> None:
        longer = timeline(step(cue=CUE * 2))
        read = 5_000 + LETTER_MS * len("Jawline" + CUE * 2)
        assert at(longer, read - 1) == Caption("Jawline", CUE * 2)
        assert at(longer, read) == Caption("Jawline", "1 of 4")

    def test_a_place_that_was_gone_to_tells_what_is_on_there(self) -> None:
        assert at(self.line, 9_100, since_ms=9_050) == Caption("Jawline", "Left side · 1 of 4")

    def test_a_pause_a_wait_and_the_end(self) -> None:
        still = heard(self.line, 0, Track.STILL, since_ms=15_000)
        assert caption(still, paused=True) == Caption("Paused", "Jawline")
        assert caption(still) == Caption("Jawline", "Left side · 3 of 4"), "it only waits for its first sound"
        assert at(self.line, 500, Track.RESUME, since_ms=15_000) == Caption("Jawline", "Left side · 3 of 4", 3)
        assert at(timeline(wait()), 0, Track.HOLD, since_ms=9_000) == Caption("Go on when you are ready", "Ready")
        assert at(self.line, 0, Track.END) == Caption("Well done. That was all.", "Calm")

    def test_holds_say_when_to_press_and_when_to_let_go(self) -> None:
        line = timeline(hold(side=Side.EACH))
        assert at(line, 9_000) == Caption("Press and hold", "Press · Left side · 1 of 2")
        assert at(line, 14_000) == Caption("Let go", "Press · Left side · 1 of 2")
        assert at(line, 16_000) == Caption("Press and hold", "Press · Left side · 2 of 2")

    def test_what_has_neither_side_nor_strokes_has_its_title(self) -> None:
        assert at(timeline(prep()), 12_000) == Caption("Oil")

    def test_of_quick_strokes_those_are_told_that_can_be_read(self) -> None:
        line = timeline(step(dose=Strokes(10, 200)))
        numbers = [at(line, ms).small for ms in range(line.spans[-1].start_ms, line.length_ms, 10)]
        assert list(dict.fromkeys(numbers)) == ["1 of 10", "5 of 10", "9 of 10"]
        assert all(numbers.count(number) * 10 >= READ_MS for number in ("1 of 10", "5 of 10"))


class TestWithWords:
    def test_words_are_written_while_they_are_said_and_stay_until_they_are_read(self) -> None:
        line = spoken(step(side=Side.EACH, cue=CUE))
        said = next(cue for cue in cues_of(heard(line, 0)) if cue.words == CUE)
        assert at(line, said.at_ms - 1).big == "Left side"
        assert at(line, said.at_ms) == Caption(CUE.removesuffix("."))
        assert at(line, said.end_ms - 1).big == CUE.removesuffix(".")

    def test_the_count_stands_beside_them(self) -> None:
        line = spoken(step(cue=CUE))
        work = next(span for span in line.spans if span.kind is SpanKind.WORK)
        written = [at(line, work.start_ms - ms) for ms in (3_000, 2_000, 1_000)]
        assert [each.number for each in written] == [3, 2, 1]
        assert at(line, work.start_ms).number == 0

    def test_what_comes_next_is_one_caption_over_the_number_of_the_stroke(self) -> None:
        line = spoken(step("jaw"), step("chin"))
        said = next(cue for cue in cues_of(heard(line, 0)) if cue.words == "Next.")
        assert at(line, said.at_ms) == at(line, said.end_ms + 400) == Caption("Next: Chin", "4 of 4")

    def test_what_comes_next_is_one_caption_also_where_a_hold_begins_between_its_words(self) -> None:
        line = timeline(hold("press", 3, 2, Side.EACH), options=Options(speech=speech(118)))
        cues = [cue for cue in cues_of(heard(line, 0)) if cue.kind in (CueKind.SAY, CueKind.HOLD)]
        place = next(index for index, cue in enumerate(cues) if cue.words == NEXT)
        written = [at(line, cue.at_ms).big for cue in cues[place : place + 3]]
        assert written == ["Next: The other side", "Press and hold", "Next: The other side"]

    def test_spoken_numbers_do_not_push_the_title_away(self) -> None:
        line = spoken(step(), saying=Saying.TITLES, counting=Counting.STROKES, next_up=False)
        work = line.spans[-1]
        assert {at(line, ms).big for ms in range(work.start_ms + 2_000, work.end_ms, 50)} == {"Jawline"}

    def test_letting_go_does_not_wait_for_words(self) -> None:
        line = spoken(hold(seconds=10, count=1), hold("chin", seconds=2, count=3), halfway=True)
        for cue in cues_of(heard(line, 0)):
            if cue.kind in (CueKind.HOLD, CueKind.RELEASE):
                assert at(line, cue.at_ms).big in ("Press and hold", "Let go")

    def test_words_that_were_skipped_are_not_written(self) -> None:
        line = spoken(step(cue=CUE))
        said = next(cue for cue in cues_of(heard(line, 0)) if cue.words == CUE)
        assert at(line, said.at_ms + 10, since_ms=said.at_ms + 5).big == "Jawline"


@given(timelines(), st.sampled_from(Track), st.integers(0, 10_000), st.booleans())
def test_there_are_always_words_and_always_the_same(line: Timeline, track: Track, at_ms: int, paused: bool) -> None:
    place = heard(line, min(at_ms, line.length_ms if track is Track.ROLL else COUNT_IN_MS), track)
    written = caption(place, paused)
    assert written.big
    assert caption(replace(place), paused) == written
    assert 0 <= count_left_ms(place) <= COUNT_IN_MS


@given(timelines())
def test_each_cue_has_its_caption_or_one_that_covers_it(line: Timeline) -> None:
    for cue in cues_of(heard(line, 0)):
        written = at(line, cue.at_ms)
        span = line.spans[line.span_index(cue.at_ms)]
        step = line.programme.entries[span.position].step
        match cue.kind:
            case CueKind.READY:
                assert (written.big, written.small) == ("Calm", "Get ready")
            case CueKind.STEP:
                assert written.big == step.title
            case CueKind.SIDE:
                assert written.big == f"{span.side.capitalize()} side"
            case CueKind.COUNT:
                assert written.number == cue.number
            case CueKind.HOLD:
                assert written.big == "Press and hold"
            case CueKind.RELEASE:
                assert written.big == "Let go"
            case CueKind.SAY if cue.words == NEXT:
                assert written.big.startswith("Next: ")
            case CueKind.SAY if not cue.words.isdigit():
                assert written.big.removeprefix("Next: ") == cue.words.removesuffix(".")
            case _:  # strokes and spoken numbers are in the number of the stroke, or under words that still last
                assert written.number or " of " in written.small or written.small == step.cue.removesuffix(".")


@given(timelines())
def test_what_is_written_stays_until_it_is_read_or_something_else_sounds(line: Timeline) -> None:
    """A caption never goes by itself within a second of its beginning."""
    sounds = {cue.at_ms for cue in cues_of(heard(line, 0)) if cue.kind not in (CueKind.BEAT, CueKind.SWEEP)}
    sounds |= {edge for span in line.spans for edge in (span.start_ms, span.end_ms)}
    began, before = 0, at(line, 0).big
    for ms in range(0, min(line.length_ms, 40_000), 50):
        now = at(line, ms).big
        if now != before:
            assert ms - began >= READ_MS - 50 or any(ms - 50 < sound <= ms for sound in sounds)
            began, before = ms, now
