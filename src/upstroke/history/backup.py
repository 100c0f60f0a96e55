"""The backups of a history: whole files beside each other in a folder, of which older ones are thinned out."""

import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path

from upstroke.domain.backup_plan import staying
from upstroke.domain.session import practice_day
from upstroke.history.database import (
    PART,
    Database,
    HistoryUnavailable,
    Trouble,
    check,
    copy_file,
    count_sessions,
)

_MADE = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r"history-(\d{4}-\d\d-\d\d-\d{6})(?:-\d+)?\.sqlite")

LEFT_AFTER = timedelta(days=1)
"""A copy that has not become whole for so long was left by a program that was cut off."""

_WHY = {
    Trouble.DAMAGED: "the history is damaged; at its next start, Upstroke offers the newest good backup",
    Trouble.BUSY: "the history is in use by another program",
    Trouble.READ_ONLY: "the folder cannot be written",
    Trouble.FULL: "the disk is full",
}


@dataclass(frozen=True, slots=True)
class Backup:
    """One file, made at a wall time; `size` is in bytes. `sessions` is None where the file can't be read."""

    path: Path
    made_at: datetime
    size: int
    sessions: int | None


class Backups:
    """The backups of the history in `database`. They lie in `folder`, which need not exist yet.

    Upgrades copy the history beside itself before they change it. Those copies count as backups that always stay.
    """

    def __init__(self, database: Path, folder: Path) -> None:
        self.database = database
        self.folder = folder

    def listed(self) -> tuple[Backup, ...]:
        """All there are, newest first; none where the folder can't be read."""
        with suppress(OSError):
            return tuple(_looked_at(path, made_at) for path, made_at in self._newest_first())
        return ()

    def newest(self) -> Backup | None:
        """The last one that was made."""
        with suppress(OSError):
            for path, made_at in self._newest_first():
                return _looked_at(path, made_at)
        return None

    def newest_good(self) -> Backup | None:
        """The newest that can be brought back and has a session in it."""
        for backup in self.listed():
            with suppress(HistoryUnavailable):
                if backup.sessions:
                    check(backup.path)
                    return backup
        return None

    def make(self, now: datetime) -> Backup:
        """Back up the history as it is, whatever else uses it, and let go of backups that are too many.

        `now` is the wall time. Raises HistoryUnavailable; there is no new file then, and the others are as they were.
        """
        made_at = now.replace(tzinfo=None, microsecond=0)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._sweep(made_at)
            goal = self._free(made_at)
            copy_file(self.database, goal)
            self._thin_out(goal)
            return _looked_at(goal, made_at)
        except OSError as error:
            raise self._failed(Trouble.READ_ONLY, f"{error.strerror}") from error
        except HistoryUnavailable as error:
            raise self._failed(error.kind, _WHY.get(error.kind, str(error.__cause__ or error))) from error

    def make_daily(self, now: datetime, start_of_day: time) -> Backup | None:
        """Do so, unless one was made on this practice day, or there is no session to lose. Raises the same."""
        today = practice_day(now.replace(tzinfo=None), start_of_day)
        if any(practice_day(made_at, start_of_day) == today for _, made_at in self._made()):
            return None
        return self.make_first(now)

    def make_first(self, now: datetime) -> Backup | None:
        """Do so before the history is changed as a whole; None where it has no session. Raises the same."""
        return self.make(now) if self.database.exists() and count_sessions(self.database) else None

    def bring_back(self, backup: Backup, now: datetime) -> Backup | None:
        """Let the history be as a backup has it, also while it is open here.

        Returns the backup of what it was before, None where it was empty. Raises HistoryUnavailable; the history is as
        it was then.
        """
        check(backup.path)
        count_sessions(backup.path)  # which an empty file, good as it is for a new history, does not have
        with closing(Database.copy_of(backup.path)) as database:
            # Only now, as this may be the very backup that has to go for it.
            before = self.make_first(now)
            database.put_in_place_of(self.database)
        return before

    def _newest_first(self) -> list[tuple[Path, datetime]]:
        upgraded = self.database.parent.glob(f"{self.database.stem}.version-*{self.database.suffix}")
        found = [*self._made(), *((path, datetime.fromtimestamp(path.stat().st_mtime)) for path in upgraded)]
        return sorted(found, key=lambda each: (each[1], len(each[0].name), each[0].name), reverse=True)

    def _made(self) -> Iterator[tuple[Path, datetime]]:
        """The files that were made here, each with its wall time."""
        for path in self.folder.glob("history-*.sqlite"):
            if named := _NAME.fullmatch(path.name):
                with suppress(ValueError):
                    yield path, datetime.strptime(named[1], _MADE)

    def _free(self, made_at: datetime) -> Path:
        """A name that nothing has yet."""
        name = f"history-{made_at:{_MADE}}"
        names = (self.folder / f"{name}{f'-{number}' if number > 1 else ''}.sqlite" for number in count(1))
        return next(path for path in names if not path.exists())

    def _thin_out(self, new: Path) -> None:
        made = dict(self._made())
        stay = staying(made.values())
        for path, made_at in made.items():
            # One that was just made stays also where the clock is behind that of the others.
            if made_at not in stay and path != new:
                with suppress(OSError):
                    path.unlink()

    def _sweep(self, now: datetime) -> None:
        """Remove what is left of backups that were cut off."""
        for path in self.folder.glob(f"history-*.sqlite{PART}*"):
            with suppress(OSError):
                if now - datetime.fromtimestamp(path.stat().st_mtime) > LEFT_AFTER:
                    path.unlink()

    def _failed(self, kind: Trouble, why: str) -> HistoryUnavailable:
        return HistoryUnavailable(kind, self.folder, f"No backup could be made in “{self.folder}”: {why}.")


def _looked_at(path: Path, made_at: datetime) -> Backup:
    sessions = None
    with suppress(HistoryUnavailable):
        sessions = count_sessions(path)
    return Backup(path, made_at, path.stat().st_size, sessions)
