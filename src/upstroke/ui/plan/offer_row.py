"""A row of what can be planned, painted: a small picture, a title and a line below it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from upstroke.ui.icons import Icons
from upstroke.ui.plan.week_model import FACTS, ROUTINE
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize
from upstroke.ui.widgets.pictures import Pictures

GAP = 6
"""Between two rows, in logical pixels, as all here."""
PADDING = 8
SIDE = 48
"""How wide the picture is."""
MOON = 20

Index = QModelIndex | QPersistentModelIndex


class OfferRow(QStyledItemDelegate):
    """Paints the rows of an `OfferModel`."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._pictures = theme, icons, pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text."""
        lines = sum(QFontMetricsF(font).height() for font in self._fonts)
        return QSize(0, round(lines) + 2 * PADDING + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row with its card."""
        tokens = self._theme.tokens
        card = QRectF(option.rect).adjusted(1, 1, -1, 1 - GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        lit = chosen or bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        shape = QPainterPath()
        shape.addRoundedRect(card, tokens.control_radius, tokens.control_radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(tokens.wash if lit else tokens.surface))
        painter.setClipPath(shape)
        self._paint_picture(painter, QRectF(card.left(), card.top(), SIDE, card.height()), index)
        painter.setClipping(False)
        edge = tokens.jade if focused else tokens.jade_line if lit else tokens.line
        painter.setPen(QPen(QColor(edge), 2 if focused else 1))
        painter.drawPath(shape)
        room = card.adjusted(SIDE + PADDING + 2, PADDING, -PADDING, -PADDING)
        for text, font, colour in zip(
            (index.data(), index.data(FACTS)), self._fonts, (tokens.ink, tokens.muted), strict=True
        ):
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = metrics.elidedText(str(text), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.TextFlag.TextSingleLine, shown)
            room.setTop(room.top() + metrics.height())
        painter.restore()

    def _paint_picture(self, painter: QPainter, place: QRectF, index: Index) -> None:
        tokens = self._theme.tokens
        painter.fillRect(place, QColor(tokens.stage))
        routine = index.data(ROUTINE)
        if routine is None:
            moon = QRectF(0, 0, MOON, MOON)
            moon.moveCenter(place.center())
            self._icons.paint(painter, "moon-stars", moon, QColor(tokens.muted))
            return
        ratio = painter.device().devicePixelRatioF()
        picture = self._pictures.picture(routine, place.size().toSize(), ratio)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)

    @property
    def _fonts(self) -> tuple[QFont, QFont]:
        return self._theme.font(bold=True), self._theme.font(TextSize.SMALL)
