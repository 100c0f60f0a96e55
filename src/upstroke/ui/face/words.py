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
    "above_brow_inner": "above the inner end of the brow",
    "above_brow_mid": "above the middle of the brow",
    "above_brow_outer": "above the outer end of the brow",
    "above_ear": "above the ear",
    "ala": "beside the nostril",
    "alar_base": "the foot of the nostril",
    "arch_low_back": "the back of the cheekbone",
    "arch_low_front": "under the front of the cheekbone",
    "behind_jaw": "behind the corner of the jaw",
    "below_ear": "below the ear",
    "brow_end": "the outer end of the brow",
    "brow_head": "the inner end of the brow",
    "brow_inner": "the inner part of the brow",
    "brow_line_mid": "between the brows",
    "brow_mid": "the middle of the brow",
    "brow_notch": "under the inner end of the brow",
    "brow_outer": "the outer part of the brow",
    "brow_tail": "the outer end of the brow",
    "cheek_back": "the back of the cheek",
    "cheek_front": "the front of the cheek",
    "cheek_hollow": "beside the mouth",
    "cheek_inner": "the inner cheek",
    "cheek_low": "the lower cheek",
    "cheek_mid": "the middle of the cheek",
    "cheekbone_inner": "the inner cheekbone",
    "cheekbone_mid": "the middle of the cheekbone",
    "cheekbone_outer": "the outer cheekbone",
    "chin_crease": "the crease above the chin",
    "chin_front": "the front of the chin",
    "chin_high": "the upper side of the chin",
    "chin_low": "the lower side of the chin",
    "chin_mid": "the chin",
    "chin_side": "the side of the chin",
    "chin_tip": "the edge of the chin",
    "chin_under": "under the chin",
    "collarbone_inner": "the inner collarbone",
    "collarbone_mid": "the middle of the collarbone",
    "collarbone_outer": "the outer collarbone",
    "crown": "the crown of the head",
    "crown_back": "the back of the crown",
    "ear_back": "the back of the ear",
    "ear_back_top": "the top of the back of the ear",
    "ear_lobe": "the ear lobe",
    "ear_top": "the top of the ear",
    "fold_outer_low": "the foot of the smile line",
    "forehead_high": "the top of the forehead",
    "forehead_high_outer": "the upper outer forehead",
    "forehead_high_side": "the upper side of the forehead",
    "forehead_inner": "beside the middle of the forehead",
    "forehead_mid": "the middle of the forehead",
    "forehead_outer": "the outer forehead",
    "forehead_side": "the side of the forehead",
    "glabella": "just above the brows",
    "hairline_inner": "the hairline beside its middle",
    "hairline_mid": "the hairline",
    "hairline_outer": "the outer hairline",
    "hairline_side": "the side of the hairline",
    "hairline_temple": "the hairline at the temple",
    "hollow_back": "the back of the hollow above the collarbone",
    "inion": "the bump at the back of the head",
    "jaw_angle": "the corner of the jaw",
    "jaw_back": "the back of the jaw",
    "jaw_front": "the front of the jaw",
    "jaw_inner_side": "the side of the jaw",
    "jaw_mid": "the middle of the jaw",
    "jaw_notch": "between the front and the middle of the jaw",
    "jaw_side": "in front of the corner of the jaw",
    "lane_low_outer": "the lower outer forehead",
    "lip_ring_corner": "the corner of the mouth",
    "lip_ring_peak": "above the middle of the lip",
    "lip_seam": "between the lips",
    "lower_lip": "the lower lip",
    "marionette": "below the corner of the mouth",
    "marionette_low": "above the jaw, below the corner of the mouth",
    "masseter_corner": "the foot of the chewing muscle",
    "masseter_front": "the front of the chewing muscle",
    "masseter_front_low": "the lower front of the chewing muscle",
    "masseter_front_top": "the upper front of the chewing muscle",
    "masseter_low": "the lower part of the chewing muscle",
    "masseter_mid": "the chewing muscle",
    "masseter_top": "the top of the chewing muscle",
    "mastoid": "behind the ear",
    "mastoid_back": "the bone behind the ear, from behind",
    "mastoid_low_back": "below the bone behind the ear",
    "mouth_corner": "the corner of the mouth",
    "nape": "the back of the neck",
    "nape_base": "the foot of the neck",
    "nape_outer": "the outer back of the neck",
    "nape_upper": "the top of the neck",
    "nasolabial_mid": "the middle of the smile line",
    "nasolabial_top": "the top of the smile line",
    "neck_back_edge": "the back of the neck",
    "neck_side_back": "the back of the neck",
    "neck_side_base": "the foot of the side of the neck",
    "neck_side_high_back": "the neck below the ear",
    "neck_side_mid": "the middle of the side of the neck",
    "neck_side_top": "halfway down the side of the neck",
    "neck_side_upper": "the side of the neck below the ear",
    "neck_upper": "the upper side of the neck",
    "nose_bridge": "the bridge of the nose",
    "nose_mid": "the middle of the nose",
    "nose_root": "the root of the nose",
    "nose_root_side": "beside the root of the nose",
    "nose_side": "the lower side of the nose",
    "nose_tip": "the tip of the nose",
    "nose_upper_side": "the side of the nose",
    "nose_wing": "the wing of the nose",
    "occiput": "the base of the skull",
    "occiput_outer": "the outer base of the skull",
    "orbit_low_outer": "the bone under the outer eye",
    "orbit_outer": "the bone at the outer corner of the eye",
    "philtrum": "above the lip",
    "postauricular": "behind the ear",
    "postauricular_top": "the top of the back of the ear",
    "preauricular": "in front of the ear",
    "scalp_back": "the back of the scalp",
    "scalp_back_low": "the lower back of the scalp",
    "scalp_back_side": "the side of the back of the scalp",
    "scalp_back_top": "the top of the back of the scalp",
    "scalp_front": "the front of the scalp",
    "scalp_outer_top": "the top of the head",
    "scalp_side": "the side of the scalp",
    "scalp_top": "the top of the head",
    "shoulder_end": "the end of the shoulder",
    "shoulder_end_back": "the end of the shoulder, from behind",
    "shoulder_inner_back": "the inner shoulder, from behind",
    "shoulder_mid": "the middle of the shoulder",
    "shoulder_mid_back": "the middle of the shoulder, from behind",
    "shoulder_top": "the top of the shoulder",
    "shoulder_top_back": "the top of the shoulder, from behind",
    "spine_base": "the foot of the neck, in the middle",
    "spine_mid": "the middle of the back of the neck",
    "spine_upper": "the top of the back of the neck",
    "submandibular": "under the middle of the jaw",
    "submandibular_back": "under the back of the jaw",
    "submental_low": "under the side of the chin",
    "submental_side": "under the chin, to the side",
    "subnasale": "under the nose",
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
    "upper_lip": "the upper lip",
}
"""Landmarks as one says them; of others the part of the face is said."""

