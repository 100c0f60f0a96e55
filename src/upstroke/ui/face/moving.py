"""Painting what moves in a pass: the tool, the pulse of a hold, the breath, the jaw. All in art pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from upstroke.domain.motion import Pose
from upstroke.domain.technique import Movement
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.scene import Placed, Scene
from upstroke.ui.face.tint import Tint
from upstroke.ui.face.toolbox import SHADOW_MARGIN, Toolbox

FALL = 26.0
"""How far below a lifted tool its shadow lies."""

OPEN_JAW = 26.0
"""How far the line of the jaw sinks when it is open."""

BREATH_TINT = 0.5
"""How strong the tint is when the breath is full."""


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves, as it is in one pose."""

    scene: Scene
    pose: Pose
    placed: tuple[Placed, ...]
    tint: Tint | None

    @classmethod
    def of(cls, scene: Scene, pose: Pose, toolbox: Toolbox, tint: Tint | None) -> "Moving":
        """A scene in a pose; `tint` is that of its areas, where they rise and fall with it."""
        return cls(scene, pose, scene.placed(pose, toolbox), tint)

    @property
    def bounds(self) -> list[QRectF]:
        """All the places of the art that it covers."""
        found = [placed.bounds.adjusted(-4, -4, 4, FALL * self.pose.lift + 8) for placed in self.placed]
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
            if self.scene.step.movement is Movement.HOLD:
                self._paint_pulse(painter, placed, palette)
            self._paint_tool(painter, placed, toolbox, palette, scale)

    def _paint_tool(
        self, painter: QPainter, placed: Placed, toolbox: Toolbox, palette: FacePalette, scale: float
    ) -> None:
        """The tool; lifted off, it is seen through, and its shadow falls away from it."""
        size, lift = toolbox.size(placed.drawing), self.pose.lift
        painter.save()
        # a picture's own edge is clear, so smoothing that edge would only cost time: nearly half of it
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if lift:
            painter.save()
            painter.translate(0, FALL * lift)
            painter.setTransform(placed.transform, combine=True)
            painter.setOpacity(0.28 * lift)
            shadow = toolbox.shadow(placed.drawing, palette)
            margin = SHADOW_MARGIN
            painter.drawPixmap(size.adjusted(-margin, -margin, margin, margin), shadow, QRectF(shadow.rect()))
            painter.restore()
        painter.setTransform(placed.transform, combine=True)
        painter.setOpacity(1 - 0.3 * lift)
        pixmap = toolbox.pixmap(placed.drawing, palette, scale)
        painter.drawPixmap(size, pixmap, QRectF(pixmap.rect()))
        painter.restore()

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
