"""The history as a file to take along: JSON, which holds everything, or CSV, for a spreadsheet.

JSON: {"format": 1, "exported_at", "sessions": [{..., "steps": [...]}], "deleted": [{"id", "changed_at"}], "facts":
[{"kind", "key", "value", "changed_at"}]}, where a step is a pass, lengths are in seconds and moments in UTC. Keys and
kinds of fact that are not known are passed over.

CSV: one row a pass; the columns of its session are repeated in each, those of the pass begin with `step_`. A session
without a pass has one row with these empty. Zones are parted by spaces. Facts and marks of deleted sessions are not in
it. Text that a spreadsheet would take for a formula has an apostrophe before it, which the import takes away again.
"""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec

from upstroke.history.facts import KINDS
from upstroke.history.records import (
    FileSession,
    FileStep,
    FileVersion,
    HistoryFile,
    deletion_from_file,
    deletion_in_file,
    fact_from_file,
    fact_in_file,
    session_from_file,
    session_in_file,
)
from upstroke.history.store import History, Merged

FORMAT = 1
_YEARS = range(1971, 3000)


class ExchangeError(Exception):
    """A file can't be written or read; its text is a sentence for the user."""


_STEP_PREFIX = "step_"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_SESSION_COLUMNS = tuple(name for name in FileSession.__struct_fields__ if name != "steps")
_STEP_COLUMNS = tuple(f"{_STEP_PREFIX}{name.removeprefix(_STEP_PREFIX)}" for name in FileStep.__struct_fields__)


def export_history(history: History, path: Path, now: datetime) -> None:
    """Write the whole history to a .json or .csv file, replacing it only once all is written. Raises ExchangeError."""
    match path.suffix.lower():
        case ".json":
            chunks = _json(history, now)
        case ".csv":
            chunks = _csv(history)
        case _:
            raise _unknown_kind(path)
    with history.snapshot():
        _write(path, chunks)


def import_history(history: History, path: Path) -> Merged:
    """Merge what `export_history` wrote: all of it or, where it raises ExchangeError, nothing."""
    match path.suffix.lower():
        case ".json":
            found = _read_json(path)
        case ".csv":
            found = _read_csv(path)
        case _:
            raise _unknown_kind(path)
    _refuse_what_cannot_be(found, path)
    facts = [fact_from_file(fact) for fact in found.facts if fact.kind in KINDS]
    return history.merge([*map(session_from_file, found.sessions), *map(deletion_from_file, found.deleted)], facts)


# writing


def _json(history: History, now: datetime) -> Iterator[bytes]:
    """The pieces of a JSON file, one session a line, so that a long history is never held whole."""
    encode = msgspec.json.encode
    yield b'{"format": %d,\n"exported_at": %s,\n"sessions": [' % (FORMAT, encode(now.astimezone(UTC)))
    for number, session in enumerate(history.everything()):
        yield (b",\n" if number else b"\n") + encode(session_in_file(session))
    marks = [deletion_in_file(mark) for mark in history.deletions()]
    facts = [fact_in_file(fact) for fact in history.facts.everything()]
    yield b'\n],\n"deleted": %s,\n"facts": %s}\n' % (encode(marks), encode(facts))


def _csv(history: History) -> Iterator[bytes]:
    """The pieces of a CSV file. It begins with a byte order mark, without which spreadsheets take it for Latin-1."""
    yield b"\xef\xbb\xbf" + _csv_lines([(*_SESSION_COLUMNS, *_STEP_COLUMNS)])
    for session in history.everything():
        record: dict[str, Any] = msgspec.to_builtins(session_in_file(session))
        own = [record[name] for name in _SESSION_COLUMNS]
        steps = [list({**step, "zones": " ".join(step["zones"])}.values()) for step in record["steps"]]
        yield _csv_lines([*map(_harmless, own), *map(_harmless, step)] for step in steps or [[""] * len(_STEP_COLUMNS)])


