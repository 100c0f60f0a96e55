"""The seal of a history: how its file looked when the program let go of it in order.

A file that still looks so is not read from end to end at the next start, which takes longer the longer the history is.
Damage that leaves size and time as they were is found by the daily backup, and whoever finds damage breaks the seal.
"""

from contextlib import suppress
from pathlib import Path

from upstroke.history.private_file import make_private

WAITING = ("-wal", "-journal")
"""What the name of a file beside it ends in that SQLite has yet to write into it, or to take back."""


def is_sealed(path: Path) -> bool:
    """Whether a history looks as it did when it was sealed."""
    with suppress(OSError):
        waits = any(path.with_name(path.name + suffix).exists() for suffix in WAITING)
        return not waits and _seal_of(path).read_bytes() == _look_of(path)
    return False


def mark_in_use(path: Path) -> None:
    """Note that a history is good and in use: if it is not sealed at the end, all of it is read at the next start."""
    with suppress(OSError):
        make_private(_seal_of(path))
        _seal_of(path).write_bytes(b"")


def seal(path: Path) -> None:
    """Seal a history that nothing is written to any more, unless it was found damaged since it is in use."""
    with suppress(OSError):
        if _seal_of(path).exists():
            _seal_of(path).write_bytes(_look_of(path))


def break_seal(path: Path) -> None:
    """Let all of a history be read at the next start."""
    with suppress(OSError):
        _seal_of(path).unlink(missing_ok=True)


def _seal_of(path: Path) -> Path:
    return path.with_suffix(".seal")


def _look_of(path: Path) -> bytes:
    found = path.stat()
    return b"%d %d %d" % (found.st_mtime_ns, found.st_size, found.st_ino)
