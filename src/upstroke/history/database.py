"""The file of the history: opening it safely, bringing it up to date, and saying plainly what is wrong with it.

A user's file is never deleted or overwritten: one that cannot be used is left as it is, and the reason raised.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from upstroke.history.private_file import FOLDER_MODE, make_private
from upstroke.history.schema import APPLICATION_ID, SCHEMA, Schema, shape_of, version_of
from upstroke.history.seal import break_seal, is_sealed, mark_in_use

BUSY_MS = 3_000
"""How long to wait for another process that is writing."""

PART = ".part"
"""What the name of a copy ends in until it is whole."""

SUFFIXES = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to the name of a file for those that it keeps beside it."""

Row = tuple[Any, ...]
T = TypeVar("T")


class Trouble(StrEnum):
    """What keeps the history from being used."""

    NEWER = "newer"
    DAMAGED = "damaged"
    FOREIGN = "foreign"
    BUSY = "busy"
    READ_ONLY = "read_only"
    FULL = "full"
    UPGRADE = "upgrade"
    OTHER = "other"


_ADVICE = {
    Trouble.DAMAGED: "is damaged. It was left as it is; put a copy in its place, or move it away to begin anew",
    Trouble.BUSY: "is in use by another program. Close that program and try again",
    Trouble.READ_ONLY: "cannot be written. Allow writing to the file and its folder",
    Trouble.FULL: "cannot be written, because the disk is full. Free some space",
}

_CODES = {
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Trouble.FULL,  # no room for the file that its readers share
}


