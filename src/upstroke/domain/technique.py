"""How a stroke is made: the field's names for the movements, and the tools.

Names and meanings follow the vocabulary taught to estheticians (effleurage, petrissage, friction, tapotement), the
Vodder family of lymph drainage, and the common terms of gua sha and cupping.
"""

from collections.abc import Iterable
from enum import StrEnum


class Technique(StrEnum):
    """The name of a movement."""

    EFFLEURAGE = "effleurage"
    PETRISSAGE = "petrissage"
    PINCH_ROLL = "pinch_roll"
    FRICTION_CIRCLES = "friction_circles"
    TAPOTEMENT = "tapotement"
    VIBRATION = "vibration"
    KNUCKLING = "knuckling"
    LYMPH_PUMP = "lymph_pump"
    LYMPH_STROKE = "lymph_stroke"
    PRESS_STROKE = "press_stroke"
    ROLL = "roll"
    CUP_GLIDE = "cup_glide"
    CUP_FLASH = "cup_flash"
    BRUSH_SWEEP = "brush_sweep"
    BRUSH_CIRCLES = "brush_circles"
    ACUPRESSURE_HOLD = "acupressure_hold"
    TRIGGER_HOLD = "trigger_hold"
    FASCIAL_HOLD = "fascial_hold"
    COOL_HOLD = "cool_hold"
    JAW_MOBILITY = "jaw_mobility"
    PALMING = "palming"
    BREATH = "breath"
    PREP = "prep"
    WAIT = "wait"


class Movement(StrEnum):
    """The families of movement that look and sound alike."""

    GLIDE = "glide"
    """Along the path, lift off, return through the air."""
    CIRCLES = "circles"
    """Small circles that walk along the path."""
    PUMP = "pump"
    """A stretch of the skin and its full release; nothing slides."""
    PINCH = "pinch"
    """Pick up, squeeze and let go, walking along the path."""
    TAPS = "taps"
    """Light touches, walking along the path."""
    FLASH = "flash"
    """A cup set down and popped off, walking along the path."""
    HOLD = "hold"
    """Still pressure."""
    BREATH = "breath"
    """No touch: the breath rises and falls."""
    JAW = "jaw"
    """No touch: the jaw opens and closes."""
    REST = "rest"
    """No stroke at all: a preparation or a wait."""


MOVEMENTS: dict[Technique, Movement] = {
    Technique.EFFLEURAGE: Movement.GLIDE,
    Technique.PETRISSAGE: Movement.PINCH,
    Technique.PINCH_ROLL: Movement.PINCH,
    Technique.FRICTION_CIRCLES: Movement.CIRCLES,
    Technique.TAPOTEMENT: Movement.TAPS,
    Technique.VIBRATION: Movement.HOLD,
    Technique.KNUCKLING: Movement.GLIDE,
    Technique.LYMPH_PUMP: Movement.PUMP,
    Technique.LYMPH_STROKE: Movement.GLIDE,
    Technique.PRESS_STROKE: Movement.GLIDE,
    Technique.ROLL: Movement.GLIDE,
    Technique.CUP_GLIDE: Movement.GLIDE,
    Technique.CUP_FLASH: Movement.FLASH,
    Technique.BRUSH_SWEEP: Movement.GLIDE,
    Technique.BRUSH_CIRCLES: Movement.CIRCLES,
    Technique.ACUPRESSURE_HOLD: Movement.HOLD,
    Technique.TRIGGER_HOLD: Movement.HOLD,
    Technique.FASCIAL_HOLD: Movement.PUMP,
    Technique.COOL_HOLD: Movement.HOLD,
    Technique.JAW_MOBILITY: Movement.JAW,
    Technique.PALMING: Movement.HOLD,
    Technique.BREATH: Movement.BREATH,
    Technique.PREP: Movement.REST,
    Technique.WAIT: Movement.REST,
}

OFF_SKIN = frozenset({Movement.REST, Movement.BREATH, Movement.JAW})
"""Movements that touch no skin, so that their steps may leave out the path and count no strokes."""


class Tool(StrEnum):
    """What touches the skin."""

    HANDS = "hands"
    GUA_SHA = "gua_sha"
    ROLLER = "ridged_roller"
    CUPS = "cups"
    BRUSH = "dry_brush"
    NONE = "none"


def known_tools(names: Iterable[str]) -> frozenset[Tool]:
    """The tools of some names; those that a later program may know are passed over."""
    return frozenset(tool for tool in Tool if tool.value in set(names))


class Slip(StrEnum):
    """How slippery the skin must be."""

    NONE = "none"
    LIGHT = "light"
    GENEROUS = "generous"
