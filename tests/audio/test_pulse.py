"""The way to the sound server of Linux, as far as it goes without one; tests/desktop/test_sound.py has one."""

import sys

import pytest

from upstroke.audio import pulse
from upstroke.audio.pulse import PulseOutput
from upstroke.audio.stream import OutputError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the sound server of Linux")


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")


def test_without_a_server_it_says_so_each_time_it_is_opened() -> None:
    output = PulseOutput()
    for _ in range(3):
        with pytest.raises(OutputError, match=r"\w"):  # noqa: PT012 - it may only be missed a little later
            output.open()
            output.free_frames()
        output.close()


def test_what_is_not_open_plays_nothing() -> None:
    output = PulseOutput()
    for ask in (output.free_frames, output.heard_frames, lambda: output.write(bytes(4))):
        with pytest.raises(OutputError, match="not open"):
            ask()
    output.close()


def test_without_the_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulse, "LIBRARY", "libpulse.so.none")
    with pytest.raises(OutputError, match=r"libpulse\.so\.none"):
        PulseOutput().open()
