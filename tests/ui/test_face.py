import math
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPolygonF, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, Anatomy, Half, Point, View
from upstroke.domain.motion import pose_of
from upstroke.domain.programme import Entry, Programme, open_routine
from upstroke.domain.routine import Holds, Path, Side, Slot, Step, Strokes
from upstroke.domain.technique import MOVEMENTS, Movement, Technique, Tool
from upstroke.domain.timeline import PassSide, SpanKind, lay_out, pass_sides
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.marks import RING, STRETCHED
from upstroke.ui.face.moving import Moving
from upstroke.ui.face.outlines import Outlines
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.paths import NUMBER, numbers
from upstroke.ui.face.scene import Placed
from upstroke.ui.face.studio import Studio
from upstroke.ui.face.view import FaceView
from upstroke.ui.face.words import describe

LIGHT = FacePalette(ground="#FBF8F4", tile="#F8F0E8", line="#ECE5DC")
DARK = FacePalette(ground="#1B1917", tile="#2A2623", line="#3A352F")
SIZE = QSize(500, 600)
"""Half of the art, so that an art pixel is half a pixel."""

JAWLINE = Step(
    "jawline",
    "Jawline",
    Technique.PRESS_STROKE,
    Strokes(5, 20),
    Tool.GUA_SHA,
    paths=(("chin_mid", "jaw_front", "jaw_mid", "jaw_angle", "ear_lobe"),),
    zones=("jawline",),
    pressure=3,
)
PREPARATION = Step("oil", "Oil", Technique.PREP, Strokes(1, 2))
SHOULDERS = Step("breathe", "Breathe", Technique.BREATH, Strokes(2, 10), Tool.NONE)


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return load_anatomy(resources_dir() / "face")


@pytest.fixture(scope="module")
def studio(qapp: object, anatomy: Anatomy) -> Studio:
    return Studio(anatomy, resources_dir())


@pytest.fixture(scope="module")
def programmes(anatomy: Anatomy) -> list[Programme]:
    return [open_routine(routine) for routine in Library((routines_dir(),), anatomy).routines]


@pytest.fixture
def view(qtbot: QtBot, studio: Studio) -> "Watched":
    face = Watched(studio, LIGHT)
    qtbot.addWidget(face)
    face.resize(SIZE)
    face.show()
    qtbot.waitUntil(lambda: face.has_repainted)
    QApplication.processEvents()
    return face


class Watched(FaceView):
    """A view that notes what it repaints."""

    repainted = QRegion()

    @property
    def has_repainted(self) -> bool:
        return not self.repainted.isEmpty()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.repainted += event.region()
        super().paintEvent(event)


def differing(one: QImage, other: QImage) -> set[tuple[int, int]]:
    """The pixels in which two pictures differ, each tenth looked at."""
    assert one.size() == other.size()
    return {
        (x, y)
        for x in range(0, one.width(), 10)
        for y in range(0, one.height(), 10)
        if one.pixelColor(x, y) != other.pixelColor(x, y)
    }


def are_mirror_images(one: QImage, other: QImage) -> bool:
    """Whether the lower faces match, one turned over; edges may fall between pixels."""
    turned = other.flipped(Qt.Orientation.Horizontal)
    off = 0
    for x in range(5, 495, 5):
        for y in range(330, 470, 5):
            a, b = one.pixelColor(x, y), turned.pixelColor(x, y)
            off += max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) > 24
    return off < 25


def colours(image: QImage) -> list[QColor]:
    """Of every second pixel."""
    return [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]


LIPS = (
    (-74, 742), (-48, 728), (-18, 717), (0, 724), (18, 717), (48, 728), (74, 742),
    (52, 768), (28, 784), (-28, 784), (-52, 768),
)  # fmt: skip
"""The border of the lips in the drawing, aside from the middle."""


