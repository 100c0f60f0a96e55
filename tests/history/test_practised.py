"""Which days were practised, and which the user lost in travelling."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.history.sessions import DAY, EVENING, session
from tests.zones import ZONES, Stay, starts_of_day, stays
from upstroke.domain.session import SessionOutcome, practice_day
from upstroke.history.store import History

ALL = date(1900, 1, 1), date(2100, 1, 1)
ONE_DAY = timedelta(days=1)


def test_two_sessions_on_a_day_are_one_day() -> None:
    history = History.in_memory()
    history.merge([session(1), session(2, EVENING - timedelta(hours=12)), session(3, EVENING - 2 * ONE_DAY)])
    assert history.practised_days(*ALL) == {DAY, DAY - 2 * ONE_DAY}
    assert history.practised_days(DAY, DAY) == {DAY}
    assert history.practised_days(DAY + ONE_DAY, ALL[1]) == frozenset()


def test_a_session_in_which_nothing_was_done_yet_makes_no_day() -> None:
    history = History.in_memory()
    history.merge([session(1, passes=(), outcome=SessionOutcome.INTERRUPTED)])
    assert history.practised_days(*ALL) == frozenset()
    assert history.days_practised(*ALL) == 0


def test_the_start_of_the_day_is_heeded_at_once() -> None:
    history = History.in_memory()
    history.merge([session(1)])  # 21:30
    history.start_of_day = time(22)
    assert history.practised_days(*ALL) == {DAY - ONE_DAY}


def test_a_flight_over_the_date_line_loses_no_day_of_practice() -> None:
    history = History.in_memory()
    los_angeles = session(1, datetime(2026, 3, 15, 5, tzinfo=UTC), offset=-480)  # the 14th, 21:00
    tokyo = session(2, datetime(2026, 3, 16, 12, tzinfo=UTC), offset=540)  # the 16th, 21:00
    history.merge([los_angeles, tokyo])
    assert history.practised_days(*ALL) == {date(2026, 3, 14), date(2026, 3, 16)}
    assert history.days_passed_over(*ALL) == {date(2026, 3, 15)}
    assert history.days_passed_over(date(2026, 3, 16), ALL[1]) == frozenset()


def test_a_day_that_was_missed_at_home_is_missed() -> None:
    history = History.in_memory()
    history.merge([session(1), session(2, EVENING + 2 * ONE_DAY), session(3, EVENING + 9 * ONE_DAY, offset=120)])
    assert history.days_passed_over(*ALL) == frozenset()


@given(stays(), st.lists(st.tuples(st.integers(1, 1440), st.sampled_from(ZONES)), max_size=6), starts_of_day)
def test_who_practises_within_a_day_anywhere_misses_none(stay: Stay, legs: list[tuple[int, str]], start: time) -> None:
    journey = [stay]
    for minutes, zone in legs:
        journey.append(journey[-1].later(timedelta(minutes=minutes), zone))
    history = History.in_memory(start)
    history.merge([each.session(number) for number, each in enumerate(journey)])
    practised, lost = history.practised_days(*ALL), history.days_passed_over(*ALL)
    first, last = min(practised), max(practised)
    assert practised == {practice_day(each.wall, start) for each in journey}
    assert len(practised) == history.days_practised(*ALL)
    assert practised | lost == {first + number * ONE_DAY for number in range((last - first).days + 1)}
    assert not practised & lost
    history.close()


@given(stays(), st.sampled_from(ZONES), starts_of_day)
def test_a_session_is_found_on_its_day_after_a_flight(stay: Stay, there: str, start: time) -> None:
    history = History.in_memory(start)
    kept = stay.session(1)
    history.merge([kept, stay.later(timedelta(minutes=30), there).session(2)])
    day = practice_day(stay.wall, start)
    assert replace(kept, passes=()) in history.sessions(day, day)
    assert day in history.practised_days(day, day)
    history.close()
