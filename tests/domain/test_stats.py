"""What the record adds up to."""

from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.routine import Slot
from upstroke.domain.stats import (
    DayRange,
    RangeName,
    Totals,
    Unit,
    UsualTime,
    add_up,
    change_percent,
    days_that_count,
    range_up_to,
    spans,
    unit_for,
    usual_time,
    usual_times,
)

SUNDAY = date(2026, 3, 15)


@pytest.mark.parametrize(("name", "first"), [("week", date(2026, 3, 9)), ("month", date(2026, 2, 14))])
def test_a_range_ends_today(name: str, first: date) -> None:
    assert range_up_to(SUNDAY, RangeName(name), None) == DayRange(first, SUNDAY)


def test_all_begins_with_the_first_practice() -> None:
    assert range_up_to(SUNDAY, RangeName.ALL, date(2020, 1, 1)) == DayRange(date(2020, 1, 1), SUNDAY)
    assert range_up_to(SUNDAY, RangeName.ALL, None) == DayRange(SUNDAY, SUNDAY)
    tomorrow = SUNDAY + timedelta(days=1)  # as it may seem after a flight to the west
    assert range_up_to(SUNDAY, RangeName.ALL, tomorrow) == DayRange(SUNDAY, SUNDAY)


def test_the_range_before_is_as_long_and_ends_the_day_before() -> None:
    week = range_up_to(SUNDAY, RangeName.WEEK, None)
    assert week.before == DayRange(date(2026, 3, 2), date(2026, 3, 8))
    assert week.before.days == week.days == 7


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 800),
    st.frozensets(st.integers(0, 6)),
    st.integers(0, 9),
)
def test_planned_days_of_rest_do_not_count(first: date, more: int, rest_days: frozenset[int], practised: int) -> None:
    days = DayRange(first, first + timedelta(days=more))
    each = (first + timedelta(days=number) for number in range(more + 1))
    asked = sum(day.weekday() not in rest_days for day in each)
    assert days_that_count(days, rest_days, practised) == asked + practised


def test_long_ranges_are_shown_in_larger_units() -> None:
    units = [unit_for(range_up_to(SUNDAY, name, date(2010, 1, 1))) for name in RangeName]
    assert units == [Unit.DAY, Unit.DAY, Unit.WEEK, Unit.MONTH]
    assert unit_for(DayRange(date(1990, 1, 1), SUNDAY)) is Unit.YEAR


def test_totals_add_up() -> None:
    assert add_up([Totals(60_000, 5, 1), Totals(90_000, 2, 2)]) == Totals(150_000, 7, 3)
    assert add_up([]) == Totals()


@pytest.mark.parametrize(("now", "before", "change"), [(118, 100, 18), (50, 100, -50), (0, 100, -100), (5, 0, None)])
def test_a_change_is_in_per_cent_of_what_was(now: int, before: int, change: int | None) -> None:
    assert change_percent(now, before) == change


def test_weeks_begin_on_monday_and_months_on_the_first() -> None:
    days = DayRange(date(2026, 2, 25), SUNDAY)
    assert spans(days, Unit.WEEK) == (
        DayRange(date(2026, 2, 25), date(2026, 3, 1)),
        DayRange(date(2026, 3, 2), date(2026, 3, 8)),
        DayRange(date(2026, 3, 9), SUNDAY),
    )
    assert spans(days, Unit.MONTH) == (
        DayRange(date(2026, 2, 25), date(2026, 2, 28)),
        DayRange(date(2026, 3, 1), SUNDAY),
    )


_days = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@given(st.tuples(_days, _days).map(sorted), st.sampled_from(Unit))
def test_spans_hold_every_day_of_the_range_once(ends: list[date], unit: Unit) -> None:
    days = DayRange(*ends)
    cut = spans(days, unit)
    assert (cut[0].first, cut[-1].last) == (days.first, days.last)
    assert all(one.last + timedelta(days=1) == next_one.first for one, next_one in pairwise(cut))
    assert all(span.days == 1 for span in cut if unit is Unit.DAY)


def test_the_usual_time_is_the_middle_one_with_its_spread() -> None:
    evenings = [time(21, 30), time(21, 40), time(20, 0), time(21, 34), time(21, 20)]
    assert usual_time(Counter(evenings)) == UsualTime(time(21, 30), 10)
    assert usual_time({}) is None


@given(st.lists(st.integers(0, 1439), min_size=1))
def test_the_usual_time_is_the_median_however_often_each_came_up(minutes: list[int]) -> None:
    usual = usual_time(Counter(time(minute // 60, minute % 60) for minute in minutes), time(0, 0))
    middle = median(minutes)
    at = round(middle) % 1440
    assert usual == UsualTime(time(at // 60, at % 60), round(median(abs(minute - middle) for minute in minutes)))


def test_each_part_of_the_day_has_a_usual_time_of_its_own_in_the_order_of_the_day() -> None:
    starts = {(Slot.EVENING, time(21, 30)): 2, (Slot.MORNING, time(7, 0)): 1, (Slot.EVENING, time(20, 0)): 1}
    found = usual_times(starts)
    assert list(found.items()) == [
        (Slot.MORNING, UsualTime(time(7, 0), 0)),
        (Slot.EVENING, UsualTime(time(21, 30), 0)),
    ]


def test_after_midnight_is_late_not_early() -> None:
    assert usual_time({time(23, 0): 1, time(0, 30): 1, time(0, 0): 1}) == UsualTime(time(0, 0), 30)
    assert usual_time({time(3, 50): 2, time(3, 40): 2}, time(3, 45)) == UsualTime(time(15, 45), 715)


@given(st.lists(st.times(), min_size=1), st.times())
def test_half_of_the_practices_lie_within_the_spread(starts: list[time], start_of_day: time) -> None:
    usual = usual_time(Counter(starts), start_of_day)
    assert usual is not None
    origin, middle = (moment.hour * 60 + moment.minute for moment in (start_of_day, usual.at))
    distances = [
        abs((moment.hour * 60 + moment.minute - origin) % 1440 - (middle - origin) % 1440) for moment in starts
    ]
    assert sum(distance <= usual.spread_minutes + 1 for distance in distances) * 2 >= len(starts)
