"""Dots over bands of what is usual."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from upstroke.ui.history.charts.bars import bar_width
from upstroke.ui.history.charts.drawing import Drawing, Ground, colour
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.tokens import Tokens

_RADIUS = 4.0
_BAND = 0.16
_LEAST_BAND = 3.0
_FAINTEST = 0.25


class Dots(Drawing):
    """A dot for each time at which something was; where many fall together, the stronger the more."""

    def draw(self, painter: QPainter, figure: Figure, ground: Ground, tokens: Tokens) -> None:
        """Paint the bands, then the dots."""
        strong = painter.opacity()
        left, width = ground.room.left(), ground.room.width()
        for band in figure.bands:
            ink = colour(tokens, band.colour)
            top, bottom = ground.y(band.middle + band.spread), ground.y(band.middle - band.spread)
            spare = max(0.0, _LEAST_BAND - (bottom - top)) / 2
            painter.setOpacity(strong * _BAND)
            painter.fillRect(QRectF(left, top - spare, width, bottom - top + 2 * spare), ink)
            painter.setOpacity(strong)
            painter.fillRect(QRectF(left, round(ground.y(band.middle) - 0.5), width, 1), ink)
        radius = max(1.0, min(_RADIUS, bar_width(ground.column) / 2))
        for dot in figure.dots:
            painter.setOpacity(strong * (_FAINTEST + (1 - _FAINTEST) * dot.share))
            painter.setBrush(colour(tokens, dot.colour))
            painter.drawEllipse(QPointF(ground.x(dot.place), ground.y(dot.value)), radius, radius)
