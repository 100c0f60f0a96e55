"""Drawing a stroke on the face, and moving the points of one."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from upstroke.domain.anatomy import Anatomy, Point
from upstroke.domain.routine import Path, Step
from upstroke.domain.sketch import Sketched, free_for, moved, no_go, nudged, sketch, with_point, without_point
from upstroke.domain.timeline import PassSide
from upstroke.domain.trail import smoothed
from upstroke.ui.builder.face_overlay import FaceOverlay
from upstroke.ui.builder.stroke_marks import Brush, away
from upstroke.ui.face.view import FaceView
from upstroke.ui.face.words import place

HIT = 12.0
"""How near to a point it is taken hold of, in pixels."""

AROUND = 46.0
"""How far around the pointer landmarks are shown, in pixels; less on a small face."""

DIRECTIONS: dict[int, tuple[float, float]] = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
MORE = (Qt.Key.Key_Insert, Qt.Key.Key_Plus)
LESS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
KEYS = (Qt.Key.Key_Escape, *DIRECTIONS, *MORE, *LESS)


class Mode(Enum):
    """What a pad is at."""

    OFF = auto()
    DRAW = auto()
    NUDGE = auto()


class StrokePad(FaceOverlay):
    """Takes a stroke that is drawn on a face, or the points of one that are moved.

    While it is at work the face is bare, and where nothing may work is hatched. A finger or a pen draws as the mouse
    does.
    """

    drawn = Signal(object)
    """A line was drawn or a point moved: a Sketched that has a path."""
    refused = Signal(str)
    """Why a line or a move can't be, in a sentence, as soon as it is known."""
    let_go = Signal()
    """The mouse ended one change; keys may go on with theirs."""
    cancelled = Signal()
    """The user ended it."""

    def __init__(self, face: FaceView, anatomy: Anatomy) -> None:
        super().__init__(face, anatomy)
        self._mode = Mode.OFF
        self._step_id = ""
        self._others: tuple[Path, ...] = ()
        self._kept = Sketched()
        self._held: Sketched | None = None
        self._chosen = 0
        self._line: list[Point] = []
        self._is_wrong = False
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def mode(self) -> Mode:
        """What it is at."""
        return self._mode

    def start(self, step: Step, side: PassSide) -> None:
        """Let a stroke be drawn in the view of a step, whose own are shown faintly until one is."""
        self._begin(Mode.DRAW, step, side, (), step.paths)
        self.setAccessibleName("Draw a stroke")
        self.setAccessibleDescription("Press and drag on the face. Escape ends drawing.")

    def nudge(self, step: Step, side: PassSide, lane: int = 0) -> None:
        """Let the points of one of a step's paths be moved, added and taken out; the others are shown faintly."""
        chosen = self._chosen if self._mode is Mode.NUDGE and self._step_id == step.id else 0
        path = step.paths[lane] if step.paths else ()
        self._begin(Mode.NUDGE, step, side, path, step.paths[:lane] + step.paths[lane + 1 :])
        self.setAccessibleName("Points of the stroke")
        self._choose(chosen)

    def stop(self) -> None:
        """End it. The face shows again what it showed, unless it was given something else since."""
        self._mode = Mode.OFF
        self._drop()
        self.uncover()

    def event(self, event: QEvent) -> bool:
        """Keep its keys from the shortcuts of the page."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in KEYS:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from point to point, and behind the last one on to what follows."""
        to = self._chosen + (1 if forward else -1)
        if self._mode is Mode.NUDGE and 0 <= to < len(self._kept.path):
            self._choose(to)
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends; arrows move the chosen point to the next landmark, Insert adds one, Delete takes it out."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._give_up()
        elif self._mode is Mode.NUDGE and key in DIRECTIONS:
            self._go(*DIRECTIONS[key])
        elif self._mode is Mode.NUDGE and key in MORE:
            self._add_beside()
        elif self._mode is Mode.NUDGE and key in LESS:
            self._take_out(self._chosen)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a line, or take hold of a point; the right button takes a point out."""
        left = event.button() is Qt.MouseButton.LeftButton
        if self._mode is Mode.DRAW and left:
            self._kept, self._line, self._is_wrong = Sketched(), [], False
            self._lengthen(event.position())
        elif self._mode is Mode.NUDGE and (index := self._handle_at(event.position())) is not None:
            self._choose(index)
            if left:
                self._held = self._kept
            elif event.button() is Qt.MouseButton.RightButton:
                self._take_out(index)
        self._show()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the line or the point, and show the landmarks around the pointer."""
        self._pointer = event.position()
        if self._line:
            self._lengthen(self._pointer)
        elif self._held is not None:
            to = self._face.art_point(self._pointer)
            self._held = nudged(self._kept.path, self._chosen, to, self.places, self._kept.half)
        self._show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make a stroke of the line, or leave the point where it is."""
        if event.button() is Qt.MouseButton.LeftButton:
            if self._line:
                self._lengthen(event.position())
            line, held, is_wrong = self._line, self._held, self._is_wrong
            self._drop()
            if line and not is_wrong:
                self._take(sketch(line, self.places, self.half))
            elif held is not None and held.path != self._kept.path:
                self._take(held)
        self.let_go.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a point to the line; where there is only a place, anywhere."""
        at, path = event.position(), self._kept.path
        if self._mode is not Mode.NUDGE or self._handle_at(at) is not None:
            self.mousePressEvent(event)
        elif len(path) < 2 or away(self.projection.curve(path, self._kept.half), at) <= HIT:
            self._add(self._face.art_point(at))

    def leaveEvent(self, event: QEvent) -> None:
        """Show no landmarks any more."""
        self._pointer = None
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint where nothing may work, the lines, the landmarks and the points."""
        painter, projection = QPainter(self), self.projection
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self._face.colours, projection.size)
        shown = self._kept if self._held is None or self._held.refused else self._held
        brush.no_go(projection.line(border) for _, border in self.places.closed)
        for path in self._others:
            brush.line(projection.curve(path, self.half), faint=True)
        if self._line:
            brush.line(projection.line(smoothed(self._line)), wrong=self._is_wrong)
        if shown.path:
            if self.has_twin:
                brush.line(projection.curve(shown.path, shown.half.other), faint=True)
            brush.line(projection.curve(shown.path, shown.half))
            brush.arrows(projection.curve(shown.path, shown.half), len(shown.path) - 1)
        self._paint_landmarks(brush)
        for index, name in enumerate(shown.path):
            at = projection.at(name, shown.half)
            if self._mode is Mode.NUDGE:
                brush.handle(at, chosen=index == self._chosen)
            else:
                brush.point(at)
        painter.end()

    def _paint_landmarks(self, brush: Brush) -> None:
        """Those around the pointer, where one is to be found: lightly, the nearest one strong."""
        if self._pointer is None or (self._mode is Mode.NUDGE and self._held is None):
            return
        half = self._kept.half
        names = free_for(self._kept.path, self._chosen, self.places) if self._held else self.places.open
        reach = AROUND * brush.size
        near = self.projection.around(self._pointer, names, half, reach)
        for way, name in near:
            brush.landmark(self.projection.at(name, half), 1 - 0.8 * way / reach)
        if near and not self._is_wrong:
            brush.point(self.projection.at(near[0][1], half))

    def _begin(self, mode: Mode, step: Step, side: PassSide, path: Path, others: tuple[Path, ...]) -> None:
        self.cover(step, side)
        self._mode, self._step_id, self._others = mode, step.id, others
        self._kept = Sketched(path, half=self.half)
        self._pointer = None
        self._drop()
        self.setFocus()

    def _lengthen(self, at: QPointF) -> None:
        """Go on with the line, and say at once if it runs where nothing may work."""
        self._line.append(self._face.art_point(at))
        zone = None if self._is_wrong else self.places.barred(self._line[-2:])
        if zone:
            self._is_wrong = True
            self.refused.emit(no_go(zone))

    def _take(self, sketched: Sketched) -> None:
        if sketched.refused:
            self.refused.emit(sketched.refused)
        else:
            self._kept = sketched
            self._others = self._others if self._mode is Mode.NUDGE else ()
            self._choose(self._chosen)
            self.drawn.emit(sketched)

    def _drop(self) -> None:
        """Nothing is under way any more."""
        self._line, self._held, self._is_wrong = [], None, False
        self._show()

    def _give_up(self) -> None:
        """Drop what is under way; where nothing is, end."""
        if self._line or self._held is not None:
            self._drop()
        else:
            self.stop()
            self.cancelled.emit()

    def _choose(self, index: int) -> None:
        path = self._kept.path
        self._chosen = min(index, max(0, len(path) - 1))
        if self._mode is Mode.NUDGE:
            where = f"Point {self._chosen + 1} of {len(path)}: {place(path[self._chosen])}. " if path else "No points. "
            self.setAccessibleDescription(f"{where}Arrow keys move it, Insert adds one, Delete takes it out.")
        self._show()

    def _go(self, right: float, down: float) -> None:
        """Move the chosen point to the next landmark in a direction of the screen."""
        path, half = self._kept.path, self._kept.half
        if path:
            free = free_for(path, self._chosen, self.places)
            name = self.projection.next_to(path[self._chosen], right, down, free, half)
            if name:
                self._take(moved(path, self._chosen, name, self.places, half))

    def _add_beside(self) -> None:
        """Add a point between the chosen one and the next, or beside a single one."""
        names = self._kept.path[max(0, min(self._chosen, len(self._kept.path) - 2)) :][:2]
        spots = [self.projection.at(name, self._kept.half) for name in names] or [QPointF(self.rect().center())]
        self._add(self._face.art_point((spots[0] + spots[-1]) / 2))

    def _add(self, spot: Point) -> None:
        """Add the landmark nearest to a spot, and choose it."""
        path = self._kept.path
        self._take(with_point(path, spot, self.places, self._kept.half))
        self._choose(next((n for n, name in enumerate(self._kept.path) if name not in path), self._chosen))

    def _take_out(self, index: int) -> None:
        if len(self._kept.path) > 1:
            self._take(without_point(self._kept.path, index, self.places, self._kept.half))

    def _handle_at(self, at: QPointF) -> int | None:
        """The point that is taken hold of at a place."""
        near = self.projection.around(at, self._kept.path, self._kept.half, HIT)
        return self._kept.path.index(near[0][1]) if near else None

    def _show(self) -> None:
        """Paint anew, under the cursor that says what a press does."""
        shape = Qt.CursorShape.ArrowCursor
        if self._mode is Mode.DRAW:
            shape = Qt.CursorShape.ForbiddenCursor if self._is_wrong else Qt.CursorShape.CrossCursor
        elif self._held is not None:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self._pointer is not None and self._handle_at(self._pointer) is not None:
            shape = Qt.CursorShape.OpenHandCursor
        self.setCursor(shape)
        self.update()
