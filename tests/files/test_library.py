"""All routines there are, and what is wrong with those that can't be used."""

from pathlib import Path

import pytest

from tests.builders import anatomy
from upstroke.files.library import Library

STEP = '[[step]]\nid = "oil"\ntitle = "Oil"\ntechnique = "prep"\nseconds = 10\n'
SHARED = 'format = 1\ntitle = "Oil"\ntechnique = "prep"\n'


def routine(routine_id: str, title: str = "", steps: str = STEP) -> str:
    return f'format = 1\nid = "{routine_id}"\ntitle = "{title or routine_id}"\nslot = "any"\n{steps}'


class Shelf:
    """A bundled folder and a user's one."""

    def __init__(self, path: Path) -> None:
        self.bundled, self.own = path / "bundled", path / "own"
        for folder in (self.bundled, self.own):
            (folder / "steps").mkdir(parents=True)

    def library(self) -> Library:
        return Library((self.bundled, self.own), anatomy())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def ids(library: Library) -> list[str]:
    return [each.id for each in library.routines]


def sentences(library: Library, shelf: Shelf) -> list[str]:
    return [str(fault).replace(f"{shelf.own.parent}/", "") for fault in library.faults]


def test_routines_come_in_the_order_of_their_titles(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine("a", "Zeal"))
    (shelf.own / "b.toml").write_text(routine("b", "apple"))
    (shelf.own / "c.toml").write_text(routine("c", "Brisk"))
    library = shelf.library()
    assert ids(library) == ["b", "c", "a"]
    assert library.faults == ()


def test_a_routine_is_found_by_its_id_with_its_file(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine("a"))
    (shelf.own / "b.toml").write_text(routine("b"))
    library = shelf.library()
    found = library.routine("b")
    assert found is not None
    assert found.id == "b"
    assert library.path("b") == shelf.own / "b.toml"
    assert (library.is_bundled("a"), library.is_bundled("b")) == (True, False)


def test_an_id_that_is_not_there(shelf: Shelf) -> None:
    assert shelf.library().routine("none") is None
    with pytest.raises(KeyError):
        shelf.library().path("none")


def test_folders_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert Library((tmp_path / "none", tmp_path / "nowhere"), anatomy()).routines == ()


def test_a_wrong_file_is_named_and_the_others_are_there(shelf: Shelf) -> None:
    (shelf.own / "good.toml").write_text(routine("good"))
    (shelf.own / "bad.toml").write_text(routine("bad", steps=STEP.replace("seconds", "second")))
    (shelf.own / "broken.toml").write_text("format = ")
    before = (shelf.own / "bad.toml").read_text()
    library = shelf.library()
    assert ids(library) == ["good"]
    assert sentences(library, shelf) == [
        "own/broken.toml: is not valid TOML: Invalid value (at end of document)",
        'own/bad.toml: step 1 "oil": unknown field "second"; did you mean "seconds"?',
    ]
    assert (shelf.own / "bad.toml").read_text() == before


def test_a_folder_named_like_a_routine_is_named(shelf: Shelf) -> None:
    (shelf.own / "odd.toml").mkdir()
    assert sentences(shelf.library(), shelf) == ["own/odd.toml: is not a file"]


def test_other_files_are_passed_over(shelf: Shelf) -> None:
    (shelf.own / "notes.txt").write_text("not a routine")
    assert shelf.library().faults == ()


def test_a_users_file_never_takes_the_place_of_a_bundled_one(shelf: Shelf) -> None:
    (shelf.bundled / "calm.toml").write_text(routine("calm", "Bundled"))
    (shelf.own / "mine.toml").write_text(routine("calm", "Mine"))
    library = shelf.library()
    assert [each.title for each in library.routines] == ["Bundled"]
    assert sentences(library, shelf) == ['own/mine.toml: id: "calm" is already the id of calm.toml; choose another']


def test_a_users_shared_step_never_takes_the_place_of_a_bundled_one(shelf: Shelf) -> None:
    (shelf.bundled / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.own / "steps" / "oil.toml").write_text(SHARED + "seconds = 99")
    (shelf.bundled / "calm.toml").write_text(routine("calm", steps='[[step]]\nuse = "oil"'))
    library = shelf.library()
    assert sentences(library, shelf) == [
        "own/steps/oil.toml: there is already a shared step of this name; rename the file"
    ]
    assert library.shared["oil"]["seconds"] == 10


def test_a_user_may_use_bundled_steps_and_include_bundled_routines(shelf: Shelf) -> None:
    (shelf.bundled / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.bundled / "calm.toml").write_text(routine("calm"))
    block = '[[block]]\nid = "a"\ntitle = "A"\ninclude = "calm"\n'
    (shelf.own / "mine.toml").write_text(routine("mine", steps=block))
    (shelf.own / "own.toml").write_text(routine("own", steps='[[step]]\nuse = "oil"'))
    assert ids(shelf.library()) == ["calm", "mine", "own"]


def test_a_shared_step_that_cannot_be_read_is_named(shelf: Shelf) -> None:
    (shelf.own / "steps" / "oil.toml").write_text("seconds = 10")
    assert sentences(shelf.library(), shelf) == ['own/steps/oil.toml: "format = 1" is missing at the top of the file']


def test_reading_again_sees_what_has_changed(shelf: Shelf) -> None:
    (shelf.own / "a.toml").write_text("oops")
    library = shelf.library()
    assert library.faults
    (shelf.own / "a.toml").write_text(routine("a"))
    (shelf.own / "b.toml").write_text(routine("b"))
    library.reload()
    assert (ids(library), library.faults) == (["a", "b"], ())


def test_after_reading_again_all_is_at_hand(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine("a"))
    (shelf.own / "b.toml").write_text(routine("b"))
    library = shelf.library()
    assert [each.id for each in library.at_hand] == ["a"]
    library.reload()
    assert [each.id for each in library.at_hand] == ["a", "b"]


def test_what_the_bundled_folder_lacks_is_looked_for_in_the_others(shelf: Shelf) -> None:
    (shelf.own / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.own / "b.toml").write_text(routine("b"))
    assert "oil" in shelf.library().shared
    assert shelf.library().routine_file("b") is not None


def test_names_that_are_taken_are_those_of_ids_and_of_all_files(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine("a"))
    (shelf.own / "Sunday.toml").write_text(routine("b"))
    (shelf.own / "broken.toml").write_text("oops")
    assert shelf.library().taken_names == {"a", "b", "sunday", "broken"}
