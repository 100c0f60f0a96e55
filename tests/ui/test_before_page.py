"""The page before a routine: questions, then what they change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.clearance import Clearance
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Slot
from upstroke.domain.safety_rules import ASKED, About, Answer, Effect, Group, Rule, Severity, Trigger
from upstroke.ui.icons import Icons
from upstroke.ui.profile.before_page import BeforePage

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
END_OF_TODAY = datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC)
ZONES = {"forehead": "forehead", "cheek": "cheek", "jawline": "jawline", "nape": "back of the neck"}
WORKED = ("cheek", "jawline")
STOP, TODAY = Severity.STOP, Trigger.ASKED_EACH_TIME
HERE = (Effect(STOP, zones=(ASKED,)),)
CUTS = Rule("cuts", "Cuts", STOP, Group.SKIN, TODAY, "Not near cuts.", HERE, "Any cuts?", (About.ZONES,))
FEVER = Rule("fever", "A fever", STOP, Group.HEALTH, TODAY, "Rest.", (Effect(STOP),), "Do you have a fever?")
TOXIN = Rule(
    "toxin",
    "Botulinum toxin",
    STOP,
    Group.TREATMENTS,
    Trigger.ASKED_ONCE,
    "Do not rub treated areas.",
    (Effect(STOP, zones=(ASKED,), hours=336),),
    "Have you had botulinum toxin?",
    (About.ZONES, About.DATE),
)
NONE, SOME = "None of these – go on", "Go on"

JAW_RELEASE = Clearance(Programme("jaw-release", "Jaw release", Slot.ANY, ()))


@pytest.fixture
def page(icons: Icons, qtbot: QtBot) -> BeforePage:
    page = BeforePage(ZONES, icons, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show_questions("Jaw release", (CUTS, FEVER), WORKED)
    page.show()
    return page


@pytest.fixture
def given(page: BeforePage) -> list[tuple[Answer, ...]]:
    given: list[tuple[Answer, ...]] = []
    page.answered.connect(given.append)
    return given


def buttons(page: BeforePage) -> list[QPushButton]:
    return [each for each in page.findChildren(QPushButton) if each.isVisibleTo(page)]


def button(page: BeforePage, name: str) -> QPushButton:
    return next(each for each in buttons(page) if name in (each.text(), each.accessibleName()))


def click(page: BeforePage, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def seen(page: BeforePage) -> list[str]:
    """All words that can be seen."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def zones(page: BeforePage) -> list[str]:
    return [each.text() for each in buttons(page) if each.accessibleName().startswith("Where?")]


def test_it_asks_what_holds_today(page: BeforePage) -> None:
    assert {"Before you start “Jaw release”", CUTS.question, FEVER.question} <= set(seen(page))


def test_none_of_these_answers_all_of_them(page: BeforePage, given: list[tuple[Answer, ...]]) -> None:
    click(page, NONE)
    assert given == [(Answer("cuts", False, given=NOW), Answer("fever", False, given=NOW))]


def test_a_tick_unfolds_where_and_renames_the_button(page: BeforePage, given: list[tuple[Answer, ...]]) -> None:
    click(page, CUTS.question)
    assert zones(page) == ["Cheek", "Jawline", "Somewhere else"]
    click(page, "Where? Cheek")
    click(page, SOME)
    assert given == [(Answer("cuts", True, ("cheek",), given=NOW), Answer("fever", False, given=NOW))]


def test_somewhere_else_is_every_zone_that_is_not_worked(page: BeforePage, given: list[tuple[Answer, ...]]) -> None:
    click(page, CUTS.question)
    click(page, "Where? Somewhere else")
    click(page, SOME)
    assert given[0][0].zones == ("forehead", "nape")


def test_a_tick_can_be_taken_back(page: BeforePage, given: list[tuple[Answer, ...]]) -> None:
    click(page, FEVER.question)
    click(page, FEVER.question)
    click(page, NONE)
    assert not any(answer.yes for answer in given[0])


def test_a_click_on_the_words_ticks_too(page: BeforePage) -> None:
    words = next(each for each in page.findChildren(QLabel) if each.text() == FEVER.question)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert button(page, FEVER.question).isChecked()


