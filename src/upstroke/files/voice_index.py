"""Which texts are recorded, and how long each recording is: the index of a folder of recordings."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from upstroke.files.safe_write import write_bytes

LOG = logging.getLogger(__name__)

INDEX = "index.json"
SUFFIX = ".opus"


class Recording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A recording of one text: the name of its file, without the suffix, and its length in ms."""

    key: Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
    ms: Annotated[int, Meta(gt=0)]


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks, and the recordings by what they say."""

    voice: str
    recordings: dict[str, Recording]


class VoiceIndex:
    """The index of a folder, read when it is first asked for. One that can't be read counts as empty.

    It may be read by one thread while another changes it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: Index | None = None

    @property
    def voice(self) -> str:
        """Who speaks; empty where nobody does."""
        return self._index.voice

    @property
    def recordings(self) -> Mapping[str, Recording]:
        """The recordings by what they say."""
        return self._index.recordings

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say; None where it has no recording."""
        recording = self.recordings.get(text)
        return recording.ms if recording else None

    def path(self, text: str) -> Path | None:
        """The recording of a text, which may still turn out to be missing or broken; None where there is none."""
        recording = self.recordings.get(text)
        return self.place(recording.key) if recording else None

    def place(self, key: str) -> Path:
        """Where the recording of a key lies, or is to be put."""
        return self._folder / f"{key}{SUFFIX}"

    def set(self, voice: str, recordings: Mapping[str, Recording]) -> None:
        """Say what there is from now on. Raises OSError where that can't be written; it holds all the same."""
        self._read = Index(voice, dict(recordings))
        write_bytes(self._folder / INDEX, msgspec.json.encode(self._read))

    @property
    def _index(self) -> Index:
        if self._read is None:
            self._read = self._load()
        return self._read

    def _load(self) -> Index:
        path = self._folder / INDEX
        try:
            return msgspec.json.decode(path.read_bytes(), type=Index)
        except FileNotFoundError:
            pass
        except (OSError, ValueError) as error:
            LOG.warning("The recordings in %s can't be used: %s", path, error)
        return Index("", {})
