"""All that is the user's, from one machine to another in a zip."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import tomli
from hypothesis import HealthCheck, given, settings

from tests.history.facts import one_of_each
from tests.history.sessions import histories, session
from tests.routine_texts import BREEZE, routine_text
from upstroke import takeout
from upstroke.commands import load_library
from upstroke.domain.anatomy import Anatomy
from upstroke.domain.session import Session
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.settings import SettingsStore
from upstroke.history.exchange import export_history
from upstroke.history.exchange_error import ExchangeError
from upstroke.history.facts import FAVOURITES
from upstroke.history.merging import Merged
from upstroke.history.store import History
from upstroke.paths import UserPaths, resources_dir
from upstroke.takeout import Taken

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def anatomy() -> Anatomy:
    return load_anatomy(resources_dir() / "face")


class Machine:
    """A profile with a history, routines and settings."""

    def __init__(self, folder: Path, anatomy: Anatomy) -> None:
        self.paths = UserPaths.under(folder)
        self.paths.routines.mkdir(parents=True)
        self.anatomy = anatomy

    def do(self, *numbers: int) -> "Machine":
        with closing(History.open(self.paths.database)) as history:
            history.merge(session(number) for number in numbers)
        return self

    def delete(self, number: int) -> "Machine":
        with closing(History.open(self.paths.database)) as history:
            history.delete(session(number).id, NOW)
        return self

    def write(self, name: str, text: str) -> "Machine":
        (self.paths.routines / name).write_text(text)
        return self

    def export(self, file: Path) -> Path:
        with closing(History.open(self.paths.database)) as history:
            takeout.export(history, self.paths, file, NOW)
        return file

    def take(self, file: Path) -> Taken:
        with closing(History.open(self.paths.database)) as history:
            return takeout.take(history, load_library(self.paths, self.anatomy), self.paths, self.anatomy, file)

    def history(self, path: Path) -> str:
        with closing(History.open(self.paths.database)) as history:
            export_history(history, path, NOW)
        return path.read_text()

    @property
    def routines(self) -> list[str]:
        return sorted(path.name for path in self.paths.routines.glob("*.toml"))


@pytest.fixture
def full(tmp_path: Path, anatomy: Anatomy) -> Machine:
    """One on which all kinds of things are."""
    machine = Machine(tmp_path / "full", anatomy).do(1, 2, 3).delete(3).write("breeze.toml", BREEZE)
    with closing(History.open(machine.paths.database)) as history:
        history.facts.put(FAVOURITES, "breeze", True, NOW)
    machine.paths.settings.write_text("[appearance]\ntheme = 'dark'\n")
    return machine


@pytest.fixture
def empty(tmp_path: Path, anatomy: Anatomy) -> Machine:
    return Machine(tmp_path / "empty", anatomy)


def test_a_zip_holds_everything_for_the_user_alone(full: Machine, tmp_path: Path) -> None:
    file = full.export(tmp_path / "a.zip")
    with ZipFile(file) as zipped:
        assert zipped.namelist() == ["history.json", "history.csv", "routines/breeze.toml", "settings.toml"]
        assert zipped.read("routines/breeze.toml").decode() == BREEZE
        assert zipped.read("history.json").decode() == full.history(tmp_path / "a.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert takeout.written(file) == f"Your history, routines and settings were written to {file}."


def test_a_new_machine_has_it_all_but_the_settings(full: Machine, empty: Machine, tmp_path: Path) -> None:
    taken = empty.take(full.export(tmp_path / "a.zip"))
    assert taken.merged == Merged(added=2, facts=1), "and of what was deleted nothing is said"
    assert taken.routines.new == ("Breeze",)
    assert taken.sentence.endswith("1 thing that you told taken over. 1 routine taken in.")
    assert empty.history(tmp_path / "b.json") == full.history(tmp_path / "a.json")
    assert empty.routines == ["breeze.toml"]
    assert not empty.paths.settings.exists()

    store = SettingsStore(empty.paths.settings)
    assert takeout.take_settings(taken.settings, store) == ()
    assert store.settings.theme == "dark"
    assert tomli.loads(empty.paths.settings.read_text())["appearance"]["theme"] == "dark"


def test_wrong_settings_are_told_and_the_others_taken(empty: Machine) -> None:
    store = SettingsStore(empty.paths.settings)
    troubles = takeout.take_settings(b"[appearance]\ntheme = 'loud'\n[massage]\ntempo_percent = 90\n", store)
    assert len(troubles) == 1
    assert troubles[0].startswith("settings.toml: [appearance] theme must be one of")
    assert (store.settings.theme, store.settings.tempo_percent) == ("system", 90)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20)
@given(histories, one_of_each("breeze"))
def test_a_zip_loses_nothing_of_the_history(
    tmp_path: Path, anatomy: Anatomy, made: list[Session], said: tuple[tuple[object, ...], ...]
) -> None:
    paths, file = UserPaths.under(tmp_path / "none"), tmp_path / "a.zip"
    here, there = History.in_memory(), History.in_memory()
    here.merge(made)
    for kind, key, value, _ in said:
        here.facts.put(kind, key, value, NOW)  # type: ignore[arg-type]
    for each in made[3:]:
        here.delete(each.id, NOW)
    takeout.export(here, paths, file, NOW)
    takeout.take(there, load_library(paths, anatomy), paths, anatomy, file)
    texts = []
    for number, history in enumerate((here, there)):
        export_history(history, tmp_path / f"{number}.json", NOW)
        texts.append((tmp_path / f"{number}.json").read_text())
    assert texts[0] == texts[1]


def test_two_machines_hold_the_same_whoever_is_first(tmp_path: Path, anatomy: Anatomy) -> None:
    other = routine_text("breeze", "Breeze", '[[step]]\nuse = "jawline"\n')
    found = []
    for order in ("ab", "ba"):
        a = Machine(tmp_path / f"{order}-a", anatomy).do(1, 2).write("breeze.toml", BREEZE)
        b = Machine(tmp_path / f"{order}-b", anatomy).do(2, 3).delete(2).write("breeze.toml", other)
        machines = {"a": a, "b": b}
        first, second = (machines[name] for name in order)
        first.take(second.export(tmp_path / "x.zip"))
        second.take(first.export(tmp_path / "x.zip"))
        assert a.routines == b.routines == ["breeze-2.toml", "breeze.toml"]
        found += [a.history(tmp_path / "x.json"), b.history(tmp_path / "x.json")]
    assert len(set(found)) == 1
    assert session(2).id in found[0]
    assert found[0].count('"routine_id":"calm","routine_title"') == 2


def test_a_zip_with_the_spreadsheet_alone_will_do(full: Machine, empty: Machine, tmp_path: Path) -> None:
    full.export(tmp_path / "history.csv")
    with ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.write(tmp_path / "history.csv", "history.csv")
    assert empty.take(tmp_path / "a.zip").merged.added == 2


def test_json_and_csv_hold_the_history_alone(full: Machine, empty: Machine, tmp_path: Path) -> None:
    for name in ("a.json", "a.csv"):
        file = full.export(tmp_path / name)
        assert takeout.written(file) == f"Your history was written to {file}."
        taken = empty.take(file)
        assert (taken.routines.changed, taken.settings) == (False, b"")
    assert empty.routines == []


def with_member(source: Path, name: str, content: bytes) -> Path:
    """A copy of a zip in which one member is another."""
    goal = source.with_name("changed.zip")
    with ZipFile(source) as old, ZipFile(goal, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        if content:
            new.writestr(name, content)
    return goal


def refused(machine: Machine, file: Path) -> str:
    """Why a file is not taken; makes sure that nothing was."""
    with pytest.raises(ExchangeError) as caught:
        machine.take(file)
    with closing(History.open(machine.paths.database)) as history:
        assert history.is_empty
    assert machine.routines == []
    return str(caught.value).replace(f"“{file}”", "FILE")


def test_a_broken_member_is_named_and_nothing_is_taken(full: Machine, empty: Machine, tmp_path: Path) -> None:
    file = full.export(tmp_path / "a.zip")
    assert refused(empty, with_member(file, "history.json", b"{")) == (
        "FILE, history.json: input data was truncated; only what Upstroke exported can be imported."
    )
    bad = b'{"format": 1, "sessions": [{"id": 5}]}'
    assert refused(empty, with_member(file, "history.json", bad)).startswith("FILE, history.json, session 1, id: ")
    assert refused(empty, with_member(file, "../evil.toml", b"x")) == (
        "FILE holds “../evil.toml”, which has a name that leads out of it; nothing was imported."
    )
    assert refused(empty, with_member(file, "routines/a.toml", Random(1).randbytes(1_000_001))) == (
        "FILE holds “routines/a.toml”, which is far too large; nothing was imported."
    )
    assert refused(empty, with_member(file, "routines/a.toml", b" " * 50_000_000)).endswith(
        "which would grow without end when it is unpacked; nothing was imported."
    )
    damaged = file.with_name("damaged.zip")
    content = bytearray(file.read_bytes())
    at = content.index(b"routines/breeze.toml") + len("routines/breeze.toml") + 30
    content[at] ^= 0xFF
    damaged.write_bytes(content)
    assert refused(empty, damaged) == "FILE holds “routines/breeze.toml”, which is broken; nothing was imported."
    damaged.write_bytes(file.read_bytes()[:200])
    assert refused(empty, damaged) == "FILE is not a zip file that can be read; nothing was imported."


def test_a_zip_of_something_else_is_refused(empty: Machine, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr("readme.txt", "hello")
    assert refused(empty, tmp_path / "a.zip") == "FILE holds no history; only what Upstroke exported can be imported."
    assert refused(empty, tmp_path / "no.zip") == "FILE can't be read: No such file or directory."


def test_a_routine_that_can_not_be_used_keeps_nothing_else_back(full: Machine, empty: Machine, tmp_path: Path) -> None:
    full.write("half-done.toml", "what?")
    taken = empty.take(full.export(tmp_path / "a.zip"))
    assert taken.merged.added == 2
    assert taken.routines.new == ("Breeze",)
    assert "“half-done.toml” was not taken: is not valid TOML" in taken.sentence


def test_routines_that_can_not_be_written_are_told(full: Machine, empty: Machine, tmp_path: Path) -> None:
    empty.paths.routines.rmdir()
    empty.paths.routines.write_text("in the way")
    taken = empty.take(full.export(tmp_path / "a.zip"))
    assert taken.merged.added == 2
    assert "The routines could not all be taken: " in taken.sentence


def test_how_far_an_export_is_counts_both_files_of_the_history(full: Machine, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with closing(History.open(full.paths.database)) as history:
        takeout.export(history, full.paths, tmp_path / "a.zip", NOW, lambda done, of: told.append((done, of)))
        assert told == [(0, 2 * history.count), (history.count, 2 * history.count)]
        assert history.count > 0


def test_an_export_that_is_stopped_leaves_what_was_there(full: Machine, tmp_path: Path) -> None:
    file = full.export(tmp_path / "a.zip")
    before = file.read_bytes()

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with closing(History.open(full.paths.database)) as history, pytest.raises(KeyboardInterrupt):
        takeout.export(history, full.paths, file, NOW, stop)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
