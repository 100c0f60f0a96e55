"""A routine that is being written: own steps and whole blocks in a row, and what can be done to them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
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
            loose = (block.title, block.routine_id, block.when) == (routine.title, routine.id, None)
            draft = draft.inserted(block.steps if loose and block.steps else (block,))
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
    def parts(self) -> int:
        """How many steps and blocks its file would have, with all that is inside of blocks."""
        whole = self.routine
        return len(whole.steps) + sum(map(_parts, whole.blocks))

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


def _parts(block: Block) -> int:
    return 1 + len(block.steps) + sum(map(_parts, (*block.blocks, *block.options)))


def contains(routine: Routine, routine_id: str) -> bool:
    """Whether a routine is, or has in it, the one of an id: such a one can't be a part of that."""
    blocks = list(routine.blocks)
    while blocks:
        block = blocks.pop()
        if block.routine_id == routine_id and block.routine_id != routine.id:
            return True
        blocks += [*block.blocks, *block.options]
    return routine.id == routine_id


def free_id(title: str, taken: Collection[str]) -> str:
    """An id made from a title that is not taken and can name a file: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:ID_LENGTH].strip("-") or "my-sequence"
    name, number = base, 2
    while name in taken or name in RESERVED:
        name, number = f"{base}-{number}", number + 1
    return name
