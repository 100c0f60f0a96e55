"""Following a line with landmarks."""

import math
from itertools import pairwise

from upstroke.domain.anatomy import Anatomy, Landmark, Outline, Point, View, Zone
from upstroke.domain.places import Places, apart
from upstroke.domain.trail import MOST, even, misfit, smoothed, trails

GRID = {f"p{column}{row}": Point(100 + 80 * column, 100 + 80 * row) for column in range(9) for row in range(9)}
"""Landmarks from p00 to p88, column and row, 80 art pixels apart."""


def places(spots: dict[str, Point] = GRID, *corners: str) -> Places:
    landmarks = {name: Landmark(name, False, {View.FRONT: spot}) for name, spot in spots.items()}
    border = (Outline("zone", View.FRONT, False, corners),) if corners else ()
    return Places.of(Anatomy(landmarks, {"zone": Zone("zone", "zone", "", "", 3, "")}, border), View.FRONT)


def best(line: list[Point], among: Places) -> tuple[str, ...]:
    return trails(even(line), among, among.open)[0]


def test_samples_lie_evenly_from_end_to_end() -> None:
    samples = even([Point(0, 0), Point(10, 0), Point(400, 0)])
    assert (samples[0], samples[-1]) == (Point(0, 0), Point(400, 0))
    ways = [apart(a, b) for a, b in pairwise(samples[2:-2])]
    assert max(ways) - min(ways) < 0.01


def test_a_trembling_line_is_calmed_and_its_ends_stay() -> None:
    line = [Point(10 * n, 100 + 4 * (-1) ** n) for n in range(30)]
    calm = smoothed(line)
    assert (calm[0], calm[-1]) == (line[0], line[-1])
    assert max(abs(point.y - 100) for point in calm[2:-2]) < 0.5
    assert smoothed(line[:1]) == tuple(line[:1])


def test_a_straight_line_needs_its_two_ends() -> None:
    assert best([Point(105, 178), Point(740, 183)], places()) == ("p01", "p81")


def test_a_line_drawn_the_other_way_is_followed_the_other_way() -> None:
    assert best([Point(740, 183), Point(105, 178)], places()) == ("p81", "p01")


def test_a_corner_is_passed_where_it_is() -> None:
    path = best([Point(100, 100), Point(420, 100), Point(420, 420)], places())
    assert (path[0], path[-1]) == ("p00", "p44")
    assert "p40" in path


def test_a_circle_comes_back_to_where_it_began() -> None:
    round_ = [Point(420 + 160 * math.sin(math.pi * n / 30), 420 - 160 * math.cos(math.pi * n / 30)) for n in range(61)]
    path = best(round_, places())
    assert path[0] == path[-1] == "p42"
    assert 5 <= len(path) <= MOST
    assert misfit(even(round_), places().curve(path).points) < 20


def test_of_two_landmarks_at_hand_the_one_is_taken_that_is_no_corner_of_a_zone() -> None:
    spots = {"edge": Point(98, 100), "cheek": Point(99, 100), "ear": Point(400, 100), "rim": Point(401, 100)}
    assert best([Point(98, 100), Point(401, 100)], places(spots, "edge", "rim", "edge")) == ("cheek", "ear")


def test_a_line_that_passes_only_one_landmark_is_no_way() -> None:
    alone = places({"only": Point(300, 300)})
    assert trails(even([Point(280, 300), Point(330, 300)]), alone, alone.open) == ()


def test_there_is_a_way_for_each_number_of_landmarks() -> None:
    samples = even([Point(100, 100), Point(420, 180), Point(740, 100)])
    assert sorted(len(path) for path in trails(samples, places(), places().open)) == [2, 3, 4, 5, 6]


def test_how_far_two_lines_are_apart() -> None:
    level, below = [Point(0, 0), Point(100, 0)], [Point(0, 7), Point(100, 7)]
    assert misfit(level, level) == 0
    assert misfit(level, below) == 7
