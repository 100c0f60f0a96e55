"""A voice that speaks for itself. What it would say aloud, an engine without a loudspeaker notes."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot

from upstroke.ui.player import live_voice
from upstroke.ui.player.live_voice import LiveVoice, system_engine

State = QTextToSpeech.State


class FakeEngine(QObject):
    """Takes its time to be ready, if told to, and notes what it is asked."""

    def __init__(self, works: bool = True) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.threads: set[QThread] = set()
        self.let_open = threading.Event()
        self.let_open.set()
        self._works = works
        self._state = State.Error

    def state(self) -> State:
        return self._state

    @Slot(str)
    def setEngine(self, name: str) -> None:
        self.let_open.wait()
        self._note(name)
        self._state = State.Ready if self._works else State.Error

    @Slot(str)
    def say(self, text: str) -> None:
        self._note(text)

    @Slot()
    def stop(self) -> None:
        self._note("stop")

    @Slot(float)
    def setVolume(self, volume: float) -> None:
        self._note(f"{volume:.0%}")

    def _note(self, what: str) -> None:
        self.threads.add(QThread.currentThread())
        self.asked.append(what)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def voice(engine: FakeEngine, qtbot: QtBot) -> Iterator[LiveVoice]:
    voice = LiveVoice(lambda: (engine, "a voice"))
    yield voice
    engine.let_open.set()
    voice.close()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda so: qtbot.waitUntil(so, timeout=10_000)


Until = Callable[[Callable[[], bool]], None]


def test_it_speaks_at_once_and_in_the_place_of_what_it_said(voice: LiveVoice, engine: FakeEngine, until: Until) -> None:
    assert voice.available
    voice.set_level(0.5)
    voice.say("Jaw")
    voice.say("Brow")
    until(lambda: "Brow" in engine.asked)
    assert engine.asked == ["a voice", "stop", "50%", "Jaw", "stop", "50%", "Brow"]
    voice.end()
    voice.stop()
    until(lambda: engine.asked[-1] == "stop")


def test_nothing_of_ours_waits_for_it(voice: LiveVoice, engine: FakeEngine, until: Until) -> None:
    engine.let_open.clear()
    assert voice.available, "as long as nothing is known, it is hoped"
    voice.say("Jaw")
    voice.say("Brow")
    assert engine.asked == []
    engine.let_open.set()
    until(lambda: "Brow" in engine.asked)
    assert "Jaw" not in engine.asked
    assert QThread.currentThread() not in engine.threads


def test_words_are_never_markup(voice: LiveVoice, engine: FakeEngine, until: Until) -> None:
    voice.say('Oil & <volume level="0"/>jaw')
    until(lambda: len(engine.asked) == 4)
    assert engine.asked[-1] == 'Oil and volume level="0"/ jaw'


def test_it_is_waited_for_only_once(voice: LiveVoice, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.let_open.clear()
    waits: list[int] = []
    monkeypatch.setattr(QThread, "msleep", waits.append)
    assert voice.available
    once = len(waits)
    assert once > 0
    assert voice.available
    assert len(waits) == once


@pytest.mark.parametrize("leave", [LiveVoice.end, LiveVoice.stop])
def test_what_is_over_before_it_is_ready_is_not_said(
    leave: Callable[[LiveVoice], None], voice: LiveVoice, engine: FakeEngine, qtbot: QtBot, until: Until
) -> None:
    engine.let_open.clear()
    voice.say("Jaw")
    leave(voice)
    with qtbot.waitSignal(voice.opened):
        engine.let_open.set()
    voice.say("Brow")
    until(lambda: "Brow" in engine.asked)
    assert "Jaw" not in engine.asked


def test_one_that_does_not_work_is_none(qtbot: QtBot) -> None:
    engine = FakeEngine(works=False)
    voice = LiveVoice(lambda: (engine, "a voice"))
    assert not voice.available
    voice.say("Jaw")
    voice.close()
    assert "Jaw" not in engine.asked


def test_a_system_without_one_is_silent(qtbot: QtBot) -> None:
    voice = LiveVoice(lambda: None)
    assert not voice.available
    voice.say("Jaw")
    voice.stop()
    voice.close()


def test_it_is_made_when_it_is_first_needed(qtbot: QtBot) -> None:
    def find() -> None:
        raise AssertionError("nobody asked")

    voice = LiveVoice(find)
    voice.set_level(0.5)
    voice.stop()
    voice.end()
    voice.close()


def test_after_its_end_it_is_silent(voice: LiveVoice, engine: FakeEngine) -> None:
    assert voice.available
    voice.close()
    voice.say("Jaw")
    assert not voice.available
    assert "Jaw" not in engine.asked


@pytest.mark.parametrize(
    ("engines", "taken"), [(["mock"], None), (["mock", "speechd"], "speechd"), (["sapi", "mock"], "sapi"), ([], None)]
)
def test_the_engine_for_tests_is_never_taken(
    engines: list[str], taken: str | None, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    assert live_voice.MOCK in QTextToSpeech.availableEngines(), "so Qt calls it"
    monkeypatch.setattr(QTextToSpeech, "availableEngines", staticmethod(lambda: engines))
    found = system_engine()
    assert (found and found[1]) == taken
    assert found is None or found[0].state() is State.Error, "it is not loaded yet"


@pytest.mark.qt_log_ignore("text-to-speech", "No engine set")
def test_the_one_of_this_system_says_soon_whether_it_works(qtbot: QtBot) -> None:
    voice = LiveVoice()
    assert voice.available in (True, False)
    voice.close()
