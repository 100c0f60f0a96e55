"""Bringing histories together, record by record."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

import msgspec

from upstroke.domain.session import Session
from upstroke.history.database import Database
from upstroke.history.facts import Facts
from upstroke.history.rows import Deletion, Fact
from upstroke.history.schema import ADD_SESSIONS, ADDING
from upstroke.history.session_rows import clear, find_all, find_marks, ids_text, insert_all, mark_deleted

BATCH = 100
"""Sessions that are compared and written together."""

_Record = Session | Deletion


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: how many sessions are new, replaced, deleted, and how many were already as recent here."""

    added: int = 0
    replaced: int = 0
    deleted: int = 0
    kept: int = 0
    facts: int = 0
    """How many facts about the user are other than before."""

    @property
    def sentence(self) -> str:
        """What was done, for the user."""
        noun, verb = "session" if self.added == 1 else "sessions", "was" if self.kept == 1 else "were"
        things = "thing" if self.facts == 1 else "things"
        facts = f" {self.facts} {things} that you told taken over." if self.facts else ""
        return (
            f"{self.added} {noun} added, {self.replaced} replaced, {self.deleted} deleted; "
            f"{self.kept} {verb} as recent here already.{facts}"
        )


def merge(database: Database, facts: Facts, records: Iterable[_Record], others: Iterable[Fact] = ()) -> Merged:
    """Take records in, inside a transaction: of each session the latest change stays, whatever the order of the merges.

    Of two changes at the same moment, a deletion stays, and else the one whose content sorts last.
    """
    done: Counter[str] = Counter()
    with _adding_at_once(database):
        for batch in _batches(records):
            done.update(_merge(database, batch))
    return Merged(**done, facts=facts.merge(others))


@contextmanager
def _adding_at_once(database: Database) -> Iterator[None]:
    """Let passes be added to the totals by `ADD_SESSIONS` instead of one by one, which takes most of the time."""
    for trigger in ADDING:
        database.write(f"DROP TRIGGER {trigger}")
    yield
    for statement in ADDING.values():
        database.write(statement)


def _batches(records: Iterable[_Record]) -> Iterator[Mapping[str, _Record]]:
    """The records some at a time, by the id of their session, of which each batch has one record at most."""
    batch: dict[str, _Record] = {}
    for record in records:
        session_id = record.id if isinstance(record, Session) else record.session_id
        if session_id in batch or len(batch) == BATCH:
            yield batch
            batch = {}
        batch[session_id] = record
    yield batch


def _merge(database: Database, batch: Mapping[str, _Record]) -> Iterable[str]:
    """Take records of different sessions in; says of each what was done that one can see."""
    here: Mapping[str, _Record] = {**find_all(database, batch), **find_marks(database, batch)}
    newer = {key: record for key, record in batch.items() if key not in here or _is_newer(record, here[key])}
    sessions = [record for record in newer.values() if isinstance(record, Session)]
    clear(database, newer.keys() & here.keys())
    insert_all(database, sessions)
    for statement in ADD_SESSIONS:
        database.write(statement, (ids_text(session.id for session in sessions),))
    for record in newer.values():
        if isinstance(record, Deletion):
            mark_deleted(database, record)
    return filter(None, [_what_was_done(newer.get(key), here.get(key)) for key in batch])


def _what_was_done(taken: _Record | None, before: _Record | None) -> str:
    """Nothing where a session was deleted elsewhere that is not here."""
    if isinstance(taken, Session):
        return "replaced" if isinstance(before, Session) else "added"
    if isinstance(taken, Deletion):
        return "deleted" if isinstance(before, Session) else ""
    return "kept"


def _is_newer(record: _Record, here: _Record) -> bool:
    """Whether a record takes the place of the one that is here."""
    return record != here and _rank(record) > _rank(here)


def _rank(record: _Record) -> tuple[datetime, bool, bytes]:
    """Of two records of one session, the one with the higher rank stays."""
    if isinstance(record, Deletion):
        return record.changed_at, True, b""
    return record.changed_at, False, msgspec.json.encode(record)
