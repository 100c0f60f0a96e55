"""What sounds behind a run, as far as numbers can tell: without a seam, soft, wide and never quite the same."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from upstroke.audio.ambience import LAYERS, LONG, MIDDLE, PART_FRAMES, PARTS_AHEAD, SHORT, ambience_at, prepare
from upstroke.audio.loudness import loudness
from upstroke.audio.samples import RATE, Samples
from upstroke.domain.sound_choice import Ambience

SOUNDING = [kind for kind in Ambience if kind is not Ambience.NONE]
every_kind = pytest.mark.parametrize("kind", SOUNDING)
HOUR = 3_600 * RATE


def octaves(sound: Samples) -> NDArray[np.float64]:
    """The power in each octave from 125 Hz to 8 kHz, in dB."""
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    strength = (np.abs(np.fft.rfft(sound, axis=0)) ** 2).sum(axis=1)
    edges = 125 * 2.0 ** np.arange(7)
    powers = [strength[(hertz >= low) & (hertz < 2 * low)].sum() for low in edges]
    decibels: NDArray[np.float64] = 10 * np.log10(powers)
    return decibels


def likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def test_none_is_silence() -> None:
    silence = ambience_at(Ambience.NONE, 123, 480)
    assert silence.shape == (480, 2)
    assert not silence.any()
    assert list(prepare(Ambience.NONE)) == []


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(SOUNDING), st.integers(0, 2 * HOUR), st.lists(st.integers(1, 15_000), min_size=1, max_size=8))
def test_time_cut_differently_gives_the_same_samples(kind: Ambience, first: int, lengths: list[int]) -> None:
    pieces, place = [], first
    for length in lengths:
        pieces.append(ambience_at(kind, place, length))
        place += length
    whole = ambience_at(kind, first, place - first)
    assert whole.dtype == np.float32
    assert whole.shape == (sum(lengths), 2)
    np.testing.assert_array_equal(np.concatenate(pieces), whole)


@every_kind
def test_there_is_no_seam_where_loops_begin_again_nor_between_parts(kind: Ambience) -> None:
    periods = (SHORT, MIDDLE, LONG, PART_FRAMES, PARTS_AHEAD * PART_FRAMES)
    for border in (period * times for period in periods for times in (1, 2, 3, 7, HOUR // period)):
        jumps = np.abs(np.diff(ambience_at(kind, border - 500, 1_000), axis=0)).max(axis=1)
        around = np.concatenate([jumps[:498], jumps[501:]])
        assert jumps[498:501].max() < 1.2 * around.max()


@every_kind
def test_it_is_soft_and_holds_no_constant_part(kind: Ambience) -> None:
    sound = ambience_at(kind, HOUR // 2, 60 * RATE)
    assert loudness(sound) == pytest.approx(-30, abs=1)
    assert np.abs(sound).max() < 0.3
    assert np.abs(sound.mean(axis=0)).max() < 1e-5


@every_kind
def test_it_is_wide_and_loses_nothing_that_matters_in_mono(kind: Ambience) -> None:
    sound = ambience_at(kind, 0, 30 * RATE)
    left, right = sound.T
    assert -0.1 < likeness(left, right) < 0.95
    assert np.square(left).sum() == pytest.approx(np.square(right).sum(), rel=0.25)
    for second in np.split((left + right) / 2, 30):
        assert loudness(np.stack([second, second], axis=1)) > -46


@every_kind
def test_it_does_not_come_round_within_minutes(kind: Ambience) -> None:
    second = ambience_at(kind, 0, RATE)[:, 0]
    for period in (SHORT, MIDDLE, LONG):
        for times in (1, 2, 3):
            other = ambience_at(kind, period * times, RATE)[:, 0]
            assert not np.array_equal(second, other)
            # Of tones, the notes stay; of noise, at most the half that comes out of this loop.
            assert kind is Ambience.PAD or likeness(second, other) < 0.98


@pytest.mark.parametrize("kind", [Ambience.RAIN, Ambience.WAVES, Ambience.BROWN])
def test_noise_is_new_at_any_other_time(kind: Ambience) -> None:
    second = ambience_at(kind, 0, RATE)[:, 0]
    for at_s in (10, 60, 300, 3_600):
        assert abs(likeness(second, ambience_at(kind, at_s * RATE, RATE)[:, 0])) < 0.15


def test_brown_noise_falls_by_six_decibels_an_octave_and_does_not_rumble() -> None:
    sound = ambience_at(Ambience.BROWN, 0, 20 * RATE)
    # An octave is twice as wide as the one below it: 6 dB less at each pitch are 3 dB less in the whole.
    np.testing.assert_allclose(np.diff(octaves(sound)), -3, atol=0.5)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    strength = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    assert strength[hertz < 25].sum() < 0.05 * strength.sum()


def test_rain_is_bright_and_waves_are_deeper() -> None:
    rain, waves = (octaves(ambience_at(kind, 0, 30 * RATE)) for kind in (Ambience.RAIN, Ambience.WAVES))
    assert rain.argmax() >= 4
    assert waves.argmax() <= 2


def test_waves_come_every_eight_to_twelve_seconds() -> None:
    sound = ambience_at(Ambience.WAVES, 0, 180 * RATE)
    level = np.square(sound).reshape(-1, RATE // 10, 2).mean(axis=(1, 2))
    slow = np.convolve(level, np.hanning(41), "same")
    crests = np.flatnonzero((slow[1:-1] > slow[:-2]) & (slow[1:-1] >= slow[2:])) / 10
    between = np.diff(crests)
    assert 13 <= len(crests) <= 24
    assert 7 < np.median(between) < 13


def test_the_warm_tones_are_notes_of_the_chimes() -> None:
    sound = ambience_at(Ambience.PAD, 0, 20 * RATE)[:, 0]
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    strength = np.abs(np.fft.rfft(sound)) ** 2
    notes = [base * times for base in (130.81, 196, 220, 261.63, 293.66, 329.63, 392) for times in (1, 2, 3, 4)]
    near = np.min([np.abs(hertz - note) for note in notes], axis=0) < 2
    assert strength[near].sum() > 0.99 * strength.sum()


@every_kind
def test_it_is_made_ready_in_pieces_and_sounds_the_same(kind: Ambience) -> None:
    before = ambience_at(kind, 4_321, 480).copy()
    assert len(list(prepare(kind))) == len(LAYERS[kind])
    np.testing.assert_array_equal(ambience_at(kind, 4_321, 480), before)


def test_what_is_given_out_cannot_be_spoilt() -> None:
    with pytest.raises(ValueError, match="read-only"):
        ambience_at(Ambience.RAIN, 0, 480)[:] = 0
