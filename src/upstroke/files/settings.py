"""The user's preferences, kept as a readable TOML file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import tomli
import tomli_w

from upstroke.domain.look import Look
from upstroke.files.preferences import PLACES, SETTINGS, Settings, Value, wrong
from upstroke.files.safe_write import set_aside, write_text

_BY_KEY = {setting.key: setting for setting in SETTINGS}

USUAL = "; the usual ones are used."

WINDOW = "window"
GEOMETRY = "geometry"
WELCOMED = "welcomed"
"""Size and place of the window, and whether the user was welcomed, stand in a section of their own: no preferences."""


class SettingsStore:
    """Owns the preferences and their file.

    A wrong value is replaced by the default and stays in the file until the user chooses another; a file that is no
    TOML is set aside. `troubles` says all this in sentences. What others wrote into the file is kept.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unwritten = False
        self._troubles: list[str] = []
        self._watchers: list[Callable[[Settings], object]] = []
        self._document = self._read()
        self._settings = self._decode()

    @property
    def settings(self) -> Settings:
        """The preferences as they are now."""
        return self._settings

    @property
    def troubles(self) -> tuple[str, ...]:
        """What was wrong with the file, one sentence each."""
        return tuple(self._troubles)

    @property
    def geometry(self) -> str:
        """Size and place of the window, as the window wrote them; empty where none are known."""
        text = _section(self._document, WINDOW).get(GEOMETRY, "")
        return text if isinstance(text, str) else ""

    @property
    def welcomed(self) -> bool:
        """Whether the user has been through what is shown at the first start."""
        return _section(self._document, WINDOW).get(WELCOMED) is True

    def set_welcomed(self) -> None:
        """Note that the first start is over. `flush` keeps it."""
        if not self.welcomed:
            _put(self._document, WINDOW, WELCOMED, True)
            self._unwritten = True

    def watch(self, watcher: Callable[[Settings], object]) -> None:
        """Call a function with the preferences whenever one of them has changed."""
        self._watchers.append(watcher)

    def set(self, key: str, value: Value) -> None:
        """Change a preference. Raises ValueError for a value that it can't have. `flush` keeps it."""
        self._change({key: value})

    def _change(self, values: dict[str, Any]) -> None:
        """Change preferences together, and tell of it once."""
        for key, value in values.items():
            setting = _BY_KEY[key]
            if reason := wrong(setting, value):
                raise ValueError(f"{setting.label} {reason}.")
        if all(getattr(self._settings, key) == value for key, value in values.items()):
            return
        self._settings = replace(self._settings, **values)
        for key, value in values.items():
            _put(self._document, _BY_KEY[key].section, key, value)
        self._unwritten = True
        for watcher in self._watchers:
            watcher(self._settings)

    def set_look(self, look: Look) -> None:
        """Change how the drawn face looks. `flush` keeps it."""
        self._change({"skin_tone": look.tone.value, "hair": look.hair.value})

    def take_over(self, other: Settings) -> None:
        """Change all preferences to those of another machine, but for places on its disk. `flush` keeps them."""
        changed = {
            each.key: getattr(other, each.key)
            for each in SETTINGS
            if each.key not in PLACES and getattr(other, each.key) != getattr(self._settings, each.key)
        }
        self._change(changed)

    def set_geometry(self, text: str) -> None:
        """Note size and place of the window. `flush` keeps them."""
        if text != self.geometry:
            _put(self._document, WINDOW, GEOMETRY, text)
            self._unwritten = True

    def flush(self) -> None:
        """Write what has changed since the last time.

        Raises OSError where the file can't be written; the changes then hold until the program ends.
        """
        if self._unwritten:
            write_text(self._path, tomli_w.dumps(self._document))
            self._unwritten = False

    def _read(self) -> dict[str, Any]:
        try:
            return tomli.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._troubles.append(f"The settings in {self._path} can't be read ({error.strerror}){USUAL}")
        except ValueError as error:
            self._troubles.append(self._set_aside(error))
            self._unwritten = True
        # who has settings, if they can't be used, was here before
        return {WINDOW: {WELCOMED: True}}

    def _set_aside(self, error: ValueError) -> str:
        try:
            kept = set_aside(self._path)
        except OSError:
            return f"The settings in {self._path} can't be understood ({error}){USUAL}"
        return f"The settings could not be understood ({error}), so the file was put aside as {kept.name}{USUAL}"

    def _decode(self) -> Settings:
        values: dict[str, Any] = {}
        for setting in SETTINGS:
            section = _section(self._document, setting.section)
            if setting.key not in section:
                continue
            value = section[setting.key]
            reason = wrong(setting, value)
            if reason:
                place = f"[{setting.section}] {setting.key}"
                self._troubles.append(f"{self._path.name}: {place} {reason}; the usual value is used.")
                continue
            values[setting.key] = float(value) if isinstance(setting.default, float) else value
        return Settings(**values)


def _section(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A table of the document; an empty one where there is none."""
    section = document.get(name, {})
    return section if isinstance(section, dict) else {}


def _put(document: dict[str, Any], section: str, key: str, value: Value) -> None:
    if not isinstance(document.get(section), dict):
        document[section] = {}
    document[section][key] = value
