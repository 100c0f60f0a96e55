"""Painting the lanes of a pass with their direction. All in art pixels."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from upstroke.ui.face.marks import Mark
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.scene import Scene

DOT = 8.0
BORDER = 15.0
BORDER_STRENGTH = 0.78
"""Of the light border of a path: skin shines through, but the dots stay readable on the deepest."""

TIP_BORDER, TIP_EDGE = 9.0, 3.0

PLACE = 9.0
"""The radius of a place that is held later or was held before: a ring around each would lie on the next one's."""

OTHER_LANES = 0.45
"""How strong the lanes are drawn that are not the one being worked."""

NUMBER = 17.0
"""The radius of the badge with the number of a lane."""


def paint_paths(painter: QPainter, scene: Scene, lane: int, palette: FacePalette) -> None:
    """Draw the lanes of a scene with their direction: the one being worked strong, the others lightly."""
    for lanes, marks in zip(scene.hands, scene.marks, strict=True):
        others = {other: mark for other, mark in zip(lanes, marks, strict=True) if other != lanes[lane]}
        for mark in others.values():
            if mark.tip.isEmpty():
                _paint_place(painter, mark.line.boundingRect().center(), palette)
            else:
                _paint_mark(painter, mark, palette, OTHER_LANES)
        _paint_mark(painter, marks[lane], palette, 1.0)


def paint_numbers(painter: QPainter, scene: Scene, palette: FacePalette) -> None:
    """Number the lanes of a scene in the order in which they are worked; a lane alone needs no number."""
    for place, number in numbers(scene):
        _paint_number(painter, place, str(number), palette)


def numbers(scene: Scene) -> list[tuple[QPointF, int]]:
    """Where the number of each lane stands: the later ones further along, as lanes often start side by side."""
    found = []
    for lanes in scene.hands:
        apart = list(dict.fromkeys(lanes))
        if len(apart) > 1:
            for number, lane in enumerate(apart):
                place = lane.at((number + 0.5) / len(apart) * 0.85)
                found.append((QPointF(place.x, place.y), number + 1))
    return found


def paint_tip(painter: QPainter, mark: Mark, palette: FacePalette) -> None:
    """Draw the arrow head of a lane alone."""
    _paint_tip(painter, mark.tip, QColor(palette.light), TIP_BORDER)
    _paint_tip(painter, mark.tip, QColor(palette.mark), TIP_EDGE)


def _paint_mark(painter: QPainter, mark: Mark, palette: FacePalette, strength: float) -> None:
    """A dotted line with its arrow head, both set off from the skin by a light border."""
    light, dark = QColor(palette.light), QColor(palette.mark)
    light.setAlphaF(BORDER_STRENGTH)
    painter.save()
    painter.setOpacity(strength)
    painter.strokePath(mark.line, _pen(light, BORDER))
    _paint_tip(painter, mark.tip, light, TIP_BORDER)
    dots = _pen(dark, DOT)
    dots.setDashPattern([0.01, 2.1])
    painter.strokePath(mark.line, dots)
    _paint_tip(painter, mark.tip, dark, TIP_EDGE)
    painter.restore()


def _paint_place(painter: QPainter, place: QPointF, palette: FacePalette) -> None:
    """A dot, set off from the skin by a light border."""
    painter.save()
    painter.setOpacity(OTHER_LANES)
    painter.setPen(_pen(QColor(palette.light), PLACE * 0.6))
    painter.setBrush(QColor(palette.mark))
    painter.drawEllipse(place, PLACE, PLACE)
    painter.restore()


def _paint_tip(painter: QPainter, tip: QPolygonF, colour: QColor, edge: float) -> None:
    painter.setPen(_pen(colour, edge))
    painter.setBrush(colour)
    painter.drawPolygon(tip)


def _paint_number(painter: QPainter, place: QPointF, number: str, palette: FacePalette) -> None:
    """A badge that can be read however the picture is turned."""
    shown = painter.transform()
    radius = NUMBER * abs(shown.m22())
    badge = QRectF(-radius, -radius, 2 * radius, 2 * radius).translated(shown.map(place))
    painter.save()
    painter.resetTransform()
    painter.setPen(_pen(QColor(palette.light), radius * 0.16))
    painter.setBrush(QColor(palette.mark))
    painter.drawEllipse(badge)
    font = QFont(painter.font())
    font.setPixelSize(max(1, round(radius * 1.2)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, number)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
