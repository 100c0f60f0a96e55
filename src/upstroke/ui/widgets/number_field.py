"""A whole number, to slide and to write."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QSpinBox, QWidget

from upstroke.domain.bounds import Bounds

BOX = 58
"""The width of the number, in logical pixels."""
LEAST_SLIDER = 70


class NumberField(QWidget):
    """A slider with a number beside it that show the same. The mouse wheel is left to the page."""

    changed = Signal(int)
    settled = Signal()
    """The slider was let go, or the number is written: what comes next is another change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = CalmSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(name)
        self._slider.setMinimumWidth(LEAST_SLIDER)
        self._slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box = NumberBox()
        self._box.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._slider, 1)
        row.addWidget(self._box)
        self.setFocusProxy(self._slider)
        self._slider.valueChanged.connect(self._moved)
        self._box.valueChanged.connect(self._moved)
        self._slider.let_go.connect(self.settled)
        self._box.editingFinished.connect(self.settled)

    @property
    def value(self) -> int:
        """The number that is shown."""
        return self._box.value()

    def show_number(self, number: int, reach: Bounds) -> None:
        """Show a number and how far it may go, without a signal."""
        for part in (self._slider, self._box):
            part.blockSignals(True)
            part.setRange(reach.least, reach.most)
            part.setValue(number)
            part.blockSignals(False)
        self._slider.setPageStep(max(1, (reach.most - reach.least) // 10))

    def _moved(self, number: int) -> None:
        for part in (self._slider, self._box):
            part.blockSignals(True)
            part.setValue(number)
            part.blockSignals(False)
        self.changed.emit(number)


class CalmSlider(QSlider):
    """A slider that the mouse wheel does not move, since the wheel is for scrolling the page."""

    let_go = Signal()
    """The mouse let go of it, or the keyboard went elsewhere."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that the mouse let go, also of the way beside the knob."""
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.let_go.emit()


class NumberBox(QSpinBox):
    """A number alone: what stands beside it takes the place of its arrows, to which the style sheet leaves no room.

    Told to have none, it would have no room for the number either. The mouse wheel is left to the page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "number")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedWidth(BOX)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
