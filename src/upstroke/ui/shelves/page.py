"""All routines as cards, with a search and filters; one of them in detail beside them."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from upstroke.domain.outlook import Outlook
from upstroke.domain.routine import Routine
from upstroke.domain.shelf_query import ShelfFacts
from upstroke.files.sources import Source
from upstroke.ui import words
from upstroke.ui.actions import add_action, shortcut_text
from upstroke.ui.icons import Icons
from upstroke.ui.shelves.detail import Detail
from upstroke.ui.shelves.filter_bar import FilterBar
from upstroke.ui.shelves.grid import GAP, Grid
from upstroke.ui.shelves.shelf import FAVOURITE, OVERVIEW, Shelf
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pictures import Pictures

DETAIL_WIDTH = 380
BESIDE_FROM = 900
"""From this width of the page on, there is room for the detail beside the cards; below, it takes their place."""


class LibraryPage(QWidget):
    """Shows the routines that there are."""

    play_requested = Signal(str, object)
    """Play the routine of an id, with a dict of the choices by block id."""
    import_requested = Signal()
    edit_requested = Signal(str)
    """The routine of an id, or a copy of it, is to be written on."""
    saying_changed = Signal(str, object)
    """In the routine of an id so much is to be said: a Saying, or None for as always."""
    favourite_changed = Signal(str, bool)
    """The routine of an id is to be a favourite, or no longer. The page shows it when it is given the new facts."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Pictures,
        sources: Mapping[str, Source],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._routines: dict[str, Routine] = {}
        self._outlook: Callable[[], Outlook] = Outlook
        self._facts = ShelfFacts()
        self._shelf = Shelf(self)
        self._shelf.rowsRemoved.connect(self._show_count)
        self._count = label(kind="muted")
        self._search = QLineEdit()
        self._search.setPlaceholderText("Search routines, tools, areas")
        self._search.setToolTip(f"Search ({shortcut_text('find')})")
        self._search.setAccessibleName("Search routines")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setMinimumWidth(180)
        self._search.setMaximumWidth(320)
        self._search.textChanged.connect(self._narrow)
        self._filters = FilterBar(icons)
        self._filters.changed.connect(self._narrow)
        self._grid = Grid(self._shelf, theme, icons, pictures)
        self._grid.clicked.connect(self._open_index)
        self._grid.activated.connect(self._open_index_and_go)
        self._grid.star_asked.connect(self._star)
        self._nothing = label(kind="heading")
        self._clear = button("Clear the filters", self._clear_all)
        self._detail = Detail(theme, icons, pictures, sources)
        self._detail.play_requested.connect(self.play_requested)
        self._detail.favourite_changed.connect(self.favourite_changed)
        self._detail.saying_changed.connect(self.saying_changed)
        self._detail.edit_requested.connect(self.edit_requested)
        self._detail.closed.connect(self.close_detail)
        self._detail.hide()

        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.setSpacing(14)
        middle.addStretch(1)
        middle.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignCenter)
        middle.addStretch(2)
        self._cards = QStackedWidget()
        self._cards.addWidget(self._grid)
        self._cards.addWidget(empty)

        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(label("Library", "title"))
        title.addWidget(self._count)
        head = QHBoxLayout()
        head.addLayout(title)
        head.addStretch(1)
        head.addWidget(self._search, 2)
        take_in = button("Import", self.import_requested.emit, icons=icons, icon="download-simple")
        take_in.setToolTip("Add routine files to your library; you can also drop them onto the window")
        head.addWidget(take_in)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._cards, 1)
        row.addWidget(self._detail)
        layout = QVBoxLayout(self)
        # The cards keep a gap on their right; with it the page has the margin of the others.
        layout.setContentsMargins(32, 28, 32 - GAP, 16)
        layout.setSpacing(14)
        head.setContentsMargins(0, 0, GAP, 0)
        layout.addLayout(head)
        layout.addWidget(self._filters)
        layout.addLayout(row, 1)
        add_action(self, "find", self._find)
        self._show_count()

    def show_routines(
        self, routines: Iterable[Routine], outlook: Callable[[], Outlook] = Outlook, facts: ShelfFacts | None = None
    ) -> None:
        """Show what is in the library now. `facts` is what else is known of it.

        `outlook` gives what can be done now. It is only asked, and once, when that matters for what is shown.
        """
        self._routines = {routine.id: routine for routine in routines}
        self._outlook, self._facts = cache(outlook), facts or ShelfFacts()
        current = self._current_id
        self._shelf.show_routines(self._routines.values(), self._outlook, self._facts)
        self._filters.show_choices(self._shelf.tools, self._shelf.benefits, owned_known=bool(self._facts.owned))
        # What was chosen may no longer be offered.
        self._narrow()
        self._put_cursor(current)
        opened = self._routines.get(self._detail.routine_id)
        if opened is None:
            self.close_detail()
        elif not self._detail.isHidden():
            self._detail.show_routine(opened, self._outlook(), self._facts)

    def open_routine(self, routine_id: str) -> None:
        """Show one routine in detail. An id that is not known closes the detail."""
        routine = self._routines.get(routine_id)
        if routine is None:
            self.close_detail()
            return
        self._detail.show_routine(routine, self._outlook(), self._facts)
        self._detail.show()
        self._arrange()
        self._put_cursor(routine_id)

    def close_detail(self) -> None:
        """Show the cards alone."""
        if self._detail.isHidden():
            return
        self._detail.hide()
        self._arrange()
        self._grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the detail."""
        if event.key() == Qt.Key.Key_Escape and not self._detail.isHidden():
            self.close_detail()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the detail beside the cards or in their place."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= BESIDE_FROM
        self._cards.setVisible(beside or self._detail.isHidden())
        self._detail.setFixedWidth(DETAIL_WIDTH) if beside else self._detail.setMaximumWidth(16777215)

    def _open_index(self, index: QModelIndex) -> None:
        self.open_routine(index.data(OVERVIEW).routine.id)

    def _open_index_and_go(self, index: QModelIndex) -> None:
        self._open_index(index)
        self._detail.focus_start()

    @property
    def _current_id(self) -> str:
        """The routine on which the keyboard is; empty where there is none."""
        index = self._grid.currentIndex()
        return index.data(OVERVIEW).routine.id if index.isValid() else ""

    def _put_cursor(self, routine_id: str) -> None:
        place = self._shelf.place(routine_id)
        if place >= 0 and place != self._grid.currentIndex().row():
            self._grid.setCurrentIndex(self._shelf.index(place))

    def _star(self, index: QModelIndex) -> None:
        self.favourite_changed.emit(index.data(OVERVIEW).routine.id, not index.data(FAVOURITE))

    def _narrow(self) -> None:
        self._shelf.narrow(self._filters.query(self._search.text()))
        self._show_count()

    def _clear_all(self) -> None:
        self._filters.clear()
        self._search.clear()
        self._narrow()
        self._grid.setFocus()

    def _find(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _show_count(self) -> None:
        shown, total = self._shelf.rowCount(), self._shelf.total
        self._count.setText(words.counted(total, "routine") if shown == total else f"{shown} of {total} routines")
        self._nothing.setText("Nothing fits" if total else "There is no routine here yet.")
        self._clear.setVisible(bool(total))
        self._cards.setCurrentIndex(0 if shown else 1)
