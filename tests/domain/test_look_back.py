from datetime import date, timedelta

from upstroke.domain.look_back import LookBack
from upstroke.domain.stats import DayRange, RangeName

TODAY = date(2026, 3, 14)
FIRST = date(2025, 11, 1)


def test_a_range_ends_today_until_it_is_moved() -> None:
    week = LookBack(RangeName.WEEK)
    assert week.days(TODAY, FIRST) == DayRange(date(2026, 3, 8), TODAY)
    assert week.days(TODAY + timedelta(days=1), FIRST).last == TODAY + timedelta(days=1)
    assert week.earlier().days(TODAY, FIRST) == DayRange(date(2026, 3, 1), date(2026, 3, 7))
    assert week.earlier().later() == week


def test_one_moves_as_far_back_as_anything_was_done_and_no_further_than_today() -> None:
    month = LookBack(RangeName.MONTH)
    assert month.may_go_earlier(TODAY, FIRST)
    assert not month.may_go_later(TODAY, FIRST)
    moved, times = month, 0
    while moved.may_go_earlier(TODAY, FIRST):
        moved, times = moved.earlier(), times + 1
    assert times == 4
    assert moved.days(TODAY, FIRST).first <= FIRST <= moved.days(TODAY, FIRST).last
    assert moved.may_go_later(TODAY, FIRST)
    assert not month.may_go_earlier(TODAY, None)


def test_all_is_all_there_is() -> None:
    everything = LookBack(RangeName.ALL)
    assert everything.days(TODAY, FIRST) == DayRange(FIRST, TODAY)
    assert not everything.may_go_earlier(TODAY, FIRST)
    assert not everything.may_go_later(TODAY, FIRST)


def test_chosen_days_move_too_but_never_into_the_future() -> None:
    chosen = LookBack.on(DayRange(date(2026, 3, 1), date(2026, 3, 10)))
    assert chosen.earlier().days(TODAY, FIRST) == DayRange(date(2026, 2, 19), date(2026, 2, 28))
    assert chosen.may_go_later(TODAY, FIRST)
    assert chosen.later().days(TODAY, FIRST) == DayRange(date(2026, 3, 11), TODAY)
    assert not chosen.later().may_go_later(TODAY, FIRST)
