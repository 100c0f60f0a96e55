"""Sides that get unequal work."""

from dataclasses import replace

import pytest

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_sides import unequal_sides
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.routine import Dose, Holds, Path, Seconds, Side, Step, Strokes
from upstroke.domain.technique import Technique
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

FACE = load_anatomy(resources_dir() / "face")
LEFT: Path = ("chin_mid", "ear_lobe")
RIGHT: Path = ("chin_mid", "ear_lobe.other")
MIDLINE: Path = ("chin_mid", "philtrum")


def lanes(step_id: str, *paths: Path, dose: Dose | None = None, side: Side = Side.MIDDLE) -> Step:
    return replace(step(step_id, dose or Strokes(6, 20), side=side), paths=paths)


def told(*steps: Step) -> list[Remark]:
    return list(unequal_sides(played(Draft("mine", "Mine").inserted(steps)), FACE))


def mended(*steps: Step) -> list[Step]:
    mine = Draft("mine", "Mine").inserted(steps)
    (remark,) = told(*steps)
    assert remark.fix is not None
    after = remark.fix.apply(mine)
    assert list(unequal_sides(played(after), FACE)) == []
    return [place.step for place in played(after)]


@pytest.mark.parametrize("side", [Side.EACH, Side.BOTH])
def test_steps_on_each_side_or_both_are_equal(side: Side) -> None:
    assert told(lanes("jaw", LEFT, side=side)) == []


@pytest.mark.parametrize(
    "what",
    [
        lanes("jaw", LEFT, RIGHT),
        lanes("jaw", MIDLINE),
        lanes("jaw", ("ear_lobe", "chin_mid", "ear_lobe.other")),
        lanes("jaw", LEFT, RIGHT, dose=Holds(10, 2)),
        lanes("jaw", LEFT, RIGHT, dose=Seconds(31)),
        replace(lanes("jaw"), technique=Technique.BREATH),
    ],
)
def test_along_the_middle_both_may_get_the_same(what: Step) -> None:
    assert told(what) == []


def test_a_side_that_gets_more_strokes_is_told_and_made_equal() -> None:
    odd = lanes("jaw", LEFT, RIGHT, dose=Strokes(7, 20))
    (remark,) = told(odd)
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == "“Jaw”: your left side gets more than the other."
    assert mended(odd)[0].dose == Strokes(8, 20)


def test_holds_take_the_lanes_in_turn() -> None:
    odd = lanes("press", RIGHT, LEFT, dose=Holds(10, 3))
    assert told(odd)[0].sentence == "“Press”: your right side gets more than the other."
    assert mended(odd)[0].dose == Holds(10, 4)


def test_what_is_done_on_one_side_alone_can_be_done_on_both() -> None:
    for path in (LEFT, RIGHT):
        (after,) = mended(lanes("jaw", path))
        assert (after.side, after.paths) == (Side.EACH, (LEFT,))


def test_one_side_in_one_step_and_the_other_in_another_is_equal() -> None:
    assert told(lanes("left", LEFT), step("between", side=Side.BOTH), lanes("right", RIGHT)) == []


def test_two_steps_for_the_same_side_are_told_together() -> None:
    (remark,) = told(lanes("left", LEFT), lanes("left-again", LEFT))
    assert remark.items == ("left", "left-again")
    assert [each.side for each in mended(lanes("left", LEFT), lanes("left-again", LEFT))] == [Side.EACH] * 2


def test_where_there_is_more_than_one_way_there_is_no_fix() -> None:
    (remark,) = told(lanes("left", LEFT), lanes("right", RIGHT, dose=Strokes(4, 20)))
    assert remark.sentence == "“Left” and “Right”: your left side gets more than the other."
    assert remark.fix is None


def test_several_zones_of_the_same_steps_are_told_once_and_others_apart() -> None:
    two = replace(lanes("jaw", LEFT), zones=("jawline", "chin"))
    other = replace(lanes("cheek", RIGHT), zones=("cheek",))
    assert [each.items for each in told(two, other)] == [("jaw",), ("cheek",)]


def test_the_bundled_routines_are_equal() -> None:
    for routine in Library((routines_dir(),), FACE).routines:
        assert list(unequal_sides(played(Draft.of(routine)), FACE)) == [], routine.id
