"""The user's preferences: one table of what there is, and what each may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Protocol

from upstroke.domain.anatomy import Half
from upstroke.domain.goals import Goals
from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.domain.ratings import Scale
from upstroke.domain.script import Counting, Saying
from upstroke.domain.session import START_OF_DAY
from upstroke.domain.sound_choice import Ambience, BeatKind, ChimeSet, Kit
from upstroke.files.faults import nearest

Value = str | bool | int | float


@dataclass(frozen=True, slots=True)
class Setting:
    """One preference: where it stands in the file, what it may be, and what the user reads.

    The type is that of the default. A text must be one of `choices` (value and label); without any it is a time of day,
    or the path of a folder where the default is empty. A number must lie in the range from `low` to `high`; `nought` is
    what the user reads for 0, where that is no number of its own.
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
    nought: str = ""


class _Choice(Protocol):
    """One of a few things to choose from, with its words."""

    @property
    def value(self) -> str: ...

    @property
    def words(self) -> str: ...


def _each(choices: Iterable[_Choice]) -> tuple[tuple[str, str], ...]:
    """All that there is to choose from, as a setting has them."""
    return tuple((choice.value, choice.words) for choice in choices)


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
        choices=_each(SkinTone),
    ),
    Setting(
        "hair",
        "face",
        Look().hair.value,
        "Hair",
        choices=_each(Hair),
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
    Setting(
        "saying",
        "voice",
        Saying.EVERYTHING.value,
        "What is said",
        choices=_each(Saying),
    ),
    Setting(
        "counting",
        "voice",
        Counting.COUNT_IN.value,
        "How it counts",
        "In ticks, where only chimes are heard.",
        choices=(
            (Counting.TICKS.value, "Ticks"),
            (Counting.COUNT_IN.value, "Three, two, one"),
            (Counting.STROKES.value, "Every stroke"),
        ),
    ),
    Setting("next_up", "voice", False, "Say what comes next", "Towards the end of a step, where there is time."),
    Setting("halfway", "voice", False, "Say when half is done", "In steps of 20 seconds and more."),
    Setting("master", "sound", 0.8, "Loudness"),
    Setting("chimes", "sound", 1.0, "Chimes", "At the start of a step, at a change of sides and at the end."),
    Setting("count", "sound", 1.0, "Count", "3, 2, 1 before the work goes on."),
    Setting("beat", "sound", 0.7, "Strokes", "A soft sound for each stroke, on the side being worked."),
    Setting("voice", "sound", 1.0, "Voice"),
    Setting(
        "chime_set",
        "sound",
        ChimeSet.BOWLS.value,
        "Chimes are",
        choices=_each(ChimeSet),
    ),
    Setting(
        "beat_kind",
        "sound",
        BeatKind.WOOD.value,
        "Strokes are",
        choices=_each(BeatKind),
    ),
    Setting(
        "ambience",
        "sound",
        Ambience.NONE.value,
        "In the background",
        choices=_each(Ambience),
    ),
    Setting("ambience_level", "sound", 0.6, "Background", "It steps back for the voice."),
    Setting(
        "ambience_stays",
        "sound",
        False,
        "Background in breaks",
        "It goes on while paused, and fades slowly after the end.",
    ),
    Setting(
        "other_players",
        "sound",
        "leave",
        "Other players",
        "While something is said.",
        choices=(("leave", "Leave them be"), ("lower", "Turn them down"), ("pause", "Pause them")),
    ),
    Setting("captions", "player", False, "Captions", "All that sounds, in large letters."),
    Setting("screen_edge", "player", True, "Count on the edge", "The edge of the window fills as the count runs down."),
    Setting("one_button", "player", False, "One big button", "A tap anywhere pauses and goes on."),
    Setting(
        "start_of_day",
        "day",
        START_OF_DAY.strftime("%H:%M"),
        "The day begins at",
        "What you do before it counts for the evening before.",
    ),
    Setting(
        "strokes_goal",
        "day",
        0,
        "Daily strokes",
        "What your plan of the day adds up to, or a number of your own.",
        high=5000,
        nought="as planned",
    ),
    Setting("days_goal", "day", 0, "Days a week", "On how many you would like to practise.", high=7, nought="none"),
    Setting("minutes_goal", "day", 0, "Minutes a week", "Of massage, all together.", high=1000, nought="none"),
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

PLACES = frozenset({"backup_folder"})
"""Preferences that name a place on the disk, so that they hold on one machine alone."""


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
    saying: str = Saying.EVERYTHING.value
    counting: str = Counting.COUNT_IN.value
    next_up: bool = False
    halfway: bool = False
    master: float = 0.8
    chimes: float = 1.0
    count: float = 1.0
    beat: float = 0.7
    voice: float = 1.0
    chime_set: str = ChimeSet.BOWLS.value
    beat_kind: str = BeatKind.WOOD.value
    ambience: str = Ambience.NONE.value
    ambience_level: float = 0.6
    ambience_stays: bool = False
    other_players: str = "leave"
    captions: bool = False
    screen_edge: bool = True
    one_button: bool = False
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
    def kit(self) -> Kit:
        """What the sounds are made with."""
        return Kit(ChimeSet(self.chime_set), BeatKind(self.beat_kind))

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


def _is_time(value: object) -> bool:
    if not isinstance(value, str) or len(value) != len("04:00"):
        return False
    try:
        time.fromisoformat(value)
    except ValueError:
        return False
    return True
