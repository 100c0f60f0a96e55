"""What was changed in a draft, so that it can be undone and done again."""

from dataclasses import dataclass, replace

from upstroke.domain.draft import Draft

KEPT = 500
"""So many edits can be undone."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A change, in words that go on from “Undo”, and the draft on the far side of it."""

    words: str
    draft: Draft
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Edits:
    """A draft with its past and its future."""

    draft: Draft
    past: tuple[Edit, ...] = ()
    future: tuple[Edit, ...] = ()

    def made(self, words: str, draft: Draft, merge: str = "") -> "Edits":
        """The draft is another now. Edits in a row with the same `merge` are one, such as those of a slider."""
        if draft == self.draft:
            return self
        if merge and self.past and self.past[-1].merge == merge and not self.future:
            return replace(self, draft=draft)
        return Edits(draft, (*self.past, Edit(words, self.draft, merge))[-KEPT:])

    def settled(self) -> "Edits":
        """The same, but the next edit is not merged into the last one."""
        return replace(self, past=(*self.past[:-1], replace(self.past[-1], merge=""))) if self.past else self

    @property
    def undo_words(self) -> str:
        """What would be undone; empty where nothing is left to undo."""
        return self.past[-1].words if self.past else ""

    @property
    def redo_words(self) -> str:
        """What would be done again; empty where nothing was undone."""
        return self.future[-1].words if self.future else ""

    def undone(self) -> "Edits":
        """Before the last edit."""
        if not self.past:
            return self
        last = self.past[-1]
        return Edits(last.draft, self.past[:-1], (*self.future, Edit(last.words, self.draft)))

    def redone(self) -> "Edits":
        """After the edit that was undone last."""
        if not self.future:
            return self
        last = self.future[-1]
        return Edits(last.draft, (*self.past, Edit(last.words, self.draft)), self.future[:-1])
