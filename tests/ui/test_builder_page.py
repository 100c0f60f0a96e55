"""A routine is written by mouse and keyboard: put together, changed, undone, mended and handed over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QSpinBox
from pytestqt.qtbot import QtBot

from tests.builders import block, step
from upstroke.domain.draft import Draft
from upstroke.domain.lint import lint
from upstroke.domain.routine import Routine, Slot, Strokes
from upstroke.domain.timeline import Options
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import clip, read_clip
from upstroke.files.routine_format import STEPS_AT_MOST
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.builder.clipboard import ITEMS, Clipboard
from upstroke.ui.builder.document import NEW, Document
from upstroke.ui.builder.fit_bar import FitBar
from upstroke.ui.builder.heading import Heading
from upstroke.ui.builder.page import BuilderPage
from upstroke.ui.builder.palette import Palette
from upstroke.ui.builder.remarks import Remarks
from upstroke.ui.builder.row_edits import FULL
from upstroke.ui.builder.sequence_list import SequenceList
from upstroke.ui.builder.step_editor import StepEditor
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
CLIPBOARD = Clipboard(clip, lambda text: read_clip(text, LIBRARY, ANATOMY))
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Desk:
    """The builder with someone in front of it."""

    def __init__(self, page: BuilderPage, document: Document) -> None:
        self.page, self.document = page, document
        (self.rows,) = page.findChildren(SequenceList)
        (palette,) = page.findChildren(Palette)
        (self.palette,) = palette.findChildren(QListView)
        (self.search,) = palette.findChildren(QLineEdit)
        (self.heading,) = page.findChildren(Heading)
        self.name = next(each for each in page.findChildren(QLineEdit) if each.objectName() == "routine-name")
        self.said: list[str] = []
        page.message.connect(self.said.append)

    @property
    def titles(self) -> list[str]:
        return [item.title for item in self.document.draft.items]

    @property
    def ids(self) -> list[str]:
        return list(self.document.draft.ids)

    def press(self, name: str) -> None:
        buttons = [each for each in self.page.findChildren(QAbstractButton) if each.isVisible()]
        found = next(each for each in buttons if name in (each.text(), each.accessibleName()))
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)

    def add(self, *titles: str) -> None:
        """Find each by its words and press Enter on it."""
        for title in titles:
            self.search.setFocus()
            self.search.clear()
            QTest.keyClicks(self.search, title)
            QTest.keyClick(self.search, Qt.Key.Key_Return)
            QTest.keyClick(self.palette, Qt.Key.Key_Return)

    def choose(self, row: int, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = self.rows.visualRect(self.rows.model().index(row, 0)).center() - QPoint(60, 0)
        QTest.mouseClick(self.rows.viewport(), Qt.MouseButton.LeftButton, how, place)

    def key(self, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.focusWidget() or self.page, key, how)


@pytest.fixture
def document(qapp: object) -> Document:
    return Document()


@pytest.fixture
def desk(
    document: Document, faces: Faces, theme: Theme, icons: Icons, routines: tuple[Routine, ...], qtbot: QtBot
) -> Desk:
    page = BuilderPage(document, lambda draft: lint(draft, ANATOMY), Options, CLIPBOARD, ANATOMY, faces, theme, icons)
    qtbot.addWidget(page)
    page.resize(1192, 820)
    page.show_library(routines, ())
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return Desk(page, document)


def test_a_routine_is_written_by_keyboard_alone_and_handed_over(desk: Desk, qtbot: QtBot) -> None:
    desk.add("collarbones", "jawline")
    assert len(desk.titles) == 2
    desk.name.setFocus()
    QTest.keyClicks(desk.name, "My wind-down ")
    with qtbot.waitSignal(desk.page.save_requested) as asked:
        desk.key(Qt.Key.Key_S, CTRL)
    (draft,) = asked.args
    assert (draft.id, draft.title, draft.slot, draft.items) == (
        "",
        "My wind-down",
        Slot.EVENING,
        desk.document.draft.items,
    )
    desk.page.show_saved(replace(draft, id="mine"))
    assert not desk.document.unsaved


def test_of_a_draft_that_lay_open_already_the_first_row_is_chosen(
    document: Document, faces: Faces, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    document.begin(Draft(title="Mine").inserted([step(name) for name in "ab"]))
    page = BuilderPage(document, lambda _: (), Options, CLIPBOARD, ANATOMY, faces, theme, icons)
    qtbot.addWidget(page)
    assert Desk(page, document).rows.current_id == "a"


def test_without_a_name_it_is_not_saved_and_the_user_is_led_to_it(desk: Desk, qtbot: QtBot) -> None:
    desk.add("jawline")
    with qtbot.assertNotEmitted(desk.page.save_requested):
        desk.key(Qt.Key.Key_S, CTRL)
    assert desk.said == ["Give your routine a name to save it."]
    assert desk.name.hasFocus()


def test_rows_are_moved_doubled_and_taken_out_together(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step(name) for name in "abcd"]))
    desk.choose(0)
    desk.choose(1, SHIFT)
    desk.key(Qt.Key.Key_Down, ALT)
    assert desk.ids == ["c", "a", "b", "d"]
    desk.key(Qt.Key.Key_D, CTRL)
    assert desk.ids == ["c", "a", "b", "a-2", "b-2", "d"]
    desk.key(Qt.Key.Key_Delete)
    assert desk.ids == ["c", "a", "b", "d"]
    assert desk.rows.selected_ids() == ("d",)
    desk.key(Qt.Key.Key_Up, ALT)
    assert desk.ids == ["c", "a", "d", "b"]


def test_everything_is_undone_and_done_again_in_words(desk: Desk) -> None:
    desk.add("jawline")
    title = desk.titles[0]
    desk.name.setFocus()
    QTest.keyClicks(desk.name, "Mine")
    desk.press("Morning")
    wanted = desk.document.draft
    assert desk.document.edits.undo_words == "make it for morning"
    for words in ("make it for morning", "rename", f"add “{title}”"):
        assert desk.document.edits.undo_words == words
        desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.document.draft == Draft()
    for _ in range(3):
        desk.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert desk.document.draft == wanted


def test_undo_in_a_field_undoes_the_draft(desk: Desk) -> None:
    desk.name.setFocus()
    QTest.keyClicks(desk.name, "Mine")
    desk.key(Qt.Key.Key_Z, CTRL)
    assert (desk.document.draft.title, desk.name.text()) == ("", "")


def test_steps_are_copied_and_pasted_as_text(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a"), step("b")]))
    desk.choose(0)
    desk.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith('[[step]]\nid = "a"')
    desk.choose(1)
    desk.key(Qt.Key.Key_V, CTRL)
    assert desk.ids == ["a", "b", "a-2"]
    desk.key(Qt.Key.Key_X, CTRL)
    assert desk.ids == ["a", "b"]
    QGuiApplication.clipboard().setText("a shopping list")
    desk.key(Qt.Key.Key_V, CTRL)
    assert desk.ids == ["a", "b"]
    assert desk.said[0].startswith("There are no steps to paste: ")


def test_what_others_put_on_the_clipboard_is_refused_in_a_sentence(desk: Desk) -> None:
    mime = QMimeData()
    mime.setData(ITEMS, b"\xff[[step]]")
    QGuiApplication.clipboard().setMimeData(mime)
    desk.rows.setFocus()
    desk.key(Qt.Key.Key_V, CTRL)
    assert desk.document.draft == Draft()
    assert desk.said[0].startswith("There are no steps to paste")


def test_what_is_dragged_in_lands_where_it_is_let_go(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a"), step("b")]))
    desk.rows.drop_requested.emit(CLIPBOARD.packed([step("c")]), 1)
    assert desk.ids == ["a", "c", "b"]
    desk.rows.move_requested.emit(frozenset({"b"}), 0)
    assert desk.ids == ["b", "a", "c"]


def test_a_block_is_opened_into_its_steps(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([block("calm", step("b"), step("c"))]))
    desk.press("Open into its steps")
    assert desk.ids == ["b", "c"]
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.ids == ["calm"]


def test_a_changed_step_is_one_change_while_it_is_typed(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a")]))
    (editor,) = desk.page.findChildren(StepEditor)
    for count in (5, 6):
        changed = replace(step("a"), dose=Strokes(count, 20))
        editor.changed.emit("change strokes", changed, "count")
    assert desk.document.draft.items == (changed,)
    desk.document.undo()
    assert desk.document.draft.items == (step("a"),)


def test_it_is_made_to_fit_from_what_it_was_before_the_slider_was_touched(desk: Desk) -> None:
    draft = Draft(title="Mine").inserted([step(name, Strokes(20, 20)) for name in "abcd"])
    desk.document.begin(draft)
    (bar,) = desk.page.findChildren(FitBar)
    bar.target_changed.emit(3 * 60_000)
    shorter = desk.document.draft
    bar.target_changed.emit(8 * 60_000)
    bar.target_changed.emit(3 * 60_000)
    assert desk.document.draft == shorter != draft
    bar.settled.emit()
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.document.draft == draft


def test_what_was_changed_since_is_not_lost_to_the_slider(desk: Desk) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step(name, Strokes(20, 20)) for name in "abcd"]))
    (bar,) = desk.page.findChildren(FitBar)
    bar.target_changed.emit(3 * 60_000)  # by keyboard, which stays on the slider
    desk.document.edit("remove", desk.document.draft.without("a"))
    bar.target_changed.emit(4 * 60_000)
    assert desk.ids == ["b", "c", "d"]


def test_remarks_lead_to_their_rows_and_mend_them(desk: Desk, qtbot: QtBot) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a"), step("b"), step("b", pressure=3)]))
    (remarks,) = desk.page.findChildren(Remarks)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in remarks.findChildren(QAbstractButton)))
    before = desk.document.draft
    mendable = next(remark for remark in lint(before, ANATOMY) if remark.fix and remark.items)
    remarks.chosen.emit(mendable.items)
    assert set(desk.rows.selected_ids()) == set(mendable.items)
    remarks.fix_requested.emit(mendable)
    assert mendable not in lint(desk.document.draft, ANATOMY)
    desk.document.undo()
    assert desk.document.draft == before


def test_unsaved_drafts_are_handed_out_to_be_kept(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.page.drafts_changed, timeout=5_000) as kept:
        desk.add("jawline")
    assert kept.args == [{NEW: desk.document.draft}]
    with qtbot.waitSignal(desk.page.drafts_changed) as kept:
        desk.name.setFocus()
        QTest.keyClicks(desk.name, "M")
        desk.page.hide()
    assert kept.args[0][NEW].title == "M"


def test_who_writes_without_a_pause_loses_no_more_to_a_kill(desk: Desk, qtbot: QtBot) -> None:
    desk.page._autosave.setInterval(200)
    writing = QTimer()
    writing.timeout.connect(lambda: QTest.keyClicks(desk.name, "x"))
    desk.name.setFocus()
    with qtbot.waitSignal(desk.page.drafts_changed, timeout=5_000):
        writing.start(20)
    writing.stop()


def test_trying_begins_at_the_chosen_step(desk: Desk, qtbot: QtBot) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a"), step("b")]))
    desk.choose(1)
    with qtbot.waitSignal(desk.page.try_requested) as asked:
        desk.press("Try it")
    assert asked.args == [desk.document.draft, "b"]


def test_a_routine_of_the_users_own_is_opened_changed_and_deleted(
    desk: Desk, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    mine = Draft("mine", "Mine").inserted([step("a")])
    desk.page.show_library([*routines, mine.routine], {"mine"})
    desk.page.show_own("mine")
    assert (desk.document.draft, desk.name.text()) == (mine, "Mine")
    assert desk.rows.hasFocus(), "the next key is for its steps"
    desk.page.show_library([*routines, replace(mine, title="By hand").routine], {"mine"})
    assert (desk.name.text(), desk.document.unsaved) == ("By hand", False)
    desk.page.show_library(routines, ())
    assert desk.document.draft == Draft()


def test_a_change_in_the_file_does_not_take_what_was_not_saved(desk: Desk, routines: tuple[Routine, ...]) -> None:
    mine = Draft("mine", "Mine").inserted([step("a")])
    desk.page.show_library([*routines, mine.routine], {"mine"})
    desk.page.show_own("mine")
    desk.document.edit("rename", replace(mine, title="Calmer"))
    desk.page.show_library([*routines, replace(mine, title="By hand").routine], {"mine"})
    assert desk.document.draft.title == "Calmer"
    assert desk.said == ["The file of “By hand” was changed, too. What you see here is still your own draft."]


def test_what_was_changed_outlives_the_file(desk: Desk, routines: tuple[Routine, ...]) -> None:
    mine = Draft("mine", "Mine").inserted([step("a")])
    desk.page.show_library([*routines, mine.routine], {"mine"})
    desk.page.show_own("mine")
    desk.document.edit("rename", replace(mine, title="Calmer"))
    desk.page.show_library(routines, ())
    assert (desk.document.draft.title, desk.document.draft.id, desk.document.unsaved) == ("Calmer", "", True)
    assert desk.said == ["The file of “Mine” is gone. What you see here is still your own draft."]
    desk.page.show_library(routines, ())
    assert desk.document.draft.title == "Calmer"


def test_who_deletes_a_routine_wants_its_changes_gone_too(
    desk: Desk, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    mine = Draft("mine", "Mine").inserted([step("a")])
    desk.page.show_library([*routines, mine.routine], {"mine"})
    desk.page.show_own("mine")
    desk.document.edit("rename", replace(mine, title="Calmer"))
    desk.page.delete_requested.connect(lambda _: desk.page.show_library(routines, ()))
    with qtbot.waitSignal(desk.page.delete_requested):
        desk.heading.delete.emit()
    assert (desk.document.draft, dict(desk.document.all_unsaved)) == (Draft(), {})
    assert desk.said == []


def test_it_grows_no_larger_than_a_file_may_be(desk: Desk) -> None:
    draft = Draft(title="Mine").inserted([step("a")] * STEPS_AT_MOST)
    desk.document.begin(draft)
    desk.choose(0)
    desk.key(Qt.Key.Key_D, CTRL)
    desk.add("jawline")
    assert desk.document.draft == draft
    assert set(desk.said) == {FULL}


def test_a_number_that_is_being_written_is_saved_too(desk: Desk, qtbot: QtBot) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a", Strokes(4, 20))]))
    desk.choose(0)
    box = next(each for each in desk.page.findChildren(QSpinBox) if each.isVisible() and each.value() == 20)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "24")
    with qtbot.waitSignal(desk.page.save_requested) as saved:
        desk.key(Qt.Key.Key_S, CTRL)
    assert saved.args[0].items[0].dose == Strokes(4, 24)


def test_what_was_saved_is_no_longer_kept_as_a_draft(desk: Desk, qtbot: QtBot) -> None:
    desk.document.begin(Draft(title="Mine").inserted([step("a")]))
    with qtbot.waitSignal(desk.page.drafts_changed) as kept:
        desk.page.show_saved(replace(desk.document.draft, id="mine"))
        assert kept.args == [{}], "at once, as a kill may come"


def test_where_it_is_narrow_two_panes_take_turns(desk: Desk) -> None:
    desk.page.resize(780, 640)
    (editor,) = desk.page.findChildren(StepEditor)
    assert desk.palette.isVisible()
    assert not editor.isVisible()
    desk.add("jawline")
    assert desk.palette.isVisible()
    desk.choose(0)
    assert editor.isVisible()
    assert not desk.palette.isVisible()
    desk.key(Qt.Key.Key_F, CTRL)
    assert desk.search.hasFocus()
    desk.page.resize(1192, 820)
    assert desk.palette.isVisible()
    assert editor.isVisible()
