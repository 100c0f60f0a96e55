"""The card and the page of backups."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from upstroke.history.backup import Backup
from upstroke.ui import backup_words
from upstroke.ui.desktop.errands import Errands
from upstroke.ui.icons import Icons
from upstroke.ui.settings.backups_card import NONE_YET, BackupsCard
from upstroke.ui.settings.backups_page import BackupsPage
from upstroke.ui.widgets.card import Card

FOLDER = Path("/home/anna/.local/share/upstroke/backups")
GOOD = Backup(FOLDER / "history-2026-03-14-203000.sqlite", datetime(2026, 3, 14, 20, 30), 2_140_000, 312)
BAD = Backup(FOLDER / "history-2026-03-13-070500.sqlite", datetime(2026, 3, 13, 7, 5), 900, None)


def button(page: QWidget, text: str) -> QAbstractButton:
    return next(each for each in page.findChildren(QAbstractButton) if text in (each.text(), each.accessibleName()))


def texts(page: QWidget) -> set[str]:
    return {label.text() for label in page.findChildren(QLabel)}


@pytest.fixture
def card(icons: Icons, qtbot: QtBot) -> BackupsCard:
    card = BackupsCard(icons)
    qtbot.addWidget(card)
    return card


def test_words() -> None:
    assert backup_words.moment(GOOD) == "Saturday 14 March 2026, 20:30"
    assert backup_words.contents(GOOD) == "312 sessions · 2.1 MB"
    assert backup_words.contents(BAD) == "can't be read · 0.1 MB"


def test_the_card_says_where_backups_are_and_when_the_last_was_made(card: BackupsCard) -> None:
    card.show_backups(FOLDER, None)
    assert {str(FOLDER), NONE_YET} <= texts(card)
    assert not button(card, "All backups").isEnabled()
    card.show_backups(FOLDER, GOOD)
    assert "Saturday 14 March 2026, 20:30 · 312 sessions · 2.1 MB" in texts(card)
    assert button(card, "All backups").isEnabled()


def test_while_one_is_made_there_is_no_other_to_ask_for(card: BackupsCard) -> None:
    card.show_backups(FOLDER, GOOD, busy=True)
    assert not button(card, "Back up now").isEnabled()
    card.show_backups(FOLDER, GOOD)
    assert button(card, "Back up now").isEnabled()


def test_the_card_asks(card: BackupsCard, qtbot: QtBot) -> None:
    card.show_backups(FOLDER, GOOD)
    for text, signal in (
        ("Back up now", card.now_requested),
        ("All backups", card.list_requested),
        ("Change", card.change_requested),
        ("Open folder", card.folder_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            QTest.mouseClick(button(card, text), Qt.MouseButton.LeftButton)
    assert asked.args == [FOLDER]


def test_one_that_can_be_read_can_be_brought_back(icons: Icons, qtbot: QtBot) -> None:
    page = BackupsPage([GOOD, BAD], icons)
    qtbot.addWidget(page)
    assert {"Saturday 14 March 2026, 20:30", "Friday 13 March 2026, 7:05", "can't be read · 0.1 MB"} <= texts(page)
    assert len([each for each in page.findChildren(QAbstractButton) if each.text() == "Bring back"]) == 1
    with qtbot.waitSignal(page.closed), qtbot.waitSignal(page.chosen) as told:
        QTest.mouseClick(button(page, "Bring back: Saturday 14 March 2026, 20:30"), Qt.MouseButton.LeftButton)
    assert told.args == [GOOD]


def test_in_a_wide_window_the_list_stands_in_the_middle(icons: Icons, qtbot: QtBot) -> None:
    page = BackupsPage([GOOD, BAD], icons)
    qtbot.addWidget(page)
    page.resize(1600, 800)
    page.show()
    card = page.findChild(Card)
    assert card is not None
    left = card.mapTo(page, QPoint()).x()
    right = page.viewport().width() - left - card.width()
    assert abs(left - right) <= 2
    back = button(page, "Back")
    assert back.mapTo(page, QPoint()).x() == left


def test_errands_are_run_aside_and_told_in_the_window(qtbot: QtBot) -> None:
    from threading import current_thread

    parent = QWidget()
    qtbot.addWidget(parent)
    errands, told = Errands(parent), []

    def work() -> Callable[[], object]:
        where = current_thread()
        return lambda: told.append((where, current_thread()))

    errands.run(work)
    errands.run(work)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert all(worked is not shown and shown is current_thread() for worked, shown in told)
