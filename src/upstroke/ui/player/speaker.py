"""What the playback needs of sound: a place where stretches go to be heard, and how much of them has been."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from upstroke.audio.mixer import Sound
from upstroke.audio.stream import Feed


class Speaker(Protocol):
    """A loudspeaker, or something that takes its place."""

    note_changed: SignalInstance

    @property
    def note(self) -> str:
        """A sentence about the sound where something is wrong with it; empty otherwise."""

    def start(self, feed: Feed) -> None:
        """Begin to take and sound what `feed` gives."""

    def media_ms(self) -> int:
        """How many ms of all that was fed since `start` have been heard."""

    def set_sound(self, sound: Sound) -> None:
        """Change how all sounds."""

    def stop(self) -> None:
        """Fade out and close."""
