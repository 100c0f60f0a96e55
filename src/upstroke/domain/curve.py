"""A smooth line through points of the face, measured along its length."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from upstroke.domain.anatomy import Point

PIECES = 12
"""How many straight pieces stand for the bend between two points: at this number no corner shows."""

AROUND = 26.0
"""How far around a place its direction is looked for, in art pixels: about the size of what is moved there."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A centripetal Catmull-Rom curve, which never loops or overshoots between its points.

    It is kept as a fine chain of points with the way to each, in art pixels. A curve of a single point is a place: all
    of it is there, and its direction is the `heading` it was given.
    """

    points: tuple[Point, ...]
    ways: tuple[float, ...]
    heading: float = 0.0

    @classmethod
    def through(cls, points: Sequence[Point], heading: float = 0.0) -> "Curve":
        """The curve that passes all `points` in order; a point that repeats the one before is passed once.

        `heading` is the direction of a place, in degrees. Raises ValueError for no points.
        """
        if not points:
            raise ValueError("a curve needs a point")
        corners = [points[0], *(after for before, after in pairwise(points) if after != before)]
        if len(corners) == 1:
            return cls((corners[0],), (0.0,), heading)
        # a phantom point before the first and behind the last lets the curve leave them straight
        ring = [_beyond(corners[1], corners[0]), *corners, _beyond(corners[-2], corners[-1])]
        return cls.along([*_bends(ring), corners[-1]])

    @classmethod
    def around(cls, points: Sequence[Point]) -> "Curve":
        """The closed curve around `points`, which ends where it begins. Raises ValueError for fewer than three."""
        if len(points) < 3:
            raise ValueError("a closed curve needs three points")
        chain = list(_bends([points[-1], *points, *points[:2]]))
        return cls.along([*chain, chain[0]])

    @classmethod
    def along(cls, chain: Sequence[Point]) -> "Curve":
        """The line that goes straight from point to point; each has to differ from the one before."""
        ways = [0.0]
        for before, after in pairwise(chain):
            ways.append(ways[-1] + math.hypot(after.x - before.x, after.y - before.y))
        return cls(tuple(chain), tuple(ways))

    @property
    def length(self) -> float:
        """From start to end, in art pixels; 0 for a place."""
        return self.ways[-1]

    def at(self, t: float) -> Point:
        """The point at a share of the length, 0 at the start and 1 at the end."""
        index, part = self._piece(t)
        a, b = self.points[index], self.points[min(index + 1, len(self.points) - 1)]
        return Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)

    def direction(self, t: float) -> float:
        """Where the curve goes at a share of its length: degrees clockwise, 0 is up on the picture.

        It turns gently, as what is held in a hand does: it is the way from a little behind to a little ahead.
        """
        if len(self.points) == 1:
            return self.heading
        reach = min(0.5, AROUND / self.length)
        a, b = self.at(t - reach), self.at(t + reach)
        return math.degrees(math.atan2(b.x - a.x, a.y - b.y))

    def _piece(self, t: float) -> tuple[int, float]:
        """The piece in which a share of the length lies, and the share of the piece."""
        if len(self.points) == 1:
            return 0, 0.0
        way = min(max(0.0, t), 1.0) * self.length
        index = min(bisect_right(self.ways, way), len(self.ways) - 1) - 1
        return index, (way - self.ways[index]) / (self.ways[index + 1] - self.ways[index])


def _shares(t: float) -> tuple[float, float, float, float]:
    """How much the two ends and their two slopes count at a part of a cubic."""
    return (1 + 2 * t) * (1 - t) ** 2, t * t * (3 - 2 * t), t * (1 - t) ** 2, t * t * (t - 1)


_SHARES = [_shares(piece / PIECES) for piece in range(PIECES)]


def turned(start: float, end: float, part: float) -> float:
    """The direction at a part of the way from one direction to another, turning the shorter way round, in degrees."""
    return start + ((end - start + 180) % 360 - 180) * part


def _beyond(before: Point, last: Point) -> Point:
    return Point(2 * last.x - before.x, 2 * last.y - before.y)


def _bends(ring: Sequence[Point]) -> list[Point]:
    """The fine chain from the second point to the one before the last, without that one."""
    chain = []
    for a, b, c, d in zip(ring, ring[1:], ring[2:], ring[3:], strict=False):
        knots = [0.0]
        for before, after in pairwise((a, b, c, d)):
            knots.append(knots[-1] + max(1e-6, math.hypot(after.x - before.x, after.y - before.y)) ** 0.5)
        chain += _bend((a, b, c, d), knots)
    return chain


def _bend(corners: tuple[Point, Point, Point, Point], knots: list[float]) -> list[Point]:
    """Points from the second corner towards the third.

    Between two corners the curve is a cubic, given by them and by its slopes there, which the centripetal knots settle.
    """
    a, b, c, d = corners
    k0, k1, k2, k3 = knots
    reach = k2 - k1

    def slope(before: float, here: float, after: float, first: float, second: float) -> float:
        wide = first + second
        return reach * ((here - before) / first - (after - before) / wide + (after - here) / second)

    leave = [slope(*along, k1 - k0, reach) for along in ((a.x, b.x, c.x), (a.y, b.y, c.y))]
    reached = [slope(*along, reach, k3 - k2) for along in ((b.x, c.x, d.x), (b.y, c.y, d.y))]
    bend = []
    for from_b, from_c, from_leave, from_reached in _SHARES:
        bend.append(
            Point(
                from_b * b.x + from_c * c.x + from_leave * leave[0] + from_reached * reached[0],
                from_b * b.y + from_c * c.y + from_leave * leave[1] + from_reached * reached[1],
            )
        )
    return bend
