"""The face as data: named points, and areas over them with what each can bear.

Coordinates are art pixels: every view is drawn on a canvas of 1000 x 1200, symmetric about x = 500. They are given as a
mirror shows them, so the user's left is on the picture's left.
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
    """A named point of the face.

    Of a pair, `point` is the one on the user's left. The mesh indices are its places in the 468-point face mesh, where
    it is on that mesh.
    """

    name: str
    view: View
    paired: bool
    point: Point
    mesh_left: int | None = None
    mesh_right: int | None = None

    def on(self, half: Half) -> Point:
        """Where it is on one of the user's sides; a centre point is the same for both."""
        return self.point.mirrored() if self.paired and half is Half.RIGHT else self.point


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


@dataclass(frozen=True, slots=True)
class Anatomy:
    """All landmarks, zones and outlines."""

    landmarks: Mapping[str, Landmark]
    zones: Mapping[str, Zone]
    outlines: tuple[Outline, ...]

    def point(self, name: str, half: Half = Half.LEFT) -> Point:
        """Where a landmark is when `half` is being worked. Raises KeyError for a name that is not known."""
        landmark = self.landmarks[name.removesuffix(OTHER_SIDE)]
        return landmark.on(half.other if name.endswith(OTHER_SIDE) else half)

    def polygons(self, zone: str, view: View, half: Half | None = None) -> tuple[tuple[Point, ...], ...]:
        """The closed polygons of a zone in a view: those of one half, or of both where `half` is None."""
        found = []
        for outline in self.outlines:
            if outline.zone != zone or outline.view is not view:
                continue
            halves = ([half] if half else list(Half)) if outline.paired else [Half.LEFT]
            found += [tuple(self.point(name, side) for name in outline.landmarks) for side in halves]
        return tuple(found)
