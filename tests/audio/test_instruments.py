"""Strokes on each instrument: in tune, dying away, and with clean ends."""

import numpy as np
import pytest

from upstroke.audio.instruments import BLOCK, BOWL, DRUM, GLASS, METAL, WOOD, Instrument, finished, struck
from upstroke.audio.samples import FRAMES_A_MS, RATE, Wave

NOTE = 440.0
INSTRUMENTS = {"wood": WOOD, "bowl": BOWL, "metal": METAL, "glass": GLASS, "drum": DRUM, "block": BLOCK}
every_instrument = pytest.mark.parametrize("instrument", INSTRUMENTS.values(), ids=INSTRUMENTS)


def strike(instrument: Instrument, decay_ms: float = 200, length_ms: int = 1_500) -> Wave:
    return struck(instrument, [(0, NOTE)], 2, decay_ms, length_ms)


def loudest_hertz(wave: Wave) -> float:
    return float(np.fft.rfftfreq(len(wave), 1 / RATE)[np.abs(np.fft.rfft(wave)).argmax()])


@every_instrument
def test_the_note_is_what_is_heard_most(instrument: Instrument) -> None:
    assert loudest_hertz(strike(instrument)) == pytest.approx(NOTE * instrument.octave, rel=0.005)


@every_instrument
def test_it_dies_away(instrument: Instrument) -> None:
    levels = [np.abs(part).max() for part in np.array_split(strike(instrument), 8)]
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.02 * levels[0]


def test_each_note_is_struck_at_its_time() -> None:
    two = struck(WOOD, [(0, NOTE), (300, 2 * NOTE)], 2, 40, 900)
    one = struck(WOOD, [(0, NOTE)], 2, 40, 900)
    later = (two - one)[300 * FRAMES_A_MS :]
    assert not (two - one)[: 300 * FRAMES_A_MS].any()
    np.testing.assert_allclose(later, struck(WOOD, [(0, 2 * NOTE)], 2, 40, 600))


def test_what_is_finished_has_its_peak_and_ends_in_silence() -> None:
    sound = finished(strike(BOWL, decay_ms=2_000, length_ms=800), 0.3)
    assert np.abs(sound).max() == pytest.approx(0.3, rel=1e-6)
    assert sound[0] == sound[-1] == 0
    assert np.abs(sound[-FRAMES_A_MS:]).max() < 1e-3
    assert abs(sound.mean()) < 1e-6
