"""The routines of the library as a model for a view: what is shown after a search, in order."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from upstroke.domain.overview import Overview, overview
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine, Slot
from upstroke.ui import words
from upstroke.ui.widgets.routine_card import card_words

OVERVIEW = Qt.ItemDataRole.UserRole
"""The role under which an item's `Overview` is had. It is worked out when first asked for, so only for what is seen."""

Index = QModelIndex | QPersistentModelIndex


class Shelf(QAbstractListModel):
    """Keeps the routines and shows those that fit a search and a slot."""

    def __init__(self) -> None:
        super().__init__()
        self._routines: tuple[Routine, ...] = ()
        self._shown: list[Routine] = []
        self._overviews: dict[str, Overview] = {}
        self._texts: dict[str, str] = {}
        self._search = ""
        self._slot: Slot | None = None

    def show_routines(self, routines: Iterable[Routine]) -> None:
        """Show other routines, or the same ones after a change."""
        self._routines = tuple(routines)
        self._overviews.clear()
        self._texts.clear()
        self._refresh()

    def narrow(self, search: str, slot: Slot | None) -> None:
        """Show only what has all words of a search and is made for a slot (None for any)."""
        self._search, self._slot = search, slot
        self._refresh()

    @property
    def total(self) -> int:
        """How many routines there are, shown or not."""
        return len(self._routines)

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
        """The title, the words for those who hear the card, or the overview."""
        routine = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return routine.title
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = card_words(self.overview(routine))
                return f"{shown.title}, {shown.facts}, {shown.zones}"
        return self.overview(routine) if role == OVERVIEW else None

    def _refresh(self) -> None:
        wanted = self._search.casefold().split()
        self.beginResetModel()
        self._shown = [
            routine
            for routine in self._routines
            if self._slot in (None, routine.slot) and all(word in self._text(routine) for word in wanted)
        ]
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
            self._texts[routine.id] = " ".join(parts).casefold()
        return self._texts[routine.id]
