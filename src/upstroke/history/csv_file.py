"""The history as CSV, for a spreadsheet: the sessions and their passes, with what was said of them.

One row a pass; the columns of its session are repeated in each, those of the pass begin with `step_`. A session without
a pass has one row with these empty. Zones are parted by spaces. Text that a spreadsheet would take for a formula has an
apostrophe before it, which the import takes away again. What was said of a session, its note and whether it was
`edited` or `added`, is for people to read; the import passes it over, as nothing tells when it was said.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from upstroke.history.content import Content, sessions_of
from upstroke.history.exchange_error import ONLY_OURS, ExchangeError, wrong
from upstroke.history.facts import EDITED, NOTES
from upstroke.history.records import FileSession, FileStep, session_in_file
from upstroke.history.store import History

_STEP_PREFIX = "step_"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "'")
_SESSION_COLUMNS = tuple(name for name in FileSession.__struct_fields__ if name != "steps")
_STEP_COLUMNS = tuple(f"{_STEP_PREFIX}{name.removeprefix(_STEP_PREFIX)}" for name in FileStep.__struct_fields__)
_SAID_COLUMNS = ("edited", "note")


def csv_pieces(history: History) -> Iterator[bytes]:
    """The pieces of a CSV file. It begins with a byte order mark, without which spreadsheets take it for Latin-1."""
    yield b"\xef\xbb\xbf" + _lines([(*_SESSION_COLUMNS, *_SAID_COLUMNS, *_STEP_COLUMNS)])
    marks, notes = history.facts.of(EDITED), history.facts.of(NOTES)
    for session in history.everything():
        record: dict[str, Any] = msgspec.to_builtins(session_in_file(session))
        own = [record[name] for name in _SESSION_COLUMNS]
        steps = [list({**step, "zones": " ".join(step["zones"])}.values()) for step in record["steps"]]
        said = [marks.get(session.id, ""), notes.get(session.id, "")]
        yield _lines(map(_harmless, [*own, *said, *step]) for step in steps or [[""] * len(_STEP_COLUMNS)])


def _harmless(value: object) -> object:
    """Text that no spreadsheet calculates. What begins with an apostrophe gets another, for the way back."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_RISKY) else value


def _lines(lines: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def read_csv(data: bytes | bytearray, name: str) -> Content:
    """What is in a CSV file, which errors call by `name`. Raises ExchangeError."""
    try:
        header, count = _looked_through(_rows(data), name)
    except UnicodeDecodeError as error:
        raise ExchangeError(f"{name} is no text in UTF-8; {ONLY_OURS}.") from error
    except csv.Error as error:
        raise ExchangeError(f"{name} is not a CSV file that can be read: {error}.") from error
    return Content(count, sessions_of(_decoded(_rows(data), header, name), name))


def _rows(data: bytes | bytearray) -> Iterator[list[str]]:
    """The rows, one by one: held at once they would take ten times the file."""
    return csv.reader(io.TextIOWrapper(io.BytesIO(data), "utf-8-sig", newline=""), strict=True)


def _looked_through(rows: Iterator[list[str]], name: str) -> tuple[list[str], int]:
    """The columns, and how many sessions there are. Raises ExchangeError where rows don't go together."""
    header = next(rows, [])
    missing = [column for column in (*_SESSION_COLUMNS, *_STEP_COLUMNS) if column not in header]
    if missing:
        raise ExchangeError(f"{name} lacks the column “{missing[0]}”; {ONLY_OURS}.")
    at, before, seen = header.index("id"), None, set()
    for number, row in enumerate(rows, 2):
        if len(row) != len(header):
            raise ExchangeError(f"{name}, row {number}: has {len(row)} columns in place of {len(header)}.")
        if row[at] != before:
            before = row[at]
            if before in seen:
                apart = "is apart from the other rows of its session"
                raise ExchangeError(f"{name}, row {number}: {apart}; sort the rows by “id”, then by “step_position”.")
            seen.add(before)
    return header, len(seen)


def _decoded(rows: Iterator[list[str]], header: Sequence[str], name: str) -> Iterator[FileSession]:
    """The sessions, each of which has some rows after each other, below the header."""
    next(rows)
    for number, (_, group) in enumerate(groupby(rows, key=itemgetter(header.index("id"))), 1):
        found = [dict(zip(header, (cell.removeprefix("'") for cell in row), strict=True)) for row in group]
        steps = [_step(row) for row in found if row[f"{_STEP_PREFIX}position"]]
        session = {**{column: found[0][column] for column in _SESSION_COLUMNS}, "steps": steps}
        try:
            yield msgspec.convert(session, FileSession, strict=False)
        except msgspec.ValidationError as error:
            raise wrong(name, error, f"session {number}") from error


def _step(row: dict[str, str]) -> dict[str, object]:
    named = dict(zip(FileStep.__struct_fields__, (row[column] for column in _STEP_COLUMNS), strict=True))
    return {**named, "zones": named["zones"].split()}
