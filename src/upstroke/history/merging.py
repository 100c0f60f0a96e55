"""Bringing histories together, record by record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import msgspec

from upstroke.domain.session import Session
from upstroke.history.database import Database
from upstroke.history.facts import Facts
from upstroke.history.rows import Deletion, Fact
from upstroke.history.session_rows import find, find_mark, insert, mark_deleted, put


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


def merge(
    database: Database, facts: Facts, records: Iterable[Session | Deletion], others: Iterable[Fact] = ()
) -> Merged:
    """Take records in, inside a transaction: of each session the latest change stays, whatever the order of the merges.

    Of two changes at the same moment, a deletion stays, and else the one whose content sorts last.
    """
    done = {"added": 0, "replaced": 0, "deleted": 0, "kept": 0}
    for record in records:
        done[_merge(database, record)] += 1
    return Merged(**done, facts=facts.merge(others))


def _merge(database: Database, record: Session | Deletion) -> str:
    session_id = record.id if isinstance(record, Session) else record.session_id
    here = find_mark(database, session_id) or find(database, session_id)
    if here is not None and _rank(record) <= _rank(here):
        return "kept"
    if isinstance(record, Deletion):
        mark_deleted(database, record)
        return "deleted" if isinstance(here, Session) else "kept"
    if here is None:
        insert(database, record)
    else:
        put(database, record)
    return "replaced" if isinstance(here, Session) else "added"


def _rank(record: Session | Deletion) -> tuple[datetime, bool, bytes]:
    """Of two records of one session, the one with the higher rank stays."""
    if isinstance(record, Deletion):
        return record.changed_at, True, b""
    return record.changed_at, False, msgspec.json.encode(record)
