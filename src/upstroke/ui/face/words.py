"""A pass of a step in words, for those who do not see the picture."""

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy
from upstroke.domain.routine import Step
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import PassSide
from upstroke.ui import words

SIDES = {
    PassSide.LEFT: "Left side",
    PassSide.RIGHT: "Right side",
    PassSide.BOTH: "Both sides",
    PassSide.MIDDLE: "Middle",
}

MOVEMENTS = {
    Movement.CIRCLES: "small circles",
    Movement.PUMP: "stretch and let go",
    Movement.PINCH: "pinches",
    Movement.TAPS: "taps",
    Movement.FLASH: "quick pops",
    Movement.HOLD: "hold",
}

PLACES = {
    "above_ear": "above the ear",
    "ala": "beside the nostril",
    "arch_low_back": "the back of the cheekbone",
    "below_ear": "below the ear",
    "brow_head": "the inner end of the brow",
    "brow_line_mid": "between the brows",
    "brow_tail": "the outer end of the brow",
    "cheek_hollow": "beside the mouth",
    "cheekbone_inner": "the inner cheekbone",
    "cheekbone_outer": "the outer cheekbone",
    "chin_mid": "the chin",
    "chin_side": "the side of the chin",
    "chin_under": "under the chin",
    "ear_lobe": "the ear lobe",
    "fold_outer_low": "the foot of the smile line",
    "forehead_high": "the top of the forehead",
    "forehead_mid": "the middle of the forehead",
    "glabella": "just above the brows",
    "hairline_mid": "the hairline",
    "jaw_angle": "the corner of the jaw",
    "jaw_back": "the back of the jaw",
    "lip_ring_corner": "the corner of the mouth",
    "masseter_mid": "the chewing muscle",
    "masseter_top": "the top of the chewing muscle",
    "mastoid": "behind the ear",
    "mouth_corner": "the corner of the mouth",
    "nape_base": "the foot of the neck",
    "nasolabial_top": "the top of the smile line",
    "nose_upper_side": "the side of the nose",
    "occiput": "the base of the skull",
    "philtrum": "above the lip",
    "preauricular": "in front of the ear",
    "scalp_top": "the top of the head",
    "supraclavicular": "the hollow above the collarbone",
    "temple": "the temple",
    "temple_hollow": "the temple",
    "tragus": "the front of the ear",
    "under_jaw_back": "under the corner of the jaw",
    "under_eye_inner": "the bone under the inner eye",
}
"""Landmarks as one says them; the others are named by their own words."""


def describe(step: Step, side: PassSide, anatomy: Anatomy) -> str:
    """Say where a pass works, how, and with what: “Left side: from the chin to the ear lobe, gua sha stone”."""
    ways = list(dict.fromkeys(_way(path) for path in step.paths))
    if not ways:
        ways = [anatomy.zones[zone].title for zone in step.zones if zone in anatomy.zones]
    told = ["; then ".join(ways), MOVEMENTS.get(step.movement, ""), words.TOOLS[step.tool] if step.paths else ""]
    said = ", ".join(part for part in told if part)
    return f"{SIDES[side]}: {said}" if said else "Face and shoulders"


def _way(path: tuple[str, ...]) -> str:
    start, end = _place(path[0]), _place(path[-1])
    return start if start == end else f"from {start} to {end}"


def _place(name: str) -> str:
    plain = name.removesuffix(OTHER_SIDE)
    said = PLACES.get(plain, f"the {plain.replace('_', ' ')}")
    return f"{said} on the other side" if name.endswith(OTHER_SIDE) else said
