"""A pass of a step in words, for those who do not see the picture."""

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy
from upstroke.domain.routine import Path, Step
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
    "above_brow_mid": "above the middle of the brow",
    "above_ear": "above the ear",
    "ala": "beside the nostril",
    "arch_low_back": "the back of the cheekbone",
    "arch_low_front": "under the front of the cheekbone",
    "below_ear": "below the ear",
    "brow_head": "the inner end of the brow",
    "brow_inner": "the inner part of the brow",
    "brow_line_mid": "between the brows",
    "brow_mid": "the middle of the brow",
    "brow_notch": "under the inner end of the brow",
    "brow_outer": "the outer part of the brow",
    "brow_tail": "the outer end of the brow",
    "cheek_hollow": "beside the mouth",
    "cheek_inner": "the inner cheek",
    "cheekbone_inner": "the inner cheekbone",
    "cheekbone_mid": "the middle of the cheekbone",
    "cheekbone_outer": "the outer cheekbone",
    "chin_mid": "the chin",
    "chin_side": "the side of the chin",
    "chin_under": "under the chin",
    "ear_lobe": "the ear lobe",
    "fold_outer_low": "the foot of the smile line",
    "forehead_high": "the top of the forehead",
    "forehead_inner": "beside the middle of the forehead",
    "forehead_mid": "the middle of the forehead",
    "glabella": "just above the brows",
    "hairline_mid": "the hairline",
    "hollow_back": "the back of the hollow above the collarbone",
    "jaw_angle": "the corner of the jaw",
    "jaw_back": "the back of the jaw",
    "jaw_front": "the front of the jaw",
    "jaw_inner_side": "the side of the jaw",
    "lip_ring_corner": "the corner of the mouth",
    "lip_ring_peak": "above the middle of the lip",
    "masseter_corner": "the foot of the chewing muscle",
    "masseter_front": "the front of the chewing muscle",
    "masseter_front_low": "the lower front of the chewing muscle",
    "masseter_front_top": "the upper front of the chewing muscle",
    "masseter_low": "the lower part of the chewing muscle",
    "masseter_mid": "the chewing muscle",
    "masseter_top": "the top of the chewing muscle",
    "mastoid": "behind the ear",
    "mouth_corner": "the corner of the mouth",
    "nape": "the back of the neck",
    "nape_base": "the foot of the neck",
    "nape_upper": "the top of the neck",
    "nasolabial_top": "the top of the smile line",
    "neck_back_edge": "the back of the neck",
    "neck_side_back": "the back of the neck",
    "neck_side_base": "the foot of the side of the neck",
    "neck_side_high_back": "the neck below the ear",
    "neck_side_top": "halfway down the side of the neck",
    "neck_side_upper": "the side of the neck below the ear",
    "nose_upper_side": "the side of the nose",
    "occiput": "the base of the skull",
    "orbit_low_outer": "the bone under the outer eye",
    "philtrum": "above the lip",
    "postauricular": "behind the ear",
    "preauricular": "in front of the ear",
    "scalp_front": "the front of the scalp",
    "scalp_outer_top": "the top of the head",
    "scalp_side": "the side of the scalp",
    "scalp_top": "the top of the head",
    "shoulder_top": "the top of the shoulder",
    "submandibular": "under the middle of the jaw",
    "submental_low": "under the side of the chin",
    "supraclavicular": "the hollow above the collarbone",
    "temple": "the temple",
    "temple_hollow": "the temple",
    "temple_low": "below the temple",
    "temporalis_back": "above and behind the ear",
    "temporalis_back_top": "the upper back of the side of the head",
    "temporalis_front": "above the temple",
    "temporalis_front_top": "the upper front of the side of the head",
    "temporalis_low": "behind the temple",
    "temporalis_side": "the side of the head above the ear",
    "tragus": "the front of the ear",
    "trapezius_back_neck": "the top of the shoulder",
    "under_eye_inner": "the bone under the inner eye",
    "under_eye_mid": "the bone under the eye",
    "under_eye_outer": "the bone under the outer eye",
    "under_jaw_back": "under the corner of the jaw",
    "under_jaw_corner": "the neck below the corner of the jaw",
    "under_jaw_low_back": "the neck below the jaw",
}
"""Landmarks as one says them; the others are named by their own words."""


def describe(step: Step, side: PassSide, anatomy: Anatomy) -> str:
    """Say where a pass works, how, and with what: “Left side: from the chin to the ear lobe, gua sha stone”."""
    ways = list(dict.fromkeys(_way(path, step.movement) for path in step.paths))
    if not ways:
        ways = [anatomy.zones[zone].title for zone in step.zones if zone in anatomy.zones]
    told = ["; then ".join(ways), MOVEMENTS.get(step.movement, ""), words.TOOLS[step.tool] if step.paths else ""]
    said = ", ".join(part for part in told if part)
    return f"{SIDES[side]}: {said}" if said else "Face and shoulders"


def _way(path: Path, movement: Movement) -> str:
    start, end = _place(path[0]), _place(path[-1])
    if start == end:
        return start
    return f"{start} towards {end}" if movement is Movement.PUMP else f"from {start} to {end}"


def _place(name: str) -> str:
    plain = name.removesuffix(OTHER_SIDE)
    said = PLACES.get(plain, f"the {plain.replace('_', ' ')}")
    return f"{said} on the other side" if name.endswith(OTHER_SIDE) else said
