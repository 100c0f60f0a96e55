"""How long the program takes to start, beside an empty PySide6 window, on a screen of its own."""

import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from statistics import median

from tests.benchmarks import budget
from tests.benchmarks.bench_files import copies
from tests.desktop.desk import Desk
from tests.profiles import pass_first_start
from upstroke.domain.demo import Practice
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir, routines_dir

ROUTINES = 200
YEARS = 10
PAIRS = 11
BUDGET = 1.6


def lines(quick: bool) -> Iterator[str]:
    """Start both in turn, and compare the two of each pair."""
    with Desk() as desk:
        profile = desk.home / "profile"
        _fill(UserPaths.under(profile))
        pairs = [(_start(desk, "empty_window"), _start(desk, "today_page", "--profile", profile)) for _ in range(2)]
        pairs = [
            (_start(desk, "empty_window"), _start(desk, "today_page", "--profile", profile))
            for _ in range(3 if quick else PAIRS)
        ]
    ratios = sorted(today / empty for empty, today in pairs)
    empty, today = (median(times) * 1000 for times in zip(*pairs, strict=True))
    yield f"an empty window: {empty:.0f} ms; the Today page: {today:.0f} ms; ratios {ratios[0]:.2f} to {ratios[-1]:.2f}"
    what = f"start to the Today page, {ROUTINES} routines, {YEARS} years"
    yield budget.line(what, median(ratios), BUDGET, "x an empty window")


def _fill(paths: UserPaths) -> None:
    """Make a profile with all of that in it."""
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    copies(paths.routines, ROUTINES - len(library.routines))
    practice = Practice({routine.id: routine for routine in library.routines})
    history = History.open(paths.database)
    history.merge(practice.sessions(datetime.now().astimezone(), YEARS * 365))
    history.close()
    pass_first_start(paths)


def _start(desk: Desk, name: str, *arguments: str | Path) -> float:
    """Seconds from the start of a program to its first painted window."""
    began = time.monotonic()
    program = desk.run(sys.executable, "-m", f"tests.benchmarks.{name}", *arguments)
    assert program.wait(60) == 0, program.output
    return float(program.output.splitlines()[-1]) - began
