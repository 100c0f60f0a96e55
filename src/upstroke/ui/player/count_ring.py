"""The ring that fills with the span under way, around the time that is left of it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.ui.theme import Theme

THICKNESS = 12.0
FULL = 360 * 16
"""Qt counts angles in sixteenths of a degree."""


class CountRing(QWidget):
    """A number, a few words under it, and a ring around both."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._note = ""
        self._step = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_count(self, text: str, note: str, fraction: float) -> None:
        """Show a number, the words under it, and how much of the ring is filled, from 0 to 1."""
        # A step of the ring is about a third of a pixel; less can't be seen and need not be painted.
        step = round(fraction * 1440)
        if (text, note, step) != (self._text, self._note, self._step):
            if text != self._text or note != self._note:
                self.setAccessibleName(f"{text} {note}")
            self._text, self._note, self._step = text, note, step
            self.update()

    def sizeHint(self) -> QSize:
        """As large as the type in it needs."""
        side = round(self.fontMetrics().height() * 9.5)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, the filled part and the words."""
        tokens = self._theme.tokens
        side = min(self.width(), self.height())
        thickness = THICKNESS * side / 160
        ring = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ring.adjust(thickness, thickness, -thickness, -thickness)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(tokens.track), thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if self._step:
            pen.setColor(QColor(tokens.jade))
            painter.setPen(pen)
            painter.drawArc(ring, FULL // 4, -round(FULL * self._step / 1440))
        self._paint_words(painter, ring.adjusted(thickness, thickness, -thickness, -thickness))

    def _paint_words(self, painter: QPainter, inside: QRectF) -> None:
        tokens = self._theme.tokens
        font = QFont(self.font())
        font.setBold(True)
        font.setPixelSize(max(1, round(inside.height() * (0.36 if len(self._text) < 6 else 0.24))))
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        upper = QRectF(inside.left(), inside.top() + inside.height() * 0.18, inside.width(), inside.height() * 0.42)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, self._text)
        font.setBold(False)
        font.setPixelSize(max(1, round(inside.height() * 0.105)))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        lower = QRectF(inside.left(), inside.top() + inside.height() * 0.60, inside.width(), inside.height() * 0.18)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, self._note)
