"""Taking in, saving and deleting routines, with real files; only the window is not real."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import anatomy, step
from tests.routine_texts import BREEZE, OIL, routine_text
from upstroke.domain.draft import Draft
from upstroke.domain.routine import Side, Strokes
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import Library
from upstroke.librarian import Librarian

GALE = BREEZE.replace('"Breeze"', '"Gale"')
"""Another routine with the same id."""


class Desk:
    """What the user hears and is asked, and can do about it."""

    def __init__(self, folder: Path) -> None:
        self.shelf = Library((folder.parent / "bundled", folder), anatomy())
        self.said: list[str] = []
        self.asked: list[tuple[str, bool]] = []
        self.answers: dict[str, Callable[[], object]] = {}
        """To the question that was asked last."""
        self.place: Path | None = None
        """Where a routine is to be exported to."""
        self.chosen: Sequence[Path] = ()
        """What the user chooses to import."""
        self.played: list[str] = []
        self.changes = 0
        self.act: Callable[[], object] | None = None
        self.librarian = Librarian(
            self.shelf, folder, anatomy(), self.say, self.saying, self, self.change, self.played.append
        )
        self._folder = folder

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None, *, good: bool = False
    ) -> None:
        self.said.append(f"{sentence} {action}".strip())
        self.act = run

    @contextmanager
    def saying(self) -> Iterator[None]:
        try:
            yield
        except RoutineError as error:
            self.said.append(str(error.faults[0]))
        except OSError as error:
            self.said.append(str(error))

    def which(self) -> Sequence[Path]:
        return self.chosen

    def where(self, title: str) -> Path | None:
        return self.place

    def clash(
        self,
        title: str,
        bundled: bool,
        keep_both: Callable[[], object],
        replace: Callable[[], object],
        cancel: Callable[[], object],
    ) -> None:
        self.asked.append((title, bundled))
        self.answers = {"keep both": keep_both, "replace": replace, "cancel": cancel}

    def change(self) -> None:
        self.changes += 1

    def undo(self) -> None:
        """Do what was offered last."""
        assert self.act is not None
        self.act()

    @property
    def titles(self) -> list[str]:
        return [routine.title for routine in self.shelf.routines]

    def write(self, name: str, text: str) -> Path:
        """A file of the user's own, written by someone else."""
        path = self._folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "routines").mkdir()
    return tmp_path / "routines"


@pytest.fixture
def desk(folder: Path) -> Desk:
    return Desk(folder)


