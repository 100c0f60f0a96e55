"""Reading a zip that came from elsewhere: nothing of it is written anywhere, and nothing in it can fill the memory."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEMBERS_AT_MOST = 5_000
LARGEST_MEMBER = 512_000_000
"""Bytes. The history of forty years of two sessions a day has a third of this as JSON."""

DENSEST = 200
"""How many times as large a member may be as it is in the zip. What Upstroke writes is about 30 times as large."""

_ALWAYS_FINE = 1_000_000
"""Bytes; a member up to this size may be as dense as it likes, such as a file of blanks."""

PIECE = 1 << 20
"""Bytes that are unpacked at once."""

_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)
_LEADS_OUT = re.compile(r'^/|\\|(^|/)\.\.?(/|$)|[:\x00-\x1f\x7f"<>|*?]')


class ZipError(ValueError):
    """A zip can't be read, or must not be. Its text says of the file, or of the member that it names, what is wrong."""


class ZipContents:
    """What is in an open zip."""

    def __init__(self, zipped: zipfile.ZipFile) -> None:
        self._zip = zipped
        self._members = {each.filename: each for each in zipped.infolist() if not each.is_dir()}
        if len(zipped.infolist()) > MEMBERS_AT_MOST:
            raise ZipError(f"holds more than {MEMBERS_AT_MOST} files")
        for member in zipped.infolist():
            if wrong := _wrong_of(member):
                raise ZipError(f"holds “{_shown(member.filename)}”, which {wrong}")
        if len({name.casefold() for name in zipped.namelist()}) < len(zipped.namelist()):
            raise ZipError("holds two files of one name")
        if sum(member.file_size for member in self._members.values()) > 2 * LARGEST_MEMBER:
            raise ZipError("is far too large when it is unpacked")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files in it, with / between folders, in their order."""
        return tuple(sorted(self._members))

    def read(self, name: str, at_most: int = LARGEST_MEMBER) -> bytes | bytearray:
        """What is in a member of at most so many bytes. Raises KeyError, and ZipError where it is larger or broken."""
        member = self._members[name]
        if member.file_size > at_most:
            raise ZipError(f"holds “{_shown(name)}”, which is far too large")
        content, filled = bytearray(member.file_size), 0
        try:
            # Into its place piece by piece, as a long history would be in memory twice otherwise. No more is unpacked
            # than the zip says, and its sum is checked.
            with self._zip.open(member) as file:
                while piece := file.read(PIECE):
                    content[filled : filled + len(piece)] = piece
                    filled += len(piece)
        except _BROKEN as error:
            raise ZipError(f"holds “{_shown(name)}”, which is broken") from error
        if filled != member.file_size:
            raise ZipError(f"holds “{_shown(name)}”, which is broken")
        return content


@contextmanager
def opened_zip(path: Path) -> Iterator[ZipContents]:
    """A zip to read from, looked through first. Raises ZipError, and OSError where the file can't be opened."""
    with path.open("rb") as file:
        try:
            zipped = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise ZipError("is not a zip file that can be read") from error
        with zipped:
            yield ZipContents(zipped)


def _wrong_of(member: zipfile.ZipInfo) -> str:
    """Why a member must not be read; empty where nothing speaks against it."""
    # What was cut off at a zero, or written with \, hides in the name that stood in the file.
    if _LEADS_OUT.search(member.orig_filename) or _LEADS_OUT.search(member.filename):
        return "has a name that leads out of it"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "is a link"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted"
    if member.compress_type not in _METHODS:
        return "is packed in a way that is not known here"
    if member.file_size > max(_ALWAYS_FINE, DENSEST * member.compress_size):
        return "would grow without end when it is unpacked"
    return ""


def _shown(name: str) -> str:
    """A name as it can be told, in one line."""
    plain = "".join(letter if letter.isprintable() else "�" for letter in name)
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
