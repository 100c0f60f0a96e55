"""What was being worked when something felt wrong, and what rests because of it."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import prep, record, step, timeline
from upstroke.domain.felt_wrong import REST_DAYS, FeltWrong, felt_wrong_at, resting_zones
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


def test_the_zones_rest_for_some_days() -> None:
    end = NOON + timedelta(days=REST_DAYS)
    assert resting_zones([JAW], end - timedelta(seconds=1)) == {"jawline"}
    assert resting_zones([JAW], end) == frozenset()


def test_the_zones_of_several_rest_together() -> None:
    cheek = FeltWrong("2", NOON - timedelta(days=1), "calm", "cheek", "hands", ("cheek", "nose"), PassSide.BOTH)
    assert resting_zones([JAW, cheek], NOON) == {"jawline", "cheek", "nose"}
