"""What lies over a face while something is drawn on it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.places import Places
from upstroke.domain.routine import Step
from upstroke.domain.timeline import HALVES, PassSide
from upstroke.ui import words
from upstroke.ui.builder.projection import Projection
from upstroke.ui.face.view import FaceView
from upstroke.ui.face.words import place

NAMED = 12.0
"""How near to a landmark the pointer has to rest for its name, in pixels."""


class FaceOverlay(QWidget):
    """A clear sheet over a face. It bares the face and gives it back as it was, and names what one points at."""

    def __init__(self, face: FaceView, anatomy: Anatomy) -> None:
        super().__init__(face)
        self._face = face
        self._anatomy = anatomy
        self._known: dict[View, Places] = {}
        self._view = View.FRONT
        self._side = PassSide.LEFT
        self._before: tuple[Step, PassSide] | None = None
        self._bare: tuple[Step, PassSide] | None = None
        self.hide()
        face.installEventFilter(self)

    def cover(self, step: Step, side: PassSide) -> None:
        """Lie over the face, which then shows a pass of a step without its strokes and zones."""
        if self._bare is None or self._face.shown != self._bare:
            self._before = self._face.shown
        self._view, self._side = step.view, side
        self._bare = replace(step, paths=(), zones=(), anchor=""), side
        self._face.show_step(*self._bare)
        self.setGeometry(self._face.rect())
        self.show()

    def uncover(self) -> None:
        """Go, and let the face show again what it showed, unless it was given something else since."""
        self.hide()
        if self._before and self._face.shown == self._bare:
            self._face.show_step(*self._before)
        self._before = self._bare = None

    @property
    def places(self) -> Places:
        """The landmarks of the view that is shown."""
        if self._view not in self._known:
            self._known[self._view] = Places.of(self._anatomy, self._view)
        return self._known[self._view]

    @property
    def projection(self) -> Projection:
        """Where they are shown."""
        return Projection(self._face, self.places)

    @property
    def half(self) -> Half:
        """The half for which the paths of the step are said."""
        return HALVES.get(self._side, Half.LEFT)

    @property
    def has_twin(self) -> bool:
        """Whether both halves are worked at once, and both are seen."""
        return self._side is PassSide.BOTH and self._view is not View.SIDE

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the face."""
        if watched is self._face and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._face.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Name the landmark at which the pointer rests."""
        if isinstance(event, QHelpEvent):
            near = self.projection.around(QPointF(event.pos()), self.places.spots, Half.LEFT, NAMED)
            QToolTip.showText(event.globalPos(), words.capitalised(place(near[0][1])) if near else "", self)
            return True
        return super().event(event)
