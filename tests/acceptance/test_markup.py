"""What a routine from elsewhere says is shown as it is, wherever it is shown: never run, never taken for markup."""

import shutil
from collections.abc import Iterator
from itertools import count, takewhile
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from upstroke.domain.plan import WeekPlan
from upstroke.domain.routine import Slot
from upstroke.history.week import keep_plan
from upstroke.request import Request
from upstroke.ui.builder.heading import Heading
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.main_window import PageId
from upstroke.ui.plan.week_view import WeekView
from upstroke.ui.shelves.page import LibraryPage

EVIL = '<b>x</b><img src="http://h/x.png">&amp;'
MARK = "<b>x</b>"
"""What tells that it is shown."""

WORDS = "\n".join(f"{field} = '{EVIL}'" for field in ("summary", "how_often", "basis", "consent"))


def step(step_id: str, *fields: str, inside: str = "block.step") -> str:
    return "\n".join(
        [
            f'[[{inside}]]\nid = "{step_id}"',
            *(f"{field} = '{EVIL}'" for field in ("title", "cue", "mistake", "tool_detail")),
            *(fields or ('technique = "prep"', "seconds = 5")),
            "",
        ]
    )


STROKES = (
    'technique = "effleurage"',
    'slip = "light"',
    'path = ["chin_mid", "jaw_front", "jaw_mid"]',
    'zones = ["jawline"]',
    'side = "each"',
    "strokes = 2",
    "tempo = 20",
)

ROUTINE = f"""\
format = 1
id = "evil"
title = '{EVIL}'
slot = "evening"
{WORDS}
sources = ['{EVIL}']

[[block]]
id = "first"
title = '{EVIL}'
{step("one")}
{step("two", *STROKES)}
[[block]]
id = "choice"
title = '{EVIL}'
[[block.one_of]]
id = "a"
title = '{EVIL}'
{step("three", inside="block.one_of.step")}
[[block.one_of]]
id = "b"
title = '{EVIL} too'
{step("four", inside="block.one_of.step")}
"""


def parts(of: QWidget) -> Iterator[QWidget]:
    """A widget and all in it that can be seen."""
    yield of
    yield from (part for part in of.findChildren(QWidget) if part.isVisible())


def shows(part: QWidget) -> Iterator[tuple[str, bool]]:
    """The texts of a part, each with whether it is shown as it is."""
    # A tool tip that looks like markup is taken for it; escaped, the mark is not in it.
    yield part.toolTip(), MARK not in part.toolTip()
    match part:
        case QLabel():
            yield part.text(), part.textFormat() is Qt.TextFormat.PlainText
        case QAbstractButton():
            # A single & would mark a letter.
            yield part.text(), "&" not in part.text().replace("&&", "")
        case QMenu():
            assert not part.toolTipsVisible()
            for action in part.actions():
                yield action.text(), "&" not in action.text().replace("&&", "")
        case QTextEdit():
            yield part.toPlainText(), not part.acceptRichText()
        case QAbstractItemView() if part.model() is not None:
            yield from ((tip, MARK not in tip) for tip in tips(part))
            yield from ((text, True) for text in titles(part))
        case QComboBox():
            for place in range(part.count()):
                yield part.itemText(place), True
                tip = str(part.itemData(place, Qt.ItemDataRole.ToolTipRole) or "")
                yield tip, MARK not in tip


