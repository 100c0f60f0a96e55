"""A routine file that comes from elsewhere is checked, then copied to the user's own."""

from pathlib import Path

import pytest

from tests.builders import anatomy
from upstroke.files.faults import RoutineError
from upstroke.files.importing import import_routine
from upstroke.files.library import Library

BUNDLED = 'format = 1\nid = "calm"\ntitle = "Calm"\nslot = "any"\n'
STEP = '[[step]]\nid = "oil"\ntitle = "Oil"\ntechnique = "prep"\nseconds = 10\n'
BREEZE = f'format = 1\nid = "breeze"\ntitle = "Breeze"\nslot = "any"\n# a note of my own\n{STEP}'


class Desk:
    """The library as it is, the user's folder, and a file that came by mail."""

    def __init__(self, path: Path) -> None:
        self.bundled, self.own = path / "bundled", path / "own"
        self.bundled.mkdir()
        (self.bundled / "calm.toml").write_text(BUNDLED + STEP)
        self.mail = path / "mail.upstroke"

    @property
    def library(self) -> Library:
        return Library((self.bundled, self.own), anatomy())

    def take(self, text: str) -> str:
        """Import a text, and return the id of the routine."""
        self.mail.write_text(text, encoding="utf-8")
        return import_routine(self.mail, self.library, self.own, anatomy()).id

    def refused(self, text: str) -> str:
        """Why a text is not imported; nothing is written."""
        before = sorted(self.own.glob("*"))
        with pytest.raises(RoutineError) as caught:
            self.take(text)
        assert sorted(self.own.glob("*")) == before
        return str(caught.value).replace(str(self.mail), "mail")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_good_file_is_copied_with_its_comments_and_found(desk: Desk) -> None:
    assert desk.take(BREEZE) == "breeze"
    assert (desk.own / "breeze.toml").read_text() == BREEZE
    assert desk.mail.exists()
    library = desk.library
    assert [routine.id for routine in library.routines] == ["breeze", "calm"]
    assert not library.is_bundled("breeze")


def test_a_mark_at_the_start_of_the_file_is_no_hindrance(desk: Desk) -> None:
    assert desk.take(f"\ufeff{BREEZE}") == "breeze"
    assert desk.library.faults == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BREEZE.replace("breeze", "calm"), 'mail: id: "calm" is already in your library; give this one another id'),
        (BREEZE.replace("prep", "scrub"), 'mail: step 1 "oil", technique: '),
        ("<html>", "mail: is not valid TOML"),
        (BREEZE.replace("format = 1", "format = 9"), "9"),
        (BREEZE.replace('"breeze"', '"../../breeze"'), "mail: id: "),
        (BREEZE.replace(STEP, '[[step]]\nuse = "nowhere"\n'), 'mail: step 1, use: there is no shared step "nowhere"'),
    ],
)
def test_what_can_not_be_used_is_refused_with_the_reason(desk: Desk, text: str, reason: str) -> None:
    assert reason in desk.refused(text)


def test_a_file_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(RoutineError, match="can't be read"):
        import_routine(desk.mail, desk.library, desk.own, anatomy())


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
    assert {routine.id for routine in desk.library.routines} == {"breeze", "calm", "gale"}


def test_the_file_gets_no_name_that_windows_keeps_for_itself(desk: Desk) -> None:
    assert desk.take(BREEZE.replace('"breeze"', '"aux"')) == "aux"
    assert [path.name for path in desk.own.iterdir()] == ["aux-2.toml"]


def test_it_may_use_what_is_the_users_own(desk: Desk) -> None:
    (desk.own / "steps").mkdir(parents=True)
    (desk.own / "steps" / "rest.toml").write_text('format = 1\ntitle = "Rest"\ntechnique = "wait"\nseconds = 5\n')
    assert desk.take(BREEZE + '[[step]]\nuse = "rest"\n') == "breeze"
    include = '[[block]]\nid = "a"\ninclude = "breeze"\n'
    assert desk.take(BREEZE.replace("breeze", "gale").replace(STEP, include)) == "gale"


def test_the_same_file_again_is_no_error_and_no_second_copy(desk: Desk) -> None:
    assert desk.take(BREEZE) == desk.take(BREEZE) == "breeze"
    assert [file.name for file in desk.own.iterdir()] == ["breeze.toml"]
