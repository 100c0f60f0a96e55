"""How far the other sounds step back for the voice: a gain that sinks just before words and rises after them."""

from collections.abc import Iterable

import numpy as np

from upstroke.audio.samples import FRAMES_A_MS, Samples

DUCKED_DB = -9.0
"""The gain while words are spoken."""

DUCKED = float(10 ** (DUCKED_DB / 20))
"""The same as a factor."""

SINK_MS = 120
"""How long before the first word the gain begins to sink; when the word comes it is down."""

RISE_MS = 600
"""How long after the last word the gain is up again."""


def duck_gain(spoken: Iterable[tuple[int, int]], start_ms: int, frames: int) -> Samples:
    """The gain, from 0 to 1, of each of so many frames that begin at `start_ms`.

    `spoken` are the (first, end) ms of what is said, on the same scale and in any order. Of these it is a pure function
    of the place, so that it comes out the same however time is cut. What ends `RISE_MS` before the frames, or begins
    `SINK_MS` after them, need not be given.
    """
    end_ms = start_ms + frames / FRAMES_A_MS
    near = [(first, end) for first, end in spoken if first - SINK_MS < end_ms and start_ms < end + RISE_MS]
    if not near:
        return np.ones(frames, np.float32)
    at_ms = (start_ms * FRAMES_A_MS + np.arange(frames)) / FRAMES_A_MS
    depth = np.zeros(frames)
    for first, end in near:
        toward = np.minimum((at_ms - first) / SINK_MS + 1, 1 - (at_ms - end) / RISE_MS)
        np.maximum(depth, np.clip(toward, 0, 1), out=depth)
    # Half a turn of a cosine in decibels: it sets out and arrives gently.
    decibels = DUCKED_DB * (0.5 - 0.5 * np.cos(np.pi * depth))
    return (10 ** (decibels / 20)).astype(np.float32)
