"""The player page: the face, the count, the words and the transport, shown frame by frame from the playback."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from upstroke.domain.player import Slept
from upstroke.domain.resting import Resting
from upstroke.domain.session import Session, SessionOutcome
from upstroke.ui.face.view import FaceView
from upstroke.ui.icons import Icons
from upstroke.ui.player.finish_view import FinishView
from upstroke.ui.player.instructions import Instructions
from upstroke.ui.player.keys import Command, PlayerKeys
from upstroke.ui.player.leave_question import LeaveQuestion
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.player.seek_bar import SeekBar
from upstroke.ui.player.stage import Stage
from upstroke.ui.player.status import status
from upstroke.ui.player.stop_view import StopView
from upstroke.ui.player.toolbar import Toolbar
from upstroke.ui.player.transport import Transport
from upstroke.ui.player.worked_face import Portrait
from upstroke.ui.theme import Theme

HINT = "Space pause · ← → step · ↑ ↓ more or less · M mirror · V sound · F full screen · Esc end"
NOTE_MS = 6_000
"""How long a passing note stays."""

ROOM_FOR_HINT = QSize(1180, 640)
"""Pixels of page below which the line of keys is left out."""

COLUMN = 396
"""Pixels that the words beside the face have at least; the face gives way first."""


@dataclass(frozen=True, slots=True)
class Switches:
    """What the user last chose in the player."""

    sound: bool
    mirror: bool


class PlayerPage(QWidget):
    """Shows the run in progress and takes its keys. It asks the playback for everything and decides nothing itself."""

    closed = Signal()
    """The user is done here."""
    history_requested = Signal()
    felt_wrong = Signal(object)
    """A FeltWrong: the user said so. A run that is in progress ends right after. Answer with `show_resting`."""
    full_screen_requested = Signal(bool)
    switches_changed = Signal(object)

    def __init__(
        self,
        playback: Playback,
        face: FaceView,
        portrait: Portrait,
        theme: Theme,
        icons: Icons,
        mono_ms: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._face = face
        self._asked_while_playing = False
        self._toolbar = Toolbar(icons, self)
        self._stage = Stage(face, theme, self)
        self._instructions = Instructions(theme, self)
        self._transport = Transport(icons, self)
        self._seek_bar = SeekBar(theme, self)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setProperty("pill", "warm")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.hide()
        self._hint = QLabel(HINT, self)
        self._hint.setProperty("kind", "small")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.ratings = Ratings(playback, theme, self)
        """Asks how it feels, where the user wants that."""
        self.finish = FinishView(portrait, icons, self.ratings, self)
        self._stop = StopView(portrait, self)
        self._question = LeaveQuestion(theme, self)
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.timeout.connect(self._show_lasting_note)
        self._running = QWidget(self)
        self._lay_out()
        self._connect()
        self._keys = PlayerKeys(self, self.take, mono_ms)
        self._keys.listen_for(())

    def show_run(self, title: str, switches: Switches) -> None:
        """Show the run that has just begun."""
        self._question.hide()
        self._toolbar.show_title(title)
        self._toolbar.show_switches(switches.sound, switches.mirror, self.window().isFullScreen())
        self._toolbar.show_tempo(self._playback.player.timeline.options.tempo_percent)
        self._face.set_facing(not switches.mirror)
        self._stack.setCurrentWidget(self._running)
        self._running.setEnabled(True)
        self._refresh()
        self.window().installEventFilter(self)
        self._running.setFocus()
        self._keys.listen_for(set(Command))

    def take(self, command: Command) -> None:
        """Do what a key or a button asks for; after the end, Escape closes the page."""
        if not self._playback.running:
            if command is Command.LEAVE and self._stack.currentWidget() is not self._running:
                self._close()
            elif command is Command.FELT_WRONG and self._stack.currentWidget() is self.finish:
                self.stop_at_once()
            return
        if command is Command.FELT_WRONG:
            self.stop_at_once()
            return
        if self._question.isVisible():
            self._stay()
            return
        playback = self._playback
        match command:
            case Command.TOGGLE:
                playback.toggle()
            case Command.NEXT:
                if not playback.next_step():
                    self.note("This is the last step. Esc ends the routine.")
            case Command.PREVIOUS:
                playback.previous_step()
            case Command.MORE | Command.LESS:
                self._nudge(command is Command.MORE)
            case Command.MIRROR:
                self._toolbar.mirror.toggle()
            case Command.SOUND:
                self._toolbar.sound.toggle()
            case Command.FULL_SCREEN:
                self._toolbar.full_screen.toggle()
            case Command.LEAVE:
                if self._toolbar.full_screen.isChecked():
                    self._toolbar.full_screen.setChecked(False)
                else:
                    self.ask_to_leave()

    def note(self, text: str) -> None:
        """Show a passing note over the transport."""
        self._note.setText(text)
        self._note.show()
        self._note_timer.start(NOTE_MS)

    def ask_to_leave(self) -> None:
        """Ask once whether to end; time stands still meanwhile. Nothing worked yet needs no question."""
        player = self._playback.player
        self._asked_while_playing = not player.paused
        self._playback.pause()
        if player.active_ms and not self._playback.trying:
            self._running.setEnabled(False)
            self._keys.listen_for({Command.LEAVE, Command.FELT_WRONG})
            kept = "is kept in your history" if self._playback.kept else "could not be written to your history yet"
            self._question.ask(f"What you did so far {kept}.")
        else:
            self._leave()

    def stop_at_once(self) -> None:
        """End the run without a question, if it is not over, since something felt wrong; show what to watch for."""
        found = self._playback.felt_wrong_now()
        over = not self._playback.running
        if not over:
            self._playback.pause()
        self._stop.show_felt_wrong(found, over=over)
        self._stack.setCurrentWidget(self._stop)
        self.felt_wrong.emit(found)
        if not over:
            self._playback.stop()

    def show_resting(self, resting: Resting) -> None:
        """Show what rests because something felt wrong."""
        self._stop.show_resting(resting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when the system takes it to full screen or back."""
        if event.type() is QEvent.Type.WindowStateChange:
            self._toolbar.full_screen.setChecked(self.window().isFullScreen())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        self._hint.setVisible(ROOM_FOR_HINT.boundedTo(event.size()) == ROOM_FOR_HINT)

    # inside

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(14)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._instructions)
        scroll.setMinimumWidth(COLUMN)
        column.addWidget(scroll, 1)
        column.addWidget(self.ratings.before)
        column.addWidget(self._note)
        column.addWidget(self._transport)
        column.addWidget(self._hint)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self._stage, 9)
        middle.addLayout(column, 7)
        whole = QVBoxLayout(self._running)
        whole.setContentsMargins(28, 20, 28, 10)
        whole.setSpacing(16)
        whole.addWidget(self._toolbar)
        whole.addLayout(middle, 1)
        whole.addWidget(self._seek_bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._running)
        self._stack.addWidget(self.finish)
        self._stack.addWidget(self._stop)
        self._running.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self._running)

    def _connect(self) -> None:
        playback = self._playback
        playback.started.connect(self._show_lasting_note)
        playback.moved.connect(self._refresh)
        playback.changed.connect(self._refresh)
        playback.happened.connect(self._on_event)
        playback.ended.connect(self._on_end)
        playback.trouble.connect(self.note)
        playback.speaker.note_changed.connect(self._show_lasting_note)
        for signal, command in (
            (self._transport.toggle, Command.TOGGLE),
            (self._transport.next_step, Command.NEXT),
            (self._transport.previous_step, Command.PREVIOUS),
            (self._transport.more, Command.MORE),
            (self._transport.less, Command.LESS),
        ):
            signal.connect(lambda command=command: self.take(command))
        self._toolbar.leave.connect(self.ask_to_leave)
        self._toolbar.felt_wrong.connect(self.stop_at_once)
        self._toolbar.sound_switched.connect(self._switched)
        self._toolbar.mirror_switched.connect(lambda mirror: self._face.set_facing(not mirror))
        self._toolbar.mirror_switched.connect(self._switched)
        self._toolbar.full_screen_switched.connect(self.full_screen_requested)
        self._toolbar.tempo_chosen.connect(self._on_tempo)
        self._seek_bar.seek_requested.connect(playback.seek)
        self._question.stay.connect(self._stay)
        self._question.leave.connect(self._leave)
        self.finish.done.connect(self._close)
        self._stop.done.connect(self._close)
        self.finish.history_requested.connect(self._to_history)
        self.finish.felt_wrong.connect(self.stop_at_once)

    def _refresh(self) -> None:
        """Show where the player is."""
        if not self._playback.running or not self.isVisible():
            return
        player = self._playback.player
        now = status(player)
        moment = player.moment
        self._toolbar.show_progress(now.progress, now.tempo)
        self._stage.show_words(now.badge, now.technique, now.pressure, moment.entry.step.angle)
        self._instructions.show_status(now)
        self._transport.show_playing(not (player.paused or player.waiting))
        self._seek_bar.show_place(player.heard.timeline, moment.span.start_ms + moment.elapsed_ms)
        self._face.show_moment(moment)

    def _on_event(self, event: object) -> None:
        if isinstance(event, Slept):
            self.note("The computer was asleep, so the routine waited for you. Space goes on.")

    def _on_end(self, session: Session) -> None:
        self._question.hide()
        self._keys.listen_for({Command.LEAVE, Command.FELT_WRONG})
        if self._stack.currentWidget() is self._stop:
            return
        tried = self._playback.trying
        if not session.active_ms or (tried and session.outcome is not SessionOutcome.FINISHED):
            self._close()
            return
        self.ratings.show_after(session)
        self.finish.show_session(session, kept=self._playback.settled, tried=tried)
        self._stack.setCurrentWidget(self.finish)

    def _on_tempo(self, percent: int) -> None:
        if self._playback.running:
            self._playback.set_tempo(percent)
            self._toolbar.show_tempo(percent)

    def _nudge(self, up: bool) -> None:
        if self._playback.player.waiting:
            self.note("This step waits for you. Space goes on.")
        elif not self._playback.nudge(up):
            self.note("That is as much as is gentle here." if up else "That is as little as it can be.")

    def _switched(self) -> None:
        self.switches_changed.emit(Switches(self._toolbar.sound.isChecked(), self._toolbar.mirror.isChecked()))

    def _stay(self) -> None:
        self._question.hide()
        self._running.setEnabled(True)
        self._running.setFocus()
        self._keys.listen_for(set(Command))
        if self._asked_while_playing:
            self._playback.toggle()

    def _leave(self) -> None:
        self._playback.stop()

    def _close(self) -> None:
        self.closed.emit()

    def _to_history(self) -> None:
        self.closed.emit()
        self.history_requested.emit()

    def _show_lasting_note(self) -> None:
        """Show what the sound has to say for as long as it says it."""
        text = self._playback.speaker.note
        self._note.setText(text)
        self._note.setVisible(bool(text))
