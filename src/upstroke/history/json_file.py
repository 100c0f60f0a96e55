"""The history as JSON, which holds everything.

{"format": 1, "exported_at", "sessions": [{..., "steps": [...]}], "deleted": [{"id", "changed_at"}], "facts": [{"kind",
"key", "value", "changed_at"}]}, where a step is a pass, lengths are in seconds and moments in UTC. Keys and kinds of
fact that are not known are passed over.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

import msgspec
from msgspec import Raw, Struct

from upstroke.history.content import Content, deletions_of, facts_of, sessions_of
from upstroke.history.exchange_error import ONLY_OURS, ExchangeError, wrong
from upstroke.history.records import (
    FileDeletion,
    FileFact,
    FileSession,
    deletion_in_file,
    fact_in_file,
    session_in_file,
)
from upstroke.history.store import History

FORMAT = 1


class _Version(Struct):
    """What is read of a file first."""

    format: int


class _File(Struct, kw_only=True):
    """A whole file; a session is only read when its turn comes."""

    sessions: tuple[Raw, ...]
    deleted: tuple[FileDeletion, ...] = ()
    facts: tuple[FileFact, ...] = ()


def json_pieces(history: History, now: datetime) -> Iterator[bytes]:
    """The pieces of a JSON file, one session a line, so that a long history is never held whole."""
    encode = msgspec.json.encode
    yield b'{"format": %d,\n"exported_at": %s,\n"sessions": [' % (FORMAT, encode(now.astimezone(UTC)))
    for number, session in enumerate(history.everything()):
        yield (b",\n" if number else b"\n") + encode(session_in_file(session))
    marks = [deletion_in_file(mark) for mark in history.deletions()]
    facts = [fact_in_file(fact) for fact in history.facts.everything()]
    yield b'\n],\n"deleted": %s,\n"facts": %s}\n' % (encode(marks), encode(facts))


def read_json(data: bytes | bytearray, name: str) -> Content:
    """What is in a JSON file, which errors call by `name`. Raises ExchangeError."""
    try:
        version = msgspec.json.decode(data, type=_Version).format
        if version > FORMAT:
            newer = f"is in format {version}, and this Upstroke reads up to format {FORMAT}"
            raise ExchangeError(f"{name} {newer}; install a newer Upstroke to read it.")
        found = msgspec.json.decode(data, type=_File)
    except msgspec.DecodeError as error:
        raise wrong(name, error) from error
    except RecursionError:
        raise ExchangeError(f"{name} is nested too deeply; {ONLY_OURS}.") from None
    return Content(
        len(found.sessions),
        sessions_of(_decoded(found.sessions, name), name),
        tuple(deletions_of(found.deleted, name)),
        tuple(facts_of(found.facts, name)),
    )


def _decoded(sessions: Iterable[Raw], name: str) -> Iterator[FileSession]:
    decoder = msgspec.json.Decoder(FileSession)
    for number, session in enumerate(sessions, 1):
        try:
            yield decoder.decode(session)
        except msgspec.DecodeError as error:
            raise wrong(name, error, f"session {number}") from error
