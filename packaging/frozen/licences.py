"""The licences of all that is in the folder, found by asking of each file whose it is."""

import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import Distribution, distributions
from pathlib import Path

TEXTS = Path(__file__).with_name("licences")
"""Licences that no package brings: `common`, which many name, and a folder for each of what OURS names."""

OURS: Mapping[str, tuple[str, ...]] = {
    "pyside6-addons": ("qt", "LGPL-3", "GPL-3"),
    "pyside6-essentials": ("qt", "LGPL-3", "GPL-3"),
    "shiboken6": ("LGPL-3", "GPL-3"),
    "soundfile": ("soundfile",),
    "qtawesome": ("qtawesome",),
}
"""What is added to the licences of a package: a folder of TEXTS, or a text of `common`."""

SOURCES: Mapping[str, str] = {
    "pyside6-addons": "https://download.qt.io/official_releases/QtForPython/pyside6/",
    "pyside6-essentials": "https://download.qt.io/official_releases/QtForPython/pyside6/",
    "shiboken6": "https://download.qt.io/official_releases/QtForPython/pyside6/",
    "soundfile": "https://github.com/libsndfile/libsndfile",
}
"""Where the source is of what is under the LGPL."""

_LICENCE = re.compile(r"(?:licen[cs]e|copying|notice|authors)", re.IGNORECASE)

INTRODUCTION = """\
Upstroke is under the MIT licence (upstroke/LICENSE). These are the licences of what it is made of.

Qt, PySide6 and shiboken6 are used under the GNU Lesser General Public License, version 3, libsndfile and what it
holds under version 2.1 (LAME: version 2). They are libraries of their own in this folder, and may be replaced by
versions that you made.
"""


class LicenceError(Exception):
    """Something would be given away without its licence; the message says what."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that has a licence: its name, its version, what it says of its licence, the texts, and its source."""

    name: str
    version: str = ""
    terms: str = ""
    texts: tuple[Path, ...] = ()
    source: str = ""

    @property
    def line(self) -> str:
        """The part in one line."""
        said = ", ".join(each for each in (f"{self.name} {self.version}".strip(), self.terms) if each)
        return f"{said}\n    source: {self.source}" if self.source else said


@dataclass(slots=True)
class Collector:
    """Says whose a file is. `own` are the folders of Upstroke itself."""

    own: tuple[Path, ...]
    _packages: dict[Path, Distribution] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for package in distributions():
            for file in package.files or ():
                self._packages[Path(str(package.locate_file(file))).resolve()] = package

    def parts_of(self, files: Iterable[Path]) -> list[Part]:
        """What the files are parts of, each once, by name. Raises LicenceError."""
        found = {part.name: part for part in map(self._part, {file.resolve() for file in files}) if part}
        without = [part.name for part in found.values() if not part.texts]
        if without:
            raise LicenceError(f"No licence is found of {', '.join(sorted(without))}.")
        return [found[name] for name in sorted(found)]

    def _part(self, file: Path) -> Part | None:
        if any(file.is_relative_to(folder) for folder in self.own):
            return None
        if file in self._packages:
            return part_of_package(self._packages[file])
        if any(file.is_relative_to(folder) for folder in _python_folders()):
            return python_part()
        return _part_of_system(file)


def part_of_package(package: Distribution) -> Part:
    """An installed package, with the licences that it brings and those that it lacks."""
    name = re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower()
    own = (Path(str(package.locate_file(file))) for file in package.files or () if _LICENCE.match(file.name))
    texts = [file for file in own if file.is_file() and file.suffix not in (".py", ".pyc")]
    for ours in OURS.get(name, ()):
        texts += sorted((TEXTS / ours).glob("*.txt")) or [TEXTS / "common" / f"{ours}.txt"]
    metadata = package.metadata
    terms = next((metadata[key] for key in ("License-Expression", "License") if key in metadata), "")
    return Part(name, package.version, terms.partition("\n")[0], tuple(texts), SOURCES.get(name, ""))


def python_part() -> Part:
    """Python and its library."""
    places = (Path(sys.base_prefix), *_python_folders())
    texts = [place / name for place in places for name in ("LICENSE.txt", "LICENSE") if (place / name).is_file()]
    return Part("python", sys.version.partition(" ")[0], "PSF-2.0", tuple(texts[:1]), "https://www.python.org/")


def write(parts: Iterable[Part], folder: Path) -> Iterator[tuple[Path, str]]:
    """Write the index of the parts into a folder. Yields all texts, each with its place below `licences`."""
    parts = list(parts)
    folder.mkdir(parents=True, exist_ok=True)
    index = folder / "README.txt"
    index.write_text("\n".join((INTRODUCTION, *(part.line for part in parts), "")), encoding="utf-8")
    yield index, "."
    for text in sorted((TEXTS / "common").iterdir()):
        yield text, "common"
    for part in parts:
        taken: set[str] = set()
        for number, text in enumerate(part.texts):
            if text.parent == TEXTS / "common":
                continue
            place = part.name if text.name not in taken else f"{part.name}/{number}"
            taken.add(text.name)
            yield text, place


def _python_folders() -> tuple[Path, ...]:
    base = Path(sys.base_prefix).resolve()
    library = Path(sysconfig.get_path("stdlib")).resolve()
    # On Linux a system's own Python lies in /usr, where everything else lies too.
    return (library,) if base == Path("/usr") else (library, base)


def _part_of_system(file: Path) -> Part:
    """A library that a Debian package brought to this machine."""
    if sys.platform != "linux":
        raise LicenceError(f"Whose is {file}?")
    # Debian knows some files by the name that they had before /lib became a link to /usr/lib.
    for name in (file, Path("/", *file.parts[2:])):
        asked = subprocess.run(["dpkg-query", "-S", str(name)], capture_output=True, text=True)
        if asked.returncode == 0:
            package = asked.stdout.partition(": ")[0].partition(":")[0]
            text = Path("/usr/share/doc", package, "copyright")
            return Part(package, "", "", (text,) if text.is_file() else ())
    raise LicenceError(f"Whose is {file}?")
