"""What is amiss with the draft, in rows below the sequence, each with a button that puts it right where one can."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from upstroke.domain.remark import Remark
from upstroke.ui.builder.remark_row import RemarkRow
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.scroll_page import ScrollColumn

SHOWN = 3
"""So many remarks are shown at first; the others are a click away."""
GAP = 6
MOST_HEIGHT = 300
"""In logical pixels; what needs more room scrolls."""


class Remarks(QWidget):
    """Shows the remarks on a draft, the most weighty first as they come. Without any it is not there."""

    chosen = Signal(object)
    """The user wants to see the items of these ids."""
    fix_requested = Signal(object)
    """Put right what a `Remark` is about, which has a fix."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._remarks: tuple[Remark, ...] = ()
        self._rows: list[RemarkRow] = []
        self._open = False
        self._scroll = ScrollColumn(spacing=GAP)
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

    def _add_row(self) -> None:
        row = RemarkRow(self._theme, self._icons)
        row.chosen.connect(lambda: self.chosen.emit(row.remark.items))
        row.fix_requested.connect(lambda: self.fix_requested.emit(row.remark))
        self._rows.append(row)
        self._scroll.column.addWidget(row)

    def _fit(self) -> None:
        height = sum(row.arrange(self.width()) + GAP for row in self._rows if not row.isHidden()) - GAP
        scrolls = height > MOST_HEIGHT
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(policy)
        self._scroll.setFixedHeight(max(0, min(height, MOST_HEIGHT)))
