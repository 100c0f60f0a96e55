"""Undo and redo, as values."""

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.domain.edits import KEPT, Edits

EMPTY = Draft(title="Mine")
WITH_JAW = EMPTY.inserted([step("jaw")])
WITH_BOTH = WITH_JAW.inserted([step("eyes")])


def test_what_was_done_is_undone_and_done_again_in_words() -> None:
    edits = Edits(EMPTY).made("add Jaw", WITH_JAW).made("add Eyes", WITH_BOTH)
    assert edits.undo_words == "add Eyes"
    back = edits.undone()
    assert (back.draft, back.undo_words, back.redo_words) == (WITH_JAW, "add Jaw", "add Eyes")
    assert back.redone() == edits
    assert edits.undone().undone().draft == EMPTY


def test_edits_of_a_slider_are_undone_as_one_until_it_is_let_go() -> None:
    slow, quick = WITH_JAW.inserted([step("a")]), WITH_JAW.inserted([step("b")])
    moved = Edits(WITH_JAW).made("change tempo", slow, "tempo").made("change tempo", quick, "tempo")
    assert moved.undone().draft == WITH_JAW
    again = moved.settled().made("change tempo", slow, "tempo")
    assert again.undone().draft == quick


def test_a_slider_is_named_by_where_it_ended_and_leaves_nothing_where_it_began() -> None:
    longer, shorter = WITH_JAW.inserted([step("a")]), WITH_JAW.inserted([step("b")])
    moved = Edits(WITH_JAW).made("fit to 9 min", longer, "fit").made("fit to 5 min", shorter, "fit")
    assert moved.undo_words == "fit to 5 min"
    assert moved.made("fit to 7 min", WITH_JAW, "fit") == Edits(WITH_JAW)


def test_a_new_edit_ends_the_future() -> None:
    other = EMPTY.inserted([step("nose")])
    edits = Edits(EMPTY).made("add Jaw", WITH_JAW).undone().made("add Nose", other)
    assert edits.redo_words == ""
    assert edits.redone() == edits
    assert edits.undone().draft == EMPTY


def test_an_edit_that_changes_nothing_is_none() -> None:
    edits = Edits(EMPTY)
    assert edits.made("add nothing", EMPTY) is edits
    assert edits.undone() is edits
    assert edits.redone() is edits
    assert edits.settled() is edits


def test_what_is_saved_is_the_same_routine_also_when_it_is_undone() -> None:
    edits = Edits(EMPTY).made("add Jaw", WITH_JAW).made("add Eyes", WITH_BOTH).undone().named("mine")
    assert {edits.draft.id, edits.undone().draft.id, edits.redone().draft.id} == {"mine"}


def test_only_so_many_are_kept() -> None:
    edits = Edits(EMPTY)
    for number in range(KEPT + 5):
        edits = edits.made("rename", Draft(title=str(number)))
    assert len(edits.past) == KEPT


@given(st.lists(st.integers(0, 9), max_size=12), st.data())
def test_undoing_all_and_doing_all_again_ends_where_it_was(titles: list[int], data: st.DataObject) -> None:
    edits = Edits(EMPTY)
    for title in titles:
        edits = edits.made("rename", Draft(title=str(title)), data.draw(st.sampled_from(["", "title"])))
    last = edits.draft
    while edits.past:
        edits = edits.undone()
    assert edits.draft == EMPTY
    while edits.future:
        edits = edits.redone()
    assert edits.draft == last
