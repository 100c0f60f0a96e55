"""The history is taken along from its page: as a file with everything, or as a report of the days that are shown."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.history.sessions import DAY, session
from upstroke.domain.report import Report
from upstroke.domain.stats import DayRange
from upstroke.history.reports import report_of
from upstroke.history.store import History
from upstroke.ui.faces import Faces
from upstroke.ui.history.take_out import TakeOut
from upstroke.ui.icons import Icons


@pytest.fixture
def history() -> Iterator[History]:
    history = History.in_memory()
    history.merge([session()])
    yield history
    history.close()


@pytest.fixture
def take_out(history: History, faces: Faces, icons: Icons, qtbot: QtBot) -> TakeOut:
    page = QWidget()
    qtbot.addWidget(page)

    def make() -> Report:
        return report_of(history, DayRange(date(2026, 3, 1), DAY), DAY)

    made = TakeOut(make, faces, icons, page)
    QVBoxLayout(page).addWidget(made.button)
    return made


def choose(take_out: TakeOut, words: str) -> None:
    page = take_out.parent()
    assert isinstance(page, QWidget)
    (menu,) = page.findChildren(QMenu)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_the_report_is_saved_where_the_user_says(take_out: TakeOut, tmp_path: Path, qtbot: QtBot) -> None:
    asked: list[str] = []

    def ask(parent: QWidget, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    take_out.ask = ask
    with qtbot.waitSignal(take_out.said) as said:
        choose(take_out, "Report of these days")
    assert asked == [f"massage-2026-03-01-to-{DAY}.pdf"]
    assert said.args == [f"The report was written to {tmp_path / asked[0]}.", True]
    document = QPdfDocument()
    document.load(str(tmp_path / asked[0]))
    assert document.pageCount() == 1
    document.close()


def test_what_can_not_be_written_is_said(take_out: TakeOut, tmp_path: Path, qtbot: QtBot) -> None:
    take_out.ask = lambda parent, name: tmp_path / "nowhere" / name
    with qtbot.waitSignal(take_out.said) as said:
        choose(take_out, "Report of these days")
    assert "can't be written" in said.args[0]
    assert said.args[1] is False, "which is told as trouble"


def test_who_thinks_better_of_it_hears_nothing(take_out: TakeOut, qtbot: QtBot) -> None:
    take_out.ask = lambda parent, name: None
    with qtbot.assertNotEmitted(take_out.said):
        choose(take_out, "Report of these days")


def test_everything_is_asked_for(take_out: TakeOut, qtbot: QtBot) -> None:
    with qtbot.waitSignal(take_out.everything):
        choose(take_out, "Everything")
