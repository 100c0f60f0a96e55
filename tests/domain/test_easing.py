"""The shapes of a movement."""

from collections.abc import Callable

import pytest

from upstroke.domain.easing import ease, hop, stride, swell

PARTS = [n / 100 for n in range(101)]


@pytest.mark.parametrize("shape", [ease, stride])
def test_from_start_to_end_without_turning_back(shape: Callable[[float], float]) -> None:
    way = [shape(part) for part in PARTS]
    assert [way[0], way[-1]] == pytest.approx([0, 1])
    assert way == sorted(way)


@pytest.mark.parametrize("shape", [hop, swell])
def test_up_and_down_again_alike_on_both_sides(shape: Callable[[float], float]) -> None:
    assert [shape(0.0), shape(0.5), shape(1.0)] == pytest.approx([0, 1, 0])
    assert all(shape(part) == pytest.approx(shape(1 - part)) for part in PARTS)


def test_a_part_outside_the_movement_is_its_start_or_end() -> None:
    assert (ease(-1), ease(2)) == (0, 1)
