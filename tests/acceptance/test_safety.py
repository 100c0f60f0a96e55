"""What keeps massage safe: asked before a start, told before a start, and a way out in the middle."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.acceptance.conftest import Start
from tests.acceptance.program import EVENING, Program
from upstroke.domain.resting import REST_DAYS
from upstroke.domain.safety_rules import Answer
from upstroke.domain.session import SessionOutcome
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.facts import FELT_WRONG
from upstroke.request import Request
from upstroke.ui.main_window import PageId
from upstroke.ui.profile.before_page import BeforePage
from upstroke.ui.profile.page import ProfilePage
from upstroke.ui.shelves.grid import Grid
from upstroke.ui.shelves.page import LibraryPage


def before(program: Program) -> BeforePage:
    return next(page for page in program.window.findChildren(BeforePage) if page.isVisible())


def steps_played(program: Program) -> list[str]:
    return [entry.step.id for entry in program.app.playback.player.timeline.programme.entries]


def cards(page: QWidget) -> list[str]:
    """The titles of the cards on a page."""
    (grid,) = page.findChildren(Grid)
    return [grid.model().index(row, 0).data() for row in range(grid.model().rowCount())]


def test_before_a_routine_one_key_says_that_nothing_speaks_against_it(start: Start) -> None:
    program = start()
    program.app.conductor.play("hands-nightly")
    assert program.says("Does any of this hold today?")
    assert program.says("You need: hands and oil or balm.")
    assert not program.playing
    QTest.keyClick(before(program), Qt.Key.Key_Return)
    assert program.playing


def test_thinking_better_of_it_plays_nothing(start: Start) -> None:
    program = start()
    program.app.conductor.play("hands-nightly")
    QTest.keyClick(before(program), Qt.Key.Key_Escape)
    assert not program.playing
    assert program.says("Good evening")
    assert not program.kept


def test_with_a_cold_sore_nothing_is_played_and_the_answer_can_be_changed(start: Start) -> None:
    program = start()
    program.app.conductor.play("hands-nightly")
    program.click("Do you have a cold sore")
    program.click("Go on")
    assert program.says("Better not today")
    assert program.says("cold sore")
    assert not program.playing
    program.click("Change my answers")
    program.click("Do you have a cold sore")
    program.click("None of these")
    assert program.playing


def test_what_the_profile_says_holds_at_the_next_start_too(start: Start) -> None:
    program = start()
    program.app.sheets.open_profile()
    (page,) = program.window.findChildren(ProfilePage)
    page.answered.emit(Answer("rosacea_any", True, given=EVENING))
    program.close()
    again = start()
    again.app.conductor.play("guasha-full")
    QTest.keyClick(before(again), Qt.Key.Key_Return)
    assert again.says("osacea")


def test_what_the_profile_stops_is_not_among_what_can_be_done_now(start: Start) -> None:
    # given the library, where all can be done
    program = start()
    library = program.window.open_page(PageId.SHELVES)
    program.click("Can do now")
    brush = "Facial dry brush"
    assert brush in cards(library)
    # when the user says in About you what keeps the brush away
    program.app.sheets.open_profile()
    program.button("Yes: Do you have rosacea").click()
    program.button("Done").click()
    # then its routine is gone, and another is not
    assert brush not in cards(library)
    assert "Desk break, 2 minutes" in cards(library)
    # and without the filter it is there again, and says why it is better left
    program.click("Can do now")
    assert brush in cards(library)
    assert isinstance(library, LibraryPage)
    library.open_routine("brush-morning")
    assert program.says("Better not today. Rosacea: ")


def test_a_start_from_outside_asks_nothing(start: Start) -> None:
    assert start(Request(routine_id="hands-nightly")).playing


def test_five_minutes_are_enough_for_a_shorter_evening(start: Start) -> None:
    program = start()
    program.click("I have 5 minutes for Evening")
    QTest.keyClick(before(program), Qt.Key.Key_Return)
    assert program.says("Less than usual, to fit the time") or program.says("No time for this.")
    program.click("Start")
    timeline = program.app.playback.player.timeline
    assert timeline.length_ms <= 5 * 60_000
    assert timeline.programme.routine_id == "evening"


def test_what_felt_wrong_ends_at_once_and_rests(start: Start) -> None:
    # given the middle of a routine
    program = start()
    program.play("hands-nightly")
    program.hear_passes(4)
    zones = program.app.playback.player.moment.entry.step.zones
    # when the user says that something feels wrong
    program.press(Qt.Key.Key_S)
    # then it has ended, and the signs to watch for are there to be read
    assert not program.app.playback.running
    assert program.says("Call the emergency number")
    (session,) = program.kept
    assert session.outcome is SessionOutcome.STOPPED
    (felt,) = program.app.history.facts.of(FELT_WRONG).values()
    assert zones
    assert set(zones) <= set(felt.zones)
    # and a new start leaves these zones out
    program.click("Close")
    assert program.says(f"left out for {REST_DAYS} days")
    program.app.conductor.play_now("hands-nightly")
    worked = {zone for entry in program.app.playback.player.timeline.programme.entries for zone in entry.step.zones}
    assert worked.isdisjoint(felt.zones)


def test_saying_by_mistake_that_something_felt_wrong_can_be_taken_back(start: Start) -> None:
    program = start()
    program.play("hands-nightly")
    whole = steps_played(program)
    program.hear_passes(4)
    program.press(Qt.Key.Key_S)
    program.click("Close")
    program.click("That was a mistake")
    program.app.conductor.play_now("hands-nightly")
    assert steps_played(program) == whole


def test_before_anything_was_worked_it_is_only_remembered_and_can_be_taken_back_too(start: Start) -> None:
    program = start()
    program.play("hands-nightly")
    program.press(Qt.Key.Key_S)
    program.click("Close")
    assert program.says("Upstroke reminds you of it today.")
    program.click("That was a mistake")
    assert not program.app.history.facts.of(FELT_WRONG)


def test_days_later_a_mistake_can_still_be_removed_under_about_you(start: Start) -> None:
    # given that something felt wrong, and that the notice of it is gone
    program = start()
    program.play("guasha-full")
    program.hear_passes(4)
    program.press(Qt.Key.Key_S)
    program.close()
    again = start()
    # when it is removed under About you
    again.app.sheets.open_profile()
    assert again.says("gua sha stone")
    assert again.says("Left out until Tuesday 24 November")
    again.button("Remove").click()
    # then it is forgotten, and nothing more is said of it
    assert not again.app.history.facts.of(FELT_WRONG)
    again.button("Done").click()
    again.app.sheets.open_profile()
    assert not again.says("What felt wrong")


def test_removing_by_mistake_is_undone(start: Start) -> None:
    program = start()
    program.play("hands-nightly")
    program.hear_passes(4)
    program.press(Qt.Key.Key_S)
    program.click("Close")
    (felt,) = program.app.history.facts.of(FELT_WRONG).values()
    program.app.sheets.open_profile()
    program.button("Remove").click()
    assert not program.app.history.facts.of(FELT_WRONG)
    program.button("Undo").click()
    assert [*program.app.history.facts.of(FELT_WRONG).values()] == [felt]


def test_after_the_end_all_that_was_worked_can_be_said_to_feel_wrong(start: Start) -> None:
    program = start()
    program.play("hands-nightly")
    program.hear_out()
    program.click("Something feels wrong")
    assert program.says("Call the emergency number")
    assert program.says("This is left out for 2 days")
    program.click("Close")
    # and the next start speaks of it first
    program.app.conductor.play("desk-2min")
    QTest.keyClick(before(program), Qt.Key.Key_Return)
    assert program.says("Something felt wrong earlier today.")


def test_a_tool_that_was_ticked_is_still_ticked_at_the_next_start(start: Start) -> None:
    program = start()
    program.open(PageId.TOOLS)
    boxes = [each for each in program.window.findChildren(QAbstractButton) if each.isVisible() and each.isCheckable()]
    stone = next(each for each in boxes if "Gua sha" in each.accessibleName())
    QTest.mouseClick(stone, Qt.MouseButton.LeftButton)
    assert program.says("You have 1 tool")
    program.close()
    again = start()
    again.open(PageId.TOOLS)
    assert again.says("You have 1 tool")


def test_what_is_told_counts_where_the_history_can_not_be_used(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()

    def fail(*_: object) -> None:
        raise HistoryUnavailable(Trouble.FULL, program.paths.database, "The disk is full.")

    for name in ("of", "put_all"):
        monkeypatch.setattr(program.app.history.facts, name, fail)
    program.app.conductor.play("hands-nightly")
    program.click("Do you have a cold sore")
    program.click("Go on")
    assert program.says("Better not today")
    assert not program.playing
    monkeypatch.undo()
