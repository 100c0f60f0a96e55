"""Remarks and their fixes."""

from dataclasses import replace

import pytest

from tests.builders import block, step
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import played
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named, times

MINE = Draft("mine", "Mine").inserted([step("jaw"), block("face", step("cheek"), step("chin")), step("brow")])
PLACES = played(MINE)


def titles(of: Draft) -> list[str]:
    return [place.step.title for place in played(of)]


def test_what_can_not_be_saved_weighs_most() -> None:
    assert sorted(reversed(Weight), key=lambda weight: weight.rank) == [Weight.STOP, Weight.CAUTION, Weight.HINT]


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "“Jaw”"), (2, "“Jaw” and “Cheek”"), (3, "“Jaw”, “Cheek” and “Chin”"), (4, "“Jaw”, “Cheek” and 2 more")],
)
def test_some_steps_are_named_and_the_others_counted(count: int, words: str) -> None:
    assert named(PLACES[:count]) == words


def test_each_step_is_named_once_and_each_item_is_there_once() -> None:
    assert named([PLACES[0], PLACES[0]]) == "“Jaw”"
    assert named(played(Draft().inserted([replace(step(), title="")]))) == "“Untitled”"
    assert items_of(PLACES) == ("jaw", "face", "brow")


def test_how_often() -> None:
    assert [times(count) for count in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_a_fix_changes_the_steps_it_is_for() -> None:
    fix = Fix.of_steps("", [PLACES[1]], lambda each: replace(each, title="New"))
    assert titles(fix.apply(MINE)) == ["Jaw", "New", "Chin", "Brow"]
    assert titles(Fix.without("", PLACES[1:3]).apply(MINE)) == ["Jaw", "Brow"]


def test_a_fix_does_nothing_to_a_draft_that_went_on_without_them() -> None:
    later = MINE.without({"face"})
    assert Fix.without("", PLACES[1:3]).apply(later) == later


def test_remarks_that_say_the_same_are_the_same() -> None:
    one, other = (Remark("rule", Weight.HINT, "So.", (), Fix.without("Out", PLACES)) for _ in range(2))
    assert one == other
