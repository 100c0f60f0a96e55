"""The drawn tools and hands: which one a step takes, and their pictures at the size they are shown."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec
import tomli
from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from upstroke.domain.anatomy import View
from upstroke.domain.routine import Step
from upstroke.domain.technique import Technique, Tool
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.svg import coloured, view_box, without

FINE = 1.5
"""Pictures are made this much larger than shown, so that they stay crisp when turned."""

SHADOW_PIXELS = 0.12
"""A shadow is made this small, in its pixels for each of the picture's units, and drawn large: that makes it soft."""

SHADOW_MARGIN = 24.0
"""Room around a shadow for its soft edge, in the picture's units."""

KEPT = 48
"""Pictures that are kept. One of a tool takes about 60 kB at 700 px, on a screen of three times the pixels 500."""


class Drawing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a tool or hand is drawn, as `tools.toml` describes it."""

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
    views: frozenset[View] = frozenset()
    detail: str = ""
    show: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    changes: Literal["", "rolled", "squeezed", "bent"] = ""
    partner: str = ""
    gap: float = 0.0
    anchors: bool = False
    flip: bool = False

    def fits(self, step: Step, *, anchors: bool) -> bool:
        """Whether it shows the tool of a step, or the other hand, which `anchors` the skin."""
        return (
            self.anchors is anchors
            and (anchors or self.tool is step.tool)
            and self.detail in step.tool_detail
            and (not self.techniques or step.technique in self.techniques)
            and (not self.zones or not self.zones.isdisjoint(step.zones))
            and (not self.views or step.view in self.views)
        )


class Picture(msgspec.Struct, frozen=True):
    """A file of a drawing with those of its variants that are shown: groups whose id has a hyphen."""

    file: str
    shown: tuple[str, ...] = ()


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    drawing: list[Drawing]


class Toolbox:
    """The drawings of a folder. Raises ValueError where `tools.toml` is wrong, OSError where a file is missing."""

    def __init__(self, folder: Path) -> None:
        text = (folder / "tools.toml").read_text(encoding="utf-8")
        self._drawings = tuple(msgspec.convert(tomli.loads(text), _Table).drawing)
        files = {file for drawing in self._drawings for file in (drawing.file, drawing.partner) if file}
        self._svgs = {file: (folder / file).read_text(encoding="utf-8") for file in files}
        self.drawing = lru_cache(maxsize=256)(self._drawing)
        self.anchor_hand = lru_cache(maxsize=64)(self._anchor_hand)
        self._sizes = {file: view_box(svg) for file, svg in self._svgs.items()}
        self.pixmap = lru_cache(maxsize=KEPT)(self._paint)
        self.shadow = lru_cache(maxsize=KEPT)(self._cast)

    def _drawing(self, step: Step) -> Drawing | None:
        """The drawing for a step's tool; None where nothing touches the skin."""
        return next((drawing for drawing in self._drawings if drawing.fits(step, anchors=False)), None)

    def _anchor_hand(self, step: Step) -> Drawing | None:
        """The drawing of the other hand, which keeps the skin where it is; None where a step needs none."""
        if not step.anchor:
            return None
        return next((drawing for drawing in self._drawings if drawing.fits(step, anchors=True)), None)

    def size(self, file: str) -> QRectF:
        """The whole picture, in its own units."""
        return self._sizes[file]

    def to_art(self, drawing: Drawing) -> QTransform:
        """From the picture's units to art pixels, with the anchor at 0, 0."""
        scale = drawing.height / self.size(drawing.file).height()
        return QTransform.fromTranslate(-drawing.anchor[0], -drawing.anchor[1]) * QTransform.fromScale(scale, scale)

    def _renderer(self, picture: Picture, skin: tuple[tuple[str, str], ...]) -> QSvgRenderer:
        svg = without(self._svgs[picture.file], lambda name: "-" in name and name not in picture.shown)
        return QSvgRenderer(QByteArray(coloured(svg, dict(skin)).encode()))

    def _paint(self, picture: Picture, palette: FacePalette, height: int) -> QPixmap:
        """The picture as it is shown `height` device pixels high."""
        size = self.size(picture.file)
        zoom = height * FINE / size.height()
        pixmap = QPixmap(round(size.width() * zoom), round(size.height() * zoom))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(picture, palette.skin).render(painter, QRectF(pixmap.rect()))
        painter.end()
        return pixmap

    def _cast(self, picture: Picture, palette: FacePalette, height: int) -> QPixmap:
        """The shadow of the picture that is shown `height` device pixels high: small, with SHADOW_MARGIN around it."""
        margin = SHADOW_MARGIN * SHADOW_PIXELS
        inner = QRectF(QPointF(margin, margin), self.size(picture.file).size() * SHADOW_PIXELS)
        pixmap = QPixmap((inner.size() + QSizeF(2 * margin, 2 * margin)).toSize())
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = self.pixmap(picture, palette, height)
        painter.drawPixmap(inner, shape, QRectF(shape.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(palette.shade))
        painter.end()
        return pixmap
