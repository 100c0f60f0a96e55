"""The face as a widget, shown moment by moment."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.domain.anatomy import Point
from upstroke.domain.gesture import resting
from upstroke.domain.motion import pose_at
from upstroke.domain.pose import START, Pose
from upstroke.domain.routine import Step
from upstroke.domain.timeline import Moment, PassSide
from upstroke.ui.face.frame import Frame
from upstroke.ui.face.moving import Moving
from upstroke.ui.face.palette import FacePalette
from upstroke.ui.face.paths import paint_numbers
from upstroke.ui.face.scene import Scene
from upstroke.ui.face.studio import RADIUS, Studio
from upstroke.ui.face.tint import Tint
from upstroke.ui.face.words import describe


class FaceView(QWidget):
    """Shows a pass of a step and the pose of its tool, and repaints only what moved.

    It has no clock: who plays calls `show_moment` for each frame. Nothing moves by itself. Calm, it is a still picture
    with numbered arrows, which changes only from lane to lane.
    """

    def __init__(self, studio: Studio, palette: FacePalette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._palette = palette
        self._facing = False
        self._calm = False
        self._scene: Scene | None = None
        self._pose: Pose = START
        self._moving: Moving | None = None
        self._tint: Tint | None = None
        self._background: QPixmap | None = None
        self._frame = Frame.whole(1, 1)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 240)
        self.setAccessibleName("Face")

    def sizeHint(self) -> QSize:
        """Give the size that the player page is drawn with."""
        return QSize(675, 680)

    @property
    def shown(self) -> tuple[Step, PassSide] | None:
        """The step and the side that are shown; None before the first."""
        return (self._scene.step, self._scene.side) if self._scene else None

    @property
    def colours(self) -> FacePalette:
        """What the face is painted with."""
        return self._palette

    def art_point(self, place: QPointF) -> Point:
        """The point of the art at a place of this widget, however the picture is turned."""
        point = self._frame.transform.inverted()[0].map(place)
        return Point(point.x(), point.y())

    def widget_point(self, point: Point) -> QPointF:
        """The place of this widget at which a point of the art is shown."""
        return self._frame.transform.map(QPointF(point.x, point.y))

    def show_moment(self, moment: Moment) -> None:
        """Show where a run is: its step, side and pose."""
        self.show_step(moment.entry.step, moment.span.side)
        pose = pose_at(moment)
        self.set_pose(resting(moment.entry.step, pose) if self._calm else pose)

    def show_step(self, step: Step, side: PassSide) -> None:
        """Show a pass of a step, its tool at the start."""
        scene = self._studio.scene(step, side)
        if scene is self._scene:
            return
        self._scene = scene
        self._pose = START
        self.setAccessibleDescription(describe(step, side, self._studio.anatomy))
        self._repaint_all()

    def set_pose(self, pose: Pose) -> None:
        """Move the tool of the step that is shown."""
        if self._scene is None or pose == self._pose:
            return
        same_lane = pose.at.lane == self._pose.at.lane
        self._pose = pose
        before, self._moving = self._moving, self._move()
        if not same_lane:
            self._background = None
            self.update()
            return
        region = QRegion()
        for moving in (before, self._moving):
            for rect in self._covered(moving):
                region += rect
        self.update(region)

    def set_facing(self, facing: bool) -> None:
        """Turn the picture: as a mirror shows it, or as someone sees it who faces the user."""
        if facing != self._facing:
            self._facing = facing
            self._repaint_all()

    def set_calm(self, calm: bool) -> None:
        """Show still pictures with numbered arrows, or moving ones."""
        if calm != self._calm:
            self._calm = calm
            self._repaint_all()

    def set_palette(self, palette: FacePalette) -> None:
        """Change the colours, as the theme changes."""
        if palette != self._palette:
            self._palette = palette
            self._repaint_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the face out anew."""
        super().resizeEvent(event)
        self._repaint_all()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay down the still picture where it is asked for, and what moves over it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._background_picture())
        if self._moving:
            painter.setTransform(self._frame.transform, combine=True)
            scale = self._frame.scale * self.devicePixelRatioF()
            self._moving.paint(painter, self._studio.toolbox, self._palette, scale)
        if self._scene and self._calm:
            paint_numbers(painter, self._scene, self._palette)
        painter.end()

    def _repaint_all(self) -> None:
        scene = self._scene
        turned = scene.turned(self._facing) if scene else self._facing
        self._frame = Frame.whole(max(1, self.width()), max(1, self.height()), turned)
        self._background = None
        self._tint = None
        if scene and scene.breathes:
            self._tint = self._studio.tint(scene, self._frame, self._palette, self.devicePixelRatioF())
        self._moving = self._move()
        self.update()

    def _move(self) -> Moving | None:
        return Moving.of(self._scene, self._pose, self._studio.toolbox, self._tint) if self._scene else None

    def _covered(self, moving: Moving | None) -> list[QRect]:
        if moving is None:
            return []
        shown = self._frame.transform
        return [shown.mapRect(bounds).toAlignedRect().adjusted(-2, -2, 2, 2) for bounds in moving.bounds]

    def _background_picture(self) -> QPixmap:
        """The picture without what moves; painted again when the screen's pixels change."""
        ratio = self.devicePixelRatioF()
        if self._background is None or self._background.devicePixelRatio() != ratio:
            if self._scene is None:
                self._background = self._studio.bare(self._frame, self._palette, ratio, RADIUS)
            else:
                self._background = self._studio.background(
                    self._scene, self._pose.at.lane, self._frame, self._palette, ratio, RADIUS
                )
        return self._background
