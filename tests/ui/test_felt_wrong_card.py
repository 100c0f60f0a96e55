"""What felt wrong, on the page about the user."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.resting import Resting, Wait
from upstroke.domain.safety_rules import Group, Rule, Rulebook, Severity, Trigger
from upstroke.domain.timeline import PassSide
from upstroke.ui.icons import Icons
from upstroke.ui.profile.page import ProfilePage
from upstroke.ui.profile.resting_row import REMOVED

NOW = datetime(2026, 11, 24, 8, tzinfo=timezone(timedelta(hours=1)))
FELT = FeltWrong(
    "1", datetime(2026, 11, 23, 19, 5, tzinfo=UTC), "guasha-full", "jaw", "gua_sha", ("jawline",), PassSide.LEFT
)
JAW = Resting(FELT, (Wait(48), Wait(168, "cupping there")))
CHEEK = Resting(replace(FELT, id="2", routine_id="gone", tool="hands", zones=("cheek",)), (Wait(48),))
ACNE = Rule("acne", "Acne", Severity.CAUTION, Group.SKIN, Trigger.ASKED_ONCE, "Take care.", (), "Is it prone to acne?")


@pytest.fixture
def page(icons: Icons, qtbot: QtBot) -> ProfilePage:
    page = ProfilePage(Rulebook({ACNE.id: ACNE}, {}), icons, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def seen(page: ProfilePage) -> list[str]:
    """All words that can be seen."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def button(page: ProfilePage, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.accessibleName() == name)


def click(page: ProfilePage, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def test_where_nothing_felt_wrong_it_is_not_there(page: ProfilePage) -> None:
    assert "What felt wrong" not in seen(page)
    page.show_felt_wrong((), {})
    assert "What felt wrong" not in seen(page)


def test_each_says_where_when_and_how_long_it_rests(page: ProfilePage) -> None:
    page.show_felt_wrong((JAW, CHEEK), {"guasha-full": "Gua sha, full face"})
    words = seen(page)
    at = words.index("Jaw · left · gua sha stone")
    assert words[at + 1] == "Monday 23 November, 20:05, in “Gua sha, full face”"
    assert words[at + 2].startswith("Left out until Wednesday 25 November, 20:05: all work there, on both sides.\n")
    at = words.index("Cheeks · left · hands")
    assert words[at + 1] == "Monday 23 November, 20:05", "a routine that is gone is not named"


def test_one_can_be_removed_and_brought_back(page: ProfilePage) -> None:
    gone: list[FeltWrong] = []
    back: list[FeltWrong] = []
    page.removed.connect(gone.append)
    page.brought_back.connect(back.append)
    page.show_felt_wrong((JAW, CHEEK), {})
    before = seen(page)
    click(page, "Remove: Jaw · left · gua sha stone")
    assert (gone, back) == ([FELT], [])
    assert REMOVED in seen(page)
    click(page, "Undo: Jaw · left · gua sha stone")
    assert (gone, back) == ([FELT], [FELT])
    assert seen(page) == before


def test_it_makes_way_for_a_question_that_is_looked_for(page: ProfilePage) -> None:
    page.show_felt_wrong((JAW,), {})
    (find,) = page.findChildren(QLineEdit)
    find.setText("acne")
    assert "What felt wrong" not in seen(page)
    assert ACNE.question in seen(page)
    find.clear()
    assert "What felt wrong" in seen(page)


def test_tab_comes_to_it_before_the_questions(page: ProfilePage) -> None:
    page.show_felt_wrong((JAW,), {})
    (find,) = page.findChildren(QLineEdit)
    find.setFocus()
    QTest.keyClick(find, Qt.Key.Key_Tab)
    assert page.focusWidget() is button(page, "Remove: Jaw · left · gua sha stone")
