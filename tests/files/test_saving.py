"""A draft becomes a file of the user's, and no other file of theirs is lost to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.domain.routine import Block
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.library import Library
from upstroke.files.saving import save_draft
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
MINE = Draft(title="My evening").inserted([step("jaw"), step("cheek")])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def library(folder: Path) -> Library:
    return Library((routines_dir(), folder), ANATOMY)


def shown(library: Library, routine_id: str) -> Draft:
    """A routine as the builder has it."""
    routine = library.routine(routine_id)
    assert routine is not None
    return Draft.of(routine)


def whole(library: Library, routine_id: str) -> Block:
    """A routine as a block."""
    routine = library.routine(routine_id)
    assert routine is not None
    return Block(routine.id, routine.title, routine.id, routine.steps, routine.blocks)


def test_a_draft_that_was_saved_is_in_the_library_and_can_be_changed_again(own: Path) -> None:
    draft = MINE.inserted([whole(library(own), "guasha-quick")], at=1)
    saved = save_draft(draft, library(own), own)
    assert saved == replace(draft, id="my-evening")
    again = library(own)
    assert again.faults == ()
    assert shown(again, "my-evening") == saved
    assert 'include = "guasha-quick"' in (own / "my-evening.toml").read_text()
    changed = save_draft(replace(saved, title="Calm"), again, own)
    assert [path.name for path in own.iterdir()] == ["my-evening.toml"]
    assert shown(library(own), "my-evening") == changed


def test_a_file_that_can_not_be_read_is_not_overwritten(own: Path) -> None:
    (own / "my-evening.toml").write_text("half an hour of my work, with a slip in it")
    assert save_draft(MINE, library(own), own).id == "my-evening-2"
    assert "half an hour" in (own / "my-evening.toml").read_text()


def test_what_came_with_upstroke_is_never_written_to(own: Path) -> None:
    before = (routines_dir() / "guasha-quick.toml").read_bytes()
    saved = save_draft(shown(library(own), "guasha-quick"), library(own), own)
    assert saved.id not in {"", "guasha-quick"}
    assert (routines_dir() / "guasha-quick.toml").read_bytes() == before


def test_a_file_of_another_name_keeps_it(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    (own / "my-evening.toml").rename(own / "abends.toml")
    save_draft(replace(saved, title="Abends"), library(own), own)
    assert [path.name for path in own.iterdir()] == ["abends.toml"]


def test_nothing_is_lost_where_it_can_not_be_written(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    text = (own / "my-evening.toml").read_text()
    (own / ".my-evening.toml.part").mkdir()
    with pytest.raises(OSError, match=r"my-evening"):
        save_draft(replace(saved, title="Other"), library(own), own)
    assert (own / "my-evening.toml").read_text() == text


def test_a_routine_never_includes_itself(own: Path) -> None:
    saved = save_draft(MINE, library(own), own)
    day = save_draft(Draft(title="Day").inserted([whole(library(own), saved.id)]), library(own), own)
    round_and_round = saved.inserted([whole(library(own), day.id)])
    save_draft(round_and_round, library(own), own)
    again = library(own)
    assert again.faults == ()
    assert [item.title for item in shown(again, saved.id).items] == ["Jaw", "Cheek", "Day"]
