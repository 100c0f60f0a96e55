"""The cards of the library. Only those that can be seen are ever laid out and painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from upstroke.domain.overview import Overview
from upstroke.ui.library.shelf import OVERVIEW, Shelf
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures
from upstroke.ui.widgets.routine_card import PICTURE_HEIGHT, card_height, card_words, paint_card

COLUMN = 232
GAP = 16


class Grid(QListView):
    """Shows a shelf as cards in equal columns that fill the width."""

    def __init__(self, shelf: Shelf, theme: Theme, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Routines")
        self.setModel(shelf)
        self.setItemDelegate(_CardDelegate(theme, pictures, self))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the width."""
        self._fit()
        super().resizeEvent(event)

    def _picture_ready(self, routine_id: str) -> None:
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

    def __init__(self, theme: Theme, pictures: Pictures, view: Grid) -> None:
        super().__init__(view)
        self._theme, self._pictures, self._view = theme, pictures, view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As large as the grid."""
        return self._view.gridSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a card with its picture, if that is ready."""
        whole: Overview = index.data(OVERVIEW)
        rect = QRectF(option.rect).adjusted(0, 0, -GAP, -GAP)
        state = option.state
        size = QSize(int(rect.width()) - 2, PICTURE_HEIGHT)
        picture = self._pictures.picture(whole.routine, size, self._view.devicePixelRatioF())
        lit = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        paint_card(painter, rect, card_words(whole), picture, self._theme, lit=lit, focused=focused)
