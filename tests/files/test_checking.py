"""Each folder is read once, however many of its files are asked about."""

from pathlib import Path

from tests.builders import anatomy
from tests.routine_texts import routine_text
from upstroke.files.checking import Checker


def test_many_files_of_a_folder(tmp_path: Path) -> None:
    bundled, own = tmp_path / "bundled", tmp_path / "own"
    for folder in (bundled, own):
        folder.mkdir()
    files = [own / f"r{number}.toml" for number in range(20)]
    for file in files:
        file.write_text(routine_text(file.stem))
    checker = Checker(bundled, anatomy())
    assert not any(checker.faults(file) for file in files)
    assert len(checker._libraries) == 1


def test_a_file_is_named_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("what?")
    assert [fault.file for fault in Checker(tmp_path / "none", anatomy()).faults(tmp_path / "odd.toml")] == [
        str(tmp_path / "odd.toml")
    ]
