"""From one machine to another, by a file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.acceptance.conftest import Start
from tests.routine_texts import BREEZE
from upstroke.files.settings import SettingsStore
from upstroke.history.facts import FAVOURITES
from upstroke.ui.main_window import PageId


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The file that the user chooses, whatever they are asked."""
    file = tmp_path / "everything.zip"
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 1)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(file)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    return file


def test_everything_is_taken_along(start: Start, profile: Path, tmp_path: Path, chosen: Path) -> None:
    (profile / "routines").mkdir(parents=True)
    (profile / "routines" / "breeze.toml").write_text(BREEZE)
    old = start()
    old.app.settings.set("theme", "dark")
    old.play("desk-2min")
    old.hear_out()
    old.close()
    old = start()
    old.app.history.facts.put(FAVOURITES, "breeze", True, old.clocks.clocks.now())
    old.open(PageId.SETTINGS)
    old.click("Export history")
    assert old.says(f"Your history, routines and settings were written to {chosen}.")
    kept = old.kept
    old.close()

    new = start(folder=tmp_path / "new")
    new.open(PageId.SETTINGS)
    new.click("Import history")
    assert new.says("1 session added, 0 replaced, 0 deleted; 0 were as recent here already.")
    assert new.says("1 routine taken in. Your settings stay as they are.")
    assert new.kept == kept
    assert new.app.history.facts.of(FAVOURITES) == {"breeze": True}
    assert new.app.settings.settings.theme == "system"
    new.click("Use its settings")
    assert new.app.settings.settings.theme == "dark"
    assert SettingsStore(new.paths.settings).settings.theme == "dark"
    new.play("breeze")
    assert new.playing


def test_a_file_that_can_not_be_read_is_told_and_changes_nothing(start: Start, chosen: Path) -> None:
    chosen.write_text("no zip")
    program = start()
    program.open(PageId.SETTINGS)
    program.click("Import history")
    assert program.says(f"“{chosen}” is not a zip file that can be read; nothing was imported.")
    assert program.kept == []


def test_one_may_think_better_of_it(start: Start, chosen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    program = start()
    program.open(PageId.SETTINGS)
    program.click("Export history")
    program.click("Import history")
    assert not chosen.exists()
    assert program.kept == []


def test_the_backup_that_was_made_before_is_seen_at_once(start: Start, chosen: Path) -> None:
    program = start()
    program.play("desk-2min")
    program.hear_out()
    program.click("Done")
    program.open(PageId.SETTINGS)
    program.click("Export history")
    assert program.says("None in this folder yet.")
    program.click("Import history")
    assert not program.says("None in this folder yet.")
    assert program.says("1 session · ")
