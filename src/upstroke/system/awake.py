"""Keeping screen and machine awake while a routine runs: how long (`Vigil`), and by which means (`Awake`).

All means end by themselves with the program, also when it crashes. They hold off what comes of nobody touching the
keys; what the user asks for is not theirs to stop.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

STILL_MS = 2 * 60_000
"""A pause that lasts longer lets the machine sleep."""

CAFFEINATE = ("/usr/bin/caffeinate", "-d", "-i", "-w")
"""Keeps display and system of macOS from sleeping while the process lives whose number follows (caffeinate(8))."""

_CONTINUOUS = 0x8000_0000
_SYSTEM_REQUIRED = 0x0000_0001
_DISPLAY_REQUIRED = 0x0000_0002
"""SetThreadExecutionState (Windows API)."""


class Awake(Protocol):
    """A means to keep screen and machine awake. Asking twice is asking once."""

    def keep(self, reason: str) -> None:
        """Keep them awake; some systems show the user the reason, a few words."""

    def release(self) -> None:
        """Let them sleep again."""


@dataclass(frozen=True, slots=True)
class Vigil:
    """How long to stay awake, from what was seen of a run. Times are ms of any steady clock."""

    on: bool = False
    still_since_ms: int | None = None
    """Since when nothing moves; None while something does."""

    def seen(self, moving: bool, at_ms: int) -> "Vigil":
        """After a run was seen, moving or not."""
        if moving:
            return Vigil(on=True)
        return replace(self, on=True, still_since_ms=at_ms if self.still_since_ms is None else self.still_since_ms)

    def lasts(self, at_ms: int) -> bool:
        """Whether to be awake at a time."""
        return self.on and (self.still_since_ms is None or at_ms - self.still_since_ms <= STILL_MS)


class NeverAwake:
    """Where there are no means that we know: the machine sleeps when it is set to."""

    def keep(self, reason: str) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""


class WindowsAwake:
    """By a state of the thread that asks; it ends with the thread. `set_state` is SetThreadExecutionState."""

    def __init__(self, set_state: Callable[[int], object]) -> None:
        self._set_state = set_state
        self._kept = False

    def keep(self, reason: str) -> None:
        """Keep them awake. Windows asks for no reason."""
        if not self._kept:
            self._set_state(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)
            self._kept = True

    def release(self) -> None:
        """Let them sleep again."""
        if self._kept:
            self._set_state(_CONTINUOUS)
            self._kept = False


class MacAwake:
    """By a program of macOS that runs beside ours, and ends when ours does."""

    def __init__(self, command: Sequence[str] = CAFFEINATE) -> None:
        """The number of our process is added to the command."""
        self._command = (*command, str(os.getpid()))
        self._running: subprocess.Popen[bytes] | None = None

    def keep(self, reason: str) -> None:
        """Keep them awake. macOS asks for no reason. Where the program is missing, they sleep."""
        if self._running is None:
            try:
                self._running = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)
            except OSError:
                return

    def release(self) -> None:
        """Let them sleep again."""
        if self._running:
            self._running.terminate()
            self._running.wait()
            self._running = None


def elsewhere(platform: str) -> Awake:
    """The means of a system other than Linux, as `sys.platform` names it."""
    if platform == "darwin":
        return MacAwake()
    if sys.platform == "win32":
        return WindowsAwake(ctypes.windll.kernel32.SetThreadExecutionState)
    return NeverAwake()
