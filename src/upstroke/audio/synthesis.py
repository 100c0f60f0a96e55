"""What each cue sounds like: soft bars, bowls and breath, made of a few sine waves and smooth noise.

All notes are of one pentatonic scale, so that whatever rings together agrees. Every sound is mono, starts and ends at
zero, holds no constant part, and comes out the same each time.
"""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from upstroke.domain.score import Cue, CueKind

Samples: TypeAlias = NDArray[np.float32]
Wave: TypeAlias = NDArray[np.float64]

RATE = 48_000
"""Samples a second."""

FRAMES_A_MS = RATE // 1000

LONGEST_MS = 4_000
"""No chime rings longer than this; a sweep may."""

C4, E4, G4, A4 = 261.63, 329.63, 392.00, 440.00
C5, D5, E5, G5 = 523.25, 587.33, 659.26, 783.99

BAR = ((1.0, 1.0, 1.0), (4.0, 0.16, 0.3), (9.2, 0.03, 0.12))
"""A wooden bar: (times the note, share of the sound, share of its decay) of each partial."""

BOWL = ((1.0, 1.0, 1.0), (2.0, 0.22, 0.7), (2.99, 0.12, 0.5), (5.4, 0.03, 0.2))
"""A small bowl, rounder and longer than a bar."""

SILENT_AFTER = 9
"""After so many times its decay nothing of a partial is left to hear."""

COUNT_NOTES = {3: C5, 2: E5, 1: G5}
"""The count climbs to where the work begins, so that the ear knows where it is without the words."""

SWEEP_HZ = (380.0, 950.0)
"""Between which pitches a sweep rises."""

BREATH_HZ = 420.0
"""How wide the band of noise of a sweep is."""


def sound_of(cue: Cue) -> Samples:
    """The samples of a cue at full level, mono, up to half of full scale."""
    match cue.kind:
        case CueKind.READY:
            return ready()
        case CueKind.STEP:
            return step()
        case CueKind.SIDE:
            return side()
        case CueKind.COUNT:
            return count(cue.number)
        case CueKind.BEAT:
            return beat()
        case CueKind.SWEEP:
            return sweep(cue.length_ms)
        case CueKind.HOLD:
            return hold()
        case CueKind.RELEASE:
            return release()
        case CueKind.WAIT:
            return wait()
        case CueKind.END:
            return end()


def ready() -> Samples:
    """The routine begins: two bowls, rising a fifth."""
    return _finished(_notes([(0, C5), (260, G5)], BOWL, attack_ms=6, decay_ms=620, length_ms=2_600), 0.45)


def step() -> Samples:
    """A new step: two bars, rising a fourth."""
    return _finished(_notes([(0, G4), (150, C5)], BAR, attack_ms=3, decay_ms=330, length_ms=1_600), 0.45)


def side() -> Samples:
    """The other side: two bars, falling and rising again."""
    return _finished(_notes([(0, E5), (130, C5), (260, E5)], BAR, attack_ms=3, decay_ms=260, length_ms=1_400), 0.42)


def count(number: int) -> Samples:
    """One tick of the count before the work: short, and clear from its first millisecond."""
    return _finished(_notes([(0, COUNT_NOTES.get(number, C5))], BAR, attack_ms=1.5, decay_ms=110, length_ms=620), 0.40)


def beat() -> Samples:
    """A stroke begins: one low bar."""
    return _finished(_notes([(0, E4)], BAR, attack_ms=1.5, decay_ms=85, length_ms=480), 0.30)


