"""The drafts that lie open in the builder, one of them on top, with what was changed in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from upstroke.domain.draft import Draft
from upstroke.domain.edits import Edits

NEW = "+new"
"""The key of a draft that was never saved, which no id can be; several have a number behind it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A draft with its edits, and as it was saved last."""

    edits: Edits[Draft]
    saved: Draft

    @property
    def unsaved(self) -> bool:
        """Whether the draft differs from what was saved."""
        return self.edits.draft != self.saved


class Document(QObject):
    """Owns what is being written. Whoever changes it makes another draft and hands it to `edit`.

    Drafts are named by a key: the id that they were saved with, or one of their own until then.
    """

    changed = Signal()
    """The draft on top is another, or was saved."""
    turned = Signal()
    """Another draft lies on top; `changed` comes after it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = NEW
        self._sheets = {NEW: Sheet(Edits(Draft()), Draft())}

    @property
    def key(self) -> str:
        """The key of the draft on top."""
        return self._key

    @property
    def edits(self) -> Edits[Draft]:
        """The draft with what can be undone and done again."""
        return self._sheet.edits

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._sheet.edits.draft

    @property
    def saved(self) -> Draft:
        """The draft as it was saved last."""
        return self._sheet.saved

    @property
    def unsaved(self) -> bool:
        """Whether the draft on top differs from what was saved."""
        return self._sheet.unsaved

    @property
    def all_unsaved(self) -> Mapping[str, Draft]:
        """All drafts that differ from what was saved, by key."""
        return {key: sheet.edits.draft for key, sheet in self._sheets.items() if sheet.unsaved}

    @property
    def all_saved(self) -> Mapping[str, Draft]:
        """The saved routines that lie open, by id, as they are in their files."""
        return {key: sheet.saved for key, sheet in self._sheets.items() if sheet.saved.id}

    def edit(self, words: str, draft: Draft, merge: str = "") -> None:
        """Change the draft. `words` go on from “Undo”; edits in a row with the same `merge` are undone as one."""
        self._go_to(self.edits.made(words, draft, merge))

    def settle(self) -> None:
        """A slider was let go: its next edit is one of its own."""
        self._put(replace(self._sheet, edits=self.edits.settled()))

    def undo(self) -> None:
        """Go back before the last edit."""
        self._go_to(self.edits.undone())

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go_to(self.edits.redone())

    def turn_to(self, saved: Draft) -> None:
        """Put the draft of a saved routine on top, as it was left."""
        self._sheets.setdefault(saved.id, Sheet(Edits(saved), saved))
        self._turn(saved.id)

    def turn_to_key(self, key: str) -> None:
        """Put a draft that lies open on top."""
        if key in self._sheets:
            self._turn(key)

    def begin(self, draft: Draft | None = None, key: str = "") -> None:
        """Put a new draft on top. One that has something in it already counts as changed."""
        free = key if key and key not in self._sheets else next(self._free_keys())
        self._sheets[free] = Sheet(Edits(draft or Draft()), Draft())
        self._turn(free)

    def restore(self, draft: Draft, saved: Draft | None, key: str) -> None:
        """Put a draft on top that was changed in an earlier run of the program, over what is saved of it."""
        if saved is None:
            self.begin(replace(draft, id=""), key)
            return
        self._sheets[saved.id] = Sheet(Edits(saved).made("go on with the draft", draft), saved)
        self._turn(saved.id)

    def mark_saved(self, draft: Draft) -> None:
        """The draft on top was saved as `draft`, which has an id."""
        # What is undone later is still this routine.
        edits = replace(self.edits.named(draft.id), draft=draft).settled()
        del self._sheets[self._key]
        self._sheets[draft.id] = Sheet(edits, draft)
        self._key = draft.id
        self.changed.emit()

    def take_file(self, draft: Draft) -> bool:
        """The file of a saved routine has another content now. False where the draft has changes of its own.

        Those are kept; saving them puts them in the place of what is in the file.
        """
        sheet = self._sheets.get(draft.id)
        if sheet is None or sheet.saved == draft:
            return True
        clean = not sheet.unsaved
        edits = sheet.edits.made("the change in the file", draft) if clean else sheet.edits
        self._sheets[draft.id] = Sheet(edits, draft)
        if draft.id == self._key:
            self.changed.emit()
        return clean

    def lose_file(self, routine_id: str) -> bool:
        """The file of a saved routine is gone. False where the draft has changes of its own: it is a new one now."""
        sheet = self._sheets[routine_id]
        if not sheet.unsaved:
            self.close(routine_id)
            return True
        free = next(key for key in self._free_keys() if key not in self._sheets)
        del self._sheets[routine_id]
        self._sheets[free] = Sheet(sheet.edits.named(""), Draft())
        if self._key == routine_id:
            self._key = free
            self.changed.emit()
        return False

    def close(self, key: str) -> None:
        """Take a draft away, with its changes."""
        self._sheets.pop(key, None)
        if key == self._key:
            left = next(iter(self.all_unsaved), "")
            self._turn(left) if left else self.begin()

    @property
    def _sheet(self) -> Sheet:
        return self._sheets[self._key]

    def _put(self, sheet: Sheet) -> None:
        self._sheets[self._key] = sheet

    def _go_to(self, edits: Edits[Draft]) -> None:
        if edits != self.edits:
            self._put(replace(self._sheet, edits=edits))
            self.changed.emit()

    def _turn(self, key: str) -> None:
        left = self._sheets.get(self._key)
        # What has no changes can be read again.
        if left is not None and key != self._key and not left.unsaved:
            del self._sheets[self._key]
        self._key = key
        self.turned.emit()
        self.changed.emit()

    def _free_keys(self) -> Iterator[str]:
        number = 1
        while True:
            key = NEW if number == 1 else f"{NEW}-{number}"
            if key not in self._sheets or not self._sheets[key].unsaved:
                yield key
            number += 1
