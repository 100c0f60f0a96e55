"""What was changed in a draft, of a routine or of the week, so that it can be undone and done again."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from upstroke.domain.draft import Draft

T = TypeVar("T")

KEPT = 500
"""So many edits can be undone."""


@dataclass(frozen=True, slots=True)
class Edit(Generic[T]):
    """A change, in words that go on from “Undo”, and the draft on the far side of it."""

    words: str
    draft: T
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Edits(Generic[T]):
    """A draft with its past and its future."""

    draft: T
    past: tuple[Edit[T], ...] = ()
    future: tuple[Edit[T], ...] = ()

    def made(self, words: str, draft: T, merge: str = "") -> "Edits[T]":
        """The draft is another now. Edits in a row with the same `merge` are one, such as those of a slider."""
        if draft == self.draft:
            return self
        if merge and self.past and self.past[-1].merge == merge and not self.future:
            before = self.past[-1].draft
            merged = (Edit(words, before, merge),) if draft != before else ()
            return replace(self, draft=draft, past=(*self.past[:-1], *merged))
        return Edits(draft, (*self.past, Edit(words, self.draft, merge))[-KEPT:])

    def settled(self) -> "Edits[T]":
        """The same, but the next edit is not merged into the last one."""
        return replace(self, past=(*self.past[:-1], replace(self.past[-1], merge=""))) if self.past else self

    def named(self: "Edits[Draft]", draft_id: str) -> "Edits[Draft]":
        """The same, all of it of the routine of an id."""

        def with_id(edits: tuple[Edit[Draft], ...]) -> tuple[Edit[Draft], ...]:
            return tuple(replace(edit, draft=replace(edit.draft, id=draft_id)) for edit in edits)

        return Edits(replace(self.draft, id=draft_id), with_id(self.past), with_id(self.future))

    @property
    def undo_words(self) -> str:
        """What would be undone; empty where nothing is left to undo."""
        return self.past[-1].words if self.past else ""

    @property
    def redo_words(self) -> str:
        """What would be done again; empty where nothing was undone."""
        return self.future[-1].words if self.future else ""

    def undone(self) -> "Edits[T]":
        """Before the last edit."""
        if not self.past:
            return self
        last = self.past[-1]
        return Edits(last.draft, self.past[:-1], (*self.future, Edit(last.words, self.draft)))

    def redone(self) -> "Edits[T]":
        """After the edit that was undone last."""
        if not self.future:
            return self
        last = self.future[-1]
        return Edits(last.draft, (*self.past, Edit(last.words, self.draft)), self.future[:-1])
