"""Travel and changes of the clocks never break a day, in any zone that there is."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.zones import ZONES, Stay, changes, starts_of_day, stays
from upstroke.domain.session import START_OF_DAY, days_ago, days_passed_over, practice_day
from upstroke.domain.stats import UsualTime, usual_time

DAY = timedelta(days=1)
up_to_a_day = st.integers(0, 1440).map(lambda minutes: timedelta(minutes=minutes))


def day_of(stay: Stay, start: time) -> date:
    return practice_day(stay.session().started_local, start)


@given(stays(), starts_of_day)
def test_a_session_is_kept_on_the_day_that_the_wall_showed(stay: Stay, start: time) -> None:
    kept = stay.session()
    assert kept.started_local == stay.wall
    assert kept.started_there == stay.moment
    assert practice_day(kept.started_local, start) == practice_day(stay.wall, start)


@given(stays(), up_to_a_day, st.sampled_from(ZONES), starts_of_day)
def test_no_day_is_missed_by_who_practises_within_a_day_wherever_they_fly(
    first: Stay, after: timedelta, there: str, start: time
) -> None:
    second = first.later(after, there)
    done = {day_of(first, start), day_of(second, start)}
    lost = days_passed_over(first.now, second.now, start)
    between = (max(done) - min(done)).days - 1
    assert len(lost) == max(0, between)
    assert all(min(done) < day < max(done) for day in lost)


@given(stays(), st.integers(0, 9), starts_of_day)
def test_where_nobody_changes_the_clocks_no_day_is_passed_over(stay: Stay, days: int, start: time) -> None:
    later = stay.later(days * DAY)
    assume(stay.now.utcoffset() == later.now.utcoffset())
    assert days_passed_over(stay.now, later.now, start) == ()
    assert days_ago(stay.now, later.now, start) == days


@given(stays(), up_to_a_day, st.sampled_from(ZONES), starts_of_day)
def test_what_was_done_today_is_today_and_what_was_done_within_a_day_is_never_longer_ago_than_yesterday(
    then: Stay, after: timedelta, there: str, start: time
) -> None:
    now = then.later(after, there)
    ago = days_ago(then.now, now.now, start)
    assert abs(ago) <= 1
    if day_of(then, start) == day_of(now, start):
        assert ago == 0


@given(stays(), st.integers(1, 180).map(lambda minutes: timedelta(minutes=minutes)))
def test_days_follow_each_other_but_for_those_that_the_calendar_left_out(stay: Stay, after: timedelta) -> None:
    later = stay.later(after)
    step = (day_of(later, START_OF_DAY) - day_of(stay, START_OF_DAY)).days
    assert step - len(days_passed_over(stay.now, later.now)) in (0, 1)


@given(stays(), starts_of_day)
def test_an_hour_that_comes_twice_is_the_only_one_that_goes_back_to_the_day_before(stay: Stay, start: time) -> None:
    longest = timedelta(hours=3)
    assert day_of(stay.later(longest), start) >= day_of(stay, start)


@pytest.mark.parametrize(
    ("zone", "year", "lost"),
    [
        ("Pacific/Apia", 2011, date(2011, 12, 30)),
        ("Pacific/Kiritimati", 1994, date(1994, 12, 31)),
        ("Pacific/Kwajalein", 1993, date(1993, 8, 21)),
    ],
)
def test_a_day_that_a_country_left_out_is_passed_over(zone: str, year: int, lost: date) -> None:
    before, after = _evening(zone, lost - DAY), _evening(zone, lost + DAY)
    assert days_passed_over(before.now, after.now) == (lost,)


def test_an_evening_every_day_keeps_every_day_over_each_change_of_a_year_in_every_zone() -> None:
    for zone in ZONES:
        for change in changes(zone, 2011):  # the year in which Samoa left a day out
            evenings = [_evening(zone, change.date() + number * DAY) for number in range(-2, 4)]
            kept = {day_of(evening, START_OF_DAY) for evening in evenings}
            lost = {day for one, other in pairwise(evenings) for day in days_passed_over(one.now, other.now)}
            assert sorted(kept | lost) == [change.date() + number * DAY for number in range(-2, 4)], zone
            assert bool(lost) == (change.astimezone(ZoneInfo(zone)).date() == date(2011, 12, 31)), zone


@given(st.lists(stays(), min_size=1, max_size=9), st.times(), starts_of_day)
def test_the_usual_time_is_that_of_the_wall_in_every_zone(stayed: list[Stay], at: time, start: time) -> None:
    at = at.replace(second=0, microsecond=0)
    moments = [Stay(stay.zone, _at(stay.zone, stay.wall.date(), at)) for stay in stayed]
    assume(all(moment.wall.time() == at for moment in moments))  # some clocks leave it out that day
    starts = Counter(moment.session().started_local.time() for moment in moments)
    assert usual_time(starts, start) == UsualTime(at, 0)


def _evening(zone: str, day: date) -> Stay:
    return Stay(zone, _at(zone, day, time(21)))


def _at(zone: str, day: date, at: time) -> datetime:
    """The moment at which the clocks of a zone show a time."""
    return datetime.combine(day, at, ZoneInfo(zone)).astimezone(UTC)
