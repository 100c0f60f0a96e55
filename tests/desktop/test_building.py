"""A routine is built on the real window, by mouse and keyboard; and a kill takes nothing that was written."""

import json
import signal

from tests.desktop.desk import wait_until
from tests.desktop.user import User
from upstroke.commands import load_library
from upstroke.domain.draft import Draft
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir

PALETTE = (220, 420)
"""Somewhere in what can be taken, and somewhere in the sequence, in pixels of the screen."""
SEQUENCE = (620, 520)


def steps_kept(user: User) -> int:
    """How many steps are in the one draft that is kept; none where nothing is unsaved."""
    drafts = list(user.paths.drafts.glob("*.draft"))
    return json.loads(drafts[0].read_text())["items"].count("[[step]]") if drafts else 0


def add(user: User, words: str) -> None:
    """Find a step and add it, by keyboard."""
    user.desk.key("ctrl+f")
    user.desk.type(words)
    user.desk.key("Return", "Return")


def saved(user: User, routine_id: str) -> Draft:
    library = load_library(user.paths, load_anatomy(resources_dir() / "face"))
    routine = library.routine(routine_id)
    assert routine is not None
    return Draft.of(routine)


def test_an_evening_is_built_from_nothing_undone_done_again_saved_and_played(user: User) -> None:
    program = user.start()
    user.desk.key("ctrl+4")
    user.desk.drag(PALETTE, SEQUENCE)
    wait_until(lambda: steps_kept(user) == 1, "the step that was dragged in")
    add(user, "collarbones")
    add(user, "jawline")
    user.desk.key("ctrl+d")
    wait_until(lambda: steps_kept(user) == 4, "what was added and doubled")
    user.desk.key(*["ctrl+z"] * 4)
    wait_until(lambda: steps_kept(user) == 0, "all to be undone")
    user.desk.key(*["ctrl+shift+z"] * 4)
    wait_until(lambda: steps_kept(user) == 4, "all to be done again")
    user.desk.key("ctrl+s")  # without a name it goes to the field for it
    user.desk.type("My evening")
    user.desk.key("ctrl+s")
    wait_until(lambda: (user.paths.routines / "my-evening.toml").exists(), "the file of the routine")
    wait_until(lambda: not list(user.paths.drafts.iterdir()), "the draft to go")
    user.close(program)
    assert len(saved(user, "my-evening").items) == 4

    program = user.start("play", "my-evening")
    assert [each.routine_title for each in wait_until(user.sessions, "a session")] == ["My evening"]
    user.close(program)


def test_a_kill_takes_nothing_that_was_written(user: User) -> None:
    killed = user.start()
    user.desk.key("ctrl+4")
    add(user, "jawline")
    wait_until(lambda: steps_kept(user) == 1, "the draft to be kept")
    killed.send(signal.SIGKILL)
    killed.wait()

    program = user.start()
    user.desk.key("ctrl+4", "ctrl+s")
    user.desk.type("Again")
    user.desk.key("ctrl+s")
    wait_until(lambda: (user.paths.routines / "again.toml").exists(), "the file of the routine")
    user.close(program)
    assert len(saved(user, "again").items) == 1
