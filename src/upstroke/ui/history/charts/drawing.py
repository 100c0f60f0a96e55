"""Painting in a chart. Importing this module imports pyqtgraph, which takes a while: do it when it is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform

from upstroke.ui.history.charts.figure import Figure, Series
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Ground:
    """The room of a chart in pixels, and where in it places and values are."""

    room: QRectF
    places: int
    low: float
    high: float

    @property
    def column(self) -> float:
        """How wide a place is."""
        return self.room.width() / max(1, self.places)

    def x(self, place: float) -> float:
        """The middle of a place."""
        return self.room.left() + (place + 0.5) * self.column

    def y(self, value: float) -> float:
        """How far down a value is."""
        return self.room.bottom() - (value - self.low) / (self.high - self.low) * self.room.height()


class Drawing(pg.GraphicsObject):  # type: ignore[misc]
    """Paints a figure on whole pixels whatever the scale: lines, the place that is looked at, and what it is about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lit = -1
        self._former: Figure | None = None
        self.figure: Figure | None = None
        self.progress = 1.0
        """How far it has come from the figure before to this one, from 0 to 1."""

    def show_figure(self, figure: Figure) -> None:
        """Paint another figure."""
        self.prepareGeometryChange()
        self._former, self.figure = self.figure, figure
        self.informViewBoundsChanged()
        self.update()

    def come(self, progress: float) -> None:
        """Show so much of the change."""
        self.progress = progress
        self.update()

    def light(self, place: int) -> None:
        """Show which place is looked at; -1 for none."""
        self._lit = place
        self.update()

    def boundingRect(self) -> QRectF:
        """All places, from the lowest to the highest value."""
        if self.figure is None:
            return QRectF(-0.5, 0, 1, 1)
        scale = self.figure.scale
        return QRectF(-0.5, scale.low, max(1, len(self.figure.spans)), scale.high - scale.low)

    def paint(self, painter: QPainter, *_: object) -> None:
        """Paint it."""
        figure, tokens = self.figure, self._theme.tokens
        if figure is None:
            return
        room = painter.worldTransform().mapRect(self.boundingRect())
        painter.setWorldTransform(QTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = Ground(room, len(figure.spans), figure.scale.low, figure.scale.high)
        if self._lit >= 0:
            painter.setBrush(QColor(tokens.sand))
            lit = QRectF(room.left() + self._lit * ground.column, room.top(), ground.column, room.height())
            painter.drawRoundedRect(lit, 4, 4)
        for line, _label in figure.scale.lines:
            painter.fillRect(QRectF(room.left(), round(ground.y(line) - 0.5), room.width(), 1), QColor(tokens.line))
        painter.setOpacity(self.opacity_now)
        self.draw(painter, figure, ground, tokens)
        painter.setOpacity(1)

    @property
    def opacity_now(self) -> float:
        """How much of what is painted can be seen: it comes in gently."""
        return self.progress

    def draw(self, painter: QPainter, figure: Figure, ground: Ground, tokens: Tokens) -> None:
        """Paint what it is about, with a painter that counts in pixels."""
        raise NotImplementedError

    def before(self, name: str, places: int) -> Sequence[float]:
        """The values of a series in the figure before, as shares of its height, spread over so many places."""
        former = self._former
        found = next((series for series in former.series if series.name == name), None) if former else None
        if former is None or found is None or not found.values:
            return [0.0] * places
        return [_share(found, former, place * len(found.values) // places) for place in range(places)]


def colour(tokens: Tokens, name: str) -> QColor:
    """The colour of a token."""
    return QColor(getattr(tokens, name))


def _share(series: Series, figure: Figure, place: int) -> float:
    return (series.values[place] or 0) / figure.scale.high
