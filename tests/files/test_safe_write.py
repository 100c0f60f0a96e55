import os
from pathlib import Path

import pytest

from upstroke.files.safe_write import set_aside, write_text


def test_a_text_takes_the_place_of_the_old_one_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.toml"
    write_text(path, "one\n")
    write_text(path, "two ü\n")
    assert path.read_bytes() == "two ü\n".encode()
    assert list(path.parent.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file.toml"
    write_text(path, "old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_text(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_each_file_that_is_set_aside_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    for text in ("first", "second", "third"):
        path.write_text(text, encoding="utf-8")
        set_aside(path)
    assert not path.exists()
    names = {kept.name: kept.read_text(encoding="utf-8") for kept in tmp_path.iterdir()}
    assert names == {"file.toml.broken": "first", "file.toml.broken-2": "second", "file.toml.broken-3": "third"}