class HistoryUnavailable(Exception):  # noqa: N818 - it names a state, not a mistake
    """The history cannot be used. Its text tells the user why and what to do; `kind` tells the program."""

    def __init__(self, kind: Trouble, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.path = path


class Database:
    """An open file of the history (or one in memory, where `path` is empty), up to date and ready for use."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None) -> None:
        connection.execute("PRAGMA foreign_keys = ON")  # only now: an upgrade may take tables apart
        self._connection = connection
        self._alone = False
        self.path = path

    @classmethod
    def open(cls, path: Path, schema: Schema = SCHEMA) -> "Database":
        """Open a file, made new if there is none and upgraded if it is older, after a copy of it was put beside it.

        Raises HistoryUnavailable, with the file left as it was.
        """
        with _explained(path):
            try:
                path.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
                there = path.exists()
            except OSError as error:
                raise _unavailable(Trouble.READ_ONLY, path) from error
            if not there:
                make_private(path)
            with _plausible(path):
                version = _version_before_opening(path, schema, is_sealed(path)) if there else 0
            connection = _connect(path)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = FULL")
                if version < schema.version:
                    _bring_up_to_date(connection, path, schema)
            except BaseException:
                connection.close()
                raise
            mark_in_use(path)
        return cls(connection, path)

    @classmethod
    def in_memory(cls) -> "Database":
        """Make an empty one that is gone when it is closed."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _upgrade(connection, SCHEMA)
        return cls(connection)

    @classmethod
    def copy_of(cls, path: Path, schema: Schema = SCHEMA) -> "Database":
        """Copy a file that can be read but not written into memory. Raises HistoryUnavailable."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        # Immutable: where nothing can be written, SQLite may not even make the file that guards its reading.
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with _explained(path), _plausible(path), closing(sqlite3.connect(uri, uri=True)) as connection:
            connection.backup(copy)
            _upgrade(copy, schema)
        return cls(copy)

    def put_in_place_of(self, path: Path) -> None:
        """Let a file hold what this holds, all of it or nothing, also while others have the file open.

        Raises HistoryUnavailable.
        """
        with _explained(path), closing(_connect(path)) as goal:
            self._connection.backup(goal)

    def close(self) -> None:
        """Close it; it cannot be used any more."""
        with _explained(self.path):
            self._connection.close()

    def read(self, make: Callable[[Row], T], statement: str, values: Sequence[object] = ()) -> list[T]:
        """Return what `make` makes of each row that a statement finds. Raises HistoryUnavailable.

        A ValueError of `make` means that the row can't have been written by us, so the file is damaged.
        """
        with _explained(self.path), _plausible(self.path):
            return [make(row) for row in self._connection.execute(statement, values)]

    def walk(self, make: Callable[[Row], T], statement: str) -> Iterator[T]:
        """Like `read`, but yield one by one what is too much to hold."""
        with _explained(self.path), _plausible(self.path):
            yield from map(make, self._connection.execute(statement))

    def write(self, statement: str, values: Sequence[object] = ()) -> int:
        """Execute a statement inside a transaction and return how many rows it changed."""
        return self._connection.execute(statement, values).rowcount

    def write_many(self, statement: str, rows: Iterator[Row]) -> None:
        """Execute a statement inside a transaction, once for each row."""
        self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self, kind: str = "IMMEDIATE", *, alone: bool = False) -> Iterator[None]:
        """Write all that happens inside, or nothing of it; inside another one, as a part of that.

        One that lets events through is `alone`: what these would write must not be undone with it, and is refused.
        Raises HistoryUnavailable.
        """
        if self._alone:
            raise HistoryUnavailable(Trouble.BUSY, self.path or Path(), "The history is being imported or exported.")
        if self._connection.in_transaction:
            yield
            return
        with _explained(self.path), _transaction(self._connection, kind):
            self._alone = alone
            try:
                yield
            finally:
                self._alone = False


def check(path: Path, schema: Schema = SCHEMA) -> None:
    """Look through a file without writing to it. Raises HistoryUnavailable for one that can't be used."""
    with _explained(path), _plausible(path):
        _version_before_opening(path, schema)


def copy_file(path: Path, goal: Path) -> None:
    """Copy a history to a new file, also while it is in use. Both are looked through, and `goal` is whole or not made.

    Raises HistoryUnavailable.
    """
    check(path)
    with _explained(path), closing(_connect_to_read(path)) as connection:
        _copy(connection, goal)


def count_sessions(path: Path) -> int:
    """How many sessions a file holds. Raises HistoryUnavailable."""
    with _explained(path), _plausible(path), closing(_connect_to_read(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM session").fetchone()[0])


def set_aside(path: Path) -> Path:
    """Move a damaged file, and what SQLite keeps beside it, out of the way. Returns where it is now. Raises OSError."""
    goal = _free(path, "damaged")
    for suffix in SUFFIXES:
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(goal.with_name(goal.name + suffix))
    return goal


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)


def _connect_to_read(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None)


def _version_before_opening(path: Path, schema: Schema, sealed: bool = False) -> int:
    """Look at an existing file without writing to it: what is newer, foreign or damaged must stay as it is."""
    with closing(_connect_to_read(path)) as connection:
        version = version_of(connection)
        owner: int = connection.execute("PRAGMA application_id").fetchone()[0]
        empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if owner != APPLICATION_ID and not (empty and owner == version == 0):
            raise _unavailable(Trouble.FOREIGN, path, "belongs to another program. Move it away to begin a history")
        if version > schema.version:
            reason = f"is of version {version}, and this Upstroke reads up to version {schema.version}"
            raise _unavailable(
                Trouble.NEWER, path, f"{reason}. It was left untouched; install a newer Upstroke to use it"
            )
        if not sealed:
            _check(connection, path)
        # Others may have added something, such as what ANALYZE writes.
        if version == schema.version and not schema.shape <= shape_of(connection):
            raise _unavailable(Trouble.DAMAGED, path)
    return version


def _check(connection: sqlite3.Connection, path: Path | None) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise _unavailable(Trouble.DAMAGED, path)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Make the tables, or copy the file and then upgrade it, in one transaction."""
    if not (version := version_of(connection)):
        _upgrade(connection, schema)
        return
    copy = _copy(connection, _free(path, f"version-{version}"))
    try:
        with _transaction(connection, "IMMEDIATE"):
            schema.upgrade(connection)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise sqlite3.IntegrityError("a row points to one that is gone")
    except sqlite3.Error as error:
        if _trouble(error) is not Trouble.OTHER:
            raise
        reason = f"could not be brought from version {version} to {schema.version} ({error})"
        left = f"It is as it was, with a copy in “{copy.name}”; please report this"
        raise _unavailable(Trouble.UPGRADE, path, f"{reason}. {left}") from error


def _upgrade(connection: sqlite3.Connection, schema: Schema) -> None:
    with _transaction(connection, "IMMEDIATE"):
        schema.upgrade(connection)


def _copy(connection: sqlite3.Connection, goal: Path) -> Path:
    """Copy a database as it is now, whole or not at all."""
    part = goal.with_name(f"{goal.name}{PART}")
    _remove(part)
    make_private(part)
    try:
        with closing(_connect(part)) as copy:
            connection.backup(copy)
            # One file, which can be read without another beside it.
            copy.execute("PRAGMA journal_mode = DELETE")
            _check(copy, part)
        os.replace(part, goal)
    finally:
        _remove(part)
    return goal


def _remove(path: Path) -> None:
    for suffix in SUFFIXES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _free(path: Path, mark: str) -> Path:
    """A name beside a file that nothing has yet: history.sqlite becomes history.damaged-1.sqlite."""
    names = (path.with_name(f"{path.stem}.{mark}-{number}{path.suffix}") for number in count(1))
    return next(name for name in names if not name.exists())


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str) -> Iterator[None]:
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors, such as a full disk, have already ended the transaction.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _explained(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says about the surroundings into HistoryUnavailable; mistakes of our own pass through."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.IntegrityError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise _unavailable(_trouble(error), path, f"cannot be used ({error})") from error


@contextmanager
def _plausible(path: Path | None) -> Iterator[None]:
    """Call what can't be read as text, or as what we write, damage."""
    try:
        yield
    except ValueError as error:
        raise _unavailable(Trouble.DAMAGED, path) from error


def _trouble(error: sqlite3.Error) -> Trouble:
    if "decode to UTF-8" in str(error):  # raised by Python, without a number
        return Trouble.DAMAGED
    code = getattr(error, "sqlite_errorcode", 0)
    # The lowest byte is the kind, the rest of the number its detail.
    return _CODES.get(code, _CODES.get(code & 0xFF, Trouble.OTHER))


def _unavailable(kind: Trouble, path: Path | None, reason: str = "") -> HistoryUnavailable:
    if path and kind is Trouble.DAMAGED:
        break_seal(path)
    path = path or Path("in memory")
    return HistoryUnavailable(kind, path, f"The history in “{path}” {_ADVICE.get(kind, reason)}.")
