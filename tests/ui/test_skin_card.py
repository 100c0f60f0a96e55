"""The skin log on the page about the user."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.resting import Wait
from upstroke.domain.skin import Noticed, SkinNote, SkinRest, SkinSign
from upstroke.ui.profile.resting_row import REMOVED
from upstroke.ui.profile.skin_card import SkinCard

NOW = datetime(2026, 11, 24, 8, tzinfo=timezone(timedelta(hours=1)))
NOTE = SkinNote("1", datetime(2026, 11, 23, 19, 5, tzinfo=UTC), SkinSign.REDNESS, ("cheek", "chin"), "after the stone")
RED = SkinRest(NOTE, (Wait(48), Wait(168, "cupping there")))
ZONES = {"forehead": "forehead", "cheek": "cheek", "chin": "chin"}


@pytest.fixture
def card(qtbot: QtBot) -> SkinCard:
    card = SkinCard(ZONES, lambda: NOW)
    qtbot.addWidget(card)
    card.resize(700, 500)
    card.show()
    return card


def seen(card: SkinCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel) if each.isVisibleTo(card)]


def button(card: SkinCard, name: str) -> QPushButton:
    return next(
        each
        for each in card.findChildren(QPushButton)
        if each.isVisibleTo(card) and name in (each.text(), each.accessibleName())
    )


def click(card: SkinCard, name: str) -> None:
    QTest.mouseClick(button(card, name), Qt.MouseButton.LeftButton)


def test_each_note_says_what_where_when_and_how_long_it_rests(card: SkinCard) -> None:
    card.show_entries([RED])
    words = seen(card)
    at = words.index("Redness · cheek and chin")
    assert words[at + 1] == "Monday 23 November, 20:05 · after the stone"
    assert words[at + 2].splitlines() == [
        "Left out until Wednesday 25 November, 20:05: all work there, on both sides.",
        "Left out until Monday 30 November, 20:05: cupping there.",
    ]


def test_one_can_be_removed_and_brought_back(card: SkinCard) -> None:
    gone: list[SkinNote] = []
    back: list[SkinNote] = []
    card.removed.connect(gone.append)
    card.kept.connect(back.append)
    card.show_entries([RED])
    click(card, "Remove: Redness · cheek and chin")
    assert (gone, back) == ([NOTE], [])
    assert REMOVED in seen(card)
    click(card, "Undo: Redness · cheek and chin")
    assert (gone, back) == ([NOTE], [NOTE])


def test_something_can_be_noted_once_it_is_said_where(card: SkinCard) -> None:
    found: list[Noticed] = []
    card.noticed.connect(found.append)
    click(card, "Note something")
    assert not button(card, "Keep").isEnabled()
    click(card, "What is it?: Breakout")
    click(card, "Where: Chin")
    (note,) = card.findChildren(QLineEdit)
    QTest.keyClicks(note, " new cream ")
    click(card, "Keep")
    assert found == [Noticed(SkinSign.BREAKOUT, ("chin",), "new cream")]
    assert "Where?" not in seen(card), "the form is gone"


def test_a_new_note_is_kept_and_shown_first(card: SkinCard) -> None:
    kept: list[SkinNote] = []
    card.kept.connect(kept.append)
    card.show_entries([RED])
    new = SkinNote("2", NOW, SkinSign.MARKS, ("forehead",))
    card.add_new(SkinRest(new, (Wait(168),)))
    assert kept == [new]
    card.column.activate()
    titles = {each.text(): each.mapTo(card, QPoint(0, 0)).y() for each in card.findChildren(QLabel)}
    assert titles["Marks · forehead"] < titles["Redness · cheek and chin"]
    assert button(card, "Note something").nextInFocusChain() is button(card, "Remove: Marks · forehead")


def test_the_form_can_be_left(card: SkinCard) -> None:
    click(card, "Note something")
    click(card, "Cancel")
    assert "Where?" not in seen(card)
    assert button(card, "Note something").isEnabled()


def test_by_keyboard_one_comes_into_the_form_and_escape_leaves_only_that(card: SkinCard, qtbot: QtBot) -> None:
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)
    click(card, "Note something")
    here = button(card, "What is it?: Redness")
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Tab)
    assert button(card, "Where: Forehead").hasFocus()
    QTest.keyClick(button(card, "Where: Forehead"), Qt.Key.Key_Escape)
    assert "Where?" not in seen(card)
    assert button(card, "Note something").hasFocus()


def test_enter_in_the_note_keeps_it_once_it_is_said_where(card: SkinCard) -> None:
    found: list[Noticed] = []
    card.noticed.connect(found.append)
    click(card, "Note something")
    (note,) = card.findChildren(QLineEdit)
    QTest.keyClicks(note, "sun")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert found == []
    click(card, "Where: Cheek")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert found == [Noticed(SkinSign.REDNESS, ("cheek",), "sun")]
