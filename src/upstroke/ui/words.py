"""Plain words for what the domain names by id: techniques, tools, zones, doses, durations and dates."""

from collections.abc import Iterable
from datetime import date, time

from PySide6.QtCore import QDate, QLocale

from upstroke.domain.programme import Programme
from upstroke.domain.routine import Holds, Seconds, Side, Slot, Step, Strokes
from upstroke.domain.safety_words import ACTIVITIES
from upstroke.domain.technique import Movement, Slip, Technique, Tool
from upstroke.domain.timeline import PassSide

TECHNIQUES: dict[Technique, str] = {
    Technique.EFFLEURAGE: "Smooth strokes",
    Technique.PETRISSAGE: "Gentle kneading",
    Technique.PINCH_ROLL: "Pinch and roll",
    Technique.FRICTION_CIRCLES: "Small circles",
    Technique.TAPOTEMENT: "Light taps",
    Technique.VIBRATION: "Fine vibration",
    Technique.KNUCKLING: "Knuckles",
    Technique.LYMPH_PUMP: "Soft stretch and release",
    Technique.LYMPH_STROKE: "Feather-light strokes",
    Technique.PRESS_STROKE: "Press and glide",
    Technique.ROLL: "Rolling",
    Technique.CUP_GLIDE: "Gliding cup",
    Technique.CUP_FLASH: "Quick cup, on and off",
    Technique.BRUSH_SWEEP: "Brush sweeps",
    Technique.BRUSH_CIRCLES: "Brush circles",
    Technique.ACUPRESSURE_HOLD: "Still pressure",
    Technique.TRIGGER_HOLD: "Hold on the tight spot",
    Technique.FASCIAL_HOLD: "Slow stretch and hold",
    Technique.COOL_HOLD: "Cool hold",
    Technique.JAW_MOBILITY: "Jaw, slow and easy",
    Technique.PALMING: "Warm palms",
    Technique.BREATH: "Breathing",
    Technique.PREP: "Prepare",
    Technique.WAIT: "Wait",
}

TOOLS: dict[Tool, str] = {
    Tool.HANDS: "hands",
    Tool.GUA_SHA: "gua sha stone",
    Tool.ROLLER: "ridged roller",
    Tool.CUPS: "cups",
    Tool.BRUSH: "face brush",
    Tool.NONE: "no tool",
}

SLIPS = {Slip.LIGHT: "serum or cream", Slip.GENEROUS: "oil or balm"}

SLOTS: dict[Slot, str] = {Slot.MORNING: "Morning", Slot.EVENING: "Evening", Slot.ANY: "Any time"}

SIDES: dict[PassSide, str] = {
    PassSide.LEFT: "Left",
    PassSide.RIGHT: "Right",
    PassSide.BOTH: "Both sides",
    PassSide.MIDDLE: "Middle",
}

PRESSURES = {1: "feather", 2: "light", 3: "medium", 4: "firm"}

_AREAS = (
    ("neck", ("supraclav", "neck_front", "neck_side", "nape", "shoulder_top")),
    ("ears", ("postauricular", "preauricular")),
    ("jaw", ("submental", "submandibular", "chin", "jawline", "masseter", "intraoral")),
    ("mouth", ("perioral", "nasolabial")),
    ("nose", ("nose",)),
    ("cheeks", ("cheek", "cheekbone")),
    ("eyes", ("under_eye", "upper_lid", "brow")),
    ("forehead", ("glabella", "forehead")),
    ("temples", ("temple", "temporalis_side")),
    ("scalp", ("scalp", "occiput")),
)
_AREA_OF = {zone: area for area, zones in _AREAS for zone in zones}
_MINOR = {"ears", "nose", "mouth"}
"""Areas that go unnamed where there are too many."""

MOST_AREAS = 4

_WHOLE_FACE = {"jaw", "cheeks", "forehead", "eyes"}


def zones_line(zones: Iterable[str]) -> str:
    """The zones of a routine in a few words, in the order in which they come up: `Jaw · cheeks · forehead`."""
    areas = list(dict.fromkeys(_AREA_OF.get(zone, zone.replace("_", " ")) for zone in zones))
    if set(areas) >= _WHOLE_FACE:
        return "Whole face and neck" if "neck" in areas else "Whole face"
    if len(areas) > MOST_AREAS:
        areas = [area for area in areas if area not in _MINOR][:MOST_AREAS]
    return capitalised(" · ".join(areas))


