"""What of a made-up collection goes into the folder."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from frozen.pruning import MODULES, OF_THE_CHARTS, PLUGINS, Entry, PruningError, pruned

SOURCE = Path(__file__).parents[3] / "src"

QT = {
    "linux": ("PySide6/Qt/plugins/{group}/lib{name}.so", "PySide6/Qt{module}.abi3.so"),
    "win32": ("PySide6\\plugins\\{group}\\{name}.dll", "PySide6\\Qt{module}.pyd"),
    "darwin": ("PySide6/Qt/plugins/{group}/lib{name}.dylib", "PySide6/Qt{module}.abi3.so"),
}


def whole(platform: str) -> list[Entry]:
    """All that has to be there."""
    plugin, module = QT[platform]
    pairs = (each.split("/") for each in sorted(PLUGINS[platform]))
    plugins = [plugin.format(group=group, name=name) for group, name in pairs]
    modules = [module.format(module=name) for name in sorted(MODULES)]
    return [(place, place, "BINARY") for place in plugins] + [(place, place, "EXTENSION") for place in modules]


def places(entries: Iterable[Entry]) -> set[str]:
    return {place for place, _, _ in entries}


def file(place: str, kind: str = "BINARY") -> Entry:
    return (place, place, kind)


@pytest.mark.parametrize("platform", sorted(PLUGINS))
def test_what_is_used_stays_on_each_system(platform: str) -> None:
    entries = whole(platform)
    assert pruned(entries, platform, lambda _: ()) == entries


@pytest.mark.parametrize("platform", sorted(PLUGINS))
def test_the_voice_that_says_nothing_never_comes_along(platform: str) -> None:
    mock = file(QT[platform][0].format(group="texttospeech", name="qtexttospeech_mock"))
    assert mock[0] not in places(pruned([*whole(platform), mock], platform, lambda _: ()))


def test_a_library_stays_with_what_links_to_it_and_goes_without() -> None:
    needed, deeper, unused = (file(f"PySide6/Qt/lib/libQt6{name}.so.6") for name in ("Gui", "Core", "Quick"))
    ffmpeg = file("PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so")
    links = {
        "PySide6/QtGui.abi3.so": ["libQt6Gui.so.6"],
        needed[0]: ["libQt6Core.so.6"],
        ffmpeg[0]: ["libQt6Quick.so.6"],
    }
    entries = [*whole("linux"), needed, deeper, unused, ffmpeg]
    kept = places(pruned(entries, "linux", lambda path: links.get(path, ())))
    assert kept == places([*whole("linux"), needed, deeper])


def test_windows_knows_no_capitals() -> None:
    library = file("PySide6\\Qt6Core.dll")
    links = {"PySide6\\QtCore.pyd": ["QT6CORE.DLL"]}
    assert library in pruned([*whole("win32"), library], "win32", lambda path: links.get(path, ()))


def test_of_the_system_comes_what_a_desktop_may_lack_and_the_rest_stays_there() -> None:
    taken = [file("libxcb-cursor.so.0"), file("libsqlite3.so.0"), file("libpython3.11.so.1.0")]
    left = [
        file(f"lib{name}") for name in ("stdc++.so.6", "glib-2.0.so.0", "pulse.so.0", "fontconfig.so.1", "xcb-glx.so.0")
    ]
    by_all = [place for place, _, _ in (*taken, *left)]
    kept = pruned([*whole("linux"), *taken, *left], "linux", lambda path: by_all if "xcb" in path else ())
    assert places(kept) == places([*whole("linux"), *taken])


def test_a_link_stays_with_what_it_leads_to_and_data_stays() -> None:
    gui = file("PySide6/Qt/lib/libQt6Gui.so.6")
    link = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    upwards = ("PySide6/libQt6Gui.so.6", "../PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    dangling = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    data = file("upstroke/routines/desk-2min.toml", "DATA")
    links = {"PySide6/QtGui.abi3.so": ["libQt6Gui.so.6"]}
    kept = pruned([*whole("linux"), gui, link, upwards, dangling, data], "linux", lambda path: links.get(path, ()))
    assert places(kept) == places([*whole("linux"), gui, link, upwards, data])


@pytest.mark.parametrize("gone", ["qxcb", "QtSvg"])
def test_a_part_that_qt_has_no_more_ends_the_build(gone: str) -> None:
    entries = [entry for entry in whole("linux") if gone not in entry[0]]
    with pytest.raises(PruningError, match=r"no such part any more: .*(qxcb|Svg)"):
        pruned(entries, "linux", lambda _: ())


def test_the_modules_are_those_that_the_source_imports() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    assert set(re.findall(r"from PySide6\.Qt(\w+) import", text)) | OF_THE_CHARTS == MODULES


def test_this_system_is_one_of_those_that_are_built_for() -> None:
    assert sys.platform in PLUGINS
