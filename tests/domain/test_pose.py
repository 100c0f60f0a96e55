"""Poses."""

from upstroke.domain.pose import Pose, Spot, resting


def test_a_still_picture_has_the_tool_on_the_skin_of_the_same_lane_and_clear_of_its_ends() -> None:
    flying = Pose(Spot(2, 1.0), Spot(0, 0.0), travel=0.4, lift=0.9, tilt=5, across=3)
    still = resting(flying)
    assert (still.at, still.to) == (Spot(2, still.at.place), Spot(2, still.at.place))
    assert 0.2 < still.at.place < 0.8
    assert (still.lift, still.travel, still.across) == (0, 0, 0)
    assert still.press > 0.5
