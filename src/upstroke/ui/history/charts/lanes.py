"""Lanes: a row for each series, with a mark wherever it has a value."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from upstroke.ui.history.charts.drawing import Drawing, Ground, colour
from upstroke.ui.history.charts.figure import Figure
from upstroke.ui.tokens import Tokens

_HEIGHT = 0.62
"""Of a mark, of that of its lane."""
_FAINTEST = 0.35


class Lanes(Drawing):
    """Each series in a lane of its own, the first on top; the more for that series, the stronger."""

    def draw(self, painter: QPainter, figure: Figure, ground: Ground, tokens: Tokens) -> None:
        """Paint lane by lane."""
        strong, surface = painter.opacity(), colour(tokens, "surface")
        lane = ground.room.height() / max(1, len(figure.series))
        height, gap = lane * _HEIGHT, 2 if ground.column > 8 else 0
        for number, series in enumerate(figure.series):
            top = ground.room.top() + lane * (number + (1 - _HEIGHT) / 2)
            lit = colour(tokens, series.colour)
            most = max((value or 0 for value in series.values), default=0)
            for place, value in enumerate(series.values):
                if value:
                    left = ground.room.left() + place * ground.column
                    box = QRectF(left + gap / 2, top, max(1.0, ground.column - gap), height)
                    radius = min(3.0, box.width() / 3)
                    for ink, share in ((surface, 1.0), (lit, _FAINTEST + (1 - _FAINTEST) * value / most)):
                        painter.setBrush(ink)  # first what hides the line behind it
                        painter.setOpacity(strong * share)
                        painter.drawRoundedRect(box, radius, radius)
