"""The cache of what a voice of the system said of the user's own words, so that it is asked only once."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from upstroke.files.voice_index import SUFFIX, Recording, VoiceIndex

ROOM = 100_000_000
"""Bytes of recordings that are kept: at 24 kbit/s about nine hours. What was not used for longest goes first."""


class OwnWords:
    """The recordings of one voice in a folder; those that another voice made are made anew.

    One thread may ask for lengths and paths while another changes what there is.
    """

    def __init__(self, folder: Path, voice: str, room: int = ROOM) -> None:
        self._folder = folder
        self._voice = voice
        self._room = room
        self._index = VoiceIndex(folder)

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say; None where it has no recording."""
        return self._index.length_ms(text) if self._has(text) else None

    def path(self, text: str) -> Path | None:
        """The recording of a text; None where there is none."""
        return self._index.path(text) if self._has(text) else None

    def place(self, text: str) -> Path:
        """Where the recording of a text is to be put before it is added."""
        return self._index.place(self._key(text))

    def add(self, text: str, length_ms: int) -> None:
        """Take up a recording that lies in its place, and make room for it. Raises OSError."""
        before = self._index.path(text)
        if before and before != self.place(text):
            before.unlink(missing_ok=True)
        known = {**self._index.recordings, text: Recording(self._key(text), length_ms)}
        gone = self._make_room(self.place(text))
        self._index.set(self._voice, {said: kept for said, kept in known.items() if kept.key not in gone})

    def drop(self, text: str) -> None:
        """Forget a recording that is broken. Raises OSError."""
        self.place(text).unlink(missing_ok=True)
        self._index.set(self._voice, {said: kept for said, kept in self._index.recordings.items() if said != text})

    def use(self, text: str) -> None:
        """Note that a recording is still wanted."""
        with suppress(OSError):
            os.utime(self.place(text))

    def _has(self, text: str) -> bool:
        recording = self._index.recordings.get(text)
        return recording is not None and recording.key == self._key(text)

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{self._voice}\0{text}".encode(errors="backslashreplace")).hexdigest()[:16]

    def _make_room(self, newest: Path) -> set[str]:
        """Remove what was not used for longest until the rest fits. Returns the keys of what is gone."""
        files = [(path, path.stat()) for path in self._folder.glob(f"*{SUFFIX}") if path != newest]
        room = self._room - newest.stat().st_size
        gone = set()
        for path, found in sorted(files, key=lambda file: file[1].st_mtime_ns, reverse=True):
            room -= found.st_size
            if room < 0:
                path.unlink(missing_ok=True)
                gone.add(path.stem)
        return gone
