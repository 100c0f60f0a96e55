"""The records of the history as they are in a file: typed, so that what is read is checked."""

from datetime import UTC, date, datetime, timedelta
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Raw, Struct
from msgspec.json import format as compact

from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, PassRecord, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.history.reading import WIDEST_OFFSET
from upstroke.history.rows import Deletion, Fact

_WIDEST = WIDEST_OFFSET // timedelta(minutes=1)
_Seconds = Annotated[float, Meta(ge=0, le=10_000_000)]
_Count = Annotated[int, Meta(ge=0, le=10_000_000)]
_Moment = Annotated[datetime, Meta(tz=True)]
_Zone = Annotated[str, Meta(pattern=r"^\S+\Z")]


class FileStep(Struct, kw_only=True, frozen=True):
    """A pass, in a file."""

    position: _Count
    routine_id: str
    step_id: str
    title: str
    tool: str
    technique: str
    zones: tuple[_Zone, ...]
    side: PassSide
    pressure: Annotated[int, Meta(ge=0, le=4)]
    active_seconds: _Seconds
    strokes: _Count
    outcome: PassOutcome


class FileSession(Struct, kw_only=True, frozen=True):
    """A session, in a file."""

    id: UUID
    routine_id: str
    routine_title: str
    slot: Slot
    started_at: _Moment
    local_date: date
    utc_offset_minutes: Annotated[int, Meta(ge=-_WIDEST, le=_WIDEST)]
    planned_seconds: _Seconds
    active_seconds: _Seconds
    strokes: _Count
    outcome: SessionOutcome
    changed_at: _Moment
    steps: tuple[FileStep, ...] = ()


class FileDeletion(Struct, kw_only=True, frozen=True):
    """The mark of a deleted session, in a file."""

    id: UUID
    changed_at: _Moment


class FileFact(Struct, kw_only=True, frozen=True):
    """A fact, in a file."""

    kind: str
    key: Annotated[str, Meta(min_length=1)]
    value: Raw
    changed_at: _Moment


def session_in_file(session: Session) -> FileSession:
    """A session as it is written."""
    return FileSession(
        id=UUID(session.id),
        routine_id=session.routine_id,
        routine_title=session.routine_title,
        slot=session.slot,
        started_at=session.started_at.astimezone(UTC),
        local_date=session.local_date,
        utc_offset_minutes=session.utc_offset_minutes,
        planned_seconds=session.planned_ms / 1000,
        active_seconds=session.active_ms / 1000,
        strokes=session.strokes,
        outcome=session.outcome,
        changed_at=session.changed_at.astimezone(UTC),
        steps=tuple(map(_step_in_file, session.passes)),
    )


def _step_in_file(done: PassRecord) -> FileStep:
    return FileStep(
        position=done.position,
        routine_id=done.routine_id,
        step_id=done.step_id,
        title=done.title,
        tool=done.tool,
        technique=done.technique,
        zones=done.zones,
        side=done.side,
        pressure=done.pressure,
        active_seconds=done.active_ms / 1000,
        strokes=done.strokes,
        outcome=done.outcome,
    )


def session_from_file(found: FileSession) -> Session:
    """A session as it was read."""
    return Session(
        id=str(found.id),
        routine_id=found.routine_id,
        routine_title=found.routine_title,
        slot=found.slot,
        started_at=found.started_at.astimezone(UTC),
        local_date=found.local_date,
        utc_offset_minutes=found.utc_offset_minutes,
        planned_ms=round(found.planned_seconds * 1000),
        active_ms=round(found.active_seconds * 1000),
        strokes=found.strokes,
        outcome=found.outcome,
        changed_at=found.changed_at.astimezone(UTC),
        passes=tuple(sorted(map(_pass_of, found.steps), key=lambda done: done.position)),
    )


def _pass_of(found: FileStep) -> PassRecord:
    return PassRecord(
        position=found.position,
        side=found.side,
        routine_id=found.routine_id,
        step_id=found.step_id,
        title=found.title,
        tool=found.tool,
        technique=found.technique,
        zones=found.zones,
        pressure=found.pressure,
        active_ms=round(found.active_seconds * 1000),
        strokes=found.strokes,
        outcome=found.outcome,
    )


def deletion_in_file(mark: Deletion) -> FileDeletion:
    """A mark as it is written."""
    return FileDeletion(id=UUID(mark.session_id), changed_at=mark.changed_at.astimezone(UTC))


def deletion_from_file(found: FileDeletion) -> Deletion:
    """A mark as it was read."""
    return Deletion(str(found.id), found.changed_at.astimezone(UTC))


def fact_in_file(fact: Fact) -> FileFact:
    """A fact as it is written."""
    return FileFact(
        kind=fact.kind,
        key=fact.key,
        value=Raw(fact.value.encode()),
        changed_at=fact.changed_at.astimezone(UTC),
    )


def fact_from_file(found: FileFact) -> Fact:
    """A fact as it was read; its value is written as `Facts` writes it."""
    return Fact(
        found.kind, found.key, compact(bytes(found.value), indent=-1).decode(), found.changed_at.astimezone(UTC)
    )
