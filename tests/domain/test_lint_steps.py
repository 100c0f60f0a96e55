"""What keeps a single step from being saved."""

from dataclasses import replace

from tests.builders import anatomy, prep, step
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_steps import unusable
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.routine import Seconds, Side, Step, Strokes
from upstroke.domain.technique import Tool

FACE = anatomy()


def told(of: Draft) -> list[Remark]:
    return list(unusable(played(of), FACE))


def draft(*steps: Step) -> Draft:
    return Draft("mine", "Mine").inserted(steps)


def mended(what: Step) -> Step:
    """A step after the only thing that is wrong with it was put right."""
    mine = draft(what)
    (remark,) = told(mine)
    assert remark.weight is Weight.STOP
    assert remark.fix is not None
    after = remark.fix.apply(mine)
    assert told(after) == []
    return played(after)[0].step


def test_a_good_step_goes_without_a_word() -> None:
    assert told(draft(step(), prep())) == []


def test_what_is_missing_is_named() -> None:
    (untitled,) = told(draft(step("jaw"), replace(step("chin"), title=" ")))
    assert (untitled.rule, untitled.items) == ("no_step_title", ("chin",))
    assert untitled.sentence == "A step has no title yet."
    (pathless,) = told(draft(replace(step("jaw"), paths=())))
    assert pathless.sentence == "“Jaw” has no stroke yet: draw it on the face."
    assert told(draft(replace(prep(), paths=()))) == []


def test_too_much_pressure_goes_down_to_what_the_zones_bear() -> None:
    firm = step("jaw", pressure=3, zones=("jawline", "cheek"))
    (remark,) = told(draft(firm))
    assert remark.sentence == "“Jaw”: pressure 3 is more than the cheek allows, which is 2."
    assert mended(firm).pressure == 2


def test_both_sides_of_the_neck_at_once_become_one_after_the_other() -> None:
    both = step("neck", zones=("neck_side",), side=Side.BOTH)
    (remark,) = told(draft(both))
    assert remark.sentence == "“Neck”: both sides of the neck are never worked at once."
    assert mended(both).side is Side.EACH


def test_what_lasts_too_long_is_made_shorter() -> None:
    assert mended(step(dose=Strokes(120, 20))).dose == Strokes(100, 20)
    assert mended(step(dose=Seconds(400))).dose == Seconds(300)


def test_where_no_single_thing_helps_there_is_no_fix() -> None:
    (remark,) = told(draft(step("eye", zones=("under_eye",), tool=Tool.BRUSH)))
    assert remark.sentence == "“Eye”: cups, brush and ridges stay away from the eyes."
    assert remark.fix is None
