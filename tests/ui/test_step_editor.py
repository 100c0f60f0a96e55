"""The right pane of the builder. Each test changes one thing with the mouse or the keyboard, as a user would."""

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.builders import block, prep, step
from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Block, Condition, Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.safety import faults
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_text import plain_step
from upstroke.files.step_toml import read_step
from upstroke.paths import resources_dir
from upstroke.ui.builder.live_face import LiveFace
from upstroke.ui.builder.step_editor import StepEditor
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.choice import Choice

ANATOMY = load_anatomy(resources_dir() / "face")

JAW = Step(
    "jaw",
    "Jawline",
    Technique.PRESS_STROKE,
    Strokes(5, 20),
    Tool.GUA_SHA,
    slip=Slip.GENEROUS,
    paths=(("chin_mid", "jaw_front", "jaw_mid", "ear_lobe"),),
    zones=("jawline",),
    side=Side.EACH,
    angle=15,
    pressure=3,
    cue="Out.",
)
NECK = Step(
    "neck",
    "Neck",
    Technique.LYMPH_STROKE,
    Strokes(5, 20),
    paths=(("mastoid", "neck_side_base"),),
    zones=("neck_side",),
    side=Side.EACH,
    view=View.SIDE,
)


class Asked:
    """What an editor asked for; every step comes back at once, as from a document."""

    def __init__(self, editor: StepEditor) -> None:
        self.editor = editor
        self.words: list[str] = []
        self.merges: list[str] = []
        self.steps: list[Step] = []
        editor.changed.connect(self.note)

    def note(self, words: str, step: Step, merge: str) -> None:
        assert faults(step, ANATOMY) == ()
        assert read_step(plain_step(step), ANATOMY) == step
        self.words.append(words)
        self.merges.append(merge)
        self.steps.append(step)
        self.editor.show_item(step)

    @property
    def step(self) -> Step:
        return self.steps[-1]


@pytest.fixture
def editor(faces: Faces, theme: Theme, icons: Icons, qtbot: QtBot) -> StepEditor:
    editor = StepEditor(ANATOMY, faces, theme, icons)
    qtbot.addWidget(editor)
    editor.resize(420, 900)
    editor.show_item(JAW)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


@pytest.fixture
def asked(editor: StepEditor) -> Asked:
    return Asked(editor)


Kind = TypeVar("Kind", bound=QWidget)


def found(editor: StepEditor, kind: type[Kind], name: str) -> Kind:
    """The one that is called so: a button by its words or its name, all others by their names."""
    QApplication.processEvents()  # what is new is shown only then
    for each in editor.findChildren(kind):
        if each.isVisible() and name in (
            each.accessibleName(),
            each.text() if isinstance(each, QAbstractButton) else "",
        ):
            return each
    raise AssertionError(f"there is no {name}")


def found_at_all(editor: StepEditor, name: str) -> QWidget:
    """The same, whether it is to be seen or not."""
    return next(
        each
        for each in editor.findChildren(QWidget)
        if name in (each.accessibleName(), each.text() if isinstance(each, QAbstractButton) else "")
    )


def press(editor: StepEditor, name: str) -> None:
    QTest.mouseClick(found(editor, QAbstractButton, name), Qt.MouseButton.LeftButton)


def choose(editor: StepEditor, name: str, title: str) -> None:
    """Take a row, as a click in the open list does."""
    choice = found(editor, Choice, name)
    choice.activated.emit(choice.findText(title))


def said(editor: StepEditor) -> set[str]:
    """All that is to be read."""
    return {each.text() for each in editor.findChildren(QLabel) if each.isVisible()}


# words


def test_a_title_is_written_letter_by_letter_and_the_cursor_stays_where_it_is(editor: StepEditor, asked: Asked) -> None:
    title = found(editor, QLineEdit, "Title")
    title.setFocus()
    title.setCursorPosition(3)
    QTest.keyClicks(title, " ab")
    assert [each.title for each in asked.steps] == ["Jaw line", "Jaw aline", "Jaw abline"]
    assert (title.text(), title.cursorPosition()) == ("Jaw abline", 6)
    assert set(asked.merges) == {"title"}
    assert set(asked.words) == {"change title"}


