"""Loudness, held to what the standard and its test material (EBU Tech 3341) say of known signals."""

import math

import numpy as np
import pytest

from upstroke.audio.loudness import loudest_moment, loudness
from upstroke.audio.samples import RATE, Wave


def sine(level_db: float, seconds: float = 5, hertz: float = 997) -> Wave:
    wave: Wave = 10 ** (level_db / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)
    return wave


def on_both_sides(wave: Wave) -> Wave:
    return np.stack([wave, wave], axis=1)


def test_a_sine_at_full_scale_in_one_channel_is_the_standards_own_example() -> None:
    assert loudness(sine(0)) == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize("level", [-20, -23, -33])
def test_a_sine_of_1_khz_on_both_sides_is_as_loud_as_its_level(level: int) -> None:
    assert loudness(on_both_sides(sine(level, hertz=1_000))) == pytest.approx(level, abs=0.1)


@pytest.mark.parametrize(
    ("hertz", "lufs"), [(25, -14.08), (100, -4.83), (500, -3.66), (1_000, -3.00), (2_000, -0.63), (10_000, 0.34)]
)
def test_the_low_is_weighed_less_and_the_high_more(hertz: float, lufs: float) -> None:
    # as pyloudnorm 0.2 has it
    assert loudness(sine(0, hertz=hertz)) == pytest.approx(lufs, abs=0.05)


@pytest.mark.parametrize("cases", [((-36, 3), (-23, 18), (-36, 3)), ((-72, 3), (-36, 3), (-23, 18), (-36, 3))])
def test_pauses_and_silence_do_not_count(cases: tuple[tuple[int, int], ...]) -> None:
    parts = [sine(level, seconds, hertz=1_000) for level, seconds in cases]
    assert loudness(on_both_sides(np.concatenate(parts))) == pytest.approx(-23, abs=0.1)


def test_an_even_sound_is_as_loud_at_its_loudest_as_all_in_all() -> None:
    assert loudest_moment(sine(-20)) == pytest.approx(loudness(sine(-20)), abs=0.01)


def test_the_loudest_moment_is_that_of_its_loudest_400_ms() -> None:
    quiet, loud = sine(-40, 2), sine(-20, 0.4)
    assert loudest_moment(np.concatenate([quiet, loud, quiet])) == pytest.approx(-23.01, abs=0.02)


def test_what_is_shorter_than_a_block_counts_as_if_silence_filled_it_up() -> None:
    short = sine(-20, 0.1)
    filled = np.concatenate([short, np.zeros(round(0.3 * RATE))])
    assert loudness(short) == pytest.approx(loudness(filled), abs=0.01)
    assert loudness(short) == pytest.approx(-23.01 + 10 * math.log10(0.1 / 0.4), abs=0.05)


def test_silence_has_no_loudness() -> None:
    for silence in (np.zeros(0), np.zeros(RATE), np.zeros((RATE, 2)), sine(-80)):
        assert loudness(silence) == -math.inf
    assert loudest_moment(np.zeros(RATE)) == -math.inf
