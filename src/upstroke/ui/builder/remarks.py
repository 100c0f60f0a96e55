"""What is amiss with the draft, in rows below the sequence, each with a button that puts it right where one can."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from upstroke.domain.remark import Remark
from upstroke.ui.builder.remark_row import RemarkRow
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.scroll_page import ScrollColumn

SHOWN = 3
"""So many remarks are shown at first; the others are a click away."""
GAP = 6
LEAST_HEIGHT, MOST_HEIGHT = 100, 300
"""Of the rows, in logical pixels. What needs more room scrolls, and where there is little they leave it to others."""


class Remarks(QWidget):
    """Shows the remarks on a draft, the most weighty first as they come. Without any it is not there."""

    chosen = Signal(object)
    """The user wants to see the items of these ids."""
    fix_requested = Signal(object)
    """Put right what a `Remark` is about, which has a fix."""
    emptied = Signal()
    """The last remark went while the keyboard was on it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._remarks: tuple[Remark, ...] = ()
        self._rows: list[RemarkRow] = []
        self._open = False
        self._scroll = _Scroll(spacing=GAP)
        self._more = button("", self._turn, kind="chip")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._scroll)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName("Remarks")
        self.hide()

    def show_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Show other remarks. Rows that say the same stay as they are."""
        self._remarks = remarks
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the rows need at the new width."""
        super().resizeEvent(event)
        self._fit()

    def _turn(self) -> None:
        self._open = not self._open
        self._show()

    def _show(self) -> None:
        had_keyboard = self._has_keyboard
        shown = self._remarks if self._open else self._remarks[:SHOWN]
        for place, remark in enumerate(shown):
            if place == len(self._rows):
                self._add_row()
            self._rows[place].show_remark(remark)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(shown))
        left = len(self._remarks) - SHOWN
        self._more.setText("Show fewer" if self._open else f"{left} more")
        self._more.setAccessibleName("Show fewer remarks" if self._open else f"Show {left} more remarks")
        self._more.setVisible(left > 0)
        self.setVisible(bool(self._remarks))
        self._fit()
        if had_keyboard and not self._has_keyboard:
            if shown:
                self._rows[0].take_keyboard()
            else:
                self.emptied.emit()

    @property
    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and focused.isVisible() and self.isAncestorOf(focused)

    def _add_row(self) -> None:
        row = RemarkRow(self._theme, self._icons)
        row.chosen.connect(lambda: self.chosen.emit(row.remark.items))
        row.fix_requested.connect(lambda: self.fix_requested.emit(row.remark))
        self._rows.append(row)
        self._scroll.column.addWidget(row)

    def _fit(self) -> None:
        height = sum(row.arrange(self.width()) + GAP for row in self._rows if not row.isHidden()) - GAP
        self._scroll.want(max(0, height))


class _Scroll(ScrollColumn):
    """Takes the height that its rows need, or less."""

    _height = 0

    def want(self, height: int) -> None:
        """The rows need so many logical pixels."""
        if height != self._height:
            self._height = height
            self.setMinimumHeight(min(height, LEAST_HEIGHT))
            self.setMaximumHeight(min(height, MOST_HEIGHT))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)
