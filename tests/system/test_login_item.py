"""Starting at login, in folders of the test and with a registry in memory."""

import plistlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from upstroke.system.login_item import (
    APPROVED,
    RUN,
    LinuxLoginItem,
    LoginItem,
    MacLoginItem,
    WindowsLoginItem,
    login_item,
)

ENTRY = "io.github.upstroke.Upstroke"
COMMAND = ("/opt/My $Apps/upstroke", "--background", "50%", 'a "b" \\ c`d', "")


class Registry:
    """The user's part of the registry, as far as it is asked."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def read(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def remove(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


MEANS: dict[str, Callable[[Path], LoginItem]] = {
    "linux": lambda folder: LinuxLoginItem(folder / "autostart", ENTRY, COMMAND),
    "macos": lambda folder: MacLoginItem(folder / "LaunchAgents", ENTRY, COMMAND),
    "windows": lambda _: WindowsLoginItem(Registry(), COMMAND),
}


@pytest.mark.parametrize("means", MEANS)
def test_it_is_off_until_it_is_turned_on_and_off_again(means: str, tmp_path: Path) -> None:
    item = MEANS[means](tmp_path)
    assert not item.on
    item.turn(False)
    for _ in range(2):
        item.turn(True)
        assert item.on
    item.turn(False)
    assert not item.on


class TestLinux:
    def test_the_command_is_what_a_desktop_starts(self, tmp_path: Path) -> None:
        LinuxLoginItem(tmp_path, ENTRY, COMMAND).turn(True)
        assert _started_by(tmp_path / f"{ENTRY}.desktop") == COMMAND

    @pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled = false"])
    def test_what_the_desktop_turned_off_is_off_and_can_be_turned_on(self, line: str, tmp_path: Path) -> None:
        item = LinuxLoginItem(tmp_path, ENTRY, COMMAND)
        item.turn(True)
        path = tmp_path / f"{ENTRY}.desktop"
        path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")
        assert not item.on
        item.turn(True)
        assert item.on

    def test_a_file_that_is_no_text_is_off(self, tmp_path: Path) -> None:
        (tmp_path / f"{ENTRY}.desktop").write_bytes(b"\xff\xfe")
        assert not LinuxLoginItem(tmp_path, ENTRY, COMMAND).on


class TestMac:
    def test_the_agent_runs_the_command_at_login(self, tmp_path: Path) -> None:
        MacLoginItem(tmp_path, ENTRY, COMMAND).turn(True)
        agent = plistlib.loads((tmp_path / f"{ENTRY}.plist").read_bytes())
        assert (agent["Label"], agent["RunAtLoad"]) == (ENTRY, True)
        assert tuple(agent["ProgramArguments"]) == COMMAND

    @pytest.mark.parametrize("content", [b"", b"no list", b"<plist><array/></plist>"])
    def test_a_file_that_is_no_agent_is_off(self, content: bytes, tmp_path: Path) -> None:
        (tmp_path / f"{ENTRY}.plist").write_bytes(content)
        assert not MacLoginItem(tmp_path, ENTRY, COMMAND).on


class TestWindows:
    def test_the_command_is_one_text(self) -> None:
        registry = Registry()
        WindowsLoginItem(registry, (r"C:\Program Files\Upstroke\upstroke.exe", "--background")).turn(True)
        assert registry.values == {(RUN, "Upstroke"): r'"C:\Program Files\Upstroke\upstroke.exe" --background'}

    def test_what_the_task_manager_turned_off_is_off_and_can_be_turned_on(self) -> None:
        registry = Registry()
        item = WindowsLoginItem(registry, COMMAND)
        item.turn(True)
        registry.values[APPROVED, "Upstroke"] = b"\x02" + bytes(11)
        assert item.on
        registry.values[APPROVED, "Upstroke"] = b"\x03" + bytes(11)
        assert not item.on
        item.turn(True)
        assert item.on


class TestWhichOne:
    def test_linux_has_it_where_the_settings_are(self, tmp_path: Path) -> None:
        for environment, folder in (
            ({}, tmp_path / ".config"),
            ({"XDG_CONFIG_HOME": "relative"}, tmp_path / ".config"),
            ({"XDG_CONFIG_HOME": str(tmp_path / "other")}, tmp_path / "other"),
        ):
            item = login_item("linux", environment, tmp_path, ENTRY, COMMAND)
            assert item
            item.turn(True)
            assert (folder / "autostart" / f"{ENTRY}.desktop").is_file()
            item.turn(False)

    def test_macos_has_it_in_the_library(self, tmp_path: Path) -> None:
        item = login_item("darwin", {}, tmp_path, ENTRY, COMMAND)
        assert item
        item.turn(True)
        assert (tmp_path / "Library" / "LaunchAgents" / f"{ENTRY}.plist").is_file()

    def test_a_sandbox_and_other_systems_have_none(self, tmp_path: Path) -> None:
        assert login_item("linux", {"FLATPAK_ID": ENTRY}, tmp_path, ENTRY, COMMAND) is None
        assert login_item("freebsd14", {}, tmp_path, ENTRY, COMMAND) is None


def _started_by(path: Path) -> tuple[str, ...]:
    """The words of the command in a desktop file: its own marks are taken away, then a shell's."""
    (line,) = (each for each in path.read_text(encoding="utf-8").splitlines() if each.startswith("Exec="))
    text = line.removeprefix("Exec=").replace("\\\\", "\\")
    said = subprocess.run(["sh", "-c", f"printf '%s\\0' {text}"], capture_output=True, check=True).stdout.decode()
    return tuple(word.replace("%%", "%") for word in said.split("\0")[:-1])
