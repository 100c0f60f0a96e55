"""The tint that lights zones of the face, in art pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF, QTransform

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, Half

GRAIN = 0.22
"""Tint is painted this small and drawn large, which makes its edge soft."""

GAP = 6.0
"""Half of the widest gap between two areas that is lit as well, so that they look like one."""

MARGIN = 20.0
"""Room around tint for its soft edge."""

FADE = 40.0
"""How far to each side of the middle the tint fades out that belongs to one half."""


@dataclass(frozen=True, slots=True)
class Tint:
    """Some areas in one colour, without darker places where they overlap, and with a soft edge."""

    bounds: QRectF
    image: QImage

    @classmethod
    def of(
        cls,
        areas: tuple[QPolygonF, ...],
        colour: str,
        figure: QImage,
        half: Half | None = None,
        grain: float = GRAIN,
        gap: float = GAP,
    ) -> "Tint":
        """The tint of closed polygons on a figure.

        Where only one `half` is worked, it fades out across the middle. `grain` is how many pixels it has for an art
        pixel: the fewer, the softer. Areas less than two `gap` apart become one.
        """
        bounds = QRectF()
        for area in areas:
            bounds = bounds.united(area.boundingRect())
        bounds.adjust(-MARGIN, -MARGIN, MARGIN, MARGIN)
        spread = _blank(bounds, grain)
        painter = _brush(spread, bounds)
        painter.setBrush(QColor(colour))
        round_pen = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(QPen(QColor(colour), 2 * gap, *round_pen))
        for area in areas:
            painter.drawPolygon(area)
        painter.end()
        # spread and drawn in again, from all around: what lay between two areas stays
        joined = QImage(spread)
        painter = _brush(joined, bounds)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        for turn in range(0, 360, 45):
            way = QTransform().rotate(turn).map(QPointF(gap, 0))
            painter.drawImage(bounds.translated(way), spread)
        painter.end()
        image = _blank(bounds, GRAIN)
        painter = _brush(image, bounds)
        painter.drawImage(bounds, joined)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.drawImage(QRectF(0, 0, ART_WIDTH, ART_HEIGHT), figure)
        if half:
            painter.fillRect(bounds, _fade(half))
        painter.end()
        return cls(bounds, image)

    def paint(self, painter: QPainter, strength: float) -> None:
        """Lay it over the face, from 0, unseen, to 1."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(strength)
        painter.drawImage(self.bounds, self.image)
        painter.restore()


def _blank(bounds: QRectF, grain: float) -> QImage:
    """A clear image for a part of the art, with `grain` pixels for each of the art's."""
    width, height = (max(1, round(length * grain)) for length in (bounds.width(), bounds.height()))
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _brush(image: QImage, bounds: QRectF) -> QPainter:
    """A painter on an image of a part of the art, in art pixels."""
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(image.width() / bounds.width(), image.height() / bounds.height())
    painter.translate(-bounds.topLeft())
    return painter


def _fade(half: Half) -> QLinearGradient:
    """Full on a half, clear on the other."""
    out = FADE if half is Half.LEFT else -FADE
    fade = QLinearGradient(ART_WIDTH / 2 - out, 0, ART_WIDTH / 2 + out, 0)
    fade.setColorAt(0, Qt.GlobalColor.black)
    fade.setColorAt(1, Qt.GlobalColor.transparent)
    return fade
