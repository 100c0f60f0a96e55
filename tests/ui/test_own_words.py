"""The user's own words: recorded in the background by a real voice of the system, or by one that is told what to do."""

import threading
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from upstroke.audio.recordings import Recordings
from upstroke.files.own_words import OwnWords as Cache
from upstroke.system.speech_maker import SOUND, SpeechError, SpeechMaker, find_maker
from upstroke.ui.player.own_words import LETTER_MS, START_MS, OwnWords

CUE = "Knead the big muscle of the cheek."


class Hummer:
    """A voice that hums a second for each text but “wild” and “mute”, when it is let."""

    name = voice = "Hummer"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self.free.set()

    def render(self, text: str, folder: Path, cancelled: Callable[[], bool]) -> Path:
        self.asked.append(text)
        while not self.free.wait(0.01):
            if cancelled():
                raise SpeechError("It is not wanted any more.")
        if text == "mute":
            raise SpeechError("I can't.")
        if text == "wild":
            raise ZeroDivisionError
        hum = 8_000 * np.sin(np.arange(22_050) / 20)
        with wave.open(str(folder / SOUND), "wb") as sound:
            sound.setparams((1, 2, 22_050, 0, "NONE", ""))
            sound.writeframes(hum.astype("<i2").tobytes())
        return folder / SOUND


class Words(OwnWords):
    """Own words with what they are made of at hand."""

    def __init__(self, folder: Path, maker: SpeechMaker | None, live: bool = False) -> None:
        self.cache = Cache(folder, maker.voice if maker else "")
        super().__init__(self.cache, maker, lambda: live)


@pytest.fixture
def hummer() -> Hummer:
    return Hummer()


@pytest.fixture
def words(qtbot: QtBot, tmp_path: Path, hummer: Hummer) -> Iterator[Words]:
    words = Words(tmp_path, hummer)
    yield words
    words.close()


def test_a_voice_of_the_system_says_them(qtbot: QtBot, tmp_path: Path) -> None:
    maker = find_maker()
    assert maker is not None, "the tests need espeak-ng: see packaging/linux/packages-test.txt"
    words = Words(tmp_path / "voice", maker)
    assert words.path(CUE) is None
    about = words.length_ms(CUE)
    with qtbot.waitSignal(words.recorded, timeout=30_000):
        words.prepare([CUE])
    words.close()
    length_ms = words.length_ms(CUE)
    assert about is not None
    assert length_ms is not None
    assert about * 0.5 < length_ms < about * 1.3
    samples = Recordings(words.path).samples(CUE)
    assert samples is not None
    assert len(samples) == 48 * length_ms
    again = Words(tmp_path / "voice", maker)
    assert again.length_ms(CUE) == length_ms, "the next run need not guess"


def test_until_they_are_recorded_their_length_is_guessed(words: Words, tmp_path: Path) -> None:
    guess = START_MS + LETTER_MS * len(CUE)
    assert words.length_ms(CUE) == guess
    assert Words(tmp_path, None, live=True).length_ms(CUE) == guess
    assert Words(tmp_path, None).length_ms(CUE) is None, "nobody can say it"
    assert words.length_ms("") is None


def test_they_are_recorded_in_their_order(qtbot: QtBot, words: Words, hummer: Hummer) -> None:
    texts = ["Jaw", "Brow", "Chin"]
    with qtbot.waitSignals([words.recorded] * 3, timeout=30_000):
        words.prepare(texts)
    assert hummer.asked == texts
    words.prepare(texts)
    with qtbot.waitSignal(words.recorded, timeout=30_000):
        words.prepare([*texts, "Ear"])
    assert hummer.asked == [*texts, "Ear"], "none twice"


def test_what_is_wanted_now_goes_before_what_was_wanted_earlier(qtbot: QtBot, words: Words, hummer: Hummer) -> None:
    hummer.free.clear()
    words.prepare(["Jaw", "Brow", "Chin"])
    qtbot.waitUntil(lambda: hummer.asked == ["Jaw"])
    words.prepare(["Ear"])
    hummer.free.set()
    qtbot.waitUntil(lambda: words.path("Ear") is not None, timeout=30_000)
    assert hummer.asked == ["Jaw", "Ear"]


@pytest.mark.parametrize("text", ["mute", "wild"])
def test_what_can_not_be_recorded_is_not_waited_for(
    text: str, qtbot: QtBot, words: Words, hummer: Hummer, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(words.recorded, timeout=30_000):
        words.prepare([text, "Jaw"])
    assert words.length_ms(text) is None
    assert words.path(text) is None
    assert "stay without a recording" in caplog.text
    words.prepare([text, "Jaw"])
    words.close()
    assert hummer.asked == [text, "Jaw"]


def test_a_recording_that_broke_is_made_anew(qtbot: QtBot, tmp_path: Path, words: Words, hummer: Hummer) -> None:
    with qtbot.waitSignal(words.recorded, timeout=30_000):
        words.prepare(["Jaw"])
    place = words.cache.place("Jaw")
    place.write_bytes(place.read_bytes()[:500])
    later = Words(tmp_path, hummer)
    assert later.path("Jaw") is None, "nothing is played that was not looked at"
    with qtbot.waitSignal(later.recorded, timeout=30_000):
        later.prepare(["Jaw"])
    later.close()
    assert hummer.asked == ["Jaw", "Jaw"]
    assert Recordings(later.path).samples("Jaw") is not None


def test_no_word_begins_in_its_middle(qtbot: QtBot, words: Words) -> None:
    words.begin("Jaw")
    with qtbot.waitSignal(words.recorded, timeout=30_000):
        words.prepare(["Jaw"])
    assert words.path("Jaw") is None
    words.end()
    assert words.path("Jaw") is not None
    words.begin("Jaw")
    assert words.path("Jaw") is not None


def test_the_end_of_the_program_ends_the_work(qtbot: QtBot, words: Words, hummer: Hummer) -> None:
    hummer.free.clear()
    words.prepare(["Jaw", "Brow"])
    qtbot.waitUntil(lambda: hummer.asked == ["Jaw"])
    words.close()
    assert hummer.asked == ["Jaw"]
    words.prepare(["Chin"])
    words.close()
    assert hummer.asked == ["Jaw"]
    assert not [*words.cache.place("Jaw").parent.glob("*.opus")]


def test_it_is_known_whether_there_is_a_voice_for_them(qtbot: QtBot, tmp_path: Path, hummer: Hummer) -> None:
    assert Words(tmp_path, hummer).speaks
    assert Words(tmp_path, None, live=True).speaks
    assert not Words(tmp_path, None).speaks


def test_where_nobody_records_nothing_is_tried(qtbot: QtBot, tmp_path: Path) -> None:
    words = Words(tmp_path / "voice", None, live=True)
    words.prepare(["Jaw"])
    words.close()
    assert not (tmp_path / "voice").exists()
