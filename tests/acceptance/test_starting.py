"""What a start of the program asks for: a file to import, a routine to play; also of one that runs already."""

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.acceptance.conftest import Start
from tests.routine_texts import BREEZE
from upstroke.domain.session import SessionOutcome
from upstroke.request import Request
from upstroke.ui.main_window import PageId


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A routine that came by mail."""
    path = tmp_path / "breeze.upstroke"
    path.write_text(BREEZE)
    return path


def test_a_file_is_imported_and_can_be_played_at_once(start: Start, file: Path, profile: Path) -> None:
    # when the program is started with a file
    program = start(Request(file=file))
    # then it is in the library and on the disk
    assert program.says("“Breeze” is in your library.")
    assert (profile / "routines" / "breeze.toml").read_text() == BREEZE
    # and one click plays it
    program.click("Play")
    assert program.playing
    assert program.says("Breeze")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<html>", "breeze.upstroke: is not valid TOML"),
        (BREEZE.replace("seconds", "secnds"), 'breeze.upstroke: step 1 "oil"'),
    ],
    ids=["strange", "wrong"],
)
def test_a_file_that_can_not_be_used_is_explained(
    start: Start, file: Path, profile: Path, text: str, sentence: str
) -> None:
    file.write_text(text)
    program = start(Request(file=file))
    assert program.says(sentence)
    assert not list(profile.glob("routines/*"))


def test_a_routine_is_played_at_once(start: Start) -> None:
    program = start(Request(routine_id="desk-2min"))
    assert program.playing
    program.hear_out()
    assert "All done" in program.texts
    assert program.window.isVisible()


def test_with_exit_the_window_closes_when_the_end_has_rung_out(start: Start, qtbot: QtBot) -> None:
    # given a program that was started with `play desk-2min --exit`
    program = start(Request(routine_id="desk-2min", exit_at_end=True))
    # when the end is heard
    program.hear_out()
    assert program.window.isVisible()
    assert program.speaker.open
    # then the window closes as soon as the last sound is over
    program.app.playback.hush()
    assert not program.window.isVisible()
    assert program.kept[0].outcome is SessionOutcome.FINISHED


def test_with_exit_the_window_closes_also_where_it_was_ended(start: Start) -> None:
    program = start(Request(routine_id="desk-2min", exit_at_end=True))
    program.hear_passes(1)
    program.click("End this routine")
    program.click("End")
    assert not program.window.isVisible()
    assert program.kept[0].outcome is SessionOutcome.STOPPED


def test_exit_is_meant_for_that_routine_alone(start: Start) -> None:
    # given an `--exit` that came to nothing
    program = start(Request(routine_id="nowhere", exit_at_end=True))
    # when another routine is played to its end
    program.play("desk-2min")
    program.hear_out()
    program.app.playback.hush()
    # then the window stays
    assert program.window.isVisible()


def test_a_second_start_while_a_routine_is_played(start: Start) -> None:
    # given a routine under way, that would close the window at its end
    program = start(Request(routine_id="desk-2min", exit_at_end=True))
    program.hear_passes(2)
    # when the program is started again with nothing to do
    program.app.show(Request())
    # then the routine plays on
    assert program.playing
    assert program.app.playback.player.timeline.programme.routine_id == "desk-2min"
    # when it is started with another routine
    program.app.show(Request(routine_id="guasha-quick"))
    # then that one plays, and of the first what was done is kept
    assert program.playing
    assert program.says("Gua sha, quick pass")
    (kept, begun) = program.kept
    assert (kept.routine_id, kept.outcome) == ("desk-2min", SessionOutcome.STOPPED)
    assert begun.routine_id == "guasha-quick"
    # and the window stays open at its end
    program.hear_out()
    program.app.playback.hush()
    assert "All done" in program.texts


def test_a_second_start_with_a_file_does_not_disturb_a_routine(start: Start, file: Path) -> None:
    program = start(Request(routine_id="desk-2min"))
    program.hear_passes(1)
    program.app.show(Request(file=file))
    assert program.playing
    assert not program.app.playback.player.paused
    program.hear_out()
    program.click("Done")
    assert program.says("“Breeze” is in your library.")


def test_when_nothing_plays_nothing_ticks(start: Start, qtbot: QtBot) -> None:
    # given a program in which something was played, and every page seen
    program = start(Request(routine_id="desk-2min"))
    program.hear_out()
    program.click("Done")
    program.app.playback.hush()
    for page in PageId:
        program.open(page)

    # then after a moment no timer is left that would wake the machine
    def ticking() -> list[QTimer]:
        timers = [each for each in gc.get_objects() if isinstance(each, QTimer)]
        return [each for each in timers if isValid(each) and each.isActive()]

    qtbot.waitUntil(lambda: not ticking())


def test_a_program_that_has_ended_leaves_nothing_behind(start: Start) -> None:
    # given a program in which a routine was played and every page seen
    program = start(Request(routine_id="desk-2min"))
    program.hear_passes(1)
    program.click("End this routine")
    program.click("End")
    program.click("See your history")
    for page in PageId:
        program.open(page)
    parts = [weakref.ref(part) for part in (program.app, program.window, program.app.playback, program.app.history)]
    # when it ends, and nobody holds on to it
    program.close()
    vars(program).clear()
    program._ended = True
    gc.collect()
    # then all of it is gone
    assert [part() for part in parts] == [None] * 4
