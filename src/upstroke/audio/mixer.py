"""From stretches of a run to samples: each sound on its exact sample, and no click where the run jumps."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

import numpy as np
from numpy.typing import NDArray

from upstroke.audio.ambience import prepare
from upstroke.audio.background import Background, Presence
from upstroke.audio.samples import FRAMES_A_MS, Samples
from upstroke.audio.synthesis import LONGEST_MS, sound_of
from upstroke.audio.words import NoWords, Words
from upstroke.domain.score import Cue, CueKind, cues_of
from upstroke.domain.sound_choice import USUAL_KIT, Ambience, Kit
from upstroke.domain.stretch import Stretch, Track

FADE_FRAMES = 20 * FRAMES_A_MS
"""How long one thing takes to give way to another."""


AHEAD_MS = 10_000
"""So long before they are said, words begin to be made ready."""

NOTHING = np.zeros(0, np.float32)

KNEE = 0.89
"""Above this share of full scale the loudest peaks are bent, not cut. At the usual levels none gets there."""

FULL_SCALE = 32_767

FIXED = tuple(
    (kind, number)
    for kind in CueKind
    if kind not in (CueKind.SWEEP, CueKind.SAY)
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
    voice: float = 1.0
    ambience: float = 1.0

    def of(self, kind: CueKind) -> float:
        """The level of one kind of cue."""
        match kind:
            case CueKind.COUNT:
                return self.master * self.count
            case CueKind.BEAT | CueKind.SWEEP:
                return self.master * self.beat
            case CueKind.SAY:
                return self.master * self.voice
            case _:
                return self.master * self.chimes


@dataclass(frozen=True, slots=True)
class Sound:
    """How a run sounds: how loud, made with what, and what is behind it."""

    levels: Levels = Levels()
    kit: Kit = USUAL_KIT
    ambience: Ambience = Ambience.NONE
    ambience_stays: bool = False
    """Whether the ambience goes on in breaks, and fades slowly after the end."""

    @property
    def rings_ms(self) -> int:
        """How long something is heard after the end of a run."""
        if self.ambience is Ambience.NONE or not self.ambience_stays:
            return LONGEST_MS
        return max(LONGEST_MS, round(Presence.LEAVING.value * self.levels.master * self.levels.ambience))


@dataclass(slots=True)
class _Ringing:
    """A sound on both sides, and how many frames of it are over; below 0 where it begins later."""

    samples: Samples
    over: int


@dataclass(slots=True)
class _Part:
    """Something that is heard: the place it is taken from, and how far it is faded in."""

    stretch: Stretch
    """Any stretch of its run; `at_ms` is the place, and sounds that begin from `until_ms` on are not part of it."""
    sound: Sound
    at_ms: int
    until_ms: int | None
    open_frames: int
    step: int
    cues: deque[Cue]
    """What has yet to begin."""
    ringing: list[_Ringing]


class Mixer:
    """Renders the stretches of one stream, in order. `words` has the recordings of what is said."""

    def __init__(self, sound: Sound | None = None, words: Words | None = None) -> None:
        self._sound = sound or Sound()
        self._words = words or NoWords()
        self._part: _Part | None = None
        self._leaving: list[_Part] = []
        self._background = Background()
        self._ambience = self._sound.ambience
        self._unmade = iter(FIXED)
        self._unmade_ambience: Iterator[None] = iter(())

    def prepare(self) -> None:
        """Make a bit more of the sounds that will be needed, so that none need be made in a hurry."""
        if self._part:
            at_ms = self._part.at_ms
            soon = takewhile(lambda cue: cue.at_ms < at_ms + AHEAD_MS, self._part.cues)
            if said := next((cue for cue in soon if cue.kind is CueKind.SAY), None):
                self._words.prepare(said.words)
        for kind, number in self._unmade:
            _chime(kind, 0, number, self._sound.kit)
            return
        if next(self._unmade_ambience, self) is self:
            self._ambience = self._sound.ambience

    def set_sound(self, sound: Sound) -> None:
        """Change how all sounds, softly. Another ambience comes as soon as it is made ready."""
        if sound.kit != self._sound.kit:
            self._unmade = iter(FIXED)
        if sound.ambience is not self._sound.ambience:
            self._unmade_ambience = prepare(sound.ambience)
        self._sound = sound

    def forget(self) -> None:
        """Begin anew, as after silence: nothing of what was rendered before is faded out."""
        self._part = None
        self._leaving = []
        self._background = Background()

    def render(self, stretch: Stretch) -> Samples:
        """The samples of a stretch that follows the last one given: one row a frame, left and right, from -1 to 1."""
        self._turn_to(stretch)
        mix = self._mixed(stretch.length_ms)
        levels = self._sound.levels
        level = levels.master * levels.ambience
        self._background.add_to(mix, self._ambience, level, self._presence(stretch.track))
        return mix

    def close(self, stretch: Stretch) -> Samples:
        """The samples of a last stretch, in which all that sounds falls silent."""
        self._turn_to(stretch)
        mix = self._mixed(stretch.length_ms)
        self._background.close(mix)
        return mix

    def _presence(self, track: Track) -> Presence:
        stays = self._sound.ambience_stays
        match track:
            case Track.STILL:
                return Presence.THERE if stays else Presence.PAUSED
            case Track.END:
                return Presence.LEAVING if stays else Presence.ENDED
            case _:
                return Presence.THERE

    def _mixed(self, length_ms: int) -> Samples:
        """The next `length_ms` of all parts."""
        mix = np.zeros((length_ms * FRAMES_A_MS, 2), np.float32)
        for part in self._leaving:
            self._add(mix, part, length_ms)
        self._leaving = [part for part in self._leaving if part.open_frames > 0]
        if self._part:
            self._add(mix, self._part, length_ms)
        return mix

    def _turn_to(self, stretch: Stretch) -> None:
        """Go on with what is heard, or let it leave and take up the new."""
        old = self._part
        follows = old is not None and old.stretch.followed_by(stretch)
        if old and follows and old.sound == self._sound:
            old.stretch = stretch
            return
        if old:
            until = old.at_ms if old.until_ms is None and not follows else old.until_ms
            self._leaving.append(replace(old, until_ms=until, step=-1))
        if stretch.track is Track.STILL:
            self._part = None
            self._background.turn_to(())
            return
        in_the_middle = follows or stretch.start_ms > _since(stretch)
        open_frames = 0 if in_the_middle else FADE_FRAMES
        cues = deque(_cues_from(stretch))
        self._part = _Part(stretch, self._sound, stretch.start_ms, None, open_frames, 1, cues, [])
        self._background.turn_to(_words_of(self._part) if self._sound.levels.voice else ())

    def _add(self, mix: Samples, part: _Part, length_ms: int) -> None:
        """Add the next `length_ms` of a part to a mix, and move it on."""
        frames = length_ms * FRAMES_A_MS
        closing = part.step < 0
        heard = min(frames, part.open_frames) if closing else frames
        if closing or part.open_frames < FADE_FRAMES:
            dry = np.zeros_like(mix)
            self._add_cues(dry, part, length_ms)
            ramp = part.open_frames + part.step * np.arange(1, frames + 1)
            mix += dry * (np.clip(ramp, 0, FADE_FRAMES) / FADE_FRAMES).astype(np.float32)[:, np.newaxis]
        else:
            self._add_cues(mix, part, length_ms)
        part.at_ms += length_ms
        part.open_frames = min(FADE_FRAMES, max(0, part.open_frames + part.step * heard))

    def _add_cues(self, mix: Samples, part: _Part, length_ms: int) -> None:
        end = part.at_ms + length_ms
        if part.until_ms is not None:
            end = min(end, part.until_ms)
        while part.cues and part.cues[0].at_ms < end:
            cue = part.cues.popleft()
            samples = self._samples(cue, part.sound.kit)[:, np.newaxis] * _sides(
                cue.pan, part.sound.levels.of(cue.kind)
            )
            part.ringing.append(_Ringing(samples, (part.at_ms - cue.at_ms) * FRAMES_A_MS))
        for each in part.ringing:
            piece = each.samples[max(0, each.over) : max(0, each.over + len(mix))]
            begin = max(0, -each.over)
            mix[begin : begin + len(piece)] += piece
            each.over += len(mix)
        part.ringing = [each for each in part.ringing if each.over < len(each.samples)]

    def _samples(self, cue: Cue, kit: Kit) -> Samples:
        if cue.kind is not CueKind.SAY:
            return _chime(cue.kind, cue.length_ms, cue.number, kit)
        words = self._words.samples(cue.words)
        return NOTHING if words is None else words


def to_pcm(mix: Samples) -> bytes:
    """Samples as a sound device takes them: 16 bits, left and right in turn."""
    if mix.size and np.abs(mix).max() > KNEE:
        size = np.abs(mix)
        bent = KNEE + (1 - KNEE) * np.tanh((size - KNEE) / (1 - KNEE))
        mix = np.where(size > KNEE, np.sign(mix) * bent, mix)
    return np.round(mix * FULL_SCALE).astype("<i2").tobytes()


def _cues_from(stretch: Stretch) -> tuple[Cue, ...]:
    """The cues of a track that are heard from a place on, with those that began before it and may still ring."""
    cues = cues_of(stretch)
    reach_ms = max(LONGEST_MS, max((cue.length_ms for cue in cues), default=0))
    first = bisect_left(cues, max(_since(stretch), stretch.start_ms - reach_ms), key=lambda cue: cue.at_ms)
    return cues[first:]


def _words_of(part: _Part) -> Iterator[tuple[int, int]]:
    """When words are said, in ms since the place of a part; of what began before it, what still sounds."""
    for cue in part.cues:
        if cue.kind is CueKind.SAY and cue.end_ms > part.at_ms:
            yield cue.at_ms - part.at_ms, cue.end_ms - part.at_ms


def _since(stretch: Stretch) -> int:
    """The first place of the track whose sounds belong to a stretch."""
    return stretch.since_ms if stretch.track is Track.ROLL else 0


@lru_cache(maxsize=64)
def _chime(kind: CueKind, length_ms: int, number: int, kit: Kit) -> Samples:
    """The sound of a cue without words, made once."""
    return sound_of(Cue(0, kind, length_ms=length_ms, number=number), kit)


@lru_cache(maxsize=32)
def _sides(pan: float, level: float) -> NDArray[np.float32]:
    """How much of a sound goes left and right: of equal power wherever it is panned."""
    turn = (pan + 1) * np.pi / 4
    return np.array([np.cos(turn) * level, np.sin(turn) * level], np.float32)
