"""A switch: on or off."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from upstroke.ui.theme import Theme

WIDTH, HEIGHT = 46, 26


class Switch(QAbstractButton):
    """A check box in the shape of a switch."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """The size of the switch with its focus ring."""
        return QSize(WIDTH + 6, HEIGHT + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint track and knob."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF((self.width() - WIDTH) / 2, (self.height() - HEIGHT) / 2, WIDTH, HEIGHT)
        if self.hasFocus():
            painter.setPen(QColor(tokens.jade))
            painter.drawRoundedRect(track.adjusted(-2.5, -2.5, 2.5, 2.5), HEIGHT / 2 + 2.5, HEIGHT / 2 + 2.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.jade if self.isChecked() else tokens.muted))
        painter.drawRoundedRect(track, HEIGHT / 2, HEIGHT / 2)
        side = HEIGHT - 6
        x = track.right() - side - 3 if self.isChecked() else track.left() + 3
        painter.setBrush(QColor(tokens.on_jade if self.isChecked() else tokens.surface))
        painter.drawEllipse(QRectF(x, track.top() + 3, side, side))
