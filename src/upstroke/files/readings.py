"""What was read from files, so that a file is read again only where it has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from upstroke.files.faults import RoutineError

Stamp = tuple[int, int, int]
"""When a file was last changed (ns), its size, and its number on the disk, as editors put new files in its place."""

T = TypeVar("T")


def stamp_of(path: Path) -> Stamp:
    """By what it shows that a file has changed; all zeros for one that can't be looked at."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


class Readings(Generic[T]):
    """Reads files of one kind with `read`, which raises RoutineError."""

    def __init__(self, read: Callable[[Path], T]) -> None:
        self._read = read
        self._known: dict[Path, tuple[Stamp, T | RoutineError]] = {}

    def of(self, path: Path, stamp: Stamp) -> T:
        """What is in a file with this stamp. Raises RoutineError, the same for a file that has not changed."""
        known = self._known.get(path)
        if known is None or known[0] != stamp:
            known = self._known[path] = stamp, self._read_or_error(path)
        found = known[1]
        if isinstance(found, RoutineError):
            raise RoutineError(found.faults)
        return found

    def _read_or_error(self, path: Path) -> T | RoutineError:
        try:
            return self._read(path)
        except RoutineError as error:
            return error
