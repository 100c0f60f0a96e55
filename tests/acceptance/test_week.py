"""The plan of the week: what the user sets on a day is there on that day, to be played and found again."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.acceptance.conftest import Start
from tests.acceptance.program import MORNING, Program
from tests.fakes import FakeClocks
from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.paths import UserPaths, routines_dir
from upstroke.ui.main_window import PageId

DAY = timedelta(days=1)


def write_routine(profile: Path) -> None:
    """Give the user a routine of their own."""
    folder = UserPaths.under(profile).routines
    folder.mkdir(parents=True)
    text = (routines_dir() / "hands-nightly.toml").read_text("utf-8")
    text = text.replace('id = "hands-nightly"', 'id = "mine"').replace("Nightly hand massage", "My wind-down")
    (folder / "mine.toml").write_text(text, "utf-8")


def keys(*pressed: Qt.Key) -> None:
    """Press keys wherever the keyboard is."""
    for key in pressed:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def search(program: Program, text: str) -> None:
    field = next(each for each in program.window.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    QTest.keyClicks(field, text)


def test_a_routine_of_ones_own_is_planned_shown_played_and_done(start: Start, profile: Path) -> None:
    # given a routine of the user's own, and a Sunday evening
    write_routine(profile)
    program = start()
    assert "Evening sequence" in program.texts
    # when they plan it for this evening
    program.window.resize(1280, 820)
    program.click("Plan the week")
    keys(Qt.Key.Key_Down)
    assert "Sunday evening" in program.texts
    search(program, "wind-down")
    keys(Qt.Key.Key_Return, Qt.Key.Key_Return)
    program.click("Done")
    # then Today has it instead
    assert "My wind-down" in program.texts
    assert "Evening sequence" not in program.texts
    # and once it is played, the day and the history have it as done
    program.begin()
    program.hear_out()
    program.click("Done")
    assert program.says("Done 20:00")
    (session,) = program.kept
    assert (session.routine_id, session.outcome) == ("mine", SessionOutcome.FINISHED)
    program.open(PageId.HISTORY)
    assert program.rows[0][2] == "My wind-down"
    # and it stays planned
    program.close()
    assert "My wind-down" in start().texts


def test_a_morning_of_rest_is_one_each_week(start: Start, clocks: FakeClocks) -> None:
    # given a Sunday morning
    clocks.wall = MORNING
    program = start()
    # when it is made one of rest
    program.click("Plan the week")
    keys(Qt.Key.Key_Delete, Qt.Key.Key_Escape)
    # then nothing is to be done, and the evening comes next
    assert {"Rest", "Nothing is planned this morning.", "Evening sequence", "Now"} <= {*program.texts}
    assert "Morning sequence" not in program.texts
    # and so it is in a week, but not tomorrow
    clocks.wall = MORNING + DAY
    program.open(PageId.TODAY)
    assert "Morning sequence" in program.texts
    clocks.wall = MORNING + 7 * DAY
    program.open(PageId.TODAY)
    assert "Nothing is planned this morning." in program.texts
    # and whoever wants to do something all the same finds it
    program.click("Do something anyway")
    assert program.window.open_id is PageId.SHELVES


def test_a_routine_can_be_planned_for_every_day_at_once(start: Start, profile: Path) -> None:
    write_routine(profile)
    program = start()
    program.app.planner.use_every_day("mine", Slot.EVENING)
    assert "“My wind-down” is planned for every evening." in program.texts
    program.open(PageId.TODAY)
    assert "My wind-down" in program.texts
    program.click("Undo")
    program.open(PageId.TODAY)
    assert "Evening sequence" in program.texts


def test_where_the_planned_routine_is_gone_the_usual_one_is_offered(start: Start, profile: Path) -> None:
    write_routine(profile)
    program = start()
    program.app.planner.use_every_day("mine", Slot.EVENING)
    program.close()
    (UserPaths.under(profile).routines / "mine.toml").unlink()
    program = start()
    assert program.says("The planned routine is gone from your library.")
    assert "Evening sequence" in program.texts
    program.begin()
    assert program.playing
