"""A ring that fills, with a number in it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

SIDE = 84
WIDTH = 7


class Ring(QWidget):
    """Shows how much of a goal is reached: a number, a note under it, and a ring that fills."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number, self._note, self._fraction = "", "", 0.0
        self.setFixedSize(SIDE, SIDE)
        theme.changed.connect(self.update)

    def show_number(self, number: str, note: str, fraction: float) -> None:
        """Show a number; `fraction` is how much of the ring is filled, from 0 to 1."""
        self._number, self._note, self._fraction = number, note, min(1.0, max(0.0, fraction))
        self.setAccessibleName(f"{number} {note}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring and its words."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = WIDTH / 2 + 1
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(QColor(tokens.track), WIDTH, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(rect)
        if self._fraction:
            pen.setColor(QColor(tokens.rose))
            painter.setPen(pen)
            painter.drawArc(rect, 90 * 16, -round(self._fraction * 360 * 16))
        inner = rect.adjusted(WIDTH, WIDTH, -WIDTH, -WIDTH)
        painter.setPen(QColor(tokens.ink))
        painter.setFont(self._theme.font(TextSize.CUE, bold=True))
        painter.drawText(inner.translated(0, -5), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self._theme.font(TextSize.TINY))
        painter.drawText(inner.translated(0, 13), Qt.AlignmentFlag.AlignCenter, self._note)
