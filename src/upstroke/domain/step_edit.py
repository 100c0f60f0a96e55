"""A step with one thing changed, and whatever else has to change with it to keep the step gentle and readable.

Every function returns a step that `safety.faults` has nothing against and that can be written and read, if it was
given such a one. Where a change can't be, the step is returned as it was; either way a sentence says why. Where a step
works is changed by `way_edit`.
"""

from dataclasses import dataclass, replace

from upstroke.domain import bounds, doses, suited
from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.routine import Dose, Holds, Path, Seconds, Side, Step, Strokes
from upstroke.domain.safety import EYE_FREE_TOOLS, FIRMEST, longest_pass_s
from upstroke.domain.safety_words import capitalised
from upstroke.domain.technique import Movement, Slip, Technique, Tool

EYES, NECK = "under_eye", "neck_side"

EYES_FREE = "Cups, brush and roller stay away from the eyes"
NECK_APART = "The two sides of the neck are never worked at once"
NEEDS_A_PATH = "This technique needs a path over the face"
NEEDS_A_TITLE = "A step needs a title."
TECHNIQUE_GOES_ALONG = "The technique changed with the tool, as the other does not go with it."
TOOL_GOES_ALONG = "The tool changed with the technique."
NEVER_DRY = "It never glides on dry skin, so it asks for something slippery first."

FIRST_PATH: Path = ("chin_mid", "jaw_front", "jaw_mid", "jaw_angle", "ear_lobe")
FIRST_ZONES = ("jawline",)
"""What a step gets that had no path and needs one now."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A step after a change; `note` says in plain words what else had to give way, or why nothing changed."""

    step: Step
    note: str = ""


def with_title(step: Step, title: str) -> Edited:
    """Another title; an empty one is none."""
    clean = bounds.clean_line(title)
    return Edited(replace(step, title=clean)) if clean else Edited(step, NEEDS_A_TITLE)


def with_detail(step: Step, detail: str) -> Edited:
    """Another word on which tool it is."""
    return Edited(replace(step, tool_detail=bounds.clean_line(detail)))


def with_cue(step: Step, cue: str) -> Edited:
    """Another sentence on what to do."""
    return Edited(replace(step, cue=bounds.clean_text(cue)))


def with_mistake(step: Step, mistake: str) -> Edited:
    """Another mistake to avoid."""
    return Edited(replace(step, mistake=bounds.clean_text(mistake)))


def with_tool(step: Step, tool: Tool, anatomy: Anatomy) -> Edited:
    """Another tool, with a technique that goes with it."""
    if reason := why_not_tool(step, tool):
        return Edited(step, f"{reason}.")
    detail = step.tool_detail if tool is step.tool else ""
    technique = suited.closest(step.technique, tool)
    note = "" if technique is step.technique else TECHNIQUE_GOES_ALONG
    return _handled(replace(step, tool=tool, tool_detail=detail), technique, anatomy, note)


def with_technique(step: Step, technique: Technique, anatomy: Anatomy) -> Edited:
    """Another technique, with a tool, a dose and a path that go with it."""
    if reason := why_not_technique(step, technique):
        return Edited(step, f"{reason}.")
    if suited.goes_with(technique, step.tool):
        return _handled(step, technique, anatomy)
    step = replace(step, tool=suited.TOOLS_OF[technique][0], tool_detail="")
    return _handled(step, technique, anatomy, TOOL_GOES_ALONG)


def with_side(step: Step, side: Side) -> Edited:
    """Worked on each side, on both at once, or once."""
    if reason := why_not_side(step, side):
        return Edited(step, f"{reason}.")
    return Edited(replace(step, side=side))


def with_first(step: Step, first: Half) -> Edited:
    """Another side to begin with."""
    return Edited(replace(step, first=first))


def with_dose_kind(step: Step, kind: doses.Kind) -> Edited:
    """Another kind of dose, about as long."""
    if kind not in doses.kinds_of(step):
        return Edited(step, "A dose of that kind does not go with this technique.")
    return with_dose(step, doses.turned(step, kind))


def with_dose(step: Step, dose: Dose) -> Edited:
    """Another dose, cut to what is gentle on one side."""
    if isinstance(dose, Holds) and step.tool is Tool.CUPS:
        return Edited(step, "A cup is never left still.")
    wanted = replace(step, dose=doses.within(dose))
    step = replace(wanted, dose=doses.gentle(wanted))
    return Edited(step, "" if step == wanted else _cut(step))


def with_pressure(step: Step, pressure: int, anatomy: Anatomy) -> Edited:
    """Another pressure, as far as tool and zones allow; a firmer one may need a shorter dose."""
    return gentle(replace(step, pressure=bounds.PRESSURE.clip(pressure)), anatomy)


def with_slip(step: Step, slip: Slip) -> Edited:
    """Another slip, if it goes with the tool."""
    if reason := why_not_slip(step, slip):
        return Edited(step, f"{reason}.")
    return Edited(replace(step, slip=slip))