@pytest.fixture
def mail(tmp_path: Path) -> Callable[[str, str], Path]:
    """Files that came from elsewhere, by name and text."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


Mail = Callable[[str, str], Path]


def test_a_file_is_taken_in_and_can_be_played_at_once(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "breeze.toml"
    file.write_text(BREEZE, encoding="utf-8")
    desk.librarian.take_in(file)
    assert desk.said == ["“Breeze” is in your library. Play"]
    assert desk.shelf.routine("breeze") is not None
    assert desk.changes == 1
    assert desk.act is not None
    desk.act()
    assert desk.played == ["breeze"]


def test_a_wrong_file_changes_nothing_and_is_said(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "breeze.toml"
    file.write_text(BREEZE.replace("seconds = 10", "seconds = 0"), encoding="utf-8")
    desk.librarian.take_in(file)
    assert desk.changes == 0
    assert desk.shelf.routines == ()
    assert len(desk.said) == 1
    assert "seconds" in desk.said[0]


def test_a_deleted_routine_can_be_brought_back(desk: Desk, folder: Path) -> None:
    (folder / "breeze.toml").write_text(BREEZE, encoding="utf-8")
    desk.shelf.reload()
    desk.librarian.delete("breeze")
    assert desk.shelf.routine("breeze") is None
    assert desk.said == ["“Breeze” was deleted. Undo"]
    assert desk.act is not None
    desk.act()
    assert desk.shelf.routine("breeze") is not None
    assert desk.changes == 2


def test_the_same_file_again_is_said_to_be_there(desk: Desk, mail: Mail) -> None:
    desk.librarian.take_in(mail("breeze.upstroke", BREEZE))
    desk.librarian.take_in(mail("breeze.upstroke", BREEZE))
    assert desk.said == ["“Breeze” is in your library. Play", "“Breeze” is already in your library. Play"]
    assert desk.changes == 1
    assert desk.asked == []


def test_of_an_id_that_is_taken_both_can_be_kept(desk: Desk, mail: Mail) -> None:
    desk.write("breeze.toml", BREEZE)
    desk.librarian.take_in(mail("a.toml", BREEZE.replace("seconds = 10", "seconds = 20")))
    assert desk.asked == [("Breeze", False)]
    assert (desk.said, desk.changes) == ([], 0)
    desk.answers["keep both"]()
    assert desk.titles == ["Breeze", "Breeze (2)"]
    assert desk.said == ["“Breeze (2)” is in your library. Play"]
    desk.undo()
    assert desk.played == ["breeze-2"]


def test_one_of_the_users_own_can_be_replaced_and_brought_back(desk: Desk, mail: Mail, folder: Path) -> None:
    desk.write("breeze.toml", BREEZE)
    desk.librarian.take_in(mail("a.toml", GALE))
    desk.answers["replace"]()
    assert desk.titles == ["Gale"]
    assert desk.said == ["“Breeze” was replaced. Undo"]
    desk.undo()
    assert desk.titles == ["Breeze"]
    assert (folder / "breeze.toml").read_text(encoding="utf-8") == BREEZE


def test_undo_takes_nothing_away_that_was_made_meanwhile(desk: Desk, folder: Path) -> None:
    desk.write("breeze.toml", BREEZE)
    desk.librarian.delete("breeze")
    undo = desk.act
    desk.librarian.save(Draft(title="Breeze").inserted([step("jaw")]), lambda _: None)
    assert undo is not None
    undo()
    assert "there is another routine in it by now" in desk.said[-1]
    assert [routine.steps[0].id for routine in desk.shelf.routines] == ["jaw"]


def test_of_several_files_the_next_waits_for_the_answer(desk: Desk, mail: Mail) -> None:
    desk.write("breeze.toml", BREEZE)
    files = [
        mail("calm.toml", routine_text("calm", "Calm")),
        mail("a.toml", GALE),
        mail("strange.toml", "<html>"),
        mail("b.toml", GALE.replace("Gale", "Squall")),
        mail("deep.upstroke", routine_text("deep", "Deep")),
    ]
    desk.chosen = files
    desk.librarian.choose()
    assert desk.asked == [("Breeze", False)]
    assert desk.titles == ["Breeze", "Calm"]
    desk.answers["keep both"]()
    assert desk.asked == [("Breeze", False), ("Breeze", False)]
    desk.answers["cancel"]()
    assert desk.titles == ["Breeze", "Calm", "Deep", "Gale"]
    assert [said.partition(": ")[2][:16] for said in desk.said] == ["is not valid TOM", ""]
    assert desk.said[-1] == "3 routines are in your library."


def test_a_draft_that_was_saved_is_renamed_by_saving_it_under_another_title(desk: Desk, folder: Path) -> None:
    saved: list[Draft] = []
    desk.librarian.save(Draft(title="Mine").inserted([step("jaw")]), saved.append)
    assert desk.titles == ["Mine"]
    desk.librarian.save(replace(saved[0], title="Calm"), saved.append)
    assert desk.titles == ["Calm"]
    assert [path.name for path in folder.iterdir()] == ["mine.toml"]
    assert [draft.title for draft in saved] == ["Mine", "Calm"]
    assert (desk.said, desk.changes) == ([], 2)


def test_who_saves_knows_of_it_before_the_library_is_another(desk: Desk) -> None:
    changes: list[int] = []
    desk.librarian.save(Draft(title="Mine").inserted([step("jaw")]), lambda _: changes.append(desk.changes))
    assert (changes, desk.changes) == ([0], 1)


def test_a_draft_that_could_not_be_read_again_is_not_written_and_says_why(desk: Desk, folder: Path) -> None:
    saved: list[Draft] = []
    desk.librarian.save(Draft(title="Bare").inserted([replace(step("jaw"), paths=())]), saved.append)
    assert (saved, list(folder.iterdir())) == ([], [])
    assert desk.said[0].startswith("“Bare” was not written: step 1")


def test_a_draft_that_can_not_be_written_is_said_to_be_not_saved(desk: Desk, folder: Path) -> None:
    folder.rmdir()
    folder.write_text("a file where the folder should be")
    saved: list[Draft] = []
    desk.librarian.save(Draft(title="Mine").inserted([step("jaw")]), saved.append)
    assert (saved, desk.changes) == ([], 0)
    assert desk.said[0].startswith("“Mine” was not saved: ")


def test_a_draft_whose_parts_do_not_go_together_is_not_saved_and_says_why(desk: Desk, folder: Path) -> None:
    neck = step("neck", Strokes(15, 15), side=Side.EACH, zones=("neck_side",))
    saved: list[Draft] = []
    desk.librarian.save(Draft(title="Twice").inserted([neck, neck]), saved.append)
    assert (saved, list(folder.iterdir())) == ([], [])
    assert desk.said[0].startswith("“Twice” was not saved. Neck side: 2 min on one side")


def test_a_routine_that_is_gone_when_it_is_to_be_replaced_is_just_taken_in(
    desk: Desk, folder: Path, mail: Mail
) -> None:
    path = desk.write("breeze.toml", BREEZE)
    desk.shelf.reload()
    desk.librarian.take_in(mail("gale.toml", GALE))
    path.unlink()
    desk.librarian.reload()
    desk.answers["replace"]()
    assert desk.titles == ["Gale"]


def test_a_draft_is_exported_to_where_the_user_wants_it(desk: Desk, tmp_path: Path) -> None:
    draft = Draft().inserted([step("jaw")])
    desk.librarian.export(draft)
    assert desk.said == [], "they thought better of it"
    desk.place = tmp_path / "mine.upstroke"
    desk.librarian.export(draft)
    assert desk.said == [f"“My routine” was written to {desk.place}."]
    desk.librarian.take_in(desk.place)
    assert [routine.steps for routine in desk.shelf.routines] == [(step("jaw"),)]


def test_files_are_read_again_only_where_they_are_others(desk: Desk) -> None:
    assert desk.titles == []
    file = desk.write("breeze.toml", BREEZE)
    desk.librarian.reload()
    desk.librarian.reload()
    assert (desk.titles, desk.changes, desk.said) == (["Breeze"], 1, [])
    file.unlink()
    desk.librarian.reload()
    assert (desk.titles, desk.changes) == ([], 2)


def test_what_is_wrong_with_a_file_is_said_once_and_that_it_stays(desk: Desk) -> None:
    file = desk.write("breeze.toml", BREEZE)
    assert desk.titles == ["Breeze"]
    wrong = BREEZE.replace(OIL, OIL.replace("seconds", "secnds") + OIL)
    for text in (wrong, wrong + "# still at it\n"):
        file.write_text(text, encoding="utf-8")
        desk.librarian.reload()
    assert desk.said == [
        f'{file}: step 1 "oil": unknown field "secnds"; did you mean "seconds"? It was kept as it was before.'
    ]
    assert desk.titles == ["Breeze"]
    # what is wrong beside it is said when the first thing is mended
    file.write_text(wrong.replace("secnds", "seconds"), encoding="utf-8")
    desk.librarian.reload()
    assert desk.said[1:] == [
        f'{file}: step 2 "oil", id: is used twice in this routine; give each step its own.'
        " It was kept as it was before."
    ]
    # and what comes again is said again
    file.write_text(BREEZE, encoding="utf-8")
    desk.librarian.reload()
    file.write_text(wrong, encoding="utf-8")
    desk.librarian.reload()
    assert len(desk.said) == 3


def test_what_was_never_good_is_said_as_it_is(desk: Desk) -> None:
    file = desk.write("breeze.toml", "format = 9")
    desk.librarian.tell()
    desk.librarian.tell()
    assert desk.said == [f"{file}: has format 9, and this Upstroke reads up to format 1; open it with a newer Upstroke"]
