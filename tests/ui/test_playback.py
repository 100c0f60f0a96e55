"""The run in progress: its frames, its sound, and its record in a real file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.builders import prep, step, timeline
from tests.fakes import Ear, FakeClocks, FakeSpeaker
from upstroke.domain.player import PassEnded, Slept
from upstroke.domain.routine import Side
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.timeline import PassSide, Timeline
from upstroke.history.store import History
from upstroke.ui.player.playback import Playback, Resumed

EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))


class Scene:
    """A playback with a clock and an ear; its history is a file."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.path = path
        self.history = History.open(path)
        self.clocks = FakeClocks(EVENING)
        self.speaker = FakeSpeaker()
        self.playback = Playback(self.history, self.speaker, lambda: self.clocks.wall)
        self._ear = Ear(self.clocks, self.speaker, qtbot)
        self.ended: list[Session] = []
        self.events: list[object] = []
        self.troubles: list[str] = []
        self.playback.ended.connect(self.ended.append)
        self.playback.happened.connect(self.events.append)
        self.playback.trouble.connect(self.troubles.append)

    def hear(self, ms: int) -> None:
        self._ear.hear(self.playback, ms)

    def hear_out(self) -> None:
        self._ear.hear_out(self.playback)

    @property
    def kept(self) -> list[Session]:
        """What is in the file, as another program finds it now."""
        with closing(History.open(self.path)) as history:
            return list(history.everything())

    def set_writable(self, writable: bool) -> None:
        """Have the open database refuse to be written, or not."""
        connection: sqlite3.Connection = self.history._database._connection
        connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    scene = Scene(tmp_path / "history.sqlite", qtbot)
    yield scene
    if scene.playback.running:
        scene.playback.stop()
    scene.playback.hush()
    scene.history.close()


@pytest.fixture
def calm() -> Timeline:
    """Get ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36, lead-in to 40, middle to 52."""
    return timeline(step("jaw", side=Side.EACH), step("chin"))


def places(session: Session) -> list[tuple[int, PassSide, PassOutcome]]:
    return [(each.position, each.side, each.outcome) for each in session.passes]


def active_timers(scene: Scene) -> list[QTimer]:
    return [timer for timer in scene.playback.findChildren(QTimer) if timer.isActive()]


