from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block, routine, step
from upstroke.domain.draft import Draft, Item, contains, free_id
from upstroke.domain.routine import Condition, Slot
from upstroke.files.routine_format import Id


def test_an_id_is_made_from_the_title() -> None:
    assert free_id("My évening: wind-down!", ()) == "my-evening-wind-down"
    assert free_id("Jaw", {"jaw", "jaw-2"}) == "jaw-3"
    assert free_id("夜", ()) == "my-sequence"


@pytest.mark.parametrize("title", ["Con", "NUL", "com1", "LPT9"])
def test_an_id_is_no_name_that_windows_keeps_for_itself(title: str) -> None:
    assert free_id(title, ()) == f"{title.lower()}-2"


@given(st.text(max_size=120))
def test_an_id_always_fits_the_format(title: str) -> None:
    msgspec.convert(free_id(title, {"a", "my-sequence"}), Id)


def test_a_sequence_knows_what_is_in_it() -> None:
    mine = routine(block("jaw", step("jaw")), routine_id="mine")
    outer = routine(block("mine", blocks=mine.blocks), routine_id="outer")
    assert contains(outer, "mine")
    assert contains(outer, "jaw")
    assert contains(outer, "outer")
    assert not contains(mine, "outer")


ABC = Draft("mine", "Mine").inserted([step("a"), step("b"), step("c")])


def test_a_step_that_is_put_in_again_gets_an_id_of_its_own() -> None:
    draft = ABC.inserted([step("a"), step("a"), step("b-2")], at=1)
    assert draft.ids == ("a", "a-2", "a-3", "b-2", "b", "c")
    assert draft.inserted([step("b")]).ids[-1] == "b-3"
    assert draft.item("a-3") == replace(step("a"), id="a-3")
    assert draft.item("nowhere") is None


def test_items_are_moved_together_and_keep_their_order() -> None:
    assert ABC.moved({"c", "a"}, 2).ids == ("b", "a", "c")
    assert ABC.moved({"a"}, 3).ids == ("b", "c", "a")
    assert ABC.moved({"b"}, 1) == ABC
    assert ABC.nudged({"b", "c"}, -1).ids == ("b", "c", "a")
    assert ABC.nudged({"a", "b"}, 1).ids == ("c", "a", "b")
    assert ABC.nudged({"a"}, -1) == ABC.nudged({"c"}, 1) == ABC.nudged({"x"}, 1) == ABC


def test_items_are_doubled_behind_the_last_of_them() -> None:
    assert ABC.doubled({"a", "b"}).ids == ("a", "b", "a-2", "b-2", "c")
    assert ABC.doubled(()) == ABC


def test_a_block_is_opened_into_what_it_holds() -> None:
    whole = block("calm", step("b"), step("d"))
    draft = Draft("mine", "Mine").inserted([step("b"), whole])
    assert draft.opened(whole).ids == ("b", "b-2", "d")
    choice = block("choice", options=(whole,))
    assert ABC.inserted([choice]).opened(choice) == ABC.inserted([choice])


def test_a_changed_step_keeps_its_id_and_place() -> None:
    changed = replace(step("b"), pressure=2)
    assert ABC.replaced("b", replace(changed, id="z")).items == (step("a"), changed, step("c"))
    assert ABC.without({"a", "c"}).ids == ("b",)


@given(st.lists(st.sampled_from(["step", "block", "choice"]), max_size=8))
def test_a_draft_as_a_routine_is_the_same_draft_again(kinds: list[str]) -> None:
    parts: dict[str, Item] = {
        "step": step("jaw"),
        "block": block("calm", step("b")),
        "choice": block("pick", options=(block("calm", step("b")),), when=Condition.TOOL_RESTED),
    }
    draft = Draft("mine", "Mine", Slot.MORNING, summary="For me.", consent="Yes.").inserted(
        map(parts.__getitem__, kinds)
    )
    assert Draft.of(draft.routine) == draft
    assert bool(draft.routine.blocks) == any(kind != "step" for kind in kinds)


def test_steps_that_are_played_only_sometimes_are_not_taken_for_loose_ones() -> None:
    own = block("calm", step("jaw"), when=Condition.TOOL_RESTED)
    assert Draft.of(routine(own, routine_id="calm")).items == (own,)
    always = replace(own, when=None)
    assert Draft.of(routine(always, routine_id="calm")).items == always.steps


def test_all_parts_of_a_draft_are_counted() -> None:
    assert Draft().inserted([step("a"), step("b")]).parts == 2
    inner = block("inner", step("a"))
    mixed = Draft().inserted([step("a"), block("outer", blocks=(inner,)), block("pick", options=(inner, inner))])
    assert mixed.parts == 2 + 3 + 5, "loose steps get a block of their own there"
