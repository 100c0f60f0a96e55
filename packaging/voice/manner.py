"""Who speaks and how: `voice.toml`, and what it makes of a text."""

import hashlib
import re
from pathlib import Path
from typing import Self

import msgspec
import tomli

FILE = Path(__file__).with_name("voice.toml")


class Manner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A voice and how it speaks.

    `pace` stretches time, `variety` and `rhythm` are the noise in sound and durations (0 is none), `said` has words
    that are spelled otherwise for the speaker.
    """

    name: str
    language: str
    pace: float
    variety: float
    rhythm: float
    pause_ms: int
    loudness_lufs: float
    said: dict[str, str]

    @classmethod
    def read(cls, path: Path = FILE) -> Self:
        """The voice of a file. Raises ValueError where it is wrong."""
        return msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), cls)

    def spoken(self, text: str) -> str:
        """A text as the speaker gets it: corrected, and as a sentence, so that the voice falls at its end."""
        words = "|".join(re.escape(word) for word in self.said)
        text = re.sub(rf"\b({words})\b", lambda found: self.said[found[0].lower()], text, flags=re.IGNORECASE)
        return text if text.endswith((".", "!", "?")) else f"{text}."

    def key(self, text: str) -> str:
        """The name of the recording of a text: it changes with anything that is heard."""
        manner = msgspec.structs.replace(self, said={})
        content = msgspec.json.encode((manner, self.spoken(text)))
        return hashlib.sha256(content).hexdigest()[:16]
