"""What a folder weighs, on the disk and packed."""

import tarfile
from pathlib import Path

import pytest

from frozen import weigh


def program(folder: Path) -> Path:
    folder.mkdir()
    (folder / "large").write_bytes(bytes(3_000_000))
    (folder / "small").write_bytes(bytes(1_000_000))
    (folder / "link").symlink_to("large")
    return folder


def test_it_is_packed_and_its_files_are_told_by_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert weigh.main(program(tmp_path / "upstroke")) == 0
    first, second, total, packed = capsys.readouterr().out.splitlines()
    assert first.split() == ["3.0", "MB", "large"]
    assert second.split() == ["1.0", "MB", "small"]
    assert "4.0 MB  in 2 files" in total
    (archive,) = tmp_path.glob("*.tar.xz")
    assert archive.name in packed
    with tarfile.open(archive) as tar:
        assert {entry.name for entry in tar} == {
            "upstroke",
            *(f"upstroke/{name}" for name in ("large", "small", "link")),
        }
        assert {entry.uname for entry in tar} == {""}


def test_too_much_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "UNPACKED_MB", 3)
    assert weigh.main(program(tmp_path / "upstroke")) == 1
