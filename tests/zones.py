"""Every time zone that there is, and moments around the changes of its clocks."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta, timezone
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from tests.history.sessions import session
from upstroke.domain.session import Session

ZONES = tuple(sorted(available_timezones()))
FIRST, LAST = 1973, 2037
"""Before, some clocks were not whole minutes from UTC; after, there are only rules for what may be."""


@dataclass(frozen=True)
class Stay:
    """A moment in a zone, as the program is told it: by a clock that is so far from UTC at the time."""

    zone: str
    moment: datetime

    @property
    def now(self) -> datetime:
        wall = self.moment.astimezone(ZoneInfo(self.zone))
        return self.moment.astimezone(timezone(wall.utcoffset() or timedelta()))

    @property
    def wall(self) -> datetime:
        return self.now.replace(tzinfo=None)

    def later(self, by: timedelta, zone: str = "") -> "Stay":
        return Stay(zone or self.zone, self.moment + by)

    def session(self, number: int = 1) -> Session:
        """One that is begun then and there."""
        offset = (self.now.utcoffset() or timedelta()) // timedelta(minutes=1)
        return replace(session(number, self.moment, offset=offset), local_date=self.now.date())


@cache
def changes(zone: str, year: int) -> tuple[datetime, ...]:
    """The moments, to the minute, at which the clocks of a zone are changed in a year."""
    here = ZoneInfo(zone)

    def offset(moment: datetime) -> timedelta | None:
        return moment.astimezone(here).utcoffset()

    found = []
    day = datetime(year, 1, 1, tzinfo=UTC)
    while day.year == year:
        before, after = day, day + timedelta(days=1)
        if offset(before) != offset(after):
            while after - before > timedelta(minutes=1):
                middle = before + (after - before) / 2
                before, after = (middle, after) if offset(middle) == offset(before) else (before, middle)
            found.append(after.replace(second=0, microsecond=0))
        day += timedelta(days=1)
    return tuple(found)


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    """A moment anywhere, mostly within two days of a change of the clocks if there was one that year."""
    zone, year = draw(st.sampled_from(ZONES)), draw(st.integers(FIRST, LAST))
    changed = changes(zone, year)
    around = draw(st.sampled_from(changed)) if changed else datetime(year, 6, 15, 12, tzinfo=UTC)
    return Stay(zone, around + timedelta(minutes=draw(st.integers(-2 * 1440, 2 * 1440))))


starts_of_day = st.integers(0, 12 * 60).map(lambda minute: time(minute // 60, minute % 60))
"""When a day may begin: from midnight to noon."""
