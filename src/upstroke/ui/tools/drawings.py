"""The pictures of the tools: the drawings that the player uses, laid out on a stage of their own."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.toolbox import SHADOW_MARGIN, Picture, Toolbox
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

ICON = "flower-lotus"
"""Of what has no drawing: the professional visit."""

ICON_SIDE = 0.42
NARROW = 1.6
"""A stage is narrow that is less than this times as wide as high."""

SHADOW = 0.34
FALL = QPointF(0.012, 0.03)
"""How far a shadow falls, in parts of the stage's height."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing on a stage. `height` and the place of its middle are in parts of the stage's height, `turn` in degrees.

    `x` counts from the middle of the stage. On a narrow stage all is smaller and stays at the bottom. At the top right
    a card has its tick, so drawings leave that corner free.
    """

    picture: Picture
    height: float
    x: float = 0.0
    y: float = 0.5
    turn: float = 0.0


STAGED = {
    "gua_sha": (Placed(Picture("gua_sha.svg"), 0.6, x=-0.04, y=0.54, turn=10),),
    "ridged_roller": (Placed(Picture("ridged_roller.svg", ("roll-0",)), 0.88, x=-0.2, y=0.55, turn=-26),),
    "cups": (
        Placed(Picture("cup_medium.svg", ("bulb-round",)), 0.66, x=-0.34, y=0.5),
        Placed(Picture("cup_small.svg", ("bulb-round",)), 0.48, x=0.3, y=0.62),
    ),
    "dry_brush": (Placed(Picture("dry_brush.svg", ("bristles-straight",)), 0.9, x=-0.14, y=0.55, turn=-26),),
    "hands": (Placed(Picture("fingers.svg"), 1.5, y=0.84),),
}


class Drawings(QObject):
    """Paints each tool on its stage, in the colours of the theme and the user's skin. Made once for the page."""

    changed = Signal()
    """All pictures look different now."""

    def __init__(self, folder: Path, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._folder, self._theme, self._icons = folder, theme, icons
        self._skin: tuple[tuple[str, str], ...] = ()
        theme.changed.connect(self.changed)

    def set_skin(self, skin: tuple[tuple[str, str], ...]) -> None:
        """Paint hands in another skin."""
        if skin != self._skin:
            self._skin = skin
            self.changed.emit()

    def pixmap(self, guide_id: str, size: QSize, ratio: float) -> QPixmap:
        """The picture of a guide at a logical size, for a screen of a device pixel ratio."""
        pixmap = QPixmap(size * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self._theme.tokens.stage))
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        stage = QRectF(0, 0, size.width(), size.height())
        for placed in STAGED.get(guide_id, ()):
            self._paint(painter, placed, stage, ratio)
        if guide_id not in STAGED:
            side = stage.height() * ICON_SIDE
            room = QRectF(0, 0, side, side)
            room.moveCenter(stage.center())
            self._icons.paint(painter, ICON, room, QColor(self._theme.tokens.jade))
        painter.end()
        return pixmap

    @cached_property
    def _toolbox(self) -> Toolbox:
        return Toolbox(self._folder)

    def _paint(self, painter: QPainter, placed: Placed, stage: QRectF, ratio: float) -> None:
        tokens = self._theme.tokens
        palette = FacePalette(tokens.paper, tokens.stage, tokens.line, skin=self._skin)
        size = self._toolbox.size(placed.picture.file)
        shrunk = min(1.0, stage.width() / (NARROW * stage.height()))
        height = placed.height * stage.height() * shrunk
        zoom = height / size.height()
        fine = round(height * ratio)
        around = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        margin = SHADOW_MARGIN
        middle = QPointF(placed.x * shrunk, 1 - (1 - placed.y) * shrunk) * stage.height()
        middle += QPointF(stage.center().x(), 0)
        for picture, room, shift, opacity in (
            (
                self._toolbox.shadow(placed.picture, palette, fine),
                around.adjusted(-margin, -margin, margin, margin),
                FALL * stage.height(),
                SHADOW,
            ),
            (self._toolbox.pixmap(placed.picture, palette, fine), around, QPointF(), 1.0),
        ):
            painter.save()
            painter.translate(middle + shift)
            painter.rotate(placed.turn)
            painter.scale(zoom, zoom)
            painter.setOpacity(opacity)
            painter.drawPixmap(room, picture, QRectF(picture.rect()))
            painter.restore()


class ToolPicture(QWidget):
    """A guide's picture with rounded corners, as wide as there is room."""

    def __init__(self, drawings: Drawings, theme: Theme, height: int) -> None:
        super().__init__()
        self._drawings, self._theme = drawings, theme
        self._guide_id = ""
        self.setFixedHeight(height)
        drawings.changed.connect(self.update)

    def show_guide(self, guide_id: str) -> None:
        """Show the picture of a guide."""
        self._guide_id = guide_id
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture; the stage alone lies behind the corners of the theme."""
        tokens = self._theme.tokens
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), tokens.card_radius, tokens.card_radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._drawings.pixmap(self._guide_id, self.size(), self.devicePixelRatioF()))
        painter.setClipping(False)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        painter.end()
