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
ANATOMY = Anatomy(
    {name: Landmark(name, name != "chin", {View.FRONT: point}) for name, point in LANDMARKS.items()},
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
