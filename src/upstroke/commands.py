"""What the command line does without a window."""

import json
import sys
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.programme import open_routine
from upstroke.domain.timeline import lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.checking import Checker
from upstroke.files.faults import Fault
from upstroke.files.library import Library
from upstroke.history.database import HistoryUnavailable
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir, routines_dir


def load_library(paths: UserPaths, anatomy: Anatomy) -> Library:
    """The bundled routines and the user's own."""
    return Library((routines_dir(), paths.routines), anatomy)


def list_routines(paths: UserPaths, as_json: bool) -> int:
    """Print the routines there are; faults go to standard error."""
    library = load_library(paths, load_anatomy(resources_dir() / "face"))
    rows = []
    for routine in library.routines:
        timeline = lay_out(open_routine(routine))
        rows.append(
            {
                "id": routine.id,
                "title": routine.title,
                "slot": routine.slot.value,
                "tools": [tool.value for tool in timeline.programme.tools],
                "seconds": round(timeline.length_ms / 1000),
                "strokes": timeline.strokes,
            }
        )
    if as_json:
        print(json.dumps(rows, indent=2))
    else:
        for row in rows:
            length = f"{timedelta(seconds=int(str(row['seconds'])))}"
            print(f"{row['id']:<20} {length}  {row['strokes']:>4} strokes  {row['slot']:<8} {row['title']}")
    _print_faults(library.faults)
    return 0


def check(files: Iterable[Path]) -> int:
    """Read routine files and folders of them, and print what is wrong. 1 if anything is."""
    checker = Checker(routines_dir(), load_anatomy(resources_dir() / "face"))
    faults = dict.fromkeys(fault for file in files for fault in checker.faults(file))
    _print_faults(faults)
    return 1 if faults else 0


def export_history(paths: UserPaths, file: Path, now: datetime) -> int:
    """Write the history to a file; its suffix says how."""
    from upstroke.history import exchange

    def export(history: History) -> str:
        exchange.export_history(history, file, now)
        return f"The history was written to {file}."

    return _with_history(paths, export, reading=True)


def import_history(paths: UserPaths, file: Path) -> int:
    """Merge into the history what another export wrote."""
    from upstroke.history import exchange

    def merge(history: History) -> str:
        return exchange.import_history(history, file).sentence

    return _with_history(paths, merge)


# The window's start passes through this module too, so what only some commands need is imported there.


def _with_history(paths: UserPaths, work: Callable[[History], str], *, reading: bool = False) -> int:
    from upstroke.history.exchange import ExchangeError

    try:
        with closing(_open_history(paths.database, reading)) as history:
            print(work(history))
    except (HistoryUnavailable, ExchangeError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _open_history(path: Path, reading: bool) -> History:
    """The history; one that is only read may lie where nothing can be written."""
    try:
        return History.open(path)
    except HistoryUnavailable:
        if not reading:
            raise
        with suppress(HistoryUnavailable):
            return History.copy_of(path)
        raise


def _print_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)
