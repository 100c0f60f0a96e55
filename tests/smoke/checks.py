"""What the frozen program must be able to do, each a function that asserts it.

Nothing that it prints is let pass: each line on either stream is one that is expected, or the check fails.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.desktop.desk import RATE, Desk, Program, samples, wait_until
from tests.desktop.user import User
from tests.profiles import pass_first_start
from tests.smoke.frozen import Frozen, FrozenDesk
from tests.smoke.wholeness import missing_libraries, missing_plugins
from upstroke import __version__
from upstroke.audio.recordings import Recordings
from upstroke.commands import load_library
from upstroke.domain.session import PassOutcome
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.voice_index import VoiceIndex
from upstroke.paths import UserPaths, resources_dir, voice_dir

PICTURES = Path("build") / "smoke"
"""Where two pages are put that should look the same."""

PAGES = ("today", "library", "tools", "builder", "history", "settings")
ROUTINE = "desk-2min"
EXPORT = "history.json"
AUDIBLE = 0.05

ALIKE = 0.5
"""A text that is said over a chime still matches its recording this well; other words match it below 0.2."""

DOCTOR = re.compile(
    r"""
      Upstroke\ +[\d.]+ | Python\ +.+ | (?:PySide6_Essentials|pyqtgraph|numpy|msgspec)\ +inside\ this\ program
    | (?:data|settings|log)\ +/.+ | history\ +none\ yet | routines\ +\d+\ can\ be\ played
    | voice\ +\w+,\ \d+\ recordings | display\ +:\d+\ \(xcb\) | sound\ +.*Null.* | own\ words\ +recorded\ by\ eSpeak\ NG
    | tray\ +.+
    """,
    re.VERBOSE,
)
"""What `upstroke doctor` says of a desk where all is well, but for its margin. The name of the sink comes from Qt."""


def is_whole(frozen: Frozen) -> None:
    """No plugin is missing, and each part finds what it links to."""
    missing = missing_plugins(frozen) | missing_libraries(frozen)
    assert not missing, f"missing: {', '.join(sorted(missing))}"


def answers_commands(frozen: Frozen) -> None:
    """It says without a window what the source says, and finds all that it needs on a desk."""
    with FrozenDesk(frozen) as desk:
        home = ("--profile", desk.home / "profile")
        assert frozen.says(desk.env, "--version") == (0, [f"Upstroke {__version__}"])
        listed, wanted = frozen.says(desk.env, *home, "list"), _source_says(desk, *home, "list")
        assert listed == wanted, f"list: {listed} instead of {wanted}"
        status, lines = frozen.says(desk.env, *home, "doctor")
        unexpected = [line for line in lines if not DOCTOR.fullmatch(line.removeprefix("  "))]
        assert (status, unexpected) == (0, []), f"doctor: {status}, {unexpected}"


def shows_its_pages(frozen: Frozen) -> None:
    """From the first start on, each page looks as it does from source, to the pixel."""
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder:
        with FrozenDesk(frozen) as desk:
            of_frozen = _pages(desk, Path(folder) / "frozen")
        with Desk() as desk:
            of_source = _pages(desk, Path(folder) / "source")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, picture in of_frozen.items():
        if picture != of_source[name]:
            picture.save(str(PICTURES / f"{name}-frozen.png"))
            of_source[name].save(str(PICTURES / f"{name}-source.png"))
    other = [name for name, picture in of_frozen.items() if picture != of_source[name]]
    assert not other, f"{', '.join(other)}: see {PICTURES}"


def plays_and_remembers(frozen: Frozen) -> None:
    """A routine is heard, words and chimes; what was done is there after another start, and can be taken elsewhere."""
    with tempfile.TemporaryDirectory(prefix="smoke-") as folder, FrozenDesk(frozen) as desk:
        user = _user(desk, Path(folder))
        pass_first_start(user.paths)
        program = user.start()
        desk.key("ctrl+5")
        nothing_yet = user.still_screen()
        _close(user, program)

        routine = load_library(user.paths, load_anatomy(resources_dir() / "face")).routine(ROUTINE)
        assert routine
        with desk.recording(Path(folder) / "heard.raw") as tape:
            program = user.start("play", ROUTINE)
            words = f"the words “{routine.title}”"
            wait_until(lambda: _match(samples(tape), routine.title).max(initial=0) > ALIKE, words, 20)
            heard = samples(tape)
            loaded = Path("/proc", str(program.process.pid), "maps").read_text()
        assert f"{frozen.inside}/_soundfile_data/" in loaded, "the words are read by a libsndfile of this machine"
        onset = int(np.flatnonzero(np.abs(heard).max(axis=1) > AUDIBLE)[0])
        assert _match(heard, routine.title).argmax() > onset + RATE // 4, "no chime before the first words"
        desk.key("Right")
        wait_until(user.worked, "a pass in the history", 60)
        _close(user, program)
        (session,) = user.sessions()
        assert session.passes[0].outcome is PassOutcome.FINISHED, session

        program = user.start()
        desk.key("ctrl+5")
        wait_until(lambda: user.screen() != nothing_yet, "the history")
        assert user.still_screen() != nothing_yet
        _close(user, program)

        exported = _exported(frozen, desk, user.paths.data)
        assert [each["routine_id"] for each in exported["sessions"]] == [ROUTINE], exported
        elsewhere = Path(folder) / "elsewhere"
        _says_one_line(frozen, desk, "--profile", elsewhere, "history", "import", user.paths.data / EXPORT)
        assert _exported(frozen, desk, elsewhere)["sessions"] == exported["sessions"], (
            "what was taken elsewhere differs"
        )


CHECKS: Mapping[str, Callable[[Frozen], None]] = {
    "is whole": is_whole,
    "answers commands": answers_commands,
    "shows its pages": shows_its_pages,
    "plays and remembers": plays_and_remembers,
}
"""Each by what the program does when it passes."""


def _source_says(desk: Desk, *arguments: str | Path) -> tuple[int, list[str]]:
    command = [sys.executable, "-m", "upstroke", *arguments]
    done = subprocess.run(command, env=desk.env, capture_output=True, text=True)
    return done.returncode, done.stdout.splitlines()


def _exported(frozen: Frozen, desk: Desk, profile: Path) -> Any:
    """The history of a profile as the program writes it."""
    _says_one_line(frozen, desk, "--profile", profile, "history", "export", profile / EXPORT)
    return json.loads((profile / EXPORT).read_text(encoding="utf-8"))


def _says_one_line(frozen: Frozen, desk: Desk, *arguments: str | Path) -> None:
    status, lines = frozen.says(desk.env, *arguments)
    assert (status, len(lines)) == (0, 1), f"{status}, {lines}"


def _user(desk: Desk, folder: Path) -> User:
    folder.mkdir(exist_ok=True)
    return User(desk, UserPaths.under(folder / "profile"), folder)


def _pages(desk: Desk, folder: Path) -> dict[str, QImage]:
    """What each page looks like, from the first start on, in the middle of the screen."""
    user = _user(desk, folder)
    program = user.start()
    seen = {"welcome": user.still_screen()}
    desk.key("Return")
    wait_until(lambda: user.screen() != seen["welcome"], "the first page")
    before = seen["welcome"]
    for number, name in enumerate(PAGES, start=1):
        desk.key(f"ctrl+{number}")
        wait_until(lambda: user.screen() != before, f"the page {name}")  # noqa: B023 - waited for at once
        before = seen[name] = user.still_screen()
    _close(user, program)
    return seen


def _close(user: User, program: Program) -> None:
    """End the program. It printed nothing, nor logged any trouble, before and after."""
    # An error is also shown in a dialog, which must be answered: then it would not end.
    assert not program.output, program.output
    user.close(program)
    said = program.output + user.paths.log.read_text()
    assert not said, said


def _match(tape: NDArray[np.float64], text: str) -> NDArray[np.float64]:
    """At each frame of a recording, how well what follows matches the words of a text, from 0 to 1."""
    words = Recordings(VoiceIndex(voice_dir()).path).samples(text)
    assert words is not None, f"There is no recording of {text!r}."
    heard = tape.sum(axis=1)
    places = len(heard) - len(words)
    if places <= 0:
        return np.zeros(0)
    size = 1 << (len(heard) + len(words) - 1).bit_length()
    alike = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(words, size)), size)[:places]
    power = np.concatenate(([0.0], np.cumsum(heard**2)))
    loud = np.sqrt(np.maximum(power[len(words) :][:places] - power[:places], 1e-6))
    matched: NDArray[np.float64] = np.abs(alike) / (loud * np.sqrt((words.astype(np.float64) ** 2).sum()))
    return matched
