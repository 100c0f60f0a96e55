"""The history is backed up by itself, and what was lost comes back."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from tests.history.sessions import session
from upstroke.files.settings import SettingsStore
from upstroke.history.backup import Backup, Backups
from upstroke.history.store import History
from upstroke.ui.main_window import PageId

DAY_MS = 24 * 60 * 60 * 1000


def listed(profile: Path) -> tuple[Backup, ...]:
    return Backups(profile / "history.sqlite", profile / "backups").listed()


def play(program: Program) -> None:
    program.play("desk-2min")
    program.hear_out()
    program.click("Done")


def test_each_day_leaves_one_backup(start: Start, profile: Path) -> None:
    # given someone who starts the program twice a day
    program = start()
    program.close()
    assert listed(profile) == ()  # there is nothing to lose yet
    for _ in range(3):
        for _ in range(2):
            program = start()
            play(program)
            program.close()
        program.clocks.run(DAY_MS)
    # then each day has one
    assert [backup.sessions for backup in listed(profile)] == [5, 3, 1]


def test_a_damaged_history_is_brought_back_from_the_newest_good_backup(
    start: Start, profile: Path, qtbot: QtBot
) -> None:
    # given a history that was backed up, and then damaged
    program = start()
    play(program)
    program.close()
    (profile / "history.sqlite").write_bytes(b"no database at all" * 1000)
    # when the program is started again
    program = start()
    # then the backup is offered, with what is in it
    qtbot.waitUntil(lambda: program.says("The newest good backup is of Sunday 22 November 2026"))
    assert program.says(", with 1 session.")
    # and it comes back
    program.click("Bring it back")
    assert program.says("Your history is as it was on Sunday 22 November 2026")
    assert len(program.kept) == 1
    play(program)
    assert len(program.kept) == 2


def test_one_is_made_when_asked_and_can_be_brought_back_and_that_undone(
    start: Start, profile: Path, qtbot: QtBot
) -> None:
    program = start()
    play(program)
    program.open(PageId.SETTINGS)
    program.click("Back up now")
    qtbot.waitUntil(lambda: len(listed(profile)) == 1 and program.says("1 session · "))
    play(program)
    program.open(PageId.SETTINGS)
    program.click("All backups")
    program.click("Bring back")
    assert program.says("Your history is as it was on")
    assert len(program.kept) == 1
    program.click("Undo")
    assert len(program.kept) == 2


def test_what_is_brought_back_is_seen_at_once_on_an_open_history(start: Start, profile: Path, qtbot: QtBot) -> None:
    # given a backup of one session, and two of them by now
    program = start()
    play(program)
    program.open(PageId.SETTINGS)
    program.click("Back up now")
    qtbot.waitUntil(lambda: len(listed(profile)) == 1 and program.says("1 session · "))
    play(program)
    program.open(PageId.SETTINGS)
    program.click("All backups")
    program.click("Bring back")
    # when that is undone from the History page
    program.open(PageId.HISTORY)
    assert len(program.rows) == 1
    program.click("Undo")
    # then the page shows both
    assert len(program.rows) == 2


def test_another_folder_is_taken_once_there_is_a_backup_in_it(
    start: Start, profile: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    play(program)
    program.open(PageId.SETTINGS)
    # when one is chosen that can't be written
    (tmp_path / "taken").write_text("mine")
    choose(monkeypatch, tmp_path / "taken")
    program.click("Change the folder for backups")
    # then that is said, and the one before stays
    qtbot.waitUntil(lambda: program.says("No backup could be made in"))
    assert program.app.settings.settings.backup_folder == ""
    # and a good one is taken
    choose(monkeypatch, tmp_path / "synced")
    program.click("Change the folder for backups")
    qtbot.waitUntil(lambda: program.says(f"Backups are made in “{tmp_path / 'synced'}” from now on."))
    assert program.app.settings.settings.backup_folder == str(tmp_path / "synced")
    assert [each.sessions for each in Backups(profile / "history.sqlite", tmp_path / "synced").listed()] == [1]


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the user choose a folder in the system's dialog."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


def test_a_folder_that_can_not_be_used_is_said(start: Start, profile: Path, qtbot: QtBot) -> None:
    # given a folder for backups that is none
    profile.mkdir()
    (profile / "taken").write_text("mine")
    settings = SettingsStore(profile / "settings.toml")
    settings.set("backup_folder", str(profile / "taken"))
    settings.set_welcomed()
    settings.flush()
    with closing(History.open(profile / "history.sqlite")) as history:
        history.merge([session(1)])
    program = start()
    program.open(PageId.SETTINGS)
    program.click("Back up now")
    qtbot.waitUntil(lambda: program.says("No backup could be made in"))
    assert (profile / "taken").read_text() == "mine"
