"""All routines there are, and what is wrong with those that can't be used."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import anatomy
from tests.routine_texts import OIL, routine_text
from upstroke.domain.routine import Seconds
from upstroke.files import routine_toml
from upstroke.files.routine_library import Library

SHARED = 'format = 1\ntitle = "Oil"\ntechnique = "prep"\n'


class Shelf:
    """A bundled folder and a user's one."""

    def __init__(self, path: Path) -> None:
        self.bundled, self.own = path / "bundled", path / "own"
        for folder in (self.bundled, self.own):
            (folder / "steps").mkdir(parents=True)

    def shelf(self) -> Library:
        return Library((self.bundled, self.own), anatomy())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def ids(library: Library) -> list[str]:
    return [each.id for each in library.routines]


def sentences(library: Library, shelf: Shelf) -> list[str]:
    return [str(fault).replace(f"{shelf.own.parent}/", "") for fault in library.faults]


def test_routines_come_in_the_order_of_their_titles(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine_text("a", "Zeal"))
    (shelf.own / "b.toml").write_text(routine_text("b", "apple"))
    (shelf.own / "c.toml").write_text(routine_text("c", "Brisk"))
    library = shelf.shelf()
    assert ids(library) == ["b", "c", "a"]
    assert library.faults == ()


def test_a_routine_is_found_by_its_id_with_its_file(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine_text("a"))
    (shelf.own / "b.toml").write_text(routine_text("b"))
    library = shelf.shelf()
    found = library.routine("b")
    assert found is not None
    assert found.id == "b"
    assert library.path("b") == shelf.own / "b.toml"
    assert (library.is_bundled("a"), library.is_bundled("b")) == (True, False)


def test_an_id_that_is_not_there(shelf: Shelf) -> None:
    assert shelf.shelf().routine("none") is None
    with pytest.raises(KeyError):
        shelf.shelf().path("none")


def test_folders_that_are_not_there_are_empty(tmp_path: Path) -> None:
    assert Library((tmp_path / "none", tmp_path / "nowhere"), anatomy()).routines == ()


def test_a_wrong_file_is_named_and_the_others_are_there(shelf: Shelf) -> None:
    (shelf.own / "good.toml").write_text(routine_text("good"))
    (shelf.own / "bad.toml").write_text(routine_text("bad", steps=OIL.replace("seconds", "second")))
    (shelf.own / "broken.toml").write_text("format = ")
    before = (shelf.own / "bad.toml").read_text()
    library = shelf.shelf()
    assert ids(library) == ["good"]
    assert sentences(library, shelf) == [
        "own/broken.toml: is not valid TOML: Invalid value (at end of document)",
        'own/bad.toml: step 1 "oil": unknown field "second"; did you mean "seconds"?',
    ]
    assert (shelf.own / "bad.toml").read_text() == before


def test_a_folder_named_like_a_routine_is_named(shelf: Shelf) -> None:
    (shelf.own / "odd.toml").mkdir()
    assert sentences(shelf.shelf(), shelf) == ["own/odd.toml: is not a file"]


def test_other_files_are_passed_over(shelf: Shelf) -> None:
    (shelf.own / "notes.txt").write_text("not a routine")
    assert shelf.shelf().faults == ()


def test_a_users_file_never_takes_the_place_of_a_bundled_one(shelf: Shelf) -> None:
    (shelf.bundled / "calm.toml").write_text(routine_text("calm", "Bundled"))
    (shelf.own / "mine.toml").write_text(routine_text("calm", "Mine"))
    library = shelf.shelf()
    assert [each.title for each in library.routines] == ["Bundled"]
    assert sentences(library, shelf) == ['own/mine.toml: id: "calm" is already the id of calm.toml; choose another']


def test_a_users_shared_step_never_takes_the_place_of_a_bundled_one(shelf: Shelf) -> None:
    (shelf.bundled / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.own / "steps" / "oil.toml").write_text(SHARED + "seconds = 99")
    (shelf.bundled / "calm.toml").write_text(routine_text("calm", steps='[[step]]\nuse = "oil"'))
    library = shelf.shelf()
    assert sentences(library, shelf) == [
        "own/steps/oil.toml: there is already a shared step of this name; rename the file"
    ]
    assert library.shared["oil"]["seconds"] == 10


def test_a_user_may_use_bundled_steps_and_include_bundled_routines(shelf: Shelf) -> None:
    (shelf.bundled / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.bundled / "calm.toml").write_text(routine_text("calm"))
    block = '[[block]]\nid = "a"\ntitle = "A"\ninclude = "calm"\n'
    (shelf.own / "mine.toml").write_text(routine_text("mine", steps=block))
    (shelf.own / "own.toml").write_text(routine_text("own", steps='[[step]]\nuse = "oil"'))
    assert ids(shelf.shelf()) == ["calm", "mine", "own"]


