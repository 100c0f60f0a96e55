"""Rows of the database, and the values that they stand for."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome, there
from upstroke.domain.stats import Totals
from upstroke.domain.timeline import PassSide
from upstroke.history.database import Row

SESSION_COLUMNS = (
    "id",
    "routine_id",
    "routine_title",
    "slot",
    "started_at",
    "local_date",
    "utc_offset_minutes",
    "planned_ms",
    "active_ms",
    "strokes",
    "outcome",
    "changed_at",
)
PASS_COLUMNS = (
    "position",
    "side",
    "routine_id",
    "step_id",
    "title",
    "tool",
    "technique",
    "zones",
    "pressure",
    "active_ms",
    "strokes",
    "outcome",
)
FACT_COLUMNS = ("kind", "key", "value", "changed_at")

_EPOCH = datetime(1970, 1, 1)
_EPOCH_DAY = _EPOCH.toordinal()


@dataclass(frozen=True, slots=True)
class Deletion:
    """The mark that a deleted session leaves."""

    session_id: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that the user said; `value` is JSON text, null for one taken back."""

    kind: str
    key: str
    value: str
    changed_at: datetime


def second_of(wall: datetime) -> int:
    """A wall time in whole seconds since 1970, as the database sorts it."""
    return (wall - _EPOCH) // timedelta(seconds=1)


def moment_text(moment: datetime) -> str:
    """A moment as text in UTC; all are equally long, so that they sort."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def session_row(session: Session) -> Row:
    """The columns of a session, without its passes."""
    return (
        session.id,
        session.routine_id,
        session.routine_title,
        str(session.slot),
        moment_text(session.started_at),
        session.local_date.isoformat(),
        session.utc_offset_minutes,
        session.planned_ms,
        session.active_ms,
        session.strokes,
        str(session.outcome),
        moment_text(session.changed_at),
    )


def session_of(row: Row) -> Session:
    """The session in a row, without its passes. Raises ValueError for a row that holds none."""
    session_id, routine_id, title, slot, started, local_date, offset, planned, active, strokes, outcome, changed = row
    return Session(
        session_id,
        routine_id,
        title,
        Slot(slot),
        datetime.fromisoformat(started),
        date.fromisoformat(local_date),
        offset,
        planned,
        active,
        strokes,
        SessionOutcome(outcome),
        datetime.fromisoformat(changed),
    )


def pass_row(done: PassRecord) -> Row:
    """The columns of a pass."""
    return (
        done.position,
        str(done.side),
        done.routine_id,
        done.step_id,
        done.title,
        done.tool,
        done.technique,
        _zones_text(done.zones),
        done.pressure,
        done.active_ms,
        done.strokes,
        str(done.outcome),
    )


@lru_cache(maxsize=1024)
def _zones_text(zones: tuple[str, ...]) -> str:
    """Zones as JSON; there are few different ones, and an import writes hundreds of thousands."""
    return json.dumps(zones)


@lru_cache(maxsize=1024)
def _zones_in(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def pass_of(row: Row) -> PassRecord:
    """The pass in a row. Raises ValueError for a row that holds none."""
    position, side, routine, step, title, tool, technique, zones, pressure, active_ms, strokes, outcome = row
    return PassRecord(
        position,
        PassSide(side),
        routine,
        step,
        title,
        tool,
        technique,
        _zones_in(zones),
        pressure,
        active_ms,
        strokes,
        PassOutcome(outcome),
    )


def deletion_of(row: Row) -> Deletion:
    """The mark in a row of a session's id and a moment."""
    return Deletion(row[0], datetime.fromisoformat(row[1]))


def fact_row(fact: Fact) -> Row:
    """The columns of a fact."""
    return fact.kind, fact.key, fact.value, moment_text(fact.changed_at)


def fact_of(row: Row) -> Fact:
    """The fact in a row."""
    kind, key, value, changed = row
    return Fact(kind, key, value, datetime.fromisoformat(changed))


def date_of(row: Row) -> date:
    """The date in a row of days since 1970."""
    return date.fromordinal(_EPOCH_DAY + int(row[0]))


def count_of(row: Row) -> int:
    """A number alone."""
    return int(row[0])


def slot_totals_of(row: Row) -> tuple[Slot, Totals]:
    """A slot and its sums."""
    return Slot(row[0]), Totals(*row[1:])


def tool_use_of(row: Row) -> tuple[str, datetime]:
    """A tool and the moment at which it was used, with the zone where the user was."""
    tool, started, offset = row
    return tool, there(datetime.fromisoformat(started), offset)
