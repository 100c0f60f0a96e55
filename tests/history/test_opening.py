import resource
import sqlite3
from contextlib import closing
from datetime import time, timedelta
from pathlib import Path

import pytest

from tests.history.sessions import EVENING, session
from upstroke.domain.session import START_OF_DAY
from upstroke.history.backup import Backups
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.opening import open_history
from upstroke.history.schema import VERSION
from upstroke.history.store import History


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "history.sqlite"
    with closing(History.open(path)) as history:
        history.merge([session(1)])
    return path


def test_a_good_file_is_opened_without_a_word(path: Path) -> None:
    opened = open_history(Backups(path, path.parent / "backups"), time(5, 0))
    assert opened.sentence == ""
    assert opened.history.start_of_day == time(5, 0)
    assert list(opened.history.everything()) == [session(1)]
    opened.history.close()


def test_a_damaged_file_is_set_aside_and_a_new_one_begun(path: Path) -> None:
    path.write_bytes(b"not what it was")
    opened = open_history(Backups(path, path.parent / "backups"), START_OF_DAY)
    kept = path.with_name("history.damaged-1.sqlite")
    assert kept.read_bytes() == b"not what it was"
    assert path.exists()
    assert str(kept) in opened.sentence
    assert opened.history.is_empty
    assert opened.offer is None
    opened.history.close()


def test_where_it_was_damaged_the_newest_good_backup_is_offered(path: Path) -> None:
    backups = Backups(path, path.parent / "backups")
    good = backups.make(EVENING)
    bad = backups.make(EVENING + timedelta(days=1))
    bad.path.write_bytes(bad.path.read_bytes()[:5000])
    path.write_bytes(b"not what it was")
    opened = open_history(backups, START_OF_DAY)
    assert opened.offer == good
    backups.bring_back(good, EVENING + timedelta(days=2))
    assert list(opened.history.everything()) == [session(1)]
    opened.history.close()


def test_a_newer_file_stays_and_nothing_is_kept(path: Path) -> None:
    with closing(sqlite3.connect(path)) as later:
        later.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes()
    opened = open_history(Backups(path, path.parent / "backups"), START_OF_DAY)
    assert "not kept" in opened.sentence
    assert str(path) in opened.sentence
    opened.history.merge([session(2)])
    opened.history.close()
    assert path.read_bytes() == before


def test_what_can_be_read_and_not_written_is_shown_and_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, start_of_day: time) -> History:
        raise HistoryUnavailable(Trouble.READ_ONLY, path, f"{path} cannot be written.")

    monkeypatch.setattr(History, "open", refuse)
    before = path.read_bytes()
    opened = open_history(Backups(path, path.parent / "backups"), START_OF_DAY)
    assert "not kept" in opened.sentence
    assert list(opened.history.everything()) == [session(1)]
    opened.history.merge([session(2)])
    assert len(list(opened.history.everything())) == 2
    opened.history.close()
    assert path.read_bytes() == before


def test_on_a_disk_without_any_room_what_there_is_is_still_shown(path: Path) -> None:
    # Not even the file that SQLite shares among readers can be made.
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        opened = open_history(Backups(path, path.parent / "backups"), START_OF_DAY)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "the disk is full" in opened.sentence
    assert list(opened.history.everything()) == [session(1)]
    opened.history.close()
