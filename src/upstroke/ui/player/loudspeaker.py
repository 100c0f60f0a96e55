"""The loudspeaker: keeps the sound of a run going, and says what of it has been heard."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from upstroke.audio.mixer import Mixer, Sound
from upstroke.audio.pulse import PulseOutput
from upstroke.audio.stream import BUFFER_MS, FADE_OUT_MS, Feed, Output, SoundStream
from upstroke.audio.words import Words

PUMP_MS = 20
"""Between two looks at the device; a few of them fit in what it keeps ready."""

NO_SOUND = "No sound device: the routine goes on without sound. C shows captions."


def system_output() -> Output:
    """The way to the sound device of this system."""
    if sys.platform == "linux":
        # Qt's own way stops the whole program when a sound server that went away is asked for again.
        return PulseOutput()
    # Loaded late: it takes its time and 30 MB.
    from upstroke.ui.player.qt_output import QtOutput

    return QtOutput()


class Loudspeaker(QObject):
    """Plays one run at a time, in one stream from `start` to `stop`.

    `mono_ms` is a clock that only runs forward, and `words` has the recordings of what is said.
    """

    note_changed = Signal(str)
    """The new note; empty when all is well again."""

    def __init__(
        self,
        mono_ms: Callable[[], int],
        make_output: Callable[[], Output] = system_output,
        words: Words | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mono_ms = mono_ms
        self._make_output = make_output
        self._output: Output | None = None
        self._mixer = Mixer(words=words)
        self._stream: SoundStream | None = None
        self._next: Feed | None = None
        """What is played when that before it has faded out."""
        self._note = ""
        self._pump_timer = QTimer(self)
        self._pump_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._pump_timer.setInterval(PUMP_MS)
        self._pump_timer.timeout.connect(self._pump)
        self._close_timer = QTimer(self)
        self._close_timer.setSingleShot(True)
        self._close_timer.setInterval(BUFFER_MS + 2 * FADE_OUT_MS)
        self._close_timer.timeout.connect(self._turn_to_next)
        application = QCoreApplication.instance()
        if application:
            application.aboutToQuit.connect(self._close)

    @property
    def note(self) -> str:
        """A sentence about the sound where something is wrong with it; empty otherwise."""
        return self._note

    def start(self, feed: Feed) -> None:
        """Open the stream, and play what `feed` gives from now on; what still fades out does so first."""
        self._next = feed
        if not self._close_timer.isActive():
            self._turn_to_next()

    def media_ms(self) -> int:
        """How many ms of all that was fed since `start` have been heard; 0 when nothing plays."""
        return self._stream.media_ms(self._mono_ms()) if self._stream and not self._next else 0

    def set_sound(self, sound: Sound) -> None:
        """Change how all sounds, softly."""
        self._mixer.set_sound(sound)

    def stop(self) -> None:
        """Fade out, and close the stream when that has been heard."""
        self._next = None
        if self._stream and self._pump_timer.isActive():
            self._pump_timer.stop()
            self._stream.fade_out()
            self._close_timer.start()
            self._set_note("")

    def _turn_to_next(self) -> None:
        self._close()
        feed, self._next = self._next, None
        if feed:
            self._output = self._output or self._make_output()
            self._mixer.forget()
            self._stream = SoundStream(self._output, feed, self._mixer, self._mono_ms())
            self._pump_timer.start()
            self._pump()

    def _pump(self) -> None:
        if self._stream:
            self._stream.pump(self._mono_ms())
            self._set_note(NO_SOUND if self._stream.silent else "")

    def _close(self) -> None:
        self._pump_timer.stop()
        self._close_timer.stop()
        if self._stream:
            self._stream.close()
            self._stream = None

    def _set_note(self, note: str) -> None:
        if note != self._note:
            self._note = note
            self.note_changed.emit(note)
