"""What can be planned, as a list of which some is shown: a rest, and the routines there are."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from upstroke.domain.plan import REST, WeekPlan
from upstroke.domain.routine import Routine
from upstroke.ui import words
from upstroke.ui.plan import parcel, phrases
from upstroke.ui.plan.lengths import Lengths
from upstroke.ui.plan.week_model import FACTS, ROUTINE
from upstroke.ui.widgets.labels import tip

OFFERED = Qt.ItemDataRole.UserRole + 2
"""The role under which a row's id is had; `REST` for the rest."""

Index = QModelIndex | QPersistentModelIndex


class OfferModel(QAbstractListModel):
    """Shows what has all words that were searched for, the rest first. It has the roles of a `WeekModel`, too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Routine | None, ...] = ()
        self._shown: tuple[Routine | None, ...] = ()
        self._lengths = Lengths()
        self._plan = WeekPlan()
        self._wanted: tuple[str, ...] = ()

    def show_routines(self, routines: Sequence[Routine], lengths: Lengths) -> None:
        """Offer routines in an order."""
        self._all, self._lengths = (None, *routines), lengths
        self._narrow()

    def show_plan(self, plan: WeekPlan) -> None:
        """Say where each is planned."""
        self._plan = plan
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def search(self, text: str) -> None:
        """Show what has all of these words."""
        self._wanted = tuple(text.casefold().split())
        self._narrow()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row shows."""
        routine = self._shown[index.row()]
        title = routine.title if routine else phrases.RESTING
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {self._facts(routine)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{title}\n{self._facts(routine)}\n{routine.summary}" if routine else "")
        if role == ROUTINE:
            return routine
        if role == FACTS:
            return self._facts(routine)
        return (routine.id if routine else REST) if role == OFFERED else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged away."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [parcel.ROUTINE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """A row as it is dragged; only one can be chosen."""
        return parcel.packed(indexes[0].data(OFFERED), str(indexes[0].data()))

    def _facts(self, routine: Routine | None) -> str:
        if routine is None:
            return "Nothing planned"
        return " · ".join(
            filter(None, (words.about(self._lengths.of(routine)), phrases.planned(self._plan, routine.id)))
        )

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = tuple(filter(self._fits, self._all))
        self.endResetModel()

    def _fits(self, routine: Routine | None) -> bool:
        text = f"{routine.title} {routine.summary}" if routine else phrases.RESTING
        return all(word in text.casefold() for word in self._wanted)
