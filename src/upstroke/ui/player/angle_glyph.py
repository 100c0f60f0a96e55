"""How steeply the tool lies on the skin, as a small drawing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.ui.theme import Theme

SIZE = QSize(46, 28)
ROUND = 11
FLOOR = 6.0
TOOL = 19.0
SKIN = 24.0
ARC = 13.0


class AngleGlyph(QWidget):
    """A line for the skin, and one for the tool, with the angle between them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._angle: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The size of a pill."""
        return SIZE

    def show_angle(self, angle: int | None) -> None:
        """Show an angle in degrees; None hides the drawing, as nothing depends on it."""
        self.setVisible(angle is not None)
        if angle is not None and angle != self._angle:
            self._angle = angle
            self.setAccessibleName(f"The tool lies at {angle} degrees on the skin")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the two lines and the arc between them."""
        if self._angle is None:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sand))
        painter.drawRoundedRect(QRectF(self.rect()), ROUND, ROUND)
        corner = QPointF(11, self.height() - FLOOR)
        tip = corner + QTransform().rotate(-self._angle).map(QPointF(TOOL, 0))
        painter.setPen(QPen(QColor(tokens.muted), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(corner, corner + QPointF(SKIN, 0))
        painter.setPen(QPen(QColor(tokens.jade), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(corner, tip)
        painter.setPen(QPen(QColor(tokens.jade), 1.5))
        painter.drawArc(QRectF(corner.x() - ARC, corner.y() - ARC, 2 * ARC, 2 * ARC), 0, 16 * self._angle)
        painter.end()
