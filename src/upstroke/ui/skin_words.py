"""Plain words for what is noted of the skin, and for what rests because of it."""

from collections.abc import Mapping

from upstroke.domain.safety_words import joined
from upstroke.domain.skin import SkinNote, SkinRest, SkinSign
from upstroke.ui import felt_words

SIGNS = {SkinSign.REDNESS: "Redness", SkinSign.MARKS: "Marks", SkinSign.BREAKOUT: "Breakout"}


def noted(note: SkinNote, zones: Mapping[str, str]) -> str:
    """What it is, and where: `Redness · cheek and jawline`. `zones` are titles by id."""
    where = joined([zones.get(zone, zone.replace("_", " ")) for zone in note.zones])
    return f"{SIGNS[note.sign]} · {where}" if where else SIGNS[note.sign]


def resting(found: SkinRest) -> str:
    """What follows from a note that was just kept: `Noted. It is left out for 2 days, ...`."""
    return f"Noted. What works there is {felt_words.left_out(found)}. You can remove the note under About you."
