"""A file is read again only where it has changed."""

import os
from pathlib import Path

import pytest

from upstroke.files.faults import Fault, RoutineError
from upstroke.files.readings import Readings, stamp_of


class Reader:
    """Counts what it reads, and refuses bad files."""

    def __init__(self) -> None:
        self.count = 0
        self.readings = Readings(self.read)

    def read(self, path: Path) -> str:
        self.count += 1
        text = path.read_text(encoding="utf-8")
        if text == "bad":
            raise RoutineError([Fault(str(path), "", "is bad")])
        return text

    def of(self, path: Path) -> str:
        return self.readings.of(path, stamp_of(path))


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_a_file_that_did_not_change_is_read_once(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("one")
    assert (reader.of(path), reader.of(path), reader.count) == ("one", "one", 1)
    path.write_text("three")
    assert (reader.of(path), reader.count) == ("three", 2)


def test_a_file_in_the_place_of_another_of_its_age_and_size_is_read(reader: Reader, tmp_path: Path) -> None:
    path, other = tmp_path / "a.toml", tmp_path / "b.toml"
    for file, text in ((path, "one"), (other, "two")):
        file.write_text(text)
        os.utime(file, ns=(0, 0))
    assert reader.of(path) == "one"
    other.replace(path)
    assert reader.of(path) == "two"


def test_a_bad_file_is_refused_again_without_being_read(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("bad")
    for _ in range(2):
        with pytest.raises(RoutineError, match="is bad"):
            reader.of(path)
    assert reader.count == 1


def test_what_can_not_be_looked_at_has_a_stamp_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    assert stamp_of(path) == (0, 0, 0)
    path.write_text("")
    assert stamp_of(path) != (0, 0, 0)
