"""What goes with what in a step: techniques with tools, and slip with both.

The files may say more than this; it is what the builder offers. Techniques and their tools follow section 1.1 of the
domain notes, and what each tool needs on the skin section 4.
"""

from upstroke.domain.routine import Step
from upstroke.domain.technique import MOVEMENTS, Movement, Slip, Technique, Tool

_ANY = (Tool.HANDS, Tool.GUA_SHA, Tool.ROLLER, Tool.CUPS, Tool.BRUSH, Tool.NONE)
_HANDS, _STONE, _BOTH = (Tool.HANDS,), (Tool.GUA_SHA,), (Tool.HANDS, Tool.GUA_SHA)

TOOLS_OF: dict[Technique, tuple[Tool, ...]] = {
    Technique.EFFLEURAGE: _HANDS,
    Technique.LYMPH_STROKE: _BOTH,
    Technique.PRESS_STROKE: _STONE,
    Technique.KNUCKLING: _HANDS,
    Technique.ROLL: (Tool.ROLLER,),
    Technique.BRUSH_SWEEP: (Tool.BRUSH,),
    Technique.CUP_GLIDE: (Tool.CUPS,),
    Technique.FRICTION_CIRCLES: _BOTH,
    Technique.BRUSH_CIRCLES: (Tool.BRUSH,),
    Technique.PETRISSAGE: _HANDS,
    Technique.PINCH_ROLL: _HANDS,
    Technique.TAPOTEMENT: _HANDS,
    Technique.CUP_FLASH: (Tool.CUPS,),
    Technique.LYMPH_PUMP: _HANDS,
    Technique.FASCIAL_HOLD: _HANDS,
    Technique.ACUPRESSURE_HOLD: _BOTH,
    Technique.TRIGGER_HOLD: _BOTH,
    Technique.COOL_HOLD: (Tool.GUA_SHA, Tool.ROLLER),
    Technique.PALMING: _HANDS,
    Technique.VIBRATION: _HANDS,
    Technique.BREATH: (Tool.NONE, Tool.HANDS),
    Technique.JAW_MOBILITY: (Tool.NONE, Tool.HANDS),
    Technique.PREP: _ANY,
    Technique.WAIT: _ANY,
}
"""The tools that each technique is done with, the usual one first; techniques that move alike stand together."""

FIRMEST_WITH = {Tool.CUPS: 2, Tool.BRUSH: 1}
"""The largest pressure with a tool, whatever the zone bears: suction is never above 2, and bristles only brush."""

ANGLE = 15
"""How flat a stone lies that glides, in degrees (W6 W7)."""


def goes_with(technique: Technique, tool: Tool) -> bool:
    """Whether a technique is done with a tool."""
    return tool in TOOLS_OF[technique]


def techniques_of(tool: Tool) -> tuple[Technique, ...]:
    """The techniques that are done with a tool; those that move alike stand together."""
    return tuple(technique for technique, tools in TOOLS_OF.items() if tool in tools)


def closest(technique: Technique, tool: Tool) -> Technique:
    """The technique of a tool that moves most like another one; that one itself where it goes with the tool."""
    offered = techniques_of(tool)
    if technique in offered:
        return technique
    alike = (each for each in offered if MOVEMENTS[each] is MOVEMENTS[technique])
    return next(alike, offered[0])


def lies_flat(step: Step) -> bool:
    """Whether the angle between tool and skin matters: that of a stone that glides."""
    return step.tool is Tool.GUA_SHA and step.movement is Movement.GLIDE


def slip_for(step: Step) -> Slip:
    """How slippery the skin must be at least for a step, or dry for the brush; else as it is written.

    A stone and a cup never glide on dry skin (W1 W13), and the brush is used on nothing but dry skin (W20).
    """
    touches = step.movement is not Movement.REST
    if touches and step.tool is Tool.BRUSH:
        return Slip.NONE
    slides = step.movement in (Movement.GLIDE, Movement.CIRCLES, Movement.FLASH)
    if slides and step.tool in (Tool.GUA_SHA, Tool.CUPS) and step.slip is Slip.NONE:
        return Slip.GENEROUS
    if slides and step.tool is Tool.ROLLER and step.slip is Slip.NONE:
        return Slip.LIGHT
    return step.slip
