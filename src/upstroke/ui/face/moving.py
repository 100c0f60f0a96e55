"""Painting what moves in a pass: the tool, the pulse of a hold, the breath, the jaw. All in art pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from upstroke.domain.pose import Pose
from upstroke.domain.technique import Movement
from upstroke.ui.face.marks import Mark
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.paths import paint_tip
from upstroke.ui.face.scene import Placed, Scene
from upstroke.ui.face.tint import Tint
from upstroke.ui.face.toolbox import SHADOW_MARGIN, Toolbox

TOUCH = 7.0
FALL = 24.0
"""How far below a tool its shadow lies: on the skin, and how much more when it is lifted."""

SHADE, LIFTED_SHADE = 0.34, 0.22
"""How strong the shadow is: on the skin, and when the tool is lifted."""

OPEN_JAW = 26.0
"""How far the line of the jaw sinks when it is open."""

BREATH_TINT = 0.5
"""How strong the tint is when the breath is full."""


def paint_placed(
    painter: QPainter, placed: Placed, toolbox: Toolbox, palette: FacePalette, scale: float, lift: float = 0.0
) -> None:
    """Paint a tool with its soft shadow; lifted off, it is seen through, and its shadow falls away from it.

    `scale` is how many device pixels an art pixel has.
    """
    painter.save()
    # a picture's own edge is clear, so smoothing that edge would only cost time: nearly half of it
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    over, height = painter.transform(), round(placed.height * scale)
    painter.setOpacity((SHADE + (LIFTED_SHADE - SHADE) * lift) * placed.strength)
    margin = SHADOW_MARGIN
    for picture, transform in placed.pictures:
        painter.setTransform(over)
        painter.translate(0, TOUCH + FALL * lift)
        painter.setTransform(transform, combine=True)
        shadow = toolbox.shadow(picture, palette, height)
        size = toolbox.size(picture.file).adjusted(-margin, -margin, margin, margin)
        painter.drawPixmap(size, shadow, QRectF(shadow.rect()))
    painter.setOpacity((1 - 0.25 * lift) * placed.strength)
    for picture, transform in placed.pictures:
        painter.setTransform(over)
        painter.setTransform(transform, combine=True)
        pixmap = toolbox.pixmap(picture, palette, height)
        painter.drawPixmap(toolbox.size(picture.file), pixmap, QRectF(pixmap.rect()))
    painter.restore()


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves, as it is in one pose.

    `hidden` are the lanes being worked whose arrow the tool would hide: it is painted over the tool, as the end of a
    stroke is to be seen at all times.
    """

    scene: Scene
    pose: Pose
    placed: tuple[Placed, ...]
    hidden: tuple[Mark, ...]
    tint: Tint | None

    @classmethod
    def of(cls, scene: Scene, pose: Pose, toolbox: Toolbox, tint: Tint | None) -> "Moving":
        """A scene in a pose; `tint` is that of its areas, where they rise and fall with it."""
        placed = scene.placed(pose, toolbox)
        worked = (marks[pose.at.lane] for marks in scene.marks)
        hidden = [mark for mark in worked if any(mark.tip.boundingRect().intersects(each.bounds) for each in placed)]
        return cls(scene, pose, placed, tuple(hidden), tint)

    @property
    def bounds(self) -> list[QRectF]:
        """All the places of the art that it covers."""
        below = TOUCH + FALL * self.pose.lift + 10
        found = [placed.bounds.adjusted(-10, -4, 10, below) for placed in self.placed]
        found += [mark.tip.boundingRect().adjusted(-6, -6, 6, 6) for mark in self.hidden]
        if self.tint:
            found.append(self.tint.bounds)
        if self.scene.jaw:
            found.append(self.scene.jaw.boundingRect().adjusted(-8, -8, 8, OPEN_JAW + 8))
        return found

    def paint(self, painter: QPainter, toolbox: Toolbox, palette: FacePalette, scale: float) -> None:
        """Paint it all; `scale` is how many device pixels an art pixel has."""
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if self.tint:
            self.tint.paint(painter, BREATH_TINT * self.pose.press)
        if self.scene.jaw:
            self._paint_jaw(painter, palette)
        for placed in self.placed:
            if self.scene.step.movement is Movement.HOLD and not self.scene.hovers:
                self._paint_pulse(painter, placed, palette)
            paint_placed(painter, placed, toolbox, palette, scale, self.pose.lift)
        for mark in self.hidden:
            paint_tip(painter, mark, palette)

    def _paint_pulse(self, painter: QPainter, placed: Placed, palette: FacePalette) -> None:
        colour = QColor(palette.mark)
        colour.setAlphaF(0.5 * self.pose.press)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 14 + 22 * self.pose.press
        painter.drawEllipse(placed.point, radius, radius)

    def _paint_jaw(self, painter: QPainter, palette: FacePalette) -> None:
        assert self.scene.jaw is not None
        colour = QColor(palette.mark)
        colour.setAlphaF(0.35 + 0.5 * self.pose.press)
        painter.save()
        painter.translate(0, OPEN_JAW * self.pose.press)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline(self.scene.jaw)
        painter.restore()
