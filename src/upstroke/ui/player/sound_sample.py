"""Single sounds and the ambience, to choose by."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from upstroke.audio.mixer import Sound
from upstroke.audio.synthesis import LONGEST_MS
from upstroke.domain.script import Saying, Speech
from upstroke.domain.sound_choice import Ambience
from upstroke.domain.sound_sample import Sample, SampleKind, nothing, sample
from upstroke.domain.stretch import Stretch
from upstroke.ui.player.speaker import Speaker

WATCH_MS = 100
"""Between two looks at how much has been heard."""

NO_DEVICE = "There is no sound device, so nothing can be heard now."
CHIMES_ONLY = "Nothing is said, as you chose chimes only."
NO_VOICE = "There is no voice for this sentence."


class SoundSample(QObject):
    """Plays one sound, and the ambience behind it while that is listened to. Other choices are heard in it at once."""

    trouble = Signal(str)
    """Why nothing is heard; empty where all is well again."""
    ended = Signal()
    """It has let go of the speaker."""

    def __init__(self, speaker: Speaker, make_way: Callable[[], object]) -> None:
        """`make_way` is called before it takes the speaker."""
        super().__init__()
        self._speaker = speaker
        self._make_way = make_way
        self._sound = Sound()
        self._silence = nothing()
        self._heard = self._silence
        self._at_ms = 0
        self._fed_ms = 0
        self._end_ms = 0
        """Of all that is fed, where what is played has rung out."""
        self._listening = False
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._stop_in_time)
        speaker.note_changed.connect(self._pass_on)

    @property
    def sounding(self) -> bool:
        """Whether it has the speaker."""
        return self._watch.isActive()

    def set_sound(self, sound: Sound) -> None:
        """Change how all sounds."""
        self._sound = sound
        if self.sounding:
            self._dress()

    def play(self, kind: SampleKind, speech: Speech) -> None:
        """Let a sound be heard, with the words that go with it; what still sounds gives way."""
        found = sample(kind, speech)
        if found is None:
            self.trouble.emit(CHIMES_ONLY if speech.saying is Saying.NOTHING else NO_VOICE)
            return
        self._begin(found)

    def listen(self, on: bool) -> None:
        """Let the ambience be heard, behind what is played, until it is switched off again."""
        if on == self._listening:
            return
        self._listening = on
        if on and not self.sounding:
            self._begin(self._silence)
        elif on or self._heard is not self._silence:
            self._dress()
        else:
            self.stop()

    def stop(self) -> None:
        """End all that sounds."""
        if self.sounding:
            self._watch.stop()
            self._listening = False
            self._heard = self._silence
            self._speaker.stop()
            self.ended.emit()

    def _begin(self, heard: Sample) -> None:
        self._heard, self._at_ms = heard, 0
        if not self.sounding:
            self._make_way()
            self._fed_ms = 0
            self._watch.start()
            self._dress()
            self.trouble.emit("")
            self._speaker.start(self._feed)
        self._end_ms = self._fed_ms + heard.length_ms + LONGEST_MS

    def _dress(self) -> None:
        """Sound as it is wished, with the ambience only where that is listened to."""
        self._speaker.set_sound(self._sound if self._listening else replace(self._sound, ambience=Ambience.NONE))

    def _feed(self, ms: int) -> tuple[Stretch, ...]:
        if self._listening and self._fed_ms >= self._end_ms and self._heard is not self._silence:
            self._heard, self._at_ms = self._silence, 0
        stretch = self._heard.stretch(self._at_ms, ms)
        self._at_ms += ms
        self._fed_ms += ms
        return (stretch,)

    def _stop_in_time(self) -> None:
        if not self._listening and self._speaker.media_ms() >= self._end_ms:
            self.stop()

    def _pass_on(self, note: str) -> None:
        if self.sounding:
            self.trouble.emit(NO_DEVICE if note else "")