def sweep(length_ms: int) -> Samples:
    """A stroke glides for `length_ms`: a breath of noise that rises and fades, zero at both ends."""
    frames = length_ms * FRAMES_A_MS
    if frames < 2:
        return np.zeros(frames, np.float32)
    at = np.arange(frames) / frames
    low, high = SWEEP_HZ
    pitch = low * (high / low) ** at
    angle = _angle(np.cumsum(pitch) / RATE)
    breath = _slow_noise(frames, 1) * np.cos(angle) + _slow_noise(frames, 2) * np.sin(angle)
    swell = np.sin(np.pi * at**0.8) ** 2
    wave = breath * swell
    # A fixed gain, not a peak of each length: sweeps of all tempos are to be equally loud.
    return _as_samples((wave - swell * (wave.sum() / swell.sum())) * 0.065)


def hold() -> Samples:
    """Press and stay: one deep bowl."""
    return _finished(_notes([(0, C4)], BOWL, attack_ms=8, decay_ms=520, length_ms=2_400), 0.40)


def release() -> Samples:
    """Let go: one light bowl, higher."""
    return _finished(_notes([(0, G4), (90, C5)], BOWL, attack_ms=8, decay_ms=330, length_ms=1_700), 0.34)


def wait() -> Samples:
    """Go on when you are ready: two bowls that leave the question open."""
    return _finished(_notes([(0, A4), (240, D5)], BOWL, attack_ms=6, decay_ms=520, length_ms=2_300), 0.42)


def end() -> Samples:
    """The routine is done: three bowls, coming home."""
    notes = [(0, G5), (320, E5), (640, C5), (660, C4)]
    return _finished(_notes(notes, BOWL, attack_ms=8, decay_ms=900, length_ms=LONGEST_MS), 0.50)


def _notes(
    notes: Sequence[tuple[int, float]],
    partials: Sequence[tuple[float, float, float]],
    *,
    attack_ms: float,
    decay_ms: float,
    length_ms: int,
) -> Wave:
    """Strike notes, each (at ms, pitch in Hz), and let them ring until `length_ms`."""
    wave = np.zeros(length_ms * FRAMES_A_MS)
    for at_ms, pitch in notes:
        ring = wave[at_ms * FRAMES_A_MS :]
        at = np.arange(len(ring)) / RATE
        attack = np.sin(0.5 * np.pi * np.minimum(1.0, at / (attack_ms / 1000))) ** 2
        for times, share, staying in partials:
            last = round(decay_ms * staying * SILENT_AFTER) * FRAMES_A_MS
            decay = np.exp((at[:last] * (-1000 / (decay_ms * staying))).astype(np.float32))
            ring[:last] += share * attack[:last] * decay * np.sin(_angle(pitch * times * at[:last]))
    return wave


def _angle(turns: Wave) -> Samples:
    """Turns as an angle, short enough to be exact in the faster kind of number."""
    return ((turns - np.floor(turns)) * (2 * np.pi)).astype(np.float32)


def _finished(wave: Wave, peak: float) -> Samples:
    """Let a wave end in a fade, take out what is constant in it, and bring it to a peak."""
    frames = len(wave)
    fade = np.cos(0.5 * np.pi * np.clip((np.arange(frames) / frames - 0.7) / 0.3, 0.0, 1.0)) ** 2
    wave = wave * fade
    arch = np.sin(np.pi * np.arange(frames) / frames) ** 2
    wave = wave - arch * (wave.sum() / arch.sum())
    return _as_samples(wave * (peak / np.abs(wave).max()))


def _slow_noise(frames: int, seed: int) -> Wave:
    """Noise that changes no faster than `BREATH_HZ`: random points at an even pace, joined by smooth curves."""
    points = np.random.default_rng(seed).standard_normal(int(frames * BREATH_HZ / RATE) + 3)
    place = np.arange(frames) * (BREATH_HZ / RATE)
    whole = place.astype(np.intp)
    part = place - whole
    smooth = part * part * (3 - 2 * part)
    noise: Wave = points[whole] * (1 - smooth) + points[whole + 1] * smooth
    return noise


def _as_samples(wave: Wave) -> Samples:
    samples = wave.astype(np.float32)
    samples[0] = samples[-1] = 0.0
    return samples
