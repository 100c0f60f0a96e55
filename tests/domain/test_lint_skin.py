"""Slippery skin for what glides, dry skin for the brush."""

from dataclasses import replace

from tests.builders import block, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_skin import dry_and_slippery
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.remedies import NO_REMEDIES, Remedies
from upstroke.domain.routine import Seconds, Step
from upstroke.domain.technique import Slip, Technique, Tool


def slip(what: Step, how: Slip) -> Step:
    return replace(what, slip=how)


OIL = slip(step("oil", Seconds(30), technique=Technique.PREP, zones=()), Slip.GENEROUS)
RINSE = slip(step("rinse", Seconds(30), technique=Technique.PREP, zones=()), Slip.NONE)
STONE = slip(step("stone", tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE), Slip.GENEROUS)
BRUSH = slip(step("brush", tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP), Slip.NONE)
HAND = step("hand")


def draft(*items: Item) -> Draft:
    return Draft("mine", "Mine").inserted(items)


def told(*items: Item, remedies: Remedies = NO_REMEDIES) -> dict[str, Remark]:
    mine = draft(*items)
    return {each.rule: each for each in dry_and_slippery(mine, played(mine), remedies)}


def mended(remark: Remark, *items: Item) -> Draft:
    assert remark.fix is not None
    return remark.fix.apply(draft(*items))


def slips(of: Draft) -> list[Slip]:
    return [place.step.slip for place in played(of)]


# what glides


def test_what_glides_after_oil_is_well() -> None:
    assert told(OIL, HAND, STONE) == {}


def test_a_stone_on_dry_skin_is_told_and_oil_put_before_it() -> None:
    items = (RINSE, STONE, replace(STONE, id="again", title="Again"))
    remark = told(*items, remedies=Remedies(slip=OIL))["dry_glide"]
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == "“Stone” and “Again” glide over dry skin: no oil or cream goes on before."
    assert remark.items == ("stone", "again")
    assert remark.fix is not None
    assert remark.fix.words == "Make it slippery first"
    assert mended(remark, *items).ids == ("rinse", "oil", "stone", "again")


def test_oil_that_comes_too_late_is_put_first() -> None:
    remark = told(STONE, OIL)["dry_glide"]
    assert remark.sentence == "“Stone” glides over dry skin: no oil or cream goes on before."
    assert remark.fix is not None
    assert remark.fix.words == "Put “Oil” first"
    assert mended(remark, STONE, OIL).ids == ("oil", "stone")


def test_oil_inside_a_block_stays_there() -> None:
    late = block("face", OIL, HAND)
    assert told(STONE, late)["dry_glide"].fix is None
    remark = told(STONE, late, remedies=Remedies(slip=OIL))["dry_glide"]
    assert mended(remark, STONE, late).ids == ("oil", "stone", "face")


def test_what_needs_oil_also_asks_for_it_then() -> None:
    items = (slip(STONE, Slip.NONE), slip(step("hand", pressure=2), Slip.NONE))
    remark = told(*items, remedies=Remedies(slip=OIL))["dry_glide"]
    assert slips(mended(remark, *items)) == [Slip.GENEROUS, Slip.GENEROUS, Slip.LIGHT]


def test_hands_that_ask_for_oil_are_a_hint() -> None:
    assert told(HAND)["dry_glide"].weight is Weight.HINT
    assert told(slip(step(pressure=2), Slip.NONE))["dry_glide"].weight is Weight.CAUTION


def test_a_feather_light_hand_may_stay_dry_and_so_may_what_does_not_glide() -> None:
    assert told(slip(HAND, Slip.NONE), BRUSH, step("pump", technique=Technique.LYMPH_PUMP)) == {}


def test_what_glides_on_oil_without_asking_for_it_is_a_hint() -> None:
    items = (OIL, slip(STONE, Slip.NONE))
    remark = told(*items)["slip_unsaid"]
    assert (remark.weight, remark.items) == (Weight.HINT, ("stone",))
    assert remark.sentence == "“Stone” glides but does not ask for oil or cream."
    assert slips(mended(remark, *items)) == [Slip.GENEROUS, Slip.GENEROUS]


# the brush


def test_the_brush_is_for_dry_skin() -> None:
    items = (OIL, HAND, BRUSH, replace(BRUSH, id="more", title="More"))
    remark = told(*items)["brush_after_oil"]
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == "“Brush” and “More”: the brush is for dry skin, and comes after oil or cream here."
    assert remark.items == ("brush", "more")
    assert mended(remark, *items).ids == ("brush", "more", "oil", "hand")


def test_the_brush_before_the_oil_is_well() -> None:
    assert told(BRUSH, OIL, HAND) == {}


def test_a_block_is_moved_as_a_whole_and_not_taken_apart() -> None:
    morning = block("morning", BRUSH)
    assert mended(told(OIL, morning)["brush_after_oil"], OIL, morning).ids == ("morning", "oil")
    assert told(block("mixed", OIL, BRUSH))["brush_after_oil"].fix is None


def test_a_fix_does_nothing_to_a_draft_without_the_step() -> None:
    remark = told(OIL, BRUSH)["brush_after_oil"]
    assert mended(remark, HAND) == draft(HAND)
    late = told(STONE, OIL)["dry_glide"]
    assert mended(late, HAND) == draft(HAND)
