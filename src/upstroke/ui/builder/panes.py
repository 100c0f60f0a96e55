"""The three panes of the builder: beside each other where there is room, two of them in turn where there is not."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from upstroke.ui.widgets.segmented import Segmented

GAP = 18
THREE_FROM = 960
"""From this width on, in logical pixels, there is room for all three."""
SIDES = (250, 340)
"""The widths of the outer panes beside each other: what there is to take, and what is changed."""


class Panes(QWidget):
    """Lays out `left`, `middle` and `right`. Where it is narrow, left and right share a place beside the middle."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._turn = Segmented("Beside the sequence")
        self._turn.show_options(["Add steps", "Change the step"], 0)
        self._turn.chosen.connect(lambda place: self.show_adding(place == 0))
        self._adding = True
        self._shared = QWidget(self)
        self._shared.hide()
        column = QVBoxLayout(self._shared)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._turn)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(middle, 1)
        self._three: bool | None = None
        self._arrange(three=True)

    def show_adding(self, adding: bool) -> None:
        """Where it is narrow, show what there is to take, or else what is changed."""
        self._adding = adding
        self._turn.choose(0 if adding else 1)
        if not self._three:
            self._stack.setCurrentWidget(self._left if adding else self._right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panes where there is room for them."""
        super().resizeEvent(event)
        self._arrange(three=self.width() >= THREE_FROM)

    def _arrange(self, *, three: bool) -> None:
        if three == self._three:
            return
        self._three = three
        for pane, width in zip((self._left, self._right), SIDES, strict=True):
            pane.setParent(self)
            if three:
                pane.setFixedWidth(width)
            else:
                pane.setMinimumWidth(0)
                pane.setMaximumWidth(16777215)
                self._stack.addWidget(pane)
        if three:
            self._row.removeWidget(self._shared)
            self._shared.hide()
            self._row.insertWidget(0, self._left)
            self._row.addWidget(self._right)
            self._left.show()
            self._right.show()
        else:
            self._row.addWidget(self._shared, 1)
            self._shared.show()
            self.show_adding(self._adding)
