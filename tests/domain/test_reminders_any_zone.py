"""Reminders come once a day at the time on the wall, in any zone, whatever is done to its clocks."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zones import ZONES, Stay, changes, stays
from upstroke.domain.plan import WeekPlan
from upstroke.domain.reminders import Here, Reminder, Told, due, moment_of, next_moment
from upstroke.domain.routine import Slot

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
times = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))
naps = st.lists(st.integers(1, 10 * 60).map(lambda minutes: minutes * MINUTE), max_size=4)


def clock_of(zone: str) -> Here:
    return lambda moment: moment.astimezone(ZoneInfo(zone))


def wall(here: Here, moment: datetime) -> datetime:
    return here(moment).replace(tzinfo=None)


def followed(reminder: Reminder, here: Here, start: datetime, end: datetime) -> list[tuple[datetime, date]]:
    """When it is shown, and for which day, to a machine that never sleeps and looks when it should."""
    told: dict[str, Told] = {reminder.id: Told(here(start).date() - DAY)}
    shown, now = [], start
    while now < end:
        for each in due([reminder], WeekPlan(), (), told, now, here):
            shown.append((now, each.day))
            told[reminder.id] = Told(each.day)
        now = next_moment([reminder], told, now, here) or end
    return shown


@given(stays(), times)
def test_it_comes_at_the_first_moment_at_which_the_wall_shows_its_time(stay: Stay, at: time) -> None:
    here, day = clock_of(stay.zone), stay.wall.date()
    moment = moment_of(day, at, here)
    goal = datetime.combine(day, at)
    shows = [
        minute
        for number in range(-26 * 60, 26 * 60)
        if wall(here, minute := goal.replace(tzinfo=UTC) + number * MINUTE) == goal
    ]
    if shows:
        assert moment == shows[0]
    elif moment is not None:
        assert wall(here, moment) > goal, "never early"
        assert wall(here, moment) - goal <= timedelta(hours=3)


def test_it_is_so_around_every_change_of_the_clocks_of_every_zone_in_a_year() -> None:
    for zone in ZONES:
        here = clock_of(zone)
        for change in changes(zone, 2011):
            for minutes in (-61, -60, -31, -1, 0, 1, 29, 30, 60, 61):
                shown = wall(here, change + minutes * MINUTE)
                moment = moment_of(shown.date(), shown.time(), here)
                assert moment is not None, zone
                assert moment <= change + minutes * MINUTE, "the first of two"
                assert wall(here, moment) == shown, zone


@given(stays(), times)
def test_every_day_has_it_once(stay: Stay, at: time) -> None:
    here = clock_of(stay.zone)
    end = stay.moment + 5 * DAY
    shown = followed(Reminder("it", at, slot=Slot.EVENING), here, stay.moment, end)
    days = [day for _, day in shown]
    first = wall(here, stay.moment).date()
    wanted = [first + number * DAY for number in range(7)]
    placed = {day: moment for day in wanted if (moment := moment_of(day, at, here)) and moment < end}
    assert days == [day for day in placed if placed[day] >= stay.moment or (day == first and day in days)]
    assert len(days) >= 3
    for moment, day in shown[1:]:
        assert moment == placed[day]


@given(stays(), times, naps)
def test_a_sleep_over_one_or_several_never_shows_one_twice_or_early(
    stay: Stay, at: time, slept: list[timedelta]
) -> None:
    here, reminder = clock_of(stay.zone), Reminder("it", at, slot=Slot.EVENING)
    told: dict[str, Told] = {}
    days, now = [], stay.moment
    for nap in (timedelta(), *slept):
        now += nap
        found = due([reminder], WeekPlan(), (), told, now, here)
        for each in found:
            assert wall(here, now) >= datetime.combine(each.day, at) or _goes_back(here, now)
            days.append(each.day)
            told[reminder.id] = Told(each.day)
        assert due([reminder], WeekPlan(), (), told, now, here) == ()
    assert days == sorted(set(days))


@given(stays(), st.sampled_from(ZONES), times)
def test_a_flight_never_shows_the_same_day_twice(stay: Stay, there: str, at: time) -> None:
    reminder = Reminder("it", at, slot=Slot.EVENING)
    told: dict[str, Told] = {}
    days = []
    for minutes in range(0, 72 * 60, 9):
        here = clock_of(stay.zone if minutes < 20 * 60 else there)
        for each in due([reminder], WeekPlan(), (), told, stay.moment + minutes * MINUTE, here):
            days.append(each.day)
            told[reminder.id] = Told(each.day)
    assert days == sorted(set(days))
    assert days


@pytest.mark.parametrize(
    ("zone", "day", "at", "comes"),
    [
        ("Europe/Berlin", date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # left out
        ("Europe/Berlin", date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # comes twice
        ("America/Nuuk", date(2023, 3, 25), time(22, 30), datetime(2023, 3, 26, 1, 30, tzinfo=UTC)),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), datetime(2026, 10, 3, 15, 45, tzinfo=UTC)),
        ("America/Havana", date(2026, 3, 8), time(0, 30), datetime(2026, 3, 8, 5, 30, tzinfo=UTC)),  # no midnight
        ("Pacific/Apia", date(2011, 12, 30), time(7, 30), None),  # no such day
        ("Pacific/Apia", date(2011, 12, 31), time(7, 30), datetime(2011, 12, 30, 17, 30, tzinfo=UTC)),
    ],
)
def test_times_that_some_clocks_leave_out_or_show_twice(zone: str, day: date, at: time, comes: datetime | None) -> None:
    assert moment_of(day, at, clock_of(zone)) == comes


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes its zone from nowhere else than its settings")
@pytest.mark.parametrize(
    ("day", "hour"), [("2026, 3, 29", "01:30"), ("2026, 10, 25", "00:30"), ("2026, 7, 1", "00:30")]
)
def test_the_clock_of_the_system_will_do(day: str, hour: str) -> None:
    program = (
        "from datetime import date, datetime, time; from upstroke.domain.reminders import moment_of; "
        f"print(moment_of(date({day}), time(2, 30), datetime.astimezone))"
    )
    environment = {**os.environ, "TZ": "Europe/Berlin"}
    said = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True, text=True)
    assert f" {hour}:00+00:00" in said.stdout


def test_a_reminder_of_one_day_of_the_week_outlives_a_week_without_that_day() -> None:
    here = clock_of("Pacific/Apia")
    friday = Reminder("it", time(20), days=(4,), slot=Slot.EVENING)
    after_it = datetime(2011, 12, 24, 12, tzinfo=UTC)
    assert next_moment([friday], {}, after_it, here) == datetime(2012, 1, 6, 6, tzinfo=UTC)


def _goes_back(here: Here, now: datetime) -> bool:
    """Whether the wall has shown a later time within the last hours."""
    return any(wall(here, now - minutes * MINUTE) > wall(here, now) for minutes in range(0, 4 * 60, 15))
