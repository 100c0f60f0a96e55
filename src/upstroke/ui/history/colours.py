"""The colours of the charts."""

from upstroke.domain.routine import Slot

SLOT_TOKENS = {Slot.MORNING: "rose", Slot.EVENING: "jade", Slot.ANY: "third"}
"""By slot, from the bottom of a bar to its top, the token of its colour."""
