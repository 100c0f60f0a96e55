from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.stats import DayRange, Totals
from upstroke.domain.year_grid import STEPS, DayState, year_grid, year_up_to

FIRST = date(2026, 1, 1)  # a Thursday
LAST = date(2026, 12, 31)
WEDNESDAY, THURSDAY = 2, 3


def minutes(count: int) -> Totals:
    return Totals(count * 60_000, 10, 1)


def test_weeks_are_columns_and_days_of_the_week_rows() -> None:
    grid = year_grid({}, FIRST, LAST)
    assert grid.place(0) == (0, THURSDAY)
    assert grid.place(4) == (1, 0)
    assert grid.columns == 53
    assert grid.index_at(0, WEDNESDAY) == -1
    assert grid.index_at(0, 7) == -1
    assert grid.cells[grid.index_at(1, 0)].day == date(2026, 1, 5)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 400))
def test_every_day_has_a_place_of_its_own(first: date, days: int) -> None:
    grid = year_grid({}, first, first + timedelta(days=days - 1))
    places = [grid.place(index) for index in range(days)]
    assert len(set(places)) == days
    assert [grid.index_at(*place) for place in places] == list(range(days))
    assert all(row == cell.day.weekday() for (_, row), cell in zip(places, grid.cells, strict=True))


def test_months_are_named_where_they_begin_and_never_on_top_of_each_other() -> None:
    whole = year_grid({}, FIRST, LAST).months
    assert [day.month for _, day in whole] == list(range(1, 13))
    late = year_grid({}, date(2026, 1, 28), LAST).months
    assert late[0] == (0, date(2026, 2, 1))


def test_a_planned_rest_is_neither_done_nor_missed() -> None:
    grid = year_grid({FIRST: minutes(5)}, FIRST, FIRST + timedelta(days=13), {THURSDAY, WEDNESDAY})
    assert grid.cells[0].state is DayState.DONE  # practised on a day of rest
    assert grid.cells[7].state is DayState.REST
    assert (grid.count(DayState.DONE), grid.count(DayState.REST), grid.count(DayState.EMPTY)) == (1, 3, 10)


def test_a_session_that_was_cut_off_before_anything_was_done_makes_no_day() -> None:
    cut_off = year_grid({FIRST: Totals(sessions=1)}, FIRST, FIRST)
    assert (cut_off.cells[0].state, cut_off.cells[0].step) == (DayState.EMPTY, 0)


def test_steps_are_fifths_of_the_days_of_practice() -> None:
    days = {FIRST + timedelta(days=n): minutes(n + 1) for n in range(10)}
    steps = [cell.step for cell in year_grid(days, FIRST, FIRST + timedelta(days=10)).cells]
    assert steps == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0]


def test_days_that_are_all_alike_are_all_full() -> None:
    days = {FIRST + timedelta(days=n): minutes(12) for n in range(4)}
    assert {cell.step for cell in year_grid(days, FIRST, FIRST + timedelta(days=3)).cells} == {STEPS}
    assert year_grid({FIRST: minutes(3)}, FIRST, FIRST).cells[0].step == 1


def test_a_year_ends_today_and_the_one_before_52_weeks_earlier() -> None:
    today = date(2026, 3, 14)
    assert year_up_to(today) == DayRange(date(2025, 3, 10), today)
    assert year_up_to(today, 1) == DayRange(date(2024, 3, 11), date(2025, 3, 15))
    assert year_grid({}, year_up_to(today).first, today).columns == 53
