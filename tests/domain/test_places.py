"""The landmarks that a stroke may pass, and the borders that it must not cross."""

import pytest

from upstroke.domain.anatomy import Point, View
from upstroke.domain.places import Places, apart
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir

ANATOMY = load_anatomy(resources_dir() / "face")
FRONT, SIDE = Places.of(ANATOMY, View.FRONT), Places.of(ANATOMY, View.SIDE)


def test_a_pair_is_there_on_both_halves_and_from_the_side_on_one() -> None:
    assert FRONT.spots["jaw_mid.other"] == FRONT.spots["jaw_mid"].mirrored()
    assert "chin_mid.other" not in FRONT.spots, "a centre point is no pair"
    assert "jaw_mid.other" not in SIDE.spots
    assert "occiput" not in FRONT.spots, "that is seen from behind"


@pytest.mark.parametrize(
    "name", ["throat", "outer_canthus", "outer_canthus.other", "upper_lid_mid", "throat_side.other"]
)
def test_what_lies_on_or_within_a_closed_border_is_not_open(name: str) -> None:
    assert name in FRONT.spots
    assert name not in FRONT.open


def test_the_nearest_of_some_landmarks() -> None:
    assert FRONT.nearest(Point(366, 803), FRONT.open) == "jaw_mid"
    assert FRONT.nearest(Point(366, 803), {"chin_mid", "ear_lobe"}) == "chin_mid"
    assert FRONT.nearest(Point(366, 803), ()) == ""


def test_the_next_landmark_in_a_direction() -> None:
    along = {"hairline_mid", "forehead_high", "forehead_mid", "temple", "temple.other"}
    assert FRONT.next_to("forehead_high", 0, -1, along) == "hairline_mid"
    assert FRONT.next_to("forehead_high", 0, 1, along) == "forehead_mid"
    assert FRONT.next_to("forehead_high", 1, 0, along) == "temple.other"
    assert FRONT.next_to("hairline_mid", 0, -1, along) == "", "nothing lies above"


def test_a_path_said_from_the_other_half_keeps_its_centre_points() -> None:
    path = ("forehead_mid", "temple", "ear_lobe.other")
    assert FRONT.flipped(path) == ("forehead_mid", "temple.other", "ear_lobe")
    assert FRONT.flipped(FRONT.flipped(path)) == path


def test_a_curve_passes_the_landmarks_of_its_path() -> None:
    curve = FRONT.curve(("chin_mid", "jaw_mid", "ear_lobe"))
    assert (curve.at(0), curve.at(1)) == (FRONT.spots["chin_mid"], FRONT.spots["ear_lobe"])


def test_a_line_over_the_throat_or_a_lid_is_barred_though_its_ends_are_free() -> None:
    neck = FRONT.barred([Point(400, 960), Point(600, 960)])
    assert neck is ANATOMY.zones["neck_front"]
    lid = FRONT.barred([Point(612, 470), Point(612, 620)])
    assert lid is ANATOMY.zones["upper_lid"]
    assert FRONT.barred([Point(612, 640), Point(640, 700)]) is None
    assert FRONT.barred([]) is None


def test_distances_are_straight() -> None:
    assert apart(Point(0, 0), Point(30, 40)) == 50
