"""The transport: what is heard next, and what was done."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, record, speech, step, timeline, wait
from tests.strategies import timed_doses, timelines
from upstroke.domain.player import (
    SLEPT_MS,
    Event,
    Finished,
    PassEnded,
    Player,
    Slept,
    SpanStarted,
)
from upstroke.domain.routine import Seconds, Side, Strokes
from upstroke.domain.score import said_at
from upstroke.domain.script import SILENT, Counting
from upstroke.domain.session import PassOutcome, PassRecord
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import GET_READY_MS, LEAD_IN_MS, RESUME_MS, Options, PassSide, SpanKind, Timeline

FIRST_WORK = GET_READY_MS + LEAD_IN_MS
"""Where the work of the first step begins."""

FINISHED, PARTIAL, SKIPPED = PassOutcome.FINISHED, PassOutcome.PARTIAL, PassOutcome.SKIPPED
LEFT, RIGHT = PassSide.LEFT, PassSide.RIGHT


class Run:
    """A player with an ear and a clock: `hear` lets time pass. `buffered_ms` are fed ahead of what is heard."""

    def __init__(self, line: Timeline, *, playing: bool = True, buffered_ms: int = 0, **more: object) -> None:
        self.player = Player(line, **more)  # type: ignore[arg-type]
        self.now = 0
        self.wall = 1_000_000
        self.events: list[Event] = []
        self.stretches: list[Stretch] = list(self.player.feed(buffered_ms))
        self.player.tick(0, self.wall)
        if playing:
            self.player.play()

    def hear(self, ms: int, wall_ms: int | None = None) -> list[Event]:
        self.stretches += self.player.feed(ms)
        self.now += ms
        self.wall += ms if wall_ms is None else wall_ms
        events = list(self.player.tick(self.now, self.wall))
        self.events += events
        return events

    def stop(self) -> list[Event]:
        events = list(self.player.stop())
        self.events += events
        return events

    @property
    def records(self) -> list[PassRecord]:
        """What would be kept: the last record of each pass."""
        last = {(e.record.position, e.record.side): e.record for e in self.events if isinstance(e, PassEnded)}
        return [last[key] for key in sorted(last, key=lambda key: key[0])]

    @property
    def place(self) -> tuple[int, SpanKind, int]:
        """Position, kind of span, and how far into it."""
        moment = self.player.moment
        return moment.span.position, moment.span.kind, moment.elapsed_ms


def done(run: Run) -> list[tuple[int, int, PassOutcome]]:
    return [(each.active_ms, each.strokes, each.outcome) for each in run.records]


# from start to end


def test_a_routine_is_heard_span_by_span_and_each_pass_is_recorded_when_it_ends() -> None:
    run = Run(timeline(step(side=Side.EACH)))
    spans = run.player.timeline.spans
    assert run.hear(FIRST_WORK) == [SpanStarted(0, spans[0]), SpanStarted(1, spans[1])]
    assert run.hear(11_999) == [SpanStarted(2, spans[2])]
    (ended,) = run.hear(1)
    assert isinstance(ended, PassEnded)
    assert (ended.record.side, ended.record.active_ms, ended.record.strokes) == (LEFT, 12_000, 4)
    assert run.hear(3_000 + 12_000)[:2] == [SpanStarted(3, spans[3]), SpanStarted(4, spans[4])]
    assert run.hear(1) == [Finished()]
    assert run.player.over


def test_the_record_of_a_pass_tells_all_about_it() -> None:
    run = Run(timeline(step("jawline", side=Side.BOTH)))
    run.hear(FIRST_WORK + 12_000)
    assert run.records == [
        PassRecord(
            position=0,
            side=PassSide.BOTH,
            routine_id="calm",
            step_id="jawline",
            title="Jawline",
            tool="hands",
            technique="effleurage",
            zones=("jawline",),
            pressure=1,
            active_ms=12_000,
            strokes=8,
            outcome=FINISHED,
        )
    ]


def test_one_tick_may_cross_the_whole_routine() -> None:
    run = Run(timeline(prep(), step(side=Side.EACH), hold()))
    run.hear(10 * 60_000)
    assert [each.outcome for each in run.records] == [FINISHED] * 4
    assert run.events[-1] == Finished()
    assert run.player.active_ms == 10_000 + 2 * 12_000 + 12_000
    assert run.player.strokes == 8


def test_a_player_begins_paused_at_the_start() -> None:
    run = Run(timeline(step()), playing=False)
    assert run.player.paused
    assert run.hear(1_000) == []
    assert run.place == (0, SpanKind.GET_READY, 0)


def test_what_is_left_of_the_routine_is_told() -> None:
    run = Run(timeline(step()))
    assert run.player.left_ms == 21_000
    run.hear(FIRST_WORK + 2_000)
    assert run.player.left_ms == 10_000
    run.hear(60_000)
    assert run.player.left_ms == 0


def test_what_happened_is_what_was_heard_and_not_what_is_buffered() -> None:
    run = Run(timeline(step()), playing=False)
    run.player.play()
    run.player.feed(FIRST_WORK + 5_000)
    assert run.player.tick(FIRST_WORK + 1_000, run.wall + FIRST_WORK + 1_000)
    assert run.player.active_ms == 1_000
    assert run.player.moment.elapsed_ms == 1_000


@given(timelines(timed_doses), st.lists(st.integers(1, 30_000), max_size=12), st.integers(0, 200))
def test_cutting_time_differently_gives_the_same_events(line: Timeline, cuts: list[int], buffered_ms: int) -> None:
    whole, cut = Run(line), Run(line, buffered_ms=buffered_ms)
    for ms in cuts:
        cut.hear(ms)
    cut.hear(line.length_ms + buffered_ms + 1)
    whole.hear(line.length_ms + buffered_ms + 1 + sum(cuts))
    assert cut.events == whole.events
    assert cut.player.over


@given(timelines(timed_doses))
def test_a_routine_heard_to_its_end_leaves_one_finished_record_a_pass_with_all_its_strokes(line: Timeline) -> None:
    run = Run(line)
    run.hear(line.length_ms + 1)
    ended = [event.record for event in run.events if isinstance(event, PassEnded)]
    work = [span for span in line.spans if span.kind is SpanKind.WORK]
    assert [(each.position, each.side, each.active_ms) for each in ended] == [
        (span.position, span.side, span.length_ms) for span in work
    ]
    assert {each.outcome for each in ended} == {FINISHED}
    assert sum(each.strokes for each in ended) == line.strokes == run.player.strokes


# pause


def test_a_pause_stands_still_and_going_on_in_work_counts_three_seconds_first() -> None:
    run = Run(timeline(step()))
    run.hear(FIRST_WORK + 5_000)
    run.player.pause()
    run.hear(60_000)
    assert run.place == (0, SpanKind.WORK, 5_000)
    run.player.play()
    run.hear(1_000)
    assert run.player.resume_left_ms == 2_000
    assert run.place == (0, SpanKind.WORK, 5_000)
    run.hear(2_000 + 7_000)
    assert run.player.resume_left_ms == 0
    assert done(run) == [(12_000, 4, FINISHED)]


@pytest.mark.parametrize("heard_ms", [2_000, GET_READY_MS + 1_000])
def test_going_on_before_work_needs_no_count(heard_ms: int) -> None:
    run = Run(timeline(step()))
    run.hear(heard_ms)
    run.player.pause()
    run.player.play()
    run.hear(1_000)
    assert run.stretches[-1].track is Track.ROLL
    assert run.player.left_ms == 21_000 - heard_ms - 1_000


def test_a_preparation_goes_on_without_a_count() -> None:
    run = Run(timeline(prep(seconds=10)))
    run.hear(FIRST_WORK + 4_000)
    run.player.pause()
    run.player.play()
    run.hear(6_000)
    assert done(run) == [(10_000, 0, FINISHED)]


def test_a_pause_in_the_count_begins_the_count_again() -> None:
    run = Run(timeline(step()))
    run.hear(FIRST_WORK + 5_000)
    for _ in range(3):
        run.player.pause()
        run.hear(500)
        run.player.play()
        run.hear(2_000)
    run.hear(1_000)
    assert run.place == (0, SpanKind.WORK, 5_000)
    run.hear(1)
    assert run.place == (0, SpanKind.WORK, 5_001)


def test_what_began_before_a_pause_is_heard_to_its_end() -> None:
    run = Run(timeline(step()))
    run.hear(FIRST_WORK + 500)
    run.player.pause()
    run.hear(100)
    run.player.play()
    run.hear(RESUME_MS + 100)
    assert run.stretches[-1].since_ms == 0


def test_one_button_pauses_and_goes_on() -> None:
    run = Run(timeline(step()))
    run.player.toggle()
    assert run.player.paused
    run.player.toggle()
    assert not run.player.paused


# the machine sleeps


def test_a_sleep_of_the_machine_pauses_where_it_was_and_says_so() -> None:
    run = Run(timeline(step()))
    run.hear(FIRST_WORK + 5_000)
    assert Slept(3_600_000) in run.hear(20, wall_ms=3_600_020)
    assert run.player.paused
    run.hear(10_000)
    assert run.place == (0, SpanKind.WORK, 5_020)


def test_a_wall_clock_a_little_ahead_is_no_sleep() -> None:
    run = Run(timeline(step()))
    run.hear(1_000)
    assert run.hear(20, wall_ms=20 + SLEPT_MS) == []
    assert not run.player.paused


def test_a_wall_clock_that_is_set_back_does_nothing() -> None:
    run = Run(timeline(step()))
    run.hear(1_000)
    assert run.hear(20, wall_ms=-3_600_000) == []
    run.hear(20)
    assert not run.player.paused


def test_a_sleep_in_a_pause_or_after_the_end_is_no_news() -> None:
    run = Run(timeline(step()))
    run.hear(1_000)
    run.player.pause()
    assert run.hear(20, wall_ms=3_600_000) == []
    run.player.play()
    run.hear(60_000)
    assert run.hear(20, wall_ms=3_600_000) == []


# next and previous


def test_next_leaves_the_step_with_what_was_done_in_it() -> None:
    run = Run(timeline(step("a", side=Side.EACH), step("b")))
    run.hear(FIRST_WORK + 7_000)
    assert run.player.next_step()
    run.hear(1)
    assert run.place == (1, SpanKind.LEAD_IN, 1)
    assert done(run) == [(7_000, 2, PARTIAL)]
    run.hear(60_000)
    assert done(run) == [(7_000, 2, PARTIAL), (0, 0, SKIPPED), (12_000, 4, FINISHED)]


def test_next_while_getting_ready_goes_to_the_first_step_and_not_past_it() -> None:
    run = Run(timeline(step("a"), step("b")))
    run.hear(1_000)
    assert run.player.next_step()
    run.hear(100)
    assert run.place == (0, SpanKind.LEAD_IN, 100)


def test_next_twice_skips_a_whole_step() -> None:
    run = Run(timeline(step("a"), step("b"), step("c")))
    run.hear(FIRST_WORK + 1_000)
    run.player.next_step()
    run.player.next_step()
    run.hear(60_000)
    assert [outcome for *_, outcome in done(run)] == [PARTIAL, SKIPPED, FINISHED]


def test_next_on_the_last_step_does_nothing() -> None:
    run = Run(timeline(step()))
    run.hear(FIRST_WORK + 1_000)
    assert not run.player.next_step()
    run.hear(1_000)
    assert run.place == (0, SpanKind.WORK, 2_000)


def test_previous_goes_to_the_start_of_the_step_and_from_there_to_the_one_before() -> None:
    run = Run(timeline(step("a"), step("b")))
    second = run.player.timeline.spans[3].start_ms
    run.hear(second + LEAD_IN_MS + 5_000)
    run.player.previous_step()
    run.hear(1_000)
    assert run.place == (1, SpanKind.LEAD_IN, 1_000)
    run.player.previous_step()
    run.hear(1)
    assert run.place == (0, SpanKind.LEAD_IN, 1)
    run.player.previous_step()
    run.hear(1)
    assert run.place == (0, SpanKind.LEAD_IN, 1)


def test_a_step_done_again_adds_to_its_one_record() -> None:
    run = Run(timeline(step("a"), step("b")))
    run.hear(FIRST_WORK + 7_000)
    run.player.previous_step()
    run.hear(LEAD_IN_MS + 12_000)
    assert done(run) == [(19_000, 6, FINISHED)]


def test_a_finished_pass_stays_finished_when_more_of_it_is_begun() -> None:
    run = Run(timeline(step("a"), step("b")))
    run.hear(GET_READY_MS + LEAD_IN_MS + 12_000)
    run.player.previous_step()
    run.hear(LEAD_IN_MS + 3_000)
    run.player.nudge(up=True)
    run.player.next_step()
    run.hear(100)
    assert run.records[0].outcome is PassOutcome.FINISHED
    assert run.records[0].active_ms == 15_000


def test_a_pass_left_during_a_pause_is_recorded_at_once() -> None:
    run = Run(timeline(step("a"), step("b")))
    run.hear(FIRST_WORK + 7_000)
    run.player.pause()
    run.hear(500)
    run.player.next_step()
    run.hear(20)
    assert done(run) == [(7_000, 2, PARTIAL)]


# seek


def test_seeking_into_work_counts_in_first() -> None:
    run = Run(timeline(step()))
    run.hear(1_000)
    run.player.seek(FIRST_WORK + 6_000)
    run.hear(RESUME_MS)
    assert run.place == (0, SpanKind.WORK, 6_000)
    run.hear(6_000)
    assert done(run) == [(6_000, 2, PARTIAL)]


def test_seeking_into_a_lead_in_goes_on_at_once() -> None:
    run = Run(timeline(step()))
    run.player.seek(GET_READY_MS + 1_000)
    run.hear(1_000)
    assert run.place == (0, SpanKind.LEAD_IN, 2_000)


def test_what_began_before_the_place_that_one_seeks_is_not_heard() -> None:
    run = Run(timeline(step()))
    run.player.seek(GET_READY_MS + 1_000)
    run.hear(1_000)
    assert run.stretches[-1].since_ms == GET_READY_MS + 1_000


@pytest.mark.parametrize(("ms", "left_ms"), [(-5, 21_000), (10**9, 1)])
def test_seeking_stays_on_the_timeline(ms: int, left_ms: int) -> None:
    run = Run(timeline(step()), playing=False)
    run.player.seek(ms)
    run.hear(1)
    assert run.player.left_ms == left_ms


def test_seeking_in_a_pause_stays_paused() -> None:
    run = Run(timeline(step()), playing=False)
    run.player.seek(FIRST_WORK + 2_000)
    run.hear(5_000)
    assert run.place == (0, SpanKind.WORK, 2_000)
    run.player.play()
    run.hear(1_000)
    assert run.player.resume_left_ms == 2_000


# waits


def test_a_wait_holds_until_the_user_goes_on() -> None:
    run = Run(timeline(wait(), step()))
    run.hear(FIRST_WORK + 30_000)
    assert run.player.waiting
    assert run.player.moment.span.until_ready
    run.player.play()
    run.hear(1_000)
    assert run.place == (1, SpanKind.LEAD_IN, 1_000)
    assert done(run) == [(30_000, 0, FINISHED)]


@pytest.mark.parametrize("go_on", [Player.play, Player.toggle, Player.next_step])
def test_each_way_on_leaves_a_wait_for_the_step_after_it(go_on: Callable[[Player], object]) -> None:
    run = Run(timeline(wait(), step("a"), step("b")))
    run.hear(FIRST_WORK + 100)
    go_on(run.player)
    run.hear(1)
    assert run.place == (1, SpanKind.LEAD_IN, 1)


def test_the_button_pauses_as_long_as_the_wait_that_comes_was_not_heard() -> None:
    run = Run(timeline(wait(), step("b")), buffered_ms=120)
    run.hear(GET_READY_MS + LEAD_IN_MS + 60)
    assert run.player.waiting
    run.player.toggle()
    assert run.player.paused
    run.player.toggle()
    run.hear(1_000)
    assert run.player.moment.span.until_ready


def test_a_paused_wait_is_first_unpaused() -> None:
    run = Run(timeline(wait(), step()))
    run.hear(FIRST_WORK + 100)
    run.player.pause()
    run.hear(100)
    run.player.play()
    run.hear(100)
    assert run.player.waiting
    run.player.play()
    assert not run.player.waiting
    run.hear(1)
    assert done(run) == [(200, 0, FINISHED)]


def test_a_wait_that_comes_last_ends_the_routine() -> None:
    run = Run(timeline(step(), wait()))
    run.hear(FIRST_WORK + 12_000 + LEAD_IN_MS + 5_000)
    assert not run.player.over
    run.player.play()
    assert run.hear(1)[-1] == Finished()


def test_a_wait_before_each_side_is_two_waits() -> None:
    run = Run(timeline(replace(wait(), side=Side.EACH)))
    run.hear(FIRST_WORK + 1_000)
    run.player.play()
    run.hear(3_000 + 2_000)
    run.player.play()
    run.hear(1)
    assert [(each.side, each.active_ms) for each in run.records] == [(LEFT, 1_000), (RIGHT, 2_000)]


# nudges


def strokes(run: Run) -> list[int]:
    return [span.strokes for span in run.player.timeline.spans if span.kind is SpanKind.WORK]


def test_a_nudge_adds_about_five_seconds_of_whole_strokes_on_both_sides() -> None:
    run = Run(timeline(step(dose=Strokes(4, 20), side=Side.EACH), step("other")))
    run.hear(FIRST_WORK + 1_000)
    assert run.player.nudge(up=True)
    assert strokes(run) == [6, 6, 4]
    run.hear(3 * 60_000)
    assert [count for _, count, _ in done(run)] == [6, 6, 4]


def test_a_nudge_on_the_second_side_leaves_the_first_as_it_was() -> None:
    run = Run(timeline(step(side=Side.EACH)))
    run.hear(FIRST_WORK + 12_000 + 3_000 + 1_000)
    run.player.nudge(up=True)
    assert strokes(run) == [4, 6]


def test_a_nudge_in_the_lead_in_is_for_the_step_that_comes() -> None:
    run = Run(timeline(step(side=Side.EACH)))
    run.hear(GET_READY_MS + 1_000)
    run.player.nudge(up=False)
    assert strokes(run) == [2, 2]


def test_a_nudge_keeps_the_place() -> None:
    run = Run(timeline(step(dose=Strokes(4, 20))))
    run.hear(FIRST_WORK + 5_000)
    run.player.nudge(up=True)
    run.hear(1_000)
    assert run.place == (0, SpanKind.WORK, 6_000)
    assert run.player.left_ms == 12_000


def test_a_nudge_never_takes_the_stroke_under_way() -> None:
    run = Run(timeline(step(dose=Strokes(6, 20))))
    run.hear(FIRST_WORK + 7_000)
    assert run.player.nudge(up=False)
    assert run.player.nudge(up=False)
    assert strokes(run) == [3]
    assert not run.player.nudge(up=False)
    run.hear(2_000)
    assert done(run) == [(9_000, 3, FINISHED)]


def test_a_nudge_leaves_at_least_one_stroke() -> None:
    run = Run(timeline(step(dose=Strokes(2, 20))))
    assert run.player.nudge(up=False)
    assert not run.player.nudge(up=False)
    assert strokes(run) == [1]


@pytest.mark.parametrize("heard_ms", [1_000, 5_000, 5_500, 6_999])
def test_a_nudge_in_a_hold_or_the_gap_behind_it_leaves_a_pass_that_goes_on(heard_ms: int) -> None:
    run = Run(timeline(hold(seconds=5, count=4), prep()))
    run.hear(FIRST_WORK + heard_ms)
    while run.player.nudge(up=False):
        pass
    under_way = 1 if heard_ms < 5_000 else 2
    assert run.player.timeline.spans[2].length_ms == under_way * 5_000 + (under_way - 1) * 2_000
    run.hear(60_000)
    assert all(stretch.length_ms > 0 for stretch in run.stretches)
    assert run.records[0].outcome is FINISHED


@pytest.mark.parametrize("heard_ms", [3_000, 3_001])
def test_a_nudge_of_seconds_leaves_the_second_under_way(heard_ms: int) -> None:
    run = Run(timeline(prep(seconds=20)))
    run.hear(FIRST_WORK + heard_ms)
    while run.player.nudge(up=False):
        pass
    assert run.player.timeline.spans[2].length_ms == 4_000


def test_a_nudge_stops_at_what_is_gentle() -> None:
    neck = step(dose=Strokes(20, 15), side=Side.EACH, zones=("neck_side",))
    run = Run(timeline(neck))
    while run.player.nudge(up=True):
        pass
    assert strokes(run) == [22, 22]
    assert run.player.timeline.spans[2].length_ms <= 90_000


def test_at_a_slower_tempo_what_is_gentle_is_fewer_strokes() -> None:
    neck = step(dose=Strokes(4, 15), zones=("neck_side",))
    run = Run(timeline(neck, options=Options(tempo_percent=50)))
    while run.player.nudge(up=True):
        pass
    assert run.player.timeline.spans[2].length_ms <= 90_000
    run.player.set_tempo(40)
    assert not run.player.nudge(up=True)


def test_a_wait_cannot_be_nudged() -> None:
    run = Run(timeline(wait()))
    run.hear(FIRST_WORK + 100)
    assert not run.player.nudge(up=True)


# tempo


def test_another_tempo_keeps_stroke_and_phase() -> None:
    run = Run(timeline(step(dose=Strokes(4, 20))))
    run.hear(FIRST_WORK + 4_500)
    run.player.set_tempo(50)
    run.hear(1)
    assert run.player.moment.stroke == 2
    assert run.player.moment.phase == pytest.approx(0.5, abs=0.001)
    run.hear(14_999)
    assert done(run) == [(19_500, 4, FINISHED)]


def test_tempo_keeps_what_was_nudged() -> None:
    run = Run(timeline(step(dose=Strokes(4, 20))))
    run.player.nudge(up=True)
    run.player.set_tempo(120)
    assert strokes(run) == [6]


def test_more_can_be_said_from_within_a_lead_in_and_the_work_is_as_far_off_as_it_was() -> None:
    run = Run(timeline(step(cue="Slowly, and all along the jaw."), options=Options(speech=SILENT)))
    run.hear(GET_READY_MS + 1_000)
    left = run.player.moment.left_ms
    run.player.set_speech(speech())
    run.hear(10)
    assert run.player.moment.span.length_ms > LEAD_IN_MS
    assert run.player.moment.left_ms == left - 10
    run.player.set_speech(SILENT)
    run.hear(10)
    assert run.player.moment.left_ms == left - 20


CHANGES: list[Callable[[Player], object]] = [
    lambda player: player.nudge(up=True),
    lambda player: player.nudge(up=False),
    lambda player: player.set_tempo(80),
    lambda player: player.set_tempo(120),
    lambda player: player.set_speech(speech(halfway=True)),
    lambda player: player.set_speech(speech(counting=Counting.STROKES)),
    lambda player: player.set_speech(SILENT),
]


@given(timelines(timed_doses), st.lists(st.tuples(st.sampled_from(CHANGES), st.integers(1, 9_000)), max_size=20))
def test_no_word_begins_in_its_middle(line: Timeline, changes: list[tuple[Callable[[Player], object], int]]) -> None:
    player = Player(line)
    player.play()
    before = player.feed(1_000)[-1]
    for change, then_ms in changes:
        change(player)
        after = player.feed(then_ms)
        here = replace(after[0], length_ms=0)
        said = said_at(here)
        if said and here.track is Track.ROLL and said.at_ms < here.start_ms:
            spoken = said_at(before)
            assert spoken is not None
            assert (spoken.words, before.end_ms - spoken.at_ms) == (said.words, here.start_ms - said.at_ms)
        before = after[-1]


def test_a_change_that_leaves_the_words_in_their_place_does_not_cut_them() -> None:
    run = Run(timeline(step(cue="Slowly, and all along the jaw."), options=Options(speech=speech())))
    run.hear(GET_READY_MS + 3_000)
    assert said_at(run.player.heard)
    for change in CHANGES[2:5]:
        before = said_at(run.player.heard)
        change(run.player)
        run.hear(10)
        assert said_at(run.player.heard) == before


def test_less_can_be_said_in_the_work_which_goes_on_where_it_is() -> None:
    run = Run(timeline(step(), options=Options(speech=speech())))
    run.hear(run.player.timeline.spans[2].start_ms + 5_000)
    before = run.player.moment
    run.player.set_speech(SILENT)
    run.hear(10)
    assert run.player.moment.span_index == before.span_index
    assert run.player.moment.elapsed_ms == before.elapsed_ms + 10
    assert run.player.timeline.options.speech is SILENT


def test_many_changes_of_tempo_lose_no_stroke() -> None:
    run = Run(timeline(step(dose=Strokes(10, 33))))
    run.hear(FIRST_WORK + 1)
    for turn in range(40):
        run.player.set_tempo((70, 90, 110, 130)[turn % 4])
        run.hear(307)
    run.hear(60_000)
    assert [(count, outcome) for _, count, outcome in done(run)] == [(10, FINISHED)]


# stop, and going on later


def test_stopping_keeps_what_was_done_and_names_the_rest_skipped() -> None:
    run = Run(timeline(step("a", side=Side.EACH), step("b")))
    run.hear(FIRST_WORK + 12_000 + 3_000 + 4_000)
    run.stop()
    assert run.player.over
    assert done(run) == [(12_000, 4, FINISHED), (4_000, 1, PARTIAL), (0, 0, SKIPPED)]


def test_after_a_stop_there_is_silence_and_no_news() -> None:
    run = Run(timeline(step(), wait()))
    run.hear(FIRST_WORK + 1_000)
    run.stop()
    run.stretches.clear()
    assert run.hear(60_000) == []
    assert {stretch.track for stretch in run.stretches} == {Track.STILL}
    assert run.stop() == []
    assert run.player.active_ms == 1_000


def test_a_stop_before_the_beginning_skips_all() -> None:
    run = Run(timeline(step(side=Side.EACH)), playing=False)
    run.stop()
    assert [outcome for *_, outcome in done(run)] == [SKIPPED, SKIPPED]


def test_going_on_with_an_earlier_run_adds_to_what_was_done() -> None:
    line = timeline(step("a", side=Side.EACH), step("b"))
    earlier = [record(0, LEFT, 12_000, 4), record(0, RIGHT, 7_000, 2), record(1, active_ms=0, strokes=0)]
    run = Run(line, at_span=3, done=earlier)
    assert (run.player.active_ms, run.player.strokes) == (19_000, 6)
    run.hear(line.length_ms)
    assert [(each.side, each.active_ms, each.strokes) for each in run.records] == [
        (RIGHT, 19_000, 6),
        (PassSide.MIDDLE, 12_000, 4),
    ]


def test_what_was_done_earlier_is_not_skipped_by_a_stop() -> None:
    run = Run(timeline(step("a"), step("b")), at_span=3, done=[record(0)])
    run.hear(100)
    run.stop()
    assert [(each.position, each.outcome) for each in run.records] == [(1, SKIPPED)]


def test_records_that_fit_no_pass_are_passed_over() -> None:
    run = Run(timeline(step()), done=[record(7), record(0, LEFT)])
    assert run.player.active_ms == 0


def test_strokes_of_both_sides_are_taken_up_as_they_were_counted() -> None:
    line = timeline(step(side=Side.BOTH))
    run = Run(line, done=[record(0, PassSide.BOTH, 6_000, 4)])
    assert run.player.strokes == 4
    run.hear(line.length_ms)
    assert run.player.strokes == 12


def test_going_on_at_a_wait_waits() -> None:
    run = Run(timeline(wait(), step()), at_span=2)
    run.hear(1_000)
    assert run.player.waiting
    assert run.player.active_ms == 1_000


# stretches


def test_stretches_of_a_run_follow_each_other_until_something_moves_the_head() -> None:
    run = Run(timeline(step(technique=Technique.ROLL), prep()))
    run.hear(1_000)
    run.hear(500)
    first, second = run.stretches
    assert first.followed_by(second)
    run.player.seek(FIRST_WORK)
    run.hear(100)
    assert not second.followed_by(run.stretches[-1])


def test_feeding_gives_just_as_much_as_is_asked_for() -> None:
    player = Player(timeline(step(), wait()))
    player.play()
    for ms in (1, 0, 20, 40_000, 7):
        assert sum(stretch.length_ms for stretch in player.feed(ms)) == ms


def test_the_end_goes_on_sounding_after_it_was_heard() -> None:
    run = Run(timeline(step(dose=Seconds(1))))
    run.hear(FIRST_WORK + 1_000)
    run.hear(500)
    assert run.player.over
    run.hear(500)
    last = run.stretches[-1]
    assert (last.track, last.start_ms) == (Track.END, 500)
