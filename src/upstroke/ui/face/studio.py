"""Where faces are painted: keeps the art, the tools and all that was painted before."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from upstroke.domain.anatomy import Anatomy, View
from upstroke.domain.motion import pose_of
from upstroke.domain.routine import Step
from upstroke.domain.timeline import PassSide
from upstroke.ui.face.art import Art
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.moving import Moving
from upstroke.ui.face.outlines import Outlines
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.scene import Scene
from upstroke.ui.face.still import paint_paths, tint_strength
from upstroke.ui.face.tint import Tint
from upstroke.ui.face.toolbox import Toolbox

LIT = 0.38
"""How strong the zones of a routine are tinted on its card."""

CARD_GRAIN = 0.06
CARD_GAP = 13.0
"""On a card the zones of a whole routine are one soft light, without the border of each."""

RADIUS = 16
"""How round the corners of a tile are, in pixels."""


class Studio:
    """Paints faces for the player, for cards and for tests.

    Made once, with the anatomy and the folder that holds `face/` and `tools/`. Raises OSError or ValueError where the
    drawings of the tools cannot be read.
    """

    def __init__(self, anatomy: Anatomy, resources: Path) -> None:
        self.anatomy = anatomy
        self.art = Art(resources / "face")
        self.toolbox = Toolbox(resources / "tools")
        self._outlines = Outlines(anatomy)
        self._glow = lru_cache(maxsize=32)(self._light)
        self._scenes = lru_cache(maxsize=64)(self._set)

    def scene(self, step: Step, side: PassSide) -> Scene:
        """What a pass of a step shows, in the view of the step or, where that is not drawn, from the front."""
        return self._scenes(step, side)

    def _set(self, step: Step, side: PassSide) -> Scene:
        return Scene.of(step, side, self.art.shown(step.view), self.anatomy, self._outlines)

    def tint(self, scene: Scene, palette: FacePalette) -> Tint | None:
        """The tint of a scene's zones; None where it has none."""
        if not scene.areas:
            return None
        return Tint.of(scene.areas, palette.tint, self.art.figure(scene.view), scene.half)

    def bare(self, frame: Frame, palette: FacePalette, ratio: float = 1.0, radius: float = 0.0) -> QPixmap:
        """The face from the front with nothing on it, its tile's corners rounded by `radius` pixels."""
        return self.art.pixmap(View.FRONT, frame, palette, ratio, radius)

    def still(
        self,
        scene: Scene,
        lane: int,
        frame: Frame,
        palette: FacePalette,
        ratio: float = 1.0,
        radius: float = 0.0,
    ) -> QPixmap:
        """The face with tint and path, while a lane is worked: all of a pass but what moves."""
        pixmap = QPixmap(self.art.pixmap(scene.view, frame, palette, ratio, radius))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(frame.transform, combine=True)
        tint = None if scene.breathes else self.tint(scene, palette)
        if tint:
            tint.paint(painter, tint_strength(scene))
        self._paint_features(painter, scene.view, frame, palette, ratio)
        paint_paths(painter, scene, lane, palette)
        painter.end()
        return pixmap

    def render(
        self,
        step: Step,
        side: PassSide,
        phase: float,
        size: QSize,
        palette: FacePalette,
        stroke: int = 1,
        ratio: float = 1.0,
        facing: bool = False,
    ) -> QImage:
        """Any drawn moment: a step on a side, at a phase of one of its strokes. `ratio` is device pixels a pixel."""
        scene, pose = self.scene(step, side), pose_of(step, phase, stroke)
        frame = Frame.whole(size.width(), size.height(), facing)
        pixmap = self.still(scene, pose.at.lane, frame, palette, ratio)
        painter = QPainter(pixmap)
        painter.setTransform(frame.transform, combine=True)
        tint = self.tint(scene, palette) if scene.breathes else None
        moving = Moving.of(scene, pose, self.toolbox, tint)
        moving.paint(painter, self.toolbox, palette, frame.scale * ratio)
        painter.end()
        return pixmap.toImage()

    def thumbnail(self, zones: tuple[str, ...], size: QSize, palette: FacePalette, ratio: float = 1.0) -> QPixmap:
        """The head with a routine's zones lit, for its card."""
        return self._lit(zones, Frame.head(size.width(), size.height()), palette, ratio, 0.0)

    def portrait(self, zones: tuple[str, ...], size: QSize, palette: FacePalette, ratio: float = 1.0) -> QPixmap:
        """Head and shoulders with zones lit, on a tile with round corners."""
        return self._lit(zones, Frame.whole(size.width(), size.height()), palette, ratio, RADIUS)

    def _lit(self, zones: tuple[str, ...], frame: Frame, palette: FacePalette, ratio: float, radius: float) -> QPixmap:
        pixmap = QPixmap(self.art.pixmap(View.FRONT, frame, palette, ratio, radius))
        painter = QPainter(pixmap)
        painter.setTransform(frame.transform, combine=True)
        if self._outlines.of(zones, View.FRONT):
            self._glow(zones, palette.tint).paint(painter, LIT)
        self._paint_features(painter, View.FRONT, frame, palette, ratio)
        painter.end()
        return pixmap

    def _light(self, zones: tuple[str, ...], colour: str) -> Tint:
        areas = self._outlines.of(zones, View.FRONT)
        return Tint.of(areas, colour, self.art.figure(View.FRONT), grain=CARD_GRAIN, gap=CARD_GAP)

    def _paint_features(self, painter: QPainter, view: View, frame: Frame, palette: FacePalette, ratio: float) -> None:
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(0, 0, self.art.features(view, frame, palette, ratio))
        painter.restore()
