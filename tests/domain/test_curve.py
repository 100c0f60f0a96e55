import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.anatomy import Point
from upstroke.domain.curve import Curve, turned

JAW = [Point(500, 826), Point(420, 846), Point(364, 800), Point(312, 728), Point(274, 664)]

points = st.builds(Point, st.integers(0, 1000), st.integers(0, 1200))


def gap(a: Point, b: Point) -> float:
    return math.hypot(a.x - b.x, a.y - b.y)


def test_a_curve_starts_and_ends_at_its_ends_and_passes_the_points_between() -> None:
    curve = Curve.through(JAW)
    assert curve.at(0) == JAW[0]
    assert curve.at(1) == JAW[-1]
    for point in JAW:
        assert min(gap(point, passed) for passed in curve.points) < 0.001


def test_equal_shares_are_equal_ways() -> None:
    curve = Curve.through(JAW)
    steps = [gap(before, after) for before, after in pairwise(curve.at(n / 50) for n in range(51))]
    assert max(steps) - min(steps) < 0.05 * curve.length / 50


def test_between_two_points_it_is_straight() -> None:
    curve = Curve.through([Point(0, 0), Point(30, 40)])
    assert curve.length == pytest.approx(50)
    assert gap(curve.at(0.5), Point(15, 20)) < 0.001


@pytest.mark.parametrize(
    ("end", "heading"), [(Point(0, -9), 0), (Point(9, 0), 90), (Point(0, 9), 180), (Point(-9, 0), -90)]
)
def test_direction_is_clockwise_from_up(end: Point, heading: float) -> None:
    assert Curve.through([Point(0, 0), end]).direction(0.5) == pytest.approx(heading)


def test_direction_turns_gently() -> None:
    curve = Curve.through(JAW)
    turns = [abs(turned(0, b - a, 1)) for a, b in pairwise(curve.direction(n / 400) for n in range(401))]
    assert max(turns) < 6


def test_a_single_point_is_a_place() -> None:
    place = Curve.through([Point(310, 453), Point(310, 453)], heading=150)
    assert place.length == 0
    assert place.at(0) == place.at(0.7) == Point(310, 453)
    assert place.direction(0.3) == 150


def test_a_closed_curve_ends_where_it_begins() -> None:
    ring = Curve.around([Point(0, 0), Point(100, 0), Point(100, 100), Point(0, 100)])
    assert ring.at(0) == ring.at(1) == Point(0, 0)
    assert ring.length > 400 * 0.95


def test_too_few_points_are_refused() -> None:
    with pytest.raises(ValueError, match="needs a point"):
        Curve.through([])
    with pytest.raises(ValueError, match="three"):
        Curve.around(JAW[:2])


@given(st.lists(points, min_size=1, max_size=7), st.floats(0, 1), st.floats(0, 1))
def test_no_way_along_a_curve_is_shorter_than_straight(corners: list[Point], s: float, t: float) -> None:
    curve = Curve.through(corners)
    assert gap(curve.at(s), curve.at(t)) <= abs(s - t) * curve.length + 0.001
    assert math.isfinite(curve.direction(s))


def test_turning_takes_the_shorter_way() -> None:
    assert turned(170, -170, 0.5) == 180
    assert turned(-90, 90, 1) % 360 == 90


def test_a_line_goes_straight_from_point_to_point() -> None:
    line = Curve.along([Point(0, 0), Point(30, 40), Point(30, 90)])
    assert line.length == 100
    assert line.at(0.75) == Point(30, 65)
