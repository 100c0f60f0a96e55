"""Files that hold what the user told about their health: for no one else on the machine to read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

MODE = 0o600
FOLDER_MODE = 0o700
"""Of files and folders, where the system has modes."""


def make_private(path: Path) -> None:
    """Make an empty file that only the user can read, if it can be made. One that is there already stays as it is."""
    # Where it can't, whoever opens the file next finds out why.
    with suppress(OSError):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE))


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A private file to write to, put in its place only once all is written. Raises OSError; the old one then stays."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.unlink(missing_ok=True)
        make_private(part)
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
