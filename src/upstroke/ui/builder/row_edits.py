"""What the user does to the rows of a draft: add, move, double, take out, copy, paste and mend them."""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from upstroke.domain.draft import Draft, Item
from upstroke.domain.remark import Remark
from upstroke.domain.routine import Block
from upstroke.files.faults import RoutineError
from upstroke.files.routine_format import STEPS_AT_MOST
from upstroke.files.routine_toml import PARTS_AT_MOST
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.document import Document
from upstroke.ui.builder.sequence_list import SequenceList

FULL = f"A routine has room for {STEPS_AT_MOST} rows, and for {PARTS_AT_MOST} steps with those inside of blocks."


class RowEdits:
    """Changes the document at the rows that are chosen in the list, and leaves chosen what was changed."""

    def __init__(
        self, document: Document, rows: SequenceList, clipboard: Clipboard, say: Callable[[str], object]
    ) -> None:
        """`say` tells the user why something can't be put in."""
        self._document = document
        self._list = rows
        self._clipboard = clipboard
        self._say = say

    @property
    def _draft(self) -> Draft:
        return self._document.draft

    def add(self, items: Iterable[Item], at: int | None = None) -> None:
        """Put items behind the chosen ones, or at a place."""
        items, draft = tuple(items), self._draft
        if at is None:
            chosen = self._list.selected_ids()
            at = draft.ids.index(chosen[-1]) + 1 if chosen else len(draft.items)
        grown = draft.inserted(items, at)
        if self._grow(f"add {_named(items)}", grown):
            self._list.select(grown.ids[at : at + len(items)])

    def move(self, ids: Collection[str], to: int) -> None:
        """Put items before a place."""
        self._document.edit(f"move {_named(self._items(ids))}", self._draft.moved(ids, to))
        self._list.select(ids)

    def nudge(self, by: int) -> None:
        """Move what is chosen one place up (-1) or down (1)."""
        ids = self._list.selected_ids()
        self._document.edit(f"move {_named(self._items(ids))}", self._draft.nudged(ids, by))
        self._list.select(ids)

    def remove(self) -> None:
        """Take out what is chosen."""
        ids = self._list.selected_ids()
        if not ids:
            return
        place = self._draft.ids.index(ids[0])
        self._document.edit(f"remove {_named(self._items(ids))}", self._draft.without(ids))
        self._list.select(self._draft.ids[place : place + 1] or self._draft.ids[-1:])

    def double(self) -> None:
        """Put a copy of what is chosen behind it."""
        ids = self._list.selected_ids()
        before = set(self._draft.ids)
        self._grow(f"double {_named(self._items(ids))}", self._draft.doubled(ids))
        self._list.select([item for item in self._draft.ids if item not in before] or ids)

    def copy(self) -> None:
        """Copy what is chosen."""
        if ids := self._list.selected_ids():
            QGuiApplication.clipboard().setMimeData(self._clipboard.packed(self._items(ids)))

    def cut(self) -> None:
        """Copy what is chosen, and take it out."""
        self.copy()
        self.remove()

    def paste(self) -> None:
        """Put in what was copied."""
        self._take_in(QGuiApplication.clipboard().mimeData())

    def drop(self, mime: QMimeData, at: int) -> None:
        """Put in what was dropped, before a place."""
        self._take_in(mime, at)

    def _take_in(self, mime: QMimeData, at: int | None = None) -> None:
        try:
            items = self._clipboard.unpacked(mime)
        except RoutineError as error:
            self._say(f"There are no steps to paste: {error.faults[0]}")
            return
        self.add(items, at)

    def mend(self, remark: Remark) -> None:
        """Put right what a remark is about."""
        if remark.fix is not None:
            self._grow(_lowered(remark.fix.words), remark.fix.apply(self._draft))

    def change_step(self, what: str, item: Item, merge: str) -> None:
        """Put a changed item in the place of the one with its id."""
        self._document.edit(what, self._draft.replaced(item.id, item), f"{merge}:{item.id}" if merge else "")

    def open_block(self, item_id: str) -> None:
        """Put the steps of a block in its place."""
        block = self._draft.item(item_id)
        if isinstance(block, Block):
            place, before = self._draft.ids.index(item_id), len(self._draft.items)
            opened = self._draft.opened(block)
            if self._grow(f"open {block.title}", opened):
                self._list.select(opened.ids[place : place + len(opened.items) - before + 1])

    def _grow(self, words: str, draft: Draft) -> bool:
        """Change the draft, unless it would be larger than a file may be; whether it was."""
        fits = len(draft.items) <= STEPS_AT_MOST and draft.parts <= PARTS_AT_MOST
        if fits:
            self._document.edit(words, draft)
        else:
            self._say(FULL)
        return fits

    def _items(self, ids: Collection[str]) -> tuple[Item, ...]:
        return tuple(item for item in self._draft.items if item.id in ids)


def _named(items: Collection[Item]) -> str:
    """Items in a few words."""
    titles = [item.title for item in items]
    return f"“{titles[0]}”" if len(titles) == 1 else f"{len(titles)} steps"


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
