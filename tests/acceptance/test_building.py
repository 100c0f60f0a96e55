"""The builder in the whole program: what is tried, left, taken up again and saved."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from upstroke.ui.builder.page import BuilderPage
from upstroke.ui.builder.palette import Palette
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.main_window import PageId


def choose(program: Program, row: int) -> str:
    """Choose a row of the sequence by keyboard; returns the id of what is in it."""
    (rows,) = program.window.findChildren(SequenceList)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home)
    for _ in range(row):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    return rows.current_id


def name(program: Program) -> QLineEdit:
    return next(each for each in program.window.findChildren(QLineEdit) if each.objectName() == "routine-name")


def test_what_is_tried_begins_at_the_chosen_step_and_leaves_nothing_in_the_history(start: Start) -> None:
    program = start()
    program.app.workshop.write_on("guasha-quick")
    chosen = choose(program, 3)
    program.click("Try it")
    assert program.where[0] == chosen
    program.hear_out()
    assert program.kept == []


def test_what_is_tried_begins_there_also_where_it_is_done_more_gently(start: Start) -> None:
    # given a day with the face brush, on which nothing is done firmly
    program = start()
    program.play("brush-morning")
    program.hear_out()
    program.click("Done")
    routine = program.app.librarian._library.routine("headache-head")
    assert routine is not None
    firm = [place for place, step in enumerate(routine.steps) if step.pressure == 3]
    program.app.workshop.write_on(routine.id)
    chosen = choose(program, firm[-1])
    program.click("Try it")
    assert program.where[0] == chosen
    assert program.app.playback.player.moment.entry.step.pressure < 3


def test_a_copy_of_a_bundled_routine_that_was_not_saved_is_offered_at_the_next_start(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    program.app.workshop.write_on("guasha-quick")
    title = name(program).text()
    assert title.startswith("My ")
    program.close()

    program = start()
    qtbot.waitUntil(lambda: program.says("were not saved. They are kept."))
    program.click("Go on with them")
    assert (program.window.open_id, name(program).text()) == (PageId.BUILDER, title)
    program.click("Save")
    program.close()
    assert list(program.paths.drafts.iterdir()) == []
    assert [path.suffix for path in program.paths.routines.glob("*.toml")] == [".toml"]

    program = start()
    program.open(PageId.BUILDER)
    assert not program.says("not saved")


def test_what_is_saved_again_is_no_change_of_someone_else_and_is_not_offered_to_itself(start: Start) -> None:
    program = start()
    program.app.workshop.write_on("guasha-quick")
    program.click("Save")
    program.click("Add steps")
    program.click("Routines")
    (palette,) = program.window.findChildren(Palette)
    (offered,) = palette.findChildren(QListView)
    rows = [str(offered.model().index(row, 0).data()) for row in range(offered.model().rowCount())]
    assert name(program).text() not in rows
    assert "Evening sequence" in rows
    QTest.keyClicks(name(program), " again")
    program.click("Save")
    assert program.says("saved")
    assert not program.says("was changed, too")


def test_a_deleted_routine_that_is_brought_back_is_written_on_again(start: Start) -> None:
    program = start()
    program.app.workshop.write_on("guasha-quick")
    program.click("Save")
    title = name(program).text()
    (page,) = program.window.findChildren(BuilderPage)
    page.delete_requested.emit("my-gua-sha-quick-pass")
    assert name(program).text() == ""
    program.click("Undo")
    assert name(program).text() == title


def test_a_draft_that_can_not_be_read_is_set_aside_and_said(start: Start, qtbot: QtBot) -> None:
    program = start()
    program.close()
    program.paths.drafts.mkdir(parents=True, exist_ok=True)
    (program.paths.drafts / "+new.draft").write_text("half of a dra")
    program = start()
    qtbot.waitUntil(lambda: program.says("can't be read. They were set aside"))
    assert [path.name for path in program.paths.drafts.iterdir()] == ["+new.draft.broken"]
