"""The player page: the face, the count, the words and the transport, shown frame by frame from the playback."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from upstroke.domain.player import Slept
from upstroke.domain.resting import Resting
from upstroke.domain.session import Session, SessionOutcome
from upstroke.ui.face.view import FaceView
from upstroke.ui.icons import Icons
from upstroke.ui.player.finish_view import FinishView
from upstroke.ui.player.keys import Command, PlayerKeys, is_plain
from upstroke.ui.player.leave_question import LeaveQuestion
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.player.run_view import RunView
from upstroke.ui.player.stop_view import StopView
from upstroke.ui.player.switches import Switches
from upstroke.ui.player.worked_face import Portrait
from upstroke.ui.theme import Theme


class PlayerPage(QWidget):
    """Shows the run in progress and takes its keys. It asks the playback for everything and decides nothing itself."""

    closed = Signal()
    """The user is done here."""
    history_requested = Signal()
    felt_wrong = Signal(object)
    """A FeltWrong: the user said so. A run that is in progress ends right after. Answer with `show_resting`."""
    full_screen_requested = Signal(bool)
    sound_requested = Signal()
    """Let the user choose what is said and how it sounds, while the run goes on."""
    switches_changed = Signal(object)
    """The user switched something; the Switches as they are now."""

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
        self._asked_while_playing = False
        self.ratings = Ratings(playback, theme, self)
        """Asks how it feels, where the user wants that."""
        self.finish = FinishView(portrait, icons, self.ratings, self)
        self._stop = StopView(portrait, self)
        self._question = LeaveQuestion(theme, self)
        self._run = RunView(face, theme, icons, self.ratings.before, self)
        self.edge = self._run.edge
        """The count around the window; tell it whether it is wanted."""
        self._toolbar = self._run.toolbar
        self._stack = QStackedLayout(self)
        for view in (self._run, self.finish, self._stop):
            self._stack.addWidget(view)
        self.setFocusProxy(self._run)
        self._connect()
        self._keys = PlayerKeys(self, self.take, mono_ms)
        self._keys.listen_for(())

    def show_run(self, title: str, switches: Switches) -> None:
        """Show the run that has just begun."""
        self._question.hide()
        self._toolbar.show_title(title)
        self._toolbar.show_tempo(self._playback.player.timeline.options.tempo_percent)
        self.show_switches(switches)
        self._stack.setCurrentWidget(self._run)
        self._run.setEnabled(True)
        self._refresh()
        self.window().installEventFilter(self)
        self._run.setFocus()
        self._keys.listen_for(set(Command))

    def take(self, command: Command) -> None:
        """Do what a key or a button asks for; after the end, Escape closes the page."""
        if not self._playback.running:
            if command is Command.LEAVE and self._stack.currentWidget() is not self._run:
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
            case Command.VOICE:
                self._toolbar.voice.toggle()
            case Command.SOUND:
                self._toolbar.sound.toggle()
            case Command.CAPTIONS:
                self._toolbar.captions.toggle()
            case Command.ONE_BUTTON:
                self._toolbar.one_button.toggle()
            case Command.FULL_SCREEN:
                self._toolbar.full_screen.toggle()
            case Command.LEAVE:
                self._leave_one_thing()

    def note(self, text: str) -> None:
        """Show a passing note over the transport."""
        self._run.note(text)

    def show_switches(self, switches: Switches) -> None:
        """Show things as they are switched."""
        self._run.show_switches(switches, self.window().isFullScreen())
        self._keys.set_one_button(switches.one_button)

    def ask_to_leave(self) -> None:
        """Ask once whether to end; time stands still meanwhile. Nothing worked yet needs no question."""
        player = self._playback.player
        self._asked_while_playing = not player.paused
        self._playback.pause()
        if player.active_ms and not self._playback.trying:
            self._run.setEnabled(False)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any plain key is the one button; else a number says how it feels before, as long as that is asked."""
        if self._is_one_button and is_plain(event):
            self._keys.press(Command.TOGGLE)
        elif not self.ratings.before.take(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or tap anywhere is the one button."""
        if self._is_one_button:
            self._keys.press(Command.TOGGLE)
        else:
            super().mousePressEvent(event)

    # inside

    def _connect(self) -> None:
        playback = self._playback
        playback.started.connect(self._show_lasting_note)
        playback.moved.connect(self._refresh)
        playback.changed.connect(self._refresh)
        playback.happened.connect(self._on_event)
        playback.ended.connect(self._on_end)
        playback.trouble.connect(self.note)
        playback.speaker.note_changed.connect(self._show_lasting_note)
        transport, toolbar, one_button = self._run.transport, self._toolbar, self._run.one_button
        for signal, command in (
            (transport.toggle, Command.TOGGLE),
            (transport.next_step, Command.NEXT),
            (transport.previous_step, Command.PREVIOUS),
            (transport.more, Command.MORE),
            (transport.less, Command.LESS),
            (one_button.left, Command.ONE_BUTTON),
        ):
            signal.connect(lambda command=command: self.take(command))
        toolbar.leave.connect(self.ask_to_leave)
        toolbar.felt_wrong.connect(self.stop_at_once)
        one_button.felt_wrong.connect(self.stop_at_once)
        toolbar.switched.connect(self._on_switched)
        toolbar.full_screen_switched.connect(self.full_screen_requested)
        toolbar.tempo_chosen.connect(self._on_tempo)
        toolbar.sound_requested.connect(self._choose_sound)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+,"), self, self._choose_sound, context=here)
        self._run.seek_bar.seek_requested.connect(playback.seek)
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
        self._run.show_player(self._playback.player)

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

    def _choose_sound(self) -> None:
        if self._playback.running and not self._question.isVisible():
            self.sound_requested.emit()

    def _on_tempo(self, percent: int) -> None:
        if self._playback.running:
            self._playback.set_tempo(percent)
            self._toolbar.show_tempo(percent)

    def _nudge(self, up: bool) -> None:
        if self._playback.player.waiting:
            self.note("This step waits for you. Space goes on.")
        elif not self._playback.nudge(up):
            self.note("That is as much as is gentle here." if up else "That is as little as it can be.")

    def _on_switched(self, switches: Switches) -> None:
        self.show_switches(switches)
        self._run.setFocus()
        self.switches_changed.emit(switches)

    @property
    def _is_one_button(self) -> bool:
        """Whether clicks and keys pause and go on now, wherever they are."""
        return self._playback.running and self._toolbar.one_button.isChecked() and not self._question.isVisible()

    def _leave_one_thing(self) -> None:
        """Go one step towards the end: out of the one button, then of full screen, then it asks."""
        for switch in (self._toolbar.one_button, self._toolbar.full_screen):
            if switch.isChecked():
                switch.setChecked(False)
                return
        self.ask_to_leave()

    def _stay(self) -> None:
        self._question.hide()
        self._run.setEnabled(True)
        self._run.setFocus()
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
        self._run.show_lasting_note(self._playback.speaker.note)
