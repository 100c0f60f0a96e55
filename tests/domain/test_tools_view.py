"""Uses of a tool count from when it was last cleaned."""

from datetime import UTC, datetime, timedelta

from upstroke.domain.technique import Tool
from upstroke.domain.tools_view import uses_since_cleaned

MONDAY = datetime(2026, 3, 16, 20, tzinfo=UTC)
DAYS = tuple(MONDAY + timedelta(days=days) for days in range(4))


def test_only_what_came_after_the_cleaning_counts() -> None:
    assert uses_since_cleaned({"cups": DAYS}, {"cups": DAYS[1]}, MONDAY) == {Tool.CUPS: 2}


def test_a_tool_that_was_never_cleaned_counts_from_the_beginning() -> None:
    assert uses_since_cleaned({"cups": DAYS, "gua_sha": DAYS[:1]}, {}, MONDAY - timedelta(days=1)) == {
        Tool.CUPS: 4,
        Tool.GUA_SHA: 1,
    }


def test_a_tool_that_was_cleaned_and_not_used_has_none() -> None:
    assert uses_since_cleaned({"cups": DAYS}, {"cups": DAYS[-1]}, MONDAY) == {Tool.CUPS: 0}
