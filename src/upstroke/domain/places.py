"""Where on a view a stroke may pass, and where none may."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy, Half, Point, View, Zone, holds
from upstroke.domain.curve import Curve
from upstroke.domain.routine import Path

GRAIN = 3.0
"""How closely a line is looked at, in art pixels."""

Borders = tuple[tuple[Zone, tuple[Point, ...]], ...]
"""Closed lines, each with the zone that it is around."""

ASIDE = 1.5
"""How much further a landmark seems that lies to the side of a direction."""


@dataclass(frozen=True, slots=True)
class Places:
    """The landmarks of a view by name, as they lie when the user's left is worked.

    `open` are those that a stroke may pass, `centre` those that are no pair, and `corners` those that mark the border
    of a zone. `closed` holds the smooth borders in which nothing may work.
    """

    view: View
    spots: Mapping[str, Point]
    open: frozenset[str]
    centre: frozenset[str]
    corners: frozenset[str]
    closed: Borders

    @classmethod
    def of(cls, anatomy: Anatomy, view: View) -> "Places":
        """Those of a view. What lies on or within a closed border is not open."""
        corners = _corners(anatomy, view)
        closed = closed_borders(anatomy, view)
        names = [name + side for name in anatomy.landmarks for side in ("", OTHER_SIDE)]
        centre = frozenset(name for name, landmark in anatomy.landmarks.items() if not landmark.paired)
        spots = {
            name: anatomy.point(name, Half.LEFT, view)
            for name in names
            if anatomy.shows(name, view) and name.removesuffix(OTHER_SIDE) not in centre - {name}
        }
        rim = {place for _, border in corners for place in border}
        inside = {name for name, spot in spots.items() if any(holds(border, spot) for _, border in closed)}
        free = frozenset(name for name, spot in spots.items() if name not in inside and spot not in rim)
        marks = frozenset(name for outline in anatomy.outlines for name in outline.landmarks)
        return cls(view, spots, free, centre, marks, closed)

    def nearest(self, point: Point, among: Collection[str]) -> str:
        """Of some landmarks the one nearest to a place; empty where there are none."""
        return min(among, key=lambda name: (apart(self.spots[name], point), name), default="")

    def next_to(self, name: str, right: float, down: float, among: Collection[str]) -> str:
        """Of some landmarks the next one in a direction from another; empty where none lies there."""
        here, found = self.spots[name], []
        for other in among:
            x, y = self.spots[other].x - here.x, self.spots[other].y - here.y
            ahead, aside = x * right + y * down, abs(x * down - y * right)
            if ahead > aside:
                found.append((ahead + ASIDE * aside, other))
        return min(found, default=(0.0, ""))[1]

    def flipped(self, path: Path) -> Path:
        """A path said from the other half."""
        return tuple(name if name in self.centre else _over(name) for name in path)

    def curve(self, path: Path) -> Curve:
        """A path as it is drawn. Raises KeyError for a landmark that the view does not show."""
        return Curve.through([self.spots[name] for name in path])

    def barred(self, line: Sequence[Point]) -> Zone | None:
        """The zone where nothing may work into which a line runs; None where it runs into none."""
        return barred(line, self.closed)


def closed_borders(anatomy: Anatomy, view: View) -> Borders:
    """The smooth borders in a view within which nothing may work."""
    return tuple((zone, Curve.around(border).points) for zone, border in _corners(anatomy, view))


def barred(line: Sequence[Point], closed: Borders) -> Zone | None:
    """The zone of a closed border into which a line runs; None where it runs into none."""
    near = [(zone, border) for zone, border in closed if _may_meet(line, border)]
    spots = list(_close(line)) if near else []
    return next((zone for zone, border in near if _runs_into(spots, border)), None)


def _corners(anatomy: Anatomy, view: View) -> list[tuple[Zone, tuple[Point, ...]]]:
    shut = (zone for zone in anatomy.zones.values() if zone.pressure_cap == 0)
    return [(zone, border) for zone in shut for border in anatomy.polygons(zone.id, view)]


def _may_meet(line: Sequence[Point], border: Sequence[Point]) -> bool:
    """Whether the boxes around a line and a border overlap: a quick look, as most lie far apart."""
    (left, right, top, bottom), (a, b, c, d) = _box(line), _box(border)
    return left <= b and a <= right and top <= d and c <= bottom


def _box(points: Sequence[Point]) -> tuple[float, float, float, float]:
    xs, ys = [point.x for point in points], [point.y for point in points]
    return min(xs, default=0), max(xs, default=0), min(ys, default=0), max(ys, default=0)


def apart(one: Point, other: Point) -> float:
    """How far two places are from each other, in art pixels."""
    return math.hypot(one.x - other.x, one.y - other.y)


def _runs_into(spots: Sequence[Point], border: tuple[Point, ...]) -> bool:
    left, right = min(point.x for point in border), max(point.x for point in border)
    top, bottom = min(point.y for point in border), max(point.y for point in border)
    near = (spot for spot in spots if left <= spot.x <= right and top <= spot.y <= bottom)
    return any(holds(border, spot) for spot in near)


def _over(name: str) -> str:
    return name.removesuffix(OTHER_SIDE) if name.endswith(OTHER_SIDE) else name + OTHER_SIDE


def _close(line: Sequence[Point]) -> Iterator[Point]:
    """The points of a line and others between them, no two further apart than the grain."""
    yield from line[:1]
    for a, b in pairwise(line):
        steps = math.ceil(apart(a, b) / GRAIN)
        yield from (Point(a.x + (b.x - a.x) * n / steps, a.y + (b.y - a.y) * n / steps) for n in range(1, steps + 1))
