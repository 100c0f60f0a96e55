"""What sounds softly behind a run: rain, waves, warm tones or deep noise, made here and without end.

Each is a sum of layers. A layer is a loop of noise or tones, shaped as a spectrum, so that it has no seam; the loops of
one ambience have lengths that are powers of different primes, so that together they come round only after days. Slow
swells and the drops of rain are worked out from the place itself and don't come round at all.

At full level an ambience has a loudness of -30 LUFS, 11 LU below the voice; left and right differ and never cancel out.
It begins and ends at level: whoever plays it fades it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from upstroke.audio.samples import RATE, Samples, Wave
from upstroke.domain.sound_choice import Ambience

PART_FRAMES = RATE // 5
"""How much is made at a time, and kept until it is over: little enough to stay near the processor."""

STEP_FRAMES = PART_FRAMES // 4
"""Swells move in straight lines of this length."""

STEP_SHARES = np.arange(STEP_FRAMES, dtype=np.float32) / np.float32(STEP_FRAMES)
"""How much of such a line is over at each of its frames."""

PARTS_AHEAD = 50
"""For how many parts swells and drops are worked out at a time."""

SHORT, MIDDLE, LONG = 3**11, 2**18, 5**8
"""Lengths of loops, in frames: 3.7, 5.5 and 8.1 s."""

Swell = Callable[[Wave], Wave]
"""The level of a layer at times in s: a row for left, one for right."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A loop that swells. `make` gives its left and right rows."""

    make: Callable[[], Samples]
    swell: Swell


