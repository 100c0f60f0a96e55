"""The face as data: named points, and areas over them with what each can bear.

Coordinates are art pixels: every view is drawn on a canvas of 1000 x 1200. They are given as a mirror shows them, so
the user's left is on the picture's left. Front and back are symmetric about x = 500. The side view is the profile of
the half that is worked: drawn for the left, with the nose to the right, and turned over as a whole for the right.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ART_WIDTH = 1000
ART_HEIGHT = 1200

OTHER_SIDE = ".other"
"""Behind a landmark's name: the same point on the side that is not being worked."""


class View(StrEnum):
    """From where a face is drawn."""

    FRONT = "front"
    SIDE = "side"
    BACK = "back"


class Half(StrEnum):
    """One of the user's own two sides."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Half":
        """The opposite side."""
        return Half.RIGHT if self is Half.LEFT else Half.LEFT


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the art, in art pixels."""

    x: float
    y: float

    def mirrored(self) -> "Point":
        """The same place on the other half of the picture."""
        return Point(ART_WIDTH - self.x, self.y)


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named point of the face, with its place in each view that shows it.

    Of a pair, the places are those on the user's left. The mesh indices are its places in the 468-point face mesh,
    where it is on that mesh.
    """

    name: str
    paired: bool
    places: Mapping[View, Point]
    mesh_left: int | None = None
    mesh_right: int | None = None

    def on(self, half: Half, view: View = View.FRONT) -> Point:
        """Where it is in a view on one of the user's sides; a centre point is the same for both.

        From the side there is one place, as only one half is seen. Raises KeyError for a view that does not show it.
        """
        place = self.places[view]
        return place.mirrored() if self.paired and half is Half.RIGHT and view is not View.SIDE else place


@dataclass(frozen=True, slots=True)
class Zone:
    """An area of face, head or neck, and what it can bear.

    `pressure_cap` is the largest pressure on the scale of 1 to 4 that may be used there; 0 means that no tool and no
    hand may work there at all.
    """

    id: str
    title: str
    anatomy: str
    drains_to: str
    pressure_cap: int
    note: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The border of a zone in one view: a closed polygon over landmarks, for the user's left half.

    Where `paired`, the zone lies on both halves and the right one is its mirror image; otherwise the one polygon spans
    the middle, and names of the other half carry OTHER_SIDE.
    """

    zone: str
    view: View
    paired: bool
    landmarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Anatomy:
    """All landmarks, zones and outlines. There is one for a program; it is known by itself, so that answers about it
    can be kept."""

    landmarks: Mapping[str, Landmark]
    zones: Mapping[str, Zone]
    outlines: tuple[Outline, ...]

    def shows(self, name: str, view: View) -> bool:
        """Whether a landmark can be seen in a view; from the side, none of the other half. KeyError as `point`."""
        plain = name.removesuffix(OTHER_SIDE)
        return view in self.landmarks[plain].places and (plain == name or view is not View.SIDE)

    def point(self, name: str, half: Half = Half.LEFT, view: View = View.FRONT) -> Point:
        """Where a landmark is in a view when `half` is being worked.

        Raises KeyError for a name that is not known, or a view that does not show it.
        """
        landmark = self.landmarks[name.removesuffix(OTHER_SIDE)]
        return landmark.on(half.other if name.endswith(OTHER_SIDE) else half, view)

    def barred(self, point: Point, view: View) -> Zone | None:
        """The zone in which a place of a view lies where nothing may work; None where something may."""
        closed = (zone for zone in self.zones.values() if zone.pressure_cap == 0)
        borders = ((zone, border) for zone in closed for border in self.polygons(zone.id, view))
        return next((zone for zone, border in borders if holds(border, point)), None)

    def polygons(self, zone: str, view: View, half: Half | None = None) -> tuple[tuple[Point, ...], ...]:
        """The closed polygons of a zone in a view: those of one half, or of both where `half` is None.

        From the side there is only the half that is seen.
        """
        found = []
        for outline in self.outlines:
            if outline.zone != zone or outline.view is not view:
                continue
            halves = [half] if half else list(Half)
            if not outline.paired or view is View.SIDE:
                halves = [Half.LEFT]
            found += [tuple(self.point(name, side, view) for name in outline.landmarks) for side in halves]
        return tuple(found)


def holds(border: tuple[Point, ...], point: Point) -> bool:
    """Whether a closed border holds a place: a ray to the right crosses it an odd number of times."""
    crossed = 0
    for a, b in zip(border, (*border[1:], border[0]), strict=True):
        if (a.y > point.y) != (b.y > point.y):
            crossed += point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    return crossed % 2 == 1
