"""The list of sessions, newest first. Rows are read from the history as one scrolls down to them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from upstroke.domain.session import Session
from upstroke.domain.stats import DayRange
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.theme import Theme

PORTION = 200
"""How many rows are read at a time."""

Read = Callable[[date, date, int, int], tuple[Session, ...]]
"""Reads sessions of the days from the first to the last: so many, after leaving out so many of the newest."""

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("Date", "Time", "Routine", "Minutes", "Strokes", "How it ended")
_ROUTINE = 2
_NUMBERS = (3, 4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionModel(QAbstractTableModel):
    """The sessions of a range, one a row."""

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._days: DayRange | None = None
        self._rows: list[Session] = []
        self._more = False

    def show_days(self, days: DayRange) -> None:
        """Show the sessions of a range."""
        self.beginResetModel()
        self._days = days
        self._rows = list(self._read(days.first, days.last, 0, PORTION))
        self._more = len(self._rows) == PORTION
        self.endResetModel()

    def session(self, row: int) -> Session | None:
        """The session in a row, without its passes."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, session_id: str) -> int:
        """The row of a session; -1 if it is not among those read."""
        return next((row for row, session in enumerate(self._rows) if session.id == session_id), -1)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there are older sessions to read."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        """Read some older sessions."""
        if self._days is None or parent.isValid():
            return
        found = self._read(self._days.first, self._days.last, len(self._rows), PORTION)
        self._more = len(found) == PORTION
        if found:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(found) - 1)
            self._rows += found
            self.endInsertRows()

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
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _cells(self._rows[index.row()])[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column is."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _COLUMNS[section]
        return None


def _cells(session: Session) -> tuple[str, ...]:
    started = session.started_local
    return (
        phrases.day(started.date()),
        words.time_of_day(started.time()),
        session.routine_title,
        phrases.minutes(session.active_ms),
        phrases.number(session.strokes),
        phrases.SESSION_OUTCOMES[session.outcome],
    )


class SessionList(QTableView):
    """Shows the sessions; one is always chosen, by click or by arrow keys."""

    chosen = Signal(object)
    """Another session is chosen (without its passes), or None."""
    delete_requested = Signal()
    """The Delete key was pressed on the chosen session."""

    def __init__(self, read: Read, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
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
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_ROUTINE, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(
            lambda index: self.chosen.emit(self._model.session(index.row()))
        )
        self._dress()
        theme.changed.connect(self._dress)

    @property
    def session(self) -> Session | None:
        """The chosen session, without its passes."""
        return self._model.session(self.currentIndex().row())

    def show_days(self, days: DayRange, choose: str = "", row: int = 0) -> None:
        """Show a range, with the session `choose` chosen; if it is not there, the one in a row."""
        self._model.show_days(days)
        found = self._model.row_of(choose)
        row = found if found >= 0 else min(row, self._model.rowCount() - 1)
        if row >= 0:
            self.selectRow(row)
        else:
            self.chosen.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete asks to delete; the rest is the table's."""
        if event.key() == Qt.Key.Key_Delete and self.session is not None:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        """The chosen row is softer than what the palette of the application has for it."""
        tokens = self._theme.tokens
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(tokens.jade_soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tokens.jade_ink))
        palette.setColor(QPalette.ColorRole.Text, QColor(tokens.ink))
        self.setPalette(palette)
        self.setStyleSheet(
            "QTableView::item { padding: 0 8px; }"
            f"QHeaderView {{ background: {tokens.surface}; }}"
            "QHeaderView::section { background: transparent; border: 0; padding: 4px 8px; font-weight: 400;"
            f" color: {tokens.muted}; border-bottom: 1px solid {tokens.line}; }}"
        )
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
