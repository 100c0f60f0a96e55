"""What the History page shows of a range of days, read in few questions and worked out once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from upstroke.domain import stats
from upstroke.domain.look_back import LookBack
from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals, Unit, UsualTime
from upstroke.history.store import History
from upstroke.history.week import plan_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A range of days as it was done."""

    look: LookBack
    days: DayRange
    spans: tuple[DayRange, ...]
    unit: Unit
    """Of the spans."""
    by_slot: tuple[Mapping[Slot, Totals], ...]
    """What was done in each span."""
    percent: int | None
    """How much more time than in the range before; None where there is nothing to compare with."""
    practised: int
    """Days with any practice."""
    counted: int
    """Days that asked for it."""
    rest_days: Collection[int]
    """Of the week (0 is Monday), those on which nothing is planned."""
    usual: Mapping[Slot, UsualTime]

    @property
    def whole(self) -> Totals:
        """All of it together."""
        return stats.add_up(part for each in self.by_slot for part in each.values())

    @property
    def main_slot(self) -> Slot | None:
        """The part of the day with the most sessions; the evening, if it is one of several."""
        sessions = {slot: sum(each[slot].sessions for each in self.by_slot if slot in each) for slot in self.usual}
        return max(sessions, key=lambda slot: (sessions[slot], slot is Slot.EVENING), default=None)


def read_range(history: History, look: LookBack, today: date, first_practised: date | None) -> Reading:
    """Read what was done in the days that one looks back on. Raises HistoryUnavailable."""
    days = look.days(today, first_practised)
    unit = stats.unit_for(days)
    spans = stats.spans(days, unit)
    *by_slot, earlier = history.figures.by_slot((*spans, days.before))
    rest_days = plan_of(history.facts).rest_days
    at_rest = history.days_practised(days.first, days.last, rest_days) if rest_days else 0
    percent = None
    if first_practised and first_practised <= days.before.first:  # else there is not the whole of it to compare with
        now = stats.add_up(part for each in by_slot for part in each.values())
        percent = stats.change_percent(now.active_ms, stats.add_up(earlier.values()).active_ms)
    return Reading(
        look,
        days,
        spans,
        unit,
        tuple(by_slot),
        percent,
        history.days_practised(days.first, days.last),
        stats.days_that_count(days, rest_days, at_rest),
        rest_days,
        stats.usual_times(history.figures.starts((days,))[0], history.start_of_day),
    )
