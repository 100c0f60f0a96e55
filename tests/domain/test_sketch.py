"""From a drawn line to a stroke."""

import math
import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upstroke.domain.anatomy import Half, Point, View, holds
from upstroke.domain.curve import Curve, turned
from upstroke.domain.places import Places, apart
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Path, Side
from upstroke.domain.sketch import (
    NO_FACE,
    NO_LINE,
    Sketched,
    free_for,
    moved,
    nudged,
    sketch,
    with_point,
    without_point,
)
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
PLACES = {view: Places.of(ANATOMY, view) for view in View}
FRONT = PLACES[View.FRONT]
JAW = ("chin_mid", "jaw_front", "jaw_mid", "jaw_angle", "ear_lobe")
TREMBLE = 3.0
"""How far a drawing hand is off, in art pixels: about 1 mm, the standard deviation."""


def line(*corners: tuple[float, float]) -> list[Point]:
    """A line that passes some places, with a point every few art pixels."""
    curve = Curve.through([Point(*corner) for corner in corners])
    return [curve.at(n / 60) for n in range(61)]


def curve_of(sketched: Sketched, view: View = View.FRONT) -> Curve:
    return Curve.through([ANATOMY.point(name, sketched.half, view) for name in sketched.path])


def deviation(one: Curve, other: Curve) -> float:
    """How far two curves are from each other where they are furthest apart."""
    spots = [[curve.at(n / 60) for n in range(61)] for curve in (one, other)]
    return max(max(min(apart(a, b) for b in others) for a in some) for some, others in (spots, spots[::-1]))


def test_a_line_along_the_jaw_is_a_stroke_along_the_jaw() -> None:
    stroke = sketch(line((500, 826), (420, 846), (364, 800), (312, 728), (274, 664)), FRONT)
    assert (stroke.path[0], stroke.path[-1]) == ("chin_mid", "ear_lobe")
    assert (stroke.half, stroke.side, stroke.refused) == (Half.LEFT, Side.EACH, "")


def test_drawn_on_the_right_it_is_the_same_stroke_of_the_other_half() -> None:
    left = line((470, 350), (400, 360), (310, 453))
    there = sketch([point.mirrored() for point in left], FRONT)
    assert there.path == sketch(left, FRONT).path
    assert there.half is Half.RIGHT
    assert there.path_for(Side.EACH) == there.path
    assert there.path_for(Side.MIDDLE) == FRONT.flipped(there.path), "along the middle, plain names are on the left"


def test_a_line_up_the_middle_is_a_stroke_along_the_middle() -> None:
    stroke = sketch(line((506, 478), (494, 400), (507, 300)), FRONT)
    assert stroke.side is Side.MIDDLE
    assert set(stroke.path) <= FRONT.centre


def test_a_line_across_the_forehead_goes_over_to_the_other_half() -> None:
    stroke = sketch(line((380, 350), (500, 340), (620, 350)), FRONT)
    assert stroke.side is Side.MIDDLE
    assert not stroke.path[0].endswith(".other")
    assert stroke.path[-1].endswith(".other")


def test_a_slip_over_the_middle_does_not_make_it_cross() -> None:
    stroke = sketch(line((518, 352), (440, 360), (330, 415)), FRONT)
    assert (stroke.half, stroke.side) == (Half.LEFT, Side.EACH)
    assert not [name for name in stroke.path if name.endswith(".other")]


def test_a_line_that_only_begins_on_the_other_half_belongs_to_where_it_goes() -> None:
    stroke = sketch(line((465, 350), (560, 360), (690, 453)), FRONT)
    assert stroke.refused == ""
    assert stroke.half is Half.RIGHT or stroke.side is Side.MIDDLE


def test_a_click_is_a_place() -> None:
    there = sketch([Point(612, 660)], FRONT)
    assert (there.path, there.half) == (("cheek_mid",), Half.RIGHT)
    assert sketch([Point(305, 455), Point(308, 452), Point(309, 455)], FRONT).path == ("temple",)
    assert sketch([Point(501, 439)], FRONT).side is Side.MIDDLE


def test_from_the_side_the_half_is_the_one_that_is_shown() -> None:
    neck = line((440, 677), (426, 776), (426, 866), (444, 924), (474, 1014))
    stroke = sketch(neck, PLACES[View.SIDE], Half.RIGHT)
    assert (stroke.half, stroke.side) == (Half.RIGHT, Side.EACH)
    assert deviation(curve_of(stroke, View.SIDE), Curve.along(neck)) < 15