def with_angle(step: Step, angle: int | None) -> Edited:
    """Another angle between tool and skin, in degrees; None where it does not matter."""
    return Edited(replace(step, angle=None if angle is None else bounds.ANGLE.clip(angle)))


def with_wiggle(step: Step, wiggle: bool) -> Edited:
    """With a wiggle at the end of each stroke, if it glides."""
    return Edited(replace(step, wiggle=wiggle and step.movement is Movement.GLIDE))


def why_not_tool(step: Step, tool: Tool) -> str:
    """Why a step can't be done with a tool; empty where it can."""
    return EYES_FREE if EYES in step.zones and tool in EYE_FREE_TOOLS else ""


def why_not_technique(step: Step, technique: Technique) -> str:
    """Why a step can't be done with a technique; empty where it can."""
    if suited.goes_with(technique, step.tool):
        return ""
    return why_not_tool(step, suited.TOOLS_OF[technique][0])


def why_not_side(step: Step, side: Side) -> str:
    """Why a step can't be done on a side; empty where it can."""
    return NECK_APART if side is Side.BOTH and NECK in step.zones else ""


def why_not_slip(step: Step, slip: Slip) -> str:
    """Why a step can't be done with a slip; empty where it can."""
    if slip is step.slip or suited.slip_for(replace(step, slip=slip)) is slip:
        return ""
    return "The brush is for dry skin" if step.tool is Tool.BRUSH else "This tool never glides on dry skin"


def why_not_pressure(step: Step, pressure: int, anatomy: Anatomy) -> str:
    """Why a step can't be done with a pressure; empty where it can."""
    cap, whose = _cap(step, anatomy)
    return f"{whose} {cap} at most" if pressure > cap else ""


def _handled(step: Step, technique: Technique, anatomy: Anatomy, note: str = "") -> Edited:
    """A step done with a technique that goes with its tool, and with all that either asks for."""
    notes = [note]
    step = replace(step, technique=technique)
    if not step.paths and step.on_skin:
        zones = FIRST_ZONES if EYES not in step.zones else step.zones
        step = replace(step, paths=(FIRST_PATH,), zones=zones, view=View.FRONT)
        notes.append(f"{NEEDS_A_PATH}: it goes along the jaw until you change it.")
    if not doses.fits(step):
        step = replace(step, dose=doses.turned(step, doses.KINDS[step.movement][0]))
    if (slip := suited.slip_for(step)) is not step.slip:
        step = replace(step, slip=slip)
        notes.append("The brush is for dry skin." if slip is Slip.NONE else NEVER_DRY)
    angle = step.angle if suited.lies_flat(step) else None
    if angle is None and technique is Technique.PRESS_STROKE:
        angle = suited.ANGLE
    step = replace(step, angle=angle, wiggle=step.wiggle and step.movement is Movement.GLIDE)
    edited = gentle(step, anatomy)
    return Edited(edited.step, sentences(*notes, edited.note))


def gentle(step: Step, anatomy: Anatomy) -> Edited:
    """A step with side, pressure and dose as its zones and its tool bear them."""
    notes = []
    if why_not_side(step, step.side):
        step = replace(step, side=Side.EACH)
        notes.append(f"{NECK_APART}: it is one, then the other now.")
    cap, whose = _cap(step, anatomy)
    if step.pressure > cap:
        step = replace(step, pressure=cap)
        notes.append(f"{whose} {cap} at most.")
    edited = with_dose(step, step.dose)
    return Edited(edited.step, sentences(*notes, edited.note))


def _cap(step: Step, anatomy: Anatomy) -> tuple[int, str]:
    """The largest pressure that a step may have, and the beginning of a sentence on what allows no more."""
    zones = ((anatomy.zones[zone].pressure_cap, _bears(anatomy.zones[zone].title)) for zone in step.zones)
    tool = "Cups are used with suction" if step.tool is Tool.CUPS else "The brush is used at pressure"
    most = (suited.FIRMEST_WITH.get(step.tool, FIRMEST), tool)
    if step.tool not in suited.FIRMEST_WITH:
        most = (FIRMEST, "The face bears pressure")
    return min((*zones, most), key=lambda cap: cap[0])


def _bears(title: str) -> str:
    return f"“{capitalised(title)}” bears pressure"


def _cut(step: Step) -> str:
    """What became of a dose that was too long."""
    match step.dose:
        case Strokes(count=count):
            now = f"{count} stroke{'s' * (count > 1)}"
        case Holds(seconds=seconds, count=count):
            now = f"{count} hold{'s' * (count > 1)} of {seconds} s"
        case Seconds(seconds=seconds):
            now = f"{seconds} s"
        case _:
            return ""
    return f"One pass takes {longest_pass_s(step)} s at most here, so it is {now}."


def sentences(*notes: str) -> str:
    """Those of some notes that say something, one behind the other."""
    return " ".join(note for note in notes if note)
