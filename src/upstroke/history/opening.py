"""Opening the history so that the program starts in any case."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import time
from pathlib import Path

from upstroke.history.backup import Backup, Backups
from upstroke.history.database import HistoryUnavailable, Trouble, set_aside
from upstroke.history.store import History

READABLE = frozenset({Trouble.READ_ONLY, Trouble.FULL, Trouble.BUSY})
"""What keeps a file from being written, and not from being read."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A history to work with, and a sentence for the user where it is not the one they expect."""

    history: History
    sentence: str = ""
    offer: Backup | None = None
    """Where the history was damaged, the newest backup that can be brought back, if there is one."""


def open_history(backups: Backups, start_of_day: time) -> Opened:
    """Open the history that has these backups.

    A damaged file is set aside, a new one begun, and the newest good backup offered. Where the file can't be used
    otherwise it stays as it is, and what is done now is not kept; what was done before is shown if it can be read.
    """
    path = backups.database
    try:
        return Opened(History.open(path, start_of_day))
    except HistoryUnavailable as error:
        if error.kind is Trouble.DAMAGED:
            return _begin_anew(backups, start_of_day, error)
        return _without_file(path, start_of_day, error)


def _begin_anew(backups: Backups, start_of_day: time, error: HistoryUnavailable) -> Opened:
    path = backups.database
    try:
        kept = set_aside(path)
        sentence = f"Your history was damaged. It is kept as {kept}, and a new one begins here."
        return Opened(History.open(path, start_of_day), sentence, backups.newest_good())
    except (OSError, HistoryUnavailable):
        return _without_file(path, start_of_day, error)


def _without_file(path: Path, start_of_day: time, error: HistoryUnavailable) -> Opened:
    sentence = f"{error} Until then, what you do is not kept."
    if error.kind in READABLE:
        with suppress(HistoryUnavailable):
            return Opened(History.copy_of(path, start_of_day), sentence)
    return Opened(History.in_memory(start_of_day), sentence)