@pytest.mark.parametrize("half", Half)
def test_over_the_throat_and_over_a_lid_nothing_is_drawn(half: Half) -> None:
    throat = sketch(line((500, 905), (500, 1040)), FRONT)
    assert throat.path == ()
    assert throat.refused.startswith("No stroke goes over the throat: the windpipe, the thyroid and the arteries")
    lid = line((350, 640), (390, 540), (400, 440))
    seen = [point.mirrored() for point in lid] if half is Half.RIGHT else lid
    assert sketch(seen, FRONT).refused.startswith("No stroke goes over the eyelid and eyeball: ")


def test_beside_the_figure_there_is_nothing_to_work_on() -> None:
    assert sketch(line((300, 1150), (700, 1150)), FRONT) == Sketched(refused=NO_FACE)
    assert sketch([Point(20, 20)], FRONT) == Sketched(refused=NO_FACE)


def test_no_points_are_no_line() -> None:
    assert sketch([], FRONT) == Sketched(refused=NO_LINE)


def test_around_an_eye_the_stroke_keeps_off_the_lid() -> None:
    ring = [Point(388 + 88 * math.sin(n / 10), 535 - 78 * math.cos(n / 10)) for n in range(63)]
    stroke = sketch(ring, FRONT)
    assert deviation(curve_of(stroke), Curve.along(ring)) < 25


def bundled() -> Iterator[tuple[Path, View]]:
    """The paths of the bundled routines."""
    seen = set()
    for routine in Library((routines_dir(),), ANATOMY).routines:
        for entry in open_routine(routine).entries:
            for path in entry.step.paths:
                if (path, entry.step.view) not in seen:
                    seen.add((path, entry.step.view))
                    yield path, entry.step.view


PATHS = list(bundled())


def drawn(path: Path, view: View, half: Half) -> list[Point]:
    """A path as a hand would draw it."""
    hand = random.Random(7)
    curve = Curve.through([ANATOMY.point(name, half, view) for name in path])
    count = max(1, round(curve.length / 9))
    spots = [curve.at(n / count) for n in range(count + 1)]
    return [Point(spot.x + hand.gauss(0, TREMBLE), spot.y + hand.gauss(0, TREMBLE)) for spot in spots]


@pytest.mark.parametrize("half", Half)
def test_every_bundled_stroke_that_is_drawn_by_hand_is_that_stroke(half: Half) -> None:
    off = []
    for path, view in PATHS:
        stroke = sketch(drawn(path, view, half), PLACES[view], half)
        assert not stroke.refused, path
        assert len(stroke.path) <= 6
        meant = Curve.through([ANATOMY.point(name, half, view) for name in path])
        found = curve_of(stroke, view)
        off.append(deviation(meant, found))
        assert off[-1] < 25, (path, stroke.path)
        if meant.length > 40:
            assert apart(meant.at(0), found.at(0)) < apart(meant.at(0), found.at(1)), "the same way"
    assert sum(off) / len(off) < 4


def test_no_stroke_winds_more_than_the_line_that_was_meant() -> None:
    for path, view in PATHS:
        meant = Curve.through([ANATOMY.point(name, Half.LEFT, view) for name in path])
        found = curve_of(sketch(drawn(path, view, Half.LEFT), PLACES[view]), view)
        assert winding(found) <= winding(meant) + 45, path


def winding(curve: Curve) -> float:
    """How far a curve turns in all, to either side, in degrees."""
    ways = [curve.direction(n / 20) for n in range(21)]
    return sum(abs(turned(0, b - a, 1)) for a, b in pairwise(ways))


anywhere = st.builds(Point, st.floats(-300, 1300), st.floats(-300, 1500))
odd = st.builds(Point, st.floats(allow_nan=False, allow_infinity=False), st.sampled_from([0.0, 600.0, 1e300, -1e-300]))
near = st.tuples(st.floats(250, 750), st.floats(150, 1050), st.lists(st.tuples(st.floats(-60, 60), st.floats(-60, 60))))


def walk(start: tuple[float, float, Sequence[tuple[float, float]]]) -> list[Point]:
    """A line in small steps."""
    x, y, steps = start
    points = [Point(x, y)]
    for right, down in steps:
        points.append(Point(points[-1].x + right, points[-1].y + down))
    return points


