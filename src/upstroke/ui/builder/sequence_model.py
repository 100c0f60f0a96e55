"""The items of a draft as a model for a view: it goes from one draft to the next with as little ado as it can."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from upstroke.domain.draft import Item
from upstroke.ui.builder.clipboard import ITEMS, Clipboard
from upstroke.ui.builder.row_words import RowWords, row_words
from upstroke.ui.widgets.labels import tip

WORDS = Qt.ItemDataRole.UserRole
"""The role under which a row's `RowWords` are had. They are worked out when first asked for, so for what is seen."""

WARNING = Qt.ItemDataRole.UserRole + 1
"""The role under which is had what is wrong with a row; empty where nothing is."""

ROW = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

Index = QModelIndex | QPersistentModelIndex


class SequenceModel(QAbstractListModel):
    """Shows items in order. It never changes them itself: other ones are handed to `show_items`."""

    def __init__(self, clipboard: Clipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard
        self._items: tuple[Item, ...] = ()
        self._warnings: Mapping[str, str] = {}
        self._words: dict[str, tuple[Item, RowWords]] = {}

    def show_items(self, items: tuple[Item, ...], warnings: Mapping[str, str]) -> None:
        """Show other items. Rows are known by their ids, so that the view keeps what is selected."""
        self._take_out_all_but({item.id for item in items})
        self._put_in_order(tuple(item.id for item in items))
        self._put_in(items)
        before, self._items = self._items, items
        warned, self._warnings = self._warnings, warnings
        others = (
            row
            for row, (old, new) in enumerate(zip(before, items, strict=True))
            if (old is not new and old != new) or warned.get(new.id) != warnings.get(new.id)
        )
        for first, last in _runs(others):
            self.dataChanged.emit(self.index(first), self.index(last))

    def id_at(self, index: Index) -> str:
        """The id of a row; empty for no row."""
        return self._items[index.row()].id if index.isValid() else ""

    def indexes(self, ids: Collection[str]) -> tuple[QModelIndex, ...]:
        """The rows of some ids in order; ids that there are not are passed over."""
        return tuple(self.index(row) for row, item in enumerate(self._items) if item.id in ids)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many items there are."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the words on the row, those for who hears it, what is in it, and what is wrong with it."""
        item = self._items[index.row()]
        warning = self._warnings.get(item.id, "")
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.title
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self._words_of(item)
                place = f"{index.row() + 1} of {len(self._items)}"
                said = f"{place}, {shown.title}, {shown.spoken}, {shown.dose}"
                return f"{said}, warning: {warning}" if warning else said
            case Qt.ItemDataRole.ToolTipRole:
                shown = self._words_of(item)
                return tip("\n".join(line for line in (shown.title, shown.inside, warning) if line))
        if role == WORDS:
            return self._words_of(item)
        return warning if role == WARNING else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A row can be chosen and dragged."""
        return ROW if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [ITEMS, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Rows as they are dragged, in their order."""
        return self._clipboard.packed(self._items[row] for row in sorted(index.row() for index in indexes))

    def supportedDragActions(self) -> Qt.DropAction:
        """Moved within the list, copied to elsewhere."""
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def _words_of(self, item: Item) -> RowWords:
        known = self._words.get(item.id)
        if known is None or known[0] is not item:
            known = self._words[item.id] = (item, row_words(item))
        return known[1]

    def _take_out_all_but(self, kept: Collection[str]) -> None:
        gone = _runs(row for row, item in enumerate(self._items) if item.id not in kept)
        for first, last in reversed(list(gone)):
            self.beginRemoveRows(QModelIndex(), first, last)
            for item in self._items[first : last + 1]:
                self._words.pop(item.id, None)
            self._items = self._items[:first] + self._items[last + 1 :]
            self.endRemoveRows()

    def _put_in_order(self, ids: Sequence[str]) -> None:
        """Put the items there are into the order of `ids`."""
        place = {item_id: at for at, item_id in enumerate(ids)}
        ordered = tuple(sorted(self._items, key=lambda item: place[item.id]))
        if ordered == self._items:
            return
        self.layoutAboutToBeChanged.emit()
        row_of = {item.id: row for row, item in enumerate(ordered)}
        held = self.persistentIndexList()
        moved = [self.index(row_of[self._items[index.row()].id]) for index in held]
        self._items = ordered
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _put_in(self, items: tuple[Item, ...]) -> None:
        """Put in those of `items` that are not there yet."""
        there = {item.id for item in self._items}
        for first, last in _runs(row for row, item in enumerate(items) if item.id not in there):
            self.beginInsertRows(QModelIndex(), first, last)
            self._items = self._items[:first] + items[first : last + 1] + self._items[first:]
            self.endInsertRows()


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows in order, as the first and last of each unbroken run of them."""
    for _, group in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0]):
        run = [row for _, row in group]
        yield run[0], run[-1]
