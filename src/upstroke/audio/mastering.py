"""From spoken sentences to a recording: silence cut off, one loudness, no click at the ends."""

from collections.abc import Sequence

import numpy as np

from upstroke.audio.loudness import loudness
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples, Wave

QUIET_DB = -46.0
"""Below the loudest moment: what is softer at the ends is silence, or breath."""

MARGIN_MS = 20
"""What is left of the silence at each end, and fades."""

WINDOW_MS = 5

CEILING = 10 ** (-3.0 / 20)
"""No peak is higher, those between the samples counted, and the encoder has room to overshoot."""

HELD_MS = 4
"""How long before and after a peak that is too high the sound is turned down."""


def mastered(sentences: Sequence[Samples], rate: int, pause_ms: int, lufs: float) -> Samples:
    """Sentences at a rate in samples a second as one recording at ours, of whole ms."""
    parts: list[Wave] = []
    for sentence in sentences:
        if parts:
            parts.append(np.zeros((pause_ms - 2 * MARGIN_MS) * FRAMES_A_MS))
        parts.append(_trimmed(_resampled(sentence, rate)))
    wave = np.concatenate(parts)
    for _ in range(3):  # what is turned down is made up for, until both hold
        wave = _limited(_as_loud_as(wave, lufs))
    return wave.astype(np.float32)


def true_peak(wave: Samples | Wave) -> float:
    """The highest peak, also between the samples, as a share of full scale."""
    return float(np.abs(_stretched(wave, 4 * len(wave))).max())


def _as_loud_as(wave: Wave, lufs: float) -> Wave:
    return wave * 10 ** ((lufs - loudness(wave)) / 20)


def _resampled(sentence: Samples, rate: int) -> Wave:
    """The same sound at our rate, filled up to a whole number of frames of both."""
    step = rate // int(np.gcd(rate, RATE))
    wave = np.concatenate([sentence, np.zeros(-len(sentence) % step)])
    return _stretched(wave, len(wave) * RATE // rate)


def _stretched(wave: Samples | Wave, frames: int) -> Wave:
    """A wave through the same points in more frames."""
    stretched: Wave = np.fft.irfft(np.fft.rfft(wave), frames) * (frames / len(wave))
    return stretched


def _trimmed(wave: Wave) -> Wave:
    """A wave without the silence at its ends, faded in and out, in whole ms."""
    window, margin = WINDOW_MS * FRAMES_A_MS, MARGIN_MS * FRAMES_A_MS
    wave = np.concatenate([np.zeros(margin), wave, np.zeros(margin + -len(wave) % window)])
    level = np.sqrt(np.square(wave[: len(wave) // window * window]).reshape(-1, window).mean(axis=1))
    heard = np.flatnonzero(level > level.max() * 10 ** (QUIET_DB / 20))
    wave = wave[max(0, heard[0] * window - margin) : (heard[-1] + 1) * window + margin].copy()
    fade = np.sin(0.5 * np.pi * np.arange(margin) / margin) ** 2
    wave[:margin] *= fade
    wave[-margin:] *= fade[::-1]
    return wave


def _limited(wave: Wave) -> Wave:
    """A wave whose highest peaks are turned down, softly from before them to after them."""
    held = HELD_MS * FRAMES_A_MS
    size = np.abs(_stretched(wave, 4 * len(wave))).reshape(-1, 4).max(axis=1)
    wanted = np.minimum(1.0, CEILING / np.maximum(size, CEILING))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(wanted, held, constant_values=1.0), 2 * held + 1)
    hann = np.hanning(held + 1)
    smooth = np.convolve(np.pad(around.min(axis=1), held // 2, mode="edge"), hann / hann.sum(), "valid")
    return wave * smooth
