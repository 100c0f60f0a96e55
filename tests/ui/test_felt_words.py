"""Plain words for what felt wrong and what rests."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.resting import Resting, Wait
from upstroke.domain.timeline import PassSide
from upstroke.ui import felt_words

FELT = FeltWrong(
    "1", datetime(2026, 11, 22, 23, 5, tzinfo=UTC), "guasha-full", "jaw", "gua_sha", ("jawline",), PassSide.LEFT
)
PARIS = timezone(timedelta(hours=1))
STONE = Resting(FELT, (Wait(48), Wait(168, "cupping there")))


def test_what_was_being_worked_is_its_place_side_and_tool() -> None:
    assert felt_words.worked(FELT) == "Jaw · left · gua sha stone"


def test_both_sides_need_no_word() -> None:
    assert felt_words.worked(replace(FELT, side=PassSide.BOTH)) == "Jaw · gua sha stone"


@pytest.mark.parametrize("tool", ["none", "a tool of a later version"])
def test_a_tool_that_has_no_name_is_not_named(tool: str) -> None:
    assert felt_words.worked(replace(FELT, tool=tool)) == "Jaw · left"


def test_how_long_it_lasts_is_told_of_each_part() -> None:
    assert felt_words.left_out(STONE) == "left out for 2 days, on both sides; cupping there for 7 days"
    assert felt_words.left_out(Resting(FELT, (Wait(36), Wait(36, "cupping there")))) == (
        "left out for 36 hours, on both sides; cupping there too"
    )


def test_the_end_is_told_by_the_clock_on_the_wall() -> None:
    assert felt_words.until(STONE, PARIS).splitlines() == [
        "Left out until Wednesday 25 November, 0:05: all work there, on both sides.",
        "Left out until Monday 30 November, 0:05: cupping there.",
    ]


def test_what_is_over_is_not_told() -> None:
    later = STONE.at(FELT.at + timedelta(days=3))
    assert felt_words.until(later, UTC) == "Left out until Sunday 29 November, 23:05: cupping there."
