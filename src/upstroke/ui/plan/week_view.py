"""The week as a grid of cells, which can be chosen, dragged and dropped on."""

from PySide6.QtCore import QMimeData, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from upstroke.domain.plan import REST, Place
from upstroke.ui.icons import Icons
from upstroke.ui.plan import parcel
from upstroke.ui.plan.week_cell import WeekCell
from upstroke.ui.plan.week_model import Index, WeekModel
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures

HIGHEST = 250
"""No cell is higher than this, in logical pixels, however high the window."""


class WeekView(QTableView):
    """Shows a plan and says what the user wants; it never changes the plan itself."""

    chosen = Signal(object)
    """The keyboard is on another Place."""
    put = Signal(str, object)
    """The routine of an id, or a rest, is to stand in a Place."""
    moved = Signal(object, object)
    """What stands in a Place is to stand in another, and not in the first one any more."""
    menu_requested = Signal(QPoint)
    """Show what can stand in the chosen place, at a point of the screen."""

    def __init__(
        self, week: WeekModel, theme: Theme, icons: Icons, pictures: Pictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._week = week
        self._across: bool | None = None
        self._cells = WeekCell(theme, icons, pictures, self)
        self.setObjectName("week")
        self.setAccessibleName("Plan of the week")
        self.setModel(week)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._ask)
        pictures.ready.connect(self._on_picture)
        theme.changed.connect(self.viewport().update)
        self.turn(across=True)

    @property
    def place(self) -> Place:
        """The place that the keyboard is on."""
        return self._week.place(self.currentIndex())

    def choose(self, place: Place) -> None:
        """Put the keyboard on a place."""
        self.setCurrentIndex(self._week.cell(place))

    def turn(self, *, across: bool) -> None:
        """Put the days beside each other, or below each other."""
        if across == self._across:
            return
        self._across = across
        place = self.place if self.currentIndex().isValid() else None
        self._week.turn(across=across)
        least = self._cells.least(across=across)
        self.horizontalHeader().setMinimumSectionSize(least.width())
        self.verticalHeader().setMinimumSectionSize(least.height())
        self.setMaximumHeight(self._week.rowCount() * HIGHEST)
        self.updateGeometry()
        if place is not None:
            self.choose(place)

    def sizeHint(self) -> QSize:
        """Room for the least cells."""
        across, down = self.horizontalHeader(), self.verticalHeader()
        width = down.sizeHint().width() + across.minimumSectionSize() * across.count()
        return QSize(width, across.sizeHint().height() + down.minimumSectionSize() * down.count())

    def minimumSizeHint(self) -> QSize:
        """As much; where there is less, the page scrolls."""
        return self.sizeHint()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the keyboard is."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._week.place(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks what is to stand here, Delete makes it a rest, and a place can be copied."""
        place = self.place
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setMimeData(self._packed(place))
        elif event.matches(QKeySequence.StandardKey.Paste):
            mime = QGuiApplication.clipboard().mimeData()
            if parcel.holds(mime):
                self.put.emit(parcel.routine_id(mime), place)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put.emit(REST, place)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask what is to stand in the place that was clicked."""
        clicked = self.indexAt(event.pos())
        if event.reason() is QContextMenuEvent.Reason.Mouse and clicked.isValid():
            self.setCurrentIndex(clicked)
        self._ask(self.currentIndex())

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Let what is planned be dragged to another place: moved, or with Ctrl copied."""
        place = self.place
        drag = QDrag(self)
        drag.setMimeData(self._packed(place, dragged=True))
        cell = self.visualRect(self.currentIndex())
        drag.setPixmap(self.viewport().grab(cell))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - cell.topLeft())
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take routines."""
        self._drag_over(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where what is dragged would go."""
        self._drag_over(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """What was dragged goes elsewhere."""
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to stand here."""
        self._drag_over(event)
        target = self._cells.target
        self._aim(None)
        if target is None:
            return
        place, origin = self._week.place(target), parcel.origin(event.mimeData())
        self.choose(place)
        if origin is not None and event.dropAction() is Qt.DropAction.MoveAction:
            self.moved.emit(origin, place)
        else:
            self.put.emit(parcel.routine_id(event.mimeData()), place)

    def _on_picture(self, _: object) -> None:
        self.viewport().update()

    def _drag_over(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not (index.isValid() and parcel.holds(event.mimeData())):
            self._aim(None)
            event.ignore()
            return
        self._aim(index)
        copied = parcel.origin(event.mimeData()) is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        event.setDropAction(Qt.DropAction.CopyAction if copied else Qt.DropAction.MoveAction)
        event.accept()

    def _aim(self, index: Index | None) -> None:
        self._cells.target = QPersistentModelIndex(index) if index is not None else None
        self.viewport().update()

    def _packed(self, place: Place, *, dragged: bool = False) -> QMimeData:
        title = str(self._week.cell(place).data())
        return parcel.packed(self._week.routine_id(place), title, place if dragged else None)

    def _ask(self, index: Index) -> None:
        if index.isValid():
            self.menu_requested.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))
