"""The ambience comes and goes softly, and steps back for words."""

import numpy as np
import pytest

from upstroke.audio.ambience import ambience_at
from upstroke.audio.background import Background, Presence
from upstroke.audio.ducking import DUCKED_DB, RISE_MS, SINK_MS
from upstroke.audio.samples import FRAMES_A_MS, Samples
from upstroke.domain.sound_choice import Ambience

BLOCK_MS = 10
STEEPEST = 0.02
"""How much the gain may change in one ms; to sink by 9 dB in 120 ms takes half of it."""

THERE = Presence.THERE
DUCKED = 10 ** (DUCKED_DB / 20)


class Bench:
    """A background of brown noise, and what was heard of it."""

    def __init__(self) -> None:
        self.background = Background()
        self.heard: list[Samples] = []

    def hear(self, ms: int, presence: Presence = THERE, kind: Ambience = Ambience.BROWN, level: float = 0.5) -> None:
        for _ in range(ms // BLOCK_MS):
            mix = np.zeros((BLOCK_MS * FRAMES_A_MS, 2), np.float32)
            self.background.add_to(mix, kind, level, presence)
            self.heard.append(mix)

    @property
    def gain(self) -> Samples:
        """How loud it was in each ms, against the brown noise itself."""
        mix = np.concatenate(self.heard).reshape(-1, FRAMES_A_MS * 2)
        noise = ambience_at(Ambience.BROWN, 0, len(mix) * FRAMES_A_MS).reshape(-1, FRAMES_A_MS * 2)
        gain: Samples = (mix * noise).sum(axis=1) / (noise * noise).sum(axis=1)
        return gain


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_it_comes_softly_and_stays_as_loud_as_was_wished(bench: Bench) -> None:
    bench.hear(3_000)
    assert bench.gain[0] < 0.01
    assert bench.gain[-1] == pytest.approx(0.5, abs=0.001)
    assert np.abs(np.diff(bench.gain)).max() < STEEPEST


def test_none_is_silence(bench: Bench) -> None:
    bench.hear(2_000, kind=Ambience.NONE)
    assert not np.concatenate(bench.heard).any()


def test_it_steps_back_by_nine_decibels_while_words_are_said_and_returns(bench: Bench) -> None:
    bench.hear(2_000)
    bench.background.turn_to([(500, 1_500)])
    bench.hear(3_000)
    gain = bench.gain
    assert gain[2_000 + 500 - SINK_MS - 5] == pytest.approx(0.5, abs=0.01)
    assert gain[2_505:3_495] == pytest.approx(0.5 * DUCKED, abs=0.01)
    assert gain[2_000 + 1_500 + RISE_MS + 5] == pytest.approx(0.5, abs=0.01)
    assert np.abs(np.diff(gain)).max() < STEEPEST


@pytest.mark.parametrize("into_ms", [400, 430, 480, 900, 1_700])
def test_words_that_are_cut_off_leave_no_step_in_it(bench: Bench, into_ms: int) -> None:
    bench.hear(2_000)
    bench.background.turn_to([(500, 1_500)])
    bench.hear(into_ms)
    bench.background.turn_to(())
    bench.hear(2_000)
    assert np.abs(np.diff(bench.gain)).max() < STEEPEST
    assert bench.gain[-1] == pytest.approx(0.5, abs=0.01)


def test_words_that_are_under_way_already_leave_no_step_in_it(bench: Bench) -> None:
    bench.hear(2_000)
    bench.background.turn_to([(-300, 800)])
    bench.hear(1_000)
    assert np.abs(np.diff(bench.gain)).max() < STEEPEST
    assert bench.gain[2_500] == pytest.approx(0.5 * DUCKED, abs=0.01)


def test_a_pause_lets_it_go_soon_and_the_end_lets_it_linger(bench: Bench) -> None:
    bench.hear(2_000)
    bench.hear(500, Presence.PAUSED)
    assert bench.gain[-1] == 0
    lingering = Bench()
    lingering.hear(2_000)
    lingering.hear(5_000, Presence.LEAVING)
    assert 0.1 < lingering.gain[-1] < 0.3


def test_another_kind_takes_over_in_a_cross_fade(bench: Bench) -> None:
    bench.hear(2_000)
    bench.hear(200, kind=Ambience.PAD)
    between = bench.gain[-1]
    bench.hear(2_000, kind=Ambience.PAD)
    mix = np.concatenate(bench.heard)[-480:]
    pad = ambience_at(Ambience.PAD, len(np.concatenate(bench.heard)) - 480, 480)
    assert 0.3 < between < 0.5
    np.testing.assert_allclose(mix, pad * 0.5, atol=1e-5)


def test_closing_it_ends_in_silence_within_its_last_block(bench: Bench) -> None:
    bench.hear(2_000)
    last = np.zeros((30 * FRAMES_A_MS, 2), np.float32)
    bench.background.close(last)
    assert np.abs(last[:48]).max() > 0
    assert np.abs(last[-1]).max() < 0.002
    bench.hear(20, level=0.0)
    assert not bench.heard[-1].any()
