from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block, routine, step
from upstroke.domain.draft import SequenceDraft, as_routine, block_ids, contains, draft_of, free_id
from upstroke.domain.routine import Condition, Routine, Slot
from upstroke.files.routine_format import Id

JAW = routine(step("jaw"), routine_id="jaw")
EYES = routine(step("eyes"), routine_id="eyes")
KNOWN = {"jaw": JAW, "eyes": EYES}


def test_parts_are_added_moved_and_taken_out() -> None:
    draft = SequenceDraft().with_part("jaw").with_part("eyes").with_part("eyes", at=0)
    assert draft.parts == ("eyes", "jaw", "eyes")
    assert draft.moved(0, 1).parts == ("jaw", "eyes", "eyes")
    assert draft.without(1).parts == ("eyes", "eyes")


@given(st.lists(st.sampled_from(["jaw", "eyes"]), min_size=1, max_size=6), st.data())
def test_moving_loses_and_doubles_nothing(parts: list[str], data: st.DataObject) -> None:
    draft = SequenceDraft(parts=tuple(parts))
    place = data.draw(st.integers(0, len(parts) - 1))
    to = data.draw(st.integers(-2, len(parts) + 1))
    moved = draft.moved(place, to)
    assert sorted(moved.parts) == sorted(parts)
    if 0 <= to < len(parts):
        assert moved.parts[to] == parts[place]
    else:
        assert moved == draft


def test_a_draft_as_a_routine_and_back() -> None:
    draft = SequenceDraft("mine", "Mine", Slot.MORNING, ("jaw", "eyes", "jaw"))
    made = as_routine(draft, KNOWN)
    assert [part.id for part in made.blocks] == ["jaw", "eyes", "jaw-2"]
    assert made.blocks[2].steps == JAW.steps
    assert draft_of(made, KNOWN) == draft


def test_only_a_row_of_whole_routines_is_a_draft() -> None:
    assert draft_of(JAW, KNOWN) is None
    whole = as_routine(SequenceDraft("mine", "Mine", Slot.ANY, ("jaw",)), KNOWN)
    part = whole.blocks[0]
    for changed in (
        replace(part, title="First the jaw"),
        replace(part, steps=()),
        replace(part, when=Condition.TOOL_RESTED),
        replace(part, routine_id="unknown"),
        replace(part, options=(part,)),
    ):
        assert draft_of(replace(whole, blocks=(changed,)), KNOWN) is None


@pytest.mark.parametrize(
    "more", [{"summary": "Calm."}, {"how_often": "Daily."}, {"basis": "W1."}, {"sources": ("W1",)}]
)
def test_what_a_draft_can_not_hold_is_not_lost(more: dict[str, object]) -> None:
    mine = as_routine(SequenceDraft("mine", "Mine", Slot.ANY, ("jaw",)), KNOWN)
    assert draft_of(replace(mine, **more), KNOWN) is None  # type: ignore[arg-type]


def test_a_sequence_knows_what_is_in_it() -> None:
    mine = as_routine(SequenceDraft("mine", "Mine", Slot.ANY, ("jaw",)), KNOWN)
    outer = as_routine(SequenceDraft("outer", "Outer", Slot.ANY, ("mine",)), {"mine": mine})
    assert contains(mine, "mine")
    assert contains(outer, "mine")
    assert contains(outer, "jaw")
    assert not contains(mine, "outer")
    choice = Routine("choice", "Choice", Slot.ANY, blocks=(block("pick", options=(block("jaw", step()),)),))
    assert contains(choice, "jaw")


def test_blocks_of_the_same_routine_have_different_ids() -> None:
    assert block_ids(("jaw", "jaw", "eyes", "jaw")) == ("jaw", "jaw-2", "eyes", "jaw-3")


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
