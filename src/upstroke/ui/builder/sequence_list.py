"""The list of a sequence: what is in it, in order, to be chosen, moved, dragged out and dropped in."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from upstroke.domain.draft import Draft
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.sequence_model import WORDS, Index, SequenceModel
from upstroke.ui.builder.sequence_row import GAP, SequenceRow
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

EMPTY = "Drag a step here, or press Enter on one in the list beside it."
EMPTY_MARGIN = 24
GHOST_AT = QPoint(-14, -10)
"""Where the mouse is beside the picture of what is dragged."""
LINE = 3
"""How thick the line is that shows where a drop goes."""
SCROLL_EDGE = 32
"""A drag so near to the top or the bottom scrolls."""
LEAST_HEIGHT = 170
"""Three rows of it, or nearly, are always in sight; in logical pixels."""
NO_WARNINGS: Mapping[str, str] = {}

_Flag = QItemSelectionModel.SelectionFlag


class SequenceList(QListView):
    """Shows a draft and says what the user wants; it never changes the draft itself."""

    chosen = Signal(str)
    """The keyboard is on the row of an id, or on none (empty). Enter says it again."""
    move_requested = Signal(object, int)
    """The items of these ids (a frozenset) are to go before a place, as in `Draft.moved`."""
    drop_requested = Signal(object, int)
    """What was dropped (a QMimeData, only good until the slot returns) is to be put in before a place."""

    def __init__(self, theme: Theme, icons: Icons, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clipboard = theme, clipboard
        self._told = ""
        self._changing = False
        self._drag_at: QPoint | None = None
        self._rows = SequenceModel(clipboard, self)
        self.setAccessibleName("Sequence")
        self.setAccessibleDescription(EMPTY)
        self.setModel(self._rows)
        self._row = SequenceRow(theme, icons, self)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(SCROLL_EDGE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setMinimumHeight(LEAST_HEIGHT)
        theme.changed.connect(self.viewport().update)

    def show_draft(self, draft: Draft, warnings: Mapping[str, str] = NO_WARNINGS) -> None:
        """Show a draft, with what is wrong by the id of its item. What is selected and in sight stays so."""
        heir = self._heir({item.id for item in draft.items})
        steady = QPersistentModelIndex(self._steady_row())
        steady_row, row = steady.row(), self.currentIndex().row()
        seen = self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        with self._telling_once():
            self._rows.show_items(draft.items, warnings)
            for cursor in self._rows.indexes({heir}):
                self.selectionModel().setCurrentIndex(cursor, _Flag.NoUpdate)
            if not self.selectionModel().hasSelection():
                self._select_cursor()
        self.setAccessibleDescription("" if draft.items else EMPTY)
        if steady.isValid() and steady.row() != steady_row:
            self.executeDelayedItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (steady.row() - steady_row) * self.sizeHintForRow(0))
        if seen and self.currentIndex().row() != row:
            self.scrollTo(self.currentIndex())

    @property
    def current_id(self) -> str:
        """The id of the row that the keyboard is on; empty for none."""
        return self._rows.id_at(self.currentIndex())

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows, in the order of the draft."""
        return tuple(self._rows.id_at(index) for index in sorted(self.selectedIndexes(), key=QModelIndex.row))

    def select(self, ids: Collection[str]) -> None:
        """Select these rows and no others, put the keyboard on the first of them and scroll there."""
        indexes = self._rows.indexes(ids)
        if not indexes:
            self.selectionModel().clear()
            return
        wanted = QItemSelection()
        for index in indexes:
            wanted.select(index, index)
        with self._telling_once():
            # The view notes where a selection with Shift begins only when it moves the cursor itself.
            self.setCurrentIndex(indexes[0])
            self.selectionModel().select(wanted, _Flag.ClearAndSelect)
        self.scrollTo(indexes[0])

    def place_at(self, y: int) -> int:
        """The place before which goes what is dropped at a height of the viewport."""
        index = self.indexAt(QPoint(1, y))
        if not index.isValid():
            return self._rows.rowCount()
        return index.row() + (y > self.visualRect(index).center().y())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the row that the keyboard is on in sight, if it was."""
        seen = QRect(QPoint(0, 0), event.oldSize()).intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row the keyboard is on."""
        super().currentChanged(current, previous)
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that the keyboard comes to."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.selectionModel().hasSelection():
            self._select_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses the row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self.chosen.emit(self.current_id)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click below the rows leaves that of the keyboard alone selected."""
        super().mouseReleaseEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._select_cursor()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag the selected rows. What hangs on the mouse leaves the line in sight that shows where they would go."""
        rows = sorted(self.selectedIndexes(), key=QModelIndex.row)
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(self._rows.mimeData(rows))
        drag.setPixmap(self._row.ghost(rows[0].data(WORDS).title, len(rows) - 1, self.devicePixelRatioF()))
        drag.setHotSpot(GHOST_AT)
        drag.exec(actions, Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items from anywhere."""
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where what is dragged would go; the view itself scrolls near its edges."""
        super().dragMoveEvent(event)
        self._drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """What was dragged goes elsewhere."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for rows to be moved, or for items to be put in."""
        self._end_drag()
        if not self._take(event):
            return
        place = self.place_at(event.position().toPoint().y())
        if event.dropAction() is Qt.DropAction.MoveAction:
            self.move_requested.emit(frozenset(self.selected_ids()), place)
        else:
            self.drop_requested.emit(event.mimeData(), place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows and the line where a drop goes, or what to do where there are no rows."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._rows.rowCount() == 0:
            self._paint_empty(painter)
        elif self._drag_at is not None:
            self._paint_line(painter, self.place_at(self._drag_at.y()))
        painter.end()

    @contextmanager
    def _telling_once(self) -> Iterator[None]:
        """Tell where the keyboard is when all is done, and not of the ways there."""
        self._changing = True
        try:
            yield
        finally:
            self._changing = False
        self._tell()

    def _tell(self) -> None:
        if not self._changing and self.current_id != self._told:
            self._told = self.current_id
            self.chosen.emit(self._told)

    def _select_cursor(self) -> None:
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), _Flag.ClearAndSelect)

    def _heir(self, kept: Collection[str]) -> str:
        """The row for the keyboard when only some are kept: its own, or the next one, or else the one before."""
        row = self.currentIndex().row()
        rows = () if row < 0 else (*range(row, self._rows.rowCount()), *reversed(range(row)))
        ids = (self._rows.id_at(self._rows.index(each)) for each in rows)
        return next((item_id for item_id in ids if item_id in kept), "")

    def _steady_row(self) -> QModelIndex:
        """The first row in sight that is not selected: selected ones are those that may move."""
        if self._rows.rowCount():
            for y in range(1, self.viewport().height(), self.sizeHintForRow(0)):
                index = self.indexAt(QPoint(1, y))
                if index.isValid() and not self.selectionModel().isSelected(index):
                    return index
        return QModelIndex()

    def _take(self, event: QDropEvent) -> bool:
        """Say whether what is dragged can be dropped here: own rows are moved (copied with Ctrl), others copied."""
        own = event.source() is self
        if not own and not self._clipboard.holds(event.mimeData()):
            event.ignore()
            return False
        copied = not own or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.MoveAction)
        event.accept()
        return True

    def _drag_over(self, event: QDropEvent) -> None:
        if self._take(event):
            self._drag_at = event.position().toPoint()
            self.viewport().update()

    def _end_drag(self) -> None:
        self._drag_at = None
        self.stopAutoScroll()
        self.viewport().update()

    def _paint_line(self, painter: QPainter, place: int) -> None:
        last = place == self._rows.rowCount()
        row = self.visualRect(self._rows.index(place - last))
        y = min(max((row.bottom() + 1 if last else row.top()), LINE / 2), self.viewport().height() - LINE / 2)
        painter.setPen(QPen(QColor(self._theme.tokens.jade), LINE, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(LINE, y), QPointF(self.viewport().width() - LINE, y))

    def _paint_empty(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        over = self._drag_at is not None
        room = QRectF(self.viewport().rect()).adjusted(1, GAP / 2, -1, -GAP / 2)
        edge = QPen(QColor(tokens.jade if over or self.hasFocus() else tokens.muted), 2 if over else 1)
        edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(QColor(tokens.wash if over else tokens.surface))
        painter.drawRoundedRect(room, tokens.control_radius, tokens.control_radius)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self._theme.font())
        words = room.adjusted(EMPTY_MARGIN, 0, -EMPTY_MARGIN, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, EMPTY)
