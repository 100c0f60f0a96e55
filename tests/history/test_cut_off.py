"""A share of `make soak`: what was finished is never lost, and the program always starts."""

import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import record
from tests.history.sessions import EVENING, session
from tests.soak.cutting import cut_off, lost, swapped
from tests.soak.damage import damaged
from tests.soak.full_disk import problems
from tests.soak.running import Told
from upstroke.domain.session import SessionOutcome
from upstroke.history.backup import Backups
from upstroke.history.store import History


def test_a_run_that_is_cut_off_loses_no_finished_pass(tmp_path: Path) -> None:
    assert list(cut_off(5, 1, tmp_path)) == [""] * 5
    with closing(History.open(tmp_path / "history.sqlite")) as history:
        assert len(list(history.everything())) > 5


def test_a_backup_is_brought_back_as_a_whole_or_not(tmp_path: Path) -> None:
    assert list(swapped(2, 1, tmp_path)) == [""] * 2
    assert Backups(tmp_path / "history.sqlite", tmp_path / "backups").newest()


def test_a_loss_would_be_seen() -> None:
    history = History.in_memory()
    history.begin(session(1, passes=()))
    history.record(session(1).id, record(), EVENING)
    for told, said in (
        (Told(session(1).id, record()), ""),
        (Told(session(1).id, record(1)), "is lost: PassRecord"),
        (Told(session(2).id), "is lost"),
        (Told(session(1).id, outcome=SessionOutcome.FINISHED), "is interrupted"),
    ):
        assert said in lost(told, history)
        assert bool(said) == bool(lost(told, history))


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_history_stops_no_start_and_a_good_backup_is_offered(tmp_path: Path, seed: int) -> None:
    assert list(damaged(12, seed, tmp_path)) == [""] * 12


@pytest.mark.skipif(sys.platform != "linux", reason="it takes a disk that can be mounted for a moment")
def test_a_full_disk_stops_no_run_and_loses_nothing(tmp_path: Path) -> None:
    if (wrong := problems(tmp_path)) is None:
        pytest.skip("no small disk can be mounted here")
    assert wrong == []
