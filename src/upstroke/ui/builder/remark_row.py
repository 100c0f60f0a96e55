"""One remark: its sentence, which shows what it is about when clicked, and the button that puts it right."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QSizePolicy, QWidget

from upstroke.domain.remark import Remark, Weight
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button, on_button
from upstroke.ui.widgets.labels import set_kind

BESIDE_FROM = 440
"""From this width on, in logical pixels, the button stands beside the sentence, and else below it."""
MARGIN = 12
EDGE = 3
"""Around a sentence, for the line that shows where the keyboard is."""
ICON, GAP = 18, 10

_KINDS = {Weight.STOP: "notice", Weight.CAUTION: "sand", Weight.HINT: "tile"}
_INKS = {Weight.STOP: "rose_ink", Weight.CAUTION: "sand_ink", Weight.HINT: "muted"}
_ICONS = {Weight.STOP: "warning-octagon", Weight.CAUTION: "warning", Weight.HINT: "lightbulb"}
_SPOKEN = {Weight.STOP: "To put right", Weight.CAUTION: "Take care", Weight.HINT: "Hint"}


class RemarkRow(QFrame):
    """Shows one remark after another."""

    chosen = Signal()
    fix_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remark = Remark("", Weight.HINT, "")
        self._sentence = _Sentence(theme, icons)
        self._sentence.clicked.connect(self.chosen)
        self._fix = button("", self.fix_requested.emit, kind="fix")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(MARGIN - EDGE, MARGIN - EDGE - 3, MARGIN, MARGIN - EDGE - 3)
        self._row.setSpacing(GAP - EDGE)
        self._row.addWidget(self._sentence, 1)
        self._row.addWidget(self._fix, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_remark(self, remark: Remark) -> None:
        """Show a remark."""
        if remark == self.remark:
            self.remark = remark
            return
        self.remark = remark
        set_kind(self, "kind", _KINDS[remark.weight])
        self._fix.style().polish(self._fix)  # its ground goes by the kind of the row
        self._sentence.show_remark(remark)
        self._fix.setText(on_button(remark.fix.words) if remark.fix else "")
        self._fix.setAccessibleName(f"{remark.fix.words}: {remark.sentence}" if remark.fix else "")
        self._fix.setVisible(remark.fix is not None)

    def take_keyboard(self) -> None:
        """Put the keyboard on the button, or else on the sentence."""
        (self._fix if self.remark.fix else self._sentence).setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, width: int) -> int:
        """Lay it out for a width; returns the height that it needs."""
        beside = width >= BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        return self._row.totalHeightForWidth(width)


class _Sentence(QAbstractButton):
    """The sentence of a remark behind an icon for its weight, in as many lines as it takes."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._weight = Weight.HINT
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    def show_remark(self, remark: Remark) -> None:
        self._weight = remark.weight
        self.setText(remark.sentence)
        self.setAccessibleName(f"{_SPOKEN[remark.weight]}: {remark.sentence}")
        leads = bool(remark.items)
        self.setToolTip("Show it in the sequence" if leads else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(ICON, self._lines(width).height()) + 2 * EDGE

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ICON + 2 * EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        ink = QColor(getattr(tokens, _INKS[self._weight]))
        painter = QPainter(self)
        lines = self._lines(self.width())
        line = self.fontMetrics().height()
        top = max(0, (self.height() - lines.height()) // 2)
        icon = QRectF(EDGE, top + (line - ICON) / 2, ICON, ICON)
        self._icons.paint(painter, _ICONS[self._weight], icon, ink)
        painter.setPen(ink)
        painter.drawText(lines.translated(0, top), _FLAGS, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.jade), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _lines(self, width: int) -> QRect:
        """Where the words stand in a width, from the top."""
        left = EDGE + ICON + GAP
        room = QRect(left, 0, max(1, width - left - EDGE), 10_000)
        return QRect(left, 0, room.width(), self.fontMetrics().boundingRect(room, _FLAGS, self.text()).height())


_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
