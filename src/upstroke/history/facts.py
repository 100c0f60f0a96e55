"""What the user says once and may change: favourites, tools, answers, the plan. Of each the latest change stays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Generic, TypeVar

import msgspec

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.ratings import Rating
from upstroke.domain.reminders import Reminder, Told
from upstroke.domain.safety_rules import Answer
from upstroke.domain.script import Saying
from upstroke.domain.session_edit import Mark
from upstroke.domain.skin import SkinNote
from upstroke.domain.tools_view import Visit
from upstroke.history import rows
from upstroke.history.database import Database, Row
from upstroke.history.rows import FACT_COLUMNS, Fact

T = TypeVar("T", covariant=True)

_FACT = ", ".join(FACT_COLUMNS)
_PUT = f"INSERT OR REPLACE INTO fact ({_FACT}) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """A kind of fact: what its key names, and what its values are."""

    name: str
    type: type[T]


FAVOURITES = Kind("favourite", bool)
"""By the id of a routine."""
SAID = Kind("said", Saying)
"""By the id of a routine: how much is said in it, where that is not as always."""
OWNED = Kind("owned", bool)
"""By the name of a tool: the user has one."""
CLEANED = Kind("cleaned", datetime)
"""By the name of a tool: when it was last cleaned."""

ANSWERS = Kind("answer", Answer)
"""By the id of a safety rule."""
FELT_WRONG = Kind("felt_wrong", FeltWrong)
"""By an id of its own."""
VISITS = Kind("visit", Visit)
"""By their ids."""
SHORTENED = Kind("shortened", bool)
"""By the id of a session: it was begun with less in it than its routine has, so that it can't go on."""
NOTES = Kind("note", str)
"""By the id of a session: what the user wrote about it."""
EDITED = Kind("edited", Mark)
"""By the id of a session that is not as it was recorded."""
RATINGS = Kind("rating", Rating)
"""By the id of a session: how it felt before and after."""
SKIN = Kind("skin", SkinNote)
"""By their ids."""
OFFERED = Kind("offered", bool)
"""By the name of something that is offered once: it was."""
PLAN = Kind("plan", str)
"""By the day of the week and the slot, such as `0.morning`: the id of a routine, empty for rest. See `week`."""
REMINDERS = Kind("reminder", Reminder)
"""By their ids: one that the user added or changed. See `reminders`."""
TOLD = Kind("told", Told)
"""By the id of a reminder."""

KINDS: Mapping[str, Kind[object]] = {
    kind.name: kind
    for kind in (
        FAVOURITES,
        SAID,
        OWNED,
        CLEANED,
        ANSWERS,
        FELT_WRONG,
        VISITS,
        SHORTENED,
        NOTES,
        EDITED,
        RATINGS,
        SKIN,
        OFFERED,
        PLAN,
        REMINDERS,
        TOLD,
    )
}


class Facts:
    """The facts of a history. Every method raises HistoryUnavailable when the file can't be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, kind: Kind[T]) -> Mapping[str, T]:
        """What holds now of a kind, by key."""
        statement = "SELECT key, value FROM fact WHERE kind = ? AND value <> 'null' ORDER BY key"
        return dict(self._database.read(partial(_entry, kind), statement, (kind.name,)))

    def some(self, kind: Kind[T], keys: Iterable[str]) -> Mapping[str, T]:
        """What holds now of a kind for some keys; those without are left out."""
        statement = (
            "SELECT key, value FROM fact WHERE kind = ? AND value <> 'null' AND key IN (SELECT value FROM json_each(?))"
        )
        wanted = msgspec.json.encode(list(keys)).decode()
        return dict(self._database.read(partial(_entry, kind), statement, (kind.name, wanted)))

    def put(self, kind: Kind[T], key: str, value: T | None, changed_at: datetime) -> None:
        """Write a fact down, in place of what was said before; None takes it back."""
        self.put_all(kind, {key: value}, changed_at)

    def put_all(self, kind: Kind[T], values: Mapping[str, T | None], changed_at: datetime) -> None:
        """Write several of a kind down, all or none."""
        with self._database.transaction():
            for key, value in values.items():
                fact = Fact(kind.name, key, msgspec.json.encode(value).decode(), changed_at)
                # The moment never goes back, even if the clock does, or a merge might lose the change.
                if (here := self._here(fact)) and here.changed_at >= changed_at:
                    fact = replace(fact, changed_at=here.changed_at + timedelta(microseconds=1))
                self._database.write(_PUT, rows.fact_row(fact))

    def everything(self) -> Iterator[Fact]:
        """All facts, those taken back too."""
        yield from self._database.read(rows.fact_of, f"SELECT {_FACT} FROM fact ORDER BY kind, key")

    def merge(self, facts: Iterable[Fact]) -> int:
        """Take facts in, inside a transaction; of each the latest change stays. Returns how many are new here.

        Of two changes at the same moment the one whose value sorts last stays, whatever the order of the merges.
        """
        changed = 0
        for fact in facts:
            here = self._here(fact)
            if here is None or (fact.changed_at, fact.value) > (here.changed_at, here.value):
                self._database.write(_PUT, rows.fact_row(fact))
                changed += 1
        return changed

    def _here(self, fact: Fact) -> Fact | None:
        found = self._database.read(
            rows.fact_of, f"SELECT {_FACT} FROM fact WHERE kind = ? AND key = ?", (fact.kind, fact.key)
        )
        return found[0] if found else None


def _entry(kind: Kind[T], row: Row) -> tuple[str, T]:
    """The key and the value in a row. Raises ValueError for a value that is not of the kind."""
    try:
        return row[0], msgspec.json.decode(row[1], type=kind.type)
    except msgspec.DecodeError as error:
        raise ValueError(f"{kind.name} {row[0]}: {error}") from error
