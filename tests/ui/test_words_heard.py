"""Which words of a run are heard: what other players and a live voice go by."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.builders import prep, speech, step, timeline, wait
from tests.fakes import Ear, FakeClocks, FakeSpeaker
from upstroke.domain.routine import Seconds
from upstroke.domain.score import CueKind, score
from upstroke.domain.script import END, NEXT, READY
from upstroke.domain.timeline import Options, Timeline
from upstroke.history.store import History
from upstroke.ui.player.playback import Playback
from upstroke.ui.player.words_heard import WordsHeard

EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=timezone(timedelta(hours=1)))
CUT, OVER = "(cut)", "."


class Scene:
    """A playback, and a note of all that was heard."""

    def __init__(self, history: History, qtbot: QtBot) -> None:
        self.clocks = FakeClocks(EVENING)
        self.speaker = FakeSpeaker()
        self.playback = Playback(history, self.speaker, lambda: self.clocks.wall)
        self._ear = Ear(self.clocks, self.speaker, qtbot)
        self.words = WordsHeard(self.playback)
        self.notes: list[str] = []
        self.words.begun.connect(self.notes.append)
        self.words.cut.connect(lambda: self.notes.append(CUT))
        self.words.ended.connect(lambda: self.notes.append(OVER))

    def hear(self, ms: int) -> None:
        self._ear.hear(self.playback, ms)

    def hear_to(self, ms: int) -> None:
        self._ear.hear_to(self.playback, ms)

    def taken(self) -> list[str]:
        """What was noted since the last look."""
        notes, self.notes[:] = [*self.notes], []
        return notes


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    history = History.open(tmp_path / "history.sqlite")
    scene = Scene(history, qtbot)
    yield scene
    if scene.playback.running:
        scene.playback.stop()
    scene.playback.hush()
    history.close()


@pytest.fixture
def calm() -> Timeline:
    """“Calm” from 900 to 1140 ms; “Jaw” 900 ms into the lead-in of the first step, for 180 ms."""
    return timeline(step("jaw"), step("chin"), options=Options(speech=speech()))


def lead_in(run: Timeline, position: int = 0) -> int:
    """Where the lead-in of a step begins."""
    return run.spans[run.step_start(position)].start_ms


def test_words_begin_and_end_when_they_are_heard(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(890)
    assert scene.taken() == []
    scene.hear_to(910)
    assert scene.taken() == ["Calm"]
    scene.hear_to(1_100)
    assert scene.taken() == []
    scene.hear_to(1_150)
    assert scene.taken() == [OVER]


def test_all_that_is_said_is_told_in_order(scene: Scene, calm: Timeline) -> None:
    cues = [cue for cue in score(calm) if cue.kind is CueKind.SAY]
    said = [cue.words for cue in cues]
    assert NEXT in said
    scene.playback.start(calm)
    for cue in cues:
        scene.hear_to(cue.at_ms + 1)
    assert [note for note in scene.taken() if note not in (OVER, CUT)] == said


def test_a_pause_cuts_them_and_the_rest_follows(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(1_000)
    scene.playback.toggle()
    assert scene.taken() == ["Calm", CUT, OVER]
    scene.hear(3_000)
    assert scene.taken() == []
    scene.playback.toggle()
    scene.hear(50)
    assert scene.taken() == ["Calm"]
    scene.hear(200)
    assert scene.taken() == [OVER]


def test_a_jump_cuts_them(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(1_000)
    scene.playback.next_step()
    scene.hear(20)
    assert scene.taken() == ["Calm", CUT, OVER]


def test_a_jump_into_their_middle_leaves_the_rest_unsaid(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.playback.seek(1_000)
    scene.hear(50)
    assert scene.taken() == []


def test_a_jump_back_to_their_start_begins_them_anew(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(lead_in(calm) + 1_000)
    scene.taken()
    scene.playback.previous_step()
    scene.hear(950)
    assert scene.taken() == [CUT, OVER, "Jaw"]


def test_some_strokes_more_leave_them_as_they_are(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(lead_in(calm) + 950)
    scene.taken()
    assert scene.playback.nudge(True)
    scene.hear(50)
    assert scene.taken() == []
    scene.hear(200)
    assert scene.taken() == [OVER]


def test_they_are_not_heard_where_voice_or_sound_is_off(scene: Scene, calm: Timeline) -> None:
    scene.words.set_audible(False)
    scene.playback.start(calm)
    scene.hear_to(1_000)
    assert scene.taken() == []
    scene.words.set_audible(True)
    scene.hear(20)
    assert scene.taken() == ["Calm"]
    scene.words.set_audible(False)
    assert scene.taken() == [CUT, OVER]


def test_the_end_of_a_run_in_their_middle_cuts_them(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(1_000)
    scene.playback.stop()
    assert scene.taken() == ["Calm", CUT, OVER]


def test_so_does_another_run(scene: Scene, calm: Timeline) -> None:
    scene.playback.start(calm)
    scene.hear_to(1_000)
    scene.playback.start(calm)
    assert scene.taken() == ["Calm", CUT, OVER]
    scene.hear_to(1_000)
    assert scene.taken() == ["Calm"]


def test_while_it_waits_they_are_heard_too(scene: Scene) -> None:
    run = timeline(prep("oil", 10), wait(), options=Options(speech=speech()))
    scene.playback.start(run)
    scene.hear_to(run.length_ms - 10)
    scene.taken()
    scene.hear(10 + 1_850)
    assert scene.taken()[-1] == READY
    scene.playback.next_step()


def test_the_last_words_come_after_the_run(scene: Scene, qtbot: QtBot) -> None:
    run = timeline(prep("oil", 10), options=Options(speech=speech(ms_a_letter=2)))
    scene.playback.start(run)
    scene.hear(run.length_ms - 20)
    scene.taken()
    with qtbot.waitSignal(scene.words.ended, timeout=10_000):
        scene.hear(100)
        assert not scene.playback.running
    assert scene.taken() == [END, OVER]


def test_the_last_words_are_left_out_where_something_else_begins(scene: Scene, calm: Timeline, qtbot: QtBot) -> None:
    run = timeline(prep("oil", 10), options=Options(speech=speech(ms_a_letter=2)))
    scene.playback.start(run)
    scene.hear(run.length_ms + 100)
    scene.taken()
    scene.playback.start(calm)
    scene.hear(1_000)
    assert scene.taken() == ["Calm"]


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_done_each_beginning_has_its_end(scene: Scene, data: st.DataObject) -> None:
    run = timeline(step("jaw", Seconds(5), cue="Softly."), wait(), step("chin"), options=Options(speech=speech()))
    playback = scene.playback
    deeds: list[Callable[[], object]] = [
        playback.toggle,
        playback.next_step,
        playback.previous_step,
        lambda: playback.nudge(True),
        lambda: playback.set_tempo(data.draw(st.integers(75, 125))),
        lambda: playback.seek(data.draw(st.integers(0, run.length_ms))),
        lambda: scene.words.set_audible(data.draw(st.booleans())),
        lambda: scene.hear(data.draw(st.integers(1, 3_000))),
    ]
    scene.taken()
    playback.start(run)
    for deed in data.draw(st.lists(st.sampled_from(deeds), max_size=25)):
        if playback.running:
            deed()
    if playback.running:
        playback.stop()
    playback.hush()
    scene.words.set_audible(True)
    spoken = [note for note in scene.taken() if note != CUT]
    assert spoken[1::2] == [OVER] * (len(spoken) // 2)
    assert len(spoken) % 2 == 0
    assert OVER not in spoken[::2]
