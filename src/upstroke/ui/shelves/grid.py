"""The cards of the library. Only those that can be seen are ever laid out and painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from upstroke.domain.overview import Overview
from upstroke.ui.icons import Icons
from upstroke.ui.shelves.shelf import FAVOURITE, OVERVIEW, Shelf
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.routine_card import PICTURE_HEIGHT, card_height, card_words, paint_card

COLUMN = 232
GAP = 16
STAR = 32
"""The side of the place where a click sets or takes away the star."""
STAR_EDGE = 10
STAR_WORDS = {False: "Add to favourites (Space)", True: "Take out of favourites (Space)"}


class Grid(QListView):
    """Shows a shelf as cards in equal columns that fill the width."""

    star_asked = Signal(QModelIndex)
    """The user clicked the star of a card, or pressed Space on it."""

    def __init__(
        self, shelf: Shelf, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressed = QPersistentModelIndex()
        self.setAccessibleName("Routines")
        self.setModel(shelf)
        self.setItemDelegate(_CardDelegate(theme, icons, pictures, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(32)
        self.setMouseTracking(True)
        pictures.ready.connect(self._picture_ready)
        theme.changed.connect(self._fit)

    def star_rect(self, index: QModelIndex) -> QRect:
        """Where the star of a card is, in the viewport."""
        return _star_rect(_card_rect(self.visualRect(index)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space sets or takes away the star."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.star_asked.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a star is not one on its card."""
        star = self._star_at(event.position().toPoint())
        self._pressed = QPersistentModelIndex(star)
        if not star.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go on the star that was pressed to set or take it away."""
        if not self._pressed.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        star = self._star_at(event.position().toPoint())
        same = self._pressed == star
        self._pressed = QPersistentModelIndex()
        if same:
            self.star_asked.emit(star)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a star are two clicks."""
        if self._star_at(event.position().toPoint()).isValid():
            self.mousePressEvent(event)
            return
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a click on the star does."""
        star = self._star_at(event.position().toPoint())
        self.viewport().setToolTip(STAR_WORDS[star.data(FAVOURITE)] if star.isValid() else "")
        super().mouseMoveEvent(event)

    def _star_at(self, place: QPoint) -> QModelIndex:
        """The card whose star is at a place of the viewport."""
        index = self.indexAt(place)
        return index if index.isValid() and self.star_rect(index).contains(place) else QModelIndex()

    def _picture_ready(self, name: object) -> None:
        self.viewport().update()

    def _fit(self) -> None:
        # The view keeps room for its scroll bar, shown or not, and a column that touches the edge goes to the next row.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        width = self.contentsRect().width() - bar - 1
        columns = max(1, (width + GAP) // (COLUMN + GAP))
        size = QSize(width // columns, card_height(self._theme) + GAP)
        if size != self.gridSize():
            self.setGridSize(size)
            self.verticalScrollBar().setSingleStep(size.height() // 6)


class _CardDelegate(QStyledItemDelegate):
    """Paints a card."""

    def __init__(self, theme: Theme, icons: Icons, pictures: Pictures, view: Grid) -> None:
        super().__init__(view)
        self._theme, self._icons, self._pictures, self._view = theme, icons, pictures, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As large as the grid."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a card with its picture, if that is ready, and its star."""
        whole: Overview = index.data(OVERVIEW)
        card = _card_rect(option.rect)
        state = option.state
        size = QSize(card.width() - 2, PICTURE_HEIGHT)
        picture = self._pictures.picture(whole.routine, size, self._view.devicePixelRatioF())
        lit = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        paint_card(painter, QRectF(card), card_words(whole), picture, self._theme, lit=lit, focused=focused)
        self._paint_star(painter, QRectF(_star_rect(card)), starred=index.data(FAVOURITE))

    def _paint_star(self, painter: QPainter, rect: QRectF, *, starred: bool) -> None:
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.line))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.restore()
        name, colour = ("star-fill", tokens.jade) if starred else ("star", tokens.muted)
        self._icons.paint(painter, name, rect.adjusted(8, 8, -8, -8), QColor(colour))


def _card_rect(cell: QRect) -> QRect:
    return cell.adjusted(0, 0, -GAP, -GAP)


def _star_rect(card: QRect) -> QRect:
    return QRect(card.right() - STAR_EDGE - STAR + 1, card.top() + STAR_EDGE, STAR, STAR)
