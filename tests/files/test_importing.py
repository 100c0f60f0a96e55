"""A routine file that comes from elsewhere is checked, then copied to the user's own."""

from pathlib import Path

import pytest

from tests.builders import anatomy
from tests.routine_texts import OIL, routine_text
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine
from upstroke.files.faults import RoutineError
from upstroke.files.importing import IdTaken, Imported, import_routine, keep_both, put_in_place
from upstroke.files.routine_library import Library

BREEZE = routine_text("breeze", "Breeze", f"# a note of my own\n{OIL}")


class Desk:
    """The library as it is, the user's folder, and a file that came by mail."""

    def __init__(self, path: Path) -> None:
        self.bundled, self.own = path / "bundled", path / "own"
        self.bundled.mkdir()
        (self.bundled / "calm.toml").write_text(routine_text("calm"))
        self.mail = path / "mail.upstroke"

    @property
    def shelf(self) -> Library:
        return Library((self.bundled, self.own), anatomy())

    def take(self, text: str) -> Imported | IdTaken:
        """Import a text."""
        self.mail.write_text(text, encoding="utf-8")
        return import_routine(self.mail, self.shelf, self.own, anatomy())

    def taken(self, text: str) -> IdTaken:
        """Import a text whose id is taken; nothing is written."""
        before = {path: path.read_text() for path in self.own.glob("*")}
        found = self.take(text)
        assert isinstance(found, IdTaken)
        assert {path: path.read_text() for path in self.own.glob("*")} == before
        return found

    def routine(self, routine_id: str) -> Routine:
        routine = self.shelf.routine(routine_id)
        assert routine is not None
        return routine

    def refused(self, text: str) -> str:
        """Why a text is not imported; nothing is written."""
        before = sorted(self.own.glob("*"))
        with pytest.raises(RoutineError) as caught:
            self.take(text)
        assert sorted(self.own.glob("*")) == before
        return str(caught.value).replace(str(self.mail), "mail")


def new_id(found: Imported | IdTaken) -> str:
    """The id of a routine that was new."""
    assert isinstance(found, Imported)
    assert found.new
    return found.routine.id


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_good_file_is_copied_with_its_comments_and_found(desk: Desk) -> None:
    assert new_id(desk.take(BREEZE)) == "breeze"
    assert (desk.own / "breeze.toml").read_text() == BREEZE
    assert desk.mail.exists()
    library = desk.shelf
    assert [routine.id for routine in library.routines] == ["breeze", "calm"]
    assert not library.is_bundled("breeze")


def test_a_mark_at_the_start_of_the_file_is_no_hindrance(desk: Desk) -> None:
    assert new_id(desk.take(f"\ufeff{BREEZE}")) == "breeze"
    assert desk.shelf.faults == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BREEZE.replace("prep", "scrub"), 'mail: step 1 "oil", technique: '),
        ("<html>", "mail: is not valid TOML"),
        (BREEZE.replace("format = 1", "format = 9"), "9"),
        (BREEZE.replace('"breeze"', '"../../breeze"'), "mail: id: "),
        (BREEZE.replace(OIL, '[[step]]\nuse = "nowhere"\n'), 'mail: step 1, use: there is no shared step "nowhere"'),
    ],
)
def test_what_can_not_be_used_is_refused_with_the_reason(desk: Desk, text: str, reason: str) -> None:
    assert reason in desk.refused(text)


def test_a_file_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(RoutineError, match="can't be read"):
        import_routine(desk.mail, desk.shelf, desk.own, anatomy())


def test_no_file_of_the_users_is_overwritten(desk: Desk) -> None:
    # given a file of that name which can't be used just now, and one with another routine in it
    desk.own.mkdir()
    (desk.own / "breeze.toml").write_text("half an hour of my work, with a slip in it")
    (desk.own / "breeze-2.toml").write_text(BREEZE.replace('"breeze"', '"gale"'))
    # when a routine of that id is imported
    desk.take(BREEZE)
    # then it stands beside them
    assert (desk.own / "breeze.toml").read_text().startswith("half an hour")
    assert (desk.own / "breeze-3.toml").read_text() == BREEZE
    assert {routine.id for routine in desk.shelf.routines} == {"breeze", "calm", "gale"}


