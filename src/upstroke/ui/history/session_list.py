"""The list of sessions, newest first. Rows are read from the history as one scrolls down to them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from upstroke.domain.session import Session
from upstroke.domain.session_edit import Entry
from upstroke.domain.session_query import EVERYTHING, SessionQuery
from upstroke.domain.stats import DayRange
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.table_look import table_look
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.labels import tip

PORTION = 200
"""How many rows are read at a time."""
STRIDE = 1000
"""How many sessions are looked at in one go when only some are wanted: that takes about as long as two frames."""

ROWS_MEASURED = 60
"""By so many rows the columns know how wide they have to be."""

LEAST = 300
"""The least height of a list that scrolls, in pixels."""
FEW = 10
"""So many rows a list shows at first that leaves the scrolling to its page."""
MORE = 20
"""So many come on top when more are wanted."""

Read = Callable[[DayRange, SessionQuery, int, int], tuple[Entry, ...]]
"""Reads those of the sessions of some days that answer a query: it leaves out so many of the newest, and looks at so
many of the others."""

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("Date", "Time", "Routine", "Minutes", "Strokes", "How it ended")
_ROUTINE = 2
_NUMBERS = (3, 4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionModel(QAbstractTableModel):
    """The sessions of a range that are asked for, one a row.

    Where few answer, it goes on looking between two events until there is a portion of them, or no session is left.
    """

    read_on = Signal()
    """There may be more rows than before, and nothing is looked for any more."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._days: DayRange | None = None
        self._query = EVERYTHING
        self._rows: list[Entry] = []
        self._looked_at = self._total = self._wanted = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._read_some)

    def show_days(self, days: DayRange, total: int, query: SessionQuery = EVERYTHING) -> None:
        """Show those sessions of a range that are asked for; there are `total` in the range."""
        self.beginResetModel()
        self._days, self._query, self._total = days, query, total
        self._looked_at, self._wanted = 0, PORTION
        self._rows = list(self._next())
        self.endResetModel()
        self._go_on()

    def entry(self, row: int) -> Entry | None:
        """What is in a row, without its passes."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, session_id: str) -> int:
        """The row of a session; -1 if it is not among those read."""
        return next((row for row, entry in enumerate(self._rows) if entry.session.id == session_id), -1)

    @property
    def looking(self) -> bool:
        """Whether more rows are being looked for."""
        return self._later.isActive()

    def canFetchMore(self, parent: _Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's own default
        """Whether there are older sessions to look at."""
        return self._looked_at < self._total and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read some older sessions."""
        if self.canFetchMore(parent) and not self.looking:
            self._wanted = len(self._rows) + PORTION
            self._read_some()

    def _read_some(self) -> None:
        found = self._next()
        if found:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()
        self._go_on()

    def _next(self) -> tuple[Entry, ...]:
        if self._days is None:
            return ()
        count = PORTION if self._query == EVERYTHING else STRIDE
        found = self._read(self._days, self._query, self._looked_at, count)
        self._looked_at += count
        return found

    def _go_on(self) -> None:
        if self.canFetchMore() and len(self._rows) < self._wanted:
            self._later.start(0)
        else:
            self._later.stop()
            self.read_on.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many were read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many columns there are."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says."""
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return _RIGHT
        entry = self._rows[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(entry.note)
        return _cells(entry)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column is."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None


def _cells(entry: Entry) -> tuple[str, ...]:
    session, started = entry.session, entry.session.started_local
    return (
        phrases.day(started.date()),
        words.time_of_day(started.time()),
        session.routine_title,
        phrases.minutes(session.active_ms),
        phrases.strokes_of(entry),
        phrases.ended(entry),
    )


class SessionList(QTableView):
    """Shows the sessions; one is always chosen, by click or by arrow keys."""

    chosen = Signal(object)
    """Another Session is chosen (without its passes), or None."""
    found = Signal(int, bool)
    """So many sessions are shown, and whether there may be more."""
    edit_requested = Signal()
    """Enter was pressed on the chosen session, or it was clicked twice."""
    delete_requested = Signal()
    """The Delete key was pressed on the chosen session."""
    fitted = Signal()
    """It is as high as it should be; whether it `has_more` may be another matter than before."""
    sought = Signal(object)
    """A list that does not scroll wants this QRect of it to be seen."""

    def __init__(self, read: Read, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = 0
        """So many rows are shown, and the page scrolls; 0 for a list that scrolls by itself."""
        self._model = SessionModel(read)
        self.setModel(self._model)
        self.setAccessibleName("Sessions, newest first")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setResizeContentsPrecision(0)  # by the rows that are seen: all would take longer than to show them
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(ROWS_MEASURED)
        header.setSectionResizeMode(_ROUTINE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(lambda: self.chosen.emit(self.session))
        self._model.read_on.connect(self._tell)
        self._dress()
        self._fit()
        theme.changed.connect(self._dress)

    @property
    def session(self) -> Session | None:
        """The chosen session, without its passes."""
        entry = self._model.entry(self.currentIndex().row())
        return entry.session if entry else None

    def show_days(
        self, days: DayRange, total: int, query: SessionQuery = EVERYTHING, choose: str = "", row: int = 0
    ) -> None:
        """Show those of the `total` sessions of a range that are asked for, with the session `choose` chosen.

        If it is not there, the one in a row is.
        """
        self._model.show_days(days, total, query)
        found = self._model.row_of(choose)
        row = found if found >= 0 else min(row, self._model.rowCount() - 1)
        if row >= 0:
            self.selectRow(row)
        else:
            self.chosen.emit(None)

    @property
    def has_more(self) -> bool:
        """Whether it leaves rows out, so as not to scroll."""
        rest = self._model.rowCount() > self._most or self._model.canFetchMore()
        return bool(self._most) and rest

    def leave_scrolling(self, to_page: bool) -> None:
        """Stand as high as a few rows without a bar, or scroll by itself."""
        if to_page != bool(self._most):
            self._most = FEW if to_page else 0
            self._fit()

    def show_more(self) -> None:
        """Show some more rows."""
        self._most += MORE
        if self._model.rowCount() < self._most:
            self._model.fetchMore(QModelIndex())
        self._fit()

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Let a row be seen; where the page scrolls, rows that were left out come up to it."""
        if not self._most:
            super().scrollTo(index, hint)
            return
        if index.row() >= self._most:
            self._most = index.row() + 1
            self._fit()
        if self.hasFocus():
            self.sought.emit(self.visualRect(index).translated(0, self.horizontalHeader().height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page if that scrolls."""
        if self._most:
            event.ignore()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks to edit, Delete to delete; the rest is the table's."""
        asks = {
            Qt.Key.Key_Delete: self.delete_requested,
            Qt.Key.Key_Return: self.edit_requested,
            Qt.Key.Key_Enter: self.edit_requested,
        }.get(Qt.Key(event.key()))
        if asks is not None and self.session is not None:
            asks.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to edit what is clicked twice."""
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.indexAt(event.position().toPoint()).isValid():
            self.edit_requested.emit()

    def _tell(self) -> None:
        """Say how many there are; the first that comes late is chosen."""
        if self.session is None and self._model.rowCount():
            self.selectRow(0)
        self._fit()
        self.found.emit(self._model.rowCount(), self._model.canFetchMore())

    def _fit(self) -> None:
        """Stand as high as the rows that are shown; a list that scrolls takes what room there is."""
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(off if self._most else on)
        if self._most:
            rows = max(1, min(self._most, self._model.rowCount()))
            height = self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize()
            self.setFixedHeight(height)
            self.verticalScrollBar().setValue(0)
        else:
            self.setMinimumHeight(LEAST)
            self.setMaximumHeight(self.maximumWidth())
        self.fitted.emit()

    def _dress(self) -> None:
        """The chosen row is softer than what the palette of the application has for it."""
        tokens = self._theme.tokens
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(tokens.jade_soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.jade_ink))
        palette.setColor(QPalette.ColorRole.Text, QColor(tokens.ink))
        self.setPalette(palette)
        self.setStyleSheet(table_look(self, tokens))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
