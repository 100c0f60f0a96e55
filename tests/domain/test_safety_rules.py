"""Which steps a safety rule reaches, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import prep, step
from upstroke.domain.routine import Step, Strokes
from upstroke.domain.safety_rules import ASKED, Effect, Group, Rule, Severity, Trigger, is_work, strongest
from upstroke.domain.technique import Slip, Technique, Tool

STOP = Effect(Severity.STOP)
AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


def rule(*effects: Effect, trigger: Trigger = Trigger.ASKED_ONCE) -> Rule:
    return Rule("r", "R", Severity.STOP, Group.SKIN, trigger, "Words.", effects)


@pytest.mark.parametrize(
    ("effect", "reached", "free"),
    [
        (replace(STOP, tools=(Tool.CUPS, Tool.BRUSH)), step(tool=Tool.BRUSH), step(tool=Tool.HANDS)),
        (replace(STOP, zones=("cheek",)), step(zones=("chin", "cheek")), step(zones=("chin",))),
        (
            replace(STOP, techniques=(Technique.COOL_HOLD,)),
            step(technique=Technique.COOL_HOLD),
            step(technique=Technique.ROLL),
        ),
        (replace(STOP, slip=(Slip.NONE,)), replace(step(), slip=Slip.NONE), replace(step(), slip=Slip.LIGHT)),
        (replace(STOP, above=1), step(pressure=2), step(pressure=1)),
        (replace(STOP, tools=(Tool.CUPS,), above=1), step(tool=Tool.CUPS, pressure=2), step(pressure=2)),
    ],
)
def test_an_effect_reaches_a_step_that_fits_in_all_it_names(effect: Effect, reached: Step, free: Step) -> None:
    assert effect.reaches(reached, "calm")
    assert not effect.reaches(free, "calm")


def test_an_effect_that_names_nothing_reaches_all_work() -> None:
    assert STOP.reaches(step(), "calm")


def test_an_effect_may_be_on_some_routines_only() -> None:
    jaw = replace(STOP, routines=("jaw-release",))
    assert jaw.reaches(step(), "jaw-release")
    assert not jaw.reaches(step(), "calm")


def test_the_zones_that_the_user_named_are_reached() -> None:
    asked = replace(STOP, zones=(ASKED, "chin"))
    assert asked.reaches(step(zones=("cheek",)), "calm", ("cheek",))
    assert asked.reaches(step(zones=("chin",)), "calm", ("cheek",))
    assert not asked.reaches(step(zones=("brow",)), "calm", ("cheek",))


def test_what_is_not_known_counts_as_reached() -> None:
    assert replace(STOP, zones=(ASKED,)).reaches(step(zones=("brow",)), "calm"), "a yes without an area"
    assert replace(STOP, zones=("cheek",)).reaches(step(zones=()), "calm"), "a step without a zone"


def test_preparations_waits_and_breaths_are_never_reached() -> None:
    breath = step(dose=Strokes(4, 8), technique=Technique.BREATH, tool=Tool.NONE)
    assert not is_work(prep())
    assert not STOP.reaches(breath, "calm")
    assert STOP.reaches(step(technique=Technique.JAW_MOBILITY, tool=Tool.NONE), "calm")


def test_an_effect_ends_so_many_hours_after_the_date_or_not_at_all() -> None:
    assert replace(STOP, hours=48).end(AT) == AT + timedelta(days=2)
    assert replace(STOP, hours=48).end(None) is None
    assert STOP.end(AT) is None


def test_a_rule_concerns_a_step_when_one_of_its_effects_could_reach_it() -> None:
    either = rule(replace(STOP, tools=(Tool.CUPS,)), replace(STOP, zones=("brow",)))
    assert either.concerns(step(zones=("brow",)), "calm")
    assert not either.concerns(step(zones=("chin",)), "calm")


def test_the_strongest_severity() -> None:
    assert strongest([Severity.CAUTION, Severity.STOP, Severity.INFO]) is Severity.STOP
    assert strongest([Severity.INFO, Severity.CAUTION]) is Severity.CAUTION
    assert strongest([]) is None
