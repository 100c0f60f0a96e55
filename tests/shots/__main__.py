"""`python -m tests.shots`: take the pictures of the README, of the real program and a believable history.

They show no frame of any desktop: the window is full screen. With the same fonts they come out the same each time, but
for the place of the hand.
"""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from tests.desktop.desk import Desk, Program
from tests.profiles import pass_first_start
from tests.shots.window import EVENING
from upstroke.commands import make_up
from upstroke.domain.draft import Draft
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.saving import save_draft
from upstroke.files.settings import SettingsStore
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir, routines_dir
from upstroke.ui.player.keys import GUARD_MS

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DAYS = 180
SEED = 3
LONG_ENOUGH_S = 1.5
"""Nothing that is loaded late takes longer than this to be seen."""

ROW = (600, 484)
"""A step of the one routine that is the user's own, in the builder."""

MID_STROKE_S = 4.0
"""From the start of a step, through its lead-in, to where its tool is well on its way."""


def main() -> int:
    """Take them all; an old one is replaced."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Desk() as desk:
        light, dark = UserPaths.under(desk.home / "light"), UserPaths.under(desk.home / "dark")
        for paths in (light, dark):
            _practise(paths)
        settings = SettingsStore(dark.settings)
        settings.set("theme", "dark")
        settings.flush()
        window = _open(desk, light)
        desk.key("F11")
        for name, key in (("today", "ctrl+1"), ("library", "ctrl+2"), ("history", "ctrl+5")):
            desk.key(key)
            _take(desk, name)
        desk.key("ctrl+4", "ctrl+o", "Down", "Down", "Return")
        desk.click(*ROW)
        _take(desk, "builder")
        _close(desk, window)
        _play(desk, light, "player", "guasha-full", 6)
        _play(desk, dark, "dark", "hands-nightly", 9)
    return 0


def _practise(paths: UserPaths) -> None:
    """Half a year of sessions, up to the morning of the day."""
    pass_first_start(paths, saying="nothing")  # so that the work begins at a known time
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    history = History.open(paths.database)
    make_up(history, library, EVENING, DAYS, SEED)
    history.close()
    whole = library.routine("guasha-full")
    assert whole is not None
    save_draft(replace(Draft.of(whole), id="", title="My evening wind-down"), library, paths.routines)


def _open(desk: Desk, paths: UserPaths, *arguments: str) -> Program:
    program = desk.run(sys.executable, "-m", "tests.shots.window", "--profile", paths.data, *arguments)
    desk.window("^Upstroke$")
    return program


def _close(desk: Desk, program: Program) -> None:
    desk.key("ctrl+q")
    program.wait()
    if program.output:
        sys.exit(program.output)


def _play(desk: Desk, paths: UserPaths, name: str, routine: str, step: int) -> None:
    """A picture of a step being worked."""
    program = _open(desk, paths, "play", routine)
    desk.key("f")
    for _ in range(step):
        desk.key("Right")
        time.sleep(1.2 * GUARD_MS / 1000)
    time.sleep(MID_STROKE_S)
    _take(desk, name)
    _close(desk, program)


def _take(desk: Desk, name: str) -> None:
    time.sleep(LONG_ENOUGH_S)
    path = desk.screenshot(FOLDER / f"{name}.png")
    subprocess.run(["convert", path, "-strip", "-define", "png:compression-level=9", path], check=True)
    print(path, flush=True)


if __name__ == "__main__":
    sys.exit(main())
