"""A row of the sequence, painted: number, title, what it is done with and how much; in two lines where it is narrow."""

from math import ceil

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from upstroke.ui.builder.row_words import RowWords
from upstroke.ui.builder.sequence_model import WARNING, WORDS
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize

GAP = 8
"""Between two rows; a half of it above each and a half below."""
EDGE = 14
"""From the edge of a row to what is on it."""
PADDING = 9
GRIP = 14
MARK = 16
"""The side of the warning mark."""
TAG_PADDING = (11.0, 5.0)
COLUMN_GAP = 12
SMALL_GAP = 6
WIDE_FROM = 62
"""So many letters wide a row has to be for all of it to stand in one line."""
GHOST_WIDTH = 240
"""The words on what hangs on the mouse are no wider."""
GHOST_OPACITY = 0.85
USUAL_DOSE = "each side 35 s"
"""The tags end where a dose of this length begins, so that they stand below one another."""


class SequenceRow(QStyledItemDelegate):
    """Paints a row of a `SequenceModel`."""

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """High enough for two lines, and as wide as the view makes it."""
        lines = sum(QFontMetricsF(self._theme.font(size)).height() for size in (TextSize.BODY, TextSize.SMALL))
        return QSize(0, round(lines) + 2 * PADDING + GAP)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row with its card."""
        shown: RowWords = index.data(WORDS)
        warned = bool(index.data(WARNING))
        card = QRectF(option.rect).adjusted(0, GAP / 2, 0, -GAP / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, card, option.state)
        room = self._paint_number(painter, card.adjusted(EDGE, 0, -EDGE, 0), index)
        if card.width() >= WIDE_FROM * QFontMetricsF(self._theme.font()).averageCharWidth():
            self._paint_line(painter, room, shown, warned=warned)
        else:
            self._paint_two_lines(painter, room, shown, warned=warned)
        painter.restore()

    def ghost(self, title: str, more: int, ratio: float) -> QPixmap:
        """What hangs on the mouse while a row is dragged, with so many more, at a device pixel ratio."""
        font = self._theme.font(bold=True)
        metrics = QFontMetricsF(font)
        others = f" and {more} more" if more else ""
        room = GHOST_WIDTH - metrics.horizontalAdvance(others)
        text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room) + others
        width = ceil(metrics.horizontalAdvance(text)) + 2 * EDGE
        card = QRectF(0, 0, width, ceil(metrics.height()) + 2 * PADDING)
        picture = QPixmap((card.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(GHOST_OPACITY)
        self._paint_card(painter, card, QStyle.StateFlag.State_Selected)
        _write(painter, card.adjusted(EDGE, 0, -EDGE, 0), text, font, QColor(self._theme.tokens.ink))
        painter.end()
        return picture

    def _paint_card(self, painter: QPainter, card: QRectF, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        selected = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        edge = tokens.jade if selected or focused else tokens.jade_line if hovered else tokens.line
        width = 2 if focused else 1
        inner = card.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(tokens.wash if selected else tokens.surface))
        painter.drawRoundedRect(inner, tokens.control_radius, tokens.control_radius)

    def _paint_number(self, painter: QPainter, room: QRectF, index: QModelIndex | QPersistentModelIndex) -> QRectF:
        """Paint the dots by which a row is dragged, and its number; what is left of the room."""
        muted = QColor(self._theme.tokens.muted)
        font = self._theme.font()
        digits = max(2, len(str(index.model().rowCount())))
        width = QFontMetricsF(font).horizontalAdvance("0" * digits)
        grip = QRectF(room.left(), room.top(), GRIP, room.height())
        self._icons.paint(painter, "dots-six-vertical-bold", grip, muted)
        place = QRectF(grip.right() + SMALL_GAP, room.top(), width, room.height())
        _write(painter, place, str(index.row() + 1), font, muted, Qt.AlignmentFlag.AlignRight)
        return room.adjusted(place.right() + COLUMN_GAP - room.left(), 0, 0, 0)

    def _paint_line(self, painter: QPainter, room: QRectF, shown: RowWords, *, warned: bool) -> None:
        tokens = self._theme.tokens
        font, small = self._theme.font(), self._theme.font(TextSize.SMALL)
        metrics = QFontMetricsF(font)
        dose = max(metrics.horizontalAdvance(USUAL_DOSE), metrics.horizontalAdvance(shown.dose))
        at = QRectF(room.right() - dose, room.top(), dose, room.height())
        _write(painter, at, shown.dose, font, QColor(tokens.muted), Qt.AlignmentFlag.AlignRight)

        across, down = TAG_PADDING
        width = QFontMetricsF(small).horizontalAdvance(shown.tag) + 2 * across
        height = QFontMetricsF(small).height() + 2 * down
        tag = QRectF(at.left() - COLUMN_GAP - width, room.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.sand))
        painter.drawRoundedRect(tag, height / 2, height / 2)
        _write(painter, tag, shown.tag, small, QColor(tokens.sand_ink), Qt.AlignmentFlag.AlignHCenter)

        left = QRectF(room.left(), room.top(), tag.left() - COLUMN_GAP - room.left(), room.height())
        self._paint_title(painter, left, shown.title, warned=warned)

    def _paint_two_lines(self, painter: QPainter, room: QRectF, shown: RowWords, *, warned: bool) -> None:
        small = self._theme.font(TextSize.SMALL)
        inner = room.adjusted(0, PADDING, 0, -PADDING)
        title = QFontMetricsF(self._theme.font(bold=True)).height()
        first = QRectF(inner.left(), inner.top(), inner.width(), title)
        second = QRectF(inner.left(), first.bottom(), inner.width(), inner.bottom() - first.bottom())
        self._paint_title(painter, first, shown.title, warned=warned)
        _write(painter, second, f"{shown.tag} · {shown.dose}", small, QColor(self._theme.tokens.muted))

    def _paint_title(self, painter: QPainter, room: QRectF, title: str, *, warned: bool) -> None:
        tokens = self._theme.tokens
        font = self._theme.font(bold=True)
        words = room.adjusted(0, 0, -(MARK + SMALL_GAP), 0) if warned else room
        _write(painter, words, title, font, QColor(tokens.ink))
        if warned:
            width = min(QFontMetricsF(font).horizontalAdvance(title), words.width())
            mark = QRectF(room.left() + width + SMALL_GAP, room.top(), MARK, room.height())
            self._icons.paint(painter, "warning-fill", mark, QColor(tokens.rose))


def _write(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    across: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write a line in the middle of the height, cut short where there is no room for all of it."""
    painter.setFont(font)
    painter.setPen(colour)
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
    painter.drawText(room, across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, cut)
