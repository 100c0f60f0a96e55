"""How long the frozen program takes to its window, beside the same from source."""

import time
from collections.abc import Callable
from statistics import median

from tests.benchmarks import budget
from tests.desktop.desk import Desk, Program
from tests.desktop.user import TITLE, User
from tests.profiles import pass_first_start
from tests.smoke.frozen import Frozen
from upstroke.paths import UserPaths

PAIRS = 9
BUDGET = 1.3


def start_line(frozen: Frozen) -> str:
    """Start both in turn, and compare the two of each pair; the first pair, which fills caches, is not counted."""
    with Desk() as desk:
        user = User(desk, UserPaths.under(desk.home / "profile"), desk.home)
        pass_first_start(user.paths)
        home = ("--profile", user.paths.data)

        def by_frozen() -> Program:
            return desk.run(frozen.program, *home)

        def by_source() -> Program:
            return desk.upstroke(*home)

        pairs = [(_start(user, by_source), _start(user, by_frozen)) for _ in range(PAIRS + 1)][1:]
    source, built = (median(times) * 1000 for times in zip(*pairs, strict=True))
    ratio = median(later / earlier for earlier, later in pairs)
    return budget.line(f"Start: {built:.0f} ms, from source {source:.0f} ms", ratio, BUDGET, "x the source")


def _start(user: User, begin: Callable[[], Program]) -> float:
    """Seconds until the window is on the screen."""
    began = time.monotonic()
    program = begin()
    user.desk.ask("xdotool", "search", "--sync", "--onlyvisible", "--name", TITLE)
    seconds = time.monotonic() - began
    user.desk.window(TITLE)
    user.close(program)
    return seconds
