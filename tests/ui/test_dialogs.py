from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop.dialogs import (
    KINDS,
    ask_for_export,
    ask_for_import,
    choose_routine,
    export_dialog,
    export_routine,
    routine_dialog,
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[QFileDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = export_dialog(parent, "upstroke-2026-11-22.zip")
    dialog.setDirectory(str(tmp_path))
    yield dialog
    parent.close()


def chosen(dialog: QFileDialog) -> str:
    return Path(dialog.selectedFiles()[0]).name


def test_a_name_is_proposed(dialog: QFileDialog) -> None:
    assert chosen(dialog) == "upstroke-2026-11-22.zip"


def test_a_name_without_a_suffix_gets_that_of_the_kind(dialog: QFileDialog) -> None:
    dialog.selectFile("mine")
    assert chosen(dialog) == "mine.zip"
    dialog.filterSelected.emit(KINDS["csv"])
    dialog.selectFile("mine")
    assert chosen(dialog) == "mine.csv"
    dialog.selectFile("mine.json")
    assert chosen(dialog) == "mine.json"


def test_an_exported_routine_is_named_for_its_title(dialog: QFileDialog, tmp_path: Path) -> None:
    other = routine_dialog(dialog, "Für den Abend, ruhig")
    other.setDirectory(str(tmp_path))
    assert chosen(other) == "fur-den-abend-ruhig.upstroke"
    other.selectFile("mine")
    assert chosen(other) == "mine.upstroke"


@pytest.mark.parametrize(("answer", "name"), [(1, "my-evening.upstroke"), (0, None)])
def test_a_routine_goes_where_the_user_says(
    dialog: QFileDialog, monkeypatch: pytest.MonkeyPatch, answer: int, name: str | None
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: answer)
    path = export_routine(dialog, "My evening")
    assert (path.name if path else None) == name


def test_several_routines_can_be_chosen(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    picked: list[str] = ["/a.toml", "/b.upstroke"]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (picked, ""))
    assert choose_routine(parent) == [Path("/a.toml"), Path("/b.upstroke")]
    picked.clear()
    assert choose_routine(parent) == []


@pytest.mark.parametrize(("answer", "name"), [(1, "upstroke-2026-11-22.zip"), (0, None)])
def test_an_export_goes_where_the_user_says(
    dialog: QFileDialog, monkeypatch: pytest.MonkeyPatch, answer: int, name: str | None
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: answer)
    path = ask_for_export(dialog, "upstroke-2026-11-22.zip")
    assert (path.name if path else None) == name


def test_a_file_to_import_may_be_of_any_kind(monkeypatch: pytest.MonkeyPatch, dialog: QFileDialog) -> None:
    asked: list[str] = []
    answers = ["/a.zip", ""]

    def answer(*arguments: object) -> tuple[str, str]:
        asked.append(str(arguments[-1]))
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    assert ask_for_import(dialog) == Path("/a.zip")
    assert ask_for_import(dialog) is None
    assert all(suffix in asked[0] for suffix in ("*.zip", "*.json", "*.csv"))
