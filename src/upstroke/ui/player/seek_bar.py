"""The whole routine as a bar of segments, one a step, on which one can go to any place."""

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from upstroke.domain.timeline import Timeline
from upstroke.ui import words
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import tip

GAP = 4.0
BAR = 10.0
HEIGHT = 28
"""Tall enough for a wet thumb; the bar itself is thinner."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A step's stretch of the timeline, in ms, and its place on the bar, in pixels."""

    start_ms: int
    length_ms: int
    left: float
    width: float


def segments(timeline: Timeline, width: float) -> tuple[Segment, ...]:
    """Share a width among the steps by their length. None is without length, as each begins with a lead-in."""
    lengths = timeline.step_ms
    gap = min(GAP, width / len(lengths) / 4)
    room = width - gap * (len(lengths) - 1)
    found = []
    start, left = 0, 0.0
    for length in lengths:
        share = room * length / timeline.length_ms
        found.append(Segment(start, length, left, share))
        start += length
        left += share + gap
    return tuple(found)


class SeekBar(QWidget):
    """Shows where the routine is, and asks to go elsewhere by `seek_requested` (ms on the timeline)."""

    seek_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timeline: Timeline | None = None
        self._segments: tuple[Segment, ...] = ()
        self._pixel = -1
        self._ms = 0
        self._hover = -1
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Place in the routine")
        theme.changed.connect(self.update)

    def show_place(self, timeline: Timeline, ms: int) -> None:
        """Show a timeline and the place on it."""
        if timeline is not self._timeline:
            self._timeline = timeline
            self._share()
        self._ms = ms
        pixel = round(self._x(ms) * self.devicePixelRatioF())
        if pixel != self._pixel:
            self._pixel = pixel
            self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(400, HEIGHT)

    def resizeEvent(self, event: QEvent) -> None:
        """Share the new width."""
        self._share()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all segments, filled up to the place."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - BAR) / 2
        filled = self._x(self._ms)
        for index, segment in enumerate(self._segments):
            grow = 2.0 if index == self._hover else 0.0
            bar = QRectF(segment.left, top - grow, segment.width, BAR + 2 * grow)
            painter.setBrush(QColor(tokens.track))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
            done = min(segment.width, filled - segment.left)
            if done > 0:
                painter.setBrush(QColor(tokens.jade))
                painter.setClipRect(QRectF(segment.left, 0, done, self.height()))
                painter.drawRoundedRect(bar, BAR / 2, BAR / 2)
                painter.setClipping(False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Raise the segment under the pointer."""
        self._set_hover(self._index(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Lower it again."""
        self._set_hover(-1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask to go to the place that was clicked."""
        place = event.position()
        if event.button() is Qt.MouseButton.LeftButton and self._segments and self.rect().contains(place.toPoint()):
            segment = self._segments[self._index(place.x())]
            into = min(max(0.0, place.x() - segment.left), segment.width) / segment.width
            self.seek_requested.emit(segment.start_ms + int(into * segment.length_ms))

    def event(self, event: QEvent) -> bool:
        """Name the step under the pointer."""
        if isinstance(event, QHelpEvent) and self._timeline is not None and self._segments:
            index = self._index(event.pos().x())
            title = self._timeline.programme.entries[index].step.title
            length = words.clock(self._segments[index].length_ms)
            QToolTip.showText(event.globalPos(), tip(f"{index + 1}  {title} · {length}"), self)
            return True
        return super().event(event)

    def _share(self) -> None:
        if self._timeline is not None:
            self._segments = segments(self._timeline, float(self.width()))
            self._pixel = -1
            self.update()

    def _x(self, ms: int) -> float:
        """Where a time lies on the bar, in pixels."""
        if not self._segments:
            return 0.0
        segment = self._segments[max(0, bisect_right(self._segments, ms, key=lambda part: part.start_ms) - 1)]
        return segment.left + segment.width * min(1.0, (ms - segment.start_ms) / max(1, segment.length_ms))

    def _index(self, x: float) -> int:
        """The segment at a place on the bar."""
        return max(0, bisect_right(self._segments, x, key=lambda part: part.left) - 1)

    def _set_hover(self, index: int) -> None:
        if index != self._hover:
            self._hover = index
            self.update()
