"""A sequence that the user put together, as a routine file."""

from dataclasses import replace
from pathlib import Path

import tomli_w

from upstroke.domain.draft import SequenceDraft, block_ids, free_id
from upstroke.files.library import SUFFIX, Library
from upstroke.files.routine_upgrades import UPGRADES
from upstroke.files.safe_write import write_text


def sequence_text(draft: SequenceDraft) -> str:
    """The file of a draft that has an id."""
    blocks = [{"id": name, "include": part} for name, part in zip(block_ids(draft.parts), draft.parts, strict=True)]
    head = {"format": len(UPGRADES) + 1, "id": draft.id, "title": draft.title, "slot": draft.slot.value}
    # Written block by block: given a list of short tables, tomli_w would put each into one line.
    return tomli_w.dumps(head) + "".join(f"\n[[block]]\n{tomli_w.dumps(block)}" for block in blocks)


def save_sequence(draft: SequenceDraft, library: Library, folder: Path) -> SequenceDraft:
    """Write a draft to the file that it came from, or to a new one in the user's `folder`; returns it with its id.

    A draft without an id, or whose routine is gone, becomes a new file beside all others, those that can't be used
    among them. Raises OSError; an older file then stays as it was.
    """
    if draft.id in library.routine_ids and not library.is_bundled(draft.id):
        path = library.path(draft.id)
    else:
        draft = replace(draft, id=free_id(draft.title, library.taken_names))
        path = folder / f"{draft.id}{SUFFIX}"
    write_text(path, sequence_text(draft))
    return draft
