"""Spoken words as samples."""

from typing import Protocol

from upstroke.audio.samples import Samples


class Words(Protocol):
    """Somebody who has recordings of what is said."""

    def prepare(self, text: str) -> None:
        """Do a bit of what has to be done before a text can be had at once."""

    def samples(self, text: str) -> Samples | None:
        """A text as it sounds, mono, at full level; None where there is no recording of it."""


class NoWords:
    """Nobody: whatever is to be said stays unsaid."""

    def prepare(self, text: str) -> None:
        """Do nothing."""

    def samples(self, text: str) -> Samples | None:
        """None."""
        return None
