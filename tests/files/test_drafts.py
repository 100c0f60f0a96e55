"""What was not saved comes back after a kill."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.domain.programme import open_routine
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.drafts import Drafts
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
UNNAMED = Draft().inserted([step("jaw")])
MORNING = next(routine for routine in LIBRARY.routines if routine.id == "morning")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


def drafts(folder: Path) -> Drafts:
    """As at a start of the program."""
    return Drafts(folder, LIBRARY, ANATOMY)


def test_drafts_are_found_at_the_next_start_though_they_are_not_whole(folder: Path) -> None:
    mine = replace(Draft.of(MORNING), id="mine", title="Mine")
    drafts(folder).keep({"+new": UNNAMED, "mine": mine, "+new-2": Draft(title="Empty")})
    found = dict(drafts(folder).found())
    assert found["+new"] == UNNAMED
    assert found["+new-2"] == Draft(title="Empty")
    assert (found["mine"].id, found["mine"].ids, found["mine"].basis) == ("mine", mine.ids, mine.basis)


def test_what_was_saved_is_kept_no_longer(folder: Path) -> None:
    kept = drafts(folder)
    kept.keep({"+new": UNNAMED})
    kept.keep({})
    assert list(folder.iterdir()) == []
    assert dict(drafts(folder).found()) == {}
    drafts(folder / "never-made").keep({})


def test_only_what_changed_is_written_again(folder: Path) -> None:
    kept = drafts(folder)
    kept.keep({"+new": UNNAMED})
    (folder / "+new.draft").write_text("seen")
    kept.keep({"+new": UNNAMED})
    assert (folder / "+new.draft").read_text() == "seen"
    kept.keep({"+new": UNNAMED.inserted([step("eyes")])})
    assert (folder / "+new.draft").read_text() != "seen"


@pytest.mark.parametrize(
    "text", ["", "{}", "\udcff", '{"id": 3}', '{"id":"","title":"","slot":"any","items":"x","whole":"x"}']
)
def test_a_damaged_draft_is_set_aside_and_the_others_are_found(folder: Path, text: str) -> None:
    drafts(folder).keep({"+new": UNNAMED})
    (folder / "+old.draft").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert dict(drafts(folder).found()) == {"+new": UNNAMED}
    assert (folder / "+old.draft.broken").exists()


def test_a_draft_outlives_a_routine_that_it_includes(folder: Path) -> None:
    mine = replace(Draft.of(MORNING), id="mine", title="Mine").inserted([step("jaw")])
    drafts(folder).keep({"mine": mine})
    ((_, found),) = Drafts(folder, Library((folder / "nothing",), ANATOMY), ANATOMY).found()
    assert found.ids == mine.ids
    assert [entry.step for entry in open_routine(found.routine).entries] == [
        entry.step for entry in open_routine(mine.routine).entries
    ]


def test_a_draft_that_was_not_looked_at_is_not_taken_away(folder: Path) -> None:
    drafts(folder).keep({"+new": UNNAMED})
    later = drafts(folder)
    later.keep({"mine": replace(UNNAMED, id="mine")})
    later.keep({})
    assert dict(drafts(folder).found()) == {"+new": UNNAMED}


def test_what_no_routine_file_could_hold_is_left_out_of_a_draft(folder: Path) -> None:
    drafts(folder).keep({"+new": replace(UNNAMED, title="My\x00\nday", summary="x" * 2_000, sources=("a\tb",))})
    ((_, found),) = drafts(folder).found()
    assert (found.title, len(found.summary), found.sources) == ("My day", 1_000, ("a b",))
