"""Deleting a routine of the user's, so that it can be brought back."""

from pathlib import Path

from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.deleting import delete_routine
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir


def test_a_deleted_routine_can_be_brought_back_as_it_was(tmp_path: Path) -> None:
    text = (routines_dir() / "desk-2min.toml").read_text(encoding="utf-8").replace('id = "desk-2min"', 'id = "mine"')
    (tmp_path / "my own name.toml").write_text(text, encoding="utf-8")
    library = Library((routines_dir(), tmp_path), load_anatomy(resources_dir() / "face"))

    deleted = delete_routine(library, "mine")
    library.reload()
    assert library.routine("mine") is None
    assert deleted.title == "Desk break, 2 minutes"

    deleted.bring_back()
    library.reload()
    assert library.routine("mine") is not None
    assert (tmp_path / "my own name.toml").read_text(encoding="utf-8") == text
