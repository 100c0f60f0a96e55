"""From what a voice of the system spoke to a recording like those that come with Upstroke."""

from pathlib import Path

import numpy as np

from upstroke.audio.mastering import mastered
from upstroke.audio.recordings import read_recording, write_recording
from upstroke.audio.samples import FRAMES_A_MS

LUFS = -19.0
"""As loud as the voice that comes with Upstroke."""

LONGEST_S = 120
"""What speaks for longer is no text of a routine: a program that went wild."""


class NoSpeechError(Exception):
    """What a voice wrote is no speech; the message says why."""


def record(spoken: Path, place: Path) -> int:
    """Bring a WAV file to the form of a recording, and put it in its place. Returns the length in ms.

    Raises NoSpeechError, or OSError where the recording can't be written.
    """
    import soundfile

    try:
        with soundfile.SoundFile(spoken) as file:
            if file.frames > LONGEST_S * file.samplerate:
                raise NoSpeechError(f"It speaks for more than {LONGEST_S} seconds.")
            rate, samples = file.samplerate, file.read(dtype="float32", always_2d=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise NoSpeechError(f"It wrote no sound that can be read: {error}") from error
    mono = samples.mean(axis=1, dtype=np.float32)
    if not np.any(mono):
        raise NoSpeechError("It wrote silence.")
    try:
        return write_recording(place, mastered([mono], rate, 0, LUFS))
    except RuntimeError as error:  # what libsndfile's become
        raise OSError(f"The recording could not be written: {error}") from error


def is_whole(path: Path, length_ms: int) -> bool:
    """Whether a recording can be played and is as long as it should be."""
    try:
        return len(read_recording(path)) == length_ms * FRAMES_A_MS
    except (OSError, RuntimeError, ValueError):
        return False