def test_a_step_keeps_its_title_when_all_of_it_is_wiped_out(editor: StepEditor, asked: Asked) -> None:
    title = found(editor, QLineEdit, "Title")
    title.setFocus()
    title.selectAll()
    QTest.keyClick(title, Qt.Key.Key_Delete)
    assert asked.steps == []
    assert "A step needs a title." in said(editor)
    assert title.text() == "", "it is being written"
    found(editor, QPlainTextEdit, "Cue").setFocus()
    assert title.text() == "Jawline"


def test_an_undo_comes_into_the_field_that_is_being_written(editor: StepEditor, asked: Asked) -> None:
    cue = found(editor, QPlainTextEdit, "Cue")
    cue.setFocus()
    QTest.keyClicks(cue, "Up. ")
    assert asked.step.cue == "Up. Out."
    assert cue.textCursor().position() == 4, "writing moves it, and nothing else does"
    editor.show_item(JAW)
    assert (cue.toPlainText(), cue.textCursor().position()) == ("Out.", 4)
    assert cue.hasFocus()


def test_spaces_at_the_end_of_what_is_written_are_left_alone(editor: StepEditor, asked: Asked) -> None:
    cue = found(editor, QPlainTextEdit, "Cue")
    cue.setFocus()
    cue.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(cue, " ")
    assert asked.steps == [], "a space alone changes nothing"
    QTest.keyClicks(cue, "Up.")
    assert (asked.step.cue, cue.toPlainText()) == ("Out. Up.", "Out. Up.")


def test_the_wheel_moves_no_words_that_are_all_in_sight(editor: StepEditor, asked: Asked) -> None:
    cue = found(editor, QPlainTextEdit, "Cue")
    editor.show_item(replace(JAW, cue="Both hands on the neck: stretch the skin down, let go. Five times, then lower."))
    cue.verticalScrollBar().setRange(0, 1)
    at, nothing, keys = QPointF(20, 20), QPoint(), Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        at, at, nothing, QPoint(0, -120), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(cue.viewport(), wheel)
    assert cue.verticalScrollBar().value() == 0


def test_a_text_that_is_too_long_is_cut(editor: StepEditor, asked: Asked) -> None:
    mistake = found(editor, QPlainTextEdit, "Mistake")
    mistake.insertPlainText("x" * 1_500 + "\x07")
    assert len(mistake.toPlainText()) == 1_000
    assert asked.step.mistake == "x" * 1_000


def test_leaving_a_field_settles(editor: StepEditor, asked: Asked, qtbot: QtBot) -> None:
    found(editor, QPlainTextEdit, "Cue").setFocus()
    with qtbot.waitSignal(editor.settled):
        found(editor, QLineEdit, "Title").setFocus()


# tool and technique


def test_another_tool_brings_a_technique_and_says_so_below_it(editor: StepEditor, asked: Asked) -> None:
    choose(editor, "Tool", "Cups")
    assert (asked.step.tool, asked.step.technique, asked.step.pressure) == (Tool.CUPS, Technique.CUP_GLIDE, 2)
    assert asked.words == ["change tool"]
    assert any("technique changed with the tool" in each for each in said(editor))
    press(editor, "Suction: feather")
    assert not any("technique changed with the tool" in each for each in said(editor)), "that was the change before"


def test_techniques_of_the_tool_come_first_by_how_they_move(editor: StepEditor) -> None:
    choice = found(editor, Choice, "Technique")
    titles = [choice.itemText(row) for row in range(choice.count())]
    assert titles[:3] == ["Glides", "Feather-light strokes", "Press and glide"]
    assert titles.index("With another tool") < titles.index("Gliding cup (cups)")


