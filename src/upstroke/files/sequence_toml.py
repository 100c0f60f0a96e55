"""A sequence that the user put together, as a routine file."""

from collections.abc import Mapping
from pathlib import Path

import tomli_w

from upstroke.domain.draft import SequenceDraft, block_ids
from upstroke.domain.routine import Routine
from upstroke.files.library import SUFFIX
from upstroke.files.routine_upgrades import UPGRADES
from upstroke.files.safe_write import write_text


def sequence_text(draft: SequenceDraft, known: Mapping[str, Routine]) -> str:
    """The file of a draft that has an id. Raises KeyError for a part that is not known."""
    blocks = [
        {"id": name, "title": known[part].title, "include": part}
        for name, part in zip(block_ids(draft.parts), draft.parts, strict=True)
    ]
    head = {"format": len(UPGRADES) + 1, "id": draft.id, "title": draft.title, "slot": draft.slot.value}
    # Written block by block: given a list of short tables, tomli_w would put each into one line.
    return tomli_w.dumps(head) + "".join(f"\n[[block]]\n{tomli_w.dumps(block)}" for block in blocks)


def write_sequence(folder: Path, draft: SequenceDraft, known: Mapping[str, Routine]) -> Path:
    """Write a draft that has an id into the user's folder, and return the file.

    Raises OSError; an older file then stays as it was.
    """
    path = folder / f"{draft.id}{SUFFIX}"
    write_text(path, sequence_text(draft, known))
    return path
