"""Does the desk itself work? When these fail, look at the machine before the program."""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.desktop.desk import RATE, Desk, samples, wait_until

SAMPLE = Path(__file__).with_name("sample.py")
MIDDLE = (640, 410)


def test_a_key_reaches_the_window_and_its_answer_is_seen_and_heard(desk: Desk, tmp_path: Path) -> None:
    program = desk.run(sys.executable, SAMPLE)
    desk.window("Sample")

    def light() -> int:
        return QImage(str(desk.screenshot(tmp_path / "screen.png"))).pixelColor(*MIDDLE).lightness()

    def tone() -> NDArray[np.float64]:
        left = samples(recording)[:, 0]
        loud = np.flatnonzero(np.abs(left) > 0.1)
        return left[loud[0] : loud[-1]] if loud.size else left[:0]

    wait_until(lambda: light() == 0, "a black window")
    with desk.recording(tmp_path / "heard.raw") as recording:
        desk.key("space")
        wait_until(lambda: light() == 255, "a white window")
        wait_until(lambda: len(tone()) > 0.098 * RATE, "a tone of 100 ms")
        desk.key("alt+F4")
        assert program.wait() == 0
    # Qt tells which of its ways to play sound it found.
    assert [line for line in program.output.splitlines() if not line.startswith("qt.multimedia.")] == []
    assert len(tone()) < 0.102 * RATE
    assert np.abs(np.fft.rfft(tone(), RATE)).argmax() == 1_000


def test_the_sound_server_can_go_and_come_back(desk: Desk, tmp_path: Path) -> None:
    desk.stop_sound()
    desk.start_sound()
    with desk.recording(tmp_path / "heard.raw") as recording:
        pass
    assert len(samples(recording)) > 0


def test_a_cleared_desk_leaves_nothing_behind(desk: Desk) -> None:
    program = desk.run("sleep", "60")
    desk.clear()
    assert not program.running
    assert not desk.home.exists()
