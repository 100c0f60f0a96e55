"""Lines through values."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from upstroke.ui.history.charts.drawing import Drawing, Ground, colour
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.tokens import Tokens

_WIDTH = 2.0
_RADIUS = 3.5


class Lines(Drawing):
    """A line for each series through the places where it has a value; a place without one is passed over."""

    def draw(self, painter: QPainter, figure: Figure, ground: Ground, tokens: Tokens) -> None:
        """Paint each line, and a dot on each value where there is room."""
        radius = min(_RADIUS, ground.column / 2)
        for series in figure.series:
            ink = colour(tokens, series.colour)
            points = [
                QPointF(ground.x(place), ground.y(value))
                for place, value in enumerate(series.values)
                if value is not None
            ]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ink, _WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolyline(QPolygonF(points))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            for point in points if radius >= 1.5 else ():
                painter.drawEllipse(point, radius, radius)
