"""Steps are copied as text and pasted from any text that has some."""

import pytest

from tests.builders import step
from upstroke.domain.draft import Draft
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import clip, read_clip
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
BUNDLED = {each.id: each for each in LIBRARY.routines}


def test_steps_are_pasted_as_they_were_copied() -> None:
    items = (step("one"), step("two"))
    text = clip(items)
    assert text.startswith('[[step]]\nid = "one"\n')
    assert read_clip(text, LIBRARY, ANATOMY) == items
    assert clip(()) == ""


def test_blocks_and_steps_keep_their_order() -> None:
    draft = Draft("mine", "Mine").inserted([step("one"), *Draft.of(BUNDLED["morning"]).items, step("two")])
    pasted = read_clip(clip(draft.items, BUNDLED), LIBRARY, ANATOMY)
    assert [item.id for item in pasted] == list(draft.ids)
    assert (pasted[0], pasted[-1]) == (step("one"), step("two"))


def test_a_whole_file_can_be_pasted_too() -> None:
    text = (routines_dir() / "guasha-quick.toml").read_text(encoding="utf-8")
    assert read_clip(text, LIBRARY, ANATOMY) == BUNDLED["guasha-quick"].steps


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hello", "is not valid TOML"),
        ("", "step"),
        ('[[step]]\nid = "x"', "step 1"),
        ('[[step]]\nid = "x"\ntitle = "X"\ntechnique = "effleurag"\nseconds = 3', "technique"),
        ("format = 99", "99"),
        ('colour = "red"', "colour"),
        ('[[block]]\nid = "x"\ninclude = "nowhere"', "nowhere"),
        ("#" * 1_000_001, "is far too large"),
    ],
)
def test_a_text_without_steps_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(RoutineError, match=sentence):
        read_clip(text, LIBRARY, ANATOMY)
