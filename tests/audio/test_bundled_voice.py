"""The recordings that come with Upstroke."""

import random
import re
from dataclasses import dataclass

import numpy as np
import pocketsphinx
import pytest

from upstroke.audio.loudness import loudness
from upstroke.audio.recordings import Recordings
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples
from upstroke.domain.script import FIXED
from upstroke.files.voice_index import VoiceIndex
from upstroke.paths import resources_dir
from voice.bundled import bundled_texts

FOLDER = resources_dir() / "voice" / "en"
INDEX = VoiceIndex(FOLDER)
RECORDINGS = Recordings(INDEX.path)
TEXTS = sorted(bundled_texts())
LOUDNESS_LUFS = -19.0
CUE = "Go on when you are ready."


@dataclass(frozen=True, slots=True)
class Measured:
    """A recording in numbers."""

    length_ms: float
    lufs: float
    peak: float
    end: float
    """The highest sample of the first and the last ten."""
    slack_ms: float
    """The longer of the two silences at its ends."""


def measured(samples: Samples) -> Measured:
    size = np.abs(samples)
    loud = np.flatnonzero(size > size.max() / 200)
    slack = max(loud[0], len(samples) - 1 - loud[-1]) / FRAMES_A_MS
    end = max(size[:10].max(), size[-10:].max())
    return Measured(len(samples) / FRAMES_A_MS, loudness(samples), float(size.max()), float(end), slack)


@pytest.fixture(scope="module")
def recordings() -> dict[str, Measured]:
    found = {text: measured(samples) for text in TEXTS if (samples := RECORDINGS.samples(text)) is not None}
    missing = [text for text in TEXTS if text not in found]
    assert not missing, "These have no recording that can be played: run `make voice`."
    return found


def test_all_that_upstroke_says_is_recorded_as_long_as_the_index_says(recordings: dict[str, Measured]) -> None:
    assert set(FIXED) < set(TEXTS)
    assert {text: each.length_ms for text, each in recordings.items()} == {
        text: INDEX.length_ms(text) for text in TEXTS
    }


def test_a_number_of_the_count_is_over_well_before_the_next() -> None:
    assert all((INDEX.length_ms(number) or 0) < 800 for number in "123")


def test_all_are_equally_loud_and_none_is_clipped(recordings: dict[str, Measured]) -> None:
    assert {text: each.lufs for text, each in recordings.items() if abs(each.lufs - LOUDNESS_LUFS) > 1} == {}
    assert max(each.peak for each in recordings.values()) < 10 ** (-1 / 20)


def test_they_begin_and_end_in_silence_but_not_in_much_of_it(recordings: dict[str, Measured]) -> None:
    assert {text: each.end for text, each in recordings.items() if each.end > 0.008} == {}
    assert {text: each.slack_ms for text, each in recordings.items() if each.slack_ms > 100} == {}


def test_what_is_not_recorded_is_not_said() -> None:
    assert INDEX.length_ms("Nobody ever recorded this.") is None
    assert RECORDINGS.samples("Nobody ever recorded this.") is None


# --- Whether it can be understood ------------------------------------------------------------------------------------

HEARD_HZ = 16_000
"""What the recogniser takes."""

UNDERSTOOD = 0.5
"""The share of words that it finds at least, without knowing what may be said: it is at home in other topics."""

MADE_UP = 0.1
"""The share that it may find where nobody speaks, as it knows how often words like "the" are said."""


def words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


@pytest.fixture(scope="module")
def recogniser() -> pocketsphinx.Decoder:
    return pocketsphinx.Decoder(samprate=HEARD_HZ, loglevel="FATAL", fwdflat=False, bestpath=False, maxhmmpf=3000)


def heard(samples: Samples, recogniser: pocketsphinx.Decoder) -> list[str]:
    """The words that the recogniser makes of a recording."""
    frames = len(samples) * HEARD_HZ // RATE
    slow = np.fft.irfft(np.fft.rfft(samples)[: frames // 2 + 1], frames) * (frames / len(samples))
    pause = np.zeros(HEARD_HZ // 4)
    recogniser.start_utt()
    pcm = np.concatenate([pause, slow, pause]) * 32_767
    recogniser.process_raw(np.clip(pcm, -32_767, 32_767).astype("<i2").tobytes(), full_utt=True)
    recogniser.end_utt()
    found = recogniser.hyp()
    return words(found.hypstr) if found else []


def share_found(said: dict[str, Samples], recogniser: pocketsphinx.Decoder) -> float:
    """The share of the words of some texts that is heard in what should be their recordings."""
    found = wanted = 0
    for text, samples in said.items():
        spoken = heard(samples, recogniser)
        wanted += len(words(text))
        found += sum(word in spoken for word in words(text))
    return found / wanted


@pytest.fixture(scope="module")
def sample() -> dict[str, Samples]:
    cues = [text for text in TEXTS if 7 <= len(words(text)) <= 14]
    return {
        text: samples for text in random.Random(4).sample(cues, 10) if (samples := RECORDINGS.samples(text)) is not None
    }


def test_a_recogniser_understands_them(sample: dict[str, Samples], recogniser: pocketsphinx.Decoder) -> None:
    assert share_found(sample, recogniser) > UNDERSTOOD


def test_it_does_not_understand_what_nobody_says(sample: dict[str, Samples], recogniser: pocketsphinx.Decoder) -> None:
    rng = np.random.default_rng(1)
    few = list(sample.items())[:2]
    noise = {text: (0.1 * rng.standard_normal(len(samples))).astype(np.float32) for text, samples in few}
    assert share_found(noise, recogniser) < MADE_UP
    assert share_found({text: np.zeros_like(samples) for text, samples in few}, recogniser) < MADE_UP
