"""A draft becomes a file of the user's, and no other file of theirs is lost to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from upstroke.domain.draft import SequenceDraft, draft_of
from upstroke.domain.routine import Slot
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.library import Library
from upstroke.files.sequence_toml import save_sequence, sequence_text
from upstroke.paths import resources_dir, routines_dir

EVENING = SequenceDraft("", "My evening", Slot.EVENING, ("hands-nightly", "guasha-quick", "hands-nightly"))
BY_HAND = (
    'format = 1\nid = "calm-evening"\ntitle = "Calm"\nslot = "evening"\n\n'
    '[[block]]\nid = "first"\ninclude = "hands-nightly"\n'
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The user's folder."""
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def library(folder: Path) -> Library:
    return Library((routines_dir(), folder), load_anatomy(resources_dir() / "face"))


def shown(library: Library, routine_id: str) -> SequenceDraft | None:
    """A routine as the builder has it."""
    return draft_of(
        next(routine for routine in library.routines if routine.id == routine_id),
        {routine.id: routine for routine in library.routines},
    )


def test_a_draft_that_was_saved_is_in_the_library_and_can_be_changed_again(own: Path) -> None:
    saved = save_sequence(EVENING, library(own), own)
    assert saved == replace(EVENING, id="my-evening")
    again = library(own)
    assert again.faults == ()
    assert again.path("my-evening") == own / "my-evening.toml"
    assert shown(again, "my-evening") == saved


def test_the_file_can_be_read_by_people() -> None:
    assert sequence_text(SequenceDraft("mine", "Mine", Slot.ANY, ("guasha-quick",))) == (
        'format = 1\nid = "mine"\ntitle = "Mine"\nslot = "any"\n\n'
        '[[block]]\nid = "guasha-quick"\ninclude = "guasha-quick"\n'
    )


def test_a_file_that_can_not_be_read_is_not_overwritten(own: Path) -> None:
    (own / "my-evening.toml").write_text("half an hour of my work, with a slip in it")
    (own / "My-Evening-2.toml").write_text("and another, which some systems take for my-evening-2.toml")
    saved = save_sequence(EVENING, library(own), own)
    assert saved.id == "my-evening-3"
    assert (own / "my-evening.toml").read_text().startswith("half an hour")


def test_a_sequence_with_another_file_name_stays_in_its_file(own: Path) -> None:
    (own / "sunday.toml").write_text(BY_HAND)
    changed = replace(EVENING, id="calm-evening")
    assert save_sequence(changed, library(own), own) == changed
    assert [path.name for path in own.iterdir()] == ["sunday.toml"]
    assert shown(library(own), "calm-evening") == changed


def test_a_sequence_whose_file_was_broken_meanwhile_becomes_another(own: Path) -> None:
    (own / "calm-evening.toml").write_text(BY_HAND + "oops")
    assert save_sequence(replace(EVENING, id="calm-evening"), library(own), own).id == "my-evening"
    assert (own / "calm-evening.toml").read_text().endswith("oops")


def test_a_part_with_another_title_by_now_is_still_that_part(own: Path) -> None:
    part = BY_HAND.replace("calm-evening", "part")
    (own / "part.toml").write_text(part)
    saved = save_sequence(replace(EVENING, parts=("part",)), library(own), own)
    (own / "part.toml").write_text(part.replace("Calm", "Calmer"))
    assert shown(library(own), saved.id) == saved