def _harmless(value: object) -> object:
    """Text that no spreadsheet calculates. What begins with an apostrophe gets another, for the way back."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _csv_lines(lines: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    try:
        try:
            with part.open("wb") as file:
                file.writelines(chunks)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise ExchangeError(f"“{path}” can't be written: {error.strerror}.") from error


# reading


def _read_json(path: Path) -> HistoryFile:
    data = _read(path)
    try:
        version = msgspec.json.decode(data, type=FileVersion).format
        if version > FORMAT:
            newer = f"is in format {version}, and this Upstroke reads up to format {FORMAT}"
            raise ExchangeError(f"“{path}” {newer}; install a newer Upstroke to read it.")
        return msgspec.json.decode(data, type=HistoryFile)
    except msgspec.DecodeError as error:
        raise _wrong(path, error) from error
    except RecursionError:
        raise ExchangeError(f"“{path}” is nested too deeply; only what Upstroke exported can be imported.") from None


def _read_csv(path: Path) -> HistoryFile:
    try:
        lines = list(csv.reader(io.StringIO(_read(path).decode("utf-8-sig"), newline=""), strict=True))
    except (csv.Error, UnicodeDecodeError) as error:
        raise ExchangeError(f"“{path}” is not a CSV file that can be read: {error}.") from error
    header = lines[0] if lines else []
    missing = [name for name in (*_SESSION_COLUMNS, *_STEP_COLUMNS) if name not in header]
    if missing:
        raise ExchangeError(f"“{path}” lacks the column “{missing[0]}”; only what Upstroke exported can be imported.")
    for number, line in enumerate(lines, 1):
        if len(line) != len(header):
            raise ExchangeError(f"“{path}”, row {number}: has {len(line)} columns in place of {len(header)}.")
    rows = [dict(zip(header, (cell.removeprefix("'") for cell in line), strict=True)) for line in lines[1:]]
    sessions = []
    for _, group in groupby(rows, key=itemgetter("id")):
        of_session = list(group)
        steps = [_csv_step(row) for row in of_session if row[f"{_STEP_PREFIX}position"]]
        sessions.append({**{name: of_session[0][name] for name in _SESSION_COLUMNS}, "steps": steps})
    try:
        return msgspec.convert({"format": FORMAT, "sessions": sessions}, HistoryFile, strict=False)
    except msgspec.ValidationError as error:
        raise _wrong(path, error) from error


def _csv_step(row: dict[str, str]) -> dict[str, object]:
    named = dict(zip(FileStep.__struct_fields__, (row[column] for column in _STEP_COLUMNS), strict=True))
    return {**named, "zones": named["zones"].split()}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"“{path}” can't be read: {error.strerror}.") from error


def _refuse_what_cannot_be(found: HistoryFile, path: Path) -> None:
    """Look for what types don't say."""
    for number, session in enumerate(found.sessions, 1):
        for name in ("started_at", "changed_at"):
            year: int = getattr(session, name).year
            if year not in _YEARS:
                raise ExchangeError(f"“{path}”, session {number}, {name}: the year {year} can't be right.")
        places = {(step.position, step.side) for step in session.steps}
        if len(places) < len(session.steps):
            raise ExchangeError(f"“{path}”, session {number}: two steps have the same position and side.")
    for number, mark in enumerate(found.deleted, 1):
        if mark.changed_at.year not in _YEARS:
            raise ExchangeError(f"“{path}”, deleted {number}, changed_at: {mark.changed_at.year} can't be right.")
    for number, fact in enumerate(found.facts, 1):
        if fact.changed_at.year not in _YEARS:
            raise ExchangeError(f"“{path}”, fact {number}, changed_at: {fact.changed_at.year} can't be right.")
        if fact.kind in KINDS and bytes(fact.value) != b"null":
            try:
                value = msgspec.json.decode(fact.value, type=KINDS[fact.kind].type)
            except msgspec.DecodeError as error:
                raise ExchangeError(
                    f"“{path}”, fact {number}, value: {str(error)[:1].lower()}{str(error)[1:]}."
                ) from error
            if not all(moment.tzinfo and moment.year in _YEARS for moment in _moments_in(value)):
                raise ExchangeError(f"“{path}”, fact {number}, value: a moment needs its time zone and a likely year.")
            if any(getattr(value, name, fact.key) != fact.key for name in ("id", "rule")):
                raise ExchangeError(f"“{path}”, fact {number}, key: does not fit its value.")


def _moments_in(value: object) -> Iterator[datetime]:
    """The moments in a value of a fact."""
    if isinstance(value, datetime):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _moments_in(getattr(value, field.name))


def _unknown_kind(path: Path) -> ExchangeError:
    return ExchangeError(f"“{path}” must end in .json or .csv, so that its kind is known.")


def _wrong(path: Path, error: msgspec.DecodeError) -> ExchangeError:
    """Say in the user's words what msgspec found: “expected `int`, got `str` - at `$.sessions[2].strokes`”."""
    reason, _, place = str(error).partition(" - at `$")
    found = (re.sub(r"^(\w+)s\[(\d+)\]$", _ordinal, part) for part in place.rstrip("`").split(".") if part)
    where = "".join(f", {part}" for part in found)
    return ExchangeError(f"“{path}”{where}: {reason if reason[:2].isupper() else reason[:1].lower() + reason[1:]}.")


def _ordinal(match: re.Match[str]) -> str:
    return f"{match[1]} {int(match[2]) + 1}"
