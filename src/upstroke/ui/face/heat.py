"""The face as a map: zones tinted by how much each was worked, and which of them lies where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, Anatomy, Half, View
from upstroke.ui.face.outlines import Outlines

GRAIN = 0.5
"""How many pixels the tint has for an art pixel: a little soft at the edges, and quick."""

FAINTEST, STRONGEST = 0.12, 0.95
"""How much of the skin the tint covers for a single stroke, and for the most."""

_ART = QRectF(0, 0, ART_WIDTH, ART_HEIGHT)
_HALVES = {
    Half.LEFT: QRectF(0, 0, ART_WIDTH / 2, ART_HEIGHT),
    Half.RIGHT: QRectF(ART_WIDTH / 2, 0, ART_WIDTH / 2, ART_HEIGHT),
}

Place = tuple[str, Half]
"""A zone by its id, on one half."""


class Aspect(StrEnum):
    """From where the map is seen; the sides are the user's own."""

    FRONT = "front"
    LEFT = "left"
    RIGHT = "right"
    BACK = "back"

    @property
    def view(self) -> View:
        """The drawing that shows it."""
        return View(self.value) if self in (Aspect.FRONT, Aspect.BACK) else View.SIDE

    @property
    def half(self) -> Half | None:
        """The one half that is seen; None for both."""
        return Half(self.value) if self in (Aspect.LEFT, Aspect.RIGHT) else None

    @property
    def turned(self) -> bool:
        """Whether the drawing is turned over: the profile is drawn for the left."""
        return self is Aspect.RIGHT


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """Where a zone lies on one half of a drawing, in art pixels."""

    place: Place
    path: QPainterPath


def areas_of(anatomy: Anatomy, outlines: Outlines, aspect: Aspect) -> tuple[Area, ...]:
    """The zones that may be worked, cut along the middle; large ones first, so that small ones lie on them."""
    found = []
    for zone in anatomy.zones.values():
        for half in (aspect.half,) if aspect.half else Half:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            for border in outlines.of((zone.id,), aspect.view, half) if zone.pressure_cap else ():
                path.addPolygon(border)
                path.closeSubpath()
            if aspect.half is None:
                side = QPainterPath()
                side.addRect(_HALVES[half])
                path = path.intersected(side)
            if not path.isEmpty():
                found.append(Area((zone.id, half), path))
    return tuple(sorted(found, key=lambda area: -_size(area.path.boundingRect())))


def place_at(areas: Sequence[Area], spot: QPointF) -> Place | None:
    """The zone and half at a place of the art; the smallest, where zones lie on each other."""
    return next((area.place for area in reversed(areas) if area.path.contains(spot)), None)


def paint_heat(
    painter: QPainter, areas: Sequence[Area], shades: Mapping[Place, float], colour: str, figure: QImage
) -> None:
    """Tint areas by their shade, above 0 up to 1, within a figure; a painter in art pixels."""
    image = QImage(round(ART_WIDTH * GRAIN), round(ART_HEIGHT * GRAIN), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    inside = QPainter(image)
    inside.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    inside.scale(GRAIN, GRAIN)
    # Put, not laid over: where zones meet, neither shade grows stronger than what it stands for.
    inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    for area in areas:
        if shade := shades.get(area.place, 0.0):
            tint = QColor(colour)
            tint.setAlphaF(FAINTEST + (STRONGEST - FAINTEST) * shade)
            inside.fillPath(area.path, tint)
    inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    inside.drawImage(_ART, figure)
    inside.end()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(_ART, image)
    painter.restore()


def _size(box: QRectF) -> float:
    return box.width() * box.height()
