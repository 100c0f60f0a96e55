"""The history: what was done, written as it happens, and read back by day.

What only the History page or an exchange asks for is imported then, and not before the first page.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from upstroke.domain.ratings import Rated
from upstroke.domain.routine import Slot
from upstroke.domain.session import START_OF_DAY, PassRecord, Session, SessionOutcome, local_time
from upstroke.domain.session_query import EVERYTHING, SessionQuery
from upstroke.domain.stats import Totals
from upstroke.history import rows
from upstroke.history.database import Database
from upstroke.history.facts import Facts
from upstroke.history.figures import Figures
from upstroke.history.practised import passed_over, practised_days
from upstroke.history.ratings import ratings_between
from upstroke.history.reading import WIDEST_OFFSET, routines_done, sessions_between, sessions_since
from upstroke.history.rows import SESSION_COLUMNS, Deletion, Fact
from upstroke.history.seal import seal
from upstroke.history.session_rows import MARKS, find, find_mark, insert, insert_passes, mark_deleted, passes_of, put

if TYPE_CHECKING:
    from upstroke.domain.body_map import ZoneTotal
    from upstroke.history.merging import Merged

_SESSION = ", ".join(SESSION_COLUMNS)
_IN_DAYS = "local_second >= ? AND local_second < ?"


class History:
    """What was done. `start_of_day` may be set at any time: days are worked out when they are asked for.

    Every method raises HistoryUnavailable when the file can't be used; then nothing was written by half.
    """

    def __init__(self, database: Database, start_of_day: time = START_OF_DAY) -> None:
        self._database = database
        self.start_of_day = start_of_day
        self.facts = Facts(database)
        self.figures = Figures(database, self._between)

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

    def close_sealed(self) -> None:
        """Let go of the file in order, at the end of the program, so that the next start need not read all of it."""
        self.close()
        if self._database.path:
            seal(self._database.path)

    # the record as it happens

    def begin(self, session: Session) -> None:
        """Write down that a session begins. It counts as interrupted until it ends."""
        with self._database.transaction():
            insert(self._database, replace(session, outcome=SessionOutcome.INTERRUPTED))

    def record(self, session_id: str, done: PassRecord, changed_at: datetime) -> None:
        """Write a pass down; it replaces one of the same position and side. Raises KeyError for an unknown session."""
        self.record_all(session_id, (done,), changed_at)

    def record_all(self, session_id: str, done: Iterable[PassRecord], changed_at: datetime) -> None:
        """Write passes down, all or none."""
        with self._database.transaction():
            self._touch(session_id, changed_at)
            insert_passes(self._database, session_id, done)
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
    def count(self) -> int:
        """How many sessions there are."""
        return self._database.read(rows.count_of, "SELECT count(*) FROM session")[0]

    @property
    def first_day(self) -> date | None:
        """The first practice day; None when empty."""
        found = self._database.read(rows.date_of, f"SELECT {self._day} FROM session ORDER BY local_second LIMIT 1")
        return found[0] if found else None

    def session(self, session_id: str) -> Session:
        """A session with its passes. Raises KeyError for an unknown one."""
        found = find(self._database, session_id)
        if found is None:
            raise KeyError(session_id)
        return found

    def sessions(
        self, first: date, last: date, start: int = 0, count: int = -1, query: SessionQuery = EVERYTHING
    ) -> tuple[Session, ...]:
        """Sessions of the practice days from `first` to `last` that answer a query, newest first, without their passes.

        `start` leaves out so many of the newest, `count` limits how many of the others are looked at (-1: all).
        """
        return sessions_between(self._database, *self._between(first, last), query, start, count)

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
        statement = f"SELECT count(DISTINCT {self._day}) FROM session WHERE {_IN_DAYS} AND active_ms > 0"
        if len(weekdays) < 7:
            # 1 January 1970 was a Thursday.
            statement += f" AND ({self._day} + 3) % 7 IN ({', '.join(map(str, weekdays))})"
        return self._database.read(rows.count_of, statement, self._between(first, last))[0]

    def practised_days(self, first: date, last: date) -> frozenset[date]:
        """The practice days from `first` to `last` on which something was done."""
        return practised_days(self._database, self._between(first, last), self._day)

    def days_passed_over(self, first: date, last: date) -> frozenset[date]:
        """The days from `first` to `last` that were on the calendar, and for the user lost in travelling."""
        return passed_over(self._database, self._between(first, last), self._day, self.start_of_day)

    def zone_totals(self, first: date, last: date) -> tuple["ZoneTotal", ...]:
        """What each zone got on the practice days from `first` to `last`, by side; zones without work are left out."""
        from upstroke.history.zones import zone_totals

        return zone_totals(self._database, *self._between(first, last))

    def ratings(self, first: date, last: date) -> tuple[Rated, ...]:
        """What was said of sessions of the practice days from `first` to `last`, in the order of their days."""
        return ratings_between(self._database, *self._between(first, last), self._day)

    def tool_uses(self, since: datetime) -> Mapping[str, tuple[datetime, ...]]:
        """For each tool, when the sessions since a moment began in which something was done with it.

        Each moment has the zone where the user was.
        """
        # A cross join keeps SQLite from reading all passes first.
        found = self._database.read(
            rows.tool_use_of,
            "SELECT DISTINCT tool, started_at, utc_offset_minutes FROM session "
            "CROSS JOIN pass ON pass.session_id = session.id "
            "WHERE local_second >= ? AND started_at >= ? AND pass.active_ms > 0 ORDER BY tool, started_at",
            (rows.second_of(local_time(since, 0) - WIDEST_OFFSET), rows.moment_text(since)),
        )
        return {tool: tuple(moment for _, moment in uses) for tool, uses in groupby(found, key=itemgetter(0))}

    def sessions_since(self, since: datetime) -> tuple[Session, ...]:
        """The sessions that began since a moment, with their passes, oldest first."""
        return sessions_since(self._database, since)

    def routines_done(self) -> Mapping[str, str]:
        """The ids of all routines that were done, by title, of which the last one counts."""
        return routines_done(self._database)

    # changing

    def together(self) -> AbstractContextManager[None]:
        """Let all that is written inside be kept, or nothing of it."""
        return self._database.transaction()

    def add(self, session: Session) -> None:
        """Write down a session that is over."""
        with self._database.transaction():
            insert(self._database, session)

    def change(self, session: Session, changed_at: datetime) -> Session:
        """Write what is now said of a session; its passes stay. Returns it as it was. Raises KeyError.

        One that goes on after it was cut short is counted by its passes again.
        """
        with self._database.transaction():
            here = self.session(session.id)
            later = max(changed_at, here.changed_at + timedelta(microseconds=1))
            put(self._database, replace(session, passes=here.passes, changed_at=later))
        return here

    def delete(self, session_id: str, changed_at: datetime) -> Session:
        """Delete a session but for a mark, and return it, so that `restore` can put it back. Raises KeyError."""
        with self._database.transaction():
            session = self.session(session_id)
            mark_deleted(self._database, Deletion(session_id, max(changed_at, session.changed_at)))
        return session

    def restore(self, session: Session, changed_at: datetime) -> None:
        """Put a deleted session back."""
        with self._database.transaction():
            mark = find_mark(self._database, session.id)
            # Later than the mark, or a merge with a copy that has the mark would delete it again.
            least = mark.changed_at + timedelta(microseconds=1) if mark else session.changed_at
            put(self._database, replace(session, changed_at=max(changed_at, least)))

    # exchange

    def snapshot(self) -> AbstractContextManager[None]:
        """Let all that is read inside be of one moment. Nothing can be written meanwhile."""
        return self._database.transaction("DEFERRED", alone=True)

    def everything(self) -> Iterator[Session]:
        """All sessions with their passes, oldest first, one by one."""
        for session in self._database.walk(rows.session_of, f"SELECT {_SESSION} FROM session ORDER BY started_at, id"):
            yield replace(session, passes=passes_of(self._database, session.id))

    def deletions(self) -> tuple[Deletion, ...]:
        """The marks of all deleted sessions."""
        return tuple(self._database.read(rows.deletion_of, f"{MARKS} ORDER BY changed_at, session_id"))

    def merge(self, records: Iterable[Session | Deletion], facts: Iterable[Fact] = ()) -> "Merged":
        """Take records in, all or none: of each session the latest change stays, whatever the order of the merges.

        Nothing else can be written meanwhile.
        """
        from upstroke.history.merging import merge

        with self._database.transaction(alone=True):
            return merge(self._database, self.facts, records, facts)

    # writing, inside a transaction

    def _touch(self, session_id: str, changed_at: datetime) -> None:
        """Note a change. The moment never goes back, even if the clock does, or a merge might lose the change."""
        if not self._database.write(
            "UPDATE session SET changed_at = max(changed_at, ?) WHERE id = ?",
            (rows.moment_text(changed_at), session_id),
        ):
            raise KeyError(session_id)

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
