"""What takes the place of the two things that tests can't wait for: the clocks and the loudspeaker."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from upstroke.audio.mixer import Sound
from upstroke.audio.stream import Feed
from upstroke.clock import Clocks
from upstroke.files.own_words import OwnWords as Cache
from upstroke.paths import voice_dir
from upstroke.ui.player.live_voice import LiveVoice
from upstroke.ui.player.own_words import OwnWords
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.voice import Voice


class FakeClocks:
    """A wall clock and a steady one that run only when told to."""

    def __init__(self, wall: datetime) -> None:
        """`wall` is the time to begin with, with its zone."""
        self.wall = wall
        self.mono = 0
        self.offset_at: Callable[[datetime], timedelta] = lambda _: self.wall.utcoffset() or timedelta()
        """How far the place is ahead of UTC: the same all year, unless told otherwise."""

    def run(self, ms: int) -> None:
        """Let time pass on both clocks."""
        self.wall += timedelta(milliseconds=ms)
        self.mono += ms

    def sleep(self, ms: int) -> None:
        """Let the machine sleep: only the wall clock goes on."""
        self.wall += timedelta(milliseconds=ms)

    @property
    def clocks(self) -> Clocks:
        """As the program is handed them."""
        return Clocks(lambda: self.wall, lambda: self.mono, lambda wall: self.offset_at(wall))


class FakeSpeaker(QObject):
    """A loudspeaker of which the test says how much is heard. It takes nothing ahead."""

    note_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.sound = Sound()
        self._feed: Feed | None = None
        self._heard_ms = 0
        self._note = ""

    @property
    def note(self) -> str:
        return self._note

    @property
    def open(self) -> bool:
        """Whether something plays."""
        return self._feed is not None

    def start(self, feed: Feed) -> None:
        self._feed = feed
        self._heard_ms = 0

    def media_ms(self) -> int:
        return self._heard_ms if self.open else 0

    def set_sound(self, sound: Sound) -> None:
        self.sound = sound

    def stop(self) -> None:
        self._feed = None

    def hear(self, ms: int) -> None:
        """Let so many ms be heard, if something plays."""
        if self._feed is not None and ms:
            self._feed(ms)
            self._heard_ms += ms

    def say(self, note: str) -> None:
        """Have something to say about the sound."""
        self._note = note
        self.note_changed.emit(note)


def silent_voice(cache: Path) -> Voice:
    """The recordings that come with Upstroke, on a system that has no voice of its own."""
    pack = voice_dir()
    own = OwnWords(Cache(cache, ""), None, lambda: False)
    return Voice(pack, cache, own, LiveVoice(lambda: None))


class Ear:
    """Someone who listens to a run: lets time pass on clocks and loudspeaker, and sees the frame after it."""

    def __init__(self, clocks: FakeClocks, speaker: FakeSpeaker, qtbot: QtBot) -> None:
        self._clocks = clocks
        self._speaker = speaker
        self._qtbot = qtbot

    def hear(self, playback: Playback, ms: int) -> None:
        """Let so many ms be heard."""
        self._clocks.run(ms)
        self._speaker.hear(ms)
        if playback.running:
            with self._qtbot.waitSignal(playback.moved):
                pass

    def hear_to(self, playback: Playback, ms: int) -> None:
        """Hear all up to a time on the timeline, where nothing waits on the way."""
        heard = playback.player.moment
        self.hear(playback, ms - heard.span.start_ms - heard.elapsed_ms)

    def hear_out(self, playback: Playback) -> None:
        """Hear the run to its end, where nothing waits on the way."""
        self.hear(playback, playback.player.left_ms + 100)
