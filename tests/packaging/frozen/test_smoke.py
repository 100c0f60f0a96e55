"""The smoke test notices that a plugin lost what it links to, which Qt passes over in silence."""

import os
import sys
from pathlib import Path

import PySide6
import pytest

from tests.smoke.frozen import INSIDE, Frozen
from tests.smoke.parts import Loss, without
from tests.smoke.wholeness import missing_libraries, missing_plugins

QT = Path(PySide6.__file__).parent / "Qt"
BACKEND = Path("plugins", "multimedia", "libffmpegmediaplugin.so")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the smoke test is for Linux alone")


def folder(at: Path, leave_out: tuple[str, ...] = ()) -> Frozen:
    """The backend of Qt's multimedia with all libraries of Qt, less some."""
    inside = at / INSIDE / "PySide6" / "Qt"
    libraries = [path for path in (QT / "lib").glob("lib*.so*") if not path.name.startswith(leave_out or "-")]
    for path in (*libraries, QT / BACKEND):
        place = inside / path.relative_to(QT)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.symlink(path, place)
    return Frozen(at)


def of_the_backend(frozen: Frozen) -> set[str]:
    """What of Qt the backend misses."""
    found = (each.partition(": ") for each in missing_libraries(frozen))
    return {name for file, _, name in found if file == BACKEND.name and name.startswith("libQt6")}


def test_the_backend_of_multimedia_without_quick_or_qml_is_noticed(tmp_path: Path) -> None:
    assert of_the_backend(folder(tmp_path / "whole")) == set()
    stripped = folder(tmp_path / "stripped", ("libQt6Quick.", "libQt6Qml."))
    assert of_the_backend(stripped) == {"libQt6Quick.so.6", "libQt6Qml.so.6"}


def test_a_plugin_that_is_not_there_is_noticed(tmp_path: Path) -> None:
    assert "platforms/qxcb" in missing_plugins(folder(tmp_path))


def test_a_part_is_taken_from_a_copy_alone(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    kept, taken = whole / INSIDE / "kept.so", whole / INSIDE / "taken.so"
    kept.parent.mkdir(parents=True)
    for file in (kept, taken):
        file.write_text(file.name)
    copy = without(Frozen(whole), Loss("it", "taken.*", "is whole"), tmp_path / "copy")
    assert [path.name for path in copy.inside.iterdir()] == ["kept.so"]
    assert taken.read_text() == "taken.so"
