"""The routines of the library as a model for a view: what is shown of them, in order."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from upstroke.domain.overview import Overview, overview
from upstroke.domain.programme import Rest, no_rest, open_routine
from upstroke.domain.routine import Routine
from upstroke.domain.shelf_query import ShelfFacts, ShelfQuery, find, tools_of
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.widgets.routine_card import card_words

OVERVIEW = Qt.ItemDataRole.UserRole
"""The role under which an item's `Overview` is had. It is worked out when first asked for, so only for what is seen,
or for all once the length decides what is shown."""

FAVOURITE = Qt.ItemDataRole.UserRole + 1
"""The role that says whether an item has the user's star."""

Index = QModelIndex | QPersistentModelIndex


class Shelf(QAbstractListModel):
    """Keeps the routines and shows those that a query finds."""

    def __init__(self) -> None:
        super().__init__()
        self._routines: tuple[Routine, ...] = ()
        self._shown: tuple[Routine, ...] = ()
        self._overviews: dict[str, Overview] = {}
        self._texts: dict[str, str] = {}
        self._rest: Rest = no_rest
        self._facts = ShelfFacts()
        self._query = ShelfQuery()

    def show_routines(self, routines: Iterable[Routine], rest: Rest = no_rest, facts: ShelfFacts | None = None) -> None:
        """Show other routines, or the same ones after something else has changed."""
        new = tuple(routines)
        if new != self._routines:
            self._routines = new
            self._overviews.clear()
            self._texts.clear()
        self._rest, self._facts = rest, facts or ShelfFacts()
        self._refresh()

    def narrow(self, query: ShelfQuery) -> None:
        """Show what a query finds, in its order."""
        if query != self._query:
            self._query = query
            self._refresh()

    @property
    def total(self) -> int:
        """How many routines there are, shown or not."""
        return len(self._routines)

    @property
    def tools(self) -> tuple[Tool, ...]:
        """The tools that any routine may be done with."""
        used = {tool for routine in self._routines for tool in tools_of(routine)}
        return tuple(tool for tool in Tool if tool in used and tool is not Tool.NONE)

    @property
    def benefits(self) -> tuple[str, ...]:
        """What any routine is done for, by the alphabet."""
        return tuple(sorted({label for routine in self._routines for label in self._facts.labels(routine.id)}))

    def overview(self, routine: Routine) -> Overview:
        """What a routine adds up to."""
        if routine.id not in self._overviews:
            self._overviews[routine.id] = overview(routine)
        return self._overviews[routine.id]

    def place(self, routine_id: str) -> int:
        """Where a routine is shown; -1 if it is not."""
        return next((place for place, routine in enumerate(self._shown) if routine.id == routine_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many routines are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the words for those who hear the card, the overview, or whether it has a star."""
        routine = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return routine.title
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = card_words(self.overview(routine))
                star = ", favourite" if routine.id in self._facts.favourites else ""
                return f"{shown.title}, {shown.facts}, {shown.zones}{star}"
        if role == FAVOURITE:
            return routine.id in self._facts.favourites
        return self.overview(routine) if role == OVERVIEW else None

    def _refresh(self) -> None:
        found = find(
            self._routines,
            self._query,
            self._facts,
            self._rest,
            searched=self._text,
            length_ms=lambda routine: self.overview(routine).length_ms,
        )
        if found and found == self._shown:
            # The view keeps its place.
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    def _text(self, routine: Routine) -> str:
        """What a search looks at: title, summary, tools, zones and steps."""
        if routine.id not in self._texts:
            programme = open_routine(routine)
            techniques = dict.fromkeys(words.TECHNIQUES[entry.step.technique] for entry in programme.entries)
            parts = (
                routine.title,
                routine.summary,
                words.SLOTS[routine.slot],
                " ".join(words.TOOLS[tool] for tool in programme.tools),
                words.zones_line(programme.zones),
                " ".join(zone.replace("_", " ") for zone in programme.zones),
                " ".join(techniques),
                " ".join(entry.step.title for entry in programme.entries),
            )
            self._texts[routine.id] = " ".join(parts)
        return self._texts[routine.id]
