from pathlib import Path
from typing import Protocol

import pytest

from tests.routine_texts import BREEZE, routine_text
from upstroke.domain.anatomy import Anatomy
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.own_routines import NOTHING, TakenIn, own_files, take_in
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

REST = 'format = 1\ntitle = "Rest"\ntechnique = "wait"\nseconds = 5\n'
LONG_REST = REST.replace("5", "9")
USES_REST = routine_text("calm", "Calm", '[[step]]\nuse = "rest"\n')
INCLUDES_CALM = """\
format = 1
id = "a-whole-evening"
title = "A whole evening"
slot = "evening"

[[block]]
id = "calm"
include = "calm"
"""


class Machine:
    """The routines of one machine."""

    def __init__(self, folder: Path, anatomy: Anatomy, **files: str) -> None:
        self.folder = folder
        self.anatomy = anatomy
        for name, text in files.items():
            path = folder / f"{name.replace('__', '/')}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self.shelf = Library((routines_dir(), folder), anatomy)

    @property
    def files(self) -> dict[str, bytes]:
        return {name: path.read_bytes() for name, path in own_files(self.folder)}

    @property
    def texts(self) -> dict[str, str]:
        return {name: content.decode() for name, content in self.files.items()}

    def take(self, other: "Machine") -> TakenIn:
        return take_in(other.files, routines_dir(), self.shelf, self.folder, self.anatomy)


class MakeMachine(Protocol):
    def __call__(self, name: str, **files: str) -> Machine: ...


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return load_anatomy(resources_dir() / "face")


@pytest.fixture
def machine(tmp_path: Path, anatomy: Anatomy) -> MakeMachine:
    return lambda name, **files: Machine(tmp_path / name, anatomy, **files)


def test_own_files_are_named_from_the_folder_on_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "steps").mkdir()
    for name in ("b.toml", "a.toml", ".a.toml", "a.txt", "steps/rest.toml"):
        (tmp_path / name).write_text("x")
    assert [name for name, _ in own_files(tmp_path)] == ["a.toml", "b.toml", "steps/rest.toml"]
    assert list(own_files(tmp_path / "no")) == []


def test_a_new_machine_gets_the_files_as_they_are(machine: MakeMachine) -> None:
    here = machine("here")
    there = machine("there", breeze=BREEZE, calm=USES_REST, **{"a-whole-evening": INCLUDES_CALM}, steps__rest=REST)
    assert sorted(here.take(there).new) == ["A whole evening", "Breeze", "Calm"]
    assert here.texts == there.texts
    assert here.shelf.own_ids == there.shelf.own_ids
    assert not here.shelf.faults


def test_taking_it_twice_is_taking_it_once(machine: MakeMachine) -> None:
    here = machine("here", breeze=routine_text("breeze", "Breeze", '[[step]]\nuse = "jawline"\n'))
    there = machine("there", breeze=BREEZE, calm=USES_REST, steps__rest=REST)
    here.take(there)
    before = here.texts
    again = here.take(there)
    assert (again.new, again.twice, again.there) == ((), (), 2)
    assert here.texts == before


def test_another_routine_of_the_same_id_is_kept_beside_the_one_that_is_here(machine: MakeMachine) -> None:
    mine = routine_text("breeze", "Breeze", '[[step]]\nuse = "jawline"\n')
    here, there = machine("here", breeze=mine), machine("there", breeze=BREEZE)
    assert here.take(there).twice == ("Breeze (2)",)
    assert here.texts["breeze.toml"] == mine
    assert [routine.title for routine in here.shelf.routines if routine.title.startswith("Breeze")] == [
        "Breeze",
        "Breeze (2)",
    ]


def test_machines_that_differ_hold_the_same_routines_after_they_were_brought_together(machine: MakeMachine) -> None:
    one = machine("one", breeze=routine_text("breeze", "Breeze", '[[step]]\nuse = "jawline"\n'))
    two = machine("two", breeze=BREEZE)
    one.take(two)
    two.take(one)
    one.take(two)
    steps = [
        {routine.steps for routine_id in each.shelf.own_ids if (routine := each.shelf.routine(routine_id))}
        for each in (one, two)
    ]
    assert steps[0] == steps[1]
    assert [len(each.files) for each in (one, two)] == [2, 2]


def test_what_uses_another_step_here_has_it_written_out(machine: MakeMachine) -> None:
    here, there = machine("here", steps__rest=LONG_REST), machine("there", calm=USES_REST, steps__rest=REST)
    here.take(there)
    assert here.shelf.routine("calm") == there.shelf.routine("calm")
    assert here.texts["steps/rest.toml"] == LONG_REST
    assert here.texts["steps/rest-2.toml"] == REST


def test_what_includes_another_routine_here_has_it_written_out(machine: MakeMachine) -> None:
    here = machine("here", calm=routine_text("calm", "Calm"))
    there = machine("there", calm=USES_REST, steps__rest=REST, **{"a-whole-evening": INCLUDES_CALM})
    taken = here.take(there)
    assert (taken.new, taken.twice) == (("A whole evening",), ("Calm (2)",))
    mine, theirs = (each.shelf.routine("a-whole-evening") for each in (here, there))
    assert mine
    assert theirs
    assert [block.steps for block in mine.blocks] == [block.steps for block in theirs.blocks]


def test_what_can_not_be_used_is_named_and_the_others_are_taken(machine: MakeMachine) -> None:
    here = machine("here")
    there = machine(
        "there",
        breeze=BREEZE,
        broken="what?",
        steps__bad="what?",
        lost=routine_text("lost", "Lost", '[[step]]\nuse = "no"\n'),
    )
    taken = here.take(there)
    assert taken.new == ("Breeze",)
    assert [trouble.split(":")[0] for trouble in taken.troubles] == [
        "The step “bad.toml” was not taken",
        "“broken.toml” was not taken",
        "“lost.toml” was not taken",
    ]
    assert sorted(here.files) == ["breeze.toml"]


def test_a_file_that_can_not_be_used_keeps_its_place(machine: MakeMachine) -> None:
    here, there = machine("here", breeze="mine, half done"), machine("there", breeze=BREEZE)
    here.take(there)
    assert here.texts == {"breeze.toml": "mine, half done", "breeze-2.toml": BREEZE}


def test_what_was_done_is_told_in_a_few_sentences() -> None:
    assert NOTHING.sentence == ""
    assert not NOTHING.changed
    assert TakenIn(new=("A", "B")).sentence == "2 routines taken in."
    assert TakenIn(new=("A",), twice=("B (2)",), there=1, troubles=("“c.toml” was not taken: why.",)).sentence == (
        "2 routines taken in, 1 was here already. “B (2)” is kept beside another of yours. “c.toml” was not taken: why."
    )
