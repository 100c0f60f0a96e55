from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from upstroke.domain.goals import GoalLine
from upstroke.domain.plan import REST
from upstroke.domain.rhythm import Rhythm
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.technique import Tool
from upstroke.domain.today import Habit, Interrupted, TodayView, today_view
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.today.page import TodayPage
from upstroke.ui.today.slot_card import STANDS_IN
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.ring import Ring
from upstroke.ui.widgets.routine_card import RoutineCard
from upstroke.ui.widgets.share_bar import ShareBar

PLAN = {Slot.MORNING: "morning", Slot.EVENING: "evening"}


@pytest.fixture
def evening(routines: tuple[Routine, ...]) -> TodayView:
    return today_view(datetime(2026, 11, 22, 19, 40), routines, PLAN, [])


@pytest.fixture
def page(theme: Theme, icons: Icons, pictures: Pictures, evening: TodayView, qtbot: QtBot) -> TodayPage:
    page = TodayPage(theme, icons, pictures)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show_view(evening)
    page.show()
    return page


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def named(page: QWidget, text: str) -> QAbstractButton:
    return next(
        each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text().startswith(text)
    )


def test_the_day_and_the_plan_are_shown(page: TodayPage) -> None:
    shown = texts(page)
    for text in ("Sunday 22 November", "Good evening", "Morning", "Evening", "Evening sequence", "Daily strokes"):
        assert text in shown
    assert "Also for this evening" in shown
    assert any("→ Gua sha" in text for text in shown)


def test_start_plays_the_slot_that_is_due_with_the_choices(page: TodayPage, qtbot: QtBot) -> None:
    start = next(
        each for each in page.findChildren(QPushButton) if each.property("kind") == "primary" and each.isVisible()
    )
    with qtbot.waitSignal(page.play_requested) as asked:
        QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert asked.args == ["evening", {"finish-with": 0}]

    with qtbot.waitSignal(page.choices_changed) as chosen:
        QTest.mouseClick(named(page, "Cupping"), Qt.MouseButton.LeftButton)
    assert chosen.args == [{"finish-with": 1}]
    with qtbot.waitSignal(page.play_requested) as asked:
        QTest.mouseClick(start, Qt.MouseButton.LeftButton)
    assert asked.args == ["evening", {"finish-with": 1}]


def test_a_short_one_is_asked_for_with_the_same_choices(page: TodayPage, qtbot: QtBot) -> None:
    short = next(
        each
        for each in page.findChildren(QPushButton)
        if each.accessibleName() == "I have 5 minutes for Evening sequence"
    )
    with qtbot.waitSignal(page.short_requested) as asked:
        QTest.mouseClick(short, Qt.MouseButton.LeftButton)
    assert asked.args == ["evening", {"finish-with": 0}]


def test_an_option_that_must_rest_can_not_be_chosen(page: TodayPage, routines: tuple[Routine, ...]) -> None:
    def rest(tool: Tool) -> str:
        return "Cups need two days." if tool is Tool.CUPS else ""

    page.show_view(today_view(datetime(2026, 11, 22, 19, 40), routines, PLAN, [], rest=rest))
    cups = named(page, "Cupping")
    assert not cups.isEnabled()
    assert "Cups need two days." in cups.toolTip()


def test_what_is_left_out_is_said(page: TodayPage, routines: tuple[Routine, ...]) -> None:
    def rest(tool: Tool) -> str:
        return "The brush needs three days." if tool is Tool.BRUSH else ""

    page.show_view(today_view(datetime(2026, 11, 22, 7, 0), routines, PLAN, [], rest=rest))
    assert "Face brush left out: The brush needs three days." in texts(page)


