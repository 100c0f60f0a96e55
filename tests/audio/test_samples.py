"""The rate of all samples."""

from upstroke.audio.samples import FRAMES_A_MS, RATE


def test_a_millisecond_is_a_whole_number_of_frames() -> None:
    assert FRAMES_A_MS * 1000 == RATE
