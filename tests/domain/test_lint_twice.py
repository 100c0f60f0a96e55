"""What comes up twice."""

from dataclasses import replace

from tests.builders import block, prep, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.lint_twice import twice
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.technique import Technique, Tool

CUPS = step("pops", tool=Tool.CUPS, technique=Technique.CUP_FLASH)
MORE_CUPS = replace(CUPS, id="more", title="More pops")


def draft(*items: Item) -> Draft:
    return Draft("mine", "Mine").inserted(items)


def told(*items: Item) -> list[Remark]:
    return list(twice(played(draft(*items))))


def after(remark: Remark, *items: Item) -> tuple[str, ...]:
    assert remark.fix is not None
    return remark.fix.apply(draft(*items)).ids


def test_cups_one_after_the_other_are_one_time() -> None:
    assert told(CUPS, prep(), MORE_CUPS, step()) == []


def test_cups_that_are_taken_up_again_are_told() -> None:
    items = (CUPS, step("neck"), block("cupping", MORE_CUPS, step("drain")))
    (remark,) = told(*items)
    assert remark.weight is Weight.CAUTION
    assert remark.sentence == "The cups come up again with “More pops”; once in a session is enough."
    assert remark.items == ("cupping",)
    assert after(remark, *items) == ("pops", "neck", "cupping")


def test_the_same_step_in_a_row_is_a_hint() -> None:
    items = (step("jaw"), step("brow"), replace(step("brow"), id="brow-2"), replace(step("brow"), id="brow-3"))
    (remark,) = told(*items)
    assert remark.weight is Weight.HINT
    assert remark.sentence == "“Brow” comes 3 times in a row."
    assert remark.items == ("brow", "brow-2", "brow-3")
    assert after(remark, *items) == ("jaw", "brow")


def test_a_step_that_comes_again_later_is_meant() -> None:
    assert told(step("jaw"), step("brow"), replace(step("jaw"), id="jaw-2")) == []


def test_a_step_of_the_same_name_may_do_something_else() -> None:
    assert told(step("jaw"), replace(step("jaw", pressure=2), id="jaw-2")) == []
