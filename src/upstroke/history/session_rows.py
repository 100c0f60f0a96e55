"""Sessions, their passes and the marks of deleted ones, found and written. Writing needs a transaction."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from upstroke.domain.session import PassRecord, Session
from upstroke.history import rows
from upstroke.history.database import Database
from upstroke.history.rows import PASS_COLUMNS, SESSION_COLUMNS, Deletion

MARKS = "SELECT session_id, changed_at FROM deleted"

_SESSION = ", ".join(SESSION_COLUMNS)
_PASS = ", ".join(PASS_COLUMNS)
_WANTED = "(SELECT value FROM json_each(?))"
_INSERT_SESSION = f"INSERT INTO session (local_second, {_SESSION}) VALUES (?{', ?' * len(SESSION_COLUMNS)})"
_INSERT_PASS = (
    f"INSERT INTO pass (session_id, {_PASS}) VALUES (?{', ?' * len(PASS_COLUMNS)}) "
    "ON CONFLICT (session_id, position, side) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in PASS_COLUMNS[2:])
)


def find(database: Database, session_id: str) -> Session | None:
    """A session with its passes, if there is one of this id."""
    return find_all(database, [session_id]).get(session_id)


def find_all(database: Database, ids: Iterable[str]) -> Mapping[str, Session]:
    """The sessions of some ids with their passes, as far as there are any."""
    wanted = (ids_text(ids),)
    found = database.read(rows.session_of, f"SELECT {_SESSION} FROM session WHERE id IN {_WANTED}", wanted)
    passes: dict[str, list[PassRecord]] = {session.id: [] for session in found}
    statement = f"SELECT session_id, {_PASS} FROM pass WHERE session_id IN {_WANTED} ORDER BY position, rowid"
    for session_id, done in database.read(lambda row: (row[0], rows.pass_of(row[1:])), statement, wanted):
        passes[session_id].append(done)
    return {session.id: replace(session, passes=tuple(passes[session.id])) for session in found}


def passes_of(database: Database, session_id: str) -> tuple[PassRecord, ...]:
    """The passes of a session, in their order."""
    statement = f"SELECT {_PASS} FROM pass WHERE session_id = ? ORDER BY position, rowid"
    return tuple(database.read(rows.pass_of, statement, (session_id,)))


def find_mark(database: Database, session_id: str) -> Deletion | None:
    """The mark of a deleted session, if there is one."""
    return find_marks(database, [session_id]).get(session_id)


def find_marks(database: Database, ids: Iterable[str]) -> Mapping[str, Deletion]:
    """The marks of those of some sessions that were deleted."""
    found = database.read(rows.deletion_of, f"{MARKS} WHERE session_id IN {_WANTED}", (ids_text(ids),))
    return {mark.session_id: mark for mark in found}


def put(database: Database, session: Session) -> None:
    """Write a session in the place of the one of its id, or of its mark."""
    clear(database, [session.id])
    insert(database, session)


def clear(database: Database, ids: Iterable[str]) -> None:
    """Forget sessions, and that they were deleted."""
    wanted = (ids_text(ids),)
    database.write(f"DELETE FROM deleted WHERE session_id IN {_WANTED}", wanted)
    database.write(f"DELETE FROM session WHERE id IN {_WANTED}", wanted)


def insert(database: Database, session: Session) -> None:
    """Write a session of which nothing is known yet."""
    insert_all(database, [session])


def insert_all(database: Database, sessions: Sequence[Session]) -> None:
    """Write sessions of which nothing is known yet."""
    database.write_many(
        _INSERT_SESSION, ((rows.second_of(each.started_local), *rows.session_row(each)) for each in sessions)
    )
    database.write_many(_INSERT_PASS, ((each.id, *rows.pass_row(done)) for each in sessions for done in each.passes))


def insert_passes(database: Database, session_id: str, passes: Iterable[PassRecord]) -> None:
    """Write passes, in the place of those of the same position and side."""
    database.write_many(_INSERT_PASS, ((session_id, *rows.pass_row(done)) for done in passes))


def mark_deleted(database: Database, deletion: Deletion) -> None:
    """Write a mark in the place of a session, or of an older mark."""
    clear(database, [deletion.session_id])
    database.write(
        "INSERT INTO deleted (session_id, changed_at) VALUES (?, ?)",
        (deletion.session_id, rows.moment_text(deletion.changed_at)),
    )


def ids_text(ids: Iterable[str]) -> str:
    """Ids as JSON, for a statement over all of them."""
    return json.dumps(list(ids))