class TestTheRecord:
    def test_the_session_is_opened_at_the_start(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        (session,) = scene.kept
        assert session.routine_id == "calm"
        assert session.started_at == EVENING.astimezone(UTC)
        assert (session.local_date, session.utc_offset_minutes) == (date(2026, 11, 22), 60)
        assert session.planned_ms == calm.length_ms
        assert (session.outcome, session.active_ms, session.passes) == (SessionOutcome.INTERRUPTED, 0, ())

    def test_each_pass_is_in_the_file_as_soon_as_it_is_over(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(20_900)
        assert scene.kept[0].passes == ()
        scene.hear(100)
        assert places(scene.kept[0]) == [(0, PassSide.LEFT, PassOutcome.FINISHED)]
        assert (scene.kept[0].active_ms, scene.kept[0].strokes) == (12_000, 4)

    def test_at_the_end_all_is_kept_and_told(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear_out()
        assert not scene.playback.running
        (session,) = scene.kept
        assert session.outcome is SessionOutcome.FINISHED
        assert (session.active_ms, session.strokes) == (36_000, 12)
        left, right, _ = session.passes
        assert (left.active_ms, left.strokes) == (right.active_ms, right.strokes)
        (told,) = scene.ended
        assert (told.id, told.outcome, told.passes) == (session.id, session.outcome, session.passes)
        assert (told.active_ms, told.strokes) == (session.active_ms, session.strokes)

    def test_what_was_done_before_it_was_stopped_is_kept(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(15_000)
        scene.playback.stop()
        (session,) = scene.kept
        assert session.outcome is SessionOutcome.STOPPED
        assert (session.active_ms, session.strokes) == (6_000, 2)
        assert places(session) == [
            (0, PassSide.LEFT, PassOutcome.PARTIAL),
            (0, PassSide.RIGHT, PassOutcome.SKIPPED),
            (1, PassSide.MIDDLE, PassOutcome.SKIPPED),
        ]
        assert places(scene.ended[0]) == places(session)

    def test_stopping_in_a_pause_keeps_the_same(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(15_000)
        scene.playback.toggle()
        scene.hear(60_000)
        scene.playback.stop()
        assert (scene.kept[0].outcome, scene.kept[0].active_ms) == (SessionOutcome.STOPPED, 6_000)

    def test_where_nothing_was_worked_there_is_no_session(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(8_000)
        scene.playback.stop()
        assert scene.kept == []
        assert scene.ended[0].active_ms == 0

    def test_another_start_ends_the_run_before_it(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(15_000)
        scene.playback.start(timeline(step("chin")))
        assert [session.outcome for session in scene.ended] == [SessionOutcome.STOPPED]
        scene.hear_out()
        # both began at the same moment of the clock, or nearly
        assert [session.outcome for session in scene.kept] == [SessionOutcome.STOPPED, SessionOutcome.FINISHED]
        assert [session.active_ms for session in scene.kept] == [6_000, 12_000]

    def test_a_session_that_was_cut_off_goes_on(self, scene: Scene, calm: Timeline) -> None:
        # given a run that was cut off while the right side was worked
        scene.playback.start(calm)
        scene.hear(30_000)
        cut_off = scene.kept[0]
        del scene.playback
        # when it goes on with the change of sides
        scene.playback = Playback(scene.history, scene.speaker, lambda: scene.clocks.wall)
        scene.playback.start(calm, Resumed(cut_off, 3))
        assert scene.playback.player.moment.span.side is PassSide.RIGHT
        assert scene.playback.player.active_ms == 12_000
        scene.hear_out()
        # then there is one session with each pass once
        (session,) = scene.kept
        assert session.id == cut_off.id
        assert session.outcome is SessionOutcome.FINISHED
        assert [each.active_ms for each in session.passes] == [12_000, 12_000, 12_000]


class TestTrouble:
    def test_a_record_that_can_not_be_written_is_told_once_and_the_run_goes_on(
        self, scene: Scene, calm: Timeline
    ) -> None:
        scene.playback.start(calm)
        scene.set_writable(False)
        scene.hear_out()
        assert [session.outcome for session in scene.ended] == [SessionOutcome.FINISHED]
        assert len(scene.ended[0].passes) == 3
        (sentence,) = scene.troubles
        assert "cannot be written" in sentence

    @pytest.mark.parametrize("from_the_start", [True, False])
    def test_what_could_not_be_kept_is_kept_as_soon_as_it_can_be(
        self, scene: Scene, calm: Timeline, from_the_start: bool
    ) -> None:
        scene.set_writable(not from_the_start)
        scene.playback.start(calm)
        scene.set_writable(False)
        scene.hear(40_000)
        assert len(scene.troubles) == 1
        assert sum(len(session.passes) for session in scene.kept) == 0
        scene.set_writable(True)
        scene.hear_out()
        assert [each.outcome for each in scene.kept[0].passes] == [PassOutcome.FINISHED] * 3
        assert scene.kept[0].outcome is SessionOutcome.FINISHED

    def test_another_run_tells_again(self, scene: Scene, calm: Timeline) -> None:
        scene.set_writable(False)
        for _ in range(2):
            scene.playback.start(calm)
            scene.hear_out()
        assert len(scene.troubles) == 2

    def test_a_machine_that_slept_finds_the_run_paused(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear(15_000)
        scene.clocks.sleep(3_600_000)
        scene.hear(0)
        assert any(isinstance(event, Slept) for event in scene.events)
        assert scene.playback.player.paused
        scene.playback.toggle()
        scene.hear_out()
        scene.hear(3_000)
        assert scene.kept[0].active_ms == 36_000


class TestTheSound:
    def test_it_lasts_from_the_start_until_the_end_has_rung_out(
        self, scene: Scene, calm: Timeline, qtbot: QtBot
    ) -> None:
        scene.playback.start(calm)
        assert scene.speaker.open
        scene.hear_out()
        assert scene.speaker.open
        with qtbot.waitSignal(scene.playback.quiet):
            scene.playback.hush()
        assert not scene.speaker.open

    def test_the_end_rings_out_for_as_long_as_the_sound_says(self, scene: Scene, calm: Timeline, qtbot: QtBot) -> None:
        scene.playback.rings_ms = 1
        scene.playback.start(calm)
        with qtbot.waitSignal(scene.playback.quiet, timeout=2_000):
            scene.hear_out()
        assert not scene.speaker.open

    def test_a_run_that_is_stopped_is_quiet_at_once(self, scene: Scene, calm: Timeline, qtbot: QtBot) -> None:
        scene.playback.start(calm)
        with qtbot.waitSignal(scene.playback.quiet):
            scene.playback.stop()
        assert not scene.speaker.open

    def test_the_end_of_one_run_does_not_silence_the_next(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.start(calm)
        scene.hear_out()
        scene.playback.start(calm)
        scene.playback.hush()
        assert scene.speaker.open
        assert len(active_timers(scene)) == 1


def test_a_pause_keeps_the_place(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear(15_000)
    scene.playback.toggle()
    scene.hear(100)
    scene.hear(60_000)
    moment = scene.playback.player.moment
    assert (moment.span.side, moment.elapsed_ms) == (PassSide.LEFT, 6_000)
    scene.playback.toggle()
    scene.hear(3_000)
    scene.hear(1_000)
    assert scene.playback.player.moment.elapsed_ms == 7_000


def test_each_pass_is_told_once(scene: Scene) -> None:
    scene.playback.start(timeline(prep(), step("jaw", side=Side.EACH)))
    scene.hear_out()
    told = [event.record.side for event in scene.events if isinstance(event, PassEnded)]
    assert told == [PassSide.MIDDLE, PassSide.LEFT, PassSide.RIGHT]


def test_nothing_runs_on_after_the_end(scene: Scene, calm: Timeline) -> None:
    assert active_timers(scene) == []
    scene.playback.start(calm)
    assert len(active_timers(scene)) == 1
    scene.hear_out()
    scene.playback.hush()
    assert active_timers(scene) == []


def test_in_a_pause_it_looks_less_often(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    (frames,) = active_timers(scene)
    busy = frames.interval()
    scene.playback.toggle()
    scene.hear(100)
    assert frames.interval() > busy
    scene.playback.toggle()
    assert frames.interval() == busy


def test_there_is_no_player_where_nothing_is_played(scene: Scene) -> None:
    with pytest.raises(RuntimeError, match="nothing"):
        _ = scene.playback.player


class TestATrial:
    def test_it_begins_at_a_step_and_nothing_of_it_is_kept(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.try_out(calm, calm.passes(1)[0] - 1)
        assert scene.playback.trying
        assert scene.playback.player.moment.entry.step.id == "chin"
        scene.hear_out()
        (session,) = scene.ended
        assert places(session)[-1] == (1, PassSide.MIDDLE, PassOutcome.FINISHED)
        assert session.outcome is SessionOutcome.FINISHED
        assert scene.kept == []
        assert scene.playback.settled

    def test_one_that_is_stopped_is_not_kept_either(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.try_out(calm, 0)
        scene.hear(12_000)
        scene.playback.stop()
        assert scene.kept == []

    def test_the_next_run_is_kept_again(self, scene: Scene, calm: Timeline) -> None:
        scene.playback.try_out(calm, 0)
        scene.playback.start(calm)
        assert not scene.playback.trying
        assert len(scene.kept) == 1

    def test_it_needs_no_history(self, scene: Scene, calm: Timeline) -> None:
        scene.set_writable(False)
        scene.playback.try_out(calm, 0)
        scene.hear(12_000)
        scene.playback.stop()
        assert scene.troubles == []
