"""What rests because something felt wrong, and until when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.resting import JAW_ROUTINES, REST_DAYS, Wait, answers_from, resting, resting_zones
from upstroke.domain.safety_rules import Rulebook, Trigger
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.safety_rules import load_rules
from upstroke.paths import resources_dir

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HANDS = FeltWrong("1", NOON, "calm", "jaw", "hands", ("jawline",), PassSide.LEFT)
STONE = replace(HANDS, tool="gua_sha")
CHEWING = replace(HANDS, zones=("masseter",))


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rules(resources_dir() / "content" / "safety.toml", load_anatomy(resources_dir() / "face"))


def test_the_zones_rest_for_some_days() -> None:
    end = NOON + timedelta(days=REST_DAYS)
    assert resting_zones([HANDS], end - timedelta(seconds=1)) == {"jawline"}
    assert resting_zones([HANDS], end) == frozenset()


def test_the_zones_of_several_rest_together() -> None:
    cheek = FeltWrong("2", NOON - timedelta(days=1), "calm", "cheek", "hands", ("cheek", "nose"), PassSide.BOTH)
    assert resting_zones([HANDS, cheek], NOON) == {"jawline", "cheek", "nose"}


def test_by_hand_it_is_the_two_days_alone(rulebook: Rulebook) -> None:
    assert resting(HANDS, rulebook).waits == (Wait(48),)


def test_after_the_stone_cups_and_the_brush_rest_for_longer(rulebook: Rulebook) -> None:
    assert resting(STONE, rulebook).waits == (Wait(48), Wait(168, "cupping and the face brush there"))


@pytest.mark.parametrize("felt", [CHEWING, *(replace(HANDS, routine_id=each) for each in sorted(JAW_ROUTINES))])
def test_at_the_jaw_its_routines_and_the_inside_of_the_mouth_rest_too(rulebook: Rulebook, felt: FeltWrong) -> None:
    assert resting(felt, rulebook).waits == (
        Wait(48),
        Wait(48, "the jaw routines and work on the inner cheek (gloved)"),
    )


def test_where_the_inside_of_the_mouth_felt_wrong_it_is_not_named_twice(rulebook: Rulebook) -> None:
    assert resting(replace(HANDS, zones=("intraoral",)), rulebook).waits == (Wait(48), Wait(48, "the jaw routines"))


def test_where_nothing_had_been_worked_nothing_rests(rulebook: Rulebook) -> None:
    nothing = replace(STONE, zones=())
    assert resting(nothing, rulebook).waits == ()
    assert not [*answers_from([nothing])]


def test_what_is_over_is_left_away(rulebook: Rulebook) -> None:
    found = resting(STONE, rulebook)
    zones, cups = found.waits
    assert found.at(NOON) == found
    assert found.at(found.end(zones)).waits == (cups,)
    assert found.at(NOON + timedelta(days=7)).waits == ()


def test_what_is_decided_from_the_log_is_in_the_rules(rulebook: Rulebook) -> None:
    decided = {answer.rule for answer in answers_from([STONE, CHEWING])}
    assert decided == {rule.id for rule in rulebook.rules.values() if rule.trigger is Trigger.LOG}
    named = {routine for each in decided for effect in rulebook.rules[each].effects for routine in effect.routines}
    assert named == JAW_ROUTINES
