"""The face as data, on both of its halves."""

import pytest

from upstroke.domain.anatomy import Anatomy, Half, Landmark, Outline, Point, View, Zone, holds

CHIN = Landmark("chin_mid", False, {View.FRONT: Point(500, 900)})
JAW = Landmark("jaw_mid", True, {View.FRONT: Point(360, 840), View.SIDE: Point(620, 820)})
EAR = Landmark("ear_lobe", True, {View.FRONT: Point(250, 640)})
FACE = Anatomy(
    {each.name: each for each in (CHIN, JAW, EAR)},
    {},
    (
        Outline("jawline", View.FRONT, True, ("chin_mid", "jaw_mid", "ear_lobe")),
        Outline("jawline", View.SIDE, True, ("jaw_mid", "jaw_mid", "jaw_mid")),
        Outline("chin", View.FRONT, False, ("chin_mid", "jaw_mid", "jaw_mid.other")),
    ),
)


def test_each_half_has_another() -> None:
    assert (Half.LEFT.other, Half.RIGHT.other) == (Half.RIGHT, Half.LEFT)


def test_a_point_mirrored_twice_is_itself() -> None:
    assert Point(360, 840).mirrored() == Point(640, 840)
    assert Point(360, 840).mirrored().mirrored() == Point(360, 840)


def test_a_pair_lies_on_both_halves_and_a_centre_point_on_neither() -> None:
    assert (JAW.on(Half.LEFT), JAW.on(Half.RIGHT)) == (Point(360, 840), Point(640, 840))
    assert CHIN.on(Half.LEFT) == CHIN.on(Half.RIGHT) == Point(500, 900)


def test_a_name_means_the_side_that_is_worked_and_other_the_one_that_is_not() -> None:
    assert FACE.point("jaw_mid", Half.RIGHT) == Point(640, 840)
    assert FACE.point("jaw_mid.other", Half.RIGHT) == Point(360, 840)
    assert FACE.point("jaw_mid.other") == Point(640, 840)


def test_a_name_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        FACE.point("jaw")


def test_a_paired_zone_has_a_polygon_on_each_half() -> None:
    left, right = FACE.polygons("jawline", View.FRONT)
    assert left == (Point(500, 900), Point(360, 840), Point(250, 640))
    assert right == tuple(point.mirrored() for point in left)
    assert FACE.polygons("jawline", View.FRONT, Half.RIGHT) == (right,)


def test_a_zone_in_the_middle_has_one_polygon_whatever_half_is_asked_for() -> None:
    whole = ((Point(500, 900), Point(360, 840), Point(640, 840)),)
    assert FACE.polygons("chin", View.FRONT) == whole
    assert FACE.polygons("chin", View.FRONT, Half.RIGHT) == whole


def test_a_zone_that_a_view_does_not_show_has_no_polygon() -> None:
    assert FACE.polygons("jawline", View.BACK) == ()


def test_from_the_side_there_is_one_half_only() -> None:
    assert (
        FACE.point("jaw_mid", Half.RIGHT, View.SIDE) == FACE.point("jaw_mid", Half.LEFT, View.SIDE) == Point(620, 820)
    )
    assert FACE.polygons("jawline", View.SIDE) == ((Point(620, 820),) * 3,)


def test_a_view_shows_the_landmarks_that_have_a_place_in_it_and_from_the_side_none_of_the_other_half() -> None:
    assert FACE.shows("jaw_mid", View.SIDE)
    assert FACE.shows("jaw_mid.other", View.FRONT)
    assert not FACE.shows("jaw_mid.other", View.SIDE)
    assert not FACE.shows("ear_lobe", View.SIDE)
    with pytest.raises(KeyError):
        FACE.point("ear_lobe", view=View.SIDE)


def test_a_place_is_barred_where_nothing_may_work() -> None:
    throat = Zone("throat", "throat", "", "", 0, "")
    jaw = Zone("jaw", "jaw", "", "", 3, "")
    corners = {"a": Point(450, 900), "b": Point(550, 900), "c": Point(500, 1000)}
    face = Anatomy(
        {name: Landmark(name, False, {View.FRONT: place}) for name, place in corners.items()},
        {"throat": throat, "jaw": jaw},
        (
            Outline("throat", View.FRONT, False, ("a", "b", "c")),
            Outline("jaw", View.FRONT, False, ("a", "b", "c")),
        ),
    )
    assert face.barred(Point(500, 930), View.FRONT) is throat
    assert face.barred(Point(460, 990), View.FRONT) is None
    assert face.barred(Point(500, 930), View.SIDE) is None


def test_a_border_holds_what_lies_within_it() -> None:
    corner = (Point(0, 0), Point(100, 0), Point(100, 100), Point(50, 50), Point(0, 100))
    assert holds(corner, Point(50, 30))
    assert not holds(corner, Point(50, 80)), "in the notch"
    assert not holds(corner, Point(140, 30))
