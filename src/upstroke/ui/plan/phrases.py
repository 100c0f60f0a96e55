"""How the plan is said: its places, what stands in them, and what was changed."""

from collections.abc import Mapping

from upstroke.domain.plan import REST, Place, WeekPlan, times_in_words
from upstroke.domain.routine import Routine, Slot
from upstroke.ui import words

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RESTING = "Rest"
GONE = "No longer in your library"


def place(named: Place) -> str:
    """A place: `Monday morning`."""
    day, slot = named
    return f"{DAYS[day]} {slot.value}"


def title(routine_id: str, routines: Mapping[str, Routine]) -> str:
    """What stands in a place."""
    if routine_id == REST:
        return RESTING
    return routines[routine_id].title if routine_id in routines else GONE


def put(routine_id: str, routines: Mapping[str, Routine], where: Place | Slot) -> str:
    """An edit that puts something in a place or in a slot of all days, to go on from “Undo”."""
    at = f"every {where.value}" if isinstance(where, Slot) else place(where)
    return f"rest on {at}" if routine_id == REST else f"“{title(routine_id, routines)}” on {at}"


def moved(routine_id: str, routines: Mapping[str, Routine], to: Place) -> str:
    """An edit that moves something, in the same way."""
    return f"move “{title(routine_id, routines)}” to {place(to)}"


def planned(plan: WeekPlan, routine_id: str) -> str:
    """Where a routine is planned: `Every morning`, `Mon, Wed evenings and Sun morning`; empty for nowhere."""
    days = plan.days_of(routine_id)
    return words.capitalised(" and ".join(times_in_words(of_slot, slot) for slot, of_slot in days.items()))
