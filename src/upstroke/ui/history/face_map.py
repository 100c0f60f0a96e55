"""The face as a map of strokes: where much was done, where little, and how even left and right are."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from upstroke.domain.body_map import STANDARD, BodyMap
from upstroke.ui import words
from upstroke.ui.face.heat import Aspect, Place
from upstroke.ui.faces import Faces
from upstroke.ui.history import face_words
from upstroke.ui.widgets.labels import label, pill
from upstroke.ui.widgets.segmented import Segmented

ASPECTS = tuple(Aspect)
SHAPE, LEAST = QSize(290, 348), QSize(200, 240)
"""The size that the picture is drawn for, a little higher than wide, and the least one."""
WIDE = 520
"""From this width on, in pixels, there is room for words beside the picture."""
_ROWS = 5
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class FaceMap(QWidget):
    """Shows a map of work from the front, either side or the back, with what it comes to in words."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._found = BodyMap(())
        self._wanted: Collection[str] = STANDARD
        self._views = Segmented("Seen from")
        self._views.show_options([words.capitalised(aspect) for aspect in ASPECTS], 0)
        self.picture = HeatFace(faces)
        self._views.chosen.connect(lambda place: self.picture.turn(ASPECTS[place]))
        self.picture.pointed.connect(self._tell)
        self._said = label(kind="small", wrap=True)
        self._said.setMinimumHeight(2 * self._said.fontMetrics().height())
        self._least = label(wrap=True)
        self._balance = pill()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._beside: bool | None = None
        self._arrange(beside=False)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The map as the rows of a table whose columns are `face_words.COLUMNS`."""
        return face_words.table(self._found, self._faces.zone_title)

    @property
    def summary(self) -> str:
        """The map in a sentence."""
        return face_words.summary(self._found, self._wanted, self._faces.zone_title)

    def show_map(self, found: BodyMap, wanted: Collection[str] = STANDARD) -> None:
        """Show a map; of the zones in `wanted`, those that got much less than the others are named."""
        self._found, self._wanted = found, wanted
        self.picture.show_map(found, f"{self.summary} The arrow keys go from zone to zone.")
        self._least.setText(face_words.least(found, wanted, self._faces.zone_title))
        self._balance.setText(face_words.balance(found))
        self._balance.setVisible(bool(self._balance.text()))
        self._tell(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is wide the picture keeps its shape, and the words stand beside it."""
        super().resizeEvent(event)
        self._arrange(beside=self.width() >= WIDE)

    def _arrange(self, *, beside: bool) -> None:
        if beside is self._beside:
            return
        self._beside = beside
        told = (self._said, self._least, self._balance)
        if beside:
            self.picture.setFixedSize(SHAPE)
            self._grid.addWidget(self.picture, 0, 0, _ROWS, 1)
            for row, part in enumerate((self._views, *told)):
                self._grid.addWidget(part, row, 1)
        else:
            self.picture.setMinimumSize(LEAST)
            self.picture.setMaximumSize(self.maximumSize())
            for row, part in enumerate((self._views, self.picture, *told)):
                self._grid.addWidget(part, row, 0)
        # Aligned, or the column would be no wider than it.
        self._grid.setAlignment(self._balance, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(1, int(beside))
        for row in range(_ROWS):
            self._grid.setRowStretch(row, int(row == (_ROWS - 1 if beside else 1)))

    def _tell(self, place: Place | None) -> None:
        """Say what a zone got; without one, what the colours mean."""
        said = face_words.zone_in_words(self._found, *place, self._faces.zone_title) if place else ""
        self._said.setText(said or "The stronger the colour, the more strokes.")
        if said:
            self.picture.setAccessibleDescription(said)


class HeatFace(QWidget):
    """The picture of the map. The mouse or the arrow keys point at a zone."""

    pointed = Signal(object)
    """The zone and half that are looked at now, as a Place; None for none."""

    def __init__(self, faces: Faces, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._found = BodyMap(())
        self._aspect = Aspect.FRONT
        self._place: Place | None = None
        self._kept: tuple[object, QPixmap] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Map of the face")
        faces.changed.connect(self._forget)

    @property
    def places(self) -> Sequence[Place]:
        """The places that were worked and can be seen, most strokes first, which the arrow keys go through."""
        size = self.size()
        shades = self._found.shades
        order = sorted(shades, key=lambda place: -shades[place])
        return [place for place in order if not self._faces.border(self._aspect, place, size).isEmpty()]

    def show_map(self, found: BodyMap, description: str) -> None:
        """Show a map; `description` says it in words."""
        self._found = found
        self.setAccessibleDescription(description)
        self._point(None)
        self._forget()

    def look_away(self) -> None:
        """Look at no zone."""
        self._point(None)

    def turn(self, aspect: Aspect) -> None:
        """Show it from elsewhere."""
        self._aspect = aspect
        self.setAccessibleName(f"Map of the face, {aspect}")
        self._point(None)
        self._forget()

    def sizeHint(self) -> QSize:
        """A little higher than wide, as the drawing is."""
        return SHAPE

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the face, once for each size, and around the zone that is looked at a line."""
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self._faces.heat(self._aspect, self._found.shades, self.size(), ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept[1])
        if self._place:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            border = self._faces.border(self._aspect, self._place, self.size())
            # A light line within a dark one can be seen on any skin.
            for colour, width in (("#FFFDF8", 3.5), ("#2C2A27", 1.5)):
                painter.strokePath(border, QPen(QColor(colour), width))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the zone under the mouse."""
        self._point(self._faces.place_at(self._aspect, self.size(), QPointF(event.position())))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse looks at nothing any more."""
        self._point(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keyboard looks at nothing any more."""
        self._point(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from zone to zone."""
        places, key = self.places, Qt.Key(event.key())
        if key in _STEPS and places:
            here = places.index(self._place) if self._place in places else -1
            self._point(places[min(max(here + _STEPS[key], 0), len(places) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and places:
            self._point(places[0 if key == Qt.Key.Key_Home else -1])
        elif key == Qt.Key.Key_Escape and self._place:
            self._point(None)
        else:
            event.ignore()

    def _point(self, place: Place | None) -> None:
        if place != self._place:
            self._place = place
            self.pointed.emit(place)
            self.update()

    def _forget(self) -> None:
        self._kept = None
        self.update()
