"""What goes past the limits of a day by itself."""

from dataclasses import replace

import pytest

from tests.builders import anatomy, block, prep, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_limits import past_limits
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.routine import Seconds, Side, Slot, Step, Strokes
from upstroke.domain.technique import Technique, Tool

FACE = anatomy()


def draft(*items: Item) -> Draft:
    return Draft("mine", "Mine", Slot.EVENING).inserted(items)


def told(*items: Item) -> list[Remark]:
    return list(past_limits(played(draft(*items)), FACE))


def only(*items: Item) -> Remark:
    (remark,) = told(*items)
    return remark


def feather(step_id: str, seconds: int, *zones: str, **more: object) -> Step:
    return step(step_id, Seconds(seconds), zones=zones, **more)  # type: ignore[arg-type]


def test_what_is_within_is_not_told_nor_that_a_tool_is_new() -> None:
    assert told(step(), prep(), step("stone", tool=Tool.GUA_SHA)) == []


def test_a_step_that_comes_twice_is_told_with_what_it_comes_to() -> None:
    twice = feather("under-the-eye", 130, "under_eye", side=Side.EACH)
    remark = only(twice, replace(twice, id="again"))
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == (
        "“Under-the-eye” comes twice: 4 min 20 s a side around the eyes, more than the 4 min advised."
    )
    assert remark.items == ("under-the-eye", "again")


def test_several_steps_are_named_together() -> None:
    assert only(feather("up", 200, "cheek"), feather("out", 101, "cheek")).sentence == (
        "“Up” and “Out” come to 5 min 1 s on the cheek, more than the 5 min advised."
    )


def test_a_single_one_is_told_alone() -> None:
    assert only(feather("jaw", 170, "jawline", pressure=3), feather("jaw-b", 11, "jawline", pressure=3)).sentence == (
        "“Jaw” and “Jaw-b” come to 3 min 1 s on the jawline at pressure 3, more than the 3 min advised."
    )
    neck = replace(feather("neck", 95, "neck_side", side=Side.EACH))
    remark = only(neck)
    assert remark.weight is Weight.STOP
    assert remark.sentence == "“Neck” takes 95 s a side on the neck side, more than the 90 s that are gentle."


def test_a_block_is_named_by_its_steps_and_shown_as_the_block() -> None:
    remark = only(block("face", feather("up", 200, "cheek"), step("jaw")), feather("out", 150, "cheek"))
    assert remark.items == ("face", "out")
    assert remark.sentence.startswith("“Up” and “Out” come to 5 min 50 s")


def test_tender_places_are_not_told_twice() -> None:
    assert [each.rule for each in told(*(feather(f"eye-{n}", 200, "under_eye") for n in range(2)))] == ["lim_eye_day"]


def test_a_long_draft_as_a_whole() -> None:
    zones = ("cheek", "jawline", "chin", "nose", "temple", "forehead")
    remark = only(*(feather(zone, 220, zone) for zone in zones))
    assert remark.items == ()
    assert remark.sentence == "22 min of massage in total, more than the 20 min a day advised."
    much = told(*(feather(f"{zone}-{n}", 160, zone) for zone in (*zones, "scalp") for n in range(2)))[0]
    assert (much.rule, much.weight) == ("lim_session_total", Weight.STOP)
    assert much.sentence == "37 min 20 s of massage in total, more than the 30 min a day that are gentle."


@pytest.mark.parametrize(
    "items",
    [
        (feather("up", 200, "cheek"), feather("out", 200, "cheek")),
        (feather("neck", 80, "neck_side", side=Side.EACH), feather("down", 70, "neck_side", side=Side.EACH)),
        tuple(feather(zone, 250, zone) for zone in ("cheek", "jawline", "chin", "nose", "temple", "forehead")),
        (block("face", feather("up", 200, "cheek"), feather("out", 200, "cheek")),),
    ],
)
def test_made_shorter_it_is_within(items: tuple[Item, ...]) -> None:
    remark = only(*items)
    assert remark.fix is not None
    assert remark.fix.words == "Make them shorter"
    after = remark.fix.apply(draft(*items))
    assert list(past_limits(played(after), FACE)) == []
    assert after.ids == draft(*items).ids


def test_only_what_is_too_much_is_made_shorter_and_no_more_than_it_needs() -> None:
    mine = draft(feather("up", 200, "cheek"), feather("out", 200, "cheek"), feather("jaw", 200, "jawline"))
    (remark,) = past_limits(played(mine), FACE)
    assert remark.fix is not None
    doses = [place.step.dose for place in played(remark.fix.apply(mine))]
    assert doses == [Seconds(143), Seconds(143), Seconds(200)]


def test_what_can_be_no_shorter_has_no_fix() -> None:
    least = [step(f"c-{n}", Strokes(3, 24), tool=Tool.CUPS, technique=Technique.CUP_GLIDE) for n in range(3)]
    (remark,) = told(*least)
    assert remark.rule == "lim_cup_zone"
    assert remark.sentence == (
        "“C-0”, “C-1” and “C-2” come to 23 s on the jawline with a gliding cup, more than the 20 s that are gentle."
    )
    assert remark.fix is None


# tools that don't go together


def test_gua_sha_and_cups_are_not_for_one_evening() -> None:
    stone = step("stone", tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE)
    cups = step("pops", tool=Tool.CUPS, technique=Technique.CUP_FLASH)
    mine = draft(stone, block("cupping", prep(), cups))
    (remark,) = past_limits(played(mine), FACE)
    assert (remark.rule, remark.weight, remark.items) == ("one_evening", Weight.STOP, ("cupping",))
    assert remark.fix is not None
    assert remark.fix.words == "Take out cupping"
    after = remark.fix.apply(mine)
    assert [place.step.id for place in played(after)] == ["stone", "oil"]


def test_brush_and_cups_are_not_for_one_day() -> None:
    cups = step("pops", tool=Tool.CUPS, technique=Technique.CUP_FLASH)
    brush = step("sweep", tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP)
    remark = only(cups, brush)
    assert (remark.rule, remark.items) == ("brush_pair", ("sweep",))
    assert remark.fix is not None
    assert remark.fix.words == "Take out the face brush"


def test_on_a_day_with_the_brush_firm_steps_are_made_gentler() -> None:
    sweep = step("sweep", tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP)
    mine = draft(sweep, step("firm", pressure=3), step("light"))
    (remark,) = past_limits(played(mine), FACE)
    assert (remark.rule, remark.items) == ("brush_day", ("firm",))
    assert remark.fix is not None
    assert [place.step.pressure for place in played(remark.fix.apply(mine))] == [1, 2, 1]
