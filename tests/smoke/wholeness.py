"""Is every part there, and does each find what it links to? What Qt loads late goes missing without a word."""

import os
import re
import subprocess
from pathlib import Path

from frozen.pruning import PLUGINS
from tests.smoke.frozen import Frozen

PLATFORM = "linux"

_OF_THE_DESKTOP = re.compile(
    r"/(?:platformthemes/libqgtk3|printsupport/libcupsprintersupport|texttospeech/libqtexttospeech_speechd"
    r"|platforms/libqwayland|wayland-[a-z-]+/\w+|wayland-[a-z-]+/libxdg-shell)\.so$"
)
"""Plugins for what a desktop may not have: GTK, printers, a speech server, Wayland. They are let be where it is not."""

_QT = re.compile(r"libQt6\w+")


def missing_plugins(frozen: Frozen) -> set[str]:
    """The plugins of Qt that are to be there and are not."""
    folder = frozen.inside / "PySide6" / "Qt" / "plugins"
    there = {f"{file.parent.name}/{file.stem.removeprefix('lib')}" for file in folder.glob("*/*.so")}
    return set(PLUGINS[PLATFORM] - there)


def missing_libraries(frozen: Frozen) -> set[str]:
    """What any library or plugin links to and nothing has, as `library: what it misses`."""
    env = {**os.environ, "LD_LIBRARY_PATH": str(frozen.inside)}
    found = set()
    for file in frozen.inside.rglob("*.so*"):
        if file.is_file():
            said = subprocess.run(["ldd", file], env=env, capture_output=True, text=True).stdout
            lost = re.findall(r"^\s*(\S+) => not found$", said, re.MULTILINE)
            found |= {f"{file.name}: {name}" for name in lost if _counts(file, name)}
    return found


def _counts(file: Path, name: str) -> bool:
    return bool(_QT.match(name)) or not _OF_THE_DESKTOP.search(str(file))
