"""A scale from 0 to 10 as a row of dots, answered with one tap or one key."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from upstroke.domain.ratings import MOST
from upstroke.ui.theme import Theme

DOT = 26.0
GAP = 5.0
LEAST_GAP = 2.0
RING = 2.5
HEIGHT = 38
"""Tall enough for a wet thumb; the dots are smaller."""

ENDS = f"0 not at all · {MOST} very much"
"""What the two ends of the scale mean."""
DIGITS = frozenset("0123456789")
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: MOST}


class RatingRow(QWidget):
    """Shows what was said, or nothing yet. With the keyboard: 0 to 9, End for 10, and the arrows."""

    rated = Signal(int)
    """The user said so much."""

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._theme = name, theme
        self._value: int | None = None
        self._hover: int | None = None
        self.setMouseTracking(True)
        # A tap leaves the keyboard where it is, such as with the keys of the player.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(self.sizeHint().width())
        self.show_value(None)
        theme.changed.connect(self.update)

    @property
    def value(self) -> int | None:
        """What was said; None where nothing was."""
        return self._value

    def show_value(self, value: int | None) -> None:
        """Show what was said, without a signal."""
        self._value = value
        said = "not rated" if value is None else f"{value} of {MOST}"
        self.setAccessibleName(f"{self._name}, 0 to {MOST}: {said}")
        self.update()

    def answer(self, value: int) -> None:
        """Do as if the user had said so."""
        self.show_value(value)
        self.rated.emit(value)

    def center(self, value: int) -> QPointF:
        """Where the dot of a value is."""
        return QPointF(RING + self._side / 2 + value * self._step, self.height() / 2)

    def sizeHint(self) -> QSize:
        """Room for all dots and the ring around them."""
        return QSize(round((MOST + 1) * (DOT + GAP) - GAP + 2 * RING), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The dots move together where there is less room."""
        return QSize(self.sizeHint().width() * 3 // 4, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots, the chosen one filled."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * tokens.small)
        painter.setFont(font)
        for value in range(MOST + 1):
            chosen, hovered = value == self._value, value == self._hover
            dot = QRectF(0, 0, self._side, self._side)
            dot.moveCenter(self.center(value))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.jade if chosen else tokens.sand_hover if hovered else tokens.sand))
            painter.drawEllipse(dot)
            painter.setPen(QColor(tokens.on_jade if chosen else tokens.sand_ink))
            painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(value))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.jade), 1.5))
            whole = QRectF(1, 1, self.center(MOST).x() + self._side / 2 + RING - 2, self.height() - 2)
            painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say what was tapped."""
        value = self._value_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and value is not None:
            self.answer(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the dot under the pointer."""
        self._set_hover(self._value_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Leave the dots as they are."""
        self._set_hover(None)

    def event(self, event: QEvent) -> bool:
        """With the keyboard here, its keys come before those of the player."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._key(event) is not None
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a number, or move by one."""
        value = self._key(event)
        if value is None:
            super().keyPressEvent(event)
        elif value != self._value and not (event.isAutoRepeat() and event.text() in DIGITS):
            self.answer(value)

    def _key(self, event: QKeyEvent) -> int | None:
        """The value that a key asks for; None for other keys."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            return 0 if self._value is None else max(0, min(MOST, self._value + _STEPS[key]))
        if key in _ENDS:
            return _ENDS[key]
        text = event.text()
        return int(text) if text in DIGITS else None

    @property
    def _side(self) -> float:
        return min(DOT, (self.width() - 2 * RING - MOST * LEAST_GAP) / (MOST + 1))

    @property
    def _step(self) -> float:
        """From one dot to the next."""
        return min(DOT + GAP, (self.width() - 2 * RING - self._side) / MOST)

    def _value_at(self, at: QPointF) -> int | None:
        value = int((at.x() - RING + (self._step - self._side) / 2) // self._step)
        return value if 0 <= value <= MOST else None

    def _set_hover(self, value: int | None) -> None:
        if value != self._hover:
            self._hover = value
            self.update()
