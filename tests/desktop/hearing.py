"""Runs that are really heard, and where the cues are in the recording."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEventLoop, Qt, QTimer

from tests.desktop.desk import RATE
from upstroke.audio.mixer import Sound
from upstroke.audio.recordings import Recordings
from upstroke.audio.synthesis import sound_of
from upstroke.domain.player import Event, Player
from upstroke.domain.score import Cue, CueKind, cues_between, cues_of
from upstroke.domain.stretch import Stretch
from upstroke.domain.timeline import Timeline
from upstroke.files.voice_index import VoiceIndex
from upstroke.paths import voice_dir
from upstroke.ui.player.loudspeaker import Loudspeaker

FRAME_MS = 16
FRAMES_A_MS = RATE // 1000
SEARCH_MS = 15
"""How far off its place a cue is looked for, unless said otherwise."""

VOICE = VoiceIndex(voice_dir())
RECORDINGS = Recordings(VOICE.path)

Recording = NDArray[np.float64]


def mono_ms() -> int:
    """A clock that only runs forward."""
    return time.monotonic_ns() // 1_000_000


@dataclass
class Run:
    """A player with a real loudspeaker, ticked like the page does it; what was fed and what the clock said are kept."""

    player: Player
    loudspeaker: Loudspeaker = field(default_factory=lambda: Loudspeaker(mono_ms))
    fed: list[Stretch] = field(default_factory=list)
    clock: list[tuple[int, int]] = field(default_factory=list)
    """(monotonic ms, media ms) at each tick."""
    events: list[Event] = field(default_factory=list)

    @classmethod
    def of(cls, timeline: Timeline, at_span: int = 0) -> "Run":
        return cls(Player(timeline, at_span))

    @classmethod
    def spoken(cls, timeline: Timeline, sound: Sound) -> "Run":
        """One with the voice that comes with the program."""
        loudspeaker = Loudspeaker(mono_ms, words=RECORDINGS)
        loudspeaker.set_sound(sound)
        return cls(Player(timeline), loudspeaker)

    def start(self) -> None:
        self.loudspeaker.start(self._feed)
        self.player.play()

    def until(self, condition: Callable[[], object], seconds: float) -> None:
        """Let time pass until something is so; fail when it does not become so."""
        loop = QEventLoop()
        ticks = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=FRAME_MS)
        end = time.monotonic() + seconds

        def tick() -> None:
            self.clock.append((mono_ms(), self.loudspeaker.media_ms()))
            self.events += self.player.tick(self.clock[-1][1], self.clock[-1][0])
            if condition() or time.monotonic() > end:
                loop.quit()

        ticks.timeout.connect(tick)
        ticks.start()
        loop.exec()
        ticks.stop()
        assert condition(), f"waited {seconds:g} s in vain"

    def for_ms(self, ms: int) -> None:
        """Let time pass."""
        end = mono_ms() + ms
        self.until(lambda: mono_ms() >= end, ms / 1000 + 5)

    def _feed(self, ms: int) -> Sequence[Stretch]:
        fed = self.player.feed(ms)
        self.fed += fed
        return fed


def cues_in(stretches: Sequence[Stretch]) -> list[Cue]:
    """The cues that begin in these stretches, each at its time since the first of them began."""
    cues: list[Cue] = []
    at_ms = 0
    for part in stretches:
        begun = cues_between(cues_of(part), part.start_ms, part.end_ms)
        cues += [replace(cue, at_ms=cue.at_ms - part.start_ms + at_ms) for cue in begun]
        at_ms += part.length_ms
    return cues


def sound_alone(cue: Cue) -> Recording:
    """What a cue sounds like, with nothing else."""
    samples = RECORDINGS.samples(cue.words) if cue.kind is CueKind.SAY else sound_of(cue)
    assert samples is not None, cue
    return samples.astype(np.float64)


def place_of(cue: Cue, heard: Recording, from_ms: float = 0, to_ms: float | None = None) -> float:
    """Where in a recording, in ms, a cue most likely begins, between two places."""
    sound = sound_alone(cue)
    first = round(from_ms * FRAMES_A_MS)
    last = len(heard) if to_ms is None else round(to_ms * FRAMES_A_MS)
    part = heard[first : last + len(sound)].sum(axis=1)
    size = 1 << (len(part) + len(sound) - 1).bit_length()
    likeness = np.fft.irfft(np.fft.rfft(part, size) * np.conj(np.fft.rfft(sound, size)), size)
    return (first + _peak(likeness[: last - first])) / FRAMES_A_MS


def deviations(
    cues: Sequence[Cue], heard: Recording, start_ms: float, search_ms: float = SEARCH_MS
) -> NDArray[np.float64]:
    """By how many ms each cue sounds late, in a recording in which time 0 of their track lies at `start_ms`."""
    places = [start_ms + cue.at_ms for cue in cues]
    found = [place_of(cue, heard, at - search_ms, at + search_ms) for cue, at in zip(cues, places, strict=True)]
    late: NDArray[np.float64] = np.array(found) - np.array(places)
    return late


def balance(heard: Recording, at_ms: float, length_ms: float = 200) -> float:
    """Right against left from a place in a recording, from -1 to 1."""
    first = round(at_ms * FRAMES_A_MS)
    left, right = (heard[first : first + round(length_ms * FRAMES_A_MS)] ** 2).sum(axis=0)
    return float((right - left) / (right + left))


def _peak(likeness: NDArray[np.float64]) -> float:
    """The place of the highest value, to a fraction of a sample."""
    top = int(likeness.argmax())
    if not 0 < top < len(likeness) - 1:
        return float(top)
    before, at, after = likeness[top - 1 : top + 2]
    return top + 0.5 * float((before - after) / (before - 2 * at + after))
