"""Recordings of spoken words as samples."""

import logging
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples

LOG = logging.getLogger(__name__)

AT_HAND = 24
"""So many recordings stay decoded, about 12 MB: what was said last, and the numbers that it counts with."""

COMPRESSION = 0.936
"""Of libsndfile, where 0 is 256 kbit/s and 1 is 6: this is near 24."""


class Recordings:
    """Words by their recordings, of which `find` says where they are. What is broken counts as missing."""

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._decoded = lru_cache(maxsize=AT_HAND)(read_recording)
        self._broken: set[Path] = set()

    def samples(self, text: str) -> Samples | None:
        """The recording of a text at full level, mono; None where there is none, or it is broken."""
        path = self._find(text)
        if path is None or path in self._broken:
            return None
        try:
            return self._decoded(path)
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError is what libsndfile's become
            LOG.warning("A recording can't be played: %s: %s", path, error)
            self._broken.add(path)
            return None


def read_recording(path: Path) -> Samples:
    """Decode a file. Raises OSError, RuntimeError or ValueError where it is no recording."""
    import soundfile  # loads a library, which a start without sound can do without

    samples: Samples
    samples, rate = soundfile.read(path, dtype="float32")
    if rate != RATE or samples.ndim != 1 or not len(samples):
        raise ValueError(f"{samples.shape} samples at {rate} Hz")
    samples.flags.writeable = False
    return samples


def write_recording(path: Path, samples: Samples) -> int:
    """Write samples as a file, whole or not at all. Returns the length in ms. Raises OSError or RuntimeError."""
    import soundfile

    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        soundfile.write(part, samples, RATE, format="OGG", subtype="OPUS", compression_level=COMPRESSION)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(samples) // FRAMES_A_MS
