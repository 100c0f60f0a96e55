"""The drawn tools and hands: which one a step shows, and its picture at a size."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import tomli
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from upstroke.domain.routine import Step
from upstroke.domain.technique import Technique, Tool
from upstroke.ui.face.art import coloured
from upstroke.ui.face.palette import FacePalette

FINE = 1.5
"""Pictures are made this much larger than shown, so that they stay crisp when turned."""

SHADOW_PIXELS = 0.12
"""A shadow is made this small, in its pixels for each of the picture's units, and drawn large: that makes it soft."""

SHADOW_MARGIN = 24.0
"""Room around a shadow for its soft edge, in the picture's units."""


class Drawing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a tool is drawn, as `tools.toml` describes it."""

    id: str
    tool: Tool
    file: str
    anchor: tuple[float, float]
    height: float
    turn: Literal["stroke", "still"]
    angle: float
    high_angle: float | None = None
    techniques: frozenset[Technique] = frozenset()
    zones: frozenset[str] = frozenset()

    def fits(self, step: Step) -> bool:
        """Whether it shows the tool of a step."""
        return (
            self.tool is step.tool
            and (not self.techniques or step.technique in self.techniques)
            and (not self.zones or not self.zones.isdisjoint(step.zones))
        )


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    drawing: list[Drawing]


class Toolbox:
    """The drawings of a folder. Raises ValueError where `tools.toml` is wrong, OSError where a file is missing."""

    def __init__(self, folder: Path) -> None:
        text = (folder / "tools.toml").read_text(encoding="utf-8")
        self._drawings = tuple(msgspec.convert(tomli.loads(text), _Table).drawing)
        self._svgs = {drawing.id: (folder / drawing.file).read_text(encoding="utf-8") for drawing in self._drawings}
        self.size = lru_cache(maxsize=None)(self._size)
        self.pixmap = lru_cache(maxsize=24)(self._paint)
        self.shadow = lru_cache(maxsize=24)(self._cast)

    def drawing(self, step: Step) -> Drawing | None:
        """The drawing for a step's tool; None where nothing touches the skin."""
        return next((drawing for drawing in self._drawings if drawing.fits(step)), None)

    def _size(self, drawing: Drawing) -> QRectF:
        """The whole picture, in its own units."""
        return self._renderer(drawing, ()).viewBoxF()

    def to_art(self, drawing: Drawing) -> QTransform:
        """From the picture's units to art pixels, with the anchor at 0, 0."""
        scale = drawing.height / self.size(drawing).height()
        return QTransform.fromTranslate(-drawing.anchor[0], -drawing.anchor[1]) * QTransform.fromScale(scale, scale)

    def _renderer(self, drawing: Drawing, skin: tuple[tuple[str, str], ...]) -> QSvgRenderer:
        return QSvgRenderer(QByteArray(coloured(self._svgs[drawing.id], skin).encode()))

    def _paint(self, drawing: Drawing, palette: FacePalette, art_scale: float) -> QPixmap:
        """The picture for art that is shown at `art_scale` device pixels an art pixel."""
        size = self.size(drawing)
        zoom = drawing.height / size.height() * art_scale * FINE
        return self._render(drawing, palette, QRectF(0, 0, size.width() * zoom, size.height() * zoom))

    def _cast(self, drawing: Drawing, palette: FacePalette) -> QPixmap:
        """The picture's shadow, small, with SHADOW_MARGIN around it."""
        size = self.size(drawing)
        margin = SHADOW_MARGIN * SHADOW_PIXELS
        inner = QRectF(margin, margin, size.width() * SHADOW_PIXELS, size.height() * SHADOW_PIXELS)
        pixmap = self._render(drawing, palette, inner, margin)
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(palette.shade))
        painter.end()
        return pixmap

    def _render(self, drawing: Drawing, palette: FacePalette, inner: QRectF, margin: float = 0.0) -> QPixmap:
        pixmap = QPixmap(round(inner.width() + 2 * margin), round(inner.height() + 2 * margin))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(drawing, palette.skin).render(painter, inner)
        painter.end()
        return pixmap