def test_a_standing_question_offers_every_zone_and_a_day(page: BeforePage, given: list[tuple[Answer, ...]]) -> None:
    page.show_questions("Jaw release", (TOXIN,), WORKED)
    click(page, TOXIN.question)
    assert zones(page) == ["Forehead", "Cheek", "Jawline", "Back of the neck"]
    click(page, "Where? Forehead")
    click(page, "When was it? Choose a day")
    click(page, SOME)
    assert given == [(Answer("toxin", True, ("forehead",), END_OF_TODAY, given=NOW),)]


def test_a_yes_that_was_kept_is_ticked_and_keeps_what_was_said(
    page: BeforePage, given: list[tuple[Answer, ...]]
) -> None:
    said = Answer("toxin", True, ("cheek",), END_OF_TODAY, "Dr Khan: gently")
    page.show_questions("Jaw release", (TOXIN, FEVER), WORKED, "You need: hands.", [said])
    assert button(page, TOXIN.question).isChecked()
    click(page, SOME)
    assert given[0][0] == Answer("toxin", True, ("cheek",), END_OF_TODAY, "Dr Khan: gently", NOW)


def test_enter_goes_on_and_escape_is_not_now(page: BeforePage, given: list[tuple[Answer, ...]], qtbot: QtBot) -> None:
    box = button(page, FEVER.question)
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert [answer.yes for answer in given[0]] == [False, True]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.closed):
        click(page, "Not now")


def test_enter_on_not_now_is_not_now(page: BeforePage, given: list[tuple[Answer, ...]], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(button(page, "Not now"), Qt.Key.Key_Return)
    assert given == []


def test_what_unfolds_at_the_foot_is_brought_into_view(page: BeforePage, qtbot: QtBot) -> None:
    page.resize(900, 300)
    page.show_questions("Jaw release", (CUTS, FEVER, TOXIN), WORKED)
    QTest.keyClick(button(page, TOXIN.question), Qt.Key.Key_Space)
    last = button(page, "Where? Back of the neck")
    qtbot.waitUntil(lambda: not last.visibleRegion().isEmpty())


def test_findings_are_told_and_it_starts(page: BeforePage, qtbot: QtBot) -> None:
    found = replace(JAW_RELEASE, left_out=("Cuts: left out.",), cut=("Jaw: less.",), careful=("Take care here.",))
    page.show_clearance(found, "6 min are left")
    words = seen(page)
    assert words.index("Left out today") < words.index("Cuts: left out.") < words.index("Take care")
    assert words.index("To fit the time") < words.index("Jaw: less.")
    assert "6 min are left" in words
    assert "Good to know" not in words
    with qtbot.waitSignal(page.start):
        click(page, "Start")
    with qtbot.waitSignal(page.start):
        QTest.keyClick(page, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.closed):
        click(page, "Not now")


def test_more_than_three_things_that_are_good_to_know_are_folded(page: BeforePage) -> None:
    page.show_clearance(replace(JAW_RELEASE, told=("One.", "Two."), known=("Three.", "Four.")), "")
    assert "Three." in seen(page)
    assert "Four." not in seen(page)
    click(page, "More")
    assert "Four." in seen(page)
    assert "More" not in {each.text() for each in buttons(page)}


def test_with_nothing_left_there_is_nothing_to_start(page: BeforePage, qtbot: QtBot) -> None:
    page.show_clearance(replace(JAW_RELEASE, left_out=("A cold sore.",), nothing_left=True), "")
    assert any("Nothing of “Jaw release” can be done today" in text for text in seen(page))
    assert [each.text() for each in buttons(page)] == ["Change my answers", "Close"]
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page, Qt.Key.Key_Return)


def test_questions_come_back_with_nothing_ticked(page: BeforePage) -> None:
    click(page, FEVER.question)
    page.show_clearance(replace(JAW_RELEASE, careful=("Take care.",)), "")
    page.show_questions("Gua sha, full face", (FEVER,), WORKED)
    assert not button(page, FEVER.question).isChecked()
    assert "Before you start “Gua sha, full face”" in seen(page)
    assert button(page, NONE).isVisibleTo(page)