def zones_called(word: str) -> tuple[str, ...]:
    """The zones of the areas in whose names a word is found: those of the cheeks for `cheek`."""
    return tuple(zone for area, zones in _AREAS if word.lower() in area for zone in zones)


def tools_called(word: str) -> tuple[Tool, ...]:
    """The tools in whose names a word is found, or in what is done with them: the gua sha stone for `stone`."""
    names = {tool: (name, ACTIVITIES[tool].removeprefix("the ")) for tool, name in TOOLS.items() if tool != Tool.NONE}
    return tuple(tool for tool, called in names.items() if any(word.lower() in name for name in called))


def tools_line(tools: Iterable[Tool]) -> str:
    """The tools in a line; the hands are named only where there is nothing else."""
    named = [tool for tool in tools if tool is not Tool.NONE]
    special = [tool for tool in named if tool is not Tool.HANDS]
    return ", ".join(TOOLS[tool] for tool in special or named) or TOOLS[Tool.NONE]


def guide_title(tool: Tool | None) -> str:
    """The heading of all about a tool; None is the professional visit."""
    return capitalised(TOOLS[tool]) if tool else "Professional visit"


def needs(programme: Programme) -> str:
    """What to have ready, in a sentence; empty where nothing is needed at all."""
    slips = [SLIPS[slip] for slip in SLIPS if any(entry.step.slip is slip for entry in programme.entries)]
    return f"You need: {listed([tools_line(programme.tools), *slips])}." if programme.tools else ""


def about(ms: int) -> str:
    """A duration as one says it: `40 s`, `12 min`, `1 h 5 min`."""
    seconds = round(ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod((seconds + 30) // 60, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def clock(ms: int) -> str:
    """A duration as a clock counts it down, to the next full second: `1:10`, `1:02:07`."""
    minutes, seconds = divmod(-(-ms // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def time_of_day(at: time) -> str:
    """A time as a clock on the wall shows it: `7:05`."""
    return f"{at.hour}:{at.minute:02}"


def long_date(day: date) -> str:
    """A day with its name: `Sunday 22 November`."""
    return QLocale(QLocale.Language.English).toString(QDate(day.year, day.month, day.day), "dddd d MMMM")


def greeting(at: time) -> str:
    """What one says at a time of day."""
    if 4 <= at.hour < 12:
        return "Good morning"
    return "Good afternoon" if 12 <= at.hour < 18 else "Good evening"


def plural(count: int, noun: str) -> str:
    """The noun alone, in the number that fits."""
    return noun if count == 1 else f"{noun}es" if noun.endswith(("s", "sh", "ch", "x")) else f"{noun}s"


def counted(count: int, noun: str) -> str:
    """A number and its noun: `1 step`, `12 steps`."""
    return f"{count} {plural(count, noun)}"


def capitalised(text: str) -> str:
    """The same with a large first letter; the rest stays as it is."""
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: `a, b and c`."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def pressure(step: Step) -> str:
    """How firm a step is, with dots: `Pressure ●●○○ light`. For cups it is the suction."""
    word = "Suction" if step.tool is Tool.CUPS else "Pressure"
    return f"{word} {'●' * step.pressure}{'○' * (4 - step.pressure)} {PRESSURES[step.pressure]}"


def repetition(step: Step) -> str:
    """What one repetition of a step is called."""
    if step.movement is Movement.JAW:
        return "movement" if step.paths else "opening"
    return "breath" if step.movement is Movement.BREATH else "stroke"


def dose(step: Step) -> str:
    """How much of a step: `5 strokes each side, 20 a minute`."""
    each = " each side" if step.side is Side.EACH else ""
    match step.dose:
        case Strokes(count=count, tempo=tempo):
            return f"{counted(count, repetition(step))}{each}, {tempo} a minute"
        case Seconds(seconds=seconds):
            return f"{about(seconds * 1000)}{each}"
        case Holds(seconds=seconds, count=count):
            return f"{counted(count, 'hold')} of {seconds} s{each}"
    return "until you are ready"
