"""A page over the whole window: a column that scrolls, and a foot that stays in sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from upstroke.ui.widgets.labels import rule
from upstroke.ui.widgets.scroll_page import ScrollColumn

WIDEST = 820
"""No line of text is longer than this, in pixels, however wide the window."""
SIDE = 32
MARGIN = 16


class Sheet(QWidget):
    """Both parts are in the middle of the window, and as wide as each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = ScrollColumn(spacing=0)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._line_up)
        self.column = QVBoxLayout()
        self.column.setSpacing(16)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(10)
        self._below = _in_the_middle(self.foot, 14)
        self._scroll.column.addLayout(_in_the_middle(self.column, 28))
        self._scroll.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(rule())
        layout.addLayout(self._below)

    def go_to_top(self) -> None:
        """Show the column from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll no farther than shows all of a part of the column that has just grown, once that has its new size."""
        QTimer.singleShot(0, part, lambda: self._scroll.ensureWidgetVisible(part, 0, MARGIN))

    def _line_up(self) -> None:
        """Leave the foot the same room as the column, which a scroll bar makes narrower."""
        bar = self._scroll.verticalScrollBar()
        margins = self._below.contentsMargins()
        margins.setRight(SIDE + (bar.sizeHint().width() if bar.maximum() > 0 else 0))
        self._below.setContentsMargins(margins)


def _in_the_middle(part: QVBoxLayout | QHBoxLayout, above: int) -> QHBoxLayout:
    holder = QWidget()
    holder.setMaximumWidth(WIDEST)
    part.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(part)
    row = QHBoxLayout()
    row.setContentsMargins(SIDE, above, SIDE, above)
    row.addStretch(1)
    row.addWidget(holder, 100)
    row.addStretch(1)
    return row
