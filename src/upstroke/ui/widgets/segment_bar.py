"""A bar of segments: the steps of a routine, each as wide as it is long."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.ui.theme import Theme

HEIGHT = 8
GAP = 4


class SegmentBar(QWidget):
    """Shows the steps of a routine in proportion, filled when done. For looking at only."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lengths: tuple[int, ...] = ()
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_lengths(self, lengths: Sequence[int], *, done: bool) -> None:
        """Show steps of these lengths, in ms."""
        self._lengths, self._done = tuple(lengths), done
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the segments; where they are too many for gaps, the gaps shrink."""
        if not self._lengths:
            return
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.jade if self._done else tokens.jade_track))
        count = len(self._lengths)
        gap = min(GAP, self.width() / (3 * count))
        # A short step keeps a visible stub; what is left is shared out by length.
        least = min(HEIGHT / 2, self.width() / (2 * count))
        scale = max(0.0, self.width() - gap * (count - 1) - least * count) / max(1, sum(self._lengths))
        x = 0.0
        for length in self._lengths:
            width = least + length * scale
            radius = min(HEIGHT, width) / 2
            painter.drawRoundedRect(QRectF(x, 0, width, HEIGHT), radius, radius)
            x += width + gap
