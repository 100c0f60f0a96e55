"""What the builder writes is what it was given, and can be read by people."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import block, routine, step
from tests.strategies import doses
from upstroke.domain.anatomy import Half
from upstroke.domain.draft import Draft
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Condition, Dose, Routine, Side
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_format import RoutineFile
from upstroke.files.routine_library import Library
from upstroke.files.routine_text import plain_step, routine_text
from upstroke.files.routine_toml import build, parse
from upstroke.files.step_toml import StepError, read_step
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
BUNDLED = {each.id: each for each in LIBRARY.routines}


def read(text: str) -> Routine:
    """A routine of its text, beside the bundled ones."""
    return build(msgspec.convert(parse(text.encode()), RoutineFile), "text", LIBRARY, ANATOMY)


def test_a_step_is_written_for_people_without_what_goes_without_saying() -> None:
    text = routine_text(routine(step(side=Side.EACH)))
    assert text == (
        'format = 1\nid = "calm"\ntitle = "Calm"\nslot = "evening"\n\n'
        '[[step]]\nid = "jawline"\ntitle = "Jawline"\ntechnique = "effleurage"\nslip = "light"\n'
        'path = ["chin_mid", "ear_lobe"]\nzones = ["jawline"]\nside = "each"\nstrokes = 4\ntempo = 20\npressure = 1\n'
    )


def test_a_whole_routine_is_named_and_a_changed_one_written_out() -> None:
    quick = BUNDLED["guasha-quick"]
    whole = replace(block("one", *quick.steps), routine_id="guasha-quick", title=quick.title)
    mine = Draft("mine", "Mine").inserted([whole, step()])
    text = routine_text(mine.routine, BUNDLED)
    assert '[[block]]\nid = "one"\ninclude = "guasha-quick"\n' in text
    assert Draft.of(read(text)) == mine
    changed = mine.replaced("one", replace(whole, steps=quick.steps[1:]))
    assert "include" not in routine_text(changed.routine, BUNDLED)
    assert [entry.step for entry in open_routine(read(routine_text(changed.routine, BUNDLED))).entries] == [
        *quick.steps[1:],
        step(),
    ]


@pytest.mark.parametrize("routine_id", sorted(BUNDLED))
def test_each_bundled_routine_comes_back_as_it_was(routine_id: str) -> None:
    whole = BUNDLED[routine_id]
    others = {name: each for name, each in BUNDLED.items() if name != routine_id}
    for known in ({}, others):
        again = read(routine_text(whole, known))
        assert [entry.step for entry in open_routine(again).entries] == [
            entry.step for entry in open_routine(whole).entries
        ]
        assert [part.when for part in again.blocks] == [part.when for part in whole.blocks]
        if not whole.blocks:
            assert again == whole


def test_blocks_in_blocks_choices_and_conditions_are_written_out() -> None:
    inner = replace(block("inner", step()), routine_id="calm")
    choice = replace(block("finish", options=(inner, replace(inner, id="other"))), routine_id="calm")
    outer = replace(block("outer", blocks=(inner, choice), when=Condition.TOOL_RESTED), routine_id="calm")
    whole = routine(outer)
    assert read(routine_text(whole)) == whole


@given(
    doses,
    st.sampled_from(Side),
    st.sampled_from(Half),
    st.text(max_size=40),
    st.integers(0, 90) | st.none(),
    st.booleans(),
)
def test_any_step_that_can_be_read_is_written_as_it_is(
    dose: Dose, side: Side, first: Half, cue: str, angle: int | None, wiggle: bool
) -> None:
    made = replace(step(dose=dose, side=side), first=first, cue=cue, angle=angle, wiggle=wiggle, mistake='a "b"\\n')
    try:
        known = read_step(plain_step(made), ANATOMY)
    except StepError:
        return
    assert known == made
    assert read(routine_text(routine(made))).steps == (made,)
