"""The steps of a draft as they would be played, those inside its blocks too: read in a row, and changed in place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from upstroke.domain.draft import Draft, Item
from upstroke.domain.programme import Entry
from upstroke.domain.routine import Block, Step

Change = Callable[[str, Step], Step | None]
"""What becomes of a step in the item of an id; None takes it out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A step that is played, and the id of the item that it belongs to."""

    item_id: str
    entry: Entry

    @property
    def step(self) -> Step:
        """The step."""
        return self.entry.step


def played(draft: Draft) -> tuple[Place, ...]:
    """The steps in the order in which they are played. Of a choice it is the first option, as nothing rests here."""
    return tuple(
        Place(item.id, entry)
        for item in draft.items
        for entry in ([Entry(draft.id, item)] if isinstance(item, Step) else _entries(item))
    )


def _entries(block: Block) -> Iterator[Entry]:
    for step in block.steps:
        yield Entry(block.routine_id, step)
    for inner in (*block.blocks, *block.options[:1]):
        yield from _entries(inner)


def changed(draft: Draft, change: Change) -> Draft:
    """A draft with its played steps changed, asked for one by one in their order.

    What stays the same stays the same object. A block of which nothing is left goes.
    """
    items = tuple(new for item in draft.items if (new := _changed(item, item.id, change)) is not None)
    same = len(items) == len(draft.items) and all(new is old for new, old in zip(items, draft.items, strict=True))
    return draft if same else replace(draft, items=items)


def _changed(item: Item, item_id: str, change: Change) -> Item | None:
    if isinstance(item, Step):
        return change(item_id, item)
    steps = tuple(new for step in item.steps if (new := change(item_id, step)) is not None)
    blocks = tuple(_inner(item.blocks, item_id, change))
    options = (*_inner(item.options[:1], item_id, change), *item.options[1:])
    if (steps, blocks, options) == (item.steps, item.blocks, item.options):
        return item
    return replace(item, steps=steps, blocks=blocks, options=options) if steps or blocks or options else None


def _inner(blocks: tuple[Block, ...], item_id: str, change: Change) -> Iterator[Block]:
    for block in blocks:
        new = _changed(block, item_id, change)
        if isinstance(new, Block):
            yield new
