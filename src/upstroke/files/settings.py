"""The user's preferences: one table of what there is, kept as a readable TOML file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path
from typing import Any

import tomli
import tomli_w

from upstroke.domain.anatomy import Half
from upstroke.domain.goals import Goals
from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.domain.ratings import Scale
from upstroke.domain.session import START_OF_DAY
from upstroke.files.faults import nearest
from upstroke.files.safe_write import set_aside, write_text

Value = str | bool | int | float


@dataclass(frozen=True, slots=True)
class Setting:
    """One preference: where it stands in the file, what it may be, and what the user reads.

    The type is that of the default. A text must be one of `choices` (value and label); without any it is a time of day,
    or the path of a folder where the default is empty. A number must lie in the range from `low` to `high`.
    """

    key: str
    section: str
    default: Value
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    low: float = 0.0
    high: float = 1.0
    unit: str = ""


SETTINGS = (
    Setting(
        "theme",
        "appearance",
        "system",
        "Theme",
        choices=(("system", "As the system"), ("light", "Light"), ("dark", "Dark")),
    ),
    Setting(
        "skin_tone",
        "face",
        Look().tone.value,
        "Skin",
        choices=tuple((tone.value, tone.words) for tone in SkinTone),
    ),
    Setting(
        "hair",
        "face",
        Look().hair.value,
        "Hair",
        choices=tuple((hair.value, hair.words) for hair in Hair),
    ),
    Setting(
        "still_pictures",
        "face",
        False,
        "Still pictures",
        "Numbered arrows in the place of a moving hand. The sound keeps the pace.",
    ),
    Setting("first_side", "massage", "left", "Side to begin with", choices=(("left", "Left"), ("right", "Right"))),
    Setting("tempo_percent", "massage", 100, "Tempo", "Of what each routine says.", low=75, high=125, unit=" %"),
    Setting(
        "mirror_view", "massage", True, "Picture as in a mirror", "Your left is on the left. Off: as if facing someone."
    ),
    Setting("master", "sound", 0.8, "Loudness"),
    Setting("chimes", "sound", 1.0, "Chimes", "At the start of a step, at a change of sides and at the end."),
    Setting("count", "sound", 1.0, "Count", "3, 2, 1 before the work goes on."),
    Setting("beat", "sound", 0.7, "Strokes", "A soft sound for each stroke, on the side being worked."),
    Setting(
        "start_of_day",
        "day",
        START_OF_DAY.strftime("%H:%M"),
        "The day begins at",
        "What you do before it counts for the evening before.",
    ),
    Setting(
        "strokes_goal", "day", 0, "Daily strokes", "0 takes what your plan of the day adds up to.", low=0, high=5000
    ),
    Setting(
        "days_goal", "day", 0, "Days a week", "On how many you would like to practise. 0 is no goal.", low=0, high=7
    ),
    Setting("minutes_goal", "day", 0, "Minutes a week", "0 is no goal.", low=0, high=1000),
    Setting(
        "show_streak",
        "day",
        False,
        "Show days in a row",
        "Beside the rhythm, which forgives a missed day. A row does not.",
    ),
    Setting(
        "rate_puffiness", "ratings", False, "Rate puffiness", "All from 0 to 10, before and after, only if you like."
    ),
    Setting("rate_jaw_tension", "ratings", False, "Rate jaw tension"),
    Setting("rate_relaxation", "ratings", False, "Rate relaxation"),
    Setting("backup_folder", "backups", "", "Folder for backups", "Empty is the usual one, beside the history."),
)
"""All preferences, in the order in which they are shown."""

_BY_KEY = {setting.key: setting for setting in SETTINGS}

PLACES = frozenset({"backup_folder"})
"""Preferences that name a place on the disk, so that they hold on one machine alone."""

USUAL = "; the usual ones are used."

WINDOW = "window"
GEOMETRY = "geometry"
WELCOMED = "welcomed"
"""Size and place of the window, and whether the user was welcomed, stand in a section of their own: no preferences."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The preferences as they are now. A field for each row of SETTINGS; levels run from 0 to 1."""

    theme: str = "system"
    skin_tone: str = Look().tone.value
    hair: str = Look().hair.value
    still_pictures: bool = False
    first_side: str = "left"
    tempo_percent: int = 100
    mirror_view: bool = True
    master: float = 0.8
    chimes: float = 1.0
    count: float = 1.0
    beat: float = 0.7
    start_of_day: str = "04:00"
    strokes_goal: int = 0
    days_goal: int = 0
    minutes_goal: int = 0
    show_streak: bool = False
    rate_puffiness: bool = False
    rate_jaw_tension: bool = False
    rate_relaxation: bool = False
    backup_folder: str = ""

    @property
    def first_half(self) -> Half:
        """The side to begin with."""
        return Half(self.first_side)

    @property
    def look(self) -> Look:
        """How the drawn face looks."""
        return Look(SkinTone(self.skin_tone), Hair(self.hair))

    @property
    def scales(self) -> tuple[Scale, ...]:
        """What the user likes to rate."""
        return tuple(scale for scale in Scale if getattr(self, f"rate_{scale}"))

    @property
    def day_starts(self) -> time:
        """When a practice day begins."""
        return time.fromisoformat(self.start_of_day)

    @property
    def goals(self) -> Goals:
        """What the user would like to come to in a week."""
        return Goals(self.days_goal, self.minutes_goal)


def wrong(setting: Setting, value: object) -> str:
    """What a preference must be, where a value is not that; empty where it is."""
    match setting.default:
        case bool():
            return "" if isinstance(value, bool) else "must be true or false"
        case str() if setting.choices:
            known = [choice for choice, _ in setting.choices]
            if value in known:
                return ""
            return f"must be one of {', '.join(known)}" + (nearest(value, known) if isinstance(value, str) else "")
        case "":
            known_place = isinstance(value, str) and (not value or Path(value).is_absolute())
            return "" if known_place else "must be the whole path of a folder"
        case str():
            return "" if _is_time(value) else 'must be a time such as "04:00"'
        case int():
            whole = isinstance(value, int) and not isinstance(value, bool) and setting.low <= value <= setting.high
            return "" if whole else f"must be a whole number from {setting.low:g} to {setting.high:g}"
    number = isinstance(value, int | float) and not isinstance(value, bool) and setting.low <= value <= setting.high
    return "" if number else f"must be a number from {setting.low:g} to {setting.high:g}"


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


def _is_time(value: object) -> bool:
    if not isinstance(value, str) or len(value) != len("04:00"):
        return False
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return True
