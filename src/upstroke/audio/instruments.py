"""What chimes and beats are struck on: the overtones of bars, bowls, glass and a drum, and how they die away."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples, Wave

SILENT_AFTER = 9
"""After so many times its decay nothing of a partial is left to hear."""

Notes = Sequence[tuple[int, float]]
"""What is struck: (at ms, pitch in Hz) of each note."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """Something to strike.

    `partials` are (times the note, share of the sound, share of the decay) of each. `octave` is by how many times it
    sounds higher than the notes that it is given.
    """

    partials: tuple[tuple[float, float, float], ...]
    octave: int = 1


WOOD = Instrument(((1.0, 1.0, 1.0), (4.0, 0.16, 0.3), (9.2, 0.03, 0.12)))
"""A wooden bar."""

BOWL = Instrument(((1.0, 1.0, 1.0), (2.0, 0.22, 0.7), (2.99, 0.12, 0.5), (5.4, 0.03, 0.2)))
"""A small bowl, rounder and longer than a bar."""

METAL = Instrument(((1.0, 0.64, 1.5), (1.01, 0.36, 1.5), (4.0, 0.16, 0.5)))
"""A metal bar; two of its partials lie so near to each other that it shimmers."""

GLASS = Instrument(((1.0, 1.0, 1.0), (2.32, 0.10, 0.4), (4.25, 0.03, 0.2)), octave=2)
"""A small glass, an octave higher."""

DRUM = Instrument(((1.0, 1.0, 1.0), (1.59, 0.22, 0.5), (2.14, 0.10, 0.35)))
"""A small drum under a cloth: its overtones are those of a skin, and agree with no scale, but are gone at once."""

BLOCK = Instrument(((1.0, 1.0, 1.0), (2.71, 0.20, 0.5)))
"""A small block of wood, dry."""


def struck(instrument: Instrument, notes: Notes, attack_ms: float, decay_ms: float, length_ms: int) -> Wave:
    """Strike notes and let them ring until `length_ms`, cut off there."""
    wave = np.zeros(length_ms * FRAMES_A_MS)
    for at_ms, pitch in notes:
        ring = wave[at_ms * FRAMES_A_MS :]
        at = np.arange(len(ring)) / RATE
        attack = np.sin(0.5 * np.pi * np.minimum(1.0, at / (attack_ms / 1000))) ** 2
        for times, share, staying in instrument.partials:
            last = round(decay_ms * staying * SILENT_AFTER) * FRAMES_A_MS
            decay = np.exp((at[:last] * (-1000 / (decay_ms * staying))).astype(np.float32))
            turns = pitch * instrument.octave * times * at[:last]
            ring[:last] += share * attack[:last] * decay * np.sin(angle(turns))
    return wave


def finished(wave: Wave, peak: float) -> Samples:
    """Let a wave end in a fade, take out what is constant in it, and bring it to a peak."""
    frames = len(wave)
    fade = np.cos(0.5 * np.pi * np.clip((np.arange(frames) / frames - 0.7) / 0.3, 0.0, 1.0)) ** 2
    wave = wave * fade
    arch = np.sin(np.pi * np.arange(frames) / frames) ** 2
    wave = wave - arch * (wave.sum() / arch.sum())
    return as_samples(wave * (peak / np.abs(wave).max()))


def angle(turns: Wave) -> Samples:
    """Turns as an angle, short enough to be exact in the faster kind of number."""
    return ((turns - np.floor(turns)) * (2 * np.pi)).astype(np.float32)


def as_samples(wave: Wave) -> Samples:
    """A wave that is done, zero at both ends."""
    samples = wave.astype(np.float32)
    samples[0] = samples[-1] = 0.0
    return samples
