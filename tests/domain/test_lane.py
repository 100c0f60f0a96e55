import math

import pytest

from upstroke.domain.anatomy import Anatomy, Half, Landmark, Point, View
from upstroke.domain.lane import DOWN_AND_IN, Lane, lanes_of, stance
from upstroke.domain.pose import Pose, Spot
from upstroke.domain.routine import Path, Step, Strokes
from upstroke.domain.technique import Technique

LANDMARKS = {
    "chin": Point(500, 826),
    "ear": Point(274, 664),
    "temple": Point(310, 453),
    "brow": Point(450, 466),
}
ASIDE = {"ear": Point(454, 655), "chin": Point(768, 826)}
"""The same from the side."""

ANATOMY = Anatomy(
    {
        name: Landmark(name, name != "chin", {View.FRONT: point, **({View.SIDE: ASIDE[name]} if name in ASIDE else {})})
        for name, point in LANDMARKS.items()
    },
    zones={},
    outlines=(),
)


def lanes(*paths: Path, half: Half = Half.LEFT, view: View = View.FRONT) -> tuple[Lane, ...]:
    return lanes_of(Step("step", "Step", Technique.EFFLEURAGE, Strokes(6, 24), paths=paths), ANATOMY, half, view)


def test_the_right_half_is_the_mirror_image_of_the_left() -> None:
    pose = Pose(Spot(0, 0.3), Spot(0, 0.3), across=5)
    left, right = (stance(lanes(("chin", "ear"), half=half), pose) for half in Half)
    assert right.point == left.point.mirrored()
    assert right.heading == -left.heading
    assert (left.mirror, right.mirror) == (0, 1)


def test_a_lane_on_the_other_half_is_worked_as_its_mirror_image() -> None:
    here, there = lanes(("brow", "temple"), ("brow.other", "temple.other"))
    assert (here.mirrored, there.mirrored) == (False, True)
    assert there.at(1) == LANDMARKS["temple"].mirrored()


def test_from_lane_to_lane_the_tool_goes_straight_and_is_turned_over_on_the_way() -> None:
    both = lanes(("brow", "temple"), ("brow.other", "temple.other"))
    halfway = stance(both, Pose(Spot(0, 0.0), Spot(1, 0.0), travel=0.5))
    assert halfway.point == Point(500, 466)
    assert halfway.mirror == 0.5


def test_a_stroke_up_the_middle_is_worked_by_the_hand_of_its_side() -> None:
    assert [lanes(("chin",), half=half)[0].mirrored for half in Half] == [False, True]


@pytest.mark.parametrize("half", Half)
def test_skin_is_stretched_down_and_in_at_a_place(half: Half) -> None:
    rest, pulled = (
        stance(lanes(("temple",), half=half), Pose(Spot(0, 0.0), Spot(0, 0.0), ahead=way)).point for way in (0, 10)
    )
    assert pulled.y - rest.y == pytest.approx(-10 * math.cos(math.radians(DOWN_AND_IN)))
    assert abs(pulled.x - 500) < abs(rest.x - 500)


def test_a_path_is_only_drawn_in_the_view_that_it_lies_in() -> None:
    assert lanes(("chin", "ear"), view=View.BACK) == ()


@pytest.mark.parametrize("half", Half)
def test_from_the_side_both_halves_are_drawn_alike(half: Half) -> None:
    (lane,) = lanes(("chin", "ear"), half=half, view=View.SIDE)
    assert not lane.mirrored
    assert (lane.at(0), lane.at(1)) == (ASIDE["chin"], ASIDE["ear"])


def test_from_the_side_a_path_with_a_landmark_that_is_hidden_is_not_drawn() -> None:
    assert lanes(("chin", "brow"), view=View.SIDE) == ()
    assert lanes(("chin", "ear.other"), view=View.SIDE) == ()


def test_a_lane_turned_lies_on_the_other_half() -> None:
    (lane,) = lanes(("brow", "temple"))
    assert lane.turned.at(1) == LANDMARKS["temple"].mirrored()
    assert lane.turned.turned == lane


def test_to_the_side_of_a_lane_is_across_its_direction_on_both_halves() -> None:
    level = Anatomy(
        {
            "a": Landmark("a", True, {View.FRONT: Point(400, 600)}),
            "b": Landmark("b", True, {View.FRONT: Point(300, 600)}),
        },
        {},
        (),
    )
    step = Step("step", "Step", Technique.EFFLEURAGE, Strokes(6, 24), paths=(("a", "b"),))
    left, right = (
        stance(lanes_of(step, level, half, View.FRONT), Pose(Spot(0, 1.0), Spot(0, 1.0), aside=8)).point
        for half in Half
    )
    assert [left.x, left.y] == pytest.approx([300, 592]), "going left, the right hand side is up"
    assert [right.x, right.y] == pytest.approx([700, 592])
