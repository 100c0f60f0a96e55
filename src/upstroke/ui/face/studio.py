"""Where faces are painted: keeps the art, the tools and all that was painted before."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.gesture import resting
from upstroke.domain.motion import pose_of
from upstroke.domain.pose import START, Pose
from upstroke.domain.routine import Step
from upstroke.domain.timeline import PassSide, pass_sides
from upstroke.ui.face.art import Art
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.heat import Aspect, Place, areas_of, paint_heat, place_at
from upstroke.ui.face.moving import Moving, paint_placed
from upstroke.ui.face.outlines import Outlines
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.paths import paint_paths
from upstroke.ui.face.scene import Scene
from upstroke.ui.face.tint import Tint
from upstroke.ui.face.toolbox import Toolbox

LIT = 0.38
"""How strong the zones of a whole routine are tinted in a portrait."""

GLOW_GRAIN = 0.06
GLOW_GAP = 13.0
"""There they are one soft light, without the border of each."""

RADIUS = 16
"""How round the corners of a tile are, in pixels."""


class Studio:
    """Paints faces for the player, for cards and for tests.

    Made once, with the anatomy and the folder that holds `face/` and `tools/`. Raises OSError or ValueError where the
    drawings can't be read.
    """

    def __init__(self, anatomy: Anatomy, resources: Path) -> None:
        self.anatomy = anatomy
        self.art = Art(resources / "face")
        self.toolbox = Toolbox(resources / "tools")
        self._outlines = Outlines(anatomy)
        self._glow = lru_cache(maxsize=32)(self._light)
        self._scenes = lru_cache(maxsize=64)(self._set)
        self._areas = lru_cache(maxsize=len(Aspect))(lambda aspect: areas_of(anatomy, self._outlines, aspect))

    def scene(self, step: Step, side: PassSide) -> Scene:
        """What a pass of a step shows."""
        return self._scenes(step, side)

    def _set(self, step: Step, side: PassSide) -> Scene:
        return Scene.of(step, side, self.anatomy, self._outlines)

    def tint(self, scene: Scene, frame: Frame, palette: FacePalette, ratio: float) -> Tint | None:
        """The tint of a scene's zones; None where it has none."""
        if not scene.areas:
            return None
        return Tint.of(scene.areas, palette.tint, self.art.figure(scene.view, frame, palette, ratio), scene.half)

    def bare(self, frame: Frame, palette: FacePalette, ratio: float = 1.0, radius: float = 0.0) -> QPixmap:
        """The face from the front with nothing on it, its tile's corners rounded by `radius` pixels."""
        pixmap = QPixmap(self.art.pixmap(View.FRONT, frame, palette, ratio, radius))
        painter = QPainter(pixmap)
        self._paint_features(painter, View.FRONT, frame, palette, ratio)
        painter.end()
        return pixmap

    def background(
        self,
        scene: Scene,
        lane: int,
        frame: Frame,
        palette: FacePalette,
        ratio: float = 1.0,
        radius: float = 0.0,
    ) -> QPixmap:
        """All of a pass but what moves, while a lane is worked: face, tint, paths, and the hand that keeps the skin."""
        pixmap = QPixmap(self.art.pixmap(scene.view, frame, palette, ratio, radius))
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(frame.transform, combine=True)
        tint = None if scene.breathes else self.tint(scene, frame, palette, ratio)
        if tint:
            tint.paint(painter, scene.strength)
        self._paint_features(painter, scene.view, frame, palette, ratio)
        if hand := scene.anchor_hand(self.toolbox):
            paint_placed(painter, hand, self.toolbox, palette, frame.scale * ratio)
        if not scene.hovers:
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
        scene = self.scene(step, side)
        frame = Frame.whole(size.width(), size.height(), scene.turned(facing))
        return self._moment(scene, pose_of(step, phase, stroke), frame, palette, ratio).toImage()

    def _moment(self, scene: Scene, pose: Pose, frame: Frame, palette: FacePalette, ratio: float) -> QPixmap:
        """A scene with its tool in a pose."""
        pixmap = self.background(scene, pose.at.lane, frame, palette, ratio)
        painter = QPainter(pixmap)
        painter.setTransform(frame.transform, combine=True)
        tint = self.tint(scene, frame, palette, ratio) if scene.breathes else None
        moving = Moving.of(scene, pose, self.toolbox, tint)
        moving.paint(painter, self.toolbox, palette, frame.scale * ratio)
        painter.end()
        return pixmap

    def thumbnail(self, step: Step | None, size: QSize, palette: FacePalette, ratio: float = 1.0) -> QPixmap:
        """The head with a step under way, for the card of a routine; without one the head alone."""
        frame = Frame.head(size.width(), size.height())
        if step is None:
            return self.bare(frame, palette, ratio)
        scene = self.scene(step, pass_sides(step)[0])
        return self._moment(scene, resting(step, START), frame, palette, ratio)

    def portrait(
        self, zones: tuple[tuple[str, Half | None], ...], size: QSize, palette: FacePalette, ratio: float = 1.0
    ) -> QPixmap:
        """Head and shoulders with zones lit, each on a half or on both, on a tile with round corners."""
        frame = Frame.whole(size.width(), size.height())
        pixmap = QPixmap(self.art.pixmap(View.FRONT, frame, palette, ratio, RADIUS))
        painter = QPainter(pixmap)
        painter.setTransform(frame.transform, combine=True)
        for half in (None, *Half):
            lit = tuple(zone for zone, on in zones if on is half)
            if self._outlines.of(lit, View.FRONT):
                self._glow(lit, half, frame, palette, ratio).paint(painter, LIT)
        self._paint_features(painter, View.FRONT, frame, palette, ratio)
        painter.end()
        return pixmap

    def heat(
        self, aspect: Aspect, shades: Mapping[Place, float], size: QSize, palette: FacePalette, ratio: float = 1.0
    ) -> QPixmap:
        """Head and shoulders as a map: each zone of a half tinted by its shade, from 0, unseen, to 1."""
        frame = Frame.whole(size.width(), size.height(), aspect.turned)
        pixmap = QPixmap(self.art.pixmap(aspect.view, frame, palette, ratio, RADIUS))
        painter = QPainter(pixmap)
        painter.setTransform(frame.transform, combine=True)
        figure = self.art.figure(aspect.view, frame, palette, ratio)
        paint_heat(painter, self._areas(aspect), shades, palette.tint, figure)
        self._paint_features(painter, aspect.view, frame, palette, ratio)
        painter.end()
        return pixmap

    def place_at(self, aspect: Aspect, size: QSize, spot: QPointF) -> Place | None:
        """The zone and half at a place of a `heat` picture in pixels; None beside all zones that may be worked."""
        to_art = Frame.whole(size.width(), size.height(), aspect.turned).transform.inverted()[0]
        return place_at(self._areas(aspect), to_art.map(spot))

    def border(self, aspect: Aspect, place: Place, size: QSize) -> QPainterPath:
        """The border of a zone's half on a `heat` picture, in pixels; empty where it is not seen."""
        path = QPainterPath()
        for area in self._areas(aspect):
            if area.place == place:
                path.addPath(area.path)
        return Frame.whole(size.width(), size.height(), aspect.turned).transform.map(path)

    def _light(
        self, zones: tuple[str, ...], half: Half | None, frame: Frame, palette: FacePalette, ratio: float
    ) -> Tint:
        areas = self._outlines.of(zones, View.FRONT, half)
        figure = self.art.figure(View.FRONT, frame, palette, ratio)
        return Tint.of(areas, palette.tint, figure, half, grain=GLOW_GRAIN, gap=GLOW_GAP)

    def _paint_features(self, painter: QPainter, view: View, frame: Frame, palette: FacePalette, ratio: float) -> None:
        painter.save()
        painter.resetTransform()
        painter.drawPixmap(0, 0, self.art.features(view, frame, palette, ratio))
        painter.restore()
