import sys
from pathlib import Path

import pytest

from upstroke.audio.stream import OutputError
from upstroke.files.voice_index import Recording, VoiceIndex
from upstroke.system.speech_maker import SpeechProgram
from upstroke.ui.doctor import NO_SOUND, Finding, _folder, _own_words, _sound, _voice


class FakeOutput:
    """A sound device that opens after some looks at it, or never, or not at all."""

    def __init__(self, looks: int = 3, refuses: bool = False) -> None:
        self.looks = looks
        self.refuses = refuses
        self.closed = False

    def open(self) -> None:
        if self.refuses:
            raise OutputError("Connection refused")

    def free_frames(self) -> int:
        self.looks -= 1
        return 0 if self.looks else 480

    def write(self, pcm: bytes) -> None:
        raise AssertionError("nothing is to be heard")

    def heard_frames(self) -> int:
        return 0

    def close(self) -> None:
        self.closed = True


@pytest.mark.parametrize(
    ("output", "finding"),
    [
        (FakeOutput(), Finding("sound", "Speakers")),
        (FakeOutput(looks=-1), Finding("sound", "none (no answer)", NO_SOUND)),
        (FakeOutput(refuses=True), Finding("sound", "none (Connection refused)", NO_SOUND)),
    ],
)
def test_the_way_to_the_sound_that_the_player_takes_is_tried(output: FakeOutput, finding: Finding) -> None:
    slept: list[int] = []
    assert _sound("Speakers", output, slept.append) == finding
    assert output.closed
    assert sum(slept) <= 3000


def test_a_folder_that_can_not_be_looked_at_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert "Allow writing" in _folder("data", tmp_path / "file" / "data").advice
    assert _folder("data", tmp_path / ("x" * 300) / "data").advice == ""


def test_what_comes_with_upstroke_is_spoken_if_its_recordings_are_there(tmp_path: Path) -> None:
    assert "not whole" in _voice(tmp_path / "en").advice
    VoiceIndex(tmp_path / "en").set("Joe", {"Jaw": Recording("4cb24128c6ca7050", 425)})
    assert _voice(tmp_path / "en") == Finding("voice", "Joe, 1 recordings")


def test_for_own_words_it_says_who_speaks_them_or_what_to_install() -> None:
    maker = SpeechProgram("eSpeak NG", "", ("espeak-ng",))
    assert _own_words(maker, live=False) == Finding("own words", "recorded by eSpeak NG")
    assert _own_words(None, live=True).advice == ""
    assert "espeak-ng" in _own_words(None, live=False).advice or sys.platform != "linux"
    assert "upstroke[voice]" in _own_words(None, live=False).advice
