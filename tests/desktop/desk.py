"""A desk of our own to try the program on: a screen, a window manager and a sound server that nobody else uses.

Everything runs under a private home and run-time folder, is reached through `Desk.env` only, and ends with the desk.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")

RATE = 48_000
"""Samples a second of the sound server's only sink."""

_PROGRAMS = {
    "Xvfb": "xvfb",
    "import": "imagemagick",
    "openbox": "openbox",
    "pactl": "pulseaudio-utils",
    "parec": "pulseaudio-utils",
    "pulseaudio": "pulseaudio",
    "xdotool": "xdotool",
}


def missing_packages() -> list[str]:
    """The Debian packages without which no desk can be set up here."""
    return sorted({package for program, package in _PROGRAMS.items() if not shutil.which(program)})


def wait_until(condition: Callable[[], T], what: str, seconds: float = 10) -> T:
    """Wait for something outside this process, and return it; fail with what was waited for."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, f"waited {seconds:g} s for {what}"
        time.sleep(0.02)
    return value


def samples(recording: Path) -> NDArray[np.float64]:
    """Read a recording, even while it goes on: one row a frame, left and right, from -1 to 1."""
    values = np.fromfile(recording, dtype="<i2")
    return values[: len(values) // 2 * 2].reshape(-1, 2) / 32768


class Program:
    """A program running on a desk, and what it printed."""

    def __init__(
        self, command: Sequence[str | Path], env: dict[str, str], log: Path, pass_fds: Sequence[int] = ()
    ) -> None:
        self._log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                # Should the tests be killed, nothing is left behind.
                ["setpriv", "--pdeathsig", "KILL", "--", *command],
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=pass_fds,
            )

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    @property
    def output(self) -> str:
        return self._log.read_text(errors="replace")

    def wait(self, seconds: float = 10) -> int:
        """Wait for the program to end by itself, and return its exit status."""
        return self.process.wait(seconds)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program and all that it started."""
        if self.running:
            os.killpg(self.process.pid, number)

    def stop(self) -> None:
        """End the program: kindly, then not."""
        self.send(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.send(signal.SIGKILL)
            self.process.wait(5)


class Desk:
    """A screen with a window manager and a sound server; used as a context."""

    def __init__(self, width: int = 1280, height: int = 820) -> None:
        self._size = f"{width}x{height}x24"
        self._programs: list[Program] = []
        self._sound: Program | None = None
        # A socket's path is short, so this is not below pytest's long folders.
        self.home = Path(tempfile.mkdtemp(prefix="desk-"))
        self.env = {
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "QT_QPA_PLATFORM": "xcb",
            "XDG_RUNTIME_DIR": str(self.home),
            # Never the session bus of whoever runs the tests.
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.home}/no-bus",
        }

    def __enter__(self) -> Self:
        try:
            self._start_screen()
            self.start_sound()
        except BaseException:
            self.clear()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def clear(self) -> None:
        """End all programs, the last one first, and remove the private home."""
        while self._programs:
            self._programs.pop().stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, *command: str | Path) -> Program:
        """Start a program on this desk."""
        return self._start(*command)

    def upstroke(self, *arguments: str | Path) -> Program:
        """Start Upstroke on this desk."""
        return self._start(sys.executable, "-m", "upstroke", *arguments)

    # --- the screen

    def windows(self, title: str = ".+") -> list[str]:
        """The visible windows whose title matches a regular expression, as numbers for `xdotool`."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", title).split()

    def window(self, title: str = ".+", seconds: float = 30) -> str:
        """Wait for a visible window with such a title that has the keyboard."""
        found = wait_until(lambda: self.windows(title), f"a window titled {title!r}", seconds)
        wait_until(lambda: self.ask("xdotool", "getwindowfocus").strip() in self.windows(title), "the keyboard's focus")
        return found[0]

    def key(self, *names: str) -> None:
        """Press and release keys, by their X names (`space`, `Escape`, `ctrl+q`), no faster than a finger does."""
        self._tell("xdotool", "key", "--delay", "120", *names)

    def type(self, text: str) -> None:
        self._tell("xdotool", "type", "--delay", "20", text)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen, in pixels from its upper left."""
        self._tell("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at a place, go to another by some steps, and let go there."""
        self._tell("xdotool", "mousemove", *map(str, start), "mousedown", "1")
        for part in range(1, 11):
            x, y = (a + (b - a) * part // 10 for a, b in zip(start, end, strict=True))
            self._tell("xdotool", "mousemove", str(x), str(y), "sleep", "0.03")
        self._tell("xdotool", "mouseup", "1")

    def screenshot(self, path: Path) -> Path:
        """Save what the whole screen shows as a PNG."""
        self._tell("import", "-window", "root", f"png:{path}")
        return path

    def _start_screen(self) -> None:
        reading, writing = os.pipe()
        try:
            # Else the screen begins anew when its last window goes, and turns away who comes at that moment.
            still = ("-noreset", "-nolisten", "tcp")
            self._start("Xvfb", "-displayfd", str(writing), "-screen", "0", self._size, *still, pass_fds=[writing])
        finally:
            os.close(writing)
        with os.fdopen(reading) as number:
            self.env["DISPLAY"] = f":{number.readline().strip()}"
        self._start("openbox", "--sm-disable")
        wait_until(lambda: self.ask("xdotool", "get_num_desktops"), "the window manager")

    # --- sound

    def start_sound(self) -> None:
        """Start the sound server with one silent sink, at 48 kHz."""
        self._sound = self._start(
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--realtime=no", "--high-priority=no"),
            *("-L", "module-native-protocol-unix"),
            *("-L", f"module-null-sink sink_name=desk rate={RATE}"),
        )
        wait_until(lambda: "desk" in self.ask("pactl", "list", "short", "sinks"), "the sound server")

    def stop_sound(self) -> None:
        """End the sound server, as if it had crashed."""
        assert self._sound, "there is no sound server to stop"
        self._programs.remove(self._sound)
        self._sound.stop()
        self._sound = None

    @contextmanager
    def recording(self, path: Path) -> Iterator[Path]:
        """Record what the sink plays while the context lasts, for `samples` to read."""
        tape = self._start(
            *("parec", "-d", "desk.monitor", "--format=s16le", f"--rate={RATE}", "--channels=2"),
            *("--latency-msec=10", "--raw", path),
        )
        try:
            wait_until(lambda: path.exists() and path.stat().st_size > 0, "the recording to begin")
            yield path
        finally:
            self._programs.remove(tape)
            tape.stop()

    # --- programs

    def _start(self, *command: str | Path, pass_fds: Sequence[int] = ()) -> Program:
        log = self.home / f"{len(list(self.home.glob('*.log')))}-{Path(command[0]).name}.log"
        program = Program(command, self.env, log, pass_fds)
        self._programs.append(program)
        return program

    def ask(self, *command: str) -> str:
        """What a command says; nothing if it fails."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=20)
        return done.stdout if done.returncode == 0 else ""

    def _tell(self, *command: str) -> None:
        subprocess.run(command, env=self.env, check=True, capture_output=True, timeout=20)
