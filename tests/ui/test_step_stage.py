"""Drawing on the picture of a step, with real presses and moves of the mouse."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.anatomy import Point
from upstroke.domain.routine import Seconds, Side, Step, Strokes
from upstroke.domain.step_edit import Edited
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir
from upstroke.ui.builder.live_face import LiveFace
from upstroke.ui.builder.step_stage import StepStage
from upstroke.ui.builder.stroke_pad import StrokePad
from upstroke.ui.faces import Faces
from upstroke.ui.icons import Icons

ANATOMY = load_anatomy(resources_dir() / "face")
JAW = Step(
    "jaw",
    "Jawline",
    Technique.PRESS_STROKE,
    Strokes(6, 20),
    Tool.GUA_SHA,
    slip=Slip.GENEROUS,
    paths=(("chin_mid", "jaw_mid", "ear_lobe"), ("chin_side", "jaw_angle")),
    zones=("jawline",),
    side=Side.EACH,
    angle=15,
    pressure=3,
)


@pytest.fixture
def stage(faces: Faces, icons: Icons, qtbot: QtBot) -> StepStage:
    stage = StepStage(ANATOMY, faces, icons)
    qtbot.addWidget(stage)
    stage.resize(400, 520)
    stage.show_step(JAW)
    stage.edited.connect(lambda edited, words, merge: stage.show_step(edited.step))
    stage.show()
    stage.activateWindow()
    qtbot.waitUntil(stage.isActiveWindow)
    return stage


def chip(stage: StepStage, text: str) -> QPushButton:
    return next(each for each in stage.findChildren(QPushButton) if each.text() == text)


def hint(stage: StepStage) -> QLabel:
    """The line below the picture."""
    return next(each for each in stage.findChildren(QLabel) if each.wordWrap())


def press(stage: StepStage, text: str) -> None:
    QTest.mouseClick(chip(stage, text), Qt.MouseButton.LeftButton)


def drag(stage: StepStage, *points: tuple[float, float]) -> None:
    """Drag over points of the art."""
    (pad,), (live,) = stage.findChildren(StrokePad), stage.findChildren(LiveFace)
    places = [live.face.widget_point(Point(*point)).toPoint() for point in points]
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=places[-1])


CHEEK = ((400, 690), (370, 670), (340, 645), (310, 620))
"""From beside the mouth to the front of the ear, on the user's left."""


def test_a_stroke_that_is_drawn_takes_the_place_of_all_lanes_and_brings_its_areas(
    stage: StepStage, qtbot: QtBot
) -> None:
    press(stage, "Draw a stroke")
    with qtbot.waitSignal(stage.edited) as asked:
        drag(stage, *CHEEK)
    assert asked.args is not None
    edited, words, merge = asked.args
    assert isinstance(edited, Edited)
    assert len(edited.step.paths) == 1
    assert "cheek" in edited.step.zones
    assert "jawline" not in edited.step.zones
    assert edited.step.pressure == 2
    assert "bears pressure 2 at most" in edited.note
    assert (edited.step.side, words, merge) == (Side.EACH, "draw a stroke", "")


def test_a_stroke_on_both_hands_stays_on_both(stage: StepStage, qtbot: QtBot) -> None:
    stage.show_step(replace(JAW, side=Side.BOTH))
    press(stage, "Draw a stroke")
    with qtbot.waitSignal(stage.edited) as asked:
        drag(stage, *CHEEK)
    assert asked.args is not None
    assert asked.args[0].step.side is Side.BOTH


def test_a_stroke_along_the_middle_is_done_once(stage: StepStage, qtbot: QtBot) -> None:
    press(stage, "Draw a stroke")
    with qtbot.waitSignal(stage.edited) as asked:
        drag(stage, (500, 430), (500, 400), (500, 370), (500, 330))
    assert asked.args is not None
    edited = asked.args[0]
    assert (edited.step.side, edited.step.zones) == (Side.MIDDLE, ("forehead",))
    assert edited.note.startswith("It is done once now, as it was drawn.")


def test_over_the_throat_nothing_is_drawn_and_it_says_why(stage: StepStage, qtbot: QtBot) -> None:
    press(stage, "Draw a stroke")
    with qtbot.assertNotEmitted(stage.edited):
        drag(stage, (500, 900), (500, 950), (500, 1000))
    assert hint(stage).isVisible()
    assert "throat" in hint(stage).text()
    drag(stage, *CHEEK)
    assert hint(stage).text().startswith("Drag on the face")


def test_while_it_is_drawn_on_the_picture_stands_still_and_a_hint_says_what_to_do(stage: StepStage) -> None:
    (live,) = stage.findChildren(LiveFace)
    assert live.running
    press(stage, "Draw a stroke")
    assert not live.running
    assert any(each.text().startswith("Drag on the face") for each in stage.findChildren(QLabel) if each.isVisible())
    press(stage, "Move points")
    assert not chip(stage, "Draw a stroke").isChecked()
    assert not live.running
    press(stage, "Move points")
    assert live.running


def test_of_a_lane_whose_points_are_moved_the_others_stay(stage: StepStage, qtbot: QtBot) -> None:
    stage.live.show_at(4 * 3_000)
    press(stage, "Move points")
    angle, lobe = ANATOMY.point("jaw_angle"), ANATOMY.point("masseter_mid")
    with qtbot.waitSignal(stage.edited) as asked:
        drag(stage, (angle.x, angle.y), (lobe.x, lobe.y))
    assert asked.args is not None
    edited, words, merge = asked.args
    assert edited.step.paths == (JAW.paths[0], ("chin_side", "masseter_mid"))
    assert (words, merge) == ("move points", "points")


def test_each_drag_of_a_point_is_a_change_of_its_own(stage: StepStage, qtbot: QtBot) -> None:
    press(stage, "Move points")
    middle, other = ANATOMY.point("jaw_mid"), ANATOMY.point("masseter_mid")
    with qtbot.waitSignals([stage.edited, stage.settled], order="strict"):
        drag(stage, (middle.x, middle.y), (other.x, other.y))


def test_escape_ends_drawing_and_the_keyboard_goes_back(stage: StepStage) -> None:
    press(stage, "Draw a stroke")
    (pad,) = stage.findChildren(StrokePad)
    assert pad.hasFocus()
    QTest.keyClick(pad, Qt.Key.Key_Escape)
    assert not stage.is_drawn_on
    assert chip(stage, "Draw a stroke").hasFocus()
    assert stage.live.face.shown is not None
    assert stage.live.face.shown[0] == JAW


def test_another_step_ends_drawing_and_an_undo_does_not(stage: StepStage, qtbot: QtBot) -> None:
    press(stage, "Draw a stroke")
    with qtbot.waitSignal(stage.edited):
        drag(stage, *CHEEK)
    stage.show_step(JAW)
    assert stage.is_drawn_on
    with qtbot.waitSignal(stage.edited):
        drag(stage, *CHEEK)
    stage.show_step(replace(JAW, id="other"))
    assert not stage.is_drawn_on
    assert stage.live.running


def test_what_touches_no_skin_is_not_drawn(stage: StepStage) -> None:
    stage.show_step(Step("oil", "Oil", Technique.PREP, Seconds(20)))
    assert not chip(stage, "Draw a stroke").isVisible()
    assert not chip(stage, "Move points").isVisible()
