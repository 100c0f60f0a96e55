"""The safety profile: standing questions, each of which may stay open."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.safety_rules import ASKED, About, Answer, Effect, Group, Rule, Rulebook, Severity, Trigger
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.safety_rules import load_rules
from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.profile.answer_fields import ALLOWED
from upstroke.ui.profile.day_field import day_that_ended, end_of
from upstroke.ui.profile.page import NOT_FOUND, ProfilePage

NOW = datetime(2026, 11, 24, 8, tzinfo=timezone(timedelta(hours=1)))
END_OF_TODAY = datetime(2026, 11, 24, 23, 59, 59, tzinfo=NOW.tzinfo)
ONCE = Trigger.ASKED_ONCE
ACNE = Rule(
    "acne", "Acne-prone skin", Severity.CAUTION, Group.SKIN, ONCE, "Take care.", (), "Is your skin prone to acne?"
)
MARKS = Rule("marks", "Dark marks", Severity.CAUTION, Group.SKIN, ONCE, "Take care.", (), "Does your skin mark?")
TOXIN = Rule(
    "toxin",
    "Botulinum toxin",
    Severity.STOP,
    Group.TREATMENTS,
    ONCE,
    "Do not rub treated areas.",
    (Effect(Severity.STOP, zones=(ASKED,), hours=336),),
    "Have you had botulinum toxin?",
    (About.ZONES, About.DATE),
)
TODAY_ONLY = Rule("sore", "A sore", Severity.STOP, Group.SKIN, Trigger.ASKED_EACH_TIME, "Rest.", (), "A sore today?")
BOOK = Rulebook(
    {rule.id: rule for rule in (TOXIN, ACNE, MARKS, TODAY_ONLY)},
    {"forehead": "forehead", "glabella": "between the brows", "cheek": "cheek"},
)


class Kept(list[Answer]):
    """The answers that came out, in their order."""


@pytest.fixture
def page(icons: Icons, qtbot: QtBot) -> ProfilePage:
    page = ProfilePage(BOOK, icons, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    return page


@pytest.fixture
def kept(page: ProfilePage) -> Kept:
    kept = Kept()
    page.answered.connect(kept.append)
    return kept


def button(page: ProfilePage, name: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if name in (each.text(), each.accessibleName()))


def click(page: ProfilePage, name: str) -> None:
    QTest.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def field(page: ProfilePage, name: str) -> QLineEdit:
    return next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == name)


def seen(page: ProfilePage) -> list[str]:
    """All words that can be seen."""
    return [each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page)]


def test_every_standing_question_is_asked_under_a_heading_and_open_at_first(page: ProfilePage) -> None:
    words = seen(page)
    assert words.index("Your skin") < words.index(ACNE.question) < words.index(MARKS.question)
    assert words.index("Treatments and injuries") < words.index(TOXIN.question)
    assert TODAY_ONLY.question not in words
    assert "0 of 3 answered" in words
    assert not button(page, f"No: {ACNE.question}").isChecked()
    assert not button(page, f"Yes: {ACNE.question}").isChecked()


def test_no_comes_out_at_once(page: ProfilePage, kept: Kept) -> None:
    click(page, f"No: {ACNE.question}")
    assert kept == [Answer("acne", False, given=NOW)]
    assert "1 of 3 answered" in seen(page)


def test_yes_unfolds_what_it_needs(page: ProfilePage, kept: Kept) -> None:
    assert "When was it?" not in seen(page)
    click(page, f"Yes: {TOXIN.question}")
    assert {"When was it?", ALLOWED, TOXIN.text} <= set(seen(page))
    click(page, "Where? Forehead")
    click(page, "When was it? Choose a day")
    note = field(page, ALLOWED)
    QTest.keyClicks(note, "Dr Khan: gently")
    QTest.keyClick(note, Qt.Key.Key_Return)
    assert kept == [
        Answer("toxin", True, given=NOW),
        Answer("toxin", True, ("forehead",), given=NOW),
        Answer("toxin", True, ("forehead",), END_OF_TODAY, given=NOW),
        Answer("toxin", True, ("forehead",), END_OF_TODAY, "Dr Khan: gently", NOW),
    ]


def test_only_where_something_is_stopped_can_a_clinician_allow_it(page: ProfilePage) -> None:
    click(page, f"Yes: {ACNE.question}")
    assert ACNE.text in seen(page)
    assert ALLOWED not in seen(page)


def test_a_day_is_never_one_to_come_and_can_be_taken_back(page: ProfilePage, kept: Kept) -> None:
    click(page, f"Yes: {TOXIN.question}")
    click(page, "When was it? Choose a day")
    (day,) = page.findChildren(QDateEdit)
    day.setDate(QDate(2026, 11, 17))
    assert kept[-1].at == datetime(2026, 11, 17, 23, 59, 59, tzinfo=NOW.tzinfo)
    day.setDate(QDate(2026, 12, 24))
    assert kept[-1].at == END_OF_TODAY
    click(page, "When was it? No day")
    assert kept[-1].at is None


def test_clear_opens_a_question_again(page: ProfilePage, qtbot: QtBot) -> None:
    click(page, f"No: {ACNE.question}")
    with qtbot.waitSignal(page.cleared) as cleared:
        click(page, f"Clear: {ACNE.question}")
    assert cleared.args == ["acne"]
    assert not button(page, f"No: {ACNE.question}").isChecked()
    assert "0 of 3 answered" in seen(page)


def test_what_is_kept_is_shown_without_a_signal(page: ProfilePage, kept: Kept) -> None:
    at = end_of(date(2026, 11, 17), NOW)
    page.show_answers([Answer("acne", False), Answer("toxin", True, ("glabella",), at, "Gently"), Answer("gone", True)])
    assert button(page, f"No: {ACNE.question}").isChecked()
    assert button(page, f"Yes: {TOXIN.question}").isChecked()
    assert button(page, "Where? Between the brows").isChecked()
    assert not button(page, "Where? Forehead").isChecked()
    assert page.findChildren(QDateEdit)[0].date() == QDate(2026, 11, 17)
    assert field(page, ALLOWED).text() == "Gently"
    assert "2 of 3 answered" in seen(page)
    page.show_answers([])
    assert "0 of 3 answered" in seen(page)
    assert "When was it?" not in seen(page)
    assert kept == []


def test_what_was_shown_stays_in_a_change(page: ProfilePage, kept: Kept) -> None:
    page.show_answers([Answer("toxin", True, ("glabella",), END_OF_TODAY, "Gently")])
    click(page, "Where? Cheek")
    assert kept == [Answer("toxin", True, ("glabella", "cheek"), END_OF_TODAY, "Gently", NOW)]


def test_what_came_out_can_be_shown_back_at_once(page: ProfilePage, kept: Kept) -> None:
    page.answered.connect(lambda answer: page.show_answers([answer]))
    click(page, f"Yes: {TOXIN.question}")
    click(page, "Where? Cheek")
    click(page, "When was it? Choose a day")
    assert len(kept) == 3
    assert kept[-1] == Answer("toxin", True, ("cheek",), END_OF_TODAY, given=NOW)


def test_questions_can_be_found(page: ProfilePage) -> None:
    find = field(page, "Find a question")
    find.setText("BOTULINUM ")
    assert TOXIN.question in seen(page)
    assert {"Your skin", ACNE.question}.isdisjoint(seen(page))
    find.setText("xyz")
    assert NOT_FOUND in seen(page)
    find.clear()
    assert {ACNE.question, TOXIN.question} <= set(seen(page))
    assert NOT_FOUND not in seen(page)


def test_done_and_escape_close_it(page: ProfilePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed):
        click(page, "Done")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(button(page, f"No: {ACNE.question}"), Qt.Key.Key_Escape)


def test_a_note_that_is_still_being_written_is_kept_on_closing(page: ProfilePage, kept: Kept, qtbot: QtBot) -> None:
    page.show_answers([Answer("toxin", True)])
    page.activateWindow()
    note = field(page, ALLOWED)
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    QTest.keyClicks(note, "Gently")
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(note, Qt.Key.Key_Escape)
    assert [answer.overridden for answer in kept] == ["Gently"]


@pytest.mark.parametrize("hours", [-3, 0, 2])
def test_a_day_stays_the_same_day_on_another_clock(hours: int) -> None:
    later = datetime(2027, 5, 1, tzinfo=timezone(timedelta(hours=1 + hours)))
    assert day_that_ended(END_OF_TODAY, later) == NOW.date()
    assert day_that_ended(END_OF_TODAY.astimezone(UTC), later) == NOW.date()


def test_the_rules_that_ship_can_all_be_asked(icons: Icons, qtbot: QtBot) -> None:
    book = load_rules(resources_dir() / "content" / "safety.toml", load_anatomy(resources_dir() / "face"))
    page = ProfilePage(book, icons, lambda: NOW)
    qtbot.addWidget(page)
    asked = [rule for rule in book.rules.values() if rule.trigger is ONCE]
    page.show_answers([Answer(rule.id, True) for rule in asked])
    assert {rule.question for rule in asked} <= set(seen(page))
    assert f"{len(asked)} of {len(asked)} answered" in seen(page)


def test_tab_goes_from_a_yes_into_what_it_unfolds(page: ProfilePage) -> None:
    yes = button(page, f"Yes: {TOXIN.question}")
    click(page, f"Yes: {TOXIN.question}")
    yes.setFocus()
    QTest.keyClick(yes, Qt.Key.Key_Tab)
    inside = page.focusWidget()
    assert isinstance(inside, QPushButton)
    assert inside.text() == "Choose a day"
    QTest.keyClick(inside, Qt.Key.Key_Tab)
    chip = page.focusWidget()
    assert isinstance(chip, QPushButton)
    assert chip.text() == "Forehead"
