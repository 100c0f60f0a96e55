"""Drawing a stroke on the face, and moving its points, with mouse, finger and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.domain.anatomy import Anatomy, Half, Point, View
from upstroke.domain.curve import Curve
from upstroke.domain.routine import Side, Step, Strokes
from upstroke.domain.sketch import Sketched
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir
from upstroke.ui.builder.stroke_pad import Mode, StrokePad
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView

PALETTE = FacePalette(ground="#FBF8F4", tile="#F8F0E8", line="#ECE5DC")
JAW = ("chin_mid", "jaw_front", "jaw_mid", "jaw_angle", "ear_lobe")
BROW = ("brow_head", "brow_mid", "brow_tail")
JAWLINE = Step("jawline", "Jawline", Technique.EFFLEURAGE, Strokes(5, 20), paths=(JAW,), zones=("jawline",))
LEFT = Qt.MouseButton.LeftButton


class Drawing(QWidget):
    """A page with a face that can be drawn on, and a field behind it in the tab order."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.face = FaceView(studio, PALETTE)
        self.field = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(self.face, 1)
        column.addWidget(self.field)
        self.pad = StrokePad(self.face, studio.anatomy)
        self.strokes = QSignalSpy(self.pad.drawn)
        self.refusals = QSignalSpy(self.pad.refused)
        self.cancels = QSignalSpy(self.pad.cancelled)

    @property
    def stroke(self) -> Sketched:
        """What was drawn last."""
        found = self.strokes.at(self.strokes.count() - 1)[0]
        assert isinstance(found, Sketched)
        return found

    def place(self, x: float, y: float) -> QPoint:
        """Where a place of the art is shown."""
        return self.face.widget_point(Point(x, y)).toPoint()

    def at(self, name: str) -> QPoint:
        return self.face.widget_point(self.pad.places.spots[name]).toPoint()

    def other(self, name: str) -> QPoint:
        return self.face.widget_point(self.pad.places.spots[name].mirrored()).toPoint()

    def press_and_drag(self, *corners: tuple[float, float]) -> QPoint:
        """Press the button and draw a line through places of the art; where it ends."""
        curve = Curve.through([Point(*corner) for corner in corners])
        QTest.mousePress(self.pad, LEFT, pos=self.place(*corners[0]))
        for n in range(1, 31):
            QTest.mouseMove(self.pad, self.place(curve.at(n / 30).x, curve.at(n / 30).y))
        return self.place(*corners[-1])

    def draw(self, *corners: tuple[float, float]) -> None:
        QTest.mouseRelease(self.pad, LEFT, pos=self.press_and_drag(*corners))

    def drag(self, start: QPoint, end: QPoint) -> None:
        QTest.mousePress(self.pad, LEFT, pos=start)
        QTest.mouseMove(self.pad, (start + end) / 2)
        QTest.mouseMove(self.pad, end)
        QTest.mouseRelease(self.pad, LEFT, pos=end)

    def shown(self) -> QImage:
        return self.face.grab().toImage()


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return load_anatomy(resources_dir() / "face")


@pytest.fixture(scope="module")
def studio(qapp: object, anatomy: Anatomy) -> Studio:
    return Studio(anatomy, resources_dir())


@pytest.fixture
def page(qtbot: QtBot, studio: Studio) -> Drawing:
    page = Drawing(studio)
    qtbot.addWidget(page)
    page.resize(620, 700)
    page.show()
    page.face.show_step(JAWLINE, PassSide.LEFT)
    QApplication.processEvents()
    return page


