import stat
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from upstroke.files import zip_file
from upstroke.files.zip_file import ZipError, opened_zip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.zip"


def packed(path: Path, *members: tuple[str | ZipInfo, bytes], method: int = ZIP_DEFLATED) -> Path:
    with ZipFile(path, "w", method) as zipped:
        for name, content in members:
            zipped.writestr(name, content)
    return path


def refused(path: Path, read: str = "") -> str:
    def look() -> None:
        with opened_zip(path) as contents:
            contents.read(read)

    with pytest.raises(ZipError) as caught:
        look()
    return str(caught.value)


def test_what_was_packed_can_be_read(path: Path) -> None:
    with opened_zip(packed(path, ("b/c.toml", b"two"), ("a.json", b"one"))) as contents:
        assert contents.names == ("a.json", "b/c.toml")
        assert contents.read("b/c.toml") == b"two"
        with pytest.raises(KeyError):
            contents.read("c.toml")


def test_folders_are_no_files(path: Path) -> None:
    with opened_zip(packed(path, ("b/", b""), ("b/c.toml", b"two"))) as contents:
        assert contents.names == ("b/c.toml",)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../a.toml", "b/../../a.toml", "b\\..\\a.toml", "C:a.toml", "b/./a", "..", "a\x00b", "a\nb"]
)
def test_a_name_that_leads_out_is_refused(path: Path, name: str) -> None:
    info = ZipInfo("a")
    info.filename = name
    said = refused(packed(path, (info, b"x")))
    assert said.endswith("which has a name that leads out of it")
    assert "\n" not in said


def test_a_link_is_refused(path: Path) -> None:
    link = ZipInfo("a.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert refused(packed(path, (link, b"/etc/passwd"))) == "holds “a.toml”, which is a link"


def test_two_files_of_one_name_are_refused(path: Path) -> None:
    assert refused(packed(path, ("a.toml", b"1"), ("A.toml", b"2"))) == "holds two files of one name"


def test_what_grows_without_end_is_refused_before_it_is_read(path: Path) -> None:
    packed(path, ("history.json", b" " * 20_000_000))
    assert path.stat().st_size < 100_000
    assert refused(path) == "holds “history.json”, which would grow without end when it is unpacked"


def test_a_small_file_of_blanks_is_fine(path: Path) -> None:
    with opened_zip(packed(path, ("a.toml", b" " * 900_000))) as contents:
        assert len(contents.read("a.toml")) == 900_000


def test_a_size_that_is_not_true_is_found_out(path: Path) -> None:
    packed(path, ("a.json", b" " * 20_000_000))
    content = path.read_bytes()
    # In both places where a zip says it: 20 000 000 becomes 100.
    path.write_bytes(content.replace((20_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    assert refused(path, "a.json") == "holds “a.json”, which is broken"


def test_what_is_too_large_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed(path, ("a", b"0123456789"), ("b", b"0123456789"), ("c", b"0123456789"), method=ZIP_STORED)
    with opened_zip(path) as contents, pytest.raises(ZipError, match="“a”, which is far too large"):
        contents.read("a", at_most=9)
    monkeypatch.setattr(zip_file, "LARGEST_MEMBER", 14)
    assert refused(path) == "is far too large when it is unpacked"
    monkeypatch.setattr(zip_file, "MEMBERS_AT_MOST", 2)
    assert refused(path) == "holds more than 2 files"


def test_a_broken_member_is_named(path: Path) -> None:
    packed(path, ("a.toml", b"fine"), ("b.toml", b"0123456789" * 10), method=ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"0123456789", b"0123456780", 1))
    with opened_zip(path) as contents:
        assert contents.read("a.toml") == b"fine"
    assert refused(path, "b.toml") == "holds “b.toml”, which is broken"


def test_what_is_packed_otherwise_or_encrypted_is_refused(path: Path) -> None:
    assert "packed in a way" in refused(packed(path, ("a", b"x"), method=ZIP_BZIP2))
    content = bytearray(packed(path, ("a", b"x")).read_bytes())
    directory = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    path.write_bytes(content)
    assert refused(path) == "holds “a”, which is encrypted"


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x05\x06"])
def test_what_is_no_zip_is_said(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert refused(path) == "is not a zip file that can be read"


def test_any_byte_may_be_wrong(path: Path) -> None:
    good = packed(path, ("history.json", b'{"format": 1, "sessions": []}'), ("routines/a.toml", b"x = 1")).read_bytes()
    said = []
    for place in range(len(good)):
        path.write_bytes(good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :])
        try:
            with opened_zip(path) as contents:
                for name in contents.names:
                    contents.read(name)
        except ZipError as error:
            said.append(str(error))
    assert not [sentence for sentence in said if "\n" in sentence]
    assert len(said) > len(good) / 2
    for length in range(len(good)):
        path.write_bytes(good[:length])
        refused(path)