def test_a_technique_of_another_tool_brings_that_tool(editor: StepEditor, asked: Asked) -> None:
    choose(editor, "Technique", "Rolling (ridged roller)")
    assert (asked.step.tool, asked.step.technique) == (Tool.ROLLER, Technique.ROLL)
    assert found(editor, Choice, "Technique").currentText() == "Rolling"


def test_a_tool_that_must_not_come_near_the_eyes_can_not_be_chosen(editor: StepEditor) -> None:
    editor.show_item(replace(JAW, zones=("under_eye",), pressure=1))
    tool = found(editor, Choice, "Tool")
    item = tool.model().index(tool.findText("Cups"), 0)
    assert not item.flags() & Qt.ItemFlag.ItemIsEnabled
    assert "stay away from the eyes" in item.data(Qt.ItemDataRole.ToolTipRole)


def test_a_tool_can_be_said_more_exactly(editor: StepEditor, asked: Asked) -> None:
    QTest.keyClicks(found(editor, QLineEdit, "Which one"), "flat")
    assert asked.step.tool_detail == "flat"
    assert asked.merges[-1] == "which one"


# where


def test_the_path_is_said_in_words_and_its_places_can_be_moved(editor: StepEditor, asked: Asked) -> None:
    assert "Chin → front of the jaw → middle of the jaw → ear lobe" in said(editor)
    press(editor, "Change: path")
    press(editor, "Earlier: ear lobe")
    here = editor.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Earlier: ear lobe", "the keyboard goes with it"
    QTest.keyClick(here, Qt.Key.Key_Space)
    press(editor, "Take out: chin")
    assert [each.paths[0] for each in asked.steps] == [
        ("chin_mid", "jaw_front", "ear_lobe", "jaw_mid"),
        ("chin_mid", "ear_lobe", "jaw_front", "jaw_mid"),
        ("ear_lobe", "jaw_front", "jaw_mid"),
    ]
    assert asked.words == ["change path"] * 3


def test_places_and_lanes_can_be_added(editor: StepEditor, asked: Asked) -> None:
    press(editor, "Change: path")
    choose(editor, "Add a place", "Front of the ear")
    assert found(editor, Choice, "Add a place").currentText() == ""
    press(editor, "Add a lane")
    press(editor, "Take out lane 1")
    longer = (*JAW.paths[0], "tragus")
    assert [each.paths for each in asked.steps] == [(longer,), (longer, longer), (longer,)]


def test_a_path_over_the_throat_is_refused(editor: StepEditor, asked: Asked) -> None:
    low = replace(JAW, paths=(("hollow_back",),), zones=("supraclav",), pressure=1, side=Side.MIDDLE)
    editor.show_item(low)
    press(editor, "Change: path")
    choose(editor, "Add a place", "Back of the hollow above the collarbone on the other side")
    assert asked.steps == []
    assert "That path would cross the throat, which is never worked." in said(editor)
    assert found(editor, Choice, "Add a place").value is None, "it can be asked for again"


def test_another_area_may_lower_the_pressure(editor: StepEditor, asked: Asked) -> None:
    press(editor, "Change: areas")
    press(editor, "Area: Cheek")
    assert (asked.step.zones, asked.step.pressure) == (("jawline", "cheek"), 2)
    assert "“Cheek” bears pressure 2 at most." in said(editor)
    press(editor, "Area: Jawline")
    assert asked.step.zones == ("cheek",)


def test_an_area_that_bears_only_a_feather_touch_stays_with_its_path(editor: StepEditor) -> None:
    editor.show_item(NECK)
    press(editor, "Change: areas")
    chip = found(editor, QAbstractButton, "Area: Side of the neck")
    assert not chip.isEnabled()
    assert "only a feather touch" in chip.toolTip()


