"""What can be taken into a draft, as a list of which some is shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from upstroke.domain.routine import Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.step_shelf import Entry, Wanted
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.builder.clipboard import ITEMS, Clipboard
from upstroke.ui.widgets.labels import tip

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
FACTS = Qt.ItemDataRole.UserRole + 1
"""The second line of a row."""

NOWHERE = QModelIndex()


class PaletteModel(QAbstractListModel):
    """The entries that answer to what is wanted."""

    def __init__(self, clipboard: Clipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._all: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._wanted = Wanted()
        self._facts: dict[str, str] = {}
        """The second lines of routines that were shown, by id."""

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Hold other entries."""
        self._all = tuple(entries)
        self._facts.clear()
        self._narrow()

    def narrow(self, wanted: Wanted) -> None:
        """Show what is wanted."""
        self._wanted = wanted
        self._narrow()

    def entry(self, index: Index) -> Entry | None:
        """The entry of a row, if it is one."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows."""
        entry = self.entry(index)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.item.title}, {self._facts_of(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_more(entry))
        return entry if role == ENTRY else self._facts_of(entry) if role == FACTS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged away."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """What a drag holds."""
        return [ITEMS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The items of some rows, for a drag."""
        return self._clipboard.packed(self._shown[index.row()].item for index in indexes)

    def _facts_of(self, entry: Entry) -> str:
        """An entry in a few words under its title."""
        item = entry.item
        if isinstance(item, Step):
            by_hand = item.tool in (Tool.HANDS, Tool.NONE)
            how = words.TECHNIQUES[item.technique] if by_hand else words.capitalised(words.TOOLS[item.tool])
            return f"{how} · {_measure(item)}"
        if item.id not in self._facts:
            tools = words.tools_line(tool for tool in Tool if tool in entry.tools)
            self._facts[item.id] = f"{words.about(entry.length_ms)} · {tools}"
        return self._facts[item.id]

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = tuple(filter(self._wanted.fits, self._all))
        self.endResetModel()


def _more(entry: Entry) -> str:
    item = entry.item
    dose = words.dose(item) if isinstance(item, Step) else ""
    found = f"From “{entry.found_in}”" if entry.found_in else ""
    return "\n".join(filter(None, (item.cue if isinstance(item, Step) else "", dose, found)))


def _measure(step: Step) -> str:
    """How fast it is done, or how long."""
    match step.dose:
        case Strokes(tempo=tempo):
            return f"{tempo}/min"
        case Seconds(seconds=seconds):
            return f"{seconds} s"
        case Holds(seconds=seconds):
            return f"hold {seconds} s"
        case UntilReady():
            return "until ready"
