"""Starts Upstroke with the arguments given after a folder, and writes into that folder what is shown and heard when.

`shown.json` has the number in the ring with the time at which it had been painted, `heard.json` what the sound server
said how many frames had been heard, with the time, and `written.raw` all frames that were written to it.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Slot

from upstroke import launch
from upstroke.__main__ import main
from upstroke.app import App
from upstroke.audio.pulse import PulseOutput
from upstroke.clock import Clocks
from upstroke.paths import UserPaths
from upstroke.request import Request
from upstroke.ui.application import Application
from upstroke.ui.player.count_ring import CountRing
from upstroke.ui.player.loudspeaker import Loudspeaker

folder = Path(sys.argv[1])
shown: list[tuple[float, str]] = []
heard: list[tuple[float, int]] = []
written = bytearray()


class WatchedOutput(PulseOutput):
    """Takes note of what goes to the server and what it says."""

    def write(self, pcm: bytes) -> None:
        super().write(pcm)
        written.extend(pcm)

    def heard_frames(self) -> int:
        frames = super().heard_frames()
        heard.append((time.monotonic(), frames))
        return frames


class WatchedRing(QObject):
    """Takes note of what the ring says, when it has been painted."""

    def __init__(self, ring: CountRing) -> None:
        super().__init__(ring)
        self._ring = ring
        ring.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the text when the picture is whole, which it is before anything that is posted now."""
        if event.type() is QEvent.Type.Paint:
            QMetaObject.invokeMethod(self, "_note", Qt.ConnectionType.QueuedConnection)
        return False

    @Slot()
    def _note(self) -> None:
        text = self._ring.accessibleName().partition(" ")[0]
        if not shown or shown[-1][1] != text:
            shown.append((time.monotonic(), text))


class Watched(App):
    """The program with both watched."""

    def __init__(self, qt: Application, paths: UserPaths, clocks: Clocks) -> None:
        super().__init__(qt, paths, clocks, Loudspeaker(clocks.mono_ms, WatchedOutput))

    def show(self, request: Request) -> None:
        super().show(request)
        ring = self.window.findChild(CountRing)
        assert isinstance(ring, CountRing)
        WatchedRing(ring)


vars(launch)["App"] = Watched
status = main(sys.argv[2:])
(folder / "shown.json").write_text(json.dumps(shown))
(folder / "heard.json").write_text(json.dumps(heard))
(folder / "written.raw").write_bytes(written)
sys.exit(status)
