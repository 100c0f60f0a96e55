"""The count before the work, around the edge of the window: to be seen from the corner of an eye."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from upstroke.domain.script import COUNT_IN_MS, COUNT_MS, COUNTED_IN
from upstroke.ui.theme import Theme

THINNEST, THICKEST = 10, 14
SHARE = 0.015
"""How thick it is, in pixels, and as a share of the height."""


class EdgeCount(QWidget):
    """Lies over a widget and fills its edge from the middle of the top to that of the foot, on both sides at once.

    It takes no clicks. Only what is newly filled is painted.
    """

    def __init__(self, theme: Theme, below: QWidget) -> None:
        super().__init__(below)
        self._theme = theme
        self._below = below
        self._wanted = True
        self._calm = False
        self._filled = QRegion()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        below.installEventFilter(self)
        theme.changed.connect(self.update)
        self.hide()

    def set_wanted(self, wanted: bool, *, calm: bool) -> None:
        """Whether it is shown at all; calm, it fills in three steps instead of running."""
        self._wanted, self._calm = wanted, calm

    def show_left(self, left_ms: int) -> None:
        """Show what is left of the count; 0 outside of it."""
        shown = bool(left_ms) and self._wanted
        if self.isVisible() != shown:
            self.setVisible(shown)
        filled = self._region(self._fraction(left_ms)) if shown else QRegion()
        if filled != self._filled:
            changed = filled.xored(self._filled)
            self._filled = filled
            self.update(changed)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Cover the widget below at any size."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let all but the edge be as if this did not lie over it."""
        inside = self.rect().adjusted(*(self._thickness * sign for sign in (1, 1, -1, -1)))
        self.setMask(QRegion(self.rect()) - QRegion(inside))
        self._filled = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is filled."""
        painter = QPainter(self)
        painter.setClipRegion(self._filled)
        painter.fillRect(event.rect(), QColor(self._theme.tokens.jade))

    def _fraction(self, left_ms: int) -> float:
        """How much of the edge is filled; calm, the first third at three."""
        if self._calm:
            return (len(COUNTED_IN) + 1 - -(-left_ms // COUNT_MS)) / len(COUNTED_IN)
        return 1 - left_ms / COUNT_IN_MS

    @property
    def _thickness(self) -> int:
        return min(max(THINNEST, round(self.height() * SHARE)), THICKEST)

    def _region(self, fraction: float) -> QRegion:
        """The part of the edge that is filled, on both sides the same."""
        width, height, thick = self.width(), self.height(), self._thickness
        half = width // 2
        run = round(fraction * (half + height + half))
        top = min(run, half)
        side = min(max(0, run - half), height)
        foot = max(0, run - half - height)
        left = (
            QRect(half - top, 0, top, thick),
            QRect(0, 0, thick, side),
            QRect(0, height - thick, foot, thick),
        )
        region = QRegion()
        for rect in left:
            region += rect
            region += QRect(width - rect.right() - 1, rect.top(), rect.width(), rect.height())
        return region
