"""Recordings of spoken words as samples."""

import logging
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

import numpy as np

from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples

LOG = logging.getLogger(__name__)

AT_HAND = 24
"""So many recordings stay decoded, about 12 MB: what was said last, and the numbers that it counts with."""

PIECE_FRAMES = RATE
"""So much is decoded at a time where there is time: it takes about 5 ms, less than a frame of the picture."""

COMPRESSION = 0.936
"""Of libsndfile, where 0 is 256 kbit/s and 1 is 6: this is near 24."""


_Found = TypeVar("_Found")


class Recordings:
    """Words by their recordings, of which `find` says where they are. What is broken counts as missing."""

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find
        self._decoding = lru_cache(maxsize=AT_HAND)(_Decoding)
        self._broken: set[Path] = set()

    def samples(self, text: str) -> Samples | None:
        """The recording of a text at full level, mono; None where there is none, or it is broken."""
        return self._of(text, lambda decoding: decoding.samples)

    def prepare(self, text: str) -> None:
        """Decode a piece more of a text that will be said soon."""
        self._of(text, _Decoding.go_on)

    def _of(self, text: str, use: "Callable[[_Decoding], _Found]") -> _Found | None:
        path = self._find(text)
        if path is None or path in self._broken:
            return None
        try:
            return use(self._decoding(path))
        except (OSError, RuntimeError, ValueError) as error:  # RuntimeError is what libsndfile's become
            LOG.warning("A recording can't be played: %s: %s", path, error)
            self._broken.add(path)
            return None


class _Decoding:
    """A recording as far as it has been decoded. Raises OSError, RuntimeError or ValueError where it is none."""

    def __init__(self, path: Path) -> None:
        self._rest = _pieces(path)
        self._done: list[Samples] = []

    def go_on(self) -> None:
        """Decode a piece more, if there is one."""
        self._done += islice(self._rest, 1)

    @cached_property
    def samples(self) -> Samples:
        """All of it."""
        self._done += self._rest
        samples = np.concatenate(self._done)
        samples.flags.writeable = False
        self._done.clear()
        return samples


def _pieces(path: Path) -> Iterator[Samples]:
    import soundfile  # loads a library, which a start without sound can do without

    with soundfile.SoundFile(path) as file:
        if file.samplerate != RATE or file.channels != 1 or not file.frames:
            raise ValueError(f"{file.frames} times {file.channels} samples at {file.samplerate} Hz")
        yield from file.blocks(PIECE_FRAMES, dtype="float32")


def read_recording(path: Path) -> Samples:
    """Decode a file. Raises OSError, RuntimeError or ValueError where it is no recording."""
    return _Decoding(path).samples


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