def test_the_file_gets_no_name_that_windows_keeps_for_itself(desk: Desk) -> None:
    assert new_id(desk.take(BREEZE.replace('"breeze"', '"aux"'))) == "aux"
    assert [path.name for path in desk.own.iterdir()] == ["aux-2.toml"]


def test_it_may_use_what_is_the_users_own(desk: Desk) -> None:
    (desk.own / "steps").mkdir(parents=True)
    (desk.own / "steps" / "rest.toml").write_text('format = 1\ntitle = "Rest"\ntechnique = "wait"\nseconds = 5\n')
    assert new_id(desk.take(BREEZE + '[[step]]\nuse = "rest"\n')) == "breeze"
    include = '[[block]]\nid = "a"\ninclude = "breeze"\n'
    assert new_id(desk.take(BREEZE.replace("breeze", "gale").replace(OIL, include))) == "gale"


def test_what_is_there_as_it_is_comes_no_second_time(desk: Desk) -> None:
    desk.take(BREEZE)
    for again in (BREEZE, BREEZE.replace("# a note of my own\n", "")):
        found = desk.take(again)
        assert isinstance(found, Imported)
        assert (found.routine.id, found.new) == ("breeze", False)
    assert [(file.name, file.read_text()) for file in desk.own.iterdir()] == [("breeze.toml", BREEZE)]


def test_an_id_that_is_taken_is_for_the_user_to_decide(desk: Desk) -> None:
    desk.take(BREEZE)
    found = desk.taken(BREEZE.replace('"Breeze"', '"Gale"'))
    assert (found.title, found.bundled) == ("Breeze", False)
    found = desk.taken(BREEZE.replace("breeze", "calm"))
    assert (found.title, found.bundled) == ("calm", True)


def test_both_are_kept_under_an_id_and_a_title_of_their_own(desk: Desk) -> None:
    desk.take(BREEZE)
    longer = BREEZE.replace("seconds = 10", "seconds = 20")
    again = [keep_both(desk.taken(longer), desk.shelf, desk.own) for _ in range(2)]
    assert [(routine.id, routine.title) for routine in again] == [
        ("breeze-2", "Breeze (2)"),
        ("breeze-3", "Breeze (3)"),
    ]
    assert desk.routine("breeze-2").steps == again[0].steps
    assert desk.routine("breeze").steps != again[0].steps
    other = keep_both(desk.taken(longer.replace('"Breeze"', '"Gale"')), desk.shelf, desk.own)
    assert (other.id, other.title) == ("gale", "Gale")
    assert desk.shelf.faults == ()


def test_the_longest_title_has_room_for_a_number(desk: Desk) -> None:
    title = "x" * 120
    desk.take(BREEZE.replace('"Breeze"', f'"{title}"'))
    found = keep_both(desk.taken(BREEZE.replace('"Breeze"', f'"{title}"').replace("10", "20")), desk.shelf, desk.own)
    assert desk.routine(found.id).title == f"{'x' * 114} (2)"


def test_a_sequence_that_is_kept_beside_another_plays_the_same(desk: Desk) -> None:
    blocks = '[[block]]\nid = "a"\ninclude = "calm"\n[[block]]\nid = "own"\ntitle = "Breeze"\n' + OIL.replace(
        "[[step]]", "[[block.step]]"
    )
    desk.take(BREEZE)
    found = desk.taken(BREEZE.replace(OIL, blocks))
    kept = desk.routine(keep_both(found, desk.shelf, desk.own).id)
    assert [entry.step for entry in open_routine(kept).entries] == [
        entry.step for entry in open_routine(found.routine).entries
    ]


def test_what_is_replaced_can_be_brought_back(desk: Desk) -> None:
    desk.take(BREEZE)
    gale = BREEZE.replace('"Breeze"', '"Gale"')
    former = put_in_place(desk.taken(gale), desk.shelf)
    assert [(file.name, file.read_text()) for file in desk.own.iterdir()] == [("breeze.toml", gale)]
    assert former.title == "Breeze"
    former.bring_back()
    assert desk.routine("breeze").title == "Breeze"
