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
from upstroke.files.preferences import Settings
from upstroke.files.routine_library import Library
from upstroke.history.backup import Backups
from upstroke.history.database import HistoryUnavailable
from upstroke.history.opening import READABLE
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir, routines_dir

DAYS_OF_YEAR = 365.25


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
    """Write the history to a file, and with .zip what else is the user's; its suffix says how."""
    from upstroke import takeout

    def export(history: History) -> str:
        takeout.export(history, paths, file, now)
        return takeout.written(file)

    return _with_history(paths, export, reading=True)


def import_history(paths: UserPaths, file: Path, now: datetime, settings_too: bool = False) -> int:
    """Bring what another export wrote together with what is here, after a backup of it.

    Settings are only taken over where that is asked.
    """
    from upstroke import takeout
    from upstroke.files.settings import SettingsStore

    def take(history: History) -> str:
        backups_of(paths, SettingsStore(paths.settings).settings).make_first(now)
        anatomy = load_anatomy(resources_dir() / "face")
        taken = takeout.take(history, load_library(paths, anatomy), paths, anatomy, file)
        sentences = [taken.sentence]
        if taken.settings and settings_too:
            troubles = takeout.take_settings(taken.settings, SettingsStore(paths.settings))
            sentences += ["The settings were taken over.", *troubles]
        elif taken.settings:
            sentences.append("Your settings stay as they are; --settings takes those of the file.")
        return " ".join(sentences)

    return _with_history(paths, take)


def demo_data(paths: UserPaths, years: int, now: datetime) -> int:
    """Fill an empty history with sessions that were made up, so that there is something to look at."""
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    try:
        with closing(History.open(paths.database)) as history:
            if not history.is_empty:
                print(f"“{paths.data}” has sessions already; name an empty folder as the profile.", file=sys.stderr)
                return 1
            added = make_up(history, library, now, round(years * DAYS_OF_YEAR))
    except HistoryUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{added} made-up sessions were written to “{paths.data}”.")
    return 0


def make_up(history: History, library: Library, last: datetime, days: int, seed: int = 1) -> int:
    """Write so many days of practice, and what was said of it, into an empty history; returns how many sessions."""
    from upstroke.domain.demo import Practice
    from upstroke.domain.demo_diary import diary
    from upstroke.history.facts import NOTES, RATINGS, SKIN, VISITS

    kinds = {kind.type: kind for kind in (NOTES, RATINGS, SKIN, VISITS)}
    practice = Practice({routine.id: routine for routine in library.routines}, seed)
    sessions = tuple(practice.sessions(last, days))
    with history.together():
        for session in sessions:
            history.add(session)
        for said in diary(sessions, seed):
            history.facts.put(kinds[type(said.what)], said.key, said.what, said.at)
    return len(sessions)


def backups_of(paths: UserPaths, settings: Settings) -> Backups:
    """The backups of a profile, where its settings put them."""
    return Backups(paths.database, paths.backups(settings.backup_folder))


# The window's start passes through this module too, so what only some commands need is imported there.


def _with_history(paths: UserPaths, work: Callable[[History], str], *, reading: bool = False) -> int:
    from upstroke.history.exchange_error import ExchangeError

    try:
        with closing(_open_history(paths.database, reading)) as history:
            print(work(history))
    except (HistoryUnavailable, ExchangeError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'} could not be used: {error.strerror}.", file=sys.stderr)
    else:
        return 0
    return 1


def _open_history(path: Path, reading: bool) -> History:
    """The history; one that is only read may lie where nothing can be written."""
    try:
        return History.open(path)
    except HistoryUnavailable as error:
        if not reading or error.kind not in READABLE:
            raise
        with suppress(HistoryUnavailable):
            return History.copy_of(path)
        raise


def _print_faults(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(fault, file=sys.stderr)
