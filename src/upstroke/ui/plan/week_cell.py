"""A place of the week, painted: a picture with what is planned, or a rest."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from upstroke.domain.routine import Routine
from upstroke.ui.icons import Icons
from upstroke.ui.plan.week_model import FACTS, ROUTINE
from upstroke.ui.theme import Theme
from upstroke.ui.tokens import TextSize
from upstroke.ui.widgets.pictures import Pictures

GAP = 8
"""Between two cells, in logical pixels, as all here; a half of it on each side."""
PADDING = 10
TITLE_LINES = 2
SIDE = 56
"""How wide the picture is where it stands beside the words."""
MOON = 22
WIDE = 1.6
"""From so many times as wide as high on, the picture stands beside the words."""
PICTURE_FROM = 170
"""A narrower cell, of which the picture would stand beside the words, has none."""

Index = QModelIndex | QPersistentModelIndex


class WeekCell(QStyledItemDelegate):
    """Paints the cells of a `WeekModel`."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._pictures = theme, icons, pictures
        self.target: QPersistentModelIndex | None = None
        """The cell over which something is dragged."""

    def least(self, *, across: bool) -> QSize:
        """The room that a cell needs, beside or below others."""
        title = QFontMetricsF(self._theme.font(bold=True)).lineSpacing()
        small = QFontMetricsF(self._theme.font(TextSize.SMALL)).lineSpacing()
        words = round(TITLE_LINES * title + small) + 2 * PADDING + GAP
        return QSize(92, words + SIDE) if across else QSize(150, words - round(title / 2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell with its card."""
        tokens = self._theme.tokens
        rests = not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
        aimed = self.target == index
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        strong = aimed or (chosen and bool(option.state & QStyle.StateFlag.State_HasFocus))
        card = QRectF(option.rect).adjusted(GAP / 2, GAP / 2, -GAP / 2, -GAP / 2)
        shape = QPainterPath()
        shape.addRoundedRect(card, tokens.control_radius, tokens.control_radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens.wash if aimed or chosen or hovered else tokens.paper if rests else tokens.surface
        painter.fillPath(shape, QColor(ground))
        if rests:
            self._paint_rest(painter, card, str(index.data()))
        else:
            self._paint_routine(painter, card, shape, index)
        edge = (
            tokens.jade if chosen or strong else tokens.muted if rests else tokens.jade_line if hovered else tokens.line
        )
        pen = QPen(QColor(edge), 2 if strong else 1)
        pen.setStyle(Qt.PenStyle.DashLine if rests and not strong else Qt.PenStyle.SolidLine)
        painter.strokePath(shape, pen)
        painter.restore()

    def _paint_rest(self, painter: QPainter, card: QRectF, word: str) -> None:
        muted = QColor(self._theme.tokens.muted)
        font = self._theme.font()
        line = QFontMetricsF(font).height()
        top = card.center().y() - (MOON + 4 + line) / 2
        self._icons.paint(painter, "moon-stars", QRectF(card.left(), top, card.width(), MOON), muted)
        painter.setPen(muted)
        painter.setFont(font)
        painter.drawText(QRectF(card.left(), top + MOON + 4, card.width(), line), Qt.AlignmentFlag.AlignHCenter, word)

    def _paint_routine(self, painter: QPainter, card: QRectF, shape: QPainterPath, index: Index) -> None:
        routine: Routine | None = index.data(ROUTINE)
        bold, small = self._theme.font(bold=True), self._theme.font(TextSize.SMALL)
        line, fact = QFontMetricsF(bold).lineSpacing(), QFontMetricsF(small).lineSpacing()
        if beside := card.width() > WIDE * card.height():
            side = SIDE if card.width() >= PICTURE_FROM else 0
            place = QRectF(card.left(), card.top(), side, card.height())
            room = card.adjusted(side + PADDING, 0, -PADDING, 0)
        else:
            high = TITLE_LINES * line + fact + 2 * PADDING - 4
            place = QRectF(card.left(), card.top(), card.width(), card.height() - high)
            room = QRectF(card.left(), place.bottom(), card.width(), high).adjusted(PADDING, PADDING - 4, -PADDING, 0)
        self._paint_picture(painter, place, shape, routine)
        title, facts = _lines(str(index.data()), bold, room.width()), str(index.data(FACTS))
        if beside:
            room.setTop(room.center().y() - (len(title) * line + bool(facts) * fact) / 2)
        tokens = self._theme.tokens
        for text in title:
            _write(painter, room, text, bold, QColor(tokens.ink if routine else tokens.rose_ink))
            room.setTop(room.top() + line)
        _write(painter, room, facts, small, QColor(tokens.muted))

    def _paint_picture(self, painter: QPainter, place: QRectF, shape: QPainterPath, routine: Routine | None) -> None:
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(place, QColor(self._theme.tokens.stage))
        size = place.size().toSize()
        if routine is not None and not size.isEmpty():
            picture = self._pictures.picture(routine, size, painter.device().devicePixelRatioF())
            if picture is not None:
                painter.drawPixmap(place.topLeft(), picture)
        painter.restore()


def _lines(text: str, font: QFont, width: float) -> list[str]:
    """A text broken into lines of a width; the last that there may be is cut short where there is more."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if len(found) == TITLE_LINES - 1:
            found.append(QFontMetricsF(font).elidedText(text[line.textStart() :], Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return found


def _write(painter: QPainter, room: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, Qt.TextFlag.TextSingleLine, text)
