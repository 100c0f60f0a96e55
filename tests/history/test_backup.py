"""Backups are whole, few enough, and bring back what was."""

import os
import resource
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.builders import record
from tests.history.sessions import EVENING, session
from upstroke.domain.session import START_OF_DAY
from upstroke.history.backup import Backups
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.facts import FAVOURITES
from upstroke.history.schema import VERSION
from upstroke.history.store import History

SAMPLE = Path(__file__).parent / "samples" / "version-1.sqlite"


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """A history of one session, open."""
    with closing(History.open(tmp_path / "history.sqlite")) as history:
        history.merge([session(1)])
        yield history


@pytest.fixture
def backups(history: History, tmp_path: Path) -> Backups:
    return Backups(tmp_path / "history.sqlite", tmp_path / "backups")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def ids(history: History) -> list[str]:
    return [each.id for each in history.everything()]


def test_a_backup_is_one_file_named_for_its_time(backups: Backups, history: History) -> None:
    made = backups.make(EVENING)
    assert names(backups.folder) == ["history-2026-03-14-203000.sqlite"]
    assert (made.made_at, made.sessions) == (datetime(2026, 3, 14, 20, 30), 1)
    assert made.size == made.path.stat().st_size
    with closing(History.copy_of(made.path)) as copy:
        assert list(copy.everything()) == list(history.everything())
    # reading it leaves nothing beside it
    assert names(backups.folder) == ["history-2026-03-14-203000.sqlite"]


def test_it_holds_what_was_written_a_moment_ago_while_a_run_goes_on(backups: Backups, history: History) -> None:
    history.begin(session(2, passes=()))
    history.record(session(2).id, record(), EVENING)
    with closing(History.copy_of(backups.make(EVENING).path)) as copy:
        assert copy.session(session(2).id).passes == (record(),)


def test_once_a_day_is_enough(backups: Backups) -> None:
    assert backups.make_daily(EVENING, START_OF_DAY)
    assert backups.make_daily(EVENING + timedelta(hours=2), START_OF_DAY) is None
    # half past three still belongs to the evening before
    assert backups.make_daily(EVENING + timedelta(hours=7), START_OF_DAY) is None
    assert backups.make_daily(EVENING + timedelta(hours=7), time(3, 0))
    assert len(backups.listed()) == 2


def test_without_a_session_there_is_nothing_to_lose(tmp_path: Path) -> None:
    backups = Backups(tmp_path / "history.sqlite", tmp_path / "backups")
    assert backups.make_daily(EVENING, START_OF_DAY) is None
    History.open(tmp_path / "history.sqlite").close()
    assert backups.make_daily(EVENING, START_OF_DAY) is None
    assert backups.listed() == ()
    assert backups.newest() is None


def test_two_of_one_second_are_two_files(backups: Backups, history: History) -> None:
    backups.make(EVENING)
    history.merge([session(2)])
    newest = backups.make(EVENING)
    assert newest.path.name == "history-2026-03-14-203000-2.sqlite"
    assert [backup.sessions for backup in backups.listed()] == [2, 1]
    assert backups.newest() == newest


def test_old_ones_are_thinned_out_and_what_others_put_there_stays(backups: Backups) -> None:
    backups.folder.mkdir()
    foreign = ["history-2020-01-01.sqlite", "history-2020-99-99-999999.sqlite", "notes.txt"]
    for name in foreign:
        (backups.folder / name).touch()
    for day in range(60):
        backups.make(EVENING + timedelta(days=day))
    made = [backup.made_at.date() for backup in backups.listed()]
    assert len(made) == 7 + 2 + 2
    assert made[0] == (EVENING + timedelta(days=59)).date()
    assert {*foreign} <= {*names(backups.folder)}


def test_a_clock_that_was_set_back_does_not_cost_the_new_one(backups: Backups) -> None:
    for month in range(13):
        backups.make(EVENING + timedelta(days=31 * month))
    assert backups.make(EVENING - timedelta(days=3000)).path.exists()


def test_what_a_cut_off_backup_left_is_swept_away(backups: Backups) -> None:
    backups.folder.mkdir()
    left = backups.folder / "history-2026-03-01-203000.sqlite.part"
    beside = backups.folder / "history-2026-03-01-203000.sqlite.part-journal"
    fresh = backups.folder / "history-2026-03-14-202959.sqlite.part"
    long_ago = (EVENING - timedelta(days=9)).timestamp()
    for path in (left, beside, fresh):
        path.touch()
        os.utime(path, (long_ago, long_ago))
    os.utime(fresh, (EVENING.timestamp(),) * 2)
    made = backups.make(EVENING)
    assert names(backups.folder) == sorted([made.path.name, fresh.name])


# bringing back


def test_what_was_comes_back_while_the_history_is_open(backups: Backups, history: History) -> None:
    then = backups.make(EVENING)
    history.merge([session(2)])
    history.facts.put(FAVOURITES, "evening", True, EVENING)
    before = backups.bring_back(then, EVENING + timedelta(days=1))
    assert ids(history) == [session(1).id]
    assert history.facts.of(FAVOURITES) == {}
    # what is done now is kept, and what was there before can come back too
    history.merge([session(3)])
    assert before
    assert before.sessions == 2
    backups.bring_back(before, EVENING + timedelta(days=2))
    assert ids(history) == [session(1).id, session(2).id]
    assert history.facts.of(FAVOURITES) == {"evening": True}


