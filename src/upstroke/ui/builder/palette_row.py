"""Paints a row of what can be taken: its title, a line below it, and a plus."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from upstroke.ui.builder.palette_model import FACTS
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

GAP = 8
"""Between rows, in logical pixels, as all here."""
PADDING = 12
PLUS = 18
PLUS_ROOM = 40
"""From the right edge, where a click adds."""


class PaletteRow(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines of text."""
        strong, small = self._fonts(option.font)
        return QSize(0, QFontMetrics(strong).height() + QFontMetrics(small).height() + 2 * PADDING - 4 + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        tokens = self._theme.tokens
        card = QRectF(option.rect).adjusted(1, 1, -1, -GAP + 1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = chosen or bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.jade if focused else tokens.jade_line if chosen else tokens.line), 1.2))
        painter.setBrush(QColor(tokens.wash if lit else tokens.surface))
        painter.drawRoundedRect(card, tokens.control_radius, tokens.control_radius)
        strong, small = self._fonts(option.font)
        text = card.adjusted(PADDING, PADDING - 3, -PLUS_ROOM, 0).toRect()
        self._line(painter, text, strong, str(index.data()), tokens.ink)
        text.translate(0, QFontMetrics(strong).height() + 1)
        self._line(painter, text, small, str(index.data(FACTS)), tokens.muted)
        painter.restore()
        plus = QRectF(card.right() - PLUS - 11, card.center().y() - PLUS / 2, PLUS, PLUS)
        self._icons.paint(painter, "plus-circle", plus, QColor(tokens.jade if lit else tokens.muted))

    def _line(self, painter: QPainter, rect: QRect, font: QFont, text: str, colour: str) -> None:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect.left(), rect.top() + metrics.ascent(), shown)

    def _fonts(self, body: QFont) -> tuple[QFont, QFont]:
        strong, small = QFont(body), QFont(body)
        strong.setWeight(QFont.Weight.DemiBold)
        small.setPointSizeF(body.pointSizeF() * self._theme.tokens.small)
        return strong, small
