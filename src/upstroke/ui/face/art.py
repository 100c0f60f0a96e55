"""The drawn face, painted once for each view, size and palette."""

import math
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, View
from upstroke.domain.look import Hair
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.svg import coloured, only, without

KEPT = 4
"""How many painted faces are kept: the views in the player, and one for cards. Large ones take much room."""

ART = QRectF(0, 0, ART_WIDTH, ART_HEIGHT)

FEATURES = "features"
"""The part of a drawing, by its id, that a tint keeps clear of: brows, eyes, nose and mouth."""

FIGURE_SCALE = 0.22
"""A figure is this small: it only keeps soft tint within the drawing."""

UNDER_HAIR = 0.5
"""How much of a tint is seen through hair or towel."""


class Art:
    """The drawings of a folder, one SVG a view. Raises OSError where one is missing.

    A face is painted in two layers, so that a tint can lie between them: first all but the features, and these on top.
    """

    def __init__(self, folder: Path) -> None:
        self._svgs = {view: (folder / f"{view}.svg").read_text(encoding="utf-8") for view in View}
        self._renderer = lru_cache(maxsize=len(View) * 2)(self._load)
        self.pixmap = lru_cache(maxsize=KEPT)(self._paint)
        self.features = lru_cache(maxsize=2)(self._paint_features)
        self.figure = lru_cache(maxsize=KEPT)(self._trace)
        self._drawn = lru_cache(maxsize=1)(self._draw)

    def _load(self, view: View, hair: Hair, skin: tuple[tuple[str, str], ...]) -> QSvgRenderer:
        """All but the features."""
        unworn = set(Hair) - {hair}
        bare = without(self._svgs[view], lambda name: name == FEATURES or name.partition("-")[0] in unworn)
        return QSvgRenderer(QByteArray(coloured(bare, dict(skin)).encode()))

    def _draw(self, view: View, frame: Frame, palette: FacePalette, ratio: float) -> QPixmap:
        """The face without its features, with nothing behind it."""
        pixmap = _clear(frame, ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(frame.transform, combine=True)
        self._renderer(view, palette.hair, palette.skin).render(painter, ART)
        painter.end()
        return pixmap

    def _paint(self, view: View, frame: Frame, palette: FacePalette, ratio: float, radius: float) -> QPixmap:
        """The face without its features on its tile with rounded corners, at `ratio` device pixels a pixel."""
        drawn = self._drawn(view, frame, palette, ratio)
        pixmap = QPixmap(drawn.size())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(palette.tile))
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(0, 0, drawn)
        self._lengthen(painter, pixmap, frame, ratio)
        if radius:
            corners = QPainterPath()
            whole = QRectF(0, 0, frame.width, frame.height)
            corners.addRect(whole)
            corners.addRoundedRect(whole, radius, radius)
            painter.fillPath(corners, QColor(palette.ground))
            painter.setPen(QColor(palette.line))
            painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
        painter.end()
        return pixmap

    def _paint_features(self, view: View, frame: Frame, palette: FacePalette, ratio: float) -> QPixmap:
        """The features alone: a tint keeps clear of brows, eyes, nose and mouth."""
        svg = coloured(only(self._svgs[view], FEATURES), dict(palette.skin))
        pixmap = _clear(frame, ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(frame.transform, combine=True)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, ART)
        painter.end()
        return pixmap

    def _trace(self, view: View, frame: Frame, palette: FacePalette, ratio: float) -> QImage:
        """The figure as a mask for tints, of all the art: clear beside it, and half clear on hair and towel."""
        image = QImage((ART.size() * FIGURE_SCALE).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(FIGURE_SCALE, FIGURE_SCALE)
        painter.save()
        painter.setTransform(frame.transform.inverted()[0], combine=True)
        painter.drawPixmap(0, 0, self._drawn(view, frame, palette, ratio))
        painter.restore()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.setOpacity(1 - UNDER_HAIR)
        _render_part(self._renderer(view, palette.hair, palette.skin), painter, palette.hair)
        painter.end()
        return image

    @staticmethod
    def _lengthen(painter: QPainter, pixmap: QPixmap, frame: Frame, ratio: float) -> None:
        """Below the art, let the body go on to the edge of the picture."""
        bottom = int((frame.top + ART_HEIGHT * frame.scale) * ratio) - 2
        if bottom < pixmap.height() - 2:
            row = pixmap.copy(0, bottom, pixmap.width(), 1)
            below = QRectF(0, bottom / ratio, frame.width, frame.height - bottom / ratio)
            painter.drawPixmap(below, row, QRectF(row.rect()))


def _clear(frame: Frame, ratio: float) -> QPixmap:
    """A clear picture of a frame, at `ratio` device pixels a pixel."""
    # whole pixels that cover the frame: at 1.25 or 1.5 a picture that ends within a pixel would leave a dark line
    pixmap = QPixmap(math.ceil(frame.width * ratio), math.ceil(frame.height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def _render_part(renderer: QSvgRenderer, painter: QPainter, part: str) -> None:
    """Paint one part of a drawing where it lies; nothing where the drawing has no such part."""
    if renderer.elementExists(part):
        renderer.render(painter, part, renderer.boundsOnElement(part))
