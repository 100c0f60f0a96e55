"""When the surroundings fail, the program runs, says so in a sentence, and leaves the user's files alone."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from tests.routine_texts import BREEZE
from upstroke.domain.session import SessionOutcome
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.store import History
from upstroke.ui.main_window import PageId


def set_writable(program: Program, writable: bool) -> None:
    """Have the open database refuse to be written, or not."""
    program.app.history._database._connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")


def test_a_history_that_can_not_be_written_stops_no_routine(start: Start) -> None:
    # given a routine under way, and a history that can't be written from now on
    program = start()
    program.play("desk-2min")
    program.hear_passes(1)
    set_writable(program, False)
    # when the routine goes on
    program.hear_passes(3)
    # then it says so, and plays on to its end
    assert len([text for text in program.texts if "cannot be written" in text]) == 1
    assert program.playing
    program.hear_out()
    assert "All done" in program.texts
    # and on Today it is said once more, once
    program.click("Done")
    assert len([text for text in program.texts if "cannot be written" in text]) == 1
    # and when it can be written again, the next one is kept
    set_writable(program, True)
    program.play("desk-2min")
    program.hear_out()
    assert program.kept[-1].outcome is SessionOutcome.FINISHED


def test_a_history_that_can_not_be_written_from_the_start_is_said_in_the_player(start: Start) -> None:
    program = start()
    set_writable(program, False)
    program.play("desk-2min")
    assert program.says("cannot be written")
    assert program.playing
    program.hear_passes(2)
    set_writable(program, True)
    program.hear_out()
    assert len(program.kept[0].passes) == 9


def test_a_history_that_can_not_be_read_stops_no_routine(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    # given a history that fails while the program runs
    program = start()

    def gone(self: History, since: object) -> None:
        raise HistoryUnavailable(Trouble.OTHER, program.paths.database, "The history can't be read.")

    monkeypatch.setattr(History, "tool_uses", gone)
    # when a routine is started
    program.play("brush-morning")
    # then it plays
    assert program.playing
    program.hear_out()
    program.click("Done")
    assert program.says("The history can't be read.")


def test_a_history_of_a_newer_version_is_left_untouched(start: Start, profile: Path) -> None:
    # given a history that a later Upstroke has written
    profile.mkdir()
    file = profile / "history.sqlite"
    History.open(file).close()
    with closing(sqlite3.connect(file)) as later:
        later.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    # when the program is started, and a routine played
    program = start()
    assert program.says("is of version 99")
    program.play("desk-2min")
    program.hear_out()
    assert "All done" in program.texts
    program.close()
    # then the file is the same, byte for byte
    assert file.read_bytes() == before


def test_a_damaged_history_is_set_aside(start: Start, profile: Path) -> None:
    # given a file that is no database any more
    profile.mkdir()
    (profile / "history.sqlite").write_bytes(b"no database at all" * 1000)
    # when the program is started
    program = start()
    # then it says where the file is kept, and a new history begins
    assert program.says("history.damaged-1.sqlite")
    assert (profile / "history.damaged-1.sqlite").read_bytes() == b"no database at all" * 1000
    program.play("desk-2min")
    program.hear_out()
    assert len(program.kept) == 1


def test_a_routine_file_that_is_wrong_is_named_and_the_others_work(start: Start, profile: Path, qtbot: QtBot) -> None:
    # given one good and one broken routine of the user's
    folder = profile / "routines"
    folder.mkdir(parents=True)
    (folder / "breeze.toml").write_text(BREEZE)
    (folder / "broken.toml").write_text(BREEZE.replace("breeze", "broken").replace("seconds", "secnds"))
    # when the program is started
    program = start()
    # then the file, the step and the field are named
    qtbot.waitUntil(lambda: program.says('broken.toml: step 1 "oil"'))
    assert program.says('did you mean "seconds"')
    # and the others are there and can be played; the broken file is still as it was
    program.open(PageId.SHELVES)
    assert program.says("15 routines")
    program.play("breeze")
    assert program.playing
    assert "secnds" in (folder / "broken.toml").read_text()


def test_settings_that_can_not_be_understood_are_put_aside(start: Start, profile: Path) -> None:
    profile.mkdir()
    (profile / "settings.toml").write_text("what is this")
    program = start()
    assert program.says("settings could not be understood")
    assert (profile / "settings.toml.broken").read_text() == "what is this"


def test_a_routine_that_is_not_there_is_said(start: Start) -> None:
    program = start()
    program.play("nowhere")
    assert program.says('There is no routine "nowhere".')
    assert not program.window.playing
