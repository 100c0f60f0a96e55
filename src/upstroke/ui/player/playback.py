"""The run in progress: one player, its sound and its record, driven frame by frame."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from upstroke.audio.synthesis import LONGEST_MS
from upstroke.domain.felt_wrong import FeltWrong, felt_wrong_after, felt_wrong_at
from upstroke.domain.player import Event, Finished, PassEnded, Player
from upstroke.domain.script import Speech
from upstroke.domain.session import PassRecord, Session, SessionOutcome
from upstroke.domain.stretch import Track
from upstroke.domain.timeline import Timeline
from upstroke.history.database import HistoryUnavailable
from upstroke.history.recorder import Recorder, Trial
from upstroke.history.store import History
from upstroke.ui.player.speaker import Speaker

FRAME_MS = 16
IDLE_FRAME_MS = 100
"""Between looks at the clock while nothing moves."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session that goes on after it was interrupted."""

    session: Session
    at_span: int


class Playback(QObject):
    """Owns the run in progress: `start` begins it, and `ended` says that it is over. There is one for the program."""

    started = Signal()
    moved = Signal()
    """A frame: the heard place may have changed."""
    changed = Signal()
    """Paused, gone on, nudged, or another tempo."""
    happened = Signal(object)
    """An event of the player."""
    ended = Signal(object)
    """The session, as it was kept."""
    quiet = Signal()
    """After the end: the last sound has rung out."""
    trouble = Signal(str)
    """A sentence about something that could not be kept; the same one is told once a run."""

    def __init__(
        self, history: History, speaker: Speaker, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._history = history
        self._speaker = speaker
        self._now = now
        self._player: Player | None = None
        self._recorder: Recorder | None = None
        self._passes: list[PassRecord] = []
        self._unsettled: list[Recorder] = []
        self._told = ""
        self.trying = False
        """Whether the run, or the last one, is only tried out."""
        self.rings_ms = LONGEST_MS
        """How long the sound of the end rings out."""
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.timeout.connect(self._frame)
        self._ring_out = QTimer(self)
        self._ring_out.setSingleShot(True)
        self._ring_out.timeout.connect(self._fall_quiet)

    @property
    def player(self) -> Player:
        """The player of the run in progress. Raises RuntimeError where there is none."""
        if self._player is None:
            raise RuntimeError("nothing is being played")
        return self._player

    @property
    def running(self) -> bool:
        """Whether a run is in progress."""
        return self._player is not None

    @property
    def session_id(self) -> str:
        """The id of the session that the run in progress is kept as. Raises RuntimeError where there is none."""
        if self._recorder is None:
            raise RuntimeError("nothing is being played")
        return self._recorder.session.id

    @property
    def speaker(self) -> Speaker:
        """Where the sound goes."""
        return self._speaker

    def start(self, timeline: Timeline, resumed: Resumed | None = None) -> None:
        """Begin a run, or go on with one that was interrupted, and open its record."""
        self._prepare()
        if resumed is None:
            self._run(Player(timeline), Recorder(self._history, self._new_session(timeline)))
            return
        self._passes = list(resumed.session.passes)
        player = Player(timeline, resumed.at_span, resumed.session.passes)
        self._run(player, Recorder(self._history, resumed.session, begun=True))

    def try_out(self, timeline: Timeline, at_span: int) -> None:
        """Begin a run at a span, of which nothing is kept."""
        self._prepare()
        self._run(Player(timeline, at_span), Trial(self._history, self._new_session(timeline)))

    def _prepare(self) -> None:
        """End what was before."""
        if self.running:
            self.stop()
        self.hush()
        self._told = ""
        self.settle()
        self._passes = []

    def _run(self, player: Player, recorder: Recorder) -> None:
        self._player, self._recorder = player, recorder
        self.trying = isinstance(recorder, Trial)
        self.started.emit()
        self._write(recorder.write)
        self._speaker.start(player.feed)
        player.play()
        self._frames.start(FRAME_MS)
        self._frame()

    def toggle(self) -> None:
        """Pause, or go on."""
        self._command(self.player.toggle)

    def next_step(self) -> bool:
        """Go to the next step; False on the last one, where nothing happens."""
        return bool(self._command(self.player.next_step))

    def previous_step(self) -> None:
        """Go back to the start of this step or to the one before."""
        self._command(self.player.previous_step)

    def seek(self, ms: int) -> None:
        """Go to a time on the timeline."""
        self._command(lambda: self.player.seek(ms))

    def nudge(self, up: bool) -> bool:
        """Add or take some strokes; False where that is not possible."""
        return bool(self._command(lambda: self.player.nudge(up)))

    def set_tempo(self, percent: int) -> None:
        """Play at another tempo, in per cent of the written one."""
        self._command(lambda: self.player.set_tempo(percent))

    def set_speech(self, speech: Speech) -> None:
        """Say more, less or otherwise from here on."""
        self._command(lambda: self.player.set_speech(speech))

    def pause(self) -> None:
        """Pause, if it is not paused yet."""
        if not self.player.paused:
            self._command(self.player.pause)

    def felt_wrong_now(self) -> FeltWrong:
        """That something feels wrong at this moment, and what is being worked or, once the run is over, was worked."""
        new_id, at = str(uuid4()), self._now().astimezone(UTC)
        if self._player is None:
            return felt_wrong_after(new_id, at, self._passes)
        return felt_wrong_at(new_id, at, self._player.moment, self._passes)

    def stop(self) -> None:
        """End the run here; what was done is kept."""
        self._end(SessionOutcome.STOPPED, self.player.stop())

    def settle(self) -> None:
        """Try again to write the runs that could not be written when they ended."""
        for recorder in self._unsettled:
            self._write(recorder.finish)
        self._unsettled = [recorder for recorder in self._unsettled if not recorder.settled]

    @property
    def kept(self) -> bool:
        """Whether what was done in the run so far is in the history."""
        return self._recorder is not None and not self._recorder.behind

    @property
    def settled(self) -> bool:
        """Whether all that was done is in the history."""
        return not self._unsettled

    def hush(self) -> None:
        """Let go of the speaker, if the end of a run still rings out."""
        if self._ring_out.isActive():
            self._ring_out.stop()
            self._fall_quiet()

    def _command(self, command: Callable[[], object]) -> object:
        result = command()
        self._frames.setInterval(FRAME_MS)
        self.changed.emit()
        return result

    def _frame(self) -> None:
        player = self.player
        was_paused = player.paused
        events = player.tick(self._speaker.media_ms(), round(self._now().timestamp() * 1000))
        if any(isinstance(event, Finished) for event in events):
            self.moved.emit()
            self._end(SessionOutcome.FINISHED, events)
            return
        self._take(events)
        self.moved.emit()
        if player.paused != was_paused:
            self.changed.emit()
        if player.paused and player.heard.track is Track.STILL:
            self._frames.setInterval(IDLE_FRAME_MS)

    def _take(self, events: Iterable[Event]) -> None:
        """Keep what was done, then tell."""
        assert self._recorder is not None
        if self._note_passes(events):
            self._write(self._recorder.write)
        for event in events:
            self.happened.emit(event)

    def _note_passes(self, events: Iterable[Event]) -> bool:
        assert self._recorder is not None
        records = [event.record for event in events if isinstance(event, PassEnded)]
        for record in records:
            self._recorder.add(record)
        self._passes += records
        return bool(records)

    def _write(self, write: Callable[[datetime], None]) -> None:
        """Write, or say once what keeps it from being written; it is tried again with the next."""
        try:
            write(self._now().astimezone(UTC))
        except HistoryUnavailable as error:
            self._tell(error)

    def _tell(self, error: HistoryUnavailable) -> None:
        if str(error) != self._told:
            self._told = str(error)
            self.trouble.emit(self._told)

    def _new_session(self, timeline: Timeline) -> Session:
        programme = timeline.programme
        now = self._now()
        offset = now.utcoffset() or timedelta()
        return Session(
            id=str(uuid4()),
            routine_id=programme.routine_id,
            routine_title=programme.title,
            slot=programme.slot,
            started_at=now.astimezone(UTC),
            local_date=now.date(),
            utc_offset_minutes=offset // timedelta(minutes=1),
            planned_ms=timeline.length_ms,
            active_ms=0,
            strokes=0,
            outcome=SessionOutcome.INTERRUPTED,
            changed_at=now.astimezone(UTC),
        )

    def _end(self, outcome: SessionOutcome, events: Iterable[Event]) -> None:
        """End the run and its record, and let the last sound ring out."""
        recorder = self._recorder
        assert recorder is not None
        self._frames.stop()
        self._note_passes(events)
        # From here on nothing plays, whatever becomes of the writing.
        self._player = self._recorder = None
        self._unsettled.append(recorder)
        self._write(lambda now: recorder.end(outcome, now))
        self.settle()
        for event in events:
            self.happened.emit(event)
        session = replace(recorder.session, outcome=outcome)
        if outcome is SessionOutcome.FINISHED:
            self._ring_out.start(self.rings_ms)
            self.ended.emit(session)
        else:
            self.ended.emit(session)
            self._fall_quiet()

    def _fall_quiet(self) -> None:
        self._speaker.stop()
        self.quiet.emit()
