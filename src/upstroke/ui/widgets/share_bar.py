"""A thin bar that fills: how much of something there is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.ui.theme import Theme

HEIGHT = 5


class ShareBar(QWidget):
    """Shows a share of a whole. For looking at only: what it stands for is said beside it in words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        """How much of it is filled, from 0 to 1."""
        return self._share

    def show_share(self, share: float) -> None:
        """Fill so much of it, from 0 to 1."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the track, and what is filled of it."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        filled = QRectF(whole)
        # Never narrower than its round ends.
        filled.setWidth(max(whole.height(), whole.width() * self._share))
        for part, colour in ((whole, tokens.track), (filled, tokens.jade))[: 2 if self._share else 1]:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(part, part.height() / 2, part.height() / 2)
