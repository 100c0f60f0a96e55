"""Painting what stands still in a pass: how strong its tint is, and the path. All in art pixels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from upstroke.domain.anatomy import ART_WIDTH
from upstroke.domain.curve import Curve
from upstroke.domain.lane import Lane
from upstroke.domain.technique import Movement
from upstroke.ui.face.outlines import polygon_of
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.scene import Scene

TINTS = {1: 0.36, 2: 0.47, 3: 0.58, 4: 0.66}
"""How strong a zone is tinted, by pressure."""

CALM_TINT = 0.16
"""How strong the zones of a step are tinted that makes no stroke on them."""

DOT = 8.0
BORDER = 15.0
ARROW = 34.0

OTHER_LANES = 0.45
"""How strong the lanes are drawn that are not the one being worked."""

RING = 40.0
"""The radius of the ring around a place: fingertips on it leave it to be seen."""

STRETCHED = 92.0
"""How far from a place the arrow of a stretch reaches, out from under the fingers."""


def tint_strength(scene: Scene) -> float:
    """How strong the zones of a scene are tinted."""
    return TINTS[scene.step.pressure] if scene.hands else CALM_TINT


def paint_paths(painter: QPainter, scene: Scene, lane: int, palette: FacePalette) -> None:
    """Draw the lanes of a scene with their direction: the one being worked strong, the others lightly."""
    for lanes in scene.hands:
        current = lanes[lane]
        for other in dict.fromkeys(lanes):
            if other != current:
                _paint_lane(painter, other, scene.step.movement, palette, OTHER_LANES)
        _paint_lane(painter, current, scene.step.movement, palette, 1.0)


def _paint_lane(painter: QPainter, lane: Lane, movement: Movement, palette: FacePalette, strength: float) -> None:
    painter.save()
    painter.setOpacity(strength)
    if lane.mirrored:
        painter.setTransform(QTransform(-1, 0, 0, 1, ART_WIDTH, 0), combine=True)
    line, tip = _along(lane.curve) if lane.curve.length else _around(lane.curve, movement)
    _paint_marks(painter, line, tip, palette)
    painter.restore()


def _along(curve: Curve) -> tuple[QPainterPath, QPolygonF]:
    """The line of a path, and the arrow head at its end."""
    size = min(ARROW, max(20.0, curve.length * 0.3))
    neck = 1 - size * 0.8 / curve.length
    line = QPainterPath()
    line.addPolygon(polygon_of(Curve.through([curve.at(neck * n / 40) for n in range(41)])))
    end = curve.at(1)
    return line, _arrow(end.x, end.y, curve.direction(1 - size / 2 / curve.length), size)


def _around(place: Curve, movement: Movement) -> tuple[QPainterPath, QPolygonF]:
    """The mark of a single place: a ring, the way of a circle, or the way of a stretch."""
    x, y = place.at(0).x, place.at(0).y
    line = QPainterPath()
    if movement is Movement.CIRCLES:
        # open at the top, with the arrow on the inner side: a hand that comes from below or from outside leaves it free
        line.arcMoveTo(QRectF(x - RING, y - RING, 2 * RING, 2 * RING), 130)
        line.arcTo(QRectF(x - RING, y - RING, 2 * RING, 2 * RING), 130, 270)
        tip = QTransform().rotate(52).map(QPointF(0, -RING))
        return line, _arrow(x + tip.x(), y + tip.y(), -46, ARROW * 0.7)
    if movement is Movement.PUMP:
        way = QTransform().rotate(place.heading).map(QPointF(0, -STRETCHED))
        line.moveTo(x + way.x() * 0.3, y + way.y() * 0.3)
        line.lineTo(x + way.x() * 0.8, y + way.y() * 0.8)
        return line, _arrow(x + way.x(), y + way.y(), place.heading, ARROW * 0.8)
    line.addEllipse(QPointF(x, y), RING, RING)
    return line, QPolygonF()


def _paint_marks(painter: QPainter, line: QPainterPath, tip: QPolygonF, palette: FacePalette) -> None:
    """A dotted line with its arrow head, both set off from the skin by a light border."""
    light, mark = QColor(palette.light), QColor(palette.mark)
    light.setAlphaF(0.72)
    painter.strokePath(line, _pen(light, BORDER))
    _paint_tip(painter, tip, light, 9)
    dots = _pen(mark, DOT)
    dots.setDashPattern([0.01, 2.1])
    painter.strokePath(line, dots)
    _paint_tip(painter, tip, mark, 3)


def _paint_tip(painter: QPainter, tip: QPolygonF, colour: QColor, edge: float) -> None:
    painter.setPen(_pen(colour, edge))
    painter.setBrush(colour)
    painter.drawPolygon(tip)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _arrow(x: float, y: float, heading: float, size: float) -> QPolygonF:
    shape = QPolygonF([QPointF(0, 0), QPointF(size * 0.42, size), QPointF(0, size * 0.8), QPointF(-size * 0.42, size)])
    return QTransform().translate(x, y).rotate(heading).map(shape)
