"""The table behind a chart."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from upstroke.ui.history.charts.figure import Table
from upstroke.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAME = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Numbers(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.table = Table((), ())

    def show_table(self, table: Table) -> None:
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.table.header)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER if index.column() else _NAME
        return self.table.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBER if section else _NAME
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.table.header[section]
        return None


class NumberTable(QTableView):
    """Shows the numbers of a chart. What is selected can be copied; without a selection, all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers = _Numbers()
        self.setModel(self._numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._dress()
        theme.changed.connect(self._dress)

    def show_table(self, name: str, table: Table) -> None:
        """Show other numbers, of a chart of that name; it begins at the last row, which is the latest."""
        self.setAccessibleName(f"Table: {name}")
        self._numbers.show_table(table)
        # The names are the widest: a share of the width would cut them off. The model's reset forgets how it was set.
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        QTimer.singleShot(0, self.scrollToBottom)  # when it has its size

    @property
    def selected_text(self) -> str:
        """What is selected, as a spreadsheet takes it; all, with the header, where nothing is."""
        cells = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        table = self._numbers.table
        if not cells:
            return table.text
        rows = dict.fromkeys(row for row, _ in cells)
        return "\n".join("\t".join(table.rows[row][column] for at, column in cells if at == row) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected; the rest is the table's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.selected_text)
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        tokens = self._theme.tokens
        self.setStyleSheet(
            "QTableView::item { padding: 0 8px; }"
            f"QTableView::item:selected {{ background: {tokens.jade_soft}; color: {tokens.jade_ink}; }}"
            f"QHeaderView {{ background: {tokens.surface}; }}"
            "QHeaderView::section { background: transparent; border: 0; padding: 4px 8px; font-weight: 400;"
            f" color: {tokens.muted}; border-bottom: 1px solid {tokens.line}; }}"
        )