def cells(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    for row in range(model.rowCount(QModelIndex())):
        columns = takewhile(lambda column, row=row: model.hasIndex(row, column), count())  # type: ignore[misc]
        yield from (model.index(row, column) for column in columns)


def tips(view: QAbstractItemView) -> Iterator[str]:
    yield from (str(cell.data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells(view))


def titles(view: QAbstractItemView) -> Iterator[str]:
    yield from (str(cell.data() or "") for cell in cells(view))


def look(*places: QWidget | None) -> int:
    """In how many places the text of the routine is shown there; fails where it is not shown as it is."""
    texts = [(part, text, plain) for place in places if place for part in parts(place) for text, plain in shows(part)]
    told = [(part, text) for part, text, _ in texts if MARK in text]
    wrong = [f"{type(part).__name__} in {type(part.parent()).__name__}: {text}" for part, text, ok in texts if not ok]
    assert not [each for each in wrong if MARK in each or "amp;" in each]
    return len(told)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Such a routine, come from elsewhere."""
    path = tmp_path / "evil.upstroke"
    path.write_text(ROUTINE)
    return path


def imported(start: Start, file: Path) -> Program:
    """A program with the routine, which is planned for this evening."""
    program = start()
    program.app.show(Request(file=file))
    facts, plan = program.app.history.facts, WeekPlan().with_routine(None, Slot.EVENING, "evil")
    keep_plan(facts, plan, program.clocks.clocks.now())
    return program


def begin(program: Program) -> None:
    """Play it, agreeing to what it asks."""
    program.app.conductor.play("evil")
    box = program.window.findChild(QMessageBox)
    assert look(box) >= 2, "its title and what it asks"
    program.click("I agree")
    assert look(program.window) > 0
    program.answer_none()
    assert program.playing
    program.window.activateWindow()


def test_it_is_said_as_it_is_that_it_was_imported(start: Start, file: Path) -> None:
    program = imported(start, file)
    assert look(program.window) > 0


def test_it_is_shown_as_it_is_today(start: Start, file: Path) -> None:
    program = imported(start, file)
    program.open(PageId.SHELVES)
    program.open(PageId.TODAY)
    assert look(program.window) > 1


def test_it_is_shown_as_it_is_in_the_library_and_its_details(start: Start, file: Path) -> None:
    program = imported(start, file)
    page = program.window.open_page(PageId.SHELVES)
    assert isinstance(page, LibraryPage)
    alone = look(page)
    page.open_routine("evil")
    assert look(page) > alone + 8


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_it_is_shown_as_it_is_in_the_builder(start: Start, file: Path) -> None:
    program = imported(start, file)
    page = program.window.open_page(PageId.BUILDER)
    assert look(page) > 0, "among the routines to choose from"
    program.app.workshop.write_on("evil")
    alone = look(page)
    assert alone >= 3
    # and when its parts are looked at one by one
    rows = next(view for view in page.findChildren(QAbstractItemView) if view.model().index(0, 0).data() == EVIL)
    for row in range(2):
        rows.setCurrentIndex(rows.model().index(row, 0))
        assert look(page) >= alone
    # and what was done with it
    (sequence,) = page.findChildren(SequenceList)
    sequence.setFocus()
    QTest.keyClick(sequence, Qt.Key.Key_Delete)
    assert MARK in program.button("Undo remove").accessibleName()
    look(page)
    program.click("Undo remove")
    (heading,) = page.findChildren(Heading)
    heading.show_menu()
    assert look(page) > alone


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_it_is_shown_as_it_is_in_the_plan_of_the_week(start: Start, file: Path) -> None:
    program = imported(start, file)
    program.app.planner.open()
    (week,) = program.window.findChildren(WeekView)
    week.choose((0, Slot.EVENING))
    assert look(program.window) > 0
    program.click("Choose what to do")
    (menu,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()]
    assert look(menu) > 0
    menu.close()


def test_it_is_shown_as_it_is_while_and_after_it_is_played(start: Start, file: Path) -> None:
    program = imported(start, file)
    begin(program)
    for passes in (1, 2, 3):
        assert look(program.window) > 1
        program.hear_passes(passes)
    program.click("End this routine")
    look(program.window)
    program.click("Go on")
    program.hear_out()
    assert look(program.window) > 0
    program.click("Done")
    # and in the history, where one session is shown in full
    page = program.window.open_page(PageId.HISTORY)
    assert look(page) > 3


def test_it_is_shown_as_it_is_when_something_felt_wrong(start: Start, file: Path) -> None:
    program = imported(start, file)
    begin(program)
    program.hear_passes(2)
    program.press(Qt.Key.Key_S)
    look(program.window)
    program.click("Close")
    program.app.sheets.open_profile()
    look(program.window)


def test_it_is_shown_as_it_is_when_it_was_cut_off(start: Start, file: Path, tmp_path: Path) -> None:
    program = imported(start, file)
    begin(program)
    program.hear_passes(1)
    left = shutil.copytree(program.paths.data, tmp_path / "left")
    program.close()
    again = start(folder=left)
    assert again.says("Go on with <b>x</b>")
    look(again.window)


def test_it_is_shown_as_it_is_when_another_has_its_id(start: Start, file: Path, tmp_path: Path) -> None:
    program = imported(start, file)
    other = tmp_path / "other.toml"
    other.write_text(ROUTINE.replace("seconds = 5", "seconds = 6"))
    program.app.librarian.take_in(other)
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox) and each.isVisible()]
    assert look(box) > 0
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert program.says(f"“{EVIL} (2)” is in your library.")
    look(program.window)


def test_a_fault_is_shown_as_it_is(start: Start, file: Path, tmp_path: Path) -> None:
    program = imported(start, file)
    wrong = tmp_path / f"wrong {MARK.replace('/', '')}.toml"
    wrong.write_text(ROUTINE.replace('technique = "prep"', f"technique = '{EVIL}'"))
    program.app.librarian.take_in(wrong)
    assert look(program.window) > 0