def test_the_oldest_comes_back_also_where_it_has_to_go_for_what_is_kept_first(
    backups: Backups, history: History
) -> None:
    monday = datetime(2026, 3, 9, 20, 0)
    for day in range(7):
        backups.make(monday + timedelta(days=day))
    oldest = backups.listed()[-1]
    history.merge([session(2)])
    backups.bring_back(oldest, monday + timedelta(days=7))
    assert ids(history) == [session(1).id]
    assert not oldest.path.exists()


def test_an_empty_history_is_not_kept_first(backups: Backups, history: History) -> None:
    then = backups.make(EVENING)
    history.delete(session(1).id, EVENING)
    assert backups.bring_back(then, EVENING) is None
    assert ids(history) == [session(1).id]
    assert len(backups.listed()) == 1


def test_one_of_an_older_version_is_brought_up_to_date_and_stays_as_it_was(backups: Backups, history: History) -> None:
    backups.folder.mkdir()
    shutil.copy(SAMPLE, backups.folder / "history-2025-01-01-200000.sqlite")
    (old,) = backups.listed()
    backups.bring_back(old, EVENING)
    assert len(ids(history)) == 2
    history.facts.put(FAVOURITES, "evening", True, EVENING)
    with closing(sqlite3.connect(backups.database)) as now:
        assert now.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert old.path.read_bytes() == SAMPLE.read_bytes()


def test_a_copy_from_before_an_upgrade_is_a_backup_too(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "history.sqlite")
    with closing(History.open(tmp_path / "history.sqlite")):
        backups = Backups(tmp_path / "history.sqlite", tmp_path / "backups")
        (copy,) = backups.listed()
        assert copy.path.name == "history.version-1-1.sqlite"
        assert copy.sessions == 2
        assert backups.newest_good() == copy


@pytest.mark.parametrize("length", [0, 100, 5000, 20_000])
def test_a_damaged_backup_is_not_brought_back(backups: Backups, history: History, length: int) -> None:
    good = backups.make(EVENING)
    bad = backups.make(EVENING + timedelta(days=1))
    bad.path.write_bytes(bad.path.read_bytes()[:length])
    history.merge([session(2)])
    with pytest.raises(HistoryUnavailable):
        backups.bring_back(bad, EVENING)
    assert len(ids(history)) == 2
    assert backups.newest_good() == good
    assert len(backups.listed()) == 2


def test_a_damaged_history_is_not_backed_up_nor_overwritten(tmp_path: Path) -> None:
    database = tmp_path / "history.sqlite"
    with closing(History.open(database)) as history:
        history.merge([session(1)])
    backups = Backups(database, tmp_path / "backups")
    good = backups.make(EVENING)
    broken = bytearray(database.read_bytes())
    broken[4096:8192] = bytes(4096)
    database.write_bytes(broken)
    with pytest.raises(HistoryUnavailable, match="the history is damaged") as caught:
        backups.make(EVENING)
    assert caught.value.kind is Trouble.DAMAGED
    with pytest.raises(HistoryUnavailable):
        backups.bring_back(good, EVENING)
    assert database.read_bytes() == broken
    assert names(backups.folder) == [good.path.name]


# surroundings


@contextmanager
def files_end_at(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_without_room_there_is_no_backup_and_the_others_stay(backups: Backups, history: History) -> None:
    good = backups.make(EVENING)
    history.merge(session(number) for number in range(10, 500))
    with files_end_at(50_000), pytest.raises(HistoryUnavailable, match=r"No backup could be made in “.*”: "):
        backups.make(EVENING + timedelta(days=1))
    assert names(backups.folder) == [good.path.name]
    assert backups.newest_good() == good


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_without_room_nothing_is_brought_back_by_half(backups: Backups, history: History) -> None:
    history.merge(session(number) for number in range(10, 500))
    full = backups.make(EVENING)
    history.merge([])
    for each in ids(history)[1:]:
        history.delete(each, EVENING)
    history.delete(session(1).id, EVENING)
    with files_end_at(50_000), pytest.raises(HistoryUnavailable):
        backups.bring_back(full, EVENING)
    assert ids(history) == []
    backups.bring_back(full, EVENING)
    assert len(ids(history)) == 491


@pytest.mark.skipif(sys.platform == "win32", reason="rights work in another way")
def test_a_folder_that_cannot_be_written_says_so(backups: Backups, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    backups.folder.mkdir()
    with as_nobody(backups.folder), pytest.raises(HistoryUnavailable, match=r"cannot be written|Permission denied"):
        backups.make(EVENING)
    assert names(backups.folder) == []


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """See a folder with the rights of someone who may only read, also where the tests run as root."""
    root = os.geteuid() == 0
    if root:
        for path in (folder, *folder.parents[:3]):
            path.chmod(path.stat().st_mode | 0o055)
        os.seteuid(65534)
    else:
        folder.chmod(0o555)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        else:
            folder.chmod(0o755)


def test_a_folder_that_is_a_file_says_so(backups: Backups) -> None:
    backups.folder.write_text("mine")
    with pytest.raises(HistoryUnavailable, match=r"No backup could be made in"):
        backups.make(EVENING)
    assert backups.listed() == ()
    assert backups.folder.read_text() == "mine"
