"""The gain under the voice: down when the word comes, up after it, and never a step."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.audio.ducking import DUCKED_DB, RISE_MS, SINK_MS, duck_gain
from upstroke.audio.samples import FRAMES_A_MS, Samples

DOWN = 10 ** (DUCKED_DB / 20)

Spoken = list[tuple[int, int]]
spoken_lists = st.lists(
    st.tuples(st.integers(0, 3_000), st.integers(1, 1_500)).map(lambda pair: (pair[0], sum(pair))), max_size=5
)


def ms(gain: Samples, at_ms: int) -> float:
    return float(gain[at_ms * FRAMES_A_MS])


def gain_of(spoken: Spoken, length_ms: int = 5_000) -> Samples:
    return duck_gain(spoken, 0, length_ms * FRAMES_A_MS)


def test_without_words_nothing_is_changed() -> None:
    gain = gain_of([])
    assert gain.dtype == np.float32
    assert (gain == 1).all()


def test_it_is_down_by_nine_decibels_from_the_first_word_to_the_last() -> None:
    gain = gain_of([(1_000, 2_000)])
    assert pytest.approx(0.355, abs=0.001) == DOWN
    np.testing.assert_allclose(gain[1_000 * FRAMES_A_MS : 2_000 * FRAMES_A_MS], DOWN, rtol=1e-6)


def test_it_begins_to_sink_before_the_word_and_takes_its_time_to_rise() -> None:
    gain = gain_of([(1_000, 2_000)])
    assert ms(gain, 1_000 - SINK_MS) == 1
    assert DOWN < ms(gain, 1_000 - SINK_MS // 2) < 1
    assert DOWN < ms(gain, 2_000 + RISE_MS // 2) < 1
    assert ms(gain, 2_000 + RISE_MS) == 1
    assert (np.diff(gain[880 * FRAMES_A_MS : 1_000 * FRAMES_A_MS]) <= 0).all()
    assert (np.diff(gain[2_000 * FRAMES_A_MS : 2_600 * FRAMES_A_MS]) >= 0).all()


def test_between_two_sentences_it_does_not_come_up() -> None:
    gain = gain_of([(500, 1_000), (1_100, 1_800)])
    assert gain[1_000 * FRAMES_A_MS : 1_100 * FRAMES_A_MS].max() < 0.45


@given(spoken_lists)
def test_there_is_never_a_step(spoken: Spoken) -> None:
    gain = gain_of(spoken)
    assert np.abs(np.diff(gain)).max() < 0.0004
    assert gain.min() >= DOWN - 1e-6
    assert gain.max() <= 1


@given(spoken_lists, st.lists(st.integers(1, 700), min_size=1, max_size=10))
def test_time_cut_differently_gives_the_same_gain(spoken: Spoken, lengths: list[int]) -> None:
    pieces, place = [], 0
    for length in lengths:
        near = [(first, end) for first, end in spoken if first - SINK_MS < place + length and place < end + RISE_MS]
        pieces.append(duck_gain(near, place, length * FRAMES_A_MS))
        place += length
    np.testing.assert_array_equal(np.concatenate(pieces), gain_of(spoken, place))
