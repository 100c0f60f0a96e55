"""The table behind a chart."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from upstroke.ui.history.charts.figure import Table
from upstroke.ui.history.table_look import table_look
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
            return _NAME if index.column() in self.table.worded else _NUMBER
        return self.table.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NAME if section in self.table.worded else _NUMBER
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.table.header[section]
        return None


class NumberTable(QTableView):
    """Shows the numbers of a chart. What is selected can be copied; without a selection, all of it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._numbers = _Numbers()
        self._latest_last = True
        self.setModel(self._numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self._dress()
        theme.changed.connect(self._dress)

    def show_table(self, name: str, table: Table, *, latest_last: bool = True) -> None:
        """Show other numbers, of a chart of that name. Where the last row is the latest, that is what is seen."""
        self.setAccessibleName(f"Table: {name}")
        self._numbers.show_table(table)
        self._fit()
        self._latest_last = latest_last
        if latest_last:
            self.scrollToBottom()
        else:
            self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew; whoever looks at the latest goes on doing so."""
        bar = self.verticalScrollBar()
        at_end = self._latest_last and bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._fit()
        if at_end:
            self.scrollToBottom()

    def _fit(self) -> None:
        """No column is narrower than what is in it: they share what is left over, or the table scrolls sideways."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        needed = [header.sectionSize(place) for place in range(header.count())]
        spare = (self.viewport().width() - sum(needed)) // max(1, len(needed) - 1)
        if spare > 0:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            for place, width in enumerate(needed[1:], 1):
                header.resizeSection(place, width + spare)

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
        chosen = f"QTableView::item:selected {{ background: {tokens.jade_soft}; color: {tokens.jade_ink}; }}"
        self.setStyleSheet(table_look(self, tokens) + chosen)
