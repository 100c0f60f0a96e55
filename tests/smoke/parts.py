"""Parts whose loss the smoke test must notice: without most of them the program runs on, and ends with status 0."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.smoke.frozen import INSIDE, Frozen


@dataclass(frozen=True, slots=True)
class Loss:
    """Files that are taken away, as a pattern below the inner folder, and the check that must fail then."""

    what: str
    pattern: str
    check: str


LOSSES = (
    # Nothing is missed on X11, just as no sound is when Quick is taken from under the FFmpeg plugin.
    Loss("a library that only a plugin needs", "PySide6/Qt/lib/libQt6WaylandClient.so*", "is whole"),
    Loss("the voice that speaks live", "PySide6/Qt/plugins/texttospeech/*", "is whole"),
    Loss("Qt's multimedia", "PySide6/Qt/lib/libQt6Multimedia.so*", "answers commands"),
    Loss("a routine", "upstroke/routines/desk-2min.toml", "answers commands"),
    Loss("the icons' engine", "PySide6/Qt/plugins/iconengines/*", "shows its pages"),
    # Where there is one on the machine, that is taken instead; elsewhere there are only chimes.
    Loss("libsndfile", "_soundfile_data/*", "plays and remembers"),
    Loss("the recorded words", "upstroke/resources/voice/en/*.opus", "plays and remembers"),
)


def without(frozen: Frozen, loss: Loss, folder: Path) -> Frozen:
    """A copy of the program in a folder that is not there yet, without some of its files."""
    # Links to the same files: a copy takes no time and no room.
    shutil.copytree(frozen.folder, folder, copy_function=os.link, symlinks=True)
    taken = list((folder / INSIDE).glob(loss.pattern))
    assert taken, f"{loss.what}: there is no {loss.pattern}"
    for file in taken:
        file.unlink()
    return Frozen(folder)
