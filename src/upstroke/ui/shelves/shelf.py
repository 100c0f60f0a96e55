"""The routines of the library as a model for a view: what is shown of them, in order."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer

from upstroke.domain.outlook import Outlook
from upstroke.domain.overview import Overview, overview
from upstroke.domain.programme import open_routine
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

AT_ONCE, A_TURN = 16, 4
"""How many routines are judged before they are shown, more than fit on the page, and how many at a time after that, so
that the window goes on meanwhile."""

Index = QModelIndex | QPersistentModelIndex


class Shelf(QAbstractListModel):
    """Keeps the routines and shows those that a query finds.

    Whether a routine can be done now takes a while to know: one that was not judged yet is shown until it is.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._routines: tuple[Routine, ...] = ()
        self._shown: tuple[Routine, ...] = ()
        self._overviews: dict[str, Overview] = {}
        self._texts: dict[str, str] = {}
        self._outlook: Callable[[], Outlook] = Outlook
        self._facts = ShelfFacts()
        self._query = ShelfQuery()
        self._unjudged: deque[Routine] = deque()
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._judge_on)

    def show_routines(
        self, routines: Iterable[Routine], outlook: Callable[[], Outlook] = Outlook, facts: ShelfFacts | None = None
    ) -> None:
        """Show other routines, or the same ones after something else has changed.

        `outlook` gives what can be done now; it is only asked where that matters, and then often.
        """
        new, before = tuple(routines), self._facts
        self._outlook, self._facts = outlook, facts or ShelfFacts()
        if new != self._routines:
            self._routines = new
            self._texts.clear()
            self._overviews.clear()
        elif (self._facts.options, self._facts.said) != (before.options, before.said):
            self._overviews.clear()
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
            self._overviews[routine.id] = overview(routine, self._facts.options_of(routine.id))
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
        outlook = self._outlook() if self._query.doable_only else Outlook()
        found = find(
            self._routines,
            self._query,
            self._facts,
            outlook.rest,
            can_do=lambda routine: not outlook.knows(routine) or outlook.can_do(routine),
            searched=self._text,
            length_ms=lambda routine: self.overview(routine).length_ms,
        )
        self._unjudged = deque(routine for routine in found if self._query.doable_only and not outlook.knows(routine))
        stopped = {routine.id for routine in self._judge(AT_ONCE)}
        found = tuple(routine for routine in found if routine.id not in stopped)
        if found and found == self._shown:
            # The view keeps its place.
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    def _judge(self, count: int) -> list[Routine]:
        """Judge the next routines, and return those that can't be done now."""
        turn = [self._unjudged.popleft() for _ in range(min(count, len(self._unjudged)))]
        if self._unjudged:
            self._turns.start()
        else:
            self._turns.stop()
        return [routine for routine in turn if not self._outlook().can_do(routine)]

    def _judge_on(self) -> None:
        for routine in self._judge(A_TURN):
            place = self.place(routine.id)
            self.beginRemoveRows(QModelIndex(), place, place)
            self._shown = (*self._shown[:place], *self._shown[place + 1 :])
            self.endRemoveRows()

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
