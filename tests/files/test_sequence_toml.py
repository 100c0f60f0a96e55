from pathlib import Path

import pytest

from upstroke.domain.draft import SequenceDraft, draft_of
from upstroke.domain.routine import Slot
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.library import Library
from upstroke.files.sequence_toml import sequence_text, write_sequence
from upstroke.paths import resources_dir, routines_dir


def library(folder: Path) -> Library:
    return Library((routines_dir(), folder), load_anatomy(resources_dir() / "face"))


def test_a_draft_that_was_saved_is_in_the_library_and_can_be_changed_again(tmp_path: Path) -> None:
    known = {routine.id: routine for routine in library(tmp_path).routines}
    draft = SequenceDraft(
        "wind-down", "My “wind-down”", Slot.EVENING, ("hands-nightly", "guasha-quick", "hands-nightly")
    )
    path = write_sequence(tmp_path / "mine", draft, known)
    assert path.name == "wind-down.toml"

    again = library(tmp_path / "mine")
    assert again.faults == ()
    saved = again.routine("wind-down")
    assert saved is not None
    assert not again.is_bundled("wind-down")
    assert draft_of(saved, {routine.id: routine for routine in again.routines}) == draft


def test_the_file_can_be_read_by_people(tmp_path: Path) -> None:
    known = {routine.id: routine for routine in library(tmp_path).routines}
    text = sequence_text(SequenceDraft("mine", "Mine", Slot.ANY, ("guasha-quick",)), known)
    assert text == (
        'format = 1\nid = "mine"\ntitle = "Mine"\nslot = "any"\n\n'
        f'[[block]]\nid = "guasha-quick"\ntitle = "{known["guasha-quick"].title}"\ninclude = "guasha-quick"\n'
    )


def test_a_part_that_is_not_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        sequence_text(SequenceDraft("mine", "Mine", Slot.ANY, ("gone",)), {})
