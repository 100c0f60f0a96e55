"""Changes in the folder of routines are noticed, with the real file system."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop.folder_watch import FolderWatch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "routines"


@pytest.fixture
def watch(folder: Path, qapp: object) -> FolderWatch:
    return FolderWatch(folder)


def noticed(watch: FolderWatch, qtbot: QtBot, change: Callable[[], object]) -> None:
    """Do something, and wait until it is noticed."""
    with qtbot.waitSignal(watch.changed, timeout=5_000):
        change()


def test_the_folder_is_made(watch: FolderWatch, folder: Path) -> None:
    assert folder.is_dir()


def test_a_folder_that_can_not_be_made_is_no_trouble(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "file").write_text("")
    FolderWatch(tmp_path / "file" / "routines")


def test_files_that_come_change_and_go_are_noticed(watch: FolderWatch, folder: Path, qtbot: QtBot) -> None:
    file = folder / "a.toml"
    noticed(watch, qtbot, lambda: file.write_text("one"))
    noticed(watch, qtbot, lambda: file.write_text("two, in place"))
    noticed(watch, qtbot, lambda: file.rename(folder / "b.toml"))
    noticed(watch, qtbot, (folder / "b.toml").unlink)


def test_a_file_that_an_editor_replaces_is_noticed_again_and_again(
    watch: FolderWatch, folder: Path, qtbot: QtBot
) -> None:
    file, new = folder / "a.toml", folder / ".a.toml.new"
    noticed(watch, qtbot, lambda: file.write_text("one"))
    for text in ("two", "three"):
        new.write_text(text)
        noticed(watch, qtbot, lambda: new.replace(file))
    noticed(watch, qtbot, lambda: file.write_text("four, in place"))


def test_shared_steps_are_watched_too(watch: FolderWatch, folder: Path, qtbot: QtBot) -> None:
    step = folder / "steps" / "oil.toml"
    noticed(watch, qtbot, step.parent.mkdir)
    noticed(watch, qtbot, lambda: step.write_text("one"))
    noticed(watch, qtbot, lambda: step.write_text("two, in place"))


def test_a_folder_that_goes_and_comes_again_is_watched_on(watch: FolderWatch, folder: Path, qtbot: QtBot) -> None:
    noticed(watch, qtbot, lambda: (folder / "a.toml").write_text("one"))
    # with the folder above it
    noticed(watch, qtbot, lambda: shutil.rmtree(folder.parent))
    noticed(watch, qtbot, folder.parent.mkdir)
    noticed(watch, qtbot, folder.mkdir)
    noticed(watch, qtbot, lambda: (folder / "a.toml").write_text("two"))
    # moved away, and another in its place
    noticed(watch, qtbot, lambda: folder.rename(folder.with_name("old")))
    noticed(watch, qtbot, folder.mkdir)
    noticed(watch, qtbot, lambda: (folder / "a.toml").write_text("three"))


def test_what_is_written_in_several_goes_is_told_once(watch: FolderWatch, folder: Path, qtbot: QtBot) -> None:
    told = QSignalSpy(watch.changed)
    noticed(watch, qtbot, lambda: [(folder / f"{number}.toml").write_text("one") for number in range(20)])
    assert told.count() == 1


def test_what_happens_beside_the_folder_is_not_told(watch: FolderWatch, folder: Path, qtbot: QtBot) -> None:
    told = QSignalSpy(watch.changed)
    beside = QSignalSpy(watch._watcher.directoryChanged)
    (folder.parent / "history.sqlite").write_text("")
    qtbot.waitUntil(lambda: beside.count() > 0)
    assert not watch._settle.isActive()
    noticed(watch, qtbot, lambda: (folder / "a.toml").write_text("one"))
    assert told.count() == 1
