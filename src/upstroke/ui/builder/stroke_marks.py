"""What is painted over a face while a stroke is drawn on it. All in pixels of the widget."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from upstroke.ui.face.palette import FacePalette

LINE, BORDER = 4.0, 8.0
"""How wide a line is, and the light line below it, which sets it off from any skin."""

FAINT = 0.45
LANDMARK, POINT, HANDLE = 2.4, 5.5, 8.0
"""Radii: of a landmark, of one that is taken, and of a point that can be dragged."""

HEAD = ((-0.8, -1.0), (1.2, 0.0), (-0.8, 1.0), (-0.4, 0.0))
ARROW, ARROW_ROOM = 6.5, 36.0
"""The half width of an arrow head, and how long the way between two points has to be to have one."""

HATCH_GROUND, HATCH_EDGE = 0.5, 1.5


@dataclass(frozen=True, slots=True)
class Brush:
    """Paints marks in the colours of a face; `size` makes them smaller on a small one."""

    painter: QPainter
    colours: FacePalette
    size: float

    def no_go(self, borders: Iterable[QPolygonF]) -> None:
        """Hatch where nothing may work."""
        ground, rose = QColor(self.colours.light), QColor(self.colours.no_go)
        ground.setAlphaF(HATCH_GROUND)
        for border in borders:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(ground)
            self.painter.drawPolygon(border)
            self.painter.setPen(_pen(rose, HATCH_EDGE))
            self.painter.setBrush(QBrush(rose, Qt.BrushStyle.BDiagPattern))
            self.painter.drawPolygon(border)

    def line(self, line: QPolygonF, *, wrong: bool = False, faint: bool = False) -> None:
        """Draw a line; `wrong` where it runs into where nothing may work."""
        self.painter.save()
        self.painter.setOpacity(FAINT if faint else 1.0)
        way = smooth(line)
        self.painter.strokePath(way, _pen(QColor(self.colours.light), BORDER * self.size))
        self.painter.strokePath(way, _pen(QColor(self.colours.no_go if wrong else self.colours.mark), LINE * self.size))
        self.painter.restore()

    def arrows(self, line: QPolygonF, legs: int) -> None:
        """Say which way a line goes, between its points."""
        head = QPolygonF([QPointF(x * ARROW * self.size, y * ARROW * self.size) for x, y in HEAD])
        self._take(2.0, self.colours.mark)
        for place, angle in headings(line, legs, ARROW_ROOM * self.size):
            self.painter.drawPolygon(QTransform().translate(place.x(), place.y()).rotate(-angle).map(head))

    def landmark(self, place: QPointF, strength: float) -> None:
        """Show a landmark, lightly."""
        self.painter.save()
        self.painter.setOpacity(strength)
        self._take(1.2, self.colours.mark)
        self.painter.drawEllipse(place, LANDMARK * self.size, LANDMARK * self.size)
        self.painter.restore()

    def point(self, place: QPointF) -> None:
        """Show a landmark that is taken, or would be."""
        self._take(2.0, self.colours.mark)
        self.painter.drawEllipse(place, POINT * self.size, POINT * self.size)

    def handle(self, place: QPointF, *, chosen: bool) -> None:
        """Show a point that can be dragged; the chosen one is the one that keys move."""
        radius = (HANDLE + 1.5 if chosen else HANDLE) * self.size
        self._take(3.0, self.colours.light)
        self.painter.drawEllipse(place, radius + 1.5, radius + 1.5)
        self._take(0.0, self.colours.mark)
        self.painter.drawEllipse(place, radius, radius)
        self._take(0.0, self.colours.light)
        self.painter.drawEllipse(place, radius * 0.62, radius * 0.62)
        if chosen:
            self._take(0.0, self.colours.mark)
            self.painter.drawEllipse(place, radius * 0.42, radius * 0.42)

    def _take(self, edge: float, colour: str) -> None:
        """Fill with a colour, with a light edge of a width around it."""
        self.painter.setPen(_pen(QColor(self.colours.light), edge) if edge else QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(QColor(colour))


def smooth(line: QPolygonF) -> QPainterPath:
    """A line through the middles of its legs, round at its corners."""
    points = line.toList()
    way = QPainterPath(points[0])
    for before, after in pairwise(points[1:]):
        way.quadTo(before, (before + after) / 2)
    way.lineTo(points[-1])
    return way


def headings(line: QPolygonF, legs: int, room: float) -> list[tuple[QPointF, float]]:
    """The middles of the legs of a line that have room, and where they point, in degrees; of the longest at least."""
    points = line.toList()
    each = (len(points) - 1) // max(1, legs)
    parts = [points[n * each : (n + 1) * each + 1] for n in range(legs)]
    lengths = [sum(QLineF(a, b).length() for a, b in pairwise(part)) for part in parts]
    found = []
    for part, length in zip(parts, lengths, strict=True):
        if each and (length >= room or length == max(lengths)):
            middle = QLineF(part[each // 2 - 1], part[each // 2 + 1])
            found.append((part[each // 2], middle.angle()))
    return found


def away(line: QPolygonF, place: QPointF) -> float:
    """How far a place is from a line of two points or more."""
    return min(_away(QLineF(a, b), place) for a, b in pairwise(line.toList()))


def _away(leg: QLineF, place: QPointF) -> float:
    along = leg.p2() - leg.p1()
    length = QPointF.dotProduct(along, along)
    part = min(max(0.0, QPointF.dotProduct(place - leg.p1(), along) / length), 1.0) if length else 0.0
    return QLineF(leg.pointAt(part), place).length()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
