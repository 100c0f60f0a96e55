"""The goals of a week, and how kindly they are said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.goals import GoalLine, Goals, goal_lines, week_of
from upstroke.domain.stats import DayRange

MINUTE = 60_000


def test_a_week_begins_on_monday() -> None:
    assert week_of(date(2026, 3, 12)) == DayRange(date(2026, 3, 9), date(2026, 3, 12))
    assert week_of(date(2026, 3, 9)) == DayRange(date(2026, 3, 9), date(2026, 3, 9))


def test_without_goals_there_is_nothing_to_say() -> None:
    assert goal_lines(Goals(), 4, 60 * MINUTE) == ()


def test_each_goal_has_a_line() -> None:
    assert goal_lines(Goals(5, 90), 3, 45 * MINUTE + 59_000) == (
        GoalLine("3 of 5 days this week", 0.6),
        GoalLine("45 of 90 minutes this week", 0.5),
    )
    assert [line.text for line in goal_lines(Goals(minutes=90), 3, 45 * MINUTE)] == ["45 of 90 minutes this week"]


@pytest.mark.parametrize(
    ("done", "text"),
    [
        (0, "This week’s goal: 5 days"),
        (1, "1 of 5 days this week"),
        (5, "5 days this week, your goal is reached"),
        (6, "6 days this week, 1 more than your goal"),
    ],
)
def test_no_line_counts_what_was_missed(done: int, text: str) -> None:
    assert goal_lines(Goals(days=5), done, 0)[0].text == text


def test_a_goal_of_one_is_said_in_the_singular() -> None:
    texts = [goal_lines(Goals(days=1), done, 0)[0].text for done in (0, 1)]
    assert texts == ["This week’s goal: 1 day", "1 day this week, your goal is reached"]


@given(st.integers(1, 7), st.integers(0, 7))
def test_a_share_is_never_more_than_all(goal: int, done: int) -> None:
    (line,) = goal_lines(Goals(days=goal), done, 0)
    assert line.share == min(1.0, done / goal)
