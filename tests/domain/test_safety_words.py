"""Times and places in the sentences of the safety rules."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from upstroke.domain.safety_words import ACTIVITIES, ago, capitalised, joined, left, on, seconds
from upstroke.domain.technique import Tool

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(minutes=1), "1 more hour"),
        (timedelta(hours=1, seconds=1), "2 more hours"),
        (timedelta(hours=47), "47 more hours"),
        (timedelta(hours=47, minutes=1), "2 more days"),
        (timedelta(hours=49), "3 more days"),
        (timedelta(days=8), "8 more days"),
    ],
)
def test_how_long_a_wait_still_lasts(wait: timedelta, words: str) -> None:
    assert left(wait) == words


@pytest.mark.parametrize(
    ("hours", "words"), [(0, "today"), (1, "today"), (2, "yesterday"), (25, "yesterday"), (26, "2 days ago"), (-30, "")]
)
def test_how_long_ago_goes_by_the_calendar(hours: int, words: str) -> None:
    assert ago(NOW - timedelta(hours=hours), NOW) == words


def test_how_long_ago_goes_by_the_calendar_of_the_place_one_is_in() -> None:
    here = NOW.astimezone(timezone(timedelta(hours=-5)))
    assert ago(NOW - timedelta(hours=2), here) == "today"
    assert ago(datetime(2026, 11, 23, 9), datetime(2026, 11, 24, 8)) == "yesterday"


@pytest.mark.parametrize(
    ("length", "words"), [(20.0, "20 s"), (90, "90 s"), (119.6, "2 min"), (150, "2 min 30 s"), (1800, "30 min")]
)
def test_a_length_of_time(length: float, words: str) -> None:
    assert seconds(length) == words


def test_where_zones_are() -> None:
    assert on(["forehead"]) == "on the forehead"
    assert on(["forehead", "between the brows"]) == "on the forehead and between the brows"
    assert on(["cheek", "chin", "under the jaw edge"]) == "on the cheek, on the chin and under the jaw edge"
    assert on(["under-eye bone"]) == "on the under-eye bone"
    assert on([]) == ""


def test_parts_are_joined_as_one_says_them() -> None:
    assert [joined(parts) for parts in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]


def test_every_tool_has_its_words() -> None:
    assert set(ACTIVITIES) == set(Tool)
    assert capitalised(ACTIVITIES[Tool.GUA_SHA]) == "Gua sha"