def test_both_sides_of_the_neck_are_never_worked_at_once(editor: StepEditor, asked: Asked) -> None:
    editor.show_item(NECK)
    both = found(editor, QAbstractButton, "Sides: Both at once")
    assert not both.isEnabled()
    assert "never worked at once" in both.toolTip()
    press(editor, "Sides: Middle")
    assert asked.step.side is Side.MIDDLE


def test_the_side_to_begin_with_is_asked_only_where_there_are_two(editor: StepEditor, asked: Asked) -> None:
    press(editor, "Side to begin with: Right first")
    assert asked.step.first is Half.RIGHT
    press(editor, "Sides: Both at once")
    assert not found_at_all(editor, "Side to begin with: Left first").isVisible()


def test_it_is_seen_only_from_where_all_of_the_path_is_seen(editor: StepEditor, asked: Asked) -> None:
    assert not found(editor, QAbstractButton, "View: Back").isEnabled()
    press(editor, "View: Side")
    assert asked.step.view is View.SIDE


# how much


def test_a_slider_goes_no_further_than_is_gentle(editor: StepEditor, asked: Asked) -> None:
    count = found(editor, QSlider, "How many")
    QTest.keyClick(count, Qt.Key.Key_End)
    assert asked.step.dose == Strokes(60, 20), "180 s at pressure 3"
    QTest.keyClick(found(editor, QSlider, "Tempo, a minute"), Qt.Key.Key_Home)
    assert asked.step.dose == Strokes(60, 20), "a slower tempo would take too long"
    assert asked.merges == ["count"]
    assert asked.words == ["change how many"]


def test_a_number_can_be_written(editor: StepEditor, asked: Asked) -> None:
    box = found(editor, QSpinBox, "Tempo, a minute")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "40")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert asked.step.dose == Strokes(5, 40)
    assert (asked.words, asked.merges) == (["change tempo"], ["tempo"])


def test_a_dose_can_be_counted_in_seconds_and_back(editor: StepEditor, asked: Asked) -> None:
    press(editor, "Counted in: Seconds")
    QTest.keyClick(found(editor, QSlider, "Seconds"), Qt.Key.Key_Right)
    press(editor, "Counted in: Strokes")
    assert [each.dose for each in asked.steps] == [Seconds(15), Seconds(16), Strokes(5, 20)]


def test_holds_have_a_number_and_a_length(editor: StepEditor, asked: Asked) -> None:
    held = replace(JAW, tool=Tool.HANDS, technique=Technique.ACUPRESSURE_HOLD, dose=Holds(10, 2), angle=None)
    editor.show_item(held)
    assert "20 s of work on each side" in said(editor)
    QTest.keyClick(found(editor, QSlider, "How many"), Qt.Key.Key_Right)
    QTest.keyClick(found(editor, QSlider, "Seconds"), Qt.Key.Key_Left)
    assert asked.step.dose == Holds(9, 3)


def test_a_preparation_can_wait_for_the_user(editor: StepEditor, asked: Asked) -> None:
    editor.show_item(replace(prep(), paths=()))
    press(editor, "Counted in: Until ready")
    assert asked.step.dose == UntilReady()
    assert "Waits until you go on." in said(editor)
    for name in ("Pressure: light", "Change: path", "Sides: Middle"):
        assert not found_at_all(editor, name).isVisible()


def test_pressure_goes_up_to_what_the_area_bears(editor: StepEditor, asked: Asked) -> None:
    editor.show_item(replace(JAW, zones=("jawline", "cheek"), pressure=1))
    press(editor, "Pressure: light")
    assert (asked.step.pressure, asked.words) == (2, ["change pressure"])
    firm = found(editor, QAbstractButton, "Pressure: medium")
    assert not firm.isEnabled()
    assert "“Cheek” bears pressure 2 at most." in firm.toolTip()
    QTest.keyClick(found(editor, QAbstractButton, "Pressure: light"), Qt.Key.Key_Right)
    assert asked.step.pressure == 2
    QTest.keyClick(found(editor, QAbstractButton, "Pressure: light"), Qt.Key.Key_Left)
    assert asked.step.pressure == 1


