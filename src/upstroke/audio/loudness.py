"""How loud samples are to the ear: loudness as ITU-R BS.1770-4 measures it, in LUFS.

A sine of 997 Hz at full scale in one channel has -3.01 LUFS; the channels of a stereo sound add up. A sound that is
panned with equal power is as loud as it was in mono.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from upstroke.audio.samples import FRAMES_A_MS, Samples, Wave

BLOCK_MS = 400
"""Loudness is measured in blocks of this length."""

HOP_MS = 100
"""From the start of one block to that of the next."""

OFFSET = -0.691
"""LUFS of a power of 1 after the filter."""

GATE_LUFS = -70.0
"""Blocks below it are silence."""

GATE_LU = -10.0
"""Blocks further below the mean of the others are pauses."""

SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
"""What the head does to sound, as a filter at 48 kHz: feedforward, feedback (BS.1770-4, table 1)."""

HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""The ear's weakness for the low (table 2)."""

TAIL_FRAMES = 200 * FRAMES_A_MS
"""After so long nothing is left of what the filters ring."""


def loudness(samples: Samples | Wave) -> float:
    """The loudness of a whole programme in LUFS, pauses left out; minus infinity for silence.

    `samples` are mono, or have a column for each channel. What is shorter than a block counts as if silence filled it
    up, and of what is longer, a last part that fills no block is left out.
    """
    powers = _block_powers(samples)
    powers = powers[powers > _power(GATE_LUFS)]
    if not len(powers):
        return -math.inf
    return _lufs(powers[powers > _power(_lufs(powers.mean()) + GATE_LU)].mean())


def loudest_moment(samples: Samples | Wave) -> float:
    """The loudness of the loudest block in LUFS: the measure for what is struck and dies away.

    Takes the same samples as `loudness`.
    """
    return _lufs(_block_powers(samples).max())


def _block_powers(samples: Samples | Wave) -> Wave:
    """The power of each block after the filter, summed over the channels."""
    hop, hops_a_block = HOP_MS * FRAMES_A_MS, BLOCK_MS // HOP_MS
    channels = np.atleast_2d(samples.T)
    hops = max(hops_a_block, channels.shape[1] // hop)
    power = np.zeros(hops)
    for channel in channels:
        heard = _weighted(channel, hops * hop)
        power += np.square(heard).reshape(hops, hop).mean(axis=1)
    blocks: Wave = np.convolve(power, np.full(hops_a_block, 1 / hops_a_block), "valid")
    return blocks


def _weighted(channel: Samples | Wave, frames: int) -> Wave:
    """The first so many frames of a channel as the ear weighs them."""
    channel = channel[:frames]
    size = 1 << (frames + TAIL_FRAMES - 1).bit_length()
    heard: Wave = np.fft.irfft(np.fft.rfft(channel, size) * _weights(size), size)
    return heard[:frames]


@lru_cache(maxsize=3)
def _weights(size: int) -> NDArray[np.complex128]:
    """What both filters do to each frequency of a transform."""
    delay = np.exp(-2j * np.pi * np.fft.rfftfreq(size))
    weights = np.ones(len(delay), np.complex128)
    for forward, back in (SHELF, HIGH_PASS):
        weights *= np.polyval(forward[::-1], delay) / np.polyval(back[::-1], delay)
    return weights


def _lufs(power: float) -> float:
    return OFFSET + 10 * math.log10(power) if power > 0 else -math.inf


def _power(lufs: float) -> float:
    return float(10 ** ((lufs - OFFSET) / 10))
