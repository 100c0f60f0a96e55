"""A whole number to write, with a button to either side that makes it less or more."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from upstroke.domain.bounds import Bounds
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.buttons import icon_button
from upstroke.ui.widgets.number_field import NumberBox

WIDTH = 104
"""Of the number, in pixels: as wide as the widest that is shown for none, so that several stand in line."""


class Stepper(QWidget):
    """The buttons stand in for arrows: the keyboard has Up and Down in the number, and does not come to them."""

    changed = Signal(int)

    def __init__(
        self, name: str, reach: Bounds, step: int, icons: Icons, nought: str = "", parent: QWidget | None = None
    ) -> None:
        """`nought` is what is shown for the least number, where that is not said as a number."""
        super().__init__(parent)
        self._box = NumberBox()
        self._box.setAccessibleName(name)
        self._box.setRange(reach.least, reach.most)
        self._box.setSingleStep(step)
        self._box.setSpecialValueText(nought)
        self._box.setFixedWidth(WIDTH)
        self._less = _step_button(f"Less: {name}", self._box.stepDown, icons, "minus")
        self._more = _step_button(f"More: {name}", self._box.stepUp, icons, "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self._less, self._box, self._more):
            row.addWidget(part)
        self.setFocusProxy(self._box)
        self._box.valueChanged.connect(self._show_ends)
        self._box.valueChanged.connect(self.changed)
        self._show_ends()

    def show_number(self, number: int) -> None:
        """Show a number, without a signal."""
        self._box.blockSignals(True)
        self._box.setValue(number)
        self._box.blockSignals(False)
        self._show_ends()

    def _show_ends(self) -> None:
        self._less.setEnabled(self._box.value() > self._box.minimum())
        self._more.setEnabled(self._box.value() < self._box.maximum())


def _step_button(name: str, run: Callable[[], object], icons: Icons, icon: str) -> QPushButton:
    made = icon_button(name, run, icons, icon)
    made.setAutoRepeat(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
