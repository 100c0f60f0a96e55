"""The player: a transport over a timeline, with two places on it.

The *head* is what sounds next. Commands move it, and `feed` takes stretches from it, a little ahead of the ear. What
has been *heard* is what happened: `tick` is told how much of what was fed has sounded, and turns it into events and the
record. So picture, record and sound can't part, whatever is buffered between them. The player asks for no time and
never sleeps.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from upstroke.domain.nudge import nudged
from upstroke.domain.score import sounds_on
from upstroke.domain.script import Speech
from upstroke.domain.session import PassRecord
from upstroke.domain.stretch import Stretch, Track
from upstroke.domain.tally import Tally
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import RESUME_MS, Moment, Options, Span, SpanKind, Timeline, lay_out

SLEPT_MS = 2_000
"""Wall time that runs further than this ahead of the media clock means that the machine slept."""

BACK_MS = 1_500
"""Stepping back within this time of a step's start goes to the step before it."""


@dataclass(frozen=True, slots=True)
class SpanStarted:
    """A new span is heard."""

    span_index: int
    span: Span


@dataclass(frozen=True, slots=True)
class PassEnded:
    """A pass was left. The record holds all that was done in it so far: a later one for the same pass replaces it."""

    record: PassRecord


@dataclass(frozen=True, slots=True)
class Slept:
    """The machine slept; the player has paused where it was."""

    ms: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The end was heard."""


Event = SpanStarted | PassEnded | Slept | Finished


@dataclass(slots=True)
class _Head:
    """What sounds next."""

    track: Track
    span_index: int
    ms: int
    since_ms: int
    elapsed_ms: int = 0
    """How far into a track other than ROLL."""


class Player:
    """One run of a routine. Starts paused; `done` are the passes already recorded of a session that goes on."""

    def __init__(self, timeline: Timeline, at_span: int = 0, done: Iterable[PassRecord] = ()) -> None:
        self._timeline = timeline
        start = timeline.spans[at_span].start_ms
        self._head = _Head(Track.ROLL, at_span, start, start)
        self._paused = True
        self._queue: deque[Stretch] = deque()
        self._media_ms = 0
        self._wall_ms: int | None = None
        self._heard = Stretch(timeline, Track.STILL, at_span, start, 0, start)
        self._announced = -1
        self._tally = Tally(timeline, done)
        self._over = False
        self._enter()

    # what is on

    @property
    def timeline(self) -> Timeline:
        """The timeline as it is now; a nudge or a change of tempo replaces it."""
        return self._timeline

    @property
    def paused(self) -> bool:
        """Whether the user (or a sleep) has paused it."""
        return self._paused

    @property
    def waiting(self) -> bool:
        """Whether it holds until the user goes on."""
        return self._head.track is Track.HOLD

    @property
    def over(self) -> bool:
        """Whether the end was heard or the run was stopped."""
        return self._over

    @property
    def heard(self) -> Stretch:
        """The last piece that was heard; its end is the present."""
        return self._heard

    @property
    def moment(self) -> Moment:
        """Where on the timeline the ear is."""
        return self._heard.moment

    @property
    def resume_left_ms(self) -> int:
        """What is left of the count before the work goes on; 0 outside of it."""
        return RESUME_MS - self._heard.end_ms if self._heard.track is Track.RESUME else 0

    @property
    def left_ms(self) -> int:
        """What is left of the whole routine."""
        moment = self.moment
        return max(0, self._heard.timeline.length_ms - moment.span.start_ms - moment.elapsed_ms)

    @property
    def active_ms(self) -> int:
        """Time worked in all passes so far."""
        return self._tally.active_ms

    @property
    def strokes(self) -> int:
        """Strokes done so far, as the daily strokes count them."""
        return self._tally.strokes(self._timeline)

    # commands

    def play(self) -> None:
        """Begin, or go on after a pause or a wait."""
        if self.waiting and not self._paused:
            self._go_on()
        elif self._paused:
            self._paused = False
            self._count_in()

    def pause(self) -> None:
        """Stand still at the head until `play`."""
        self._paused = True
        if self._head.track is Track.RESUME:
            self._head.track, self._head.elapsed_ms = Track.ROLL, 0

    def toggle(self) -> None:
        """What one large button does: pause, or go on. A wait that was not heard yet is not passed over."""
        if self._paused or (self.waiting and self._heard.track is Track.HOLD):
            self.play()
        else:
            self.pause()

    def next_step(self) -> bool:
        """Go to the next step, or on from a wait. On the last step nothing happens, and False is returned."""
        if self.waiting and not self._paused:
            self._go_on()
            return True
        here = self._timeline.spans[self._head.span_index]
        following = 0 if here.kind is SpanKind.GET_READY else here.position + 1
        if following == len(self._timeline.programme.entries):
            return False
        self._jump(self._timeline.step_start(following))
        return True

    def previous_step(self) -> None:
        """Go to the start of this step, or from there to the step before it."""
        position = self._timeline.spans[self._head.span_index].position
        start = self._timeline.step_start(position)
        if position and self._head.ms - self._timeline.spans[start].start_ms <= BACK_MS:
            start = self._timeline.step_start(position - 1)
        self._jump(start)

    def seek(self, ms: int) -> None:
        """Go to a time on the timeline; into the work of a step, a short count leads in."""
        ms = min(max(0, ms), self._timeline.length_ms - 1)
        self._jump(self._timeline.span_index(ms), ms)

    def nudge(self, up: bool) -> bool:
        """Add or take about five seconds of whole strokes, on this side and the one that follows.

        Never below the stroke under way nor above the limit that keeps it gentle. Returns whether anything changed.
        """
        if self._head.track is Track.END:
            return False
        before = self._timeline
        self._go_by(nudged(before, self._head.span_index, self._head.ms, up), self._head.ms)
        return self._timeline is not before

    def set_tempo(self, percent: int) -> None:
        """Play at another tempo, in per cent of the written one; stroke and phase stay where they are."""
        self._lay_out_anew(replace(self._timeline.options, tempo_percent=percent))

    def set_speech(self, speech: Speech) -> None:
        """Say more, less or otherwise from here on."""
        self._lay_out_anew(replace(self._timeline.options, speech=speech))

    def _lay_out_anew(self, options: Options) -> None:
        """Stay at the same stroke and phase; before the work, where what is said may take longer, as far from it."""
        old = self._timeline.spans[self._head.span_index]
        timeline = lay_out(self._timeline.programme, options, self._timeline.counts)
        new = timeline.spans[self._head.span_index]
        elapsed = self._head.ms - old.start_ms
        if old.rate:
            elapsed = elapsed * old.rate // new.rate
        elif old.kind is not SpanKind.WORK:
            elapsed += new.length_ms - old.length_ms
        self._go_by(timeline, new.start_ms + min(max(0, elapsed), new.length_ms))

    def _go_by(self, timeline: Timeline, ms: int) -> None:
        """Go on at a place of another timeline; what sounds goes on with it where it can."""
        head, since_ms = self._head, self._head.since_ms + ms - self._head.ms
        before = Stretch(self._timeline, Track.ROLL, head.span_index, head.ms, 0, head.since_ms)
        after = Stretch(timeline, Track.ROLL, head.span_index, ms, 0, since_ms)
        self._timeline, head.ms, head.since_ms = timeline, ms, since_ms if sounds_on(before, after) else ms

    def stop(self) -> tuple[Event, ...]:
        """End here. Returns the last passes; those never begun are recorded as skipped."""
        return () if self._over else tuple(self._close())

    # time

    def feed(self, length_ms: int) -> tuple[Stretch, ...]:
        """Take the next `length_ms` of what is to be heard, in stretches that together are that long."""
        fed = []
        while length_ms > 0:
            stretch = self._next(length_ms)
            fed.append(stretch)
            length_ms -= stretch.length_ms
        self._queue.extend(fed)
        return tuple(fed)

    def tick(self, media_ms: int, wall_ms: int) -> tuple[Event, ...]:
        """Take note that all that was fed up to `media_ms` since the first feed has been heard.

        `wall_ms` is what the wall clock says, in ms from any origin; only differences of it matter. `media_ms` runs at
        all times, in pauses too.
        """
        events: list[Event] = []
        passed = max(0, media_ms - self._media_ms)
        if self._wall_ms is not None:
            ahead = wall_ms - self._wall_ms - passed
            if ahead > SLEPT_MS and not self._paused and not self._over:
                self.pause()
                events.append(Slept(ahead))
        self._wall_ms = wall_ms
        self._media_ms += passed
        while passed > 0 and self._queue:
            stretch = self._queue.popleft()
            piece = stretch
            if stretch.length_ms > passed:
                piece = replace(stretch, length_ms=passed)
                self._queue.appendleft(replace(stretch, start_ms=piece.end_ms, length_ms=stretch.length_ms - passed))
            passed -= piece.length_ms
            if not self._over:
                self._hear(piece, events)
        return tuple(events)

    # the head

    def _jump(self, span_index: int, ms: int | None = None) -> None:
        """Move the head to a span, or to a time in it."""
        ms = self._timeline.spans[span_index].start_ms if ms is None else ms
        self._head = _Head(Track.ROLL, span_index, ms, ms)
        self._enter()
        if not self._paused:
            self._count_in()

    def _count_in(self) -> None:
        """Lead into work that is already under way with a short count; elsewhere there is time enough."""
        span = self._timeline.spans[self._head.span_index]
        movement = self._timeline.programme.entries[span.position].step.movement
        if self._head.track is Track.ROLL and span.kind is SpanKind.WORK and movement is not Movement.REST:
            self._head.track, self._head.elapsed_ms = Track.RESUME, 0

    def _go_on(self) -> None:
        """Leave a wait."""
        self._head.track, self._head.elapsed_ms = Track.ROLL, 0
        self._leave()

    def _leave(self) -> None:
        """Enter the span that follows, or the end."""
        if self._head.span_index + 1 == len(self._timeline.spans):
            self._head.track, self._head.elapsed_ms = Track.END, 0
            return
        self._head.span_index += 1
        self._enter()

    def _enter(self) -> None:
        """Begin to wait where the span under the head has no length."""
        if self._timeline.spans[self._head.span_index].until_ready:
            self._head.track, self._head.elapsed_ms = Track.HOLD, 0

    def _next(self, length_ms: int) -> Stretch:
        """Take one stretch from the head, at most `length_ms` long, and move on."""
        head = self._head
        if self._paused or (self._over and head.track is not Track.END):
            return Stretch(self._timeline, Track.STILL, head.span_index, 0, length_ms, head.ms)
        if head.track is Track.ROLL:
            end = self._timeline.spans[head.span_index].end_ms
            length_ms = min(length_ms, end - head.ms)
            stretch = Stretch(self._timeline, Track.ROLL, head.span_index, head.ms, length_ms, head.since_ms)
            head.ms += length_ms
            if head.ms == end:
                self._leave()
            return stretch
        if head.track is Track.RESUME:
            length_ms = min(length_ms, RESUME_MS - head.elapsed_ms)
        stretch = Stretch(self._timeline, head.track, head.span_index, head.elapsed_ms, length_ms, head.ms)
        head.elapsed_ms += length_ms
        if head.track is Track.RESUME and head.elapsed_ms == RESUME_MS:
            head.track, head.elapsed_ms = Track.ROLL, 0
        return stretch

    # what was heard

    def _hear(self, piece: Stretch, events: list[Event]) -> None:
        self._heard = piece
        events += [self._ended(index) for index in self._tally.unsaved_but(piece.span_index)]
        if piece.track is Track.STILL:
            return
        span = piece.timeline.spans[piece.span_index]
        if self._announced != piece.span_index:
            self._announced = piece.span_index
            events.append(SpanStarted(piece.span_index, span))
        if piece.track is Track.END:
            events += self._close()
            events.append(Finished())
        elif span.kind is SpanKind.WORK and piece.track in (Track.ROLL, Track.HOLD):
            self._tally.add(piece.span_index, piece.length_ms, span.rate)
            if piece.track is Track.ROLL and piece.end_ms == span.end_ms:
                events.append(self._ended(piece.span_index))

    def _ended(self, index: int) -> PassEnded:
        return PassEnded(self._tally.save(self._timeline, index))

    def _close(self) -> list[Event]:
        """End the run: what is not yet recorded, then what was never begun."""
        self._over = True
        return [self._ended(index) for index in self._tally.unsaved_at_the_end(self._timeline)]
