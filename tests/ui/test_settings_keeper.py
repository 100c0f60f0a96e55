from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from upstroke.files.settings import SettingsStore
from upstroke.ui.settings.keeper import SettingsKeeper


def test_many_changes_are_written_once_and_a_little_later(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.toml"
    store = SettingsStore(path)
    keeper = SettingsKeeper(store)
    for step in range(1, 6):
        store.set("master", step / 10)
    assert not path.exists()
    qtbot.waitUntil(path.exists)
    assert SettingsStore(path).settings.master == 0.5
    assert not keeper._timer.isActive()


def test_at_the_end_nothing_is_waited_for(tmp_path: Path, qapp: QApplication) -> None:
    store = SettingsStore(tmp_path / "settings.toml")
    keeper = SettingsKeeper(store)
    store.set("theme", "dark")
    keeper.keep()
    assert SettingsStore(tmp_path / "settings.toml").settings.theme == "dark"
    assert not keeper._timer.isActive()


def test_where_nothing_can_be_written_there_is_a_sentence(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("in the way")
    store = SettingsStore(tmp_path / "file" / "settings.toml")
    keeper = SettingsKeeper(store)
    store.set("theme", "dark")
    with qtbot.waitSignal(keeper.failed) as failed:
        keeper.keep()
    assert failed.args[0].startswith("The settings could not be kept")
