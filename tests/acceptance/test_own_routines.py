"""The user's routines as files: imported, dropped, edited beside the program, and what is asked and said of it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from tests.routine_texts import BREEZE, routine_text
from upstroke.request import Request
from upstroke.ui.main_window import PageId
from upstroke.ui.player.voice import Voice

GALE = BREEZE.replace('"Breeze"', '"Gale"')
"""Another routine with the same id."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A routine that came by mail."""
    path = tmp_path / "gale.upstroke"
    path.write_text(GALE)
    return path


@pytest.fixture
def own(profile: Path) -> Path:
    """The user's folder, with one routine in it."""
    folder = profile / "routines"
    folder.mkdir(parents=True)
    (folder / "breeze.toml").write_text(BREEZE)
    return folder


def question(program: Program) -> QMessageBox | None:
    found = [box for box in program.window.findChildren(QMessageBox) if box.isVisible()]
    return found[0] if found else None


def answer(program: Program, text: str) -> None:
    """Click what is offered."""
    box = question(program)
    assert box is not None
    (button,) = [each for each in box.findChildren(QPushButton) if each.text() == text]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def drop(program: Program, *files: Path) -> None:
    """Let files go over the window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(300, 300), copy, mime, left, none))
    QApplication.sendEvent(program.window, QDropEvent(QPointF(300, 300), copy, mime, left, none))


def titles(program: Program) -> list[str]:
    return [title for title in ("Breeze", "Breeze (2)", "Gale") if title in owned(program)]


def owned(program: Program) -> set[str]:
    library = program.app.librarian._library
    return {routine.title for routine in library.routines if not library.is_bundled(routine.id)}


def test_of_a_routine_whose_id_is_taken_both_can_be_kept(start: Start, own: Path, file: Path) -> None:
    program = start()
    file.write_text(BREEZE.replace("seconds = 10", "seconds = 20"))
    program.app.show(Request(file=file))
    answer(program, "Keep both")
    assert titles(program) == ["Breeze", "Breeze (2)"]
    assert program.says("“Breeze (2)” is in your library.")
    assert (own / "breeze.toml").read_text() == BREEZE


def test_it_can_take_the_place_of_the_other_and_give_it_back(start: Start, own: Path, file: Path) -> None:
    program = start()
    program.app.show(Request(file=file))
    answer(program, "Replace")
    assert titles(program) == ["Gale"]
    program.click("Undo")
    assert titles(program) == ["Breeze"]
    assert (own / "breeze.toml").read_text() == BREEZE


def test_a_routine_that_is_played_is_not_disturbed_by_the_question(start: Start, own: Path, file: Path) -> None:
    program = start(Request(routine_id="desk-2min"))
    program.app.show(Request(file=file))
    assert question(program) is None
    program.hear_out()
    program.click("Done")
    answer(program, "Cancel")
    assert titles(program) == ["Breeze"]


def test_its_words_are_recorded_while_the_questions_are_read(
    start: Start, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "jaw.toml").write_text(routine_text("jaw", "My jaw", '[[step]]\nuse = "wake-the-collarbones"\n'))
    prepared: list[str] = []
    monkeypatch.setattr(Voice, "prepare", lambda voice, programme: prepared.append(programme.title))
    program = start()
    program.app.conductor.play("jaw")
    assert not program.window.playing
    assert prepared == ["My jaw"]


def test_files_that_are_dropped_come_into_the_library_one_after_another(
    start: Start, own: Path, file: Path, tmp_path: Path
) -> None:
    program = start()
    calm, picture = tmp_path / "calm.toml", tmp_path / "face.png"
    calm.write_text(routine_text("calm", "Calm"))
    drop(program, file, picture, calm)
    assert program.says("“face.png” is no routine file")
    assert owned(program) == {"Breeze"}, "nothing is decided yet"
    answer(program, "Keep both")
    assert owned(program) == {"Breeze", "Gale", "Calm"}
    assert program.says("2 routines are in your library.")


def test_files_can_be_chosen_in_the_library(start: Start, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()
    program.open(PageId.SHELVES)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    program.click("Import")
    assert owned(program) == {"Gale"}
    program.click("Play")
    assert program.playing


def test_what_is_changed_beside_the_program_is_seen(start: Start, own: Path, qtbot: QtBot) -> None:
    # given a program that shows its library
    program = start()
    qtbot.waitUntil(lambda: owned(program) == {"Breeze"})
    program.open(PageId.SHELVES)
    count = next(text for text in program.texts if text.endswith(" routines"))
    # when a file is added, it is there
    (own / "calm.toml").write_text(routine_text("calm", "Calm"))
    qtbot.waitUntil(lambda: owned(program) == {"Breeze", "Calm"})
    assert count not in program.texts
    # when one is broken, that is said once, and it can be played as it was
    (own / "breeze.toml").write_text(BREEZE.replace("seconds", "secnds"))
    qtbot.waitUntil(lambda: program.says('breeze.toml: step 1 "oil"'))
    assert program.says("It was kept as it was before.")
    program.play("breeze")
    assert program.playing
    program.hear_out()
    program.click("Done")
    # and when it is whole again, it is the new one
    (own / "breeze.toml").write_text(GALE)
    qtbot.waitUntil(lambda: owned(program) == {"Gale", "Calm"})


def test_what_was_saved_is_not_taken_for_a_change_by_someone_else(start: Start, own: Path, qtbot: QtBot) -> None:
    program = start()
    program.app.workshop.write_on("breeze")
    name = next(each for each in program.window.findChildren(QLineEdit) if each.objectName() == "routine-name")
    name.selectAll()
    QTest.keyClicks(name, "Gale")
    program.click("Save")
    program.open(PageId.TODAY)
    program.app.workshop.write_on("breeze")
    assert 'title = "Gale"' in (own / "breeze.toml").read_text()
    assert not program.says("was changed, too")
    assert program.button("Undo").accessibleName() == "Undo rename"


def test_a_name_that_was_pasted_from_elsewhere_is_saved_in_one_line(start: Start, own: Path) -> None:
    program = start()
    program.app.workshop.write_on("breeze")
    name = next(each for each in program.window.findChildren(QLineEdit) if each.objectName() == "routine-name")
    name.selectAll()
    QApplication.clipboard().setText("Gale\u2028by the\nsea")
    name.paste()
    program.click("Save")
    assert owned(program) == {"Gale by the sea"}
    assert name.text() == "Gale by the sea"
