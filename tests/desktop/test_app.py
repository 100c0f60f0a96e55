"""The real program on a real screen, with a real sound server: started, used by the keyboard, killed, started again."""

import signal
import sys
import time
from datetime import datetime
from pathlib import Path

import numpy as np

from tests.desktop.desk import RATE, samples, wait_until
from tests.desktop.user import TITLE, User
from tests.routine_texts import routine_text
from upstroke.commands import load_library
from upstroke.day import Day
from upstroke.domain.look import Look
from upstroke.domain.session import PassOutcome, SessionOutcome
from upstroke.domain.timeline import LEAD_IN_MS
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.settings import SettingsStore
from upstroke.paths import resources_dir

SAMPLE = Path(__file__).with_name("sample.py")
PAGES = 6
SOME_WORK_S = LEAD_IN_MS / 1000 + 3
"""From the start of a step, with time for the sound device to open."""

ROUTINE = routine_text("my-own", "My own")


def work_on_the_first_step(user: User) -> None:
    """Skip the time to get ready, let the first step be worked for a moment, and leave it for the second."""
    wait_until(user.sessions, "a session in the history")
    user.desk.key("Right")
    time.sleep(SOME_WORK_S)
    user.desk.key("Right")
    wait_until(user.worked, "a pass in the history")


def test_the_first_start_with_the_keyboard_alone(user: User) -> None:
    user.paths.settings.unlink()
    program = user.start()
    welcome = user.still_screen()
    user.desk.key("Tab", "Right", "Right")
    wait_until(lambda: user.screen() != welcome, "another skin")
    chosen = user.still_screen()
    user.desk.key("Return")
    wait_until(lambda: user.screen() != chosen, "the first page")
    user.still_screen()
    user.close(program)
    settings = SettingsStore(user.paths.settings)
    assert settings.welcomed
    assert settings.settings.look != Look()


def test_an_evening_with_the_keyboard_alone(user: User) -> None:
    program = user.start()
    today = user.still_screen()
    seen = [today]
    for number in range(2, PAGES + 1):
        user.desk.key(f"ctrl+{number}")
        wait_until(lambda: user.screen() != seen[-1], f"page {number}")
        seen.append(user.still_screen())
    assert all(one != other for place, one in enumerate(seen) for other in seen[:place])
    user.desk.key("ctrl+1")
    wait_until(lambda: user.screen() == today, "the first page again")

    user.desk.key("Tab", "Tab", "Tab", "Return")
    wait_until(lambda: user.screen() != today, "the questions before a start")
    asked = user.still_screen()
    user.desk.key("Return")
    wait_until(lambda: user.screen() != asked, "what is good to know of a tool that is new")
    user.still_screen()
    user.desk.key("Return")
    work_on_the_first_step(user)
    assert [(each.routine_id, each.outcome) for each in user.sessions()] == [("evening", SessionOutcome.INTERRUPTED)]

    user.desk.key("space")
    paused = user.still_screen()
    user.desk.key("space")
    wait_until(lambda: user.screen() != paused, "the routine to go on")
    user.desk.key("Escape")
    asked = user.still_screen()
    user.desk.key("Tab", "Return")
    wait_until(lambda: user.sessions()[0].outcome is SessionOutcome.STOPPED, "the end")
    finish = user.still_screen()
    assert finish != asked
    user.desk.key("Return")
    wait_until(lambda: user.screen() != finish, "the page below")
    user.close(program)

    (kept,) = user.sessions()
    assert kept.active_ms > 500
    assert PassOutcome.SKIPPED in {done.outcome for done in kept.passes}


def test_a_routine_is_heard(user: User, tmp_path: Path) -> None:
    with user.desk.recording(tmp_path / "heard.raw") as tape:
        program = user.start("play", "guasha-quick")
        # The first chime comes at once, the count before the first step 5 s later.
        wait_until(
            lambda: len(loud := np.flatnonzero(np.abs(samples(tape)) > 0.05)) and np.ptp(loud) > 2 * 5 * RATE, "sound"
        )
        user.close(program)
    heard = samples(tape)
    assert np.abs(heard).max() < 0.9
    assert user.sessions() == [], "nothing was worked, so nothing is kept"


def test_a_second_start_brings_the_first_to_the_front_and_hands_over_its_file(user: User, tmp_path: Path) -> None:
    program = user.start()
    user.desk.run(sys.executable, SAMPLE)
    user.desk.window("Sample")
    assert user.begin().wait() == 0
    user.desk.window(TITLE)

    file = tmp_path / "taken.toml"
    file.write_text(ROUTINE)
    assert user.begin(file).wait() == 0
    wait_until(lambda: [path.name for path in user.paths.routines.glob("*.toml")] == ["my-own.toml"], "the routine")
    assert user.begin("play", "my-own").wait() == 0
    assert [each.routine_id for each in wait_until(user.sessions, "a session")] == ["my-own"]
    user.close(program)


def test_after_being_killed_in_a_routine_it_offers_to_go_on(user: User) -> None:
    killed = user.start("play", "desk-2min")
    work_on_the_first_step(user)
    killed.send(signal.SIGKILL)
    killed.wait()
    (cut_off,) = user.sessions()
    assert cut_off.outcome is SessionOutcome.INTERRUPTED

    program = user.start()
    library = load_library(user.paths, load_anatomy(resources_dir() / "face"))
    with user.history() as history:
        found = Day(library, history, SettingsStore(user.paths.settings), lambda: datetime.now().astimezone()).cut_off()
    assert found
    assert found.session.id == cut_off.id

    # The first button of the page goes on with it.
    user.desk.key("Tab", "Return")
    time.sleep(SOME_WORK_S)
    user.close(program)
    (kept,) = user.sessions()
    assert (kept.id, kept.outcome) == (cut_off.id, SessionOutcome.STOPPED)
    assert kept.active_ms > cut_off.active_ms + 500


def test_closing_the_window_keeps_what_was_done_and_where_it_was(user: User) -> None:
    program = user.start("play", "guasha-full")
    window = user.desk.window(TITLE)
    user.desk.ask("xdotool", "windowsize", "--sync", window, "1000", "700")
    user.desk.ask("xdotool", "windowmove", "--sync", window, "60", "40")
    place = user.place()
    assert "1000x700" in place
    user.desk.key("Right")
    time.sleep(SOME_WORK_S)
    user.desk.key("alt+F4")
    assert program.wait() == 0
    (kept,) = user.sessions()
    assert kept.outcome is SessionOutcome.STOPPED
    assert 500 < kept.active_ms < 5_000

    again = user.start()
    assert user.place() == place
    user.close(again)
