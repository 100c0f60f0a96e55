"""What a file of the history holds, looked through for what can't be, whatever kind of file it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime

import msgspec

from upstroke.domain.session import Session
from upstroke.history.exchange_error import ExchangeError, wrong
from upstroke.history.facts import KINDS
from upstroke.history.records import (
    FileDeletion,
    FileFact,
    FileSession,
    deletion_from_file,
    fact_from_file,
    session_from_file,
)
from upstroke.history.rows import Deletion, Fact

_YEARS = range(1971, 3000)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds. `sessions`, of which there are `count`, are read as they are asked for, as they may be many.

    That raises ExchangeError.
    """

    count: int
    sessions: Iterable[Session]
    deletions: tuple[Deletion, ...] = ()
    facts: tuple[Fact, ...] = ()


def sessions_of(found: Iterable[FileSession], name: str) -> Iterator[Session]:
    """The sessions of a file, which errors call by `name`. Raises ExchangeError for one that can't be."""
    for number, session in enumerate(found, 1):
        for field, moment in (("started_at", session.started_at), ("changed_at", session.changed_at)):
            if moment.year not in _YEARS:
                raise ExchangeError(f"{name}, session {number}, {field}: the year {moment.year} can't be right.")
        if len({(step.position, step.side) for step in session.steps}) < len(session.steps):
            raise ExchangeError(f"{name}, session {number}: two steps have the same position and side.")
        yield session_from_file(session)


def deletions_of(found: Iterable[FileDeletion], name: str) -> Iterator[Deletion]:
    """The marks of a file. Raises ExchangeError."""
    for number, mark in enumerate(found, 1):
        if mark.changed_at.year not in _YEARS:
            raise ExchangeError(f"{name}, deleted {number}, changed_at: {mark.changed_at.year} can't be right.")
        yield deletion_from_file(mark)


def facts_of(found: Iterable[FileFact], name: str) -> Iterator[Fact]:
    """The facts of a file whose kind is known. Raises ExchangeError."""
    for number, fact in enumerate(found, 1):
        if fact.changed_at.year not in _YEARS:
            raise ExchangeError(f"{name}, fact {number}, changed_at: {fact.changed_at.year} can't be right.")
        if fact.kind not in KINDS:
            continue
        if bytes(fact.value) != b"null":
            _look_through(fact, name, f"fact {number}")
        yield fact_from_file(fact)


def _look_through(fact: FileFact, name: str, place: str) -> None:
    """Look for what is wrong in the value of a fact."""
    try:
        value = msgspec.json.decode(fact.value, type=KINDS[fact.kind].type)
    except msgspec.DecodeError as error:
        raise wrong(name, error, f"{place}, value") from error
    if not all(moment.tzinfo and moment.year in _YEARS for moment in _moments_in(value)):
        raise ExchangeError(f"{name}, {place}, value: a moment needs its time zone and a likely year.")
    if any(getattr(value, field, fact.key) != fact.key for field in ("id", "rule")):
        raise ExchangeError(f"{name}, {place}, key: does not fit its value.")


def _moments_in(value: object) -> Iterator[datetime]:
    """The moments in a value of a fact."""
    if isinstance(value, datetime):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _moments_in(getattr(value, field.name))
