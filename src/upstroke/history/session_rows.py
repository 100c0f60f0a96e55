"""Sessions, their passes and the marks of deleted ones, found and written one by one. Writing needs a transaction."""

from collections.abc import Iterable
from dataclasses import replace

from upstroke.domain.session import PassRecord, Session
from upstroke.history import rows
from upstroke.history.database import Database
from upstroke.history.rows import PASS_COLUMNS, SESSION_COLUMNS, Deletion

MARKS = "SELECT session_id, changed_at FROM deleted"

_SESSION = ", ".join(SESSION_COLUMNS)
_PASS = ", ".join(PASS_COLUMNS)
_INSERT_SESSION = f"INSERT INTO session (local_second, {_SESSION}) VALUES (?{', ?' * len(SESSION_COLUMNS)})"
_INSERT_PASS = (
    f"INSERT INTO pass (session_id, {_PASS}) VALUES (?{', ?' * len(PASS_COLUMNS)}) "
    "ON CONFLICT (session_id, position, side) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in PASS_COLUMNS[2:])
)


def find(database: Database, session_id: str) -> Session | None:
    """A session with its passes, if there is one of this id."""
    found = database.read(rows.session_of, f"SELECT {_SESSION} FROM session WHERE id = ?", (session_id,))
    return replace(found[0], passes=passes_of(database, session_id)) if found else None


def passes_of(database: Database, session_id: str) -> tuple[PassRecord, ...]:
    """The passes of a session, in their order."""
    statement = f"SELECT {_PASS} FROM pass WHERE session_id = ? ORDER BY position, rowid"
    return tuple(database.read(rows.pass_of, statement, (session_id,)))


def find_mark(database: Database, session_id: str) -> Deletion | None:
    """The mark of a deleted session, if there is one."""
    found = database.read(rows.deletion_of, f"{MARKS} WHERE session_id = ?", (session_id,))
    return found[0] if found else None


def put(database: Database, session: Session) -> None:
    """Write a session in the place of the one of its id, or of its mark."""
    database.write("DELETE FROM deleted WHERE session_id = ?", (session.id,))
    database.write("DELETE FROM session WHERE id = ?", (session.id,))
    insert(database, session)


def insert(database: Database, session: Session) -> None:
    """Write a session of which nothing is known yet."""
    database.write(_INSERT_SESSION, (rows.second_of(session.started_local), *rows.session_row(session)))
    insert_passes(database, session.id, session.passes)


def insert_passes(database: Database, session_id: str, passes: Iterable[PassRecord]) -> None:
    """Write passes, in the place of those of the same position and side."""
    database.write_many(_INSERT_PASS, ((session_id, *rows.pass_row(done)) for done in passes))


def mark_deleted(database: Database, deletion: Deletion) -> None:
    """Write a mark in the place of a session, or of an older mark."""
    database.write("DELETE FROM session WHERE id = ?", (deletion.session_id,))
    database.write(
        "INSERT OR REPLACE INTO deleted (session_id, changed_at) VALUES (?, ?)",
        (deletion.session_id, rows.moment_text(deletion.changed_at)),
    )
