"""Where the landmarks and strokes of a view lie on a face as it is shown."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPolygonF

from upstroke.domain.anatomy import Half, Point, View
from upstroke.domain.places import Places
from upstroke.domain.routine import Path
from upstroke.ui.face.view import FaceView

EASE, SMALLEST = 0.4, 0.6
"""At this many pixels an art pixel marks have their full size, and below it no less than this part."""


class Projection:
    """The places of a view on a face. Names are those of the half that is worked; all in pixels of the face."""

    def __init__(self, face: FaceView, places: Places) -> None:
        self._face = face
        self._places = places

    @property
    def size(self) -> float:
        """How large marks are to be: 1 on a face that is as large as it is drawn on with ease, less on a small one."""
        scale = QLineF(self._face.widget_point(Point(0, 0)), self._face.widget_point(Point(1, 0))).length()
        return min(1.0, max(SMALLEST, scale / EASE))

    def at(self, name: str, half: Half) -> QPointF:
        """Where a landmark is shown."""
        spot = self._places.spots[name]
        return self._face.widget_point(spot.mirrored() if self._is_turned(half) else spot)

    def line(self, points: Iterable[Point]) -> QPolygonF:
        """A line over the art as it is shown."""
        return QPolygonF([self._face.widget_point(point) for point in points])

    def curve(self, path: Path, half: Half) -> QPolygonF:
        """A path as it is shown; of a place it has one point."""
        points = self._places.curve(path).points
        return self.line(point.mirrored() for point in points) if self._is_turned(half) else self.line(points)

    def around(self, at: QPointF, names: Collection[str], half: Half, reach: float) -> list[tuple[float, str]]:
        """Landmarks no further than a reach from a place, with how far they are, the nearest first."""
        ways = ((QLineF(self.at(name, half), at).length(), name) for name in names)
        return sorted(way for way in ways if way[0] <= reach)

    def next_to(self, name: str, right: float, down: float, names: Collection[str], half: Half) -> str:
        """The next landmark in a direction of the screen; empty where none lies there."""
        origin, there = self._face.art_point(QPointF(0, 0)), self._face.art_point(QPointF(right, down))
        x, y = there.x - origin.x, there.y - origin.y
        return self._places.next_to(name, -x if self._is_turned(half) else x, y, names)

    def _is_turned(self, half: Half) -> bool:
        return half is Half.RIGHT and self._places.view is not View.SIDE