def test_skin_angle_and_wiggle(editor: StepEditor, asked: Asked) -> None:
    choose(editor, "Angle", "30°")
    press(editor, "Wiggle")
    assert (asked.step.angle, asked.step.wiggle) == (30, True)
    skin = found(editor, Choice, "Skin")
    assert not skin.model().index(skin.findText("Dry skin"), 0).flags() & Qt.ItemFlag.ItemIsEnabled
    choose(editor, "Skin", "Serum or cream")
    assert asked.step.slip is Slip.LIGHT


def test_what_a_step_does_not_have_is_not_asked(editor: StepEditor) -> None:
    editor.show_item(replace(JAW, tool=Tool.HANDS, technique=Technique.FRICTION_CIRCLES, angle=None))
    for name in ("Angle", "Wiggle"):
        assert not found_at_all(editor, name).isVisible()


# what is shown


def test_the_picture_plays_the_step_that_is_chosen(editor: StepEditor, qtbot: QtBot) -> None:
    live = editor.findChildren(LiveFace)[0]
    assert live.running
    press(editor, "Left side")
    assert live.moment is not None
    assert live.moment.span.side is PassSide.RIGHT
    editor.set_active(False)
    assert not live.running


def test_without_a_step_it_says_what_to_do(editor: StepEditor) -> None:
    editor.show_item(None)
    assert said(editor) == {"Choose a step to change it."}
    assert not editor.findChildren(LiveFace)[0].running


def test_a_block_says_what_is_in_it_and_can_be_opened(editor: StepEditor, qtbot: QtBot) -> None:
    editor.show_item(block("calm", step(), step("chin")))
    assert {"Calm", "32 s · 2 steps", "Jawline", "Chin"} <= said(editor)
    with qtbot.waitSignal(editor.open_requested) as asked:
        press(editor, "Open into its steps")
    assert asked.args == ["calm"]


def test_a_choice_is_said_in_words_and_stays_closed(editor: StepEditor) -> None:
    options = (block("stone", step()), block("cups", step()))
    editor.show_item(Block("finish", "Finish with", "", options=options, when=Condition.TOOL_RESTED))
    words = " ".join(said(editor))
    assert "A choice before the start: “Stone” or “Cups”." in words
    assert "Left out on days on which its tool must rest." in words
    assert not found_at_all(editor, "Open into its steps").isVisible()


def test_tab_goes_from_top_to_bottom(editor: StepEditor) -> None:
    editor.resize(420, 2_400)
    editor.show_item(replace(JAW, paths=2 * JAW.paths))
    press(editor, "Change: path")
    press(editor, "Change: areas")
    QApplication.processEvents()
    first: QWidget = found(editor, QLineEdit, "Title")
    heights, here = [], first.nextInFocusChain()
    while here is not None and here is not first:
        takes_tab = here.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes_tab and here.isVisible() and here.isEnabled() and here.focusProxy() is None:
            heights.append((here.mapTo(editor, here.rect().center()).y() // 10, here.accessibleName()))
        here = here.nextInFocusChain()
    assert len(heights) > 40
    assert heights == sorted(heights, key=lambda each: each[0])


@pytest.mark.parametrize("width", [300, 420])
def test_nothing_is_cut_off(editor: StepEditor, width: int, qtbot: QtBot) -> None:
    editor.resize(width, 900)
    editor.show_item(replace(JAW, technique=Technique.FASCIAL_HOLD, tool=Tool.HANDS, angle=None))
    press(editor, "Change: areas")
    qtbot.waitUntil(lambda: editor.width() == width)
    for each in editor.findChildren(QAbstractButton):
        if each.isVisible():
            assert each.width() >= each.minimumSizeHint().width(), each.text()
            right = each.mapTo(editor, each.rect().topRight()).x()
            assert right < width, each.text()
