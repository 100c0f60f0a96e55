"""What can be taken into a draft: steps by tool, technique and area, whole routines, and pauses."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStackedWidget, QWidget

from upstroke.domain.anatomy import Zone
from upstroke.domain.routine import Routine
from upstroke.domain.step_shelf import Kind, Wanted, entries
from upstroke.domain.technique import Technique, Tool
from upstroke.ui import words
from upstroke.ui.actions import shortcut_text
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.palette_model import PaletteModel
from upstroke.ui.builder.palette_row import PLUS_ROOM, PaletteRow
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.flow_layout import FlowLayout
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.pick_chip import PickChip
from upstroke.ui.widgets.segmented import Segmented

KINDS = {Kind.STEP: "Steps", Kind.ROUTINE: "Routines", Kind.PAUSE: "Pauses"}
NOTHING = "Nothing here has that in it."


class Palette(Card):
    """Shows what there is, with a search. Enter, Insert, a double click or a click on the plus adds; so does a drag."""

    added = Signal(object)
    """Items, as a tuple, are to be added."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        zones: Mapping[str, Zone],
        clipboard: Clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(margin=14, spacing=10, parent=parent)
        self._zones = zones
        self._routines: tuple[Routine, ...] = ()
        self._written = ""
        self._search = _Search()
        self._search.setPlaceholderText("Search")
        self._search.setAccessibleName("Search what to add")
        self._search.setToolTip(f"Search ({shortcut_text('find')})")
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icons.icon("magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self._go_to_list)
        self._search.left_downwards.connect(self._go_to_list)
        self._kind = Segmented("What to add")
        self._kind.show_options(list(KINDS.values()), 0)
        self._kind.chosen.connect(self._narrow)
        self._tool = PickChip("Tool", icons)
        self._technique = PickChip("Stroke", icons)
        self._zone = PickChip("Area", icons)
        self._tools: tuple[Tool | None, ...] = (None,)
        self._techniques: tuple[Technique | None, ...] = (None,)
        self._zone_ids: tuple[str, ...] = ("",)
        picks = QWidget()
        flow = FlowLayout(picks, spacing=6)
        for pick in (self._tool, self._technique, self._zone):
            pick.picked.connect(self._narrow)
            flow.addWidget(pick)
        self._model = PaletteModel(clipboard, self)
        self._list = _List(self._model, theme, icons, self._add)
        self._nothing = label(NOTHING, "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._nothing)
        for part in (self._search, self._kind, picks):
            self.column.addWidget(part)
        self.column.addWidget(self._stack, 1)
        self._show_picks()

    def show_library(self, routines: Iterable[Routine], written: str = "") -> None:
        """Offer what is in routines; `written` is the id of the one that it is for."""
        routines = tuple(routines)
        if (routines, written) != (self._routines, self._written):
            self._routines, self._written = routines, written
            self._model.show_entries(entries(routines, written))
            self._show_picks()
            self._narrow()

    def add_current(self) -> None:
        """Add what is chosen in the list, or else the first."""
        index = self._list.currentIndex()
        self._add(index if index.isValid() else self._model.index(0))

    def focus_search(self) -> None:
        """Let the user search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _add(self, index: QModelIndex) -> None:
        if entry := self._model.entry(index):
            self.added.emit((entry.item,))

    def _go_to_list(self) -> None:
        if self._model.rowCount():
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
            self._list.setCurrentIndex(self._model.index(0))

    def _narrow(self) -> None:
        self._model.narrow(self._wanted)
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)

    @property
    def _wanted(self) -> Wanted:
        return Wanted(
            self._search.text(),
            tuple(KINDS)[max(0, self._kind.index)],
            self._tools[self._tool.index],
            self._techniques[self._technique.index],
            self._zone_ids[self._zone.index],
        )

    def _show_picks(self) -> None:
        """Offer the tools, techniques and areas that come up."""
        found = entries(self._routines)
        wanted = self._wanted
        tools = [tool for tool in Tool if any(tool in entry.tools for entry in found)]
        techniques = [each for each in Technique if any(each in entry.techniques for entry in found)]
        zones = [zone for zone in self._zones if any(zone in entry.zones for entry in found)]
        self._tools, self._techniques, self._zone_ids = (None, *tools), (None, *techniques), ("", *zones)
        _offer(
            self._tool, "Any tool", [words.capitalised(words.TOOLS[tool]) for tool in tools], self._tools, wanted.tool
        )
        _offer(
            self._technique,
            "Any stroke",
            [words.TECHNIQUES[each] for each in techniques],
            self._techniques,
            wanted.technique,
        )
        titles = [words.capitalised(self._zones[zone].title) for zone in zones]
        _offer(self._zone, "Any area", titles, self._zone_ids, wanted.zone)


class _Search(QLineEdit):
    """A line from which the arrow goes down into what was found."""

    left_downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """The rows. `add` is called for the one that is to be added."""

    def __init__(self, model: PaletteModel, theme: Theme, icons: Icons, add: Callable[[QModelIndex], object]) -> None:
        super().__init__()
        self._add = add
        self.setModel(model)
        self.setItemDelegate(PaletteRow(theme, icons, self))
        self.setAccessibleName("What to add")
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if not event.isAutoRepeat():
                self._add(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the plus adds."""
        place = event.position().toPoint()
        pressed = self.state() is not QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        if pressed and event.button() is Qt.MouseButton.LeftButton and self._on_plus(place):
            self._add(self.indexAt(place))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click adds; on the plus it is two clicks."""
        place = event.position().toPoint()
        if self._on_plus(place):
            self.mousePressEvent(event)
        elif self.indexAt(place).isValid():
            self._add(self.indexAt(place))

    def _on_plus(self, place: QPoint) -> bool:
        return self.indexAt(place).isValid() and place.x() > self.viewport().width() - PLUS_ROOM


def _offer(pick: PickChip, everything: str, titles: Sequence[str], values: Sequence[object], chosen: object) -> None:
    pick.show_options([everything, *titles], values.index(chosen) if chosen in values else 0)
