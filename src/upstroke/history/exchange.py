"""The history as a file to take along, whose suffix says of what kind: JSON, which holds everything, or CSV.

What is imported is merged record by record, so that several machines can be brought together in any order.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from upstroke.domain.session import Session
from upstroke.history.content import Content
from upstroke.history.csv_file import csv_pieces, read_csv
from upstroke.history.exchange_error import ExchangeError, unreadable, unwritable
from upstroke.history.json_file import json_pieces, read_json
from upstroke.history.merging import Merged
from upstroke.history.private_file import written_whole
from upstroke.history.rows import Deletion
from upstroke.history.store import History

SLICE = 100
"""Sessions that are read or written between two reports of how far it is."""

Progress = Callable[[int, int], None]
"""Told how many sessions of how many are done. What it raises ends an export or import, and nothing of it is kept."""


def silent(done: int, of: int) -> None:
    """Tell nobody how far it is."""


def export_history(history: History, path: Path, now: datetime, progress: Progress = silent) -> None:
    """Write the whole history to a .json or .csv file, replacing it only once all is written. Raises ExchangeError."""
    match path.suffix.lower():
        case ".json":
            pieces = json_pieces(history, now)
        case ".csv":
            pieces = csv_pieces(history)
        case _:
            raise unknown_kind(path)
    try:
        with history.snapshot(), written_whole(path) as file:
            file.writelines(told(pieces, progress, history.count))
    except OSError as error:
        raise unwritable(f"“{path}”", error) from error


def told(pieces: Iterable[bytes], progress: Progress, of: int, before: int = 0) -> Iterator[bytes]:
    """The pieces of a file, of which about each is a session, with a report every so many.

    `before` is how many of all of them were written to another file already.
    """
    for number, piece in enumerate(pieces, before):
        if (number - before) % SLICE == 0:
            progress(min(number, of), of)
        yield piece


def import_history(history: History, path: Path, progress: Progress = silent) -> Merged:
    """Merge what `export_history` wrote: all of it or, where it raises ExchangeError, nothing."""
    readers = {".json": read_json, ".csv": read_csv}
    if path.suffix.lower() not in readers:
        raise unknown_kind(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(f"“{path}”", error) from error
    return take(history, readers[path.suffix.lower()](data, f"“{path}”"), progress)


def take(history: History, content: Content, progress: Progress = silent) -> Merged:
    """Merge what a file holds: all of it or, where it raises ExchangeError, nothing."""

    def records() -> Iterator[Session | Deletion]:
        for number, session in enumerate(content.sessions):
            if number % SLICE == 0:
                progress(number, content.count)
            yield session
        yield from content.deletions

    return history.merge(records(), content.facts)


def unknown_kind(path: Path) -> ExchangeError:
    """A file whose name does not say what it is."""
    return ExchangeError(f"“{path}” must end in .zip, .json or .csv, so that its kind is known.")
