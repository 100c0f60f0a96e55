"""The shapes that show a lane's way: a line to be dotted, and the arrow head at its end. All in art pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF, QTransform

from upstroke.domain.anatomy import ART_WIDTH
from upstroke.domain.curve import Curve
from upstroke.domain.lane import Lane
from upstroke.domain.technique import Movement

ARROW = 34.0

RING = 40.0
"""The radius of the ring around a place: fingertips on it leave it to be seen."""

STRETCHED = 92.0
"""How far from a place the arrow of a stretch reaches, out from under the fingers."""


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """The way of a lane. `tip` is empty for a place that is held."""

    line: QPainterPath
    tip: QPolygonF

    @classmethod
    def of(cls, lane: Lane, movement: Movement) -> "Mark":
        """The mark of a lane on the half on which it lies."""
        curve = lane.curve
        if movement is Movement.PUMP:
            mark = cls(*_stretched(curve))
        else:
            mark = cls(*(_along(curve) if curve.length else _around(curve, movement)))
        return mark.turned if lane.mirrored else mark

    @property
    def turned(self) -> "Mark":
        """The mark of the same lane on the other half."""
        over = QTransform(-1, 0, 0, 1, ART_WIDTH, 0)
        # of an empty polygon, PySide's map makes one of whole numbers
        return Mark(over.map(self.line), self.tip if self.tip.isEmpty() else over.map(self.tip))


def _along(curve: Curve) -> tuple[QPainterPath, QPolygonF]:
    """The line of a path, and the arrow head at its end."""
    size = min(ARROW, max(20.0, curve.length * 0.3))
    neck = 1 - size * 0.8 / curve.length
    line = QPainterPath()
    until = neck * curve.length
    spots = [spot for spot, way in zip(curve.points, curve.ways, strict=True) if way < until] + [curve.at(neck)]
    line.addPolygon(QPolygonF([QPointF(spot.x, spot.y) for spot in spots]))
    end = curve.at(1)
    return line, _arrow(end.x, end.y, curve.direction(1 - size / 2 / curve.length), size)


def _stretched(curve: Curve) -> tuple[QPainterPath, QPolygonF]:
    """The way of a stretch: nothing slides, so a path only says where it starts and which way it goes."""
    start, heading = curve.at(0), curve.direction(0)
    way = QTransform().rotate(heading).map(QPointF(0, -STRETCHED))
    line = QPainterPath(QPointF(start.x + way.x() * 0.3, start.y + way.y() * 0.3))
    line.lineTo(start.x + way.x() * 0.8, start.y + way.y() * 0.8)
    return line, _arrow(start.x + way.x(), start.y + way.y(), heading, ARROW * 0.8)


def _around(place: Curve, movement: Movement) -> tuple[QPainterPath, QPolygonF]:
    """The mark of a single place: a ring, or the way of a circle."""
    x, y = place.at(0).x, place.at(0).y
    line = QPainterPath()
    if movement is Movement.CIRCLES:
        # open at the top, with the arrow on the inner side: a hand that comes from below or from outside leaves it free
        line.arcMoveTo(QRectF(x - RING, y - RING, 2 * RING, 2 * RING), 130)
        line.arcTo(QRectF(x - RING, y - RING, 2 * RING, 2 * RING), 130, 270)
        tip = QTransform().rotate(52).map(QPointF(0, -RING))
        return line, _arrow(x + tip.x(), y + tip.y(), -46, ARROW * 0.7)
    line.addEllipse(QPointF(x, y), RING, RING)
    return line, QPolygonF()


def _arrow(x: float, y: float, heading: float, size: float) -> QPolygonF:
    shape = QPolygonF([QPointF(0, 0), QPointF(size * 0.42, size), QPointF(0, size * 0.8), QPointF(-size * 0.42, size)])
    return QTransform().translate(x, y).rotate(heading).map(shape)
