"""Taking in, saving and deleting routines, with real files; only the window is not real."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.builders import anatomy
from upstroke.domain.draft import SequenceDraft
from upstroke.files.faults import RoutineError
from upstroke.files.library import Library
from upstroke.librarian import Librarian

OWN = """\
format = 1
id = "breeze"
title = "Breeze"
slot = "any"

[[step]]
id = "oil"
title = "Oil"
technique = "prep"
seconds = 10
"""

NECK = """\
format = 1
id = "neck"
title = "Neck"
slot = "any"

[[step]]
id = "neck"
title = "Neck"
technique = "effleurage"
slip = "light"
path = ["chin_mid", "ear_lobe"]
zones = ["neck_side"]
side = "each"
strokes = 15
tempo = 15
"""


class Desk:
    """What the user hears, and can do about it."""

    def __init__(self, folder: Path) -> None:
        self.library = Library((folder,), anatomy())
        self.said: list[str] = []
        self.played: list[str] = []
        self.changes = 0
        self.act: Callable[[], object] | None = None
        self.librarian = Librarian(
            self.library, folder, anatomy(), self.say, self.saying, self.change, self.played.append
        )

    def say(self, sentence: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        self.said.append(f"{sentence} {action}".strip())
        self.act = run

    @contextmanager
    def saying(self) -> Iterator[None]:
        try:
            yield
        except RoutineError as error:
            self.said.append(str(error.faults[0]))

    def change(self) -> None:
        self.changes += 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "routines").mkdir()
    return tmp_path / "routines"


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


def test_a_file_is_taken_in_and_can_be_played_at_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "breeze.toml"
    file.write_text(OWN, encoding="utf-8")
    desk.librarian.take_in(file)
    assert desk.said == ["“Breeze” is in your library. Play"]
    assert desk.library.routine("breeze") is not None
    assert desk.changes == 1
    assert desk.act is not None
    desk.act()
    assert desk.played == ["breeze"]


def test_a_wrong_file_changes_nothing_and_is_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "breeze.toml"
    file.write_text(OWN.replace("seconds = 10", "seconds = 0"), encoding="utf-8")
    desk.librarian.take_in(file)
    assert desk.changes == 0
    assert desk.library.routines == ()
    assert len(desk.said) == 1
    assert "seconds" in desk.said[0]


def test_a_deleted_routine_can_be_brought_back(desk: Desk, folder: Path) -> None:
    (folder / "breeze.toml").write_text(OWN, encoding="utf-8")
    desk.library.reload()
    desk.librarian.delete("breeze")
    assert desk.library.routine("breeze") is None
    assert desk.said == ["“Breeze” was deleted. Undo"]
    assert desk.act is not None
    desk.act()
    assert desk.library.routine("breeze") is not None
    assert desk.changes == 2


def test_a_saved_sequence_is_in_the_library_by_its_name(desk: Desk, folder: Path) -> None:
    (folder / "breeze.toml").write_text(OWN, encoding="utf-8")
    desk.library.reload()
    saved: list[SequenceDraft] = []
    desk.librarian.save(SequenceDraft(title="My evening", parts=("breeze",)), saved.append)
    (named,) = saved
    assert named.title == "My evening"
    assert "My evening" in [routine.title for routine in desk.library.routines]


def test_a_sequence_whose_parts_do_not_go_together_is_not_saved_and_says_why(desk: Desk, folder: Path) -> None:
    (folder / "neck.toml").write_text(NECK, encoding="utf-8")
    desk.library.reload()
    saved: list[SequenceDraft] = []
    desk.librarian.save(SequenceDraft(title="Twice", parts=("neck", "neck")), saved.append)
    assert saved == []
    assert desk.said[0].startswith("“Twice” was not saved. Neck side: 2 min on one side")
    assert sorted(path.name for path in folder.iterdir()) == ["neck.toml"]
    desk.librarian.save(SequenceDraft(title="Once", parts=("neck",)), saved.append)
    assert [draft.title for draft in saved] == ["Once"]