def test_a_shared_step_that_cannot_be_read_is_named(shelf: Shelf) -> None:
    (shelf.own / "steps" / "oil.toml").write_text("seconds = 10")
    assert sentences(shelf.shelf(), shelf) == ['own/steps/oil.toml: "format = 1" is missing at the top of the file']


def test_reading_again_sees_what_has_changed(shelf: Shelf) -> None:
    (shelf.own / "a.toml").write_text("oops")
    library = shelf.shelf()
    assert library.faults
    (shelf.own / "a.toml").write_text(routine_text("a"))
    (shelf.own / "b.toml").write_text(routine_text("b"))
    library.reload()
    assert (ids(library), library.faults) == (["a", "b"], ())


def test_after_reading_again_all_is_at_hand(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine_text("a"))
    (shelf.own / "b.toml").write_text(routine_text("b"))
    library = shelf.shelf()
    assert [each.id for each in library.at_hand] == ["a"]
    library.reload()
    assert [each.id for each in library.at_hand] == ["a", "b"]


def test_what_the_bundled_folder_lacks_is_looked_for_in_the_others(shelf: Shelf) -> None:
    (shelf.own / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.own / "b.toml").write_text(routine_text("b"))
    assert "oil" in shelf.shelf().shared
    assert shelf.shelf().routine_file("b") is not None


def test_one_of_the_users_is_had_soon_without_the_others(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine_text("a"))
    (shelf.own / "b.toml").write_text(routine_text("b"))
    (shelf.own / "c.toml").write_text("oops")
    library = shelf.shelf()
    found = library.routine_soon("b")
    assert [each.id for each in library.at_hand] == ["a"]
    assert ids(library) == ["a", "b"]
    assert found == library.routine("b") == library.routine_soon("b")


@pytest.mark.parametrize("name", ["b.toml", "other.toml"])
def test_one_that_leans_on_others_is_had_with_them(shelf: Shelf, name: str) -> None:
    (shelf.own / "steps" / "oil.toml").write_text(SHARED + "seconds = 10")
    (shelf.own / name).write_text(routine_text("b", steps='[[step]]\nuse = "oil"'))
    found = shelf.shelf().routine_soon("b")
    assert found is not None
    assert found.steps[0].id == "oil"
    assert shelf.shelf().routine_soon("gone") is None


def test_names_that_are_taken_are_those_of_ids_and_of_all_files(shelf: Shelf) -> None:
    (shelf.bundled / "a.toml").write_text(routine_text("a"))
    (shelf.own / "Sunday.toml").write_text(routine_text("b"))
    (shelf.own / "broken.toml").write_text("oops")
    assert shelf.shelf().taken_names == {"a", "b", "sunday", "broken"}


def reload(library: Library, shelf: Shelf) -> list[str]:
    """What is said of the files after they were read again."""
    library.reload()
    return sentences(library, shelf)


def test_a_routine_stays_as_it_was_while_its_file_is_broken(shelf: Shelf) -> None:
    file = shelf.own / "a.toml"
    file.write_text(routine_text("a", "First"))
    library = shelf.shelf()
    first = library.routine("a")
    for broken in ("format = ", routine_text("a", "Second", OIL.replace("prep", "scrub"))):
        file.write_text(broken)
        (fault,) = reload(library, shelf)
        assert fault.startswith("own/a.toml: ")
        assert library.keeps(library.faults[0])
        assert library.routine("a") == first
        assert library.path("a") == file
    file.write_text(routine_text("a", "Third"))
    assert reload(library, shelf) == []
    assert [each.title for each in library.routines] == ["Third"]


def test_a_routine_whose_file_is_gone_is_gone(shelf: Shelf) -> None:
    file = shelf.own / "a.toml"
    file.write_text(routine_text("a"))
    library = shelf.shelf()
    assert ids(library) == ["a"]
    file.unlink()
    assert (reload(library, shelf), ids(library)) == ([], [])
    # and what comes back broken is not what it was
    file.write_text("format = ")
    assert len(reload(library, shelf)) == 1
    assert ids(library) == []
    assert not library.keeps(library.faults[0])