def covered(studio: Studio, placed: Placed, area: QPolygonF) -> float:
    """How much of an area of the art lies under a drawn tool, from 0 to 1."""
    box = area.boundingRect()
    if not box.intersects(placed.bounds):
        return 0.0
    image = QImage(round(box.width() / 8), round(box.height() / 8), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(0.125, 0.125)
    painter.translate(-box.topLeft())
    over = painter.transform()
    for picture, transform in placed.pictures:
        painter.setTransform(transform * over)
        pixmap = studio.toolbox.pixmap(picture, LIGHT, round(placed.height / 4))
        painter.drawPixmap(studio.toolbox.size(picture.file), pixmap, QRectF(pixmap.rect()))
    painter.end()
    alphas = [
        image.pixelColor(x, y).alphaF()
        for x in range(image.width())
        for y in range(image.height())
        if area.containsPoint(box.topLeft() + QPointF(8 * x + 4, 8 * y + 4), Qt.FillRule.OddEvenFill)
    ]
    return sum(alphas) / len(alphas)


def passes(programmes: list[Programme]) -> list[tuple[Step, PassSide]]:
    """Every pass of every bundled routine, once."""
    steps = dict.fromkeys(entry.step for programme in programmes for entry in programme.entries)
    return [(step, side) for step in steps for side in pass_sides(step)]


def strokes_of(step: Step) -> int:
    return step.dose.count if isinstance(step.dose, Strokes) else 1


def test_a_drawn_moment_shows_zone_path_and_tool_where_they_are(studio: Studio) -> None:
    bare = studio.render(PREPARATION, PassSide.MIDDLE, 0, SIZE, LIGHT)
    drawn = studio.render(JAWLINE, PassSide.LEFT, 0.4, SIZE, LIGHT)
    changed = differing(bare, drawn)
    assert changed
    assert all(100 < x < 300 and 300 < y < 480 for x, y in changed), "on the lower left of the face only"


def test_the_right_side_is_the_mirror_image(studio: Studio) -> None:
    left = studio.render(JAWLINE, PassSide.LEFT, 0.4, SIZE, LIGHT)
    right = studio.render(JAWLINE, PassSide.RIGHT, 0.4, SIZE, LIGHT)
    assert are_mirror_images(left, right)


def test_facing_the_user_turns_the_picture_over(studio: Studio) -> None:
    mirror = studio.render(JAWLINE, PassSide.LEFT, 0.4, SIZE, LIGHT)
    facing = studio.render(JAWLINE, PassSide.LEFT, 0.4, SIZE, LIGHT, facing=True)
    assert are_mirror_images(mirror, facing)


def test_pressure_shows_as_depth_of_tint(studio: Studio) -> None:
    def jaw(pressure: int) -> QColor:
        step = replace(JAWLINE, pressure=pressure, zones=("forehead",))
        return studio.render(step, PassSide.LEFT, 0.4, SIZE, LIGHT).pixelColor(220, 180)

    reds = [jaw(pressure).red() for pressure in (1, 2, 3)]
    assert reds == sorted(reds, reverse=True)
    assert reds[0] > reds[2]


def test_a_breath_lights_the_shoulders_as_it_fills(studio: Studio) -> None:
    empty, full = (studio.render(SHOULDERS, PassSide.MIDDLE, phase, SIZE, LIGHT) for phase in (0.0, 0.5))
    changed = differing(empty, full)
    assert changed
    assert all(y > 450 for _, y in changed)


def test_each_step_is_shown_in_its_view(studio: Studio) -> None:
    behind = replace(JAWLINE, view=View.BACK, paths=(("occiput", "nape"),), zones=("nape",))
    aside = replace(JAWLINE, view=View.SIDE)
    pictures = [studio.render(step, PassSide.LEFT, 0.4, SIZE, LIGHT) for step in (JAWLINE, aside, behind)]
    assert pictures[0].pixelColor(200, 370) != pictures[1].pixelColor(200, 370)
    assert len({picture.pixelColor(250, 280).rgb() for picture in pictures}) == 3


def test_from_the_side_the_right_is_the_whole_picture_turned_over(studio: Studio) -> None:
    aside = replace(JAWLINE, view=View.SIDE)
    left, right = (studio.render(aside, side, 0.4, SIZE, LIGHT) for side in (PassSide.LEFT, PassSide.RIGHT))
    assert are_mirror_images(left, right)
    facing = studio.render(aside, PassSide.RIGHT, 0.4, SIZE, LIGHT, facing=True)
    assert len(differing(left, facing)) < 20


def test_from_the_side_one_hand_is_seen_of_two(studio: Studio) -> None:
    aside = replace(JAWLINE, view=View.SIDE)
    assert len(studio.scene(aside, PassSide.BOTH).placed(pose_of(aside, 0.3), studio.toolbox)) == 1


def test_the_other_hand_keeps_the_skin_where_the_step_says(studio: Studio) -> None:
    kept = replace(JAWLINE, anchor="chin_side")
    scene = studio.scene(kept, PassSide.LEFT)
    hand = scene.anchor_hand(studio.toolbox)
    assert hand is not None
    assert (hand.point.x(), hand.point.y()) == (425, 818)
    on_the_right = studio.scene(kept, PassSide.RIGHT).anchor_hand(studio.toolbox)
    assert on_the_right is not None
    assert on_the_right.point.x() == 575
    changed = differing(*(studio.render(step, PassSide.LEFT, 0.9, SIZE, LIGHT) for step in (JAWLINE, kept)))
    assert any(abs(x - 212) < 20 and abs(y - 415) < 30 for x, y in changed)
    assert studio.scene(JAWLINE, PassSide.LEFT).anchor_hand(studio.toolbox) is None


def test_the_end_of_a_stroke_is_seen_also_when_the_tool_lies_on_it(studio: Studio, anatomy: Anatomy) -> None:
    for tool, technique in ((Tool.GUA_SHA, Technique.PRESS_STROKE), (Tool.BRUSH, Technique.BRUSH_SWEEP)):
        step = replace(JAWLINE, tool=tool, technique=technique)
        scene = studio.scene(step, PassSide.LEFT)
        tip = scene.marks[0][0].tip.boundingRect().center()
        image = studio.render(step, PassSide.LEFT, 0.69, SIZE, LIGHT)
        found = image.pixelColor(round(tip.x() / 2), round(tip.y() / 2))
        assert found == QColor(LIGHT.mark), tool


@pytest.mark.parametrize("path", [("preauricular", "jaw_back"), ("preauricular", "jaw_back", "neck_side_top")])
@pytest.mark.parametrize("side", [PassSide.LEFT, PassSide.RIGHT])
def test_a_stretch_is_marked_by_a_short_arrow_at_its_place_however_long_its_path(
    studio: Studio, anatomy: Anatomy, path: Path, side: PassSide
) -> None:
    pump = replace(JAWLINE, tool=Tool.HANDS, technique=Technique.LYMPH_PUMP, paths=(path,), zones=("preauricular",))
    (mark,) = studio.scene(pump, side).marks[0]
    half = Half.LEFT if side is PassSide.LEFT else Half.RIGHT
    start, way = (anatomy.point(name, half) for name in path[:2])
    reach = QLineF(QPointF(start.x, start.y), mark.tip.at(0))
    assert reach.length() == pytest.approx(STRETCHED, abs=1)
    assert abs(reach.angleTo(QLineF(start.x, start.y, way.x, way.y)) - 180) > 175, "the way the lane sets out"
    assert mark.line.length() < STRETCHED


def test_a_stretch_without_a_path_is_marked_the_same_way(studio: Studio) -> None:
    place = replace(JAWLINE, tool=Tool.HANDS, technique=Technique.LYMPH_PUMP, paths=(("supraclavicular",),))
    (mark,) = studio.scene(place, PassSide.LEFT).marks[0]
    assert mark.tip.at(0).x() > 382 + 40, "in"
    assert mark.tip.at(0).y() > 1010 + 40, "and down"


def test_a_roller_turns_as_it_goes_and_a_cup_is_squeezed(studio: Studio) -> None:
    def states(step: Step, phases: list[float]) -> set[tuple[str, ...]]:
        scene = studio.scene(step, PassSide.LEFT)
        placed = (scene.placed(pose_of(step, phase), studio.toolbox)[0] for phase in phases)
        return {each.pictures[0][0].shown for each in placed}

    phases = [n / 50 for n in range(36)]
    rolling = replace(JAWLINE, tool=Tool.ROLLER, technique=Technique.ROLL)
    assert states(rolling, phases) == {("roll-0",), ("roll-1",), ("roll-2",)}
    cupping = replace(JAWLINE, tool=Tool.CUPS, technique=Technique.CUP_GLIDE)
    assert states(cupping, phases) == {("bulb-round",), ("bulb-squeezed",)}
    brushing = replace(JAWLINE, tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP)
    assert len(states(brushing, phases)) > 1
    assert states(JAWLINE, phases) == {("edge-notch",)}


def test_on_the_way_from_one_half_to_the_other_one_hand_fades_out_and_the_other_in(studio: Studio) -> None:
    both = replace(
        JAWLINE,
        technique=Technique.FRICTION_CIRCLES,
        tool=Tool.HANDS,
        paths=(("chin_mid", "chin_side"), ("chin_mid", "chin_side.other")),
        side=Side.MIDDLE,
        dose=Strokes(4, 20),
    )
    scene = studio.scene(both, PassSide.MIDDLE)
    strengths = [scene.placed(pose_of(both, n / 100, stroke=2), studio.toolbox)[0].strength for n in range(101)]
    assert strengths[0] == strengths[-1] == 1
    assert min(strengths) < 0.1
    assert {scene.placed(pose_of(both, 0.3, stroke), studio.toolbox)[0].strength for stroke in (1, 4)} == {1}


def test_cupped_palms_mark_no_place(studio: Studio) -> None:
    palming = replace(JAWLINE, technique=Technique.PALMING, tool=Tool.HANDS, paths=(("cheekbone_mid",),), zones=())
    held = replace(palming, technique=Technique.ACUPRESSURE_HOLD)
    marks = [
        sum(
            colour == QColor(LIGHT.mark)
            for colour in colours(
                studio.background(
                    studio.scene(step, PassSide.LEFT), 0, Frame.whole(SIZE.width(), SIZE.height()), LIGHT
                ).toImage()
            )
        )
        for step in (palming, held)
    ]
    assert marks[0] == 0 < marks[1]


def test_a_pinching_hand_closes(studio: Studio) -> None:
    pinching = replace(JAWLINE, tool=Tool.HANDS, technique=Technique.PINCH_ROLL)

    def apart(phase: float) -> float:
        (placed,) = studio.scene(pinching, PassSide.LEFT).placed(pose_of(pinching, phase), studio.toolbox)
        finger, thumb = (transform.map(QPointF(0, 0)) for _, transform in placed.pictures)
        return QLineF(finger, thumb).length()

    assert apart(0.35) > apart(0.0) + 10, "the two pictures shift against each other"


def test_of_places_that_are_held_in_turn_only_the_one_being_held_has_a_ring(studio: Studio) -> None:
    pressing = replace(
        JAWLINE,
        technique=Technique.ACUPRESSURE_HOLD,
        paths=(("brow_head",), ("brow_tail",)),
        zones=("brow",),
        dose=Holds(3, 2),
    )
    scene = studio.scene(pressing, PassSide.LEFT)
    frame = Frame.whole(SIZE.width(), SIZE.height())
    unmarked = studio.background(studio.scene(replace(pressing, paths=()), PassSide.LEFT), 0, frame, LIGHT).toImage()
    for held in (0, 1):
        picture = studio.background(scene, held, frame, LIGHT).toImage()
        for lane, mark in enumerate(scene.marks[0]):
            below = mark.line.boundingRect().center() + QPointF(0, RING)
            edge = frame.transform.map(below).toPoint()
            assert (picture.pixelColor(edge) != unmarked.pixelColor(edge)) == (lane == held)


def test_fingers_that_feel_a_muscle_are_shown_and_the_jaw_is_not(studio: Studio) -> None:
    biting = replace(JAWLINE, technique=Technique.JAW_MOBILITY, tool=Tool.HANDS, paths=(("masseter_low",),))
    felt, open_jaw = (studio.scene(each, PassSide.BOTH) for each in (biting, replace(biting, paths=())))
    assert (felt.jaw, len(felt.placed(pose_of(biting, 0.5), studio.toolbox))) == (None, 2)
    assert open_jaw.jaw
    assert not open_jaw.placed(pose_of(biting, 0.5), studio.toolbox)


def test_in_still_pictures_the_lanes_of_every_pass_are_numbered_and_no_number_lies_on_another(
    studio: Studio, programmes: list[Programme]
) -> None:
    several = 0
    for step, side in passes(programmes):
        found = numbers(studio.scene(step, side))
        several += len(found) > 1
        for (one, _), (other, _) in combinations(found, 2):
            assert QLineF(one, other).length() > 1.6 * NUMBER, step.id
    assert several > 10


def test_a_calm_face_shows_numbers_and_stands_still(view: Watched) -> None:
    two_lanes = (("glabella", "above_brow_mid", "temple"), ("forehead_mid", "forehead_side", "forehead_outer"))
    lanes = replace(JAWLINE, paths=two_lanes, zones=("forehead",))
    line = lay_out(Programme("r", "R", Slot.ANY, (Entry("r", lanes),)))
    work = next(span for span in line.spans if span.kind is SpanKind.WORK)
    view.set_calm(True)
    view.show_moment(line.moment(work.start_ms + 200))
    first = view.grab().toImage()
    view.show_moment(line.moment(work.start_ms + 1_200))
    assert view.grab().toImage() == first
    view.show_moment(line.moment(work.end_ms - 200))
    assert view.grab().toImage() != first, "the other lane"
    view.set_calm(False)
    assert differing(view.grab().toImage(), first)


def test_from_behind_the_users_left_is_on_the_left_for_everyone(studio: Studio) -> None:
    behind = replace(JAWLINE, view=View.BACK, paths=(("occiput", "nape"),), zones=("nape",))
    mirror, facing = (studio.render(behind, PassSide.LEFT, 0.4, SIZE, LIGHT, facing=on) for on in (False, True))
    assert mirror == facing


def test_a_lane_of_several_is_drawn_strong_while_it_is_worked(studio: Studio) -> None:
    lanes = replace(
        JAWLINE,
        paths=(("glabella", "above_brow_mid", "temple"), ("forehead_mid", "forehead_side", "forehead_outer")),
        zones=("forehead",),
    )
    scene = studio.scene(lanes, PassSide.LEFT)
    frame = Frame.whole(SIZE.width(), SIZE.height())
    first, second = (studio.background(scene, lane, frame, LIGHT).toImage() for lane in (0, 1))
    assert differing(first, second)


@pytest.mark.parametrize(("width", "height"), [(300, 300), (300, 900), (669, 647), (1200, 700), (1200, 1200)])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 3.0])
def test_any_size_is_filled_and_holds_the_face(studio: Studio, width: int, height: int, ratio: float) -> None:
    image = studio.render(JAWLINE, PassSide.LEFT, 0.4, QSize(width, height), DARK, ratio=ratio)
    assert (image.width(), image.height()) == (math.ceil(width * ratio), math.ceil(height * ratio))
    assert image.pixelColor(2, 2) == QColor(DARK.tile)
    assert image.pixelColor(image.width() // 2, image.height() - 1) != QColor(DARK.tile), "the body goes on to the edge"


def test_skin_colours_are_replaced_in_face_and_hands(studio: Studio) -> None:
    deep = FacePalette("#FFFFFF", "#FFFFFF", "#FFFFFF", skin=(("#F3CDB7", "#7F5034"), ("#F7DAC7", "#8A5A3C")))
    light, dark = (
        studio.render(PREPARATION, PassSide.MIDDLE, 0, SIZE, palette).pixelColor(170, 330) for palette in (LIGHT, deep)
    )
    assert dark.lightness() < light.lightness() - 30


def test_a_card_shows_the_head_with_a_step_under_way(studio: Studio) -> None:
    size = QSize(268, 150)
    plain, worked = (studio.thumbnail(step, size, LIGHT).toImage() for step in (None, JAWLINE))
    changed = differing(plain, worked)
    assert {(90, 100), (100, 110), (110, 130)} <= changed, "along the jaw"
    assert not {(150, 90), (170, 90), (130, 20)} & changed, "and not on the other side, or on the towel"


def test_the_working_point_of_every_pass_stays_in_the_picture(studio: Studio, programmes: list[Programme]) -> None:
    for step, side in passes(programmes):
        scene = studio.scene(step, side)
        for stroke in range(1, strokes_of(step) + 1):
            for phase in (n / 20 for n in range(21)):
                for placed in scene.placed(pose_of(step, phase, stroke), studio.toolbox):
                    assert 120 < placed.point.x() < 880, (step.id, side, stroke, phase)
                    assert 60 < placed.point.y() < 1080, (step.id, side, stroke, phase)


def test_nothing_ever_works_over_an_eye_or_the_throat(
    studio: Studio, programmes: list[Programme], anatomy: Anatomy
) -> None:
    closed = [zone.id for zone in anatomy.zones.values() if zone.pressure_cap == 0]
    assert closed
    outlines = Outlines(anatomy)
    for step, side in passes(programmes):
        scene = studio.scene(step, side)
        barred = outlines.of(tuple(closed), scene.view)
        for stroke in range(1, strokes_of(step) + 1):
            for phase in (n / 20 for n in range(21)):
                for placed in scene.placed(pose_of(step, phase, stroke), studio.toolbox):
                    over = [area for area in barred if area.containsPoint(placed.point, Qt.FillRule.OddEvenFill)]
                    assert not over, (step.id, side, stroke, phase)


def test_no_tool_is_drawn_over_an_eye_or_the_lips(
    studio: Studio, programmes: list[Programme], anatomy: Anatomy
) -> None:
    outlines = Outlines(anatomy)
    lips = QPolygonF([QPointF(500 + x, y) for x, y in LIPS])
    for step, side in passes(programmes):
        scene = studio.scene(step, side)
        if scene.hovers:
            continue  # palms are cupped over the eyes and do not touch them
        free = [*outlines.of(("upper_lid",), scene.view), *([lips] if scene.view is View.FRONT else [])]
        lanes = range(1, strokes_of(step) + 1, max(1, strokes_of(step) // 3))
        for stroke, phase in ((stroke, n / 8) for stroke in lanes for n in range(8)):
            for placed in scene.placed(pose_of(step, phase, stroke), studio.toolbox):
                for kept_free in free:
                    assert covered(studio, placed, kept_free) < 0.08, (step.id, side, stroke, phase)


def test_every_tool_lies_inside_the_picture_at_all_phases(studio: Studio, programmes: list[Programme]) -> None:
    """Its whole drawing does; a hand's may leave by a wrist that has faded out before."""
    art = QRectF(0, 0, ART_WIDTH, ART_HEIGHT)
    for step, side in passes(programmes):
        scene = studio.scene(step, side)
        for stroke in range(1, strokes_of(step) + 1, max(1, strokes_of(step) // 3)):
            for phase in (n / 8 for n in range(8)):
                for placed in scene.placed(pose_of(step, phase, stroke), studio.toolbox):
                    drawn = placed.bounds.width() * placed.bounds.height()
                    inside = placed.bounds.intersected(art)
                    share = inside.width() * inside.height() / drawn
                    assert share > (0.8 if step.tool is Tool.HANDS else 0.999), (step.id, side, stroke, phase)


def test_two_hands_that_meet_in_the_middle_lie_side_by_side(studio: Studio, anatomy: Anatomy) -> None:
    circles = replace(
        JAWLINE,
        technique=Technique.EFFLEURAGE,
        tool=Tool.HANDS,
        paths=(("forehead_mid", "forehead_side", "temple"),),
        zones=("forehead",),
    )
    left, right = studio.scene(circles, PassSide.BOTH).placed(pose_of(circles, 0), studio.toolbox)
    assert right.point.x() - left.point.x() >= 60
    assert right.point.x() - 500 == pytest.approx(500 - left.point.x())
    far, _ = studio.scene(circles, PassSide.BOTH).placed(pose_of(circles, 0.7), studio.toolbox)
    assert far.point.x() == pytest.approx(anatomy.point("temple").x, abs=1)


def test_a_pass_on_one_side_lights_only_its_half(studio: Studio) -> None:
    forehead = replace(PREPARATION, zones=("forehead",))
    bare = studio.render(PREPARATION, PassSide.MIDDLE, 0, SIZE, LIGHT)
    left = differing(bare, studio.render(forehead, PassSide.LEFT, 0, SIZE, LIGHT))
    assert left
    assert all(x <= 270 for x, _ in left)


def test_no_tint_lies_beside_the_figure(studio: Studio) -> None:
    dark = replace(DARK, tint="#FFFFFF")
    ears = replace(PREPARATION, zones=("postauricular", "temporalis_side", "neck_side", "shoulder_top"))
    for place in ((100, 290), (400, 290), (112, 330), (130, 350), (170, 460), (60, 490)):
        colour = studio.render(ears, PassSide.BOTH, 0, SIZE, dark).pixelColor(*place)
        assert colour == QColor(DARK.tile), place


def test_the_features_stay_clear_of_a_tint(studio: Studio) -> None:
    lit = replace(PREPARATION, zones=("brow", "forehead"))
    for image in (studio.render(step, PassSide.BOTH, 0, SIZE, LIGHT) for step in (PREPARATION, lit)):
        assert image.pixelColor(195, 228).lightness() < 130, "the brow"


def test_every_pass_that_touches_the_skin_shows_a_tool_on_a_path(studio: Studio, programmes: list[Programme]) -> None:
    untouched = {Movement.REST, Movement.BREATH, Movement.JAW}
    for step, side in passes(programmes):
        placed = studio.scene(step, side).placed(pose_of(step, 0.3), studio.toolbox)
        hands = 2 if side is PassSide.BOTH and step.view is not View.SIDE else 1
        expected = hands if step.paths or MOVEMENTS[step.technique] not in untouched else 0
        assert len(placed) == expected, step.id


def test_what_moves_lies_within_its_bounds(studio: Studio) -> None:
    scene, pose = studio.scene(JAWLINE, PassSide.LEFT), pose_of(JAWLINE, 0.85)
    bounds = Moving.of(scene, pose, studio.toolbox, None).bounds
    frame = Frame.whole(SIZE.width(), SIZE.height())
    still = studio.background(scene, 0, frame, LIGHT).toImage()
    moved = differing(still, studio.render(JAWLINE, PassSide.LEFT, 0.85, SIZE, LIGHT))
    assert moved
    shown = [frame.transform.mapRect(box) for box in bounds]
    assert all(any(box.contains(QPointF(x, y)) for box in shown) for x, y in moved)


def test_a_frame_repaints_only_where_the_tool_was_and_is(view: Watched, qtbot: QtBot) -> None:
    line = lay_out(Programme("r", "R", Slot.ANY, (Entry("r", JAWLINE),)))
    work = next(span for span in line.spans if span.kind is SpanKind.WORK)
    view.show_moment(line.moment(work.start_ms + 500))
    QApplication.processEvents()
    view.repainted = QRegion()
    view.show_moment(line.moment(work.start_ms + 516))
    qtbot.waitUntil(lambda: view.has_repainted)
    box = view.repainted.boundingRect()
    assert box.width() * box.height() < 0.1 * SIZE.width() * SIZE.height()


def test_the_same_moment_again_repaints_nothing(view: Watched) -> None:
    line = lay_out(Programme("r", "R", Slot.ANY, (Entry("r", JAWLINE),)))
    view.show_moment(line.moment(10_000))
    QApplication.processEvents()
    view.repainted = QRegion()
    view.show_moment(line.moment(10_000))
    QApplication.processEvents()
    assert not view.has_repainted


def test_what_the_view_shows_is_what_is_rendered(view: Watched, studio: Studio) -> None:
    view.show_step(JAWLINE, PassSide.LEFT)
    view.set_pose(pose_of(JAWLINE, 0.4))
    shown = view.grab().toImage()
    rendered = studio.render(JAWLINE, PassSide.LEFT, 0.4, SIZE, LIGHT)
    corners = {place for place in differing(shown, rendered) if 20 < place[0] < 480 and 20 < place[1] < 580}
    assert not corners


def test_theme_and_mirror_repaint_the_whole_picture(view: Watched) -> None:
    view.show_step(JAWLINE, PassSide.LEFT)
    view.set_pose(pose_of(JAWLINE, 0.4))
    before = view.grab().toImage()
    view.set_facing(True)
    turned = view.grab().toImage()
    assert differing(before, turned)
    view.set_palette(DARK)
    assert view.grab().toImage().pixelColor(30, 30) == QColor(DARK.tile)


@pytest.mark.parametrize("facing", [False, True])
@pytest.mark.parametrize(("seen", "side"), [(View.FRONT, PassSide.LEFT), (View.SIDE, PassSide.RIGHT)])
def test_places_of_the_widget_are_places_of_the_art(view: Watched, facing: bool, seen: View, side: PassSide) -> None:
    view.set_facing(facing)
    view.show_step(replace(JAWLINE, view=seen), side)
    assert view.shown == (replace(JAWLINE, view=seen), side)
    turned = facing != (seen is View.SIDE)
    assert view.widget_point(Point(300, 600)) == QPointF(350 if turned else 150, 300)
    assert view.art_point(view.widget_point(Point(310, 453))) == Point(310, 453)


def test_an_empty_view_shows_the_face_alone(view: Watched) -> None:
    assert view.grab().toImage().pixelColor(250, 300) != QColor(LIGHT.tile)


def test_the_view_says_in_words_what_it_shows(view: Watched) -> None:
    view.show_step(JAWLINE, PassSide.LEFT)
    assert view.accessibleName() == "Face"
    assert view.accessibleDescription() == "Left side: from the chin to the ear lobe, gua sha stone"


def test_a_stretch_is_described_by_its_place_and_where_it_goes(anatomy: Anatomy) -> None:
    pump = replace(
        JAWLINE, tool=Tool.HANDS, technique=Technique.LYMPH_PUMP, paths=(("preauricular", "jaw_back"), ("nape",))
    )
    way = "in front of the ear towards the back of the jaw; then the back of the neck"
    assert describe(pump, PassSide.LEFT, anatomy) == f"Left side: {way}, stretch and let go, hands"


def test_passes_without_a_path_are_described_too(anatomy: Anatomy) -> None:
    assert describe(PREPARATION, PassSide.MIDDLE, anatomy) == "Face and shoulders"


def test_every_bundled_pass_is_described_in_plain_words(programmes: list[Programme], anatomy: Anatomy) -> None:
    for step, side in passes(programmes):
        assert "_" not in describe(step, side, anatomy), step.id