def test_a_slot_of_rest_says_so_and_leads_to_the_library(
    page: TodayPage, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    page.show_view(today_view(datetime(2026, 11, 22, 7, 0), routines, {**PLAN, Slot.MORNING: REST}, []))
    shown = texts(page)
    assert "Nothing is planned this morning." in shown
    assert {"Morning", "Rest", "Evening sequence", "Now"} <= {*shown}
    assert "Morning sequence" not in shown
    with qtbot.waitSignal(page.shelves_requested):
        QTest.mouseClick(named(page, "Do something anyway"), Qt.MouseButton.LeftButton)
    page.show_view(today_view(datetime(2026, 11, 22, 7, 0), routines, PLAN, []))
    assert "Rest" not in texts(page)


def test_a_day_of_rest_has_no_goal(page: TodayPage, routines: tuple[Routine, ...]) -> None:
    page.show_view(today_view(datetime(2026, 11, 22, 7, 0), routines, dict.fromkeys(PLAN, REST), []))
    assert "A day of rest: nothing is planned." in texts(page)
    (ring,) = page.findChildren(Ring)
    assert ring.accessibleName() == "0 strokes"


def test_what_stands_in_for_a_routine_that_is_gone_says_so(page: TodayPage, routines: tuple[Routine, ...]) -> None:
    page.show_view(today_view(datetime(2026, 11, 22, 19, 40), routines, {**PLAN, Slot.EVENING: "gone"}, []))
    assert [text for text in texts(page) if "gone from your library" in text] == [STANDS_IN]
    assert "Evening sequence" in texts(page)


def test_the_week_can_be_planned(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.plan_requested):
        QTest.mouseClick(named(page, "Plan the week"), Qt.MouseButton.LeftButton)


def test_an_interrupted_session_is_offered_and_can_be_put_off(
    page: TodayPage, evening: TodayView, qtbot: QtBot
) -> None:
    page.show_view(replace(evening, interrupted=Interrupted("one", "Gua sha, full face", 7)))
    assert "Go on with Gua sha, full face, step 7?" in texts(page)
    with qtbot.waitSignal(page.resume_requested) as asked:
        QTest.mouseClick(named(page, "Go on"), Qt.MouseButton.LeftButton)
    assert asked.args == ["one"]
    with qtbot.waitSignal(page.resume_declined) as declined:
        QTest.mouseClick(named(page, "Not now"), Qt.MouseButton.LeftButton)
    assert declined.args == ["one"]
    assert "Go on with Gua sha, full face, step 7?" not in texts(page)


def test_a_card_asks_for_its_routine(page: TodayPage, qtbot: QtBot) -> None:
    card = next(card for card in page.findChildren(RoutineCard) if card.isVisible())
    with qtbot.waitSignal(page.routine_requested) as asked:
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert asked.args[0] in {"cupping-evening", "guasha-full", "hands-nightly"}
    with qtbot.waitSignal(page.shelves_requested):
        QTest.mouseClick(named(page, "See all"), Qt.MouseButton.LeftButton)


def test_the_rhythm_and_the_goals_are_small_lines_that_say_what_they_mean(page: TodayPage, evening: TodayView) -> None:
    assert not [text for text in texts(page) if "Rhythm" in text]
    goals = (GoalLine("3 of 5 days this week", 0.6),)
    page.show_view(replace(evening, habit=Habit(Rhythm(86, 4, 21), goals=goals)))
    assert {"Rhythm 86 %", "3 of 5 days this week"} <= {*texts(page)}
    rhythm = next(each for each in page.findChildren(QLabel) if each.text() == "Rhythm 86 %")
    assert "A day of rest takes nothing" in rhythm.toolTip()
    assert [bar.share for bar in page.findChildren(ShareBar) if bar.isVisible()] == [0.6]
    page.show_view(replace(evening, habit=Habit(None, goals=goals)))
    assert "Rhythm 86 %" not in texts(page)
    page.show_view(evening)
    assert "3 of 5 days this week" not in texts(page)


def test_days_in_a_row_are_shown_to_those_who_want_them(page: TodayPage, evening: TodayView) -> None:
    page.show_view(replace(evening, habit=Habit(Rhythm(86, 4, 21), show_streak=True)))
    rhythm = next(each for each in page.findChildren(QLabel) if each.text() == "Rhythm 86 % · 4 days in a row")
    assert "Your longest row is 21 days." in rhythm.toolTip()


def test_everything_that_can_be_pressed_has_a_name(page: TodayPage) -> None:
    for each in page.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.accessibleName() or each.text(), each


def test_without_a_plan_the_page_still_stands(page: TodayPage) -> None:
    page.show_view(today_view(datetime(2026, 11, 22, 19, 40), [], PLAN, []))
    assert "Good evening" in texts(page)
    assert "Morning" not in texts(page)
