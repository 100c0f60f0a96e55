"""“Fit to 12 min”: a slider that asks for another length, and a line that says what that changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from upstroke.domain.fit import Fitted
from upstroke.ui.widgets.labels import label, set_kind, tip
from upstroke.ui.widgets.number_field import CalmSlider

SHORTEST_MIN, LONGEST_MIN = 2, 45
MINUTE_MS = 60_000
LEAST_SLIDER, WIDEST_SLIDER = 80, 220


class FitBar(QWidget):
    """Shows how long the draft is, and asks for it to be made longer or shorter."""

    target_changed = Signal(int)
    """Make the draft as long as so many ms, from what it was before the slider was touched."""
    settled = Signal()
    """The slider was let go: what comes next begins from the draft as it is then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length = 0
        self._moving = False
        self._slider = CalmSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(SHORTEST_MIN, LONGEST_MIN)
        self._slider.setPageStep(5)
        self._slider.setMinimumWidth(LEAST_SLIDER)
        self._slider.setMaximumWidth(WIDEST_SLIDER)
        self._slider.setAccessibleName("Fit to so many minutes")
        self._slider.setToolTip("Make all steps a little longer or shorter")
        self._slider.valueChanged.connect(self._ask)
        self._slider.let_go.connect(self._settle)
        self._minutes = label(kind="strong")
        self._minutes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._minutes.setMinimumWidth(self._minutes.fontMetrics().horizontalAdvance(f"{LONGEST_MIN} min") + 6)
        self._told = label(kind="small", wrap=True)
        self._told.setParent(self)
        self._told.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addStretch(1)
        row.addWidget(label("Fit to", "muted"))
        row.addWidget(self._slider, 2)
        row.addWidget(self._minutes)
        self.setFocusProxy(self._slider)
        self.show_length(0)

    @property
    def told(self) -> QLabel:
        """What was changed, in sentences that need more room than the slider has; whoever has it places them."""
        return self._told

    def show_length(self, ms: int) -> None:
        """Show how long the draft is. While the slider is moved it stays where the user has it."""
        self._length = ms
        if not self._moving:
            self._told.hide()
            self._show()

    def show_fitted(self, fitted: Fitted) -> None:
        """Say what was changed to fit, and why no more could be."""
        # Where it warns, that comes first, and is the last that was found.
        sentences = fitted.sentences if fitted.fits else fitted.sentences[-1:]
        set_kind(self._told, "kind", "small" if fitted.fits else "caution")
        self._told.setText("\n".join(sentences))
        self._told.setToolTip(tip("\n".join(fitted.sentences)))
        self._told.setAccessibleName(" ".join(fitted.sentences))
        self._told.setVisible(bool(fitted.sentences))

    def _ask(self, minutes: int) -> None:
        self._moving = True
        self._show_minutes(minutes)
        self.target_changed.emit(minutes * MINUTE_MS)

    def _settle(self) -> None:
        if self._moving:
            self._moving = False
            self._show()
            self.settled.emit()

    def _show(self) -> None:
        minutes = round(self._length / MINUTE_MS)
        self.setEnabled(self._length > 0)
        self._slider.blockSignals(True)
        self._slider.setValue(minutes)
        self._slider.blockSignals(False)
        self._show_minutes(max(1, minutes) if self._length else 0)

    def _show_minutes(self, minutes: int) -> None:
        self._minutes.setText(f"{minutes} min" if minutes else "")
