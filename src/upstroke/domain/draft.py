"""A sequence that is being put together from whole routines."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from upstroke.domain.routine import Block, Routine, Slot

ID_LENGTH = 48

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Names that no file can have on Windows, whatever its suffix."""


@dataclass(frozen=True, slots=True)
class SequenceDraft:
    """The routines of a sequence in order, by id. The draft's own `id` is empty until it was saved."""

    id: str = ""
    title: str = ""
    slot: Slot = Slot.EVENING
    parts: tuple[str, ...] = ()

    def with_part(self, routine_id: str, at: int | None = None) -> "SequenceDraft":
        """Put a routine at a place, or at the end."""
        at = len(self.parts) if at is None else at
        return replace(self, parts=(*self.parts[:at], routine_id, *self.parts[at:]))

    def without(self, place: int) -> "SequenceDraft":
        """Take the routine at a place out."""
        return replace(self, parts=(*self.parts[:place], *self.parts[place + 1 :]))

    def moved(self, place: int, to: int) -> "SequenceDraft":
        """Move a routine to another place; the others keep their order. A place that is none leaves all as it is."""
        if not 0 <= to < len(self.parts):
            return self
        return self.without(place).with_part(self.parts[place], to)


def as_routine(draft: SequenceDraft, known: Mapping[str, Routine]) -> Routine:
    """The draft as a routine, to look at and to play; parts that are not known are left out."""
    parts = [known[part] for part in draft.parts if part in known]
    names = block_ids(tuple(part.id for part in parts))
    blocks = (
        Block(name, part.title, part.id, part.steps, part.blocks) for name, part in zip(names, parts, strict=True)
    )
    return Routine(draft.id, draft.title, draft.slot, blocks=tuple(blocks))


def draft_of(routine: Routine, known: Mapping[str, Routine]) -> SequenceDraft | None:
    """A routine as a draft, if it is nothing but a row of whole routines under their own titles; otherwise None."""
    if not routine.blocks or routine.summary or routine.how_often or routine.basis or routine.sources:
        return None
    for block in routine.blocks:
        whole = known.get(block.routine_id)
        if whole is None or block.options or block.when:
            return None
        if (block.title, block.steps, block.blocks) != (whole.title, whole.steps, whole.blocks):
            return None
    return SequenceDraft(routine.id, routine.title, routine.slot, tuple(block.routine_id for block in routine.blocks))


def contains(routine: Routine, routine_id: str) -> bool:
    """Whether a routine is, or has in it, the one of an id: such a one can't be a part of that."""
    blocks = list(routine.blocks)
    while blocks:
        block = blocks.pop()
        if block.routine_id == routine_id and block.routine_id != routine.id:
            return True
        blocks += [*block.blocks, *block.options]
    return routine.id == routine_id


def block_ids(parts: tuple[str, ...]) -> tuple[str, ...]:
    """An id for the block of each part: that of the routine, with a number where it comes up again."""
    names: list[str] = []
    for part in parts:
        name, number = part, 2
        while name in names:
            name, number = f"{part}-{number}", number + 1
        names.append(name)
    return tuple(names)


def free_id(title: str, taken: Collection[str]) -> str:
    """An id made from a title that is not taken and can name a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-") or "my-sequence"
    name, number = base, 2
    while name in taken or name in RESERVED:
        name, number = f"{base}-{number}", number + 1
    return name
