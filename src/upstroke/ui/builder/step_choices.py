"""What there is to choose for a step in each of its lists and pills, in words, and what stops it."""

from upstroke.domain import suited
from upstroke.domain.anatomy import Anatomy, Half, View
from upstroke.domain.routine import Side, Step
from upstroke.domain.step_edit import why_not_side, why_not_slip, why_not_technique, why_not_tool
from upstroke.domain.technique import MOVEMENTS, Movement, Slip, Technique, Tool
from upstroke.domain.way_edit import views_of
from upstroke.ui import words
from upstroke.ui.widgets.choice import Group, Option

MOVES = {
    Movement.GLIDE: "Glides",
    Movement.CIRCLES: "Circles",
    Movement.PINCH: "Pinches",
    Movement.TAPS: "Taps",
    Movement.FLASH: "Set down and popped off",
    Movement.PUMP: "Stretches and lets go",
    Movement.HOLD: "Is held still",
    Movement.BREATH: "Touches nothing",
    Movement.JAW: "Touches nothing",
    Movement.REST: "Is no stroke",
}
"""How techniques move, as headings."""

WITH_ANOTHER = "With another tool"

SIDES = {Side.EACH: "Each side", Side.BOTH: "Both at once", Side.MIDDLE: "Middle"}
FIRST = {Half.LEFT: "Left first", Half.RIGHT: "Right first"}
VIEWS = {View.FRONT: "Front", View.SIDE: "Side", View.BACK: "Back"}
SLIPS = {Slip.NONE: "Dry skin", Slip.LIGHT: "Serum or cream", Slip.GENEROUS: "Oil or balm"}

ANGLES = range(0, 91, 5)
"""Degrees between tool and skin."""
ANY_ANGLE = "Does not matter"
ENDS = {0: "0°, flat", 90: "90°, upright"}

UNSEEN = "From there the path is not seen as a whole."


def tools(step: Step) -> tuple[Group, ...]:
    """All tools."""
    titles = {tool: words.capitalised(title) for tool, title in words.TOOLS.items()}
    return (Group("", tuple(Option(tool, titles[tool], _sentence(why_not_tool(step, tool))) for tool in titles)),)


def techniques(step: Step) -> tuple[Group, ...]:
    """The techniques by how they move: those of the step's tool, its own in any case, and then those of others."""
    own = dict.fromkeys((*suited.techniques_of(step.tool), step.technique))
    grouped: dict[str, list[Option]] = {}
    for technique in sorted(own, key=list(suited.TOOLS_OF).index):
        grouped.setdefault(MOVES[MOVEMENTS[technique]], []).append(Option(technique, words.TECHNIQUES[technique]))
    others = (technique for technique in suited.TOOLS_OF if technique not in own)
    strange = tuple(
        Option(technique, _with_tool(technique), _sentence(why_not_technique(step, technique))) for technique in others
    )
    return (*(Group(title, tuple(options)) for title, options in grouped.items()), Group(WITH_ANOTHER, strange))


def slips(step: Step) -> tuple[Group, ...]:
    """How slippery the skin can be."""
    return (Group("", tuple(Option(slip, SLIPS[slip], _sentence(why_not_slip(step, slip))) for slip in SLIPS)),)


def angles(step: Step) -> tuple[Group, ...]:
    """Some angles, and the step's own."""
    offered = sorted({*ANGLES, *([] if step.angle is None else [step.angle])})
    return (Group("", (Option(None, ANY_ANGLE), *(Option(angle, ENDS.get(angle, f"{angle}°")) for angle in offered))),)


def sides(step: Step) -> tuple[Option, ...]:
    """How the two halves can be treated."""
    return tuple(Option(side, title, _sentence(why_not_side(step, side))) for side, title in SIDES.items())


def firsts(step: Step) -> tuple[Option, ...]:
    """Which side can come first."""
    return tuple(Option(half, title) for half, title in FIRST.items())


def views(step: Step, anatomy: Anatomy) -> tuple[Option, ...]:
    """From where a step can be shown."""
    seen = views_of(step, anatomy)
    return tuple(Option(view, title, "" if view in seen else UNSEEN) for view, title in VIEWS.items())


def _with_tool(technique: Technique) -> str:
    tool: Tool = suited.TOOLS_OF[technique][0]
    return f"{words.TECHNIQUES[technique]} ({words.TOOLS[tool]})"


def _sentence(reason: str) -> str:
    return f"{reason}." if reason else ""
