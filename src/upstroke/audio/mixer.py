"""From stretches of a run to samples: each sound on its exact sample, and no click where the run jumps."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from upstroke.audio.synthesis import FRAMES_A_MS, LONGEST_MS, Samples, sound_of
from upstroke.domain.score import Cue, CueKind, cues_between, cues_of
from upstroke.domain.stretch import Stretch, Track

FADE_FRAMES = 20 * FRAMES_A_MS
"""How long one thing takes to give way to another."""


KNEE = 0.89
"""Above this share of full scale the loudest peaks are bent, not cut. At the levels that can be set none gets there."""

FULL_SCALE = 32_767

FIXED = tuple(
    (kind, number)
    for kind in CueKind
    if kind is not CueKind.SWEEP
    for number in ((3, 2, 1) if kind is CueKind.COUNT else (0,))
)
"""The sounds that are the same in every routine, and the numbers that they tell."""


@dataclass(frozen=True, slots=True)
class Levels:
    """How loud each kind of sound is, from 0 to 1."""

    master: float = 1.0
    chimes: float = 1.0
    count: float = 1.0
    beat: float = 1.0

    def of(self, kind: CueKind) -> float:
        """The level of one kind of cue."""
        match kind:
            case CueKind.COUNT:
                return self.master * self.count
            case CueKind.BEAT | CueKind.SWEEP:
                return self.master * self.beat
            case _:
                return self.master * self.chimes


@dataclass(slots=True)
class _Voice:
    """Something that is heard: the place it is taken from, and how far it is faded in."""

    stretch: Stretch
    """Any stretch of its run; `at_ms` is the place, and sounds that begin from `until_ms` on are not part of it."""
    levels: Levels
    at_ms: int
    until_ms: int | None
    open_frames: int
    step: int
    reach_ms: int
    """How far before a place a cue may lie and still sound there."""


class Mixer:
    """Renders the stretches of one stream, in order."""

    def __init__(self, levels: Levels | None = None) -> None:
        self._levels = levels or Levels()
        self._voice: _Voice | None = None
        self._leaving: list[_Voice] = []
        self._unmade = iter(FIXED)

    def prepare(self) -> None:
        """Make one more of the sounds that every routine has, so that none of them need be made in a hurry."""
        for kind, number in self._unmade:
            _sound(kind, 0, number)
            return

    def set_levels(self, levels: Levels) -> None:
        """Change the levels, in a short ramp."""
        self._levels = levels

    def forget(self) -> None:
        """Begin anew, as after silence: nothing of what was rendered before is faded out."""
        self._voice = None
        self._leaving = []

    def render(self, stretch: Stretch) -> Samples:
        """The samples of a stretch that follows the last one given: one row a frame, left and right, from -1 to 1."""
        self._turn_to(stretch)
        mix = np.zeros((stretch.length_ms * FRAMES_A_MS, 2), np.float32)
        for voice in self._leaving:
            _add(mix, voice, stretch.length_ms)
        self._leaving = [voice for voice in self._leaving if voice.open_frames > 0]
        if self._voice:
            _add(mix, self._voice, stretch.length_ms)
        return mix

    def _turn_to(self, stretch: Stretch) -> None:
        """Go on with what is heard, or let it leave and take up the new."""
        old = self._voice
        follows = old is not None and old.stretch.followed_by(stretch)
        if old and follows and old.levels == self._levels:
            old.stretch = stretch
            return
        if old:
            until = old.at_ms if old.until_ms is None and not follows else old.until_ms
            self._leaving.append(replace(old, until_ms=until, step=-1))
        if stretch.track is Track.STILL:
            self._voice = None
            return
        in_the_middle = follows or stretch.start_ms > _since(stretch)
        open_frames = 0 if in_the_middle else FADE_FRAMES
        reach = max((cue.length_ms for cue in cues_of(stretch)), default=0)
        self._voice = _Voice(stretch, self._levels, stretch.start_ms, None, open_frames, 1, max(LONGEST_MS, reach))


def to_pcm(mix: Samples) -> bytes:
    """Samples as a sound device takes them: 16 bits, left and right in turn."""
    if mix.size and np.abs(mix).max() > KNEE:
        size = np.abs(mix)
        bent = KNEE + (1 - KNEE) * np.tanh((size - KNEE) / (1 - KNEE))
        mix = np.where(size > KNEE, np.sign(mix) * bent, mix)
    return np.round(mix * FULL_SCALE).astype("<i2").tobytes()


def _since(stretch: Stretch) -> int:
    """The first place of the track whose sounds belong to a stretch."""
    return stretch.since_ms if stretch.track is Track.ROLL else 0


def _add(mix: Samples, voice: _Voice, length_ms: int) -> None:
    """Add the next `length_ms` of a voice to a mix, and move it on."""
    frames = length_ms * FRAMES_A_MS
    closing = voice.step < 0
    heard = min(frames, voice.open_frames) if closing else frames
    if closing or voice.open_frames < FADE_FRAMES:
        dry = np.zeros_like(mix)
        _add_cues(dry, voice, length_ms)
        ramp = voice.open_frames + voice.step * np.arange(1, frames + 1)
        mix += dry * (np.clip(ramp, 0, FADE_FRAMES) / FADE_FRAMES).astype(np.float32)[:, np.newaxis]
    else:
        _add_cues(mix, voice, length_ms)
    voice.at_ms += length_ms
    voice.open_frames = min(FADE_FRAMES, max(0, voice.open_frames + voice.step * heard))


def _add_cues(mix: Samples, voice: _Voice, length_ms: int) -> None:
    start, end = voice.at_ms, voice.at_ms + length_ms
    if voice.until_ms is not None:
        end = min(end, voice.until_ms)
    earliest = max(_since(voice.stretch), start - voice.reach_ms)
    for cue in cues_between(cues_of(voice.stretch), earliest, end):
        sound = _sound(cue.kind, cue.length_ms, cue.number)
        first = (cue.at_ms - start) * FRAMES_A_MS
        part = sound[max(0, -first) : max(0, len(mix) - first)]
        begin = max(0, first)
        mix[begin : begin + len(part)] += part[:, np.newaxis] * _sides(cue.pan, voice.levels.of(cue.kind))


@lru_cache(maxsize=32)
def _sound(kind: CueKind, length_ms: int, number: int) -> Samples:
    """A cue's sound, made once."""
    return sound_of(Cue(0, kind, length_ms=length_ms, number=number))


@lru_cache(maxsize=32)
def _sides(pan: float, level: float) -> NDArray[np.float32]:
    """How much of a sound goes left and right: of equal power wherever it is panned."""
    turn = (pan + 1) * np.pi / 4
    return np.array([np.cos(turn) * level, np.sin(turn) * level], np.float32)
