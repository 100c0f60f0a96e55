"""Drafts lie open side by side, each with its own past."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.ui.builder.document import NEW, Document

SAVED = Draft("calm", "Calm").inserted([step("jaw")])
OTHER = Draft("face", "Face").inserted([step("nose")])


@pytest.fixture
def document(qapp: object) -> Document:
    return Document()


def test_a_change_is_told_undone_and_done_again(document: Document, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.changed):
        document.edit("add Jaw", SAVED)
    with qtbot.assertNotEmitted(document.changed):
        document.edit("add nothing", SAVED)
    document.undo()
    assert document.draft == Draft()
    document.redo()
    assert document.draft == SAVED


def test_what_a_slider_does_is_one_change_until_it_is_let_go(document: Document) -> None:
    document.turn_to(SAVED)
    for title in ("a", "b"):
        document.edit("rename", replace(SAVED, title=title), "title")
    document.settle()
    document.edit("rename", replace(SAVED, title="c"), "title")
    document.undo()
    assert document.draft.title == "b"
    document.undo()
    assert document.draft == SAVED


def test_each_draft_is_as_it_was_left(document: Document) -> None:
    document.turn_to(SAVED)
    document.edit("rename", replace(SAVED, title="Calmer"))
    document.turn_to(OTHER)
    assert not document.unsaved
    assert dict(document.all_unsaved) == {"calm": replace(SAVED, title="Calmer")}
    document.turn_to(SAVED)
    assert document.draft.title == "Calmer"
    document.undo()
    assert not document.all_unsaved


def test_several_new_ones_can_be_begun(document: Document) -> None:
    document.edit("add Jaw", Draft().inserted([step("jaw")]))
    document.begin()
    assert document.draft == Draft()
    document.begin()
    document.edit("add Nose", Draft().inserted([step("nose")]))
    assert sorted(document.all_unsaved) == [NEW, f"{NEW}-2"]
    document.turn_to_key(NEW)
    assert document.draft.ids == ("jaw",)


def test_a_saved_one_has_its_name_also_in_what_is_undone(document: Document) -> None:
    document.edit("add Jaw", replace(SAVED, id=""))
    document.mark_saved(SAVED)
    assert (document.key, document.unsaved) == ("calm", False)
    document.undo()
    assert document.draft == Draft("calm")
    assert document.unsaved


def test_a_file_that_was_changed_elsewhere_is_taken_where_nothing_is_lost(document: Document) -> None:
    document.turn_to(SAVED)
    assert document.take_file(replace(SAVED, title="By hand"))
    assert (document.draft.title, document.unsaved) == ("By hand", False)
    document.undo()
    assert document.draft.title == "Calm"
    assert not document.take_file(replace(SAVED, title="By hand again"))
    assert document.draft.title == "Calm"
    assert document.take_file(OTHER)


def test_a_draft_of_an_earlier_run_is_changed_over_what_is_saved(document: Document) -> None:
    document.restore(replace(SAVED, title="Calmer"), SAVED, "calm")
    assert document.unsaved
    document.undo()
    assert document.draft == SAVED
    document.restore(replace(OTHER, title="Gone since"), None, "face")
    assert (document.draft.id, document.draft.title, document.unsaved) == ("", "Gone since", True)


def test_what_is_closed_is_gone(document: Document) -> None:
    document.edit("add Jaw", Draft().inserted([step("jaw")]))
    document.turn_to(SAVED)
    document.close("calm")
    assert document.key == NEW
    document.close(NEW)
    assert document.draft == Draft()
    assert not document.all_unsaved


def test_what_was_changed_is_a_new_draft_when_its_file_is_gone(document: Document) -> None:
    document.turn_to(SAVED)
    document.edit("rename", replace(SAVED, title="Calmer"))
    document.turn_to(OTHER)
    assert dict(document.all_saved) == {"calm": SAVED, "face": OTHER}
    assert document.lose_file("face"), "it had no changes"
    assert not document.lose_file("calm")
    assert dict(document.all_saved) == {}
    (kept,) = document.all_unsaved.values()
    assert kept == replace(SAVED, id="", title="Calmer")
    document.undo()
    assert document.draft == replace(SAVED, id="")
    assert document.unsaved


# whatever is done

WHAT = ["edit", "slide", "undo", "redo", "begin", "turn to", "save", "take file", "lose file", "restore", "restore new"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(WHAT), st.sampled_from(["calm", "face"])), max_size=20))
def test_what_is_not_saved_is_lost_to_nothing_but_its_own_undo(qapp: object, steps: list[tuple[str, str]]) -> None:
    document, files = Document(), {"calm": SAVED, "face": OTHER}
    for number, (what, name) in enumerate(steps):
        before, title = dict(document.all_unsaved), f"{number}"
        touched = (
            document.key if what in ("edit", "slide", "undo", "redo", "save") else name if what == "restore" else ""
        )
        match what:
            case "edit" | "slide":
                document.edit("rename", replace(document.draft, title=title), "title" if what == "slide" else "")
            case "undo":
                document.undo()
            case "redo":
                document.redo()
            case "begin":
                document.begin(Draft(title=title))
            case "save":
                saved = replace(document.draft, id=document.draft.id or f"new-{number}")
                files[saved.id] = saved
                document.mark_saved(saved)
            case "restore new":
                document.restore(Draft(title=title), None, NEW)
            case "restore" if name in files:
                document.restore(replace(files[name], title=title), files[name], name)
            case "turn to" if name in files:
                document.turn_to(files[name])
            case "take file" if name in files:
                files[name] = replace(files[name], title=title)
                document.take_file(files[name])
            case "lose file" if name in document.all_saved:
                del files[name]
                document.lose_file(name)
        kept = [replace(draft, id="") for draft in document.all_unsaved.values()]
        assert all(replace(draft, id="") in kept for key, draft in before.items() if key != touched)
