"""From a line that was drawn on the face to a stroke over its landmarks, and what can be changed in one.

Points are places on the art, on either half of it; paths are said for the half that is worked.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, OTHER_SIDE, Half, Point, View, Zone
from upstroke.domain.places import Places, apart
from upstroke.domain.routine import Path, Side
from upstroke.domain.trail import even, trails

CLICK = 24.0
"""A line no longer than this is a click on a place, in art pixels: 8 mm."""

MIDDLE = ART_WIDTH / 2

ALONG, ALONG_AT_MOST = 16.0, 40.0
"""A line runs along the middle that is so near to it in the mean, and nowhere further off, in art pixels."""

ACROSS = 30.0
"""A line crosses the middle that reaches so far into both halves, in art pixels; less is a slip."""

FAR = 120.0
"""Where no landmark is so near, in art pixels, there is nothing to work on."""

NO_LINE = "Nothing was drawn."
NO_FACE = "There is nothing to work on there: stay on the head, the neck or the shoulders."


@dataclass(frozen=True, slots=True)
class Sketched:
    """What became of a drawn line, or why it can't be a stroke.

    `path` says its landmarks as on the `half` that is worked, the one on which it was drawn; `middle` as a step along
    the middle says them, whose plain names are on the user's left. `side` is how a step with it is to treat the two
    halves. Where `refused`, a sentence, there is no path.
    """

    path: Path = ()
    middle: Path = ()
    half: Half = Half.LEFT
    side: Side = Side.EACH
    refused: str = ""

    def path_for(self, side: Side) -> Path:
        """The path as a step says it that treats the two halves so."""
        return self.middle if side is Side.MIDDLE else self.path


def sketch(points: Sequence[Point], places: Places, half: Half = Half.LEFT) -> Sketched:
    """A line from press to release as a stroke over the nearest landmarks; a mere click is a place.

    From front and back it may lie on either half, along the middle or across it. From the side it lies on the `half`
    that is worked.
    """
    line = _drawn(points)
    if not line:
        return Sketched(refused=NO_LINE)
    if zone := places.barred(line):
        return Sketched(refused=no_go(zone))
    length = sum(apart(a, b) for a, b in pairwise(line))
    samples = even(line) if length > CLICK else tuple(line[:1])
    if places.view is not View.SIDE:
        half = _half(samples)
        if half is Half.RIGHT:
            samples = tuple(point.mirrored() for point in samples)
    names = _crossed(samples, places)
    if not names or any(
        apart(places.spots[places.nearest(end, names)], end) > FAR for end in (samples[0], samples[-1])
    ):
        return Sketched(refused=NO_FACE)
    found = trails(samples, places, names) if len(samples) > 1 else ()
    results = [_result(*_home(path, half, places), places) for path in found or [(places.nearest(samples[0], names),)]]
    return next((each for each in results if not each.refused), results[0])


def nudged(path: Path, index: int, point: Point, places: Places, half: Half = Half.LEFT) -> Sketched:
    """A path of the half worked with one of its landmarks moved to the one nearest to a place."""
    return moved(path, index, places.nearest(_seen(point, places, half), free_for(path, index, places)), places, half)


def moved(path: Path, index: int, name: str, places: Places, half: Half = Half.LEFT) -> Sketched:
    """A path of the half worked with another landmark in the place of one of its own."""
    return _result((*path[:index], name, *path[index + 1 :]), half, places)


def with_point(path: Path, point: Point, places: Places, half: Half = Half.LEFT) -> Sketched:
    """A path of the half worked that also passes the landmark nearest to a place, where that is the least detour."""
    new = places.nearest(_seen(point, places, half), places.open - set(path))
    spots, spot = [places.spots[name] for name in path], places.spots[new]
    detours = [apart(a, spot) + apart(spot, b) - apart(a, b) for a, b in pairwise(spots)]
    at = 1 + detours.index(min(detours)) if detours else len(path)
    return _result((*path[:at], new, *path[at:]), half, places)


def without_point(path: Path, index: int, places: Places, half: Half = Half.LEFT) -> Sketched:
    """A path of the half worked without one of its landmarks; the last one stays."""
    return _result((*path[:index], *path[index + 1 :]) or path, half, places)


def free_for(path: Path, index: int, places: Places) -> frozenset[str]:
    """The landmarks to which one of a path can be moved: all that are open, but for those before and behind it."""
    return places.open - set(path[max(0, index - 1) : index] + path[index + 1 : index + 2])


def no_go(zone: Zone) -> str:
    """Why nothing may work in a zone, in a sentence."""
    return f"No stroke goes over the {zone.title}: {zone.note}."


def _drawn(points: Sequence[Point]) -> list[Point]:
    """The points within the art, to a hundredth, without those that repeat the one before."""
    line: list[Point] = []
    for point in points:
        x, y = min(max(0.0, point.x), float(ART_WIDTH)), min(max(0.0, point.y), float(ART_HEIGHT))
        kept = Point(round(x, 2), round(y, 2))
        if not line or kept != line[-1]:
            line.append(kept)
    return line


def _reach(samples: Sequence[Point]) -> tuple[float, float]:
    """How far places reach into the left and into the right half of the picture; below 0 for not at all."""
    return MIDDLE - min(point.x for point in samples), max(point.x for point in samples) - MIDDLE


def _half(samples: Sequence[Point]) -> Half:
    """The half on which a line lies; the left for one that runs along the middle or across it."""
    left, right = _reach(samples)
    return Half.RIGHT if right > left and left < ACROSS and not _is_along(samples) else Half.LEFT


def _is_along(samples: Sequence[Point]) -> bool:
    ways = [abs(point.x - MIDDLE) for point in samples]
    return sum(ways) / len(ways) <= ALONG and max(ways) <= ALONG_AT_MOST


def _crossed(samples: Sequence[Point], places: Places) -> Collection[str]:
    """The landmarks that a line may follow, which lies on the left: those of both halves only if it crosses."""
    if places.view is View.SIDE or min(_reach(samples)) >= ACROSS:
        return places.open
    if _is_along(samples):
        return places.open & places.centre
    return [name for name in places.open if not name.endswith(OTHER_SIDE)]


def _home(path: Path, half: Half, places: Places) -> tuple[Path, Half]:
    """A path, said for the other half if it touches only that one."""
    pairs = [name for name in path if name not in places.centre]
    there = bool(pairs) and all(name.endswith(OTHER_SIDE) for name in pairs)
    return (places.flipped(path), half.other) if there else (path, half)


def _seen(point: Point, places: Places, half: Half) -> Point:
    """A place of the picture as on the user's left."""
    return point.mirrored() if half is Half.RIGHT and places.view is not View.SIDE else point


def _result(path: Path, half: Half, places: Places) -> Sketched:
    """A path of a half, unless its curve runs where nothing may work."""
    if zone := places.barred(places.curve(path).points):
        return Sketched(refused=no_go(zone))
    across = any(name.endswith(OTHER_SIDE) for name in path)
    middle = places.flipped(path) if half is Half.RIGHT and places.view is not View.SIDE else path
    if across or set(path) <= places.centre:
        return Sketched(middle, middle, Half.LEFT, Side.MIDDLE)
    return Sketched(path, middle, half, Side.EACH)
