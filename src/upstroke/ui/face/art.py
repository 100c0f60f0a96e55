"""The drawn face, painted once for each view, size and palette."""

import re
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, View
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.palette import FacePalette

KEPT = 4
"""How many painted faces are kept: cards, and front and back in the player. Large ones take much room."""

FEATURES = "features"
TOWEL = "towel"
"""Parts of the drawings, by their ids: brows, eyes, nose and mouth; and the towel over the hair."""

FIGURE_SCALE = 0.22
"""A figure is this small: it only keeps soft tint within the drawing."""

UNDER_TOWEL = 0.5
"""How much of a tint is seen through the towel."""


class Art:
    """The drawings of a folder, one SVG a view. A view without one is shown from the front."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._views = frozenset(view for view in View if (folder / f"{view}.svg").is_file())
        self._renderer = lru_cache(maxsize=len(View) * 2)(self._load)
        self.pixmap = lru_cache(maxsize=KEPT)(self._paint)
        self.features = lru_cache(maxsize=KEPT)(self._paint_features)
        self.figure = lru_cache(maxsize=len(View))(self._trace)

    def shown(self, view: View) -> View:
        """The view that is shown for one that is asked for."""
        return view if view in self._views else View.FRONT

    def _load(self, view: View, skin: tuple[tuple[str, str], ...]) -> QSvgRenderer:
        svg = (self._folder / f"{view}.svg").read_text(encoding="utf-8")
        return QSvgRenderer(QByteArray(coloured(svg, skin).encode()))

    def _paint(self, view: View, frame: Frame, palette: FacePalette, ratio: float, radius: float) -> QPixmap:
        """The face on its tile with rounded corners, at `ratio` device pixels a pixel."""
        pixmap = QPixmap(round(frame.width * ratio), round(frame.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(palette.tile))
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setTransform(frame.transform, combine=True)
        self._renderer(view, palette.skin).render(painter, QRectF(0, 0, ART_WIDTH, ART_HEIGHT))
        painter.restore()
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
        """The features alone, to be laid over a tint: a face keeps its brows and eyes clear of it."""
        pixmap = QPixmap(round(frame.width * ratio), round(frame.height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(frame.transform, combine=True)
        _render_part(self._renderer(view, palette.skin), painter, FEATURES)
        painter.end()
        return pixmap

    def _trace(self, view: View) -> QImage:
        """The figure as a mask for tints: clear beside it, and half clear on the towel."""
        renderer = self._renderer(view, ())
        size = QSizeF(ART_WIDTH, ART_HEIGHT) * FIGURE_SCALE
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(image.width() / ART_WIDTH, image.height() / ART_HEIGHT)
        renderer.render(painter, QRectF(0, 0, ART_WIDTH, ART_HEIGHT))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.setOpacity(1 - UNDER_TOWEL)
        _render_part(renderer, painter, TOWEL)
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


def _render_part(renderer: QSvgRenderer, painter: QPainter, part: str) -> None:
    """Paint one part of a drawing where it lies; nothing where the drawing has no such part."""
    if renderer.elementExists(part):
        renderer.render(painter, part, renderer.boundsOnElement(part))


def coloured(svg: str, skin: tuple[tuple[str, str], ...]) -> str:
    """A drawing with colours replaced, each only once, so that two may change places."""
    if not skin:
        return svg
    table = {old.upper(): new for old, new in skin}
    return re.sub(r"#[0-9A-Fa-f]{6}\b", lambda match: table.get(match[0].upper(), match[0]), svg)
