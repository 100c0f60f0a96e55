"""The colours of the charts."""

from upstroke.domain.routine import Slot
from upstroke.domain.technique import Tool

SLOT_TOKENS = {Slot.MORNING: "rose", Slot.EVENING: "jade", Slot.ANY: "third"}
"""By slot, from the bottom of a bar to its top, the token of its colour."""

TOOL_TOKENS = {
    Tool.HANDS.value: "third",
    Tool.GUA_SHA.value: "jade",
    Tool.ROLLER.value: "rose",
    Tool.CUPS.value: "fourth",
    Tool.BRUSH.value: "fifth",
    Tool.NONE.value: "muted",
}
"""The same by the id of a tool."""

UNKNOWN_TOOL_TOKEN = "muted"
"""For a tool that only a later program knows."""
