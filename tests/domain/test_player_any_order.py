"""The buttons pressed in any order, at any time: nothing is lost, nothing doubled.

A second, much simpler account is kept from the stretches that were fed: what of them was heard, and how much of that
was work. The player's record must always agree with it.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.strategies import timelines
from upstroke.domain.player import Event, Finished, PassEnded, Player, Slept, SpanStarted
from upstroke.domain.session import PassOutcome, PassRecord
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.timeline import RESUME_MS, STROKE, SpanKind, Timeline, counted_strokes


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.queue: deque[Stretch] = deque()
        self.worked_ms: dict[int, int] = defaultdict(int)
        self.progress: dict[int, int] = defaultdict(int)
        self.finished: set[int] = set()
        """Passes that were once recorded as finished: that they stay."""
        self.events: list[Event] = []
        self.media = 0
        self.wall = 50_000
        self.most_strokes = 0
        self.counted_in = 0
        self.before: Stretch | None = None
        """The last stretch that was not still, where no button has been pressed since."""

    @initialize(line=timelines(longest=3))
    def begin(self, line: Timeline) -> None:
        self.line = line
        self.player = Player(line)
        self.passes = [index for index, span in enumerate(line.spans) if span.kind is SpanKind.WORK]
        self.player.tick(0, self.wall)

    # time

    @rule(ms=st.integers(1, 200) | st.integers(1, 30_000))
    def feed(self, ms: int) -> None:
        fed = self.player.feed(ms)
        assert sum(stretch.length_ms for stretch in fed) == ms
        for stretch in fed:
            self.check_stretch(stretch)
        self.queue.extend(fed)

    @rule(ms=st.integers(1, 200) | st.integers(1, 30_000))
    def listen(self, ms: int) -> None:
        self.account_for(ms)
        self.media += ms
        self.wall += ms
        self.take(self.player.tick(self.media, self.wall))

    @rule(ms=st.integers(1, 30_000))
    def feed_and_listen(self, ms: int) -> None:
        self.feed(ms)
        self.listen(ms)

    @rule(ms=st.integers(2_001, 10**8))
    def sleep(self, ms: int) -> None:
        awake = not self.player.paused and not self.player.over
        self.wall += ms
        events = self.player.tick(self.media, self.wall)
        assert events == ((Slept(ms),) if awake else ())
        assert self.player.paused or self.player.over

    @rule(ms=st.integers(1, 10**8))
    def the_wall_clock_is_set_back(self, ms: int) -> None:
        self.wall -= ms
        assert self.player.tick(self.media, self.wall) == ()

    # buttons

    @rule()
    def play(self) -> None:
        self.before = None
        self.player.play()
        assert not self.player.paused

    @rule()
    def pause(self) -> None:
        self.before = None
        self.player.pause()
        assert self.player.paused

    @rule()
    def toggle(self) -> None:
        self.before = None
        self.player.toggle()

    @rule()
    def next_step(self) -> None:
        self.before = None
        self.player.next_step()

    @rule()
    def previous_step(self) -> None:
        self.before = None
        self.player.previous_step()

    @rule(share=st.floats(-0.1, 1.1))
    def seek(self, share: float) -> None:
        self.before = None
        self.player.seek(round(share * self.player.timeline.length_ms))

    @rule(up=st.booleans())
    def nudge(self, up: bool) -> None:
        before = self.player.timeline
        changed = self.player.nudge(up)
        assert changed == (self.player.timeline is not before)
        for index in self.passes:
            old, new = before.spans[index].length_ms, self.player.timeline.spans[index].length_ms
            assert new >= old if up else new <= old

    @rule(up=st.booleans())
    def nudge_as_far_as_it_goes(self, up: bool) -> None:
        while self.player.nudge(up):
            pass

    @rule(percent=st.integers(50, 150))
    def tempo(self, percent: int) -> None:
        self.before = None
        self.player.set_tempo(percent)

    @precondition(lambda self: self.media > 60_000)
    @rule()
    def stop(self) -> None:
        was_over = self.player.over
        events = self.player.stop()
        assert not (was_over and events)
        self.take(events)
        assert self.player.over

    # what must hold

    def check_stretch(self, stretch: Stretch) -> None:
        """A stretch lies in its span, and goes on where the last one ended."""
        assert stretch.length_ms > 0
        span = stretch.timeline.spans[stretch.span_index]
        if stretch.track is Track.STILL:
            assert self.player.paused or self.player.over
            return
        assert not self.player.paused
        if stretch.track is Track.ROLL:
            assert span.start_ms <= stretch.start_ms < stretch.end_ms <= span.end_ms
        assert (stretch.track is Track.HOLD) <= span.until_ready
        assert stretch.track is not Track.RESUME or stretch.end_ms <= RESUME_MS
        if self.before is not None:
            self.check_order(self.before, stretch)
        self.before = stretch

    def check_order(self, before: Stretch, after: Stretch) -> None:
        span = before.timeline.spans[before.span_index]
        if before.track is Track.ROLL and after.track is Track.ROLL:
            assert after.start_ms == before.end_ms
            assert after.span_index - before.span_index == (before.end_ms == span.end_ms)
        elif before.track is after.track:
            assert (after.start_ms, after.span_index) == (before.end_ms, before.span_index)
        elif before.track is Track.RESUME:
            assert (before.end_ms, after.track, after.start_ms) == (RESUME_MS, Track.ROLL, before.since_ms)
        else:
            assert before.track is Track.ROLL
            assert before.end_ms == before.timeline.spans[before.span_index].end_ms
            assert after.track in (Track.HOLD, Track.END)

    def account_for(self, ms: int) -> None:
        """Keep our own account of what is heard in the next `ms`."""
        while ms and self.queue and not self.player.over:
            stretch = self.queue.popleft()
            length = min(ms, stretch.length_ms)
            if length < stretch.length_ms:
                rest = replace(stretch, start_ms=stretch.start_ms + length, length_ms=stretch.length_ms - length)
                self.queue.appendleft(rest)
            ms -= length
            if stretch.track is Track.END:
                self.queue.clear()
            span = stretch.timeline.spans[stretch.span_index]
            if span.kind is SpanKind.WORK and stretch.track in (Track.ROLL, Track.HOLD):
                self.worked_ms[stretch.span_index] += length
                self.progress[stretch.span_index] += length * span.rate

    def take(self, events: tuple[Event, ...]) -> None:
        assert not (events and Finished() in self.events), "news after the end"
        self.events += events
        for event in events:
            if isinstance(event, PassEnded):
                self.expected_outcome(self.place(event.record))

        for index, record in self.last_records(events).items():
            if record.active_ms == self.worked_ms[index]:  # else the pass was begun again within this very tick
                assert record.strokes == self.expected_strokes(index)
                assert record.outcome is self.expected_outcome(index)

    def place(self, record: PassRecord) -> int:
        places = {(self.line.spans[index].position, self.line.spans[index].side): index for index in self.passes}
        return places[record.position, record.side]

    def last_records(self, events: Iterable[Event]) -> dict[int, PassRecord]:
        ended = [event.record for event in events if isinstance(event, PassEnded)]
        return {self.place(record): record for record in ended}

    @invariant()
    def the_player_and_our_account_agree(self) -> None:
        assert self.player.active_ms == sum(self.worked_ms.values())
        strokes = sum(self.expected_strokes(index) for index in self.passes)
        assert self.player.strokes == strokes
        assert strokes >= self.most_strokes
        self.most_strokes = strokes

    @invariant()
    def each_pass_that_was_left_is_recorded_with_all_that_was_done_in_it(self) -> None:
        records = self.last_records(self.events)
        for index in self.passes:
            if self.worked_ms[index] and (self.player.over or index != self.player.heard.span_index):
                assert records[index].active_ms == self.worked_ms[index]

    @invariant()
    def what_is_heard_was_announced(self) -> None:
        announced = [event.span_index for event in self.events if isinstance(event, SpanStarted)]
        if self.player.heard.track is not Track.STILL:
            assert announced[-1] == self.player.heard.span_index

    def expected_strokes(self, index: int) -> int:
        span = self.line.spans[index]
        if not self.line.programme.entries[span.position].step.on_skin:
            return 0
        return counted_strokes(span.side, self.progress[index] // STROKE)

    def expected_outcome(self, index: int) -> PassOutcome:
        span = self.player.timeline.spans[index]
        if not self.worked_ms[index]:
            return PassOutcome.SKIPPED
        done, planned = self.worked_ms[index], span.length_ms
        if span.rate:
            done, planned = self.progress[index], span.strokes * STROKE
        if done >= planned:
            self.finished.add(index)
        return PassOutcome.FINISHED if index in self.finished else PassOutcome.PARTIAL

    def teardown(self) -> None:
        if not hasattr(self, "player"):
            return
        self.take(self.player.stop())
        records = self.last_records(self.events)
        assert sorted(records) == self.passes
        for index, record in records.items():
            assert (record.active_ms, record.strokes) == (self.worked_ms[index], self.expected_strokes(index))


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=150, stateful_step_count=40)