def ambience_at(kind: Ambience, first_frame: int, frames: int) -> Samples:
    """So many frames from a place on: one row a frame, left and right. A pure function of the place.

    What is returned is shared and can't be written to.
    """
    if kind is Ambience.NONE:
        return np.zeros((frames, 2), np.float32)
    number, first = divmod(first_frame, PART_FRAMES)
    if first + frames <= PART_FRAMES:
        return _part(kind, number)[first : first + frames]
    numbers = range(number, (first_frame + frames - 1) // PART_FRAMES + 1)
    return np.concatenate([_part(kind, number) for number in numbers])[first : first + frames]


def prepare(kind: Ambience) -> Iterator[None]:
    """Make what an ambience is made of, a piece at each step, so that none of it need be made in a hurry."""
    for number in range(len(LAYERS[kind])):
        _loop(kind, number)
        yield


@lru_cache(maxsize=4)
def _part(kind: Ambience, number: int) -> Samples:
    """The samples of one part, by its number."""
    sound = np.zeros((2, PART_FRAMES), np.float32)
    for index in range(len(LAYERS[kind])):
        loop = _loop(kind, index)
        first = number * PART_FRAMES % (loop.shape[1] - PART_FRAMES)
        swelling = _swelling(kind, index, number)
        swelling *= loop[:, first : first + PART_FRAMES]
        sound += swelling
    if kind is Ambience.RAIN:
        _add_drops(sound, number)
    frames = np.ascontiguousarray(sound.T)
    frames.setflags(write=False)
    return frames


def _swelling(kind: Ambience, index: int, number: int) -> Samples:
    """The level of a layer at each frame of a part, left and right."""
    steps = PART_FRAMES // STEP_FRAMES
    first = number % PARTS_AHEAD * steps
    levels = _levels(kind, index, number // PARTS_AHEAD)[:, first : first + steps + 1, np.newaxis]
    swelling = (levels[:, 1:] - levels[:, :-1]) * STEP_SHARES
    swelling += levels[:, :-1]
    return swelling.reshape(2, PART_FRAMES)


@lru_cache(maxsize=12)
def _levels(kind: Ambience, index: int, number: int) -> Samples:
    """The level of a layer at the steps of `PARTS_AHEAD` parts, the end of the last one included."""
    steps = PARTS_AHEAD * PART_FRAMES // STEP_FRAMES
    at_s = (number * steps + np.arange(steps + 1, dtype=np.float64)) * (STEP_FRAMES / RATE)
    return LAYERS[kind][index].swell(at_s).astype(np.float32)


@lru_cache(maxsize=6)
def _loop(kind: Ambience, number: int) -> Samples:
    """The loop of a layer, with its beginning once more behind its end, so that any part lies in it in one piece."""
    loop = LAYERS[kind][number].make()
    return np.concatenate([loop, loop[:, :PART_FRAMES]], axis=1)


# --- Loops


def _noise(frames: int, shape: Callable[[Wave], Wave], level: float, seed: int) -> Samples:
    """A loop of noise. `shape` gives the strength of each pitch in Hz, `level` is the root of the mean power."""
    hertz = np.arange(frames // 2 + 1, dtype=np.float64) * (RATE / frames)
    strength = shape(hertz[1:])
    strength *= level * frames / np.sqrt(2 * np.square(strength).sum())
    random = np.random.default_rng(seed)
    sides = []
    for _ in range(2):
        # Nothing stands at 0 Hz, so that the loop holds no constant part.
        spectrum = np.zeros(len(hertz), np.complex64)
        angles = random.random(len(strength), np.float32) * np.float32(2 * np.pi)
        spectrum[1:] = strength * (np.cos(angles) + 1j * np.sin(angles))
        sides.append(np.fft.irfft(spectrum, frames).astype(np.float32))
    return np.stack(sides)


def _tones(frames: int, notes: Sequence[float], level: float, seed: int) -> Samples:
    """A loop of notes with a few overtones, each beating slowly with one beside it: another on the left than right."""
    random = np.random.default_rng(seed)
    spectra = np.zeros((2, frames // 2 + 1), np.complex64)
    for note in notes:
        for times, share in OVERTONES:
            line, beside = round(note * times * frames / RATE), random.integers(1, 4)
            middle, left, right = np.exp(2j * np.pi * random.random(3)) * (level * share * frames / 2)
            spectra[:, line] += middle
            spectra[0, line - beside] += BESIDE * left
            spectra[1, line + beside] += BESIDE * right
    return np.fft.irfft(spectra, frames).astype(np.float32)


OVERTONES = ((1, 1.0), (2, 0.30), (3, 0.10), (4, 0.04))
"""(times the note, share) of what a tone is made of."""

BESIDE = 0.35
"""How strong the tone beside it is. Below a half, left and right never cancel each other out."""


def _deep(hertz: Wave) -> Wave:
    """Brown noise, 6 dB an octave down, without what only makes loudspeakers tremble."""
    return _above(hertz, 45) / hertz


def _patter(hertz: Wave) -> Wave:
    """Rain on leaves."""
    return _above(hertz, 700) * _below(hertz, 7_500) / hertz**0.3


def _murmur(hertz: Wave) -> Wave:
    """Rain further away."""
    return _above(hertz, 220) * _below(hertz, 900) / np.sqrt(hertz)


def _surf(hertz: Wave) -> Wave:
    """The body of a wave."""
    return _above(hertz, 90) * _below(hertz, 700) / np.sqrt(hertz)


def _foam(hertz: Wave) -> Wave:
    """What hisses when it runs out on the sand."""
    return _above(hertz, 700) * _below(hertz, 4_500) / np.sqrt(hertz)


def _above(hertz: Wave, edge: float) -> Wave:
    return 1 / (1 + (edge / hertz) ** 3)


def _below(hertz: Wave, edge: float) -> Wave:
    return 1 / (1 + (hertz / edge) ** 2)


# --- Swells


def _between(low: float, high: float, period_s: float, seconds: Wave, apart_s: float = 0.0) -> Wave:
    """To and fro, `apart_s` later on the right."""
    both = np.stack([seconds, seconds - apart_s])
    return low + (high - low) * (0.5 + 0.5 * np.sin(2 * np.pi * both / period_s))


def _crest(seconds: Wave, period_s: float, behind: float, apart_s: float) -> Wave:
    """How high a wave stands, 0 to 1: it comes quickly and runs out slowly, each time after another time.

    With 10 s as the period, from 8 to 12. `behind` is by which part of a wave it is late, `apart_s` how much later it
    comes on the right.
    """
    both = np.stack([seconds, seconds - apart_s])
    waves = both / period_s + 0.10 * np.sin(2 * np.pi * both / 61) + 0.06 * np.sin(2 * np.pi * both / 37) - behind
    within = waves - np.floor(waves)
    return (0.5 - 0.5 * np.cos(2 * np.pi * within**0.75)) ** 1.5 * _between(0.6, 1.0, 83, seconds)


# --- Drops

DROPS_A_PART = 12

DROP_KINDS = 24
DROP_FRAMES = RATE // 60
DROP_LEVEL = 0.074


def _add_drops(sound: Samples, number: int) -> None:
    """Let the drops of a part fall; none of them ever falls again."""
    at, kinds, sides = _shower(number // PARTS_AHEAD)
    drops = _drops()
    start = number % PARTS_AHEAD * PART_FRAMES
    for index in range(bisect_left(at, start - DROP_FRAMES), bisect_left(at, start + PART_FRAMES)):
        first = at[index] - start
        drop = drops[kinds[index], max(0, -first) : PART_FRAMES - first]
        begin = max(0, first)
        sound[:, begin : begin + len(drop)] += sides[index] * drop


@lru_cache(maxsize=4)
def _shower(number: int) -> tuple[list[int], list[int], Samples]:
    """The drops of `PARTS_AHEAD` parts: the frame of each, which of the drops it is, how loud it is left and right."""
    random = np.random.default_rng((DROP_KINDS, number))
    count = DROPS_A_PART * PARTS_AHEAD
    at = np.sort(random.integers(0, PARTS_AHEAD * PART_FRAMES - DROP_FRAMES, count))
    kinds = random.integers(0, DROP_KINDS, count)
    # Most are far away.
    near = DROP_LEVEL * random.random(count) ** 3
    place = random.random(count) * (np.pi / 2)
    sides = np.stack([np.cos(place), np.sin(place)], axis=1) * near[:, np.newaxis]
    return at.tolist(), kinds.tolist(), sides.astype(np.float32)[:, :, np.newaxis]


@lru_cache(maxsize=1)
def _drops() -> Samples:
    """Drops to choose from, one a row: short, high and dull, zero at both ends."""
    random = np.random.default_rng(DROP_KINDS)
    at = np.arange(DROP_FRAMES) / RATE
    pitch = random.uniform(1_200, 4_800, (DROP_KINDS, 1))
    decay = random.uniform(0.0015, 0.005, (DROP_KINDS, 1))
    rising = pitch * (at + 6 * at**2)
    fade = 1 - np.arange(DROP_FRAMES) / (DROP_FRAMES - 1)
    envelope = np.exp(-at / decay) * np.sin(0.5 * np.pi * np.minimum(1, at / 0.0008)) ** 2 * fade
    drops = envelope * np.sin(2 * np.pi * rising)
    drops -= envelope * (drops.sum(axis=1) / envelope.sum(axis=1))[:, np.newaxis]
    samples: Samples = drops.astype(np.float32)
    return samples


# --- What each is made of

C3, G3, A3, C4, D4, E4, G4 = 130.81, 196.00, 220.00, 261.63, 293.66, 329.63, 392.00
"""The notes of the chimes, lower."""

LAYERS: dict[Ambience, tuple[Layer, ...]] = {
    Ambience.NONE: (),
    Ambience.RAIN: (
        Layer(lambda: _noise(LONG, _patter, 0.0153, 1), lambda at: _between(0.85, 1.15, 53, at, apart_s=11)),
        Layer(lambda: _noise(MIDDLE, _murmur, 0.0074, 2), lambda at: _between(0.7, 1.3, 31, at, apart_s=5)),
    ),
    Ambience.WAVES: (
        Layer(lambda: _noise(LONG, _surf, 0.0255, 3), lambda at: 0.30 + 0.70 * _crest(at, 9.7, 0.0, apart_s=0.5)),
        Layer(lambda: _noise(MIDDLE, _foam, 0.0255, 4), lambda at: 0.10 + 0.90 * _crest(at, 9.7, 0.12, apart_s=0.7)),
        Layer(lambda: _noise(SHORT, _surf, 0.0132, 5), lambda at: 0.40 + 0.60 * _crest(at, 12.1, 0.4, apart_s=-0.9)),
    ),
    Ambience.PAD: (
        Layer(lambda: _tones(MIDDLE, (C3, G3), 0.0220, 6), lambda at: _between(0.7, 1.0, 41, at, apart_s=3)),
        Layer(lambda: _tones(SHORT, (C4, E4), 0.0132, 7), lambda at: _between(0.3, 1.0, 29, at, apart_s=-4)),
        Layer(lambda: _tones(LONG, (A3, D4, G4), 0.0110, 8), lambda at: _between(0.1, 1.0, 23, at, apart_s=3)),
    ),
    Ambience.BROWN: (
        Layer(lambda: _noise(MIDDLE, _deep, 0.0192, 9), lambda at: _between(0.85, 1.15, 47, at, apart_s=7)),
        Layer(lambda: _noise(LONG, _deep, 0.0192, 10), lambda at: _between(0.85, 1.15, 37, at, apart_s=-9)),
    ),
}
