"""A file that was deleted or replaced can be brought back, and takes nothing away then."""

from pathlib import Path

import pytest

from tests.builders import anatomy
from tests.routine_texts import BREEZE
from upstroke.files.former import Former
from upstroke.files.routine_library import Library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a routine of the user's."""
    file = tmp_path / "breeze.toml"
    file.write_text(BREEZE)
    return file


def former(path: Path, then: bytes | None = None) -> Former:
    return Former.of(Library((path.parent / "bundled", path.parent), anatomy()), "breeze", then)


def test_a_file_comes_back_byte_for_byte_even_where_it_is_no_text(path: Path) -> None:
    library = Library((path.parent / "bundled", path.parent), anatomy())
    assert library.routine("breeze") is not None
    path.write_bytes(b"\xff no text")
    found = Former.of(library, "breeze")
    assert found.title == "Breeze"
    path.unlink()
    found.bring_back()
    assert path.read_bytes() == b"\xff no text"


def test_what_was_put_in_its_place_goes_again(path: Path) -> None:
    found = former(path, b"another")
    path.write_text("another")
    found.bring_back()
    assert path.read_text() == BREEZE


@pytest.mark.parametrize("then", [None, b"another"])
def test_what_the_user_has_there_by_now_stays(path: Path, then: bytes | None) -> None:
    found = former(path, then)
    path.write_text("an hour of my work")
    with pytest.raises(FileExistsError, match="another routine in it by now"):
        found.bring_back()
    assert path.read_text() == "an hour of my work"
