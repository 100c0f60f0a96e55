"""What the cues sound like, as far as numbers can tell."""

import numpy as np
import pytest
from numpy.typing import NDArray

from upstroke.audio.synthesis import FRAMES_A_MS, RATE, Samples, beat, count, sound_of, sweep
from upstroke.domain.score import Cue, CueKind

CUES = [
    *(Cue(0, kind) for kind in CueKind if kind not in (CueKind.COUNT, CueKind.SWEEP)),
    *(Cue(0, CueKind.COUNT, number=number) for number in (3, 2, 1)),
    *(Cue(0, CueKind.SWEEP, length_ms=length) for length in (500, 2_100, 6_000)),
]
every_cue = pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.kind}-{cue.number or cue.length_ms}")


def power(sound: Samples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How strong each frequency is: hertz, and strength."""
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE).astype(np.float64)
    strength: NDArray[np.float64] = np.abs(np.fft.rfft(sound.astype(float))) ** 2
    return hertz, strength


@every_cue
def test_it_begins_and_ends_in_silence_and_leaves_no_constant_behind(cue: Cue) -> None:
    sound = sound_of(cue)
    assert sound.dtype == np.float32
    assert sound[0] == sound[-1] == 0
    assert np.abs(sound[-FRAMES_A_MS:]).max() < 1e-4
    assert abs(sound.mean()) < 1e-6


@every_cue
def test_it_leaves_headroom_and_has_no_click_in_it(cue: Cue) -> None:
    sound = sound_of(cue)
    assert 0.1 < np.abs(sound).max() <= 0.5 + 1e-6
    assert np.abs(np.diff(sound)).max() < 0.08


@every_cue
def test_it_is_warm(cue: Cue) -> None:
    hertz, strength = power(sound_of(cue))
    assert 250 < (hertz * strength).sum() / strength.sum() < 1_000
    assert strength[hertz > 3_000].sum() < 0.02 * strength.sum()
    assert strength[hertz < 100].sum() < 0.001 * strength.sum()


@every_cue
def test_it_is_the_same_each_time(cue: Cue) -> None:
    np.testing.assert_array_equal(sound_of(cue), sound_of(cue))


@pytest.mark.parametrize("sound", [beat(), count(3), count(2), count(1)], ids=["beat", "3", "2", "1"])
def test_what_keeps_time_is_struck_within_two_milliseconds(sound: Samples) -> None:
    loud = np.abs(sound) > 0.5 * np.abs(sound).max()
    assert np.flatnonzero(loud)[0] < 2 * FRAMES_A_MS


def test_the_count_climbs() -> None:
    pitches = [power(count(number)) for number in (3, 2, 1)]
    heights = [hertz[strength.argmax()] for hertz, strength in pitches]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_a_sweep_lasts_as_long_as_it_is_asked_to_and_rises() -> None:
    sound = sweep(2_000)
    assert len(sound) == 2_000 * FRAMES_A_MS
    middles = []
    for part in np.array_split(sound, 4):
        hertz, strength = power(part)
        middles.append((hertz * strength).sum() / strength.sum())
    assert middles == sorted(middles)


def test_a_sweep_swells_and_fades() -> None:
    level = [float(np.abs(part).max()) for part in np.array_split(sweep(3_000), 10)]
    assert max(level[0], level[-1]) < 0.35 * max(level)


def test_a_sweep_of_no_length_is_silence() -> None:
    assert len(sweep(0)) == 0
