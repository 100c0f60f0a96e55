"""The rhythm forgives: what it costs to miss a day, and what it never costs."""

from collections.abc import Collection
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.plan import DAYS, WeekPlan
from upstroke.domain.rhythm import Rhythm, rhythm_now, scores

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
DAILY = WeekPlan()
WEEKDAYS_ONLY = WeekPlan().rest_day(5).rest_day(6)

days_done = st.sets(st.integers(0, 59)).map(lambda numbers: {MONDAY + number * DAY for number in numbers})
plans = st.sets(st.sampled_from(DAYS), max_size=6).map(
    lambda days: WeekPlan(*(tuple("" if day in days else "evening" for day in DAYS) for _ in range(2)))
)


def run(first: date, count: int) -> set[date]:
    """So many days in a row."""
    return {first + number * DAY for number in range(count)}


def score(practised: Collection[date], today: date, plan: WeekPlan = DAILY) -> float:
    return scores(practised, plan, min(practised, default=today), today)[-1]


def streaks(practised: Collection[date], plan: WeekPlan, today: date) -> tuple[int, int]:
    rhythm = rhythm_now(practised, plan, today)
    return (rhythm.streak, rhythm.best) if rhythm else (0, 0)


class TestADailyPlan:
    """The figures of Loop's formula."""

    def test_thirty_days_bring_it_to_eighty_per_cent(self) -> None:
        assert score(run(MONDAY, 30), MONDAY + 29 * DAY) == pytest.approx(0.798, abs=0.0005)

    def test_a_missed_day_costs_five_per_cent_of_it(self) -> None:
        kept = run(MONDAY, 600)
        last = MONDAY + 599 * DAY
        assert score(kept, last) == pytest.approx(1.0)
        assert score(kept, last + 2 * DAY) == pytest.approx(0.948, abs=0.0005)

    def test_thirteen_missed_days_halve_it(self) -> None:
        assert score(run(MONDAY, 600), MONDAY + 613 * DAY) == pytest.approx(0.5)


def test_today_costs_nothing_until_it_is_over() -> None:
    kept = run(MONDAY, 10)
    yesterday, today = MONDAY + 9 * DAY, MONDAY + 10 * DAY
    assert score(kept, today) == score(kept, yesterday)
    assert score(kept | {today}, today) > score(kept, yesterday)
    assert score(kept, today + DAY) < score(kept, yesterday)


def test_fewer_planned_days_move_it_more_slowly() -> None:
    assert score({MONDAY}, MONDAY) == pytest.approx(1 - 0.5 ** (1 / 13))
    assert score({MONDAY}, MONDAY, WEEKDAYS_ONLY) == pytest.approx(1 - 0.5 ** ((5 / 7) ** 0.5 / 13))


@given(days_done, plans, st.integers(0, 59))
def test_a_day_off_changes_nothing(practised: set[date], plan: WeekPlan, number: int) -> None:
    day = MONDAY + number * DAY
    after = dict(zip(run_in_order(60), scores(practised, plan, MONDAY, MONDAY + 59 * DAY), strict=True))
    if day.weekday() in plan.rest_days and day not in practised:
        assert after[day] == after.get(day - DAY, 0.0)
        assert score(practised | {day}, day, plan) >= after[day]


@given(days_done, days_done, plans)
def test_practice_never_harms(practised: set[date], more: set[date], plan: WeekPlan) -> None:
    today = MONDAY + 59 * DAY
    before = scores(practised, plan, MONDAY, today)[-1]
    assert 0 <= before <= scores(practised | more, plan, MONDAY, today)[-1] <= 1


@given(days_done, plans)
def test_days_lost_in_travelling_cost_nothing(practised: set[date], plan: WeekPlan) -> None:
    today = MONDAY + 59 * DAY
    missed = set(run_in_order(60)) - practised
    kept = rhythm_now(practised, plan, today, missed)
    if practised:
        assert kept is not None
        assert kept.streak == kept.best == len(practised)
    else:
        assert kept is None


@given(days_done, plans)
def test_a_row_is_as_long_as_one_counts_it_by_hand(practised: set[date], plan: WeekPlan) -> None:
    today = MONDAY + 59 * DAY
    counts = [day for day in run_in_order(60) if day in practised or (day.weekday() in plan_days(plan) and day < today)]
    rows = "".join("x" if day in practised else " " for day in counts).split(" ")
    assert streaks(practised, plan, today) == (len(rows[-1]), max(map(len, rows)))


def test_a_weekend_off_is_neither_kept_nor_broken() -> None:
    two_weeks = run(MONDAY, 5) | run(MONDAY + 7 * DAY, 5)
    assert streaks(two_weeks, WEEKDAYS_ONLY, MONDAY + 13 * DAY) == (10, 10)
    assert streaks(two_weeks | {MONDAY + 5 * DAY}, WEEKDAYS_ONLY, MONDAY + 13 * DAY) == (11, 11)
    assert streaks(two_weeks, DAILY, MONDAY + 13 * DAY) == (0, 5)


def test_the_rhythm_is_a_whole_number_with_its_rows() -> None:
    kept = run(MONDAY, 30) - {MONDAY + 20 * DAY}
    assert rhythm_now(kept, DAILY, MONDAY + 29 * DAY) == Rhythm(77, 9, 20)


def test_where_there_is_nothing_to_go_by_there_is_no_rhythm() -> None:
    assert rhythm_now((), DAILY, MONDAY) is None
    assert rhythm_now({MONDAY + DAY}, DAILY, MONDAY) is None  # after a flight to the west, it is tomorrow's
    nothing_planned = WeekPlan(*(("",) * 7,) * 2)
    assert rhythm_now({MONDAY}, nothing_planned, MONDAY) is None


def run_in_order(count: int) -> list[date]:
    return sorted(run(MONDAY, count))


def plan_days(plan: WeekPlan) -> set[int]:
    return set(DAYS) - plan.rest_days
