"""All that speaks, together: what is recorded, and who says the rest."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from tests.builders import programme, step
from upstroke.domain.script import FIXED
from upstroke.files.voice_index import Recording, VoiceIndex
from upstroke.ui.player.voice import Voice

PACKED = ("Jawline", *FIXED)


class FakeOwn(QObject):
    """Own words of which the test says what is recorded."""

    def __init__(self) -> None:
        super().__init__()
        self.recorded: dict[str, Path] = {}
        self.prepared: list[str] = []
        self.notes: list[str] = []
        self.path = self.recorded.get

    def prepare(self, texts: Iterator[str]) -> None:
        self.prepared = [*texts]

    def length_ms(self, text: str) -> int | None:
        return 700 if text.startswith("My") else None

    def begin(self, text: str) -> None:
        self.notes.append(text)

    def end(self) -> None:
        self.notes.append("end")

    def close(self) -> None:
        self.notes.append("close")


class FakeLive(QObject):
    """Notes what would be said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.say = self.notes.append
        self.stop: Callable[[], None] = lambda: self.notes.append("stop")
        self.end: Callable[[], None] = lambda: self.notes.append("end")
        self.close: Callable[[], None] = lambda: self.notes.append("close")
        self.set_level: Callable[[float], None] = lambda level: self.notes.append(str(level))


class Heard(QObject):
    """Words that are heard when the test wants it."""

    begun, cut, ended = Signal(str), Signal(), Signal()


class Scene:
    def __init__(self, folder: Path) -> None:
        VoiceIndex(folder / "en").set("Joe", {text: Recording(f"{n:016x}", 400) for n, text in enumerate(PACKED)})
        self.own, self.live, self.heard = FakeOwn(), FakeLive(), Heard()
        self.voice = Voice(folder / "en", folder / "cache", self.own, self.live)  # type: ignore[arg-type]
        self.voice.follow(self.heard)  # type: ignore[arg-type]


@pytest.fixture
def scene(tmp_path: Path, qapp: object) -> Scene:
    return Scene(tmp_path)


def test_what_comes_with_upstroke_is_not_recorded_again(scene: Scene) -> None:
    mine = programme(step("my-jaw", cue="My own words."), step("jawline"), step("my-brow", cue="My own words."))
    scene.voice.prepare(mine)
    assert scene.own.prepared == ["Calm", "My-jaw", "My own words.", "My-brow"]


def test_all_can_be_said_that_is_recorded_or_spoken(scene: Scene) -> None:
    lexicon = scene.voice.lexicon()
    assert (lexicon.length_ms("Jawline"), lexicon.length_ms("My jaw"), lexicon.length_ms("?")) == (400, 700, None)


def test_only_what_has_no_recording_is_spoken_live(scene: Scene, tmp_path: Path) -> None:
    scene.own.recorded["My jaw"] = tmp_path / "jaw.opus"
    for text in ("Jawline", "My jaw", "My brow"):
        scene.heard.begun.emit(text)
        scene.heard.ended.emit()
    assert scene.live.notes == ["end", "end", "My brow", "end"]
    assert scene.own.notes == ["Jawline", "end", "My jaw", "end", "My brow", "end"]


def test_it_stops_where_the_words_are_cut(scene: Scene) -> None:
    scene.voice.set_level(0.4)
    scene.heard.begun.emit("My brow")
    scene.heard.cut.emit()
    scene.heard.ended.emit()
    assert scene.live.notes == ["0.4", "My brow", "stop", "end"]


def test_it_ends_with_the_program(scene: Scene) -> None:
    scene.voice.close()
    assert scene.live.notes == scene.own.notes == ["close"]


def test_the_voices_of_this_system_are_found(tmp_path: Path, qtbot: QtBot) -> None:
    voice = Voice(tmp_path / "none", tmp_path / "cache")
    voice.prepare(programme(step()))
    qtbot.waitUntil(lambda: voice.words.samples("Jawline") is not None, timeout=30_000)
    voice.close()
    samples = voice.words.samples("Jawline")
    assert samples is not None
    assert voice.lexicon().length_ms("Jawline") == len(samples) // 48
