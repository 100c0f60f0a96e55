"""The plan of the week: which routine is meant for which morning and evening, and where there is rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from upstroke.domain.routine import Routine, Slot

DAYS = range(7)
"""The days of a week as `date.weekday` counts them: 0 is Monday."""

PLANNED = (Slot.MORNING, Slot.EVENING)
"""The slots for which a routine can be planned."""

Place = tuple[int, Slot]
"""A day of the week and a slot of it."""

PLACES: tuple[Place, ...] = tuple((day, slot) for day in DAYS for slot in PLANNED)

REST = ""
"""Stands in the place of a routine's id where nothing is planned."""

USUAL = {Slot.MORNING: "morning", Slot.EVENING: "evening"}
"""The routines that are planned until the user says otherwise: the sequences that come with Upstroke."""

DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WEEKDAYS, WEEKEND = frozenset(range(5)), frozenset({5, 6})


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """The ids of the routines of each morning and each evening, from Monday on; `REST` where nothing is planned."""

    mornings: tuple[str, ...] = (USUAL[Slot.MORNING],) * len(DAYS)
    evenings: tuple[str, ...] = (USUAL[Slot.EVENING],) * len(DAYS)

    def at(self, day: int, slot: Slot) -> str:
        """What is planned for a slot of a day."""
        return (self.mornings if slot is Slot.MORNING else self.evenings)[day]

    def with_routine(self, day: int | None, slot: Slot, routine_id: str) -> "WeekPlan":
        """The same with another routine, or `REST`, in a slot of a day, or of all days where that is None."""
        ids = tuple(routine_id if day in (None, each) else self.at(each, slot) for each in DAYS)
        return replace(self, mornings=ids) if slot is Slot.MORNING else replace(self, evenings=ids)

    def with_slot(self, slot: Slot, of: "WeekPlan") -> "WeekPlan":
        """The same with what another plan has in a slot of all days."""
        return replace(self, mornings=of.mornings) if slot is Slot.MORNING else replace(self, evenings=of.evenings)

    def rest_day(self, day: int, slot: Slot | None = None) -> "WeekPlan":
        """The same with nothing in a slot of a day, or in the whole of it."""
        plan = self
        for each in PLANNED if slot is None else (slot,):
            plan = plan.with_routine(day, each, REST)
        return plan

    def for_day(self, day: int) -> Mapping[Slot, str]:
        """What is planned for a day, by slot."""
        return {slot: self.at(day, slot) for slot in PLANNED}

    def days_of(self, routine_id: str) -> Mapping[Slot, tuple[int, ...]]:
        """On which days a routine is planned, by slot; slots in which it never is are left out."""
        found = {slot: tuple(day for day in DAYS if self.at(day, slot) == routine_id) for slot in PLANNED}
        return {slot: days for slot, days in found.items() if days}

    @property
    def rest_days(self) -> frozenset[int]:
        """The days on which nothing is planned at all."""
        return frozenset(day for day in DAYS if set(self.for_day(day).values()) == {REST})


def taken(slot: Slot, routine_id: str, known: Mapping[str, Routine]) -> Routine | None:
    """What stands in a slot: the routine that is planned, the usual one where that is gone, and nothing for a rest."""
    return None if routine_id == REST else known.get(routine_id) or known.get(USUAL[slot])


def in_words(days: Iterable[int]) -> str:
    """Days of the week as one says them: `Every day`, `Weekdays`, `Weekend`, `Mon, Wed, Fri`."""
    named = frozenset(days)
    if named == frozenset(DAYS):
        return "Every day"
    if named in (WEEKDAYS, WEEKEND):
        return "Weekdays" if named == WEEKDAYS else "Weekend"
    return ", ".join(DAY_NAMES[day] for day in sorted(named))


def times_in_words(days: Iterable[int], slot: Slot) -> str:
    """A slot of some days, in a sentence: `every evening`, `weekday mornings`, `Sun morning`, `Mon, Wed evenings`."""
    named = frozenset(days)
    if named == frozenset(DAYS):
        return f"every {slot.value}"
    if named in (WEEKDAYS, WEEKEND):
        return f"{'weekday' if named == WEEKDAYS else 'weekend'} {slot.value}s"
    return f"{in_words(named)} {slot.value}{'s' if len(named) > 1 else ''}"
