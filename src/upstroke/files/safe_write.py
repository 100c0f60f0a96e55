"""Writing a file so that there is always a whole one: the old or the new."""

import os
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Put a text in the place of a file at once, making the folder if need be.

    Raises OSError; the old file then stays as it was.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """The same with what is no text, or may not be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def set_aside(path: Path) -> Path:
    """Rename a file that can't be used, so that it is kept: `NAME.broken`, `NAME.broken-2`. Returns its new path."""
    place = path.with_name(f"{path.name}.broken")
    number = 2
    while place.exists():
        place = path.with_name(f"{path.name}.broken-{number}")
        number += 1
    path.rename(place)
    return place
