import resource
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given

from tests.builders import record
from tests.history.files import NOW, each_example_its_own_file, history_of, state
from tests.history.sessions import EVENING, records, session
from upstroke.domain.session import Session
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.exchange import SLICE, Progress, export_history, import_history
from upstroke.history.exchange_error import ExchangeError
from upstroke.history.merging import Merged
from upstroke.history.rows import Deletion
from upstroke.history.store import History


def test_an_empty_history_can_go_round_too(tmp_path: Path) -> None:
    for name in ("empty.json", "empty.csv"):
        export_history(History.in_memory(), tmp_path / name, NOW)
        assert import_history(History.in_memory(), tmp_path / name) == Merged()


@each_example_its_own_file
@given(records, records, records)
def test_files_can_be_brought_together_in_any_order(
    tmp_path: Path, one: list[Session | Deletion], two: list[Session | Deletion], here: list[Session | Deletion]
) -> None:
    files = (tmp_path / "one.json", tmp_path / "two.json")
    for path, found in zip(files, (one, two), strict=True):
        export_history(history_of(*found), path, NOW)
    results = []
    for order in permutations(files):
        history = history_of(*here)
        for path in order:
            import_history(history, path)
        results.append(state(history))
        import_history(history, order[0])
        assert state(history) == results[-1]
    assert results[0] == results[1]


def test_a_merge_says_what_it_did(tmp_path: Path) -> None:
    changed = session(2, EVENING + timedelta(days=1))
    export_history(history_of(session(1), changed, session(3), Deletion(session(4).id, NOW)), tmp_path / "a.json", NOW)
    here = history_of(session(2), session(3), session(4))
    assert import_history(here, tmp_path / "a.json") == Merged(added=1, replaced=1, deleted=1, kept=1)
    assert list(here.everything()) == [session(1), session(3), changed]


def test_a_deletion_is_not_undone_by_an_older_copy(tmp_path: Path) -> None:
    history = history_of(session(1))
    export_history(history, tmp_path / "before.json", NOW)
    gone = history.delete(session(1).id, NOW)
    import_history(history, tmp_path / "before.json")
    assert history.is_empty
    history.restore(gone, NOW)
    assert not history.is_empty


def test_only_json_and_csv_are_known(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"must end in \.zip, \.json or \.csv"):
        export_history(History.in_memory(), tmp_path / "a.txt", NOW)
    with pytest.raises(ExchangeError, match=r"must end in \.zip, \.json or \.csv"):
        import_history(History.in_memory(), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="No such file"):
        import_history(History.in_memory(), tmp_path / "a.json")
    with pytest.raises(ExchangeError, match="No such file"):
        export_history(History.in_memory(), tmp_path / "no" / "a.json", NOW)


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("mine")
    history = history_of(*(session(number) for number in range(100)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(ExchangeError, match="File too large"):
            export_history(history, path, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_how_far_it_is_is_told_and_what_is_stopped_leaves_nothing(tmp_path: Path, name: str) -> None:
    path, many = tmp_path / name, SLICE * 2 + 1
    told: list[tuple[int, int]] = []
    history = history_of(*(session(number) for number in range(many)))
    export_history(history, path, NOW, lambda done, of: told.append((done, of)))
    assert told == [(0, many), (SLICE, many), (2 * SLICE, many)]
    told.clear()
    here = History.in_memory()
    import_history(here, path, lambda done, of: told.append((done, of)))
    assert told == [(0, many), (SLICE, many), (2 * SLICE, many)]

    def stop(done: int, of: int) -> None:
        if done:
            raise KeyboardInterrupt

    other = history_of(session(1))
    with pytest.raises(KeyboardInterrupt):
        import_history(other, path, stop)
    assert list(other.everything()) == [session(1)]
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        export_history(here, path, NOW, stop)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("deed", [import_history, lambda history, path, told: export_history(history, path, NOW, told)])
def test_what_is_done_meanwhile_is_refused_and_not_undone_when_it_is_stopped(
    tmp_path: Path, deed: Callable[[History, Path, Progress], object]
) -> None:
    history, run = history_of(*(session(number) for number in range(SLICE + 1))), session(500, passes=())
    export_history(history, tmp_path / "a.json", NOW)
    history.begin(run)
    refused = []

    def meanwhile(done: int, of: int) -> None:
        try:
            history.record(run.id, record(), NOW)
        except HistoryUnavailable as error:
            refused.append(error.kind)
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deed(history, tmp_path / "a.json", meanwhile)
    assert refused == [Trouble.BUSY] * 2
    history.record(run.id, record(), NOW)
    assert history.session(run.id).passes == (record(),)


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_nobody_else_on_the_machine_can_read_what_is_written(tmp_path: Path, name: str) -> None:
    export_history(history_of(session(1)), tmp_path / name, NOW)
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
