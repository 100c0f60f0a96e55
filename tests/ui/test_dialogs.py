from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop.dialogs import KINDS, export_dialog


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[QFileDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = export_dialog(parent, "upstroke-2026-11-22.json")
    dialog.setDirectory(str(tmp_path))
    yield dialog
    parent.close()


def chosen(dialog: QFileDialog) -> str:
    return Path(dialog.selectedFiles()[0]).name


def test_a_name_is_proposed(dialog: QFileDialog) -> None:
    assert chosen(dialog) == "upstroke-2026-11-22.json"


def test_a_name_without_a_suffix_gets_that_of_the_kind(dialog: QFileDialog) -> None:
    dialog.selectFile("mine")
    assert chosen(dialog) == "mine.json"
    dialog.filterSelected.emit(KINDS["csv"])
    dialog.selectFile("mine")
    assert chosen(dialog) == "mine.csv"
    dialog.selectFile("mine.json")
    assert chosen(dialog) == "mine.json"
