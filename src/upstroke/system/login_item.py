"""Starting when the user logs in, by what each system has for it: off until it is turned on.

The system's own settings show it and can turn it off too; so it is asked each time, and kept nowhere else.
"""

import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

NOT_HERE = "Upstroke can't start by itself here: add it to the programs that your system starts when you log in."

NAME = "Upstroke"

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows keeps what runs at login, and what the user turned off in the Task Manager (the first byte is odd)."""

_RESERVED = frozenset(" \t\n\"'\\><~|&;$*?#()`")
"""What needs quotes in a command of a desktop file (Desktop Entry Specification 1.5)."""


class LoginItem(Protocol):
    """The start of Upstroke at login."""

    @property
    def on(self) -> bool:
        """Whether it is started. Raises OSError."""

    def turn(self, on: bool) -> None:
        """Have it started from now on, or no longer. Raises OSError."""


class Registry(Protocol):
    """The values of the current user's part of the registry of Windows. All of it raises OSError."""

    def read(self, key: str, name: str) -> str | bytes | None:
        """A value; None where there is none."""

    def write(self, key: str, name: str, text: str) -> None:
        """Write a text."""

    def remove(self, key: str, name: str) -> None:
        """Take a value away, if it is there."""


class LinuxLoginItem:
    """A desktop file in the folder of what is started (Desktop Application Autostart Specification 0.5)."""

    def __init__(self, folder: Path, entry: str, command: Sequence[str]) -> None:
        """`entry` is the name of our desktop file without its suffix; so desktops know whose start it is."""
        self._path = folder / f"{entry}.desktop"
        self._text = (
            "[Desktop Entry]\n"
            "Type=Application\n"
            f"Name={NAME}\n"
            "Comment=Waits in the background, to remind you\n"
            f"Exec={' '.join(map(_quoted, command))}\n"
            f"Icon={entry}\n"
            "Terminal=false\n"
            "X-GNOME-Autostart-enabled=true\n"
        )

    @property
    def on(self) -> bool:
        """Whether the file is there, and no desktop has turned it off."""
        try:
            lines = {line.replace(" ", "").lower() for line in self._path.read_text(encoding="utf-8").splitlines()}
        except (FileNotFoundError, UnicodeDecodeError):
            return False
        return not lines & {"hidden=true", "x-gnome-autostart-enabled=false"}

    def turn(self, on: bool) -> None:
        """Write the file, or remove it."""
        _put(self._path, self._text.encode() if on else None)


class MacLoginItem:
    """A launch agent of the user (launchd.plist(5)). It counts from the next login on."""

    def __init__(self, folder: Path, label: str, command: Sequence[str]) -> None:
        self._path = folder / f"{label}.plist"
        self._agent = {
            "Label": label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",  # with a screen
            "ProcessType": "Interactive",
        }

    @property
    def on(self) -> bool:
        """Whether there is an agent that can be read and runs at login."""
        try:
            agent = plistlib.loads(self._path.read_bytes())
        except (FileNotFoundError, plistlib.InvalidFileException, ValueError):
            return False
        return isinstance(agent, dict) and agent.get("RunAtLoad") is True and not agent.get("Disabled")

    def turn(self, on: bool) -> None:
        """Write the agent, or remove it."""
        _put(self._path, plistlib.dumps(self._agent) if on else None)


class WindowsLoginItem:
    """A value of the Run key of the user."""

    def __init__(self, registry: Registry, command: Sequence[str]) -> None:
        self._registry = registry
        self._command = subprocess.list2cmdline(command)

    @property
    def on(self) -> bool:
        """Whether it is there, and was not turned off in the Task Manager."""
        approved = self._registry.read(APPROVED, NAME)
        turned_off = isinstance(approved, bytes) and approved[:1] != b"" and approved[0] % 2 == 1
        return self._registry.read(RUN, NAME) is not None and not turned_off

    def turn(self, on: bool) -> None:
        """Write the value, or remove it; what the Task Manager said of it is over."""
        if on:
            self._registry.write(RUN, NAME, self._command)
        else:
            self._registry.remove(RUN, NAME)
        self._registry.remove(APPROVED, NAME)


def login_item(
    platform: str, environment: Mapping[str, str], home: Path, entry: str, command: Sequence[str]
) -> LoginItem | None:
    """The means of a system, as `sys.platform` names it; None where there is none, see `NOT_HERE`.

    `command` starts Upstroke in the background, by a full path. `entry` is the id of the application.
    """
    if platform == "darwin":
        return MacLoginItem(home / "Library" / "LaunchAgents", entry, command)
    if sys.platform == "win32":
        return WindowsLoginItem(WindowsRegistry(), command)
    if platform == "linux" and "FLATPAK_ID" not in environment:  # a sandbox sees a folder of its own
        config = environment.get("XDG_CONFIG_HOME", "")
        folder = Path(config) if config.startswith("/") else home / ".config"
        return LinuxLoginItem(folder / "autostart", entry, command)
    return None


if sys.platform == "win32":
    import winreg

    class WindowsRegistry:
        """The real one."""

        def read(self, key: str, name: str) -> str | bytes | None:
            """A value; None where there is none."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    value = winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None
            return value if isinstance(value, (str, bytes)) else None

        def write(self, key: str, name: str, text: str) -> None:
            """Write a text."""
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, text)

        def remove(self, key: str, name: str) -> None:
            """Take a value away, if it is there."""
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
            except FileNotFoundError:
                return


def _put(path: Path, content: bytes | None) -> None:
    """Write a file, or take it away."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _quoted(word: str) -> str:
    """A word of a command as a desktop file has it, which takes it apart twice."""
    plain = word.replace("%", "%%")
    if plain and not _RESERVED & set(plain):
        return plain
    inner = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in plain)
    return f'"{inner}"'.replace("\\", "\\\\")
