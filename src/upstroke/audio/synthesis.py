"""What each cue sounds like: soft bars, bowls, glass and breath, made of a few sine waves and smooth noise.

All notes are of one pentatonic scale, so that whatever rings together agrees. Every sound is mono, starts and ends at
zero, holds no constant part, and comes out the same each time. A cue is as loud in each set of chimes, and a stroke
with each beat, to within 1 LU in its loudest 400 ms.
"""

from dataclasses import dataclass

import numpy as np

from upstroke.audio.instruments import (
    BLOCK,
    BOWL,
    DRUM,
    GLASS,
    METAL,
    WOOD,
    Instrument,
    Notes,
    angle,
    as_samples,
    finished,
    struck,
)
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples, Wave
from upstroke.domain.score import Cue, CueKind
from upstroke.domain.sound_choice import USUAL_KIT, BeatKind, ChimeSet, Kit

LONGEST_MS = 4_000
"""No chime rings longer than this; a sweep may."""

C4, E4, G4, A4 = 261.63, 329.63, 392.00, 440.00
C5, D5, E5, G5 = 523.25, 587.33, 659.26, 783.99

SWEEP_HZ = (380.0, 950.0)
"""Between which pitches a sweep rises."""

BREATH_HZ = 420.0
"""How wide the band of noise of a sweep is."""


@dataclass(frozen=True, slots=True)
class Strike:
    """Notes as they are struck: the peak is a share of full scale, and what makes instruments equally loud."""

    notes: Notes
    attack_ms: float
    decay_ms: float
    length_ms: int

    def on(self, instrument: Instrument, peak: float) -> Samples:
        """The sound of it on an instrument."""
        return finished(struck(instrument, self.notes, self.attack_ms, self.decay_ms, self.length_ms), peak)


@dataclass(frozen=True, slots=True)
class Chime:
    """A chime in all sets: what it is struck on in the usual one, and its peaks there, on metal and on glass."""

    strike: Strike
    usual: Instrument
    peaks: tuple[float, float, float]

    def of(self, chimes: ChimeSet) -> Samples:
        """The sound of it in a set."""
        usual, metal, glass = self.peaks
        match chimes:
            case ChimeSet.BOWLS:
                return self.strike.on(self.usual, usual)
            case ChimeSet.BARS:
                return self.strike.on(METAL, metal)
            case ChimeSet.GLASS:
                return self.strike.on(GLASS, glass)


CHIMES = {
    # two, rising a fifth
    CueKind.READY: Chime(Strike([(0, C5), (260, G5)], 6, 620, 2_600), BOWL, (0.45, 0.50, 0.38)),
    # two, rising a fourth
    CueKind.STEP: Chime(Strike([(0, G4), (150, C5)], 3, 330, 1_600), WOOD, (0.45, 0.42, 0.41)),
    # falling and rising again
    CueKind.SIDE: Chime(Strike([(0, E5), (130, C5), (260, E5)], 3, 260, 1_400), WOOD, (0.42, 0.50, 0.39)),
    # one, deep
    CueKind.HOLD: Chime(Strike([(0, C4)], 8, 520, 2_400), BOWL, (0.40, 0.50, 0.41)),
    # lighter and higher
    CueKind.RELEASE: Chime(Strike([(0, G4), (90, C5)], 8, 330, 1_700), BOWL, (0.34, 0.29, 0.31)),
    # two that leave the question open
    CueKind.WAIT: Chime(Strike([(0, A4), (240, D5)], 6, 520, 2_300), BOWL, (0.42, 0.50, 0.37)),
    # coming home
    CueKind.END: Chime(
        Strike([(0, G5), (320, E5), (640, C5), (660, C4)], 8, 900, LONGEST_MS), BOWL, (0.50, 0.50, 0.50)
    ),
}

COUNTS = {
    # The count climbs to where the work begins, so that the ear knows where it is without the words.
    number: Chime(Strike([(0, note)], 1.5, 110, 620), WOOD, (0.40, 0.43, 0.33))
    for number, note in ((3, C5), (2, E5), (1, G5))
}


def sound_of(cue: Cue, kit: Kit = USUAL_KIT) -> Samples:
    """The samples of a cue at full level, mono, up to half of full scale. Words are none of it: the voice has them."""
    match cue.kind:
        case CueKind.COUNT:
            return COUNTS[cue.number].of(kit.chimes)
        case CueKind.BEAT:
            return beat(kit.beat)
        case CueKind.SWEEP:
            return sweep(cue.length_ms)
        case CueKind.SAY:
            return np.zeros(0, np.float32)
        case kind:
            return CHIMES[kind].of(kit.chimes)


def beat(kind: BeatKind) -> Samples:
    """A stroke begins: one stroke on something low."""
    match kind:
        case BeatKind.WOOD:
            return Strike([(0, E4)], 1.5, 85, 480).on(WOOD, 0.30)
        case BeatKind.SOFT:
            return Strike([(0, C4)], 4, 80, 420).on(DRUM, 0.35)
        case BeatKind.TICK:
            return Strike([(0, E5)], 1, 32, 200).on(BLOCK, 0.48)


def sweep(length_ms: int) -> Samples:
    """A stroke glides for `length_ms`: a breath of noise that rises and fades, zero at both ends."""
    frames = length_ms * FRAMES_A_MS
    if frames < 2:
        return np.zeros(frames, np.float32)
    at = np.arange(frames) / frames
    low, high = SWEEP_HZ
    pitch = low * (high / low) ** at
    turn = angle(np.cumsum(pitch) / RATE)
    breath = _slow_noise(frames, 1) * np.cos(turn) + _slow_noise(frames, 2) * np.sin(turn)
    swell = np.sin(np.pi * at**0.8) ** 2
    wave = breath * swell
    # A fixed gain, not a peak of each length: sweeps of all tempos are to be equally loud.
    return as_samples((wave - swell * (wave.sum() / swell.sum())) * 0.065)


def _slow_noise(frames: int, seed: int) -> Wave:
    """Noise that changes no faster than `BREATH_HZ`: random points at an even pace, joined by smooth curves."""
    points = np.random.default_rng(seed).standard_normal(int(frames * BREATH_HZ / RATE) + 3)
    place = np.arange(frames) * (BREATH_HZ / RATE)
    whole = place.astype(np.intp)
    part = place - whole
    smooth = part * part * (3 - 2 * part)
    noise: Wave = points[whole] * (1 - smooth) + points[whole + 1] * smooth
    return noise