def test_a_line_that_is_drawn_is_a_stroke(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    page.draw((470, 350), (400, 365), (310, 453))
    assert page.strokes.count() == 1
    assert page.stroke.path[-1] == "temple"
    assert (page.stroke.half, page.stroke.side) == (Half.LEFT, Side.EACH)


def test_a_line_on_the_other_half_is_kept_for_that_half(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    page.draw((530, 350), (600, 365), (690, 453))
    assert page.stroke.path[-1] == "temple"
    assert page.stroke.half is Half.RIGHT


def test_a_picture_that_is_turned_over_is_drawn_on_as_it_is_seen(page: Drawing) -> None:
    page.face.set_facing(True)
    page.pad.start(JAWLINE, PassSide.LEFT)
    page.draw((470, 350), (400, 365), (310, 453))
    assert page.place(310, 453).x() > page.face.width() / 2
    assert (page.stroke.path[-1], page.stroke.half) == ("temple", Half.LEFT)


def test_the_profile_of_the_right_is_drawn_on_as_it_is_seen(page: Drawing) -> None:
    neck = replace(JAWLINE, view=View.SIDE, paths=(("below_ear", "supraclavicular"),))
    page.pad.start(neck, PassSide.RIGHT)
    page.draw((440, 677), (426, 776), (426, 866), (444, 924), (474, 1014))
    assert page.place(780, 640).x() < page.face.width() / 2, "the nose points to the left"
    assert (page.stroke.path[0], page.stroke.path[-1]) == ("below_ear", "supraclavicular")
    assert page.stroke.half is Half.RIGHT


def test_a_click_is_a_place(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    QTest.mouseClick(page.pad, LEFT, pos=page.place(310, 453))
    assert page.stroke.path == ("temple",)


def test_a_finger_draws_as_the_mouse_does(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(page.pad, finger).press(0, page.place(470, 350), page.pad).commit()
    for x, y in ((430, 355), (380, 380), (340, 420)):
        QTest.touchEvent(page.pad, finger).move(0, page.place(x, y), page.pad).commit()
    QTest.touchEvent(page.pad, finger).release(0, page.place(310, 453), page.pad).commit()
    assert page.stroke.path[-1] == "temple"


def test_a_line_that_runs_where_nothing_may_work_is_refused_at_once(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    end = page.press_and_drag((420, 640), (390, 540), (380, 500))
    assert page.refusals.count() == 1
    assert page.refusals.at(0)[0].startswith("No stroke goes over the eyelid and eyeball: ")
    assert page.pad.cursor().shape() is Qt.CursorShape.ForbiddenCursor
    QTest.mouseRelease(page.pad, LEFT, pos=end)
    assert (page.strokes.count(), page.refusals.count()) == (0, 1)
    page.draw((470, 350), (400, 365), (310, 453))
    assert page.strokes.count() == 1, "the next line is a new one"


def test_a_line_beside_the_figure_is_refused_when_it_ends(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    end = page.press_and_drag((300, 1150), (700, 1150))
    assert page.refusals.count() == 0
    QTest.mouseRelease(page.pad, LEFT, pos=end)
    assert page.refusals.count() == 1


def test_while_it_is_drawn_on_the_face_is_bare_and_hatched_where_nothing_may_work(page: Drawing) -> None:
    page.face.show_step(replace(JAWLINE, paths=(), zones=()), PassSide.LEFT)
    bare = page.shown()
    page.pad.start(replace(JAWLINE, paths=()), PassSide.LEFT)
    drawn_on = page.shown()
    cheek, eye, throat = page.place(390, 660), page.place(388, 520), page.place(500, 980)
    near = [QPoint(x, y) for x in range(-6, 7) for y in range(-6, 7)]
    assert [drawn_on.pixelColor(cheek + d) for d in near] == [bare.pixelColor(cheek + d) for d in near]
    for barred in (eye, throat):
        rose = QColor(PALETTE.no_go)
        assert any(drawn_on.pixelColor(barred + d) == rose for d in near)


def test_when_it_ends_the_face_shows_what_it_showed(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    assert page.face.shown is not None
    assert page.face.shown[0].paths == ()
    page.pad.start(replace(JAWLINE, paths=(BROW,)), PassSide.LEFT)
    page.pad.stop()
    assert page.face.shown == (JAWLINE, PassSide.LEFT)
    assert (page.pad.mode, page.pad.isVisible()) == (Mode.OFF, False)


def test_when_the_face_was_given_something_else_it_keeps_that(page: Drawing) -> None:
    other = replace(JAWLINE, id="brow", paths=(BROW,))
    page.pad.start(JAWLINE, PassSide.LEFT)
    page.face.show_step(other, PassSide.RIGHT)
    page.pad.stop()
    assert page.face.shown == (other, PassSide.RIGHT)


def test_escape_drops_the_line_and_then_ends_it(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    end = page.press_and_drag((470, 350), (400, 365), (310, 453))
    QTest.keyClick(page.pad, Qt.Key.Key_Escape)
    QTest.mouseRelease(page.pad, LEFT, pos=end)
    assert (page.strokes.count(), page.cancels.count(), page.pad.mode) == (0, 0, Mode.DRAW)
    QTest.keyClick(page.pad, Qt.Key.Key_Escape)
    assert (page.cancels.count(), page.pad.mode) == (1, Mode.OFF)


def test_it_is_as_large_as_the_face(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    page.resize(480, 560)
    QApplication.processEvents()
    assert page.pad.geometry() == page.face.rect()


def test_a_point_is_dragged_to_another_landmark(page: Drawing) -> None:
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    page.drag(page.at("jaw_mid"), page.at("jaw_side"))
    assert page.stroke.path == ("chin_mid", "jaw_front", "jaw_side", "jaw_angle", "ear_lobe")


def test_on_the_right_its_points_lie_on_the_right(page: Drawing) -> None:
    page.pad.nudge(JAWLINE, PassSide.RIGHT)
    page.drag(page.other("jaw_mid"), page.other("jaw_side"))
    assert page.stroke.path[2] == "jaw_side"
    assert page.stroke.half is Half.RIGHT


def test_one_of_several_lanes_is_moved(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(JAW, BROW)), PassSide.LEFT, 1)
    page.drag(page.at("brow_tail"), page.at("temple"))
    assert page.stroke.path == ("brow_head", "brow_mid", "temple")


def test_a_point_is_not_dragged_over_the_throat(page: Drawing) -> None:
    neck = replace(JAWLINE, paths=(("neck_side_mid", "neck_side_base"),))
    page.pad.nudge(neck, PassSide.LEFT)
    page.drag(page.at("neck_side_base"), page.other("neck_side_base"))
    assert (page.strokes.count(), page.refusals.count()) == (0, 1)
    page.drag(page.at("neck_side_base"), page.at("supraclavicular"))
    assert page.stroke.path == ("neck_side_mid", "supraclavicular"), "it was left where it was"


def test_a_point_that_is_put_back_is_no_change(page: Drawing) -> None:
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    page.drag(page.at("jaw_mid"), page.at("jaw_mid") + QPoint(3, 0))
    assert page.strokes.count() == 0


def test_a_double_click_on_the_line_adds_a_point(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(("chin_mid", "jaw_mid", "ear_lobe"),)), PassSide.LEFT)
    QTest.mouseDClick(page.pad, LEFT, pos=page.place(390, 640))
    assert page.strokes.count() == 0, "beside the line nothing is added"
    middle = page.pad.projection.curve(("chin_mid", "jaw_mid", "ear_lobe"), Half.LEFT)
    QTest.mouseDClick(page.pad, LEFT, pos=middle.at(18).toPoint())
    assert (len(page.stroke.path), page.stroke.path[:2]) == (4, ("chin_mid", "jaw_mid"))


def test_the_right_button_takes_a_point_out(page: Drawing) -> None:
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    QTest.mouseClick(page.pad, Qt.MouseButton.RightButton, pos=page.at("jaw_mid"))
    assert page.stroke.path == ("chin_mid", "jaw_front", "jaw_angle", "ear_lobe")


def test_tab_goes_from_point_to_point_and_then_on(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(BROW,)), PassSide.LEFT)
    assert page.pad.accessibleDescription().startswith("Point 1 of 3: inner end of the brow.")
    QTest.keyClick(page.pad, Qt.Key.Key_Tab)
    QTest.keyClick(page.pad, Qt.Key.Key_Tab)
    assert page.pad.accessibleDescription().startswith("Point 3 of 3: outer end of the brow.")
    QTest.keyClick(page.pad, Qt.Key.Key_Tab)
    assert page.field.hasFocus()


@pytest.mark.parametrize("side", [PassSide.LEFT, PassSide.RIGHT])
def test_arrows_move_the_chosen_point_as_it_is_seen(page: Drawing, side: PassSide, anatomy: Anatomy) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(("temple", "ear_lobe"),)), side)
    page.pad.setFocus()
    QTest.keyClick(page.pad, Qt.Key.Key_Up)
    half = Half(side.value)
    before, after = (anatomy.point(name, half) for name in ("temple", page.stroke.path[0]))
    assert after.y < before.y
    assert page.stroke.half is half
    QTest.keyClick(page.pad, Qt.Key.Key_Right)
    assert anatomy.point(page.stroke.path[0], half).x > after.x


def test_keys_add_a_point_and_take_it_out_again(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(("chin_mid", "ear_lobe"),)), PassSide.LEFT)
    QTest.keyClick(page.pad, Qt.Key.Key_Insert)
    assert len(page.stroke.path) == 3
    assert page.pad.accessibleDescription().startswith("Point 2 of 3: ")
    QTest.keyClick(page.pad, Qt.Key.Key_Delete)
    assert [*page.stroke.path] == ["chin_mid", "ear_lobe"]


def test_the_last_point_stays(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=(("temple",),)), PassSide.LEFT)
    QTest.keyClick(page.pad, Qt.Key.Key_Delete)
    QTest.mouseClick(page.pad, Qt.MouseButton.RightButton, pos=page.at("temple"))
    assert page.strokes.count() == 0


def test_a_step_without_a_path_gets_its_first_point_by_a_key(page: Drawing) -> None:
    page.pad.nudge(replace(JAWLINE, paths=()), PassSide.LEFT)
    QTest.keyClick(page.pad, Qt.Key.Key_Up)
    QTest.keyClick(page.pad, Qt.Key.Key_Insert)
    assert len(page.stroke.path) == 1


def test_its_keys_are_not_taken_by_the_page(page: Drawing) -> None:
    taken = QSignalSpy(QShortcut(QKeySequence(Qt.Key.Key_Delete), page).activated)
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    QTest.keyClick(page.pad, Qt.Key.Key_Delete)
    assert (taken.count(), page.strokes.count()) == (0, 1)


def test_a_change_that_is_shown_anew_keeps_the_chosen_point(page: Drawing) -> None:
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    QTest.keyClick(page.pad, Qt.Key.Key_Tab)
    page.pad.nudge(replace(JAWLINE, paths=(BROW,)), PassSide.LEFT)
    assert page.pad.accessibleDescription().startswith("Point 2 of 3")
    page.pad.nudge(replace(JAWLINE, id="other"), PassSide.LEFT)
    assert page.pad.accessibleDescription().startswith("Point 1 of 5")


def test_the_cursor_says_what_a_press_does(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    assert page.pad.cursor().shape() is Qt.CursorShape.CrossCursor
    page.pad.nudge(JAWLINE, PassSide.LEFT)
    assert page.pad.cursor().shape() is Qt.CursorShape.ArrowCursor
    QTest.mouseMove(page.pad, page.at("jaw_mid"))
    assert page.pad.cursor().shape() is Qt.CursorShape.OpenHandCursor
    QTest.mousePress(page.pad, LEFT, pos=page.at("jaw_mid"))
    assert page.pad.cursor().shape() is Qt.CursorShape.ClosedHandCursor
    QTest.mouseRelease(page.pad, LEFT, pos=page.at("jaw_mid"))


def test_landmarks_are_shown_around_the_pointer(page: Drawing) -> None:
    page.pad.start(replace(JAWLINE, paths=()), PassSide.LEFT)
    before = page.shown()
    QTest.mouseMove(page.pad, page.at("temple") + QPoint(2, 2))
    assert page.shown().pixelColor(page.at("temple")) == QColor(PALETTE.mark)
    QApplication.sendEvent(page.pad, QEvent(QEvent.Type.Leave))
    assert page.shown() == before


@pytest.mark.qt_log_ignore("propagateSizeHints", r"does not support raise\(\)")
def test_a_landmark_is_named_where_the_pointer_rests(page: Drawing) -> None:
    page.pad.start(JAWLINE, PassSide.LEFT)
    at = page.at("ear_lobe")
    QApplication.sendEvent(page.pad, QHelpEvent(QEvent.Type.ToolTip, at, page.pad.mapToGlobal(at)))
    assert QToolTip.text() == "Ear lobe"
    QToolTip.hideText()


def test_on_both_halves_at_once_the_mirror_image_is_shown_too(page: Drawing) -> None:
    both = replace(JAWLINE, paths=(BROW,), side=Side.BOTH)
    page.pad.nudge(both, PassSide.BOTH)
    with_twin = page.shown()
    page.pad.nudge(both, PassSide.LEFT)
    alone = page.shown()
    there = page.other("brow_mid")
    assert with_twin.pixelColor(there) != alone.pixelColor(there)
