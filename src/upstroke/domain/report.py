"""What a report of a range of days says: plain values, ready to be laid out on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from upstroke.domain.body_map import BodyMap
from upstroke.domain.routine import Slot
from upstroke.domain.skin import SkinNote
from upstroke.domain.stats import DayRange, Totals, Unit, UsualTime, add_up

DISCLAIMER = (
    "A personal record of self-massage, kept with Upstroke. It holds no medical measurement and no diagnosis, "
    "and shows no effect of a treatment."
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, week or month of the chart, and what was done in it, by slot."""

    days: DayRange
    by_slot: Mapping[Slot, Totals]


@dataclass(frozen=True, slots=True)
class ToolShare:
    """What was done with a tool, by its id."""

    tool: str
    totals: Totals


@dataclass(frozen=True, slots=True)
class Felt:
    """How the user rated something before and after, on average from 0 to 10, over so many sessions with both."""

    name: str
    before: float
    after: float
    sessions: int


@dataclass(frozen=True, slots=True)
class Report:
    """A range of days: what was done, when, where and with what. `made_on` is the day of the report."""

    days: DayRange
    made_on: date
    bars: Sequence[Bar]
    unit: Unit
    practised: int
    """On how many of the days something was done."""
    body: BodyMap
    usual: Mapping[Slot, UsualTime] = field(default_factory=dict)
    tools: Sequence[ToolShare] = ()
    felt: Sequence[Felt] = ()
    skin: Mapping[date, Sequence[SkinNote]] = field(default_factory=dict)
    """What was noted of the skin, by day."""

    @property
    def whole(self) -> Totals:
        """All that was done."""
        return add_up(part for bar in self.bars for part in bar.by_slot.values())

    @property
    def per_day_ms(self) -> int:
        """How long a day with practice was, on average."""
        return round(self.whole.active_ms / self.practised) if self.practised else 0
