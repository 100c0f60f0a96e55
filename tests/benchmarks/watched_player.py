"""Starts Upstroke with the arguments given, at a size that makes the face so high, and counts the frames it shows.

When the window closes, it prints the time of each frame.
"""

import sys
import time

from tests.benchmarks.bench_face import HEIGHT
from upstroke import launch
from upstroke.__main__ import main
from upstroke.app import App
from upstroke.request import Request
from upstroke.ui.face.view import FaceView

frames: list[float] = []


class Watched(App):
    """Takes note of each frame."""

    def show(self, request: Request) -> None:
        super().show(request)
        self.playback.moved.connect(lambda: frames.append(time.monotonic()))
        face = self.window.findChild(FaceView)
        assert isinstance(face, FaceView)
        self.window.resize(self.window.width(), self.window.height() + HEIGHT - face.height())


vars(launch)["App"] = Watched
status = main()
print(*frames)
sys.exit(status)
