"""The zones over which strokes run, worked out from their paths."""

from collections import Counter
from collections.abc import Sequence

from upstroke.domain.anatomy import Anatomy, Half, Point, View, holds
from upstroke.domain.curve import Curve
from upstroke.domain.places import apart
from upstroke.domain.routine import Path

SAMPLES = 30
"""At so many places of its length a path is looked at."""

EDGE = 4.0
"""A path that runs so near to a border works the zone, in art pixels: 1.3 mm, as a fingertip is wider than a line."""

SHARE = 0.15
"""A zone is worked in which this share of the way lies. Of the bundled steps, 69 of 79 then get all the zones that
are written for them, all get one, and four of five zones found are written; the others are next to those."""

FINGER = 50.0
"""How far beside a zone a stroke that lies in none may run to be counted there, in art pixels: a finger's width."""

Border = tuple[Point, ...]


def zones_of(paths: Sequence[Path], view: View, anatomy: Anatomy) -> tuple[str, ...]:
    """The ids of the zones that paths work, those first in which most of the way lies; none where nothing may work.

    Paths that lie in no zone work the nearest, if it is near. Raises KeyError for a landmark that the view does not
    show.
    """
    borders = {zone.id: anatomy.polygons(zone.id, view) for zone in anatomy.zones.values() if zone.pressure_cap > 0}
    spots = [spot for path in paths for spot in _spots(path, view, anatomy)]
    found = Counter({zone: _count(spots, borders[zone]) for zone in borders})
    worked = tuple(zone for zone, count in found.most_common() if count >= SHARE * len(spots) > 0)
    return worked or _nearest(spots, borders)


def _spots(path: Path, view: View, anatomy: Anatomy) -> list[Point]:
    curve = Curve.through([anatomy.point(name, Half.LEFT, view) for name in path])
    return [curve.at(n / SAMPLES) for n in range(SAMPLES + 1)]


def _count(spots: Sequence[Point], borders: Sequence[Border]) -> int:
    """How many places lie within borders, or on their edge."""
    return sum(any(_is_near(border, spot) and _away(border, spot) <= EDGE for border in borders) for spot in spots)


def _is_near(border: Border, spot: Point) -> bool:
    """Whether a place may lie on a border's edge: a quick look, as most lie far away."""
    xs, ys = [point.x for point in border], [point.y for point in border]
    return min(xs) - EDGE <= spot.x <= max(xs) + EDGE and min(ys) - EDGE <= spot.y <= max(ys) + EDGE


def _nearest(spots: Sequence[Point], borders: dict[str, tuple[Border, ...]]) -> tuple[str, ...]:
    ways = {
        zone: sum(min(_away(border, spot) for border in each) for spot in spots) / len(spots)
        for zone, each in borders.items()
        if each and spots
    }
    best = min(ways, key=lambda zone: ways[zone], default="")
    return (best,) if best and ways[best] <= FINGER else ()


def _away(border: Border, spot: Point) -> float:
    """How far a place lies outside of a closed border, in art pixels."""
    if holds(border, spot):
        return 0.0
    return min(apart(spot, _foot(spot, a, b)) for a, b in zip(border, (*border[1:], border[0]), strict=True))


def _foot(spot: Point, a: Point, b: Point) -> Point:
    """The place on the straight way from a to b that is nearest to another."""
    x, y = b.x - a.x, b.y - a.y
    length = x * x + y * y
    part = min(max(0.0, ((spot.x - a.x) * x + (spot.y - a.y) * y) / length), 1.0) if length else 0.0
    return Point(a.x + x * part, a.y + y * part)
