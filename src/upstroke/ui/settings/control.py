"""The control that fits a preference: pills, a switch, a slider, a number or a time."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from upstroke.domain.bounds import Bounds
from upstroke.files.preferences import Setting, Value
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.number_field import CalmSlider
from upstroke.ui.widgets.segmented import Segmented
from upstroke.ui.widgets.stepper import Stepper
from upstroke.ui.widgets.switch import Switch

Changed = Callable[[Value], object]
SLIDER_WIDTH = 220
TEMPO_STEP = 5
NUMBER_STEP = 10
CLOCK = 76
"""The width of a time, in logical pixels."""


def control(setting: Setting, changed: Changed, theme: Theme, icons: Icons) -> tuple[QWidget, Callable[[Value], None]]:
    """Make the control of a preference; returns it with the function that shows a value in it.

    `changed` is called with the new value when the user moves the control, and not when a value is shown.
    """
    match setting.default:
        case bool():
            return _switch(setting, changed, theme)
        case str() if setting.choices:
            return _pills(setting, changed)
        case str():
            return _time(setting, changed)
        case int() if setting.unit:
            return _slider(setting, changed, scale=1, step=TEMPO_STEP, suffix=setting.unit)
        case int():
            return _number(setting, changed, icons)
    return _slider(setting, changed, scale=100, step=5, suffix=" %")


def _switch(setting: Setting, changed: Changed, theme: Theme) -> tuple[QWidget, Callable[[Value], None]]:
    switch = Switch(setting.label, theme)
    switch.clicked.connect(lambda checked: changed(checked))
    return switch, lambda value: switch.setChecked(bool(value))


def _pills(setting: Setting, changed: Changed) -> tuple[QWidget, Callable[[Value], None]]:
    known = [choice for choice, _ in setting.choices]
    pills = Segmented(setting.label)
    pills.show_options([text for _, text in setting.choices], known.index(str(setting.default)))
    pills.chosen.connect(lambda place: changed(known[place]))
    return pills, lambda value: pills.choose(known.index(str(value)))


def _slider(
    setting: Setting, changed: Changed, *, scale: int, step: int, suffix: str
) -> tuple[QWidget, Callable[[Value], None]]:
    """A slider over whole numbers; a level from 0 to 1 is shown in per cent."""
    slider = CalmSlider(Qt.Orientation.Horizontal)
    slider.setRange(round(setting.low * scale), round(setting.high * scale))
    slider.setSingleStep(step)
    slider.setPageStep(2 * step)
    slider.setFixedWidth(SLIDER_WIDTH)
    slider.setAccessibleName(setting.label)
    number = label(kind="muted")
    number.setMinimumWidth(number.fontMetrics().horizontalAdvance("100 %") + 4)
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show(value: Value) -> None:
        slider.blockSignals(True)
        slider.setValue(round(float(value) * scale))
        slider.blockSignals(False)
        number.setText(f"{slider.value()}{suffix}")

    def moved(value: int) -> None:
        number.setText(f"{value}{suffix}")
        changed(value if scale == 1 else value / scale)

    slider.valueChanged.connect(moved)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(slider)
    row.addWidget(number)
    return holder, show


def _number(setting: Setting, changed: Changed, icons: Icons) -> tuple[QWidget, Callable[[Value], None]]:
    reach = Bounds(round(setting.low), round(setting.high))
    step = NUMBER_STEP if reach.most > NUMBER_STEP else 1
    stepper = Stepper(setting.label, reach, step, icons, setting.nought)
    stepper.changed.connect(lambda value: changed(value))
    return stepper, lambda value: stepper.show_number(round(float(value)))


def _time(setting: Setting, changed: Changed) -> tuple[QWidget, Callable[[Value], None]]:
    edit = _Clock()
    edit.setProperty("kind", "number")
    edit.setDisplayFormat("HH:mm")
    edit.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    edit.setFixedWidth(CLOCK)
    edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    edit.setAccessibleName(setting.label)
    edit.setKeyboardTracking(False)
    edit.timeChanged.connect(lambda at: changed(at.toString("HH:mm")))

    def show(value: Value) -> None:
        edit.blockSignals(True)
        edit.setTime(QTime.fromString(str(value), "HH:mm"))
        edit.blockSignals(False)

    return edit, show


class _Clock(QTimeEdit):
    """A time to write; the mouse wheel is left to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
