"""The history: what was done, written as it happens, and read back by day."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import msgspec

from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY, PassRecord, Session, SessionOutcome, local_time
from upstroke.domain.stats import Totals
from upstroke.history import rows
from upstroke.history.database import Database
from upstroke.history.facts import Facts
from upstroke.history.rows import PASS_COLUMNS, SESSION_COLUMNS, Deletion, Fact

_SESSION = ", ".join(SESSION_COLUMNS)
_PASS = ", ".join(PASS_COLUMNS)
_INSERT_SESSION = f"INSERT INTO session (local_second, {_SESSION}) VALUES (?{', ?' * len(SESSION_COLUMNS)})"
_INSERT_PASS = (
    f"INSERT INTO pass (session_id, {_PASS}) VALUES (?{', ?' * len(PASS_COLUMNS)}) "
    "ON CONFLICT (session_id, position, side) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in PASS_COLUMNS[2:])
)
_MARKS = "SELECT session_id, changed_at FROM deleted"
_IN_DAYS = "local_second >= ? AND local_second < ?"

_WIDEST_OFFSET = timedelta(hours=15)
"""Further than any place on Earth is from UTC."""


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


class History:
    """What was done. `start_of_day` may be set at any time: days are worked out when they are asked for.

    Every method raises HistoryUnavailable when the file can't be used; then nothing was written by half.
    """

    def __init__(self, database: Database, start_of_day: time = START_OF_DAY) -> None:
        self._database = database
        self.start_of_day = start_of_day
        self.facts = Facts(database)

    @classmethod
    def open(cls, path: Path, start_of_day: time = START_OF_DAY) -> "History":
        """Open the history in a file, made new if there is none. Raises HistoryUnavailable."""
        return cls(Database.open(path), start_of_day)

    @classmethod
    def in_memory(cls, start_of_day: time = START_OF_DAY) -> "History":
        """An empty history that is gone at the end, for when the file can't be used."""
        return cls(Database.in_memory(), start_of_day)

    @classmethod
    def copy_of(cls, path: Path, start_of_day: time = START_OF_DAY) -> "History":
        """What a file holds that can't be written; changes are gone at the end. Raises HistoryUnavailable."""
        return cls(Database.copy_of(path), start_of_day)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    # the record as it happens

    def begin(self, session: Session) -> None:
        """Write down that a session begins. It counts as interrupted until it ends."""
        with self._database.transaction():
            self._insert(replace(session, outcome=SessionOutcome.INTERRUPTED))

    def record(self, session_id: str, done: PassRecord, changed_at: datetime) -> None:
        """Write a pass down; it replaces one of the same position and side. Raises KeyError for an unknown session."""
        self.record_all(session_id, (done,), changed_at)

    def record_all(self, session_id: str, done: Iterable[PassRecord], changed_at: datetime) -> None:
        """Write passes down, all or none."""
        with self._database.transaction():
            self._touch(session_id, changed_at)
            self._insert_passes(session_id, done)
            self._database.write(
                "UPDATE session SET (active_ms, strokes) = "
                "(SELECT sum(active_ms), sum(strokes) FROM pass WHERE session_id = session.id) WHERE id = ?",
                (session_id,),
            )

    def end(self, session_id: str, outcome: SessionOutcome, changed_at: datetime) -> bool:
        """Write down how a session ended. Returns whether it is kept: one in which nothing was worked is not.

        Raises KeyError for an unknown session.
        """
        with self._database.transaction():
            self._touch(session_id, changed_at)
            self._database.write("UPDATE session SET outcome = ? WHERE id = ?", (outcome.value, session_id))
            return not self._database.write("DELETE FROM session WHERE id = ? AND active_ms = 0", (session_id,))

    def unfinished(self, day: date) -> Session | None:
        """The session that a crash cut short on a practice day, with its passes, if nothing was begun after it.

        It goes on by `record` and `end`; one that the user does not go on with stays interrupted.
        """
        newest = self.sessions(day, day, count=1)
        if not newest or newest[0].outcome is not SessionOutcome.INTERRUPTED or not newest[0].active_ms:
            return None
        return self.session(newest[0].id)

    # looking back

    @property
    def is_empty(self) -> bool:
        """Whether there is no session at all."""
        return not self._database.read(tuple, "SELECT 1 FROM session LIMIT 1")

    @property
    def first_day(self) -> date | None:
        """The first practice day; None when empty."""
        found = self._database.read(rows.date_of, f"SELECT {self._day} FROM session ORDER BY local_second LIMIT 1")
        return found[0] if found else None

    def session(self, session_id: str) -> Session:
        """A session with its passes. Raises KeyError for an unknown one."""
        found = self._database.read(rows.session_of, f"SELECT {_SESSION} FROM session WHERE id = ?", (session_id,))
        if not found:
            raise KeyError(session_id)
        return replace(found[0], passes=self._passes(session_id))

    def sessions(self, first: date, last: date, start: int = 0, count: int = -1) -> tuple[Session, ...]:
        """Sessions of the practice days from `first` to `last`, newest first, without their passes.

        `start` leaves out so many of the newest, `count` limits how many there are (-1: all).
        """
        found = self._database.read(
            rows.session_of,
            f"SELECT {_SESSION} FROM session WHERE {_IN_DAYS} ORDER BY local_second DESC, id LIMIT ? OFFSET ?",
            (*self._between(first, last), count, start),
        )
        return tuple(found)

    def totals(self, first: date, last: date) -> Mapping[Slot, Totals]:
        """What was done on the practice days from `first` to `last`, by slot; empty ones are left out."""
        found = self._database.read(
            rows.slot_totals_of,
            f"SELECT slot, sum(active_ms), sum(strokes), count(*) FROM session WHERE {_IN_DAYS} GROUP BY slot",
            self._between(first, last),
        )
        return dict(found)

    def days_practised(self, first: date, last: date, weekdays: Collection[int] = range(7)) -> int:
        """On how many of the practice days from `first` to `last` there was a session.

        Only days of the week in `weekdays` count, of which 0 is Monday.
        """
        statement = f"SELECT count(DISTINCT {self._day}) FROM session WHERE {_IN_DAYS}"
        if len(weekdays) < 7:
            # 1 January 1970 was a Thursday.
            statement += f" AND ({self._day} + 3) % 7 IN ({', '.join(map(str, weekdays))})"
        return self._database.read(rows.count_of, statement, self._between(first, last))[0]

    def start_times(self, slot: Slot, first: date, last: date) -> Mapping[time, int]:
        """The wall times at which the sessions of a slot began, to the minute, and how many began at each."""
        found = self._database.read(
            rows.time_of,
            f"SELECT local_second / 60 % 1440 AS minute, count(*) FROM session WHERE {_IN_DAYS} AND slot = ? "
            "GROUP BY minute",
            (*self._between(first, last), slot.value),
        )
        return dict(found)

    def tool_uses(self, since: datetime) -> Mapping[str, tuple[datetime, ...]]:
        """For each tool, when the sessions since a moment began in which something was done with it."""
        # A cross join keeps SQLite from reading all passes first.
        found = self._database.read(
            rows.tool_use_of,
            "SELECT DISTINCT tool, started_at FROM session CROSS JOIN pass ON pass.session_id = session.id "
            "WHERE local_second >= ? AND started_at >= ? AND pass.active_ms > 0 ORDER BY tool, started_at",
            (rows.second_of(local_time(since, 0) - _WIDEST_OFFSET), rows.moment_text(since)),
        )
        return {tool: tuple(moment for _, moment in uses) for tool, uses in groupby(found, key=itemgetter(0))}

    def sessions_since(self, since: datetime) -> tuple[Session, ...]:
        """The sessions that began since a moment, with their passes, oldest first."""
        where = "local_second >= ? AND started_at >= ?"
        values = (rows.second_of(local_time(since, 0) - _WIDEST_OFFSET), rows.moment_text(since))
        passes: dict[str, list[PassRecord]] = {}
        # A cross join keeps SQLite from reading all passes first.
        for session_id, done in self._database.read(
            lambda row: (row[0], rows.pass_of(row[1:])),
            f"SELECT session_id, {', '.join(f'pass.{column}' for column in PASS_COLUMNS)} FROM session CROSS JOIN pass "
            f"ON pass.session_id = session.id WHERE {where} ORDER BY position, pass.rowid",
            values,
        ):
            passes.setdefault(session_id, []).append(done)
        found = self._database.read(
            rows.session_of, f"SELECT {_SESSION} FROM session WHERE {where} ORDER BY started_at, id", values
        )
        return tuple(replace(session, passes=tuple(passes.get(session.id, ()))) for session in found)

    # deleting

    def delete(self, session_id: str, changed_at: datetime) -> Session:
        """Delete a session but for a mark, and return it, so that `restore` can put it back. Raises KeyError."""
        with self._database.transaction():
            session = self.session(session_id)
            self._mark_deleted(Deletion(session_id, max(changed_at, session.changed_at)))
        return session

    def restore(self, session: Session, changed_at: datetime) -> None:
        """Put a deleted session back."""
        with self._database.transaction():
            mark = self._mark(session.id)
            # Later than the mark, or a merge with a copy that has the mark would delete it again.
            least = mark.changed_at + timedelta(microseconds=1) if mark else session.changed_at
            self._put(replace(session, changed_at=max(changed_at, least)))

    # exchange

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all that is read inside be of one moment."""
        return self._database.snapshot()

    def everything(self) -> Iterator[Session]:
        """All sessions with their passes, oldest first, one by one."""
        for session in self._database.walk(rows.session_of, f"SELECT {_SESSION} FROM session ORDER BY started_at, id"):
            yield replace(session, passes=self._passes(session.id))

    def deletions(self) -> tuple[Deletion, ...]:
        """The marks of all deleted sessions."""
        return tuple(self._database.read(rows.deletion_of, f"{_MARKS} ORDER BY changed_at, session_id"))

    def merge(self, records: Iterable[Session | Deletion], facts: Iterable[Fact] = ()) -> Merged:
        """Take records in, all or none: of each session the latest change stays, whatever the order of the merges.

        Of two changes at the same moment, a deletion stays, and else the one whose content sorts last.
        """
        done = {"added": 0, "replaced": 0, "deleted": 0, "kept": 0}
        with self._database.transaction():
            for record in records:
                done[self._merge(record)] += 1
            return Merged(**done, facts=self.facts.merge(facts))

    def _merge(self, record: Session | Deletion) -> str:
        here = self._newest(record)
        if here is not None and _rank(record) <= _rank(here):
            return "kept"
        if isinstance(record, Deletion):
            self._mark_deleted(record)
            return "deleted" if isinstance(here, Session) else "kept"
        self._put(record)
        return "replaced" if isinstance(here, Session) else "added"

    def _newest(self, record: Session | Deletion) -> Session | Deletion | None:
        """What is known here of the session that a record is about."""
        session_id = record.id if isinstance(record, Session) else record.session_id
        try:
            return self._mark(session_id) or self.session(session_id)
        except KeyError:
            return None

    def _mark(self, session_id: str) -> Deletion | None:
        found = self._database.read(rows.deletion_of, f"{_MARKS} WHERE session_id = ?", (session_id,))
        return found[0] if found else None

    def _passes(self, session_id: str) -> tuple[PassRecord, ...]:
        found = self._database.read(
            rows.pass_of, f"SELECT {_PASS} FROM pass WHERE session_id = ? ORDER BY position, rowid", (session_id,)
        )
        return tuple(found)

    # writing, inside a transaction

    def _put(self, session: Session) -> None:
        self._database.write("DELETE FROM deleted WHERE session_id = ?", (session.id,))
        self._database.write("DELETE FROM session WHERE id = ?", (session.id,))
        self._insert(session)

    def _insert(self, session: Session) -> None:
        self._database.write(_INSERT_SESSION, (rows.second_of(session.started_local), *rows.session_row(session)))
        self._insert_passes(session.id, session.passes)

    def _insert_passes(self, session_id: str, passes: Iterable[PassRecord]) -> None:
        self._database.write_many(_INSERT_PASS, ((session_id, *rows.pass_row(done)) for done in passes))

    def _touch(self, session_id: str, changed_at: datetime) -> None:
        """Note a change. The moment never goes back, even if the clock does, or a merge might lose the change."""
        if not self._database.write(
            "UPDATE session SET changed_at = max(changed_at, ?) WHERE id = ?",
            (rows.moment_text(changed_at), session_id),
        ):
            raise KeyError(session_id)

    def _mark_deleted(self, deletion: Deletion) -> None:
        self._database.write("DELETE FROM session WHERE id = ?", (deletion.session_id,))
        self._database.write(
            "INSERT OR REPLACE INTO deleted (session_id, changed_at) VALUES (?, ?)",
            (deletion.session_id, rows.moment_text(deletion.changed_at)),
        )

    # days

    @property
    def _day(self) -> str:
        """The practice day of a session in days since 1970, in SQL."""
        start = self.start_of_day
        return f"(local_second - {start.hour * 3600 + start.minute * 60 + start.second}) / 86400"

    def _between(self, first: date, last: date) -> tuple[int, int]:
        """The wall times, in seconds, at which practice days begin and end."""
        start, end = (rows.second_of(datetime.combine(day, self.start_of_day)) for day in (first, last))
        return start, end + 86_400


def _rank(record: Session | Deletion) -> tuple[datetime, bool, bytes]:
    """Of two records of one session, the one with the higher rank stays."""
    if isinstance(record, Deletion):
        return record.changed_at, True, b""
    return record.changed_at, False, msgspec.json.encode(record)
