import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.history.sessions import EVENING, session
from upstroke.history.backup import Backups
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.seal import is_sealed
from upstroke.history.store import History

SESSIONS = [session(number) for number in range(1, 60)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A history as the program leaves it."""
    path = tmp_path / "history.sqlite"
    history = History.open(path)
    history.merge(SESSIONS)
    history.close_sealed()
    return path


def damage_without_a_trace(path: Path) -> None:
    """Spoil the table of sessions, as an old disk may, so that neither size nor time shows it."""
    before = path.stat()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        page: int = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'session'").fetchone()[0]
        size: int = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_history_that_was_closed_in_order_is_sealed_until_it_is_used(path: Path) -> None:
    assert is_sealed(path)
    history = History.open(path)
    assert not is_sealed(path)
    history.close_sealed()
    assert is_sealed(path)


def test_a_program_that_was_cut_off_leaves_no_seal(path: Path) -> None:
    History.open(path).close()
    assert not is_sealed(path)


@pytest.mark.parametrize("beside", ["history.sqlite-wal", "history.sqlite-journal"])
def test_what_waits_to_be_written_counts_as_another_look(path: Path, beside: str) -> None:
    path.with_name(beside).touch()
    assert not is_sealed(path)


def test_another_size_or_time_breaks_the_seal(path: Path) -> None:
    os.utime(path, (1_000_000, 1_000_000))
    assert not is_sealed(path)


def test_a_seal_that_can_not_be_read_is_none(path: Path) -> None:
    path.with_suffix(".seal").write_bytes(b"\xff")
    with closing(History.open(path)) as history:
        assert list(history.everything()) == SESSIONS


def test_nothing_is_read_from_end_to_end_under_a_seal(path: Path) -> None:
    damage_without_a_trace(path)
    History.open(path).close_sealed()


def test_damage_without_a_trace_is_found_by_the_backup_and_so_at_the_next_start(path: Path) -> None:
    damage_without_a_trace(path)
    history = History.open(path)
    with pytest.raises(HistoryUnavailable):
        Backups(path, path.parent / "backups").make(EVENING)
    history.close_sealed()
    with pytest.raises(HistoryUnavailable) as caught:
        History.open(path)
    assert caught.value.kind is Trouble.DAMAGED


def test_damage_that_is_met_in_reading_breaks_the_seal_too(path: Path) -> None:
    damage_without_a_trace(path)
    history = History.open(path)
    with pytest.raises(HistoryUnavailable):
        list(history.everything())
    history.close_sealed()
    assert not is_sealed(path)


def test_where_no_seal_can_be_written_there_is_none_and_no_trouble(path: Path) -> None:
    path.with_suffix(".seal").unlink()
    path.with_suffix(".seal").mkdir()
    history = History.open(path)
    assert list(history.everything()) == SESSIONS
    history.close_sealed()
    assert not is_sealed(path)
