"""The command line as a whole, as one types it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.routine_texts import BREEZE, routine_text
from upstroke import __version__
from upstroke.__main__ import main

QT = ("PySide6", "shiboken6", "pyqtgraph", "numpy")
SENTENCE = "Upstroke needs a screen"


def start(*arguments: object, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Start the program on its own, as a user without a screen would; `environment` says what else there is."""
    unset = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    rest = {name: value for name, value in os.environ.items() if name not in unset}
    command = [sys.executable, "-m", "upstroke", *map(str, arguments)]
    return subprocess.run(command, env=rest | environment, capture_output=True, text=True, timeout=60, check=False)


def modules_after(*arguments: object) -> set[str]:
    """The modules that are loaded after a command."""
    names = [str(argument) for argument in arguments]
    script = f"import sys\nfrom upstroke.__main__ import main\nmain({names!r})\nprint('|', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return {name.partition(".")[0] for name in done.stdout.rpartition("|")[2].split()}


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Upstroke {__version__}\n"


@pytest.mark.parametrize("command", [["list", "--json"], ["check", "FILE"], ["history", "import", "FILE"]])
def test_what_needs_no_window_loads_no_qt(command: list[str], tmp_path: Path) -> None:
    file = tmp_path / "file.json"
    file.write_text('{"format": 1, "sessions": []}')
    arguments = [str(file) if argument == "FILE" else argument for argument in command]
    loaded = modules_after("--profile", tmp_path / "profile", *arguments)
    assert "upstroke" in loaded
    assert not loaded & set(QT)


def test_a_console_that_lacks_letters_gets_others(tmp_path: Path) -> None:
    folder = tmp_path / "profile" / "routines"
    folder.mkdir(parents=True)
    (folder / "evening-2.toml").write_text(routine_text("vecher", "Вечер"), encoding="utf-8")
    for more, shown in (([], "?????"), (["--json"], json.dumps("Вечер"))):
        done = start("--profile", folder.parent, "list", *more, PYTHONIOENCODING="cp1252")
        assert done.returncode == 0
        assert shown in done.stdout
        assert done.stderr == ""


class TestProfile:
    @pytest.fixture
    def profile(self, tmp_path: Path) -> Path:
        """A profile with one routine of its own."""
        folder = tmp_path / "profile"
        (folder / "routines").mkdir(parents=True)
        (folder / "routines" / "breeze.toml").write_text(BREEZE)
        return folder

    @pytest.mark.parametrize(
        "arguments",
        [
            ["--profile", "DIR", "list", "--json"],
            ["list", "--json", "--profile", "DIR"],
            ["--profile=DIR", "--debug", "list", "--json"],
        ],
    )
    def test_it_may_stand_before_and_after_the_command(
        self, profile: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([argument.replace("DIR", str(profile)) for argument in arguments]) == 0
        assert "breeze" in {row["id"] for row in json.loads(capsys.readouterr().out)}

    def test_history_too(self, profile: Path, tmp_path: Path) -> None:
        out = tmp_path / "out.json"
        assert main(["history", "--profile", str(profile), "export", str(out)]) == 0
        assert json.loads(out.read_text())["sessions"] == []
        assert (profile / "history.sqlite").exists()

    @pytest.mark.parametrize("arguments", [["--profile"], ["--prof", "DIR", "list"], ["check"], ["play"]])
    def test_what_is_not_whole_is_explained(
        self, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
        assert "usage: upstroke" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []


def test_made_up_sessions_stay_out_of_ones_own_history(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo-data"])
    assert ended.value.code == 2
    assert "needs --profile DIR" in capsys.readouterr().err


def test_a_word_that_is_neither_command_nor_file_opens_no_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["lsit"]) == 2
    assert "no command and no file “lsit”" in capsys.readouterr().err


def test_check_says_1_where_something_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.toml").write_text("format = 1\n")
    assert main(["check", str(tmp_path / "bad.toml")]) == 1
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'bad.toml'}: ")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
class TestWithoutAScreen:
    @pytest.mark.parametrize("command", [[], ["play", "evening"], [__file__]])
    def test_one_sentence_says_what_to_do(self, command: list[str], tmp_path: Path) -> None:
        done = start("--profile", tmp_path / "profile", *command)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith(SENTENCE)
        assert len(done.stderr.splitlines()) == 1

    def test_also_where_the_screen_that_is_named_can_not_be_reached(self, tmp_path: Path) -> None:
        done = start("--profile", tmp_path / "profile", DISPLAY=":987")
        assert done.returncode == 1
        assert done.stderr.startswith(SENTENCE)
        assert len(done.stderr.splitlines()) == 1

    def test_the_doctor_still_looks(self, tmp_path: Path) -> None:
        for environment in ({}, {"DISPLAY": ":987"}):
            done = start("--profile", tmp_path / "profile", "doctor", **environment)
            assert done.returncode == 1
            assert SENTENCE in done.stdout
            assert "14 can be played" in done.stdout
            assert "own words" in done.stdout
            assert done.stderr == ""


def test_the_doctor_finds_a_profile_as_it_is(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    (profile / "routines").mkdir(parents=True)
    (profile / "routines" / "broken.toml").write_text("what?")
    (profile / "history.sqlite").write_bytes(b"no database at all")
    done = start("--profile", profile, "doctor", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    assert __version__ in done.stdout
    assert "broken.toml: is not valid TOML" in done.stdout
    assert "is damaged" in done.stdout
    assert (profile / "history.sqlite").read_bytes() == b"no database at all"


def test_an_error_before_there_is_a_window_is_not_silent(tmp_path: Path) -> None:
    script = (
        "import upstroke.app\nfrom upstroke.__main__ import main\n"
        "def broken(folder): raise ValueError('no art')\n"
        f"upstroke.app.load_anatomy = broken\nmain(['--profile', {str(tmp_path / 'profile')!r}])"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "ValueError: no art" in done.stderr
    assert "ValueError: no art" in (tmp_path / "profile" / "upstroke.log").read_text()
