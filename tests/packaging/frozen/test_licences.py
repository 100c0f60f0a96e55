"""Whose a file is, and which licences go with it."""

import json
import sys
from importlib.metadata import distribution, distributions
from pathlib import Path

import PySide6
import pytest

from frozen.licences import OURS, TEXTS, Collector, LicenceError, part_of_package, write

TOP = Path(__file__).parents[3]


def test_each_file_is_of_a_package_of_python_or_our_own() -> None:
    files = [Path(PySide6.__file__), Path(json.__file__), TOP / "src" / "upstroke" / "paths.py"]
    parts = Collector((TOP / "src",)).parts_of(files)
    assert [part.name for part in parts] == ["pyside6-essentials", "python"]


def test_qt_brings_the_lgpl_and_what_it_rests_on() -> None:
    part = part_of_package(distribution("PySide6-Essentials"))
    names = {text.name for text in part.texts}
    assert {"LGPL-3.txt", "GPL-3.txt", "icu.txt", "parts-of-qtbase.txt"} <= names
    assert "LGPL-3.0-only" in part.terms
    assert part.source.startswith("https://")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no library comes from the system")
def test_a_file_of_nobody_ends_the_build(tmp_path: Path) -> None:
    stray = tmp_path / "stray.so"
    stray.touch()
    with pytest.raises(LicenceError, match=r"Whose is .*stray\.so"):
        Collector(()).parts_of([stray])


def test_the_index_names_all_parts_and_no_text_hides_another(tmp_path: Path) -> None:
    parts = [part_of_package(distribution(name)) for name in ("numpy", "QtAwesome", "soundfile")]
    texts = [(place, text.name) for text, place in write(parts, tmp_path)]
    assert len(set(texts)) == len(texts)
    assert ("qtawesome", "phosphor.txt") in texts
    assert ("soundfile", "lame.txt") in texts
    index = (tmp_path / "README.txt").read_text(encoding="utf-8")
    assert all(f"{part.name} {part.version}" in index for part in parts)


def test_every_text_of_ours_is_there_and_belongs_to_something() -> None:
    installed = {part_of_package(each).name for each in distributions()}
    assert set(OURS) <= installed
    folders = {name for names in OURS.values() for name in names if (TEXTS / name).is_dir()}
    assert {path.name for path in TEXTS.iterdir()} == folders | {"common", "voice"}
