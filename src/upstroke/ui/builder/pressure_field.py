"""How firm a step is, as dots up to what its zones bear."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import PRESSURE
from upstroke.domain.routine import Step
from upstroke.domain.step_edit import why_not_pressure, with_pressure
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.builder.field import Field
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import label, tip

DOT, SIDE = 16, 28
"""The size of a dot, and of the place to click, in logical pixels."""


class PressureField(Field):
    """A dot for each pressure; those that would be too firm can't be chosen, and say why. Arrows change it."""

    def __init__(self, anatomy: Anatomy, theme: Theme) -> None:
        super().__init__()
        self._anatomy = anatomy
        self._step: Step | None = None
        self._dots = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for pressure in range(PRESSURE.least, PRESSURE.most + 1):
            dot = _Dot(theme)
            self._dots.addButton(dot, pressure)
            row.addWidget(dot)
        self._word = label(kind="muted")
        row.addSpacing(8)
        row.addWidget(self._word)
        row.addStretch(1)
        self._dots.idClicked.connect(self._pick)

    def fits(self, step: Step) -> bool:
        """Whether anything is pressed at all."""
        return step.on_skin

    def show_step(self, step: Step) -> None:
        """Show how firm a step is."""
        self._step = step
        what = "Suction" if step.tool is Tool.CUPS else "Pressure"
        for dot in self._dots.buttons():
            pressure = self._dots.id(dot)
            stopped = why_not_pressure(step, pressure, self._anatomy)
            name = words.PRESSURES[pressure]
            dot.setEnabled(not stopped)
            dot.setChecked(pressure == step.pressure)
            dot.setToolTip(tip(f"{stopped}." if stopped else words.capitalised(name)))
            dot.setAccessibleName(f"{what}: {name}")
            dot.setProperty("filled", pressure <= step.pressure)
            # As with radio buttons: Tab comes to the one that is chosen, and the arrows choose another.
            dot.setFocusPolicy(Qt.FocusPolicy.StrongFocus if dot.isChecked() else Qt.FocusPolicy.ClickFocus)
            dot.update()
        self._word.setText(words.PRESSURES[step.pressure])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the pressure with the arrow keys."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
        dot = self._dots.button(self._dots.checkedId() + by.get(Qt.Key(event.key()), 0))
        if Qt.Key(event.key()) not in by or dot is None or not dot.isEnabled():
            super().keyPressEvent(event)
            return
        dot.setFocus(Qt.FocusReason.TabFocusReason)
        dot.click()

    def _pick(self, pressure: int) -> None:
        if self._step is not None and pressure != self._step.pressure:
            self.edited.emit(with_pressure(self._step, pressure, self._anatomy), "change pressure", "")


class _Dot(QAbstractButton):
    """A round dot, filled up to the pressure that is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dot = QRectF((SIDE - DOT) / 2, (SIDE - DOT) / 2, DOT, DOT)
        pen = painter.pen()
        pen.setWidthF(2)
        pen.setColor(QColor(tokens.jade if self.isEnabled() else tokens.track))
        if not self.isEnabled():
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        if self.property("filled"):
            painter.setBrush(QColor(tokens.jade))
        painter.drawEllipse(dot)
        if self.hasFocus():
            pen.setColor(QColor(tokens.ink))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(dot.adjusted(-4, -4, 4, 4))
        painter.end()
