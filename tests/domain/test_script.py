"""What is said, and when."""

from itertools import pairwise

from hypothesis import given

from tests.builders import block, hold, prep, routine, speech, step, timeline, wait
from tests.strategies import timelines
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.score import CueKind, cues_of, score
from upstroke.domain.script import COUNT_IN_MS, FIXED, SILENT, Counting, Saying, said_in
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import LEAD_IN_MS, Options, SpanKind, Timeline


def words(line: Timeline, *kinds: SpanKind) -> list[str]:
    """All that is said in spans of some kinds, or in all."""
    spans = [span for span in line.spans if not kinds or span.kind in kinds]
    said = (cue for cue in score(line) if cue.kind is CueKind.SAY)
    return [cue.words for cue in said if any(span.start_ms <= cue.at_ms < span.end_ms for span in spans)]


def beside(line: Timeline, track: Track) -> list[tuple[int, str]]:
    """All that is said on a track beside the timeline."""
    cues = cues_of(Stretch(line, track, 0, 0, 10, 0))
    return [(cue.at_ms, cue.words) for cue in cues if cue.kind is CueKind.SAY]


def spoken(*steps: object, **wishes: object) -> Timeline:
    return timeline(*steps, options=Options(speech=speech(**wishes)))  # type: ignore[arg-type]


def test_before_a_step_its_title_side_and_cue_are_said_and_then_it_counts() -> None:
    line = spoken(step("chin", side=Side.EACH, cue="Light and slow."))
    assert words(line, SpanKind.LEAD_IN) == ["Chin", "Left side.", "Light and slow.", "3", "2", "1"]


def test_a_lead_in_grows_to_hold_what_is_said_and_the_count() -> None:
    line = spoken(step(cue="Slowly, from the middle of the chin along the bone to the ear, and never back again."))
    lead_in = line.spans[1]
    last = max(
        (cue for cue in score(line) if cue.kind is CueKind.SAY and len(cue.words) > 1), key=lambda cue: cue.at_ms
    )
    assert lead_in.length_ms > LEAD_IN_MS
    assert last.end_ms <= lead_in.end_ms - COUNT_IN_MS


def test_without_words_a_lead_in_is_as_long_as_usual() -> None:
    assert timeline(step(), options=Options(speech=SILENT)).spans[1].length_ms == LEAD_IN_MS
    assert spoken(step("ear"), saying=Saying.NOTHING).spans[1].length_ms == LEAD_IN_MS


def test_titles_alone_leave_out_how_it_is_done() -> None:
    line = spoken(step("chin", side=Side.BOTH, cue="Light and slow."), saying=Saying.TITLES, counting=Counting.TICKS)
    assert words(line, SpanKind.LEAD_IN) == ["Chin", "Both sides."]


def test_only_chimes_say_nothing_on_any_track() -> None:
    for counting in Counting:
        line = spoken(step(), saying=Saying.NOTHING, counting=counting, halfway=True)
        assert words(line) == []
        assert [beside(line, track) for track in Track] == [[]] * len(Track)


def test_a_change_says_the_side_and_then_it_counts() -> None:
    line = spoken(step(side=Side.EACH))
    assert words(line, SpanKind.CHANGE) == ["Right side.", "3", "2", "1"]


def test_towards_the_end_of_the_work_it_says_what_comes_next() -> None:
    line = spoken(step("chin", Strokes(10, 20), side=Side.EACH), step("brow", Strokes(10, 20)))
    assert words(line, SpanKind.WORK) == ["Next.", "The other side.", "Next.", "Brow"]


def test_in_short_work_the_news_of_the_next_step_is_left_out() -> None:
    assert words(spoken(step(dose=Strokes(1, 60)), step()), SpanKind.WORK) == []


def test_halfway_is_said_in_the_middle_of_long_work_alone() -> None:
    line = spoken(step("long", Strokes(10, 20)), step("short", Strokes(5, 20)), halfway=True, next_up=False)
    (half,) = (cue for cue in score(line) if cue.words == "Halfway.")
    long = line.spans[2]
    assert half.at_ms == long.start_ms + long.length_ms // 2


def test_every_stroke_is_counted_where_there_is_time_for_its_number() -> None:
    slow = spoken(step(dose=Strokes(3, 20)), counting=Counting.STROKES)
    quick = spoken(step(dose=Strokes(20, 120)), counting=Counting.STROKES, ms_a_letter=400)
    assert words(slow, SpanKind.WORK) == ["1", "2", "3"]
    assert words(quick, SpanKind.WORK) == [str(number) for number in range(1, 10)]


def test_ticks_leave_the_count_before_the_work_to_the_chimes() -> None:
    assert words(spoken(step("chin"), counting=Counting.TICKS), SpanKind.LEAD_IN) == ["Chin"]


def test_it_says_when_it_waits_and_when_it_is_done_and_counts_in_after_a_pause() -> None:
    line = spoken(step(), wait())
    assert [text for _, text in beside(line, Track.HOLD)] == ["Go on when you are ready."]
    assert [text for _, text in beside(line, Track.END)] == ["Well done. That was all."]
    assert beside(line, Track.RESUME) == [(0, "3"), (1_000, "2"), (2_000, "1")]


def test_what_nobody_can_say_takes_no_time() -> None:
    assert spoken(step(), ms_a_letter=0).length_ms == timeline(step()).length_ms


@given(timelines())
def test_no_words_are_ever_cut_off_by_others_or_by_the_end_of_their_span(line: Timeline) -> None:
    said = [cue for cue in score(line) if cue.kind is CueKind.SAY and not cue.words.isdigit()]
    for cue, following in pairwise(said):
        assert cue.end_ms <= following.at_ms
    for cue in said:
        (span,) = (span for span in line.spans if span.start_ms <= cue.at_ms < span.end_ms)
        assert cue.end_ms <= span.end_ms


def test_all_that_a_routine_says_is_its_title_its_titles_and_its_cues() -> None:
    inner = block("neck", step("chin", cue="Light."), blocks=(block("end", hold("rest")),))
    assert said_in(routine(inner, prep("oil"), routine_id="calm")) == {"Calm", "Chin", "Light.", "Rest", "Oil"}


def test_what_is_said_in_every_routine_is_listed_once() -> None:
    assert len(set(FIXED)) == len(FIXED)
    line = spoken(step("chin", Strokes(10, 20), side=Side.EACH), counting=Counting.STROKES, halfway=True)
    assert set(words(line)) - set(FIXED) == {"Calm", "Chin"}