def test_a_sequence_goes_on_with_the_former_of_a_broken_routine(shelf: Shelf) -> None:
    include = '[[block]]\nid = "a"\ninclude = "a"\nsteps = ["oil"]\n'
    (shelf.own / "a.toml").write_text(routine_text("a"))
    (shelf.own / "mine.toml").write_text(routine_text("mine", steps=include))
    library = shelf.shelf()
    assert ids(library) == ["a", "mine"]
    # given a routine whose step is wrong and has another name, and a sequence that takes it by the old one
    (shelf.own / "a.toml").write_text(routine_text("a", steps=OIL.replace("oil", "balm").replace("prep", "scrub")))
    (shelf.own / "mine.toml").write_text(routine_text("mine", "Mine too", steps=include))
    # then only the routine is at fault, and the sequence is the new one
    (fault,) = reload(library, shelf)
    assert fault.startswith("own/a.toml: ")
    assert [each.title for each in library.routines] == ["a", "Mine too"]


def test_a_sequence_stays_when_what_it_includes_is_gone(shelf: Shelf) -> None:
    (shelf.own / "a.toml").write_text(routine_text("a"))
    (shelf.own / "mine.toml").write_text(routine_text("mine", steps='[[block]]\nid = "a"\ninclude = "a"\n'))
    library = shelf.shelf()
    mine = library.routine("mine")
    (shelf.own / "a.toml").unlink()
    assert reload(library, shelf) == ['own/mine.toml: block "a", include: there is no routine "a"']
    assert library.routine("mine") == mine
    assert library.keeps(library.faults[0])


def test_a_shared_step_stays_as_it_was_while_its_file_is_broken(shelf: Shelf) -> None:
    step = shelf.own / "steps" / "oil.toml"
    step.write_text(SHARED + "seconds = 10")
    (shelf.own / "a.toml").write_text(routine_text("a", steps='[[step]]\nuse = "oil"'))
    library = shelf.shelf()
    assert ids(library) == ["a"]
    step.write_text("oops")
    assert len(reload(library, shelf)) == 1
    assert library.keeps(library.faults[0])
    assert library.shared["oil"]["seconds"] == 10
    step.write_text(SHARED + "seconds = 20")
    assert reload(library, shelf) == []
    routine = library.routine("a")
    assert routine is not None
    assert routine.steps[0].dose == Seconds(20)


def test_a_former_routine_gives_its_id_to_one_that_is_good(shelf: Shelf) -> None:
    (shelf.own / "a.toml").write_text(routine_text("x", "Former"))
    library = shelf.shelf()
    assert ids(library) == ["x"]
    (shelf.own / "a.toml").write_text("oops")
    (shelf.own / "b.toml").write_text(routine_text("x", "New"))
    assert len(reload(library, shelf)) == 1
    assert [each.title for each in library.routines] == ["New"]


def test_only_files_that_changed_are_read_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[bytes] = []
    parse = routine_toml.parse

    def counted(content: bytes) -> dict[str, Any]:
        parsed.append(content)
        return parse(content)

    monkeypatch.setattr(routine_toml, "parse", counted)
    for name in ("a", "b", "c"):
        (shelf.own / f"{name}.toml").write_text(routine_text(name))
    library = shelf.shelf()
    assert (ids(library), len(parsed)) == (["a", "b", "c"], 3)
    (shelf.own / "b.toml").write_text(routine_text("b", "Brisk"))
    library.reload()
    assert len(parsed) == 4
    assert [each.title for each in library.routines] == ["a", "Brisk", "c"]


def test_it_knows_that_files_are_others_than_it_has_read(shelf: Shelf) -> None:
    def changed(change: Callable[[], object]) -> bool:
        """Whether a change is seen, and no longer once it was read."""
        change()
        seen = library.stale
        library.reload()
        assert not library.stale
        return seen

    file, step = shelf.own / "a.toml", shelf.own / "steps" / "oil.toml"
    library = shelf.shelf()
    file.write_text(routine_text("a"))
    assert not library.stale, "it has read nothing yet"
    assert ids(library) == ["a"]
    assert not library.stale
    assert changed(lambda: file.write_text(routine_text("a", "Another")))
    assert changed(lambda: step.write_text(SHARED + "seconds = 10"))
    assert changed(lambda: step.write_text(SHARED + "seconds = 200"))
    assert changed(lambda: file.rename(shelf.own / "b.toml"))
    assert changed(step.unlink)
    assert not changed(lambda: (shelf.own / "notes.txt").write_text("mine"))


def test_what_editors_hide_is_no_routine(shelf: Shelf) -> None:
    (shelf.own / ".#a.toml").write_text("me@home.1234")
    (shelf.own / "._a.toml").write_bytes(b"\x00\x05")
    assert shelf.shelf().faults == ()
