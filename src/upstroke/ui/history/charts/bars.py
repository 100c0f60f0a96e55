"""Stacked bars."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from upstroke.ui.history.charts.drawing import Drawing, Ground, colour
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.tokens import Tokens

_WIDEST = 46
_GAP = 1.0
_SQUARE_BELOW = 5
"""Bars of less than so many pixels are not rounded, as nobody could see it."""


def bar_width(column: float) -> float:
    """How wide a bar is in a column, both in pixels."""
    return min(max(column * 0.6, column - 10, 1.0), _WIDEST)


class Bars(Drawing):
    """Series stacked on each other; the heights move from those of the figure before to these."""

    opacity_now = 1.0

    def draw(self, painter: QPainter, figure: Figure, ground: Ground, tokens: Tokens) -> None:
        """Paint series by series, from the bottom."""
        width = bar_width(ground.column)
        below = [0.0] * ground.places
        high, height = figure.scale.high, ground.room.height()
        for series in figure.series:
            painter.setBrush(colour(tokens, series.colour))
            before = self.before(series.name, ground.places) if self.progress < 1 else ()
            for place, value in enumerate(series.values):
                share = (value or 0) / high
                if before:
                    share = before[place] + (share - before[place]) * self.progress
                if share > 0:
                    bottom = ground.room.bottom() - below[place] * height - (_GAP if below[place] else 0)
                    below[place] += share
                    top = ground.room.bottom() - below[place] * height
                    box = QRectF(ground.x(place) - width / 2, top, width, max(1.0, bottom - top))
                    _paint(painter, box)


def _paint(painter: QPainter, box: QRectF) -> None:
    if box.width() < _SQUARE_BELOW:
        painter.fillRect(box, painter.brush())
    else:
        radius = min(3.0, box.width() / 3, box.height() / 3)
        painter.drawRoundedRect(box, radius, radius)
