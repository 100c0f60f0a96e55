"""The neck before the face, and after it."""

from dataclasses import replace

from tests.builders import block, prep, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_neck import neck_first_and_last
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.remedies import NO_REMEDIES, Remedies
from upstroke.domain.routine import Step
from upstroke.domain.technique import Slip, Technique, Tool

NECK = step("neck", zones=("neck_side", "supraclav"))
OPENER = replace(step("opener", technique=Technique.LYMPH_PUMP, zones=("supraclav",)), slip=Slip.NONE)
REMEDIES = Remedies(opener=OPENER, closer=NECK)
STONE = step("stone", tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE)


def dry(what: Step) -> Step:
    return replace(what, slip=Slip.NONE)


def draft(*items: Item) -> Draft:
    return Draft("mine", "Mine").inserted(items)


def told(*items: Item, remedies: Remedies = REMEDIES) -> dict[str, Remark]:
    return {each.rule: each for each in neck_first_and_last(played(draft(*items)), remedies)}


def mended(rule: str, *items: Item) -> tuple[str, ...]:
    fix = told(*items)[rule].fix
    assert fix is not None
    return fix.apply(draft(*items)).ids


def test_a_draft_that_begins_and_ends_with_the_neck_is_well() -> None:
    assert told(prep(), NECK, STONE, replace(NECK, id="end")) == {}


def test_the_neck_is_opened_before_the_face() -> None:
    remark = told(prep(), STONE, NECK)["neck_first"]
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == "“Stone” works the face before the neck is opened."
    assert remark.items == ("stone",)
    assert mended("neck_first", prep(), STONE, NECK) == ("oil", "opener", "stone", "neck")


def test_a_stroke_that_runs_from_the_face_down_the_neck_opens_it_too() -> None:
    assert "neck_first" not in told(step("drain", zones=("temple", "neck_side")), STONE, NECK)


def test_a_block_is_opened_from_outside() -> None:
    assert mended("neck_first", block("face", prep(), STONE), NECK) == ("opener", "face", "neck")


def test_smooth_strokes_by_hand_are_a_hint_and_only_where_they_come_first() -> None:
    assert told(step("sweep"))["neck_first"].weight is Weight.HINT
    assert told(step("circles", technique=Technique.FRICTION_CIRCLES), step("sweep")) == {}
    assert told(step("shoulders", zones=("shoulder_top",)), step("hold", technique=Technique.COOL_HOLD)) == {}


def test_draining_counts_wherever_it_comes() -> None:
    pump = step("pump", technique=Technique.LYMPH_PUMP)
    found = told(step("circles", technique=Technique.FRICTION_CIRCLES), pump, NECK)
    assert found["neck_first"].items == ("pump",)
    assert found["neck_first"].weight is Weight.CAUTION


def test_what_was_moved_is_led_down_the_neck() -> None:
    items = (NECK, STONE, prep("wash"))
    remark = told(*items)["neck_last"]
    assert remark.weight is Weight.HINT
    assert remark.sentence == "Nothing leads down the neck after “Stone”."
    assert mended("neck_last", *items) == ("neck", "stone", "neck-2", "wash")


def test_on_dry_skin_it_is_led_down_with_what_needs_no_slip() -> None:
    brush = dry(step("sweep", tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP))
    assert mended("neck_last", OPENER, brush) == ("opener", "sweep", "opener-2")


def test_massage_by_hand_may_end_as_it_likes() -> None:
    assert told(NECK, step("sweep"), step("circles", technique=Technique.FRICTION_CIRCLES)) == {}


def test_without_a_step_to_put_in_there_is_no_fix() -> None:
    assert [each.fix for each in told(STONE, remedies=NO_REMEDIES).values()] == [None, None]


def test_a_fix_does_nothing_to_a_draft_without_the_step() -> None:
    fix = told(STONE)["neck_first"].fix
    assert fix is not None
    assert fix.apply(draft(NECK)) == draft(NECK)
