"""Spoken words as samples."""

from typing import Protocol

from upstroke.audio.samples import Samples


class Words(Protocol):
    """Somebody who has recordings of what is said."""

    def samples(self, text: str) -> Samples | None:
        """A text as it sounds, mono, at full level; None where there is no recording of it."""


class NoWords:
    """Nobody: whatever is to be said stays unsaid."""

    def samples(self, text: str) -> Samples | None:
        """None."""
        return None
