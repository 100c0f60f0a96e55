"""Poses."""

from upstroke.domain.pose import START


def test_at_the_start_the_tool_lies_on_the_skin_at_the_start_of_the_first_lane() -> None:
    assert (START.at, START.travel, START.lift) == (START.to, 0, 0)
    assert (START.at.lane, START.at.place) == (0, 0)
