"""The skin log: what it says to the safety rules, and for how long."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from upstroke.domain.resting import ALL, Wait
from upstroke.domain.safety_rules import Answer, Rulebook
from upstroke.domain.skin import RULES, SkinNote, SkinSign, answers_from, by_day, skin_rest, still_told
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.safety_rules import load_rules
from upstroke.paths import resources_dir

NOW = datetime(2026, 3, 16, 20, 30, tzinfo=UTC)
RED = SkinNote("1", NOW, SkinSign.REDNESS, ("cheek",), "from the stone")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rules(resources_dir() / "content" / "safety.toml", load_anatomy(resources_dir() / "face"))


def test_each_sign_has_a_rule_that_there_is(rulebook: Rulebook) -> None:
    assert set(RULES) == set(SkinSign)
    assert set(RULES.values()) <= rulebook.rules.keys()


def test_a_note_answers_its_rule_for_its_zones_for_a_week() -> None:
    assert list(answers_from([RED], NOW)) == [Answer("guasha_red", True, ("cheek",), NOW)]
    assert list(answers_from([RED], NOW + timedelta(days=6, hours=23)))
    assert not list(answers_from([RED], NOW + timedelta(days=7)))
    assert not list(answers_from([RED], NOW - timedelta(minutes=1))), "of a clock that was set back"


def test_redness_rests_as_its_rule_says_and_what_has_no_date_for_a_week(rulebook: Rulebook) -> None:
    assert skin_rest(RED, rulebook).waits == (Wait(48), Wait(168, "cupping and the face brush there"))
    for sign in (SkinSign.MARKS, SkinSign.BREAKOUT):
        assert skin_rest(replace(RED, sign=sign), rulebook).waits == (Wait(168, ALL),)


def test_what_is_over_is_left_out(rulebook: Rulebook) -> None:
    found = skin_rest(RED, rulebook)
    assert len(found.at(NOW + timedelta(hours=47)).waits) == 2
    assert [wait.hours for wait in found.at(NOW + timedelta(hours=48)).waits] == [168]
    assert found.at(NOW + timedelta(days=7)).waits == ()


def test_a_no_that_was_said_since_goes_before_a_note() -> None:
    noted = tuple(answers_from([RED], NOW))
    no = Answer("guasha_red", False, given=NOW + timedelta(hours=1))
    assert still_told(noted, [no]) == ()
    assert still_told(noted, [replace(no, given=NOW - timedelta(hours=1))]) == noted, "what was said before it"
    assert still_told(noted, [replace(no, rule="acne_active")]) == noted
    assert still_told(noted, [replace(no, yes=True)]) == noted


def test_notes_belong_to_the_practice_day_on_which_they_were_made() -> None:
    late = replace(RED, id="2", at=RED.at.replace(hour=2) + timedelta(days=1))
    next_day = replace(RED, id="3", at=RED.at + timedelta(days=1))
    found = by_day([next_day, late, RED], time(4, 0))
    assert found == {date(2026, 3, 16): (RED, late), date(2026, 3, 17): (next_day,)}
    assert list(found) == sorted(found)
