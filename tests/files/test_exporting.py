"""A routine that is sent to someone plays the same there, whatever they have or lack."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Block, Condition, Routine, Step
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.exporting import export_routine
from upstroke.files.importing import Imported, import_routine
from upstroke.files.routine_library import EXPORT_SUFFIX, Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
BUNDLED = {routine.id: routine for routine in LIBRARY.routines}


def sequence() -> Routine:
    """A sequence of the user's, which includes routines and sequences and has steps of its own between them."""
    parts = [BUNDLED["guasha-quick"], BUNDLED["evening"], BUNDLED["guasha-quick"]]
    blocks = [Block(part.id, part.title, part.id, part.steps, part.blocks) for part in parts]
    return Draft("my-day", "My day").inserted([step("one"), *blocks, step("two")]).routine


def parts(blocks: tuple[Block, ...]) -> Iterator[tuple[Condition | None, tuple[Step, ...], int]]:
    """What blocks hold, down to the last."""
    for block in blocks:
        yield block.when, block.steps, len(block.options)
        yield from parts((*block.blocks, *block.options))


@pytest.mark.parametrize("routine", [*BUNDLED.values(), sequence()], ids=lambda routine: routine.id)
def test_what_is_exported_plays_the_same_in_an_empty_profile(routine: Routine, tmp_path: Path) -> None:
    sent = tmp_path / "sent" / f"{routine.id}{EXPORT_SUFFIX}"
    export_routine(routine, sent, LIBRARY)
    text = sent.read_text(encoding="utf-8")
    assert "\ninclude = " not in text
    assert "\nuse = " not in text

    empty, own = tmp_path / "bundled", tmp_path / "own"
    found = import_routine(sent, Library((empty, own), ANATOMY), own, ANATOMY)
    assert isinstance(found, Imported)
    assert found.new
    library = Library((empty, own), ANATOMY)
    again = library.routine(routine.id)
    assert library.faults == ()
    assert again is not None
    assert list(parts(again.blocks)) == list(parts(routine.blocks))
    there, here = open_routine(again), open_routine(routine)
    assert [entry.step for entry in there.entries] == [entry.step for entry in here.entries]
    assert there.choices == here.choices
    whole = replace(again, steps=(), blocks=())
    assert whole == replace(routine, steps=(), blocks=()), "all that is said of it goes along"


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "mine.upstroke"
    export_routine(BUNDLED["guasha-quick"], path, LIBRARY)
    before = path.read_text(encoding="utf-8")
    (tmp_path / ".mine.upstroke.part").mkdir()
    with pytest.raises(OSError, match="mine"):
        export_routine(BUNDLED["morning"], path, LIBRARY)
    assert path.read_text(encoding="utf-8") == before
