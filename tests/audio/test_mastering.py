import numpy as np
import pytest

from upstroke.audio.loudness import loudness
from upstroke.audio.mastering import CEILING, mastered, true_peak
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples


def word(length_ms: int, peaks: float = 1.0) -> Samples:
    """Something like a word at a speaker's rate: silence, a note with sharp peaks, silence."""
    at = np.arange(22_050 * length_ms // 1000) / 22_050
    note = np.sin(2 * np.pi * 180 * at) + peaks * np.sin(2 * np.pi * 180 * at) ** 31
    return np.concatenate([np.zeros(4_000), 0.2 * note, np.zeros(9_000)]).astype(np.float32)


@pytest.mark.parametrize("peaks", [0.0, 12.0])
def test_a_recording_has_its_loudness_and_no_higher_peak(peaks: float) -> None:
    recording = mastered([word(900, peaks)], 22_050, 450, -19.0)
    assert loudness(recording) == pytest.approx(-19.0, abs=0.5)
    assert true_peak(recording) < CEILING * 1.01


def test_silence_is_cut_off_and_the_ends_fade() -> None:
    recording = mastered([word(600)], 22_050, 450, -19.0)
    assert len(recording) % FRAMES_A_MS == 0
    assert len(recording) / FRAMES_A_MS == pytest.approx(600 + 2 * 20, abs=10)
    assert abs(recording[0]) < 1e-4
    assert abs(recording[-1]) < 1e-4


def test_between_two_sentences_is_the_pause_that_was_asked_for() -> None:
    recording = mastered([word(600), word(600)], 22_050, 450, -19.0)
    silent = np.abs(recording) < 0.003
    longest = max(len(run) for run in "".join("x" if quiet else " " for quiet in silent).split())
    assert longest / RATE * 1000 == pytest.approx(450, abs=12)
