"""Keeping one run as it happens, also when the history can't be written for a while."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.builders import record
from tests.history.sessions import session
from upstroke.domain.session import PassRecord, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.recorder import Recorder
from upstroke.history.store import History

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)
LEFT = record(0, PassSide.LEFT, 60_000, 12)
RIGHT = record(0, PassSide.RIGHT, 60_000, 12)


@pytest.fixture
def history() -> History:
    return History.in_memory()


def begun() -> Session:
    return session(passes=(), outcome=SessionOutcome.INTERRUPTED)


class FullDisk:
    """Makes a history refuse to write, as a full disk does, until there is room again."""

    def __init__(self, history: History, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        for name in ("begin", "record_all", "end"):
            monkeypatch.setattr(history, name, self._guarded(getattr(history, name)))

    def _guarded(self, write: Callable[..., object]) -> Callable[..., object]:
        def guarded(*given: object) -> object:
            if self.full:
                raise HistoryUnavailable(Trouble.FULL, None, "The disk is full.")  # type: ignore[arg-type]
            return write(*given)

        return guarded


def kept(history: History, shown: Session) -> tuple[PassRecord, ...]:
    return history.session(shown.id).passes


def test_the_session_is_there_from_the_beginning_and_each_pass_as_soon_as_it_is_written(history: History) -> None:
    recorder = Recorder(history, begun())
    recorder.write(NOW)
    assert history.session(begun().id).outcome is SessionOutcome.INTERRUPTED
    recorder.add(LEFT)
    recorder.write(NOW)
    assert kept(history, begun()) == (LEFT,)


def test_the_end_is_written_with_what_was_not_written_before(history: History) -> None:
    recorder = Recorder(history, begun())
    recorder.add(LEFT)
    recorder.add(RIGHT)
    assert not recorder.settled
    recorder.end(SessionOutcome.FINISHED, NOW)
    assert recorder.settled
    found = history.session(begun().id)
    assert (found.outcome, found.passes, found.active_ms) == (SessionOutcome.FINISHED, (LEFT, RIGHT), 120_000)


def test_what_a_full_disk_refuses_is_kept_and_written_when_there_is_room(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = FullDisk(history, monkeypatch)
    recorder = Recorder(history, begun())
    for write in (recorder.write, recorder.write, lambda now: recorder.end(SessionOutcome.STOPPED, now)):
        recorder.add(LEFT)
        with pytest.raises(HistoryUnavailable):
            write(NOW)
    assert not recorder.settled
    disk.full = False
    recorder.finish(NOW)
    assert recorder.settled
    found = history.session(begun().id)
    assert (found.outcome, found.passes) == (SessionOutcome.STOPPED, (LEFT,))


def test_a_session_deleted_while_it_is_played_comes_back_with_all_that_was_done(history: History) -> None:
    recorder = Recorder(history, begun())
    recorder.add(LEFT)
    recorder.write(NOW)
    history.delete(begun().id, NOW)
    recorder.add(RIGHT)
    recorder.end(SessionOutcome.FINISHED, NOW)
    assert kept(history, begun()) == (LEFT, RIGHT)


def test_it_comes_back_also_on_machines_that_know_it_was_deleted(history: History) -> None:
    recorder = Recorder(history, begun())
    recorder.write(NOW)
    history.delete(begun().id, NOW + timedelta(hours=1))  # on a machine whose clock is ahead
    other = History.in_memory()
    other.merge(history.deletions())
    recorder.add(LEFT)
    recorder.write(NOW)
    assert history.deletions() == ()
    other.merge(history.everything())
    assert kept(other, begun()) == (LEFT,)


def test_one_that_was_deleted_since_its_last_pass_stays_so(history: History) -> None:
    recorder = Recorder(history, begun())
    recorder.add(LEFT)
    recorder.write(NOW)
    history.delete(begun().id, NOW)
    recorder.end(SessionOutcome.FINISHED, NOW)
    assert recorder.settled
    assert history.is_empty


def test_a_run_that_goes_on_keeps_what_was_done_before(history: History) -> None:
    first = Recorder(history, begun())
    first.add(LEFT)
    first.write(NOW)
    again = Recorder(history, history.session(begun().id), begun=True)
    again.add(RIGHT)
    again.end(SessionOutcome.FINISHED, NOW)
    assert kept(history, begun()) == (LEFT, RIGHT)
    assert again.session.active_ms == 120_000
