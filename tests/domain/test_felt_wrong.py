"""What was being worked when something felt wrong."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.builders import prep, record, step, timeline
from upstroke.domain.felt_wrong import FeltWrong, felt_wrong_after, felt_wrong_at
from upstroke.domain.routine import Side
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import PassSide, Timeline

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
JAW = FeltWrong("1", NOON, "calm", "jaw", "gua_sha", ("jawline",), PassSide.LEFT)
DONE = (record(0, PassSide.LEFT), record(0, PassSide.RIGHT, active_ms=3_000))


@pytest.fixture
def jaw_then_oil() -> Timeline:
    """Get ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36, lead-in to 40, oil to 50."""
    return timeline(step("jaw", side=Side.EACH, tool=Tool.GUA_SHA), prep("oil"))


def test_within_a_pass_it_is_that_pass(jaw_then_oil: Timeline) -> None:
    assert felt_wrong_at("1", NOON, jaw_then_oil.moment(15_000), ()) == JAW


@pytest.mark.parametrize("between", [38_000, 45_000])
def test_between_passes_and_where_nothing_is_touched_it_is_the_last_one_done(
    jaw_then_oil: Timeline, between: int
) -> None:
    found = felt_wrong_at("1", NOON, jaw_then_oil.moment(between), DONE)
    assert (found.step_id, found.zones, found.side) == ("jawline", ("jawline",), PassSide.RIGHT)


def test_a_pass_that_was_skipped_does_not_count(jaw_then_oil: Timeline) -> None:
    skipped = record(1, active_ms=0, strokes=0)
    found = felt_wrong_at("1", NOON, jaw_then_oil.moment(38_000), (*DONE, skipped))
    assert found.side is PassSide.RIGHT


def test_before_anything_was_worked_there_is_no_zone(jaw_then_oil: Timeline) -> None:
    found = felt_wrong_at("1", NOON, jaw_then_oil.moment(2_000), ())
    assert (found.step_id, found.zones) == ("jaw", ())


STONE = replace(record(1, PassSide.LEFT), step_id="sweep", tool="gua_sha", zones=("cheek", "jawline"))


def test_after_a_run_all_that_was_worked_counts() -> None:
    drain = replace(record(2, PassSide.BOTH), step_id="drain", zones=("neck_side",))
    skipped = replace(record(3, active_ms=0, strokes=0), zones=("forehead",))
    found = felt_wrong_after("1", NOON, (*DONE, STONE, drain, skipped))
    assert found == FeltWrong("1", NOON, "calm", "drain", "gua_sha", ("jawline", "cheek", "neck_side"), PassSide.BOTH)


@pytest.mark.parametrize(
    ("tools", "named"),
    [
        (("hands", "hands"), "hands"),
        (("roller", "hands"), "roller"),
        (("roller", "cups", "hands"), "cups"),
        (("gua_sha", "cups", "hands"), "gua_sha"),
    ],
)
def test_of_several_tools_it_names_the_stone_or_the_last_that_is_not_a_hand(tools: tuple[str, ...], named: str) -> None:
    assert felt_wrong_after("1", NOON, [replace(record(), tool=tool) for tool in tools]).tool == named


def test_a_run_on_one_side_only_stays_on_it() -> None:
    assert felt_wrong_after("1", NOON, [DONE[0], STONE]).side is PassSide.LEFT


def test_a_run_in_which_nothing_was_touched_has_no_zone() -> None:
    breath = replace(record(), step_id="breathe", zones=())
    found = felt_wrong_after("1", NOON, [breath])
    assert (found.step_id, found.zones) == ("breathe", ())
