"""What of Qt and of the building machine goes into the folder: the plugins named here, and what these and Python need.

PyInstaller takes every plugin that a Qt library could load, and every library that those link to: 308 MB.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""As PyInstaller has it: the place in the folder, the file that it is made from, and its kind."""

NO_LIBRARY = frozenset({"DATA", "SYMLINK"})
"""The kinds of what links to nothing. A link has the place that it leads to for its file."""

OF_THE_CHARTS = frozenset({"OpenGL", "OpenGLWidgets"})
"""The modules of PySide6 that pyqtgraph imports by name whether it needs them or not; nothing is drawn by OpenGL."""

MODULES = OF_THE_CHARTS | {"Core", "Gui", "Multimedia", "Network", "PrintSupport", "Svg", "TextToSpeech", "Widgets"}
"""The modules of PySide6 that are used."""

PLUGINS: dict[str, frozenset[str]] = {
    # The one backend of multimedia is FFmpeg, which needs Quick, Qml and 20 MB of codecs. Sound goes to PulseAudio by
    # our own hand; what is left of multimedia here, the names of devices, does without a backend.
    "linux": frozenset(
        {
            "iconengines/qsvgicon",
            "platforminputcontexts/composeplatforminputcontextplugin",
            "platforminputcontexts/ibusplatforminputcontextplugin",
            "platforms/qoffscreen",
            "platforms/qwayland",
            "platforms/qxcb",
            "platformthemes/qgtk3",
            "platformthemes/qxdgdesktopportal",
            "printsupport/cupsprintersupport",
            "texttospeech/qtexttospeech_speechd",
            "wayland-decoration-client/adwaita",
            "wayland-decoration-client/bradient",
            "wayland-shell-integration/xdg-shell",
        }
    ),
    # The backends of the system need neither Quick nor Qml, unlike FFmpeg's.
    "win32": frozenset(
        {
            "iconengines/qsvgicon",
            "multimedia/windowsmediaplugin",
            "platforms/qoffscreen",
            "platforms/qwindows",
            "styles/qmodernwindowsstyle",
            "texttospeech/qtexttospeech_sapi",
            "texttospeech/qtexttospeech_winrt",
        }
    ),
    "darwin": frozenset(
        {
            "iconengines/qsvgicon",
            "multimedia/darwinmediaplugin",
            "platforms/qcocoa",
            "platforms/qoffscreen",
            "styles/qmacstyle",
            "texttospeech/qtexttospeech_speechdarwin",
        }
    ),
}
"""The plugins of Qt that are used, by `sys.platform`. The voice `mock`, which says nothing, is never among them."""

_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/(?P<group>[^/]+)/(?:lib)?(?P<name>[^/.]+)\.\w+$")
_MODULE = re.compile(r"PySide6/Qt(?P<name>\w+)\.(?:abi3\.so|pyd)$")

_LOADED_BY_NAME = re.compile(r"(?:lib)?python[\d.]+(?:dll|so|dylib)|Python(?:\.framework|$)|_soundfile_data/")
"""What is linked to by nothing, as Python or a part of it opens it by its name."""

_OF_THE_SYSTEM = re.compile(r"lib[^/]+\.so[.\d]*$")
"""On Linux: a library that does not come with Python or a package, but from the building machine."""

_TAKEN_FROM_THE_SYSTEM = re.compile(r"lib(?:python|xcb-(?!glx)|xkbcommon|ffi|sqlite3|bz2|lzma)[^/]*$")
"""Of those, what a desktop may lack or have in another version. What each has stays there, and must: its own fontconfig
knows its fonts, its libstdc++ its graphics drivers, its glib its GTK, its libpulse its sound server."""


class PruningError(Exception):
    """What is to be taken is not there, as names have changed; the message says which."""


def pruned(entries: Sequence[Entry], platform: str, imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """The files to take; data stays. `imports` gives the names of what a file links to. Raises PruningError."""
    missing = PLUGINS[platform] - {_plugin(entry[0]) for entry in entries}
    missing |= MODULES - {match["name"] for entry in entries if (match := _MODULE.search(_posix(entry[0])))}
    if missing:
        raise PruningError(f"Qt has no such part any more: {', '.join(sorted(missing))}")
    files = [entry for entry in entries if entry[2] not in NO_LIBRARY and _may_stay(_posix(entry[0]), platform)]
    libraries = {_name(entry[0]): entry for entry in files}
    kept = {entry[0] for entry in entries if entry[2] == "DATA"}
    waiting = [entry for entry in files if _is_root(entry)]
    while waiting:
        entry = waiting.pop()
        if entry[0] not in kept:
            kept.add(entry[0])
            waiting += [libraries[name] for each in imports(entry[1]) if (name := _name(each)) in libraries]
    # A link is kept with what it leads to.
    return [entry for entry in entries if entry[0] in kept or (entry[2] == "SYMLINK" and _target(entry) in kept)]


def _may_stay(place: str, platform: str) -> bool:
    plugin, module = _plugin(place), _MODULE.search(place)
    if plugin:
        return plugin in PLUGINS[platform]
    if module:
        return module["name"] in MODULES
    if platform == "linux" and _OF_THE_SYSTEM.match(place):
        return bool(_TAKEN_FROM_THE_SYSTEM.match(place))
    return True


def _is_root(entry: Entry) -> bool:
    """Whether it is of use without anything that links to it."""
    place, _, kind = entry
    return kind == "EXTENSION" or bool(_plugin(place)) or bool(_LOADED_BY_NAME.match(_posix(place)))


def _plugin(place: str) -> str:
    """The group and name of a plugin of Qt, the same on every system; empty for anything else."""
    match = _PLUGIN.search(_posix(place))
    return f"{match['group']}/{match['name']}" if match else ""


def _target(entry: Entry) -> str:
    """The place that a link leads to."""
    parts: list[str] = []
    for part in (PurePosixPath(_posix(entry[0])).parent / _posix(entry[1])).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _name(path: str) -> str:
    """What a library is linked by: its name without its folder; Windows knows no capitals."""
    name = PurePosixPath(_posix(path)).name
    return name.lower() if name.lower().endswith(".dll") else name


def _posix(place: str) -> str:
    return place.replace("\\", "/")
