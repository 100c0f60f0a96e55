"""The plan of the week as a table for a view: days beside each other, or below each other where it is narrow."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from upstroke.domain.plan import DAY_NAMES, DAYS, PLANNED, REST, Place, WeekPlan
from upstroke.domain.routine import Routine
from upstroke.ui import words
from upstroke.ui.plan import phrases
from upstroke.ui.plan.lengths import Lengths
from upstroke.ui.widgets.labels import tip

ROUTINE = Qt.ItemDataRole.UserRole
"""The role under which the routine of a place is had; None for a rest, and for one that is gone."""
FACTS = Qt.ItemDataRole.UserRole + 1
"""The role under which its second line is had."""

Index = QModelIndex | QPersistentModelIndex


class WeekModel(QAbstractTableModel):
    """Shows a plan. It never changes it itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = WeekPlan()
        self._routines: Mapping[str, Routine] = {}
        self._lengths = Lengths()
        self._today = -1
        self._across = True

    def show_week(self, routines: Mapping[str, Routine], lengths: Lengths, today: int) -> None:
        """Show places of routines that are known now. `today` is the day of the week that is marked."""
        self.beginResetModel()
        self._routines, self._lengths, self._today = routines, lengths, today
        self.endResetModel()

    def show_plan(self, plan: WeekPlan) -> None:
        """Show another plan."""
        self._plan = plan
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def turn(self, *, across: bool) -> None:
        """Put the days beside each other, or below each other."""
        self.beginResetModel()
        self._across = across
        self.endResetModel()

    def place(self, index: Index) -> Place:
        """The place of a cell."""
        day, slot = (index.column(), index.row()) if self._across else (index.row(), index.column())
        return day, PLANNED[slot]

    def cell(self, place: Place) -> QModelIndex:
        """The cell of a place."""
        day, slot = place[0], PLANNED.index(place[1])
        return self.index(slot, day) if self._across else self.index(day, slot)

    def routine_id(self, place: Place) -> str:
        """What is planned for a place."""
        return self._plan.at(*place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One for each slot, or for each day."""
        return 0 if parent.isValid() else len(PLANNED) if self._across else len(DAYS)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One for each day, or for each slot."""
        return 0 if parent.isValid() else len(DAYS) if self._across else len(PLANNED)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands in a place."""
        place = self.place(index)
        routine_id = self.routine_id(place)
        routine = self._routines.get(routine_id)
        title = phrases.title(routine_id, self._routines)
        facts = words.about(self._lengths.of(routine)) if routine else ""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (phrases.place(place), title, facts)))
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{phrases.place(place)}: {title}")
        if role == ROUTINE:
            return routine
        return facts if role == FACTS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What is planned can be dragged away, and everywhere something can be dropped."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        planned = index.isValid() and self.routine_id(self.place(index)) != REST
        return flags | Qt.ItemFlag.ItemIsDragEnabled if planned else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The days, today marked, and the slots."""
        of_days = (orientation is Qt.Orientation.Horizontal) == self._across
        match role:
            case Qt.ItemDataRole.DisplayRole if of_days:
                return f"{DAY_NAMES[section]} · today" if section == self._today else DAY_NAMES[section]
            case Qt.ItemDataRole.DisplayRole:
                return words.SLOTS[PLANNED[section]]
            case Qt.ItemDataRole.TextAlignmentRole if orientation is Qt.Orientation.Vertical:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
