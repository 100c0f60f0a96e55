"""Sessions and the days they count for."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import record
from upstroke.domain.anatomy import Half
from upstroke.domain.routine import Slot
from upstroke.domain.session import (
    Session,
    SessionOutcome,
    days_ago,
    days_passed_over,
    local_time,
    practice_day,
    worked_zones,
)
from upstroke.domain.timeline import PassSide

NIGHT = datetime(2026, 3, 14, 23, 30, tzinfo=UTC)


def session(started_at: datetime, offset: int) -> Session:
    day = local_time(started_at, offset).date()
    return Session(
        "1", "calm", "Calm", Slot.EVENING, started_at, day, offset, 0, 0, 0, SessionOutcome.FINISHED, started_at
    )


def test_the_wall_time_is_that_of_the_place() -> None:
    assert session(NIGHT, 60).started_local == datetime(2026, 3, 15, 0, 30)
    assert session(NIGHT, -480).started_local == datetime(2026, 3, 14, 15, 30)
    elsewhere = NIGHT.astimezone(timezone(timedelta(hours=9)))
    assert local_time(elsewhere, 60) == local_time(NIGHT, 60)


def test_a_routine_after_midnight_belongs_to_the_evening_before() -> None:
    late = session(NIGHT, 60)
    assert late.local_date == date(2026, 3, 15)
    assert practice_day(late.started_local) == date(2026, 3, 14)
    assert practice_day(late.started_local, time(0, 0)) == date(2026, 3, 15)


@pytest.mark.parametrize(("wall", "day"), [("03:59:59", 13), ("04:00:00", 14), ("23:59:59", 14)])
def test_a_practice_day_begins_at_four(wall: str, day: int) -> None:
    assert practice_day(datetime.fromisoformat(f"2026-03-14T{wall}")) == date(2026, 3, day)


@given(st.datetimes(datetime(1971, 1, 2), datetime(2200, 1, 1)), st.times())
def test_a_practice_day_lasts_from_its_start_to_the_next(wall: datetime, start_of_day: time) -> None:
    begun = datetime.combine(practice_day(wall, start_of_day), start_of_day)
    assert begun <= wall < begun + timedelta(days=1)


def test_how_many_practice_days_ago_something_was_where_the_user_is_now() -> None:
    noon = datetime(2026, 3, 15, 12, tzinfo=UTC)
    assert [days_ago(noon - timedelta(hours=hours), noon) for hours in (-1, 8, 9, 32, 33)] == [0, 0, 1, 1, 2]
    assert days_ago(NIGHT, noon, time(23)) == 0
    east = noon.astimezone(timezone(timedelta(hours=5)))
    assert (days_ago(NIGHT, noon), days_ago(NIGHT, east)) == (1, 0)


def test_what_was_done_today_stays_today_after_the_clocks_are_put_back() -> None:
    summer, winter = (timezone(timedelta(hours=hours)) for hours in (2, 1))
    half_past_midnight = datetime(2026, 10, 25, 0, 30, tzinfo=summer)
    noon = datetime(2026, 10, 25, 12, tzinfo=winter)
    assert days_ago(half_past_midnight, noon, time(0)) == 0


def test_a_day_lost_over_the_date_line_is_passed_over() -> None:
    los_angeles = datetime(2026, 3, 14, 21, tzinfo=timezone(timedelta(hours=-8)))
    tokyo = datetime(2026, 3, 16, 21, tzinfo=timezone(timedelta(hours=9)))  # 31 hours later
    assert days_passed_over(los_angeles, tokyo) == (date(2026, 3, 15),)
    assert days_passed_over(los_angeles, tokyo + timedelta(days=1)) == (date(2026, 3, 16),)
    assert days_passed_over(tokyo, los_angeles + timedelta(days=3)) == ()


def test_the_zones_that_were_worked_and_on_which_half() -> None:
    passes = [
        replace(record(side=PassSide.LEFT), zones=("jawline", "neck_side")),
        record(side=PassSide.RIGHT),
        replace(record(side=PassSide.BOTH), zones=("temple",)),
        replace(record(side=PassSide.RIGHT, active_ms=0), zones=("cheek",)),
    ]
    assert worked_zones(passes) == (("jawline", None), ("neck_side", Half.LEFT), ("temple", None))
