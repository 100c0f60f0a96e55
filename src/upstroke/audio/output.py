"""What a sound device looks like to the stream that feeds it."""

from typing import Protocol

BUFFER_MS = 100
"""How much sound is kept ready: enough to ride out a busy moment, little enough that a pause is heard at once."""


class OutputError(Exception):
    """There is no device, or no longer; the message says what the system said."""


class Output(Protocol):
    """A sound device that takes 16-bit frames, left and right, at 48 kHz. None of its methods waits.

    After OutputError, `close` and then `open` try anew.
    """

    def open(self) -> None:
        """Begin to open the device. Raises OutputError."""

    def free_frames(self) -> int:
        """How many frames are to be written now to keep BUFFER_MS ready; 0 while it opens. Raises OutputError."""

    def write(self, pcm: bytes) -> None:
        """Give whole frames to play next. Raises OutputError."""

    def heard_frames(self) -> int:
        """How many of all frames written have been heard, as far as the system tells. Raises OutputError."""

    def close(self) -> None:
        """Let go of the device at once; what is still to play is dropped."""
