"""A real notification daemon (Dunst) on a screen in memory and a bus of the test, and a user who presses buttons."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.message_bus import Desk

SETTINGS = """\
[global]
    dmenu = {chooser}
    markup = full
"""

LOOKS = 100
"""What has not come to the screen after so many looks won't come; each asks the daemon twice."""

CHOOSER = """\
#!/bin/sh
grep --fixed-strings --file={wish}
"""


class Daemon:
    """Dunst, and what its user sees and does."""

    def __init__(self, desk: Desk, folder: Path, display: str) -> None:
        self._desk = desk
        self._wish = folder / "wish"
        chooser = folder / "chooser"
        chooser.write_text(CHOOSER.format(wish=self._wish), encoding="utf-8")
        chooser.chmod(0o755)
        settings = folder / "dunstrc"
        settings.write_text(SETTINGS.format(chooser=chooser), encoding="utf-8")
        self._command = ["dunst", "-config", str(settings)]
        self._environment = {**desk.environment, "DISPLAY": display, "HOME": str(folder)}
        self._watcher = desk.join()
        self.start()

    def start(self) -> None:
        """Begin to serve."""
        self._process = subprocess.Popen(self._command, env=self._environment, stderr=subprocess.DEVNULL)
        self._wait_for(there=True)

    def stop(self) -> None:
        """End, as when the user changes the desktop."""
        self._process.terminate()
        self._process.wait()
        self._wait_for(there=False)

    def comes_to(self, displayed: int, held_back: int = 0) -> bool:
        """Whether in the end so many notifications can be seen, and so many wait."""
        for _ in range(LOOKS):
            counts = [int(self._desk.run("dunstctl", "count", kind)) for kind in ("displayed", "waiting")]
            if counts == [displayed, held_back]:
                return True
        return False

    @property
    def seen(self) -> list[dict[str, Any]]:
        """What is over, newest first, as Dunst keeps it."""
        kept = json.loads(self._desk.run("dunstctl", "history"))["data"][0]
        return [{name: field["data"] for name, field in each.items()} for each in kept]

    def press(self, label: str) -> None:
        """Press a button of the notification."""
        self._wish.write_text(label, encoding="utf-8")
        self._desk.run("dunstctl", "context")

    def click(self) -> None:
        """Click on the notification itself."""
        self._desk.run("dunstctl", "action", "0")

    def dismiss(self) -> None:
        """Close the notification."""
        self._desk.run("dunstctl", "close")

    def hold_back(self, on: bool) -> None:
        """Do not disturb, from now on or no longer."""
        self._desk.run("dunstctl", "set-paused", str(on).lower())

    def _wait_for(self, there: bool) -> None:
        owners: list[str] = []
        while not owners or bool(owners[-1]) is not there:
            count = len(owners)
            self._watcher.ask_owner("org.freedesktop.Notifications", owners.append)
            self._desk.wait(lambda count=count: len(owners) > count)  # type: ignore[misc]


@contextmanager
def notification_daemon(desk: Desk, folder: Path) -> Iterator[Daemon]:
    """A daemon that ends with the test, together with its screen."""
    reading, writing = os.pipe()
    # Else the screen begins anew when its last window goes, and turns away who comes at that moment.
    still = ("-noreset", "-nolisten", "tcp")
    command = ["Xvfb", "-displayfd", str(writing), *still]
    screen = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    try:
        daemon = Daemon(desk, folder, display)
        try:
            yield daemon
        finally:
            daemon.stop()
    finally:
        screen.terminate()
        screen.wait()