PARTS = {
    "arch": "the cheekbone",
    "behind_ear": "behind the ear",
    "brow_low": "just below the brow",
    "brow_top": "just above the brow",
    "cheek": "the cheek",
    "chin": "the chin",
    "ear": "the rim of the ear",
    "fold": "the smile line",
    "forehead": "the forehead",
    "glabella": "between the brows",
    "hollow": "the hollow above the collarbone",
    "jaw": "the jaw",
    "lip": "around the lips",
    "masseter": "the chewing muscle",
    "nape": "the back of the neck",
    "neck": "the side of the neck",
    "nose": "beside the nose",
    "nose_ridge": "the ridge of the nose",
    "orbit": "the bone under the eye",
    "postauricular": "behind the ear",
    "preauricular": "in front of the ear",
    "scalp": "the scalp",
    "scalp_back": "the back of the scalp",
    "skull_base": "the base of the skull",
    "submental": "under the chin",
    "temple": "the temple",
    "temporalis": "the side of the head above the ear",
    "trapezius": "the top of the shoulder",
    "under_jaw": "under the jaw",
}
"""The parts of the face by how the names of their landmarks begin."""


def describe(step: Step, side: PassSide, anatomy: Anatomy) -> str:
    """Say where a pass works, how, and with what: “Left side: from the chin to the ear lobe, gua sha stone”."""
    ways = list(dict.fromkeys(_way(path, step.movement) for path in step.paths))
    if not ways:
        ways = [anatomy.zones[zone].title for zone in step.zones if zone in anatomy.zones]
    told = ["; then ".join(ways), MOVEMENTS.get(step.movement, ""), words.TOOLS[step.tool] if step.paths else ""]
    said = ", ".join(part for part in told if part)
    return f"{SIDES[side]}: {said}" if said else "Face and shoulders"


def place(name: str) -> str:
    """A landmark as the name of a place: “front of the jaw”."""
    return _place(name).removeprefix("the ")


def way(path: Path) -> str:
    """All the places of a path in order: “Chin → front of the jaw → ear lobe”."""
    return words.capitalised(" → ".join(dict.fromkeys(map(place, path))))


def _way(path: Path, movement: Movement) -> str:
    start, end = _place(path[0]), _place(path[-1])
    if start == end:
        return start
    return f"{start} towards {end}" if movement is Movement.PUMP else f"from {start} to {end}"


def _place(name: str) -> str:
    plain = name.removesuffix(OTHER_SIDE)
    said = PLACES.get(plain) or _part(plain)
    return f"{said} on the other side" if name.endswith(OTHER_SIDE) else said


def _part(name: str) -> str:
    """What is said of a landmark that has no words of its own."""
    begins = [part for part in PARTS if name.startswith(f"{part}_")]
    return PARTS[max(begins, key=len)] if begins else f"the {name.replace('_', ' ')}"
