"""The landmarks that follow a drawn line best."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from upstroke.domain.anatomy import OTHER_SIDE, Point
from upstroke.domain.curve import Curve
from upstroke.domain.places import Places, apart
from upstroke.domain.routine import Path

EVERY, MOST_SAMPLES = 16.0, 48
"""A line is looked at every so many art pixels; a very long one at so many places."""

MOST = 6
"""The most landmarks of a path."""

NEAR = 3
"""From each place of a line so many of the nearest landmarks are thought of."""

WINDOW = 3
"""A landmark is passed where the line is nearer to it than this many samples before and after."""

ENDS = 6.0
"""How much more the two ends count than a place between them: a stroke begins and ends where it was meant to."""

CORNER = 25.0
"""What a landmark costs that only marks the border of a zone, in square art pixels: others have better names."""

POINT = 1.5
"""By how many art pixels one more landmark has to bring the curve nearer to the line."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A landmark that a line passes at one of its samples."""

    sample: int
    name: str
    spot: Point


def even(line: Sequence[Point]) -> tuple[Point, ...]:
    """A line of two points or more as samples at even distances, its trembling smoothed and its ends kept."""
    whole = Curve.along(line)
    count = max(2, min(MOST_SAMPLES, round(whole.length / EVERY)))
    spots = [whole.at(n / count) for n in range(count + 1)]
    return smoothed(spots)


def smoothed(line: Sequence[Point]) -> tuple[Point, ...]:
    """A line without the trembling of the hand; its ends stay."""
    for _ in range(2):
        middle = [
            Point((a.x + 2 * b.x + c.x) / 4, (a.y + 2 * b.y + c.y) / 4)
            for a, b, c in zip(line, line[1:], line[2:], strict=False)
        ]
        line = [*line[:1], *middle, *line[1:][-1:]]
    return tuple(line)


def trails(samples: Sequence[Point], places: Places, among: Collection[str]) -> tuple[Path, ...]:
    """Paths over some landmarks along a line, best first: that whose curve is near with few of them.

    For each number of landmarks there is one, that whose straight legs are nearest to the line, found by dynamic
    programming over the landmarks in the order in which the line passes them. There is none where a line is so short
    that it passes only one.
    """
    stops = _stops(samples, places, among)
    legs = {
        (a, b): _off(samples[one.sample : other.sample + 1], one.spot, other.spot) + _price(other, places)
        for a, one in enumerate(stops)
        for b, other in enumerate(stops)
        if other.sample - one.sample >= min(2, len(samples) // 3) and one.name != other.name
    }
    costs = [_before(samples, stop) + _price(stop, places) for stop in stops]
    ends = [_before(samples[::-1], Stop(len(samples) - 1 - stop.sample, stop.name, stop.spot)) for stop in stops]
    came: list[dict[int, int]] = []
    found = []
    for _ in range(MOST - 1):
        reached: dict[int, tuple[float, int]] = {}
        for (a, b), cost in legs.items():
            reached[b] = min(reached.get(b, (math.inf, -1)), (costs[a] + cost, a))
        costs = [reached.get(b, (math.inf, -1))[0] for b in range(len(stops))]
        came.append({b: a for b, (_, a) in reached.items()})
        last = min(range(len(stops)), key=lambda b: costs[b] + ends[b])
        if costs[last] == math.inf:
            break
        back = [last]
        for step in reversed(came):
            back.append(step[back[-1]])
        found.append(tuple(stops[index].name for index in reversed(back)))
    return tuple(sorted(found, key=lambda path: misfit(samples, places.curve(path).points) + POINT * len(path)))


def misfit(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How far two lines of two points or more lie from each other, in art pixels: the root of the mean square."""
    sides = [_mean_square(one, other), _mean_square(other, one)]
    return math.sqrt(sum(sides) / 2)


def _stops(samples: Sequence[Point], places: Places, among: Collection[str]) -> list[Stop]:
    """The landmarks near a line, each wherever the line is nearest to it, in the order in which it passes them."""
    near = set()
    for spot in samples:
        near |= set(sorted(among, key=lambda name: (apart(places.spots[name], spot), name))[:NEAR])
    stops = []
    for name in sorted(near):
        ways = [apart(places.spots[name], spot) for spot in samples]
        for n, way in enumerate(ways):
            if way == min(ways[max(0, n - WINDOW) : n + WINDOW + 1]):
                stops.append(Stop(n, name, places.spots[name]))
    return sorted(stops, key=lambda stop: stop.sample)


def _price(stop: Stop, places: Places) -> float:
    return CORNER if stop.name.removesuffix(OTHER_SIDE) in places.corners else 0.0


def _before(samples: Sequence[Point], stop: Stop) -> float:
    """What it costs to begin at a stop: the square distance of all the line before it, and of its end once more."""
    squares = [apart(spot, stop.spot) ** 2 for spot in samples[: stop.sample + 1]]
    return sum(squares[:-1]) + ENDS * squares[0]


def _off(samples: Sequence[Point], a: Point, b: Point) -> float:
    """The square distances of places to the straight way from a to b, added up."""
    return sum(_squares(samples, a, b))


def _mean_square(spots: Sequence[Point], line: Sequence[Point]) -> float:
    nearest = [math.inf] * len(spots)
    for a, b in pairwise(line):
        nearest = [min(pair) for pair in zip(nearest, _squares(spots, a, b), strict=True)]
    return sum(nearest) / len(spots)


def _squares(spots: Sequence[Point], a: Point, b: Point) -> Iterator[float]:
    along, down = b.x - a.x, b.y - a.y
    length = along * along + down * down or 1.0
    for spot in spots:
        x, y = spot.x - a.x, spot.y - a.y
        part = (x * along + y * down) / length
        if part > 1:
            x, y = x - along, y - down
        elif part > 0:
            x, y = x - part * along, y - part * down
        yield x * x + y * y