@settings(max_examples=120)
@given(
    st.lists(anywhere | odd, max_size=6) | near.map(walk) | anywhere.map(lambda point: [point] * 5),
    st.sampled_from(View),
    st.sampled_from(Half),
)
def test_whatever_is_drawn_it_is_a_stroke_that_keeps_off_what_is_barred_or_a_sentence(
    points: list[Point], view: View, half: Half
) -> None:
    stroke = sketch(points, PLACES[view], half)
    assert bool(stroke.path) != bool(stroke.refused)
    if stroke.path:
        assert_free(stroke, view)
        assert 1 <= len(stroke.path) <= 6
        assert all(before != after for before, after in pairwise(stroke.path))
        assert (stroke.side is Side.MIDDLE) == (
            any(name.endswith(".other") for name in stroke.path) or set(stroke.path) <= PLACES[view].centre
        )


def assert_free(stroke: Sketched, view: View) -> None:
    curve = curve_of(stroke, view)
    closed = [zone.id for zone in ANATOMY.zones.values() if zone.pressure_cap == 0]
    borders = [Curve.around(corners).points for zone in closed for corners in ANATOMY.polygons(zone, view)]
    assert not [n for n in range(101) for border in borders if holds(border, curve.at(n / 100))]


@settings(max_examples=60)
@given(st.sampled_from(PATHS), st.data(), anywhere, st.sampled_from(Half))
def test_whatever_is_changed_in_a_stroke_it_keeps_off_what_is_barred(
    bundled: tuple[Path, View], data: st.DataObject, to: Point, half: Half
) -> None:
    path, view = bundled
    index = data.draw(st.integers(0, len(path) - 1))
    for changed in (
        nudged(path, index, to, PLACES[view], half),
        with_point(path, to, PLACES[view], half),
        without_point(path, index, PLACES[view], half),
    ):
        assert bool(changed.path) != bool(changed.refused)
        if changed.path:
            assert_free(changed, view)


def test_a_point_goes_to_the_landmark_nearest_to_where_it_is_dragged() -> None:
    assert nudged(JAW, 2, Point(342, 770), FRONT).path == ("chin_mid", "jaw_front", "jaw_side", "jaw_angle", "ear_lobe")
    there = nudged(JAW, 2, Point(658, 770), FRONT, Half.RIGHT)
    assert (there.path[2], there.half) == ("jaw_side", Half.RIGHT)


def test_a_point_never_falls_on_its_neighbour() -> None:
    assert nudged(JAW, 2, Point(312, 728), FRONT).path[2] not in {"jaw_angle", "jaw_front"}
    assert "jaw_angle" not in free_for(JAW, 2, FRONT)
    assert "jaw_mid" in free_for(JAW, 2, FRONT)


def test_a_point_dragged_into_what_is_barred_is_refused() -> None:
    across = nudged(("neck_side_mid", "neck_side_base"), 1, Point(602, 986), FRONT)
    assert across.refused.startswith("No stroke goes over the throat")
    assert across.path == ()


def test_a_point_dragged_over_the_middle_makes_it_a_stroke_along_the_middle() -> None:
    left = nudged(("forehead_side", "forehead_inner"), 1, Point(584, 376), FRONT)
    assert (left.path, left.side) == (("forehead_side", "forehead_side.other"), Side.MIDDLE)
    right = nudged(("forehead_side", "forehead_inner"), 1, Point(416, 376), FRONT, Half.RIGHT)
    assert (right.path, right.half) == (("forehead_side.other", "forehead_side"), Half.LEFT)


def test_another_landmark_can_be_named_for_a_point() -> None:
    assert moved(JAW, 4, "jaw_back", FRONT).path == (*JAW[:4], "jaw_back")


def test_a_point_is_added_where_it_is_the_least_detour() -> None:
    assert with_point(("chin_mid", "jaw_mid", "ear_lobe"), Point(314, 730), FRONT).path == (
        "chin_mid",
        "jaw_mid",
        "jaw_angle",
        "ear_lobe",
    )
    assert with_point(("temple",), Point(310, 500), FRONT).path == ("temple", "brow_end")
    assert with_point((), Point(310, 453), FRONT).path == ("temple",)


def test_the_last_point_stays() -> None:
    assert without_point(JAW, 1, FRONT).path == ("chin_mid", "jaw_mid", "jaw_angle", "ear_lobe")
    assert without_point(("temple",), 0, FRONT).path == ("temple",)
