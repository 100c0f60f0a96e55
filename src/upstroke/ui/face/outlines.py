"""The smooth borders of zones, worked out once each."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.curve import Curve


class Outlines:
    """Keeps the borders of an anatomy's zones as polygons fine enough to look round."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy
        self._kept: dict[tuple[str, View, Half | None], tuple[QPolygonF, ...]] = {}

    def of(self, zones: tuple[str, ...], view: View, half: Half | None = None) -> tuple[QPolygonF, ...]:
        """The closed borders of zones in a view, in art pixels, on one half or (None) on both."""
        return tuple(border for zone in zones for border in self._zone(zone, view, half))

    def _zone(self, zone: str, view: View, half: Half | None) -> tuple[QPolygonF, ...]:
        key = (zone, view, half)
        if key not in self._kept:
            corners = self._anatomy.polygons(zone, view, half)
            self._kept[key] = tuple(polygon_of(Curve.around(polygon)) for polygon in corners)
        return self._kept[key]


def polygon_of(curve: Curve) -> QPolygonF:
    """A curve for Qt to draw."""
    return QPolygonF([QPointF(point.x, point.y) for point in curve.points])
