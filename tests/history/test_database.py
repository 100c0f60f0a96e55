import os
import random
import resource
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.history.database import Database, HistoryUnavailable, Trouble, set_aside
from upstroke.history.schema import APPLICATION_ID, SCHEMA, VERSION, Schema
from upstroke.history.store import History

NEXT = Schema(
    VERSION + 1,
    (*SCHEMA.tables, "CREATE TABLE rating (session_id TEXT, ease INTEGER) STRICT"),
    {
        **SCHEMA.upgrades,
        VERSION + 1: (
            "CREATE TABLE rating (session_id TEXT, ease INTEGER) STRICT",
            "INSERT INTO rating SELECT id, 5 FROM session",
        ),
    },
)
BROKEN = Schema(
    VERSION + 1, SCHEMA.tables, {VERSION + 1: (*NEXT.upgrades[VERSION + 1], "INSERT INTO nowhere VALUES (1)")}
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history of two sessions, closed."""
    path = tmp_path / "history.sqlite"
    history = History.open(path)
    history.merge([session(1), session(2)])
    history.close()
    return path


def trouble(path: Path, schema: Schema = SCHEMA) -> HistoryUnavailable:
    with pytest.raises(HistoryUnavailable) as caught:
        Database.open(path, schema)
    assert caught.value.path == path
    assert str(path) in str(caught.value)
    return caught.value


def tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    return {name: " ".join(sql.split()) for name, sql in found}


def test_it_is_durable_and_says_whose_it_is(path: Path) -> None:
    database = Database.open(path)
    settings = ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")
    found = {name: database.read(lambda row: row[0], f"PRAGMA {name}")[0] for name in settings}
    database.close()
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": APPLICATION_ID,
        "user_version": VERSION,
    }


def test_an_empty_file_becomes_a_history(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite").touch()
    history = History.open(tmp_path / "history.sqlite")
    assert history.is_empty
    history.close()


# versions


def test_every_version_has_an_upgrade_and_a_sample() -> None:
    assert set(SCHEMA.upgrades) == set(range(2, VERSION + 1))
    samples = {sample.name for sample in (Path(__file__).parent / "samples").glob("*.sqlite")}
    assert samples == {f"version-{number}.sqlite" for number in range(1, VERSION + 1)}


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_each_version_can_be_read(version: int, tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copy(Path(__file__).parent / "samples" / f"version-{version}.sqlite", path)
    History.open(path).close()
    fresh = tmp_path / "fresh.sqlite"
    History.open(fresh).close()
    assert tables(path) == tables(fresh)
    history = History.open(path)
    assert len(history.sessions(date(2026, 1, 1), date(2026, 12, 31))) == 2
    assert len(history.deletions()) == 1
    history.close()


def test_an_upgrade_keeps_what_was_there_and_a_copy_of_before(path: Path) -> None:
    Database.open(path, NEXT).close()
    with closing(sqlite3.connect(path)) as upgraded:
        assert upgraded.execute("SELECT count(*), sum(ease) FROM rating").fetchone() == (2, 10)
        assert upgraded.execute("PRAGMA user_version").fetchone() == (VERSION + 1,)
    copy = History.open(path.with_name(f"history.version-{VERSION}-1.sqlite"))
    assert list(copy.everything()) == [session(1), session(2)]
    copy.close()


def test_an_upgraded_file_is_not_upgraded_again(path: Path) -> None:
    Database.open(path, NEXT).close()
    Database.open(path, NEXT).close()
    assert len(list(path.parent.glob("history.version-*"))) == 1


def test_an_upgrade_that_fails_leaves_everything_as_it_was(path: Path) -> None:
    before = tables(path)
    failed = trouble(path, BROKEN)
    assert failed.kind is Trouble.UPGRADE
    assert f"history.version-{VERSION}-1.sqlite" in str(failed)
    assert tables(path) == before
    history = History.open(path)
    assert list(history.everything()) == [session(1), session(2)]
    history.close()


def test_a_copy_never_replaces_an_earlier_one(path: Path) -> None:
    trouble(path, BROKEN)
    first = path.with_name(f"history.version-{VERSION}-1.sqlite")
    before = first.read_bytes()
    Database.open(path, NEXT).close()
    assert first.read_bytes() == before
    assert path.with_name(f"history.version-{VERSION}-2.sqlite").exists()


def test_a_newer_history_is_left_untouched(path: Path) -> None:
    Database.open(path, NEXT).close()
    before = path.read_bytes()
    refused = trouble(path)
    assert refused.kind is Trouble.NEWER
    assert f"version {VERSION + 1}" in str(refused)
    assert f"version {VERSION}" in str(refused)
    assert path.read_bytes() == before


def test_a_newer_history_that_was_left_open_is_left_untouched_too(path: Path, tmp_path: Path) -> None:
    Database.open(path, NEXT).close()
    left = tmp_path / "left"
    left.mkdir()
    with closing(sqlite3.connect(path)) as writing:
        writing.execute("INSERT INTO rating VALUES ('x', 1)")
        writing.commit()
        for name in ("history.sqlite", "history.sqlite-wal"):
            shutil.copy(path.with_name(name), left)
    before = {file.name: file.read_bytes() for file in left.iterdir()}
    assert len(before["history.sqlite-wal"]) > 0
    assert trouble(left / "history.sqlite").kind is Trouble.NEWER
    assert {name: (left / name).read_bytes() for name in before} == before


# damage


def test_a_file_that_is_no_database_is_damaged_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    path.write_text("Dear diary, " * 1000)
    assert trouble(path).kind is Trouble.DAMAGED
    assert path.read_text() == "Dear diary, " * 1000


def test_what_others_added_is_no_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE note (text TEXT)")
        other.execute("ANALYZE")
        assert other.execute("SELECT count(*) FROM sqlite_stat1").fetchone()[0]
    Database.open(path).close()


def test_what_is_missing_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("DROP TABLE deleted")
    assert trouble(path).kind is Trouble.DAMAGED


def test_a_path_that_can_not_be_looked_at_is_said(tmp_path: Path) -> None:
    assert trouble(tmp_path / ("x" * 300)).kind is Trouble.READ_ONLY


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    assert trouble(path).kind is Trouble.FOREIGN
    assert path.read_bytes() == before


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 5000])
    assert trouble(path).kind is Trouble.DAMAGED


@pytest.mark.parametrize("seed", range(40))
def test_flipped_bytes_are_called_damage_or_do_no_harm(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(20):
        content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
    path.write_bytes(content)
    assert trouble_in_reading(path) in (None, Trouble.DAMAGED, Trouble.NEWER, Trouble.FOREIGN)


def trouble_in_reading(path: Path) -> Trouble | None:
    try:
        with closing(History.open(path)) as history:
            list(history.everything())
            history.totals(date(2000, 1, 1), date(2100, 1, 1))
            history.sessions(date(2000, 1, 1), date(2100, 1, 1))
    except HistoryUnavailable as unavailable:
        return unavailable.kind
    return None


def test_a_damaged_page_is_found_at_once(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:8192] = bytes(4096)
    path.write_bytes(content)
    assert trouble(path).kind is Trouble.DAMAGED
    assert path.read_bytes() == content


def test_what_we_cannot_have_written_is_damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE session SET slot = 'noon'")
        other.commit()
    history = History.open(path)
    for reading in (history.everything, lambda: history.totals(date(2000, 1, 1), date(2100, 1, 1))):
        with pytest.raises(HistoryUnavailable) as caught:
            list(reading())
        assert caught.value.kind is Trouble.DAMAGED
    history.close()


def test_a_damaged_file_is_set_aside_whole(path: Path) -> None:
    journal = path.with_name("history.sqlite-wal")
    journal.write_bytes(b"rest")
    aside = set_aside(path)
    assert aside.name == "history.damaged-1.sqlite"
    assert aside.with_name("history.damaged-1.sqlite-wal").read_bytes() == b"rest"
    assert not path.exists()
    assert not journal.exists()
    path.touch()
    assert set_aside(path).name == "history.damaged-2.sqlite"


# surroundings


def test_one_in_use_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upstroke.history.database.BUSY_MS", 10)
    history = History.open(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryUnavailable, match="in use by another program") as caught:
            history.begin(session(3))
        assert caught.value.kind is Trouble.BUSY
        other.execute("ROLLBACK")
    history.begin(session(3))
    history.close()


def test_a_full_disk_says_so_and_keeps_what_there_is(path: Path) -> None:
    database = Database.open(path)
    database.read(tuple, "PRAGMA max_page_count = 12")
    history = History(database)
    history.begin(session(3, passes=()))
    with pytest.raises(HistoryUnavailable, match="disk is full") as caught:
        history.merge(session(number) for number in range(10, 500))
    assert caught.value.kind is Trouble.FULL
    assert len(list(history.everything())) == 3
    history.record(session(3).id, record(), EVENING)
    history.close()


def test_a_disk_that_stops_taking_bytes_says_so(path: Path) -> None:
    history = History.open(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(HistoryUnavailable, match="disk I/O error"):
            history.merge(session(number) for number in range(10, 500))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(history.everything()) == [session(1), session(2)]
    history.close()


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder that is seen with the rights of an ordinary user, even where the tests run as root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        History.open(folder / "history.sqlite").close()
        if os.geteuid() == 0:
            folder.chmod(0o755)
            os.seteuid(65534)
            yield folder
            os.seteuid(0)
        else:
            folder.chmod(0o555)
            (folder / "history.sqlite").chmod(0o444)
            yield folder
            folder.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="rights work in another way")
@pytest.mark.parametrize("name", ["history.sqlite", "new.sqlite", "deeper/new.sqlite"])
def test_a_folder_that_cannot_be_written_says_so(nobody: Path, name: str) -> None:
    refused = trouble(nobody / name)
    assert refused.kind is Trouble.READ_ONLY
    assert "Allow writing" in str(refused)


def test_an_empty_file_that_can_only_be_read_is_an_empty_history(tmp_path: Path) -> None:
    # as the first start leaves it where there is no room
    (tmp_path / "history.sqlite").touch()
    with closing(History.copy_of(tmp_path / "history.sqlite")) as history:
        history.merge([session()])
        assert list(history.everything()) == [session()]


def test_an_older_file_that_can_only_be_read_is_brought_up_to_date_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copy(Path(__file__).parent / "samples" / "version-1.sqlite", path)
    before = path.read_bytes()
    history = History.copy_of(path)
    assert len(list(history.everything())) == 2
    assert list(history.facts.everything()) == []
    history.close()
    assert path.read_bytes() == before
