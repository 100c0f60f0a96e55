"""Which days the user looks back on, and how they move to earlier and later ones."""

from dataclasses import dataclass, replace
from datetime import date

from upstroke.domain.stats import DayRange, RangeName, range_up_to


@dataclass(frozen=True, slots=True)
class LookBack:
    """A range by its name, up to today, or days that the user chose instead; and how far it was moved."""

    name: RangeName = RangeName.MONTH
    moved: int = 0
    """So many times its own length later; below 0, earlier."""
    chosen: DayRange | None = None

    @classmethod
    def on(cls, days: DayRange) -> "LookBack":
        """Look back on days that the user chose."""
        return cls(chosen=days)

    def days(self, today: date, first_practised: date | None) -> DayRange:
        """The days themselves, none of which lies in the future."""
        whole = self.chosen or range_up_to(today, self.name, first_practised)
        there = whole.moved(self.moved)
        return DayRange(there.first, min(there.last, today))

    def earlier(self) -> "LookBack":
        """The same range, its own length earlier."""
        return replace(self, moved=self.moved - 1)

    def later(self) -> "LookBack":
        """The same range, its own length later."""
        return replace(self, moved=self.moved + 1)

    def may_go_earlier(self, today: date, first_practised: date | None) -> bool:
        """Whether anything was done before these days."""
        return first_practised is not None and first_practised < self.days(today, first_practised).first

    def may_go_later(self, today: date, first_practised: date | None) -> bool:
        """Whether these days end before today."""
        return self.days(today, first_practised).last < today
