"""A routine that is being written: own steps and whole blocks in a row, and what can be done to them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from upstroke.domain.routine import Block, Routine, Slot, Step

ID_LENGTH = 48

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""Names that no file can have on Windows, whatever its suffix."""


Item = Step | Block
"""A row of a draft: a step of its own, or a block, such as a whole other routine."""

LOOSE = "steps"
"""The id of the block that own steps make beside other blocks."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A routine as it is written. Its `id` is empty until it was saved; the ids of its items are all different."""

    id: str = ""
    title: str = ""
    slot: Slot = Slot.EVENING
    items: tuple[Item, ...] = ()
    summary: str = ""
    how_often: str = ""
    basis: str = ""
    consent: str = ""
    sources: tuple[str, ...] = ()

    @classmethod
    def of(cls, routine: Routine) -> "Draft":
        """A routine opened to be written on. Blocks that `routine` made of loose steps are steps in a row again."""
        draft = cls(
            routine.id,
            routine.title,
            routine.slot,
            routine.steps,
            routine.summary,
            routine.how_often,
            routine.basis,
            routine.consent,
            routine.sources,
        )
        for block in routine.blocks:
            loose = block.title == routine.title and block.routine_id == routine.id and block.steps
            draft = draft.inserted(block.steps if loose else (block,))
        return draft

    @property
    def routine(self) -> Routine:
        """The draft as a routine, to look at, to play and to write down."""
        steps = tuple(item for item in self.items if isinstance(item, Step))
        alone = len(steps) == len(self.items)
        return Routine(
            self.id,
            self.title,
            self.slot,
            steps if alone else (),
            () if alone else tuple(self._blocks()),
            self.summary,
            self.how_often,
            self.basis,
            self.consent,
            self.sources,
        )

    def _blocks(self) -> Iterator[Block]:
        taken = {item.id for item in self.items if isinstance(item, Block)}
        for is_step, run in groupby(self.items, key=lambda item: isinstance(item, Step)):
            if not is_step:
                yield from (item for item in run if isinstance(item, Block))
                continue
            name = fresh_id(LOOSE, taken)
            taken.add(name)
            yield Block(name, self.title, self.id, tuple(item for item in run if isinstance(item, Step)))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the items in order."""
        return tuple(item.id for item in self.items)

    def item(self, item_id: str) -> Item | None:
        """The item of an id, if there is one."""
        return next((item for item in self.items if item.id == item_id), None)

    def inserted(self, items: Iterable[Item], at: int | None = None) -> "Draft":
        """Put items before a place, or at the end. Each gets an id of its own where its own is taken."""
        at = len(self.items) if at is None else at
        taken = set(self.ids)
        new: list[Item] = []
        for item in items:
            new.append(replace(item, id=fresh_id(item.id, taken)))
            taken.add(new[-1].id)
        return replace(self, items=(*self.items[:at], *new, *self.items[at:]))

    def without(self, ids: Collection[str]) -> "Draft":
        """Take items out."""
        return replace(self, items=tuple(item for item in self.items if item.id not in ids))

    def moved(self, ids: Collection[str], to: int) -> "Draft":
        """Put items, together and in their order, before the one that is at a place now; at the end for the length."""
        going = tuple(item for item in self.items if item.id in ids)
        before = tuple(item for item in self.items[:to] if item.id not in ids)
        after = tuple(item for item in self.items[to:] if item.id not in ids)
        return replace(self, items=(*before, *going, *after))

    def nudged(self, ids: Collection[str], by: int) -> "Draft":
        """Move items one place up (-1) or down (1); as it is where they are at the end already."""
        places = [place for place, item in enumerate(self.items) if item.id in ids]
        if not places or (by < 0 and places[0] == 0) or (by > 0 and places[-1] == len(self.items) - 1):
            return self
        return self.moved(ids, places[0] - 1 if by < 0 else places[-1] + 2)

    def doubled(self, ids: Collection[str]) -> "Draft":
        """Put a copy of items behind the last of them."""
        places = [place for place, item in enumerate(self.items) if item.id in ids]
        return self.inserted((self.items[place] for place in places), places[-1] + 1) if places else self

    def replaced(self, item_id: str, *items: Item) -> "Draft":
        """Put other items in the place of one. A single one keeps the id."""
        place = self.ids.index(item_id)
        if len(items) == 1:
            items = (replace(items[0], id=item_id),)
        return self.without({item_id}).inserted(items, place)

    def opened(self, block: Block) -> "Draft":
        """Put what a block holds in its place, to be changed one by one. A choice and an empty block stay."""
        return self.replaced(block.id, *block.steps, *block.blocks) if block.steps or block.blocks else self


def fresh_id(wanted: str, taken: Collection[str]) -> str:
    """An id that is not taken: the wanted one, or with a number behind it."""
    if wanted not in taken:
        return wanted
    base = re.sub(r"-\d+$", "", wanted)[: ID_LENGTH + 8]
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


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
