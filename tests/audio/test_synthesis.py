"""What the cues sound like, as far as numbers can tell."""

import numpy as np
import pytest
from numpy.typing import NDArray

from upstroke.audio.loudness import loudest_moment
from upstroke.audio.samples import FRAMES_A_MS, RATE, Samples
from upstroke.audio.synthesis import LONGEST_MS, sound_of, sweep
from upstroke.domain.score import Cue, CueKind
from upstroke.domain.sound_choice import USUAL_KIT, BeatKind, ChimeSet, Kit

STRUCK = [
    *(Cue(0, kind) for kind in CueKind if kind not in (CueKind.COUNT, CueKind.SWEEP, CueKind.SAY)),
    *(Cue(0, CueKind.COUNT, number=number) for number in (3, 2, 1)),
]
CUES = [*STRUCK, *(Cue(0, CueKind.SWEEP, length_ms=length) for length in (500, 2_100, 6_000))]
KITS = [Kit(chimes, beat) for chimes, beat in zip(ChimeSet, BeatKind, strict=True)]
"""Each set of chimes once, and each beat once."""


def name(cue: Cue) -> str:
    return f"{cue.kind}-{cue.number or cue.length_ms}"


every_cue = pytest.mark.parametrize("cue", CUES, ids=name)
every_kit = pytest.mark.parametrize("kit", KITS, ids=lambda kit: f"{kit.chimes}-{kit.beat}")
every_struck_cue = pytest.mark.parametrize("cue", STRUCK, ids=name)


def power(sound: Samples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How strong each frequency is: hertz, and strength."""
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE).astype(np.float64)
    strength: NDArray[np.float64] = np.abs(np.fft.rfft(sound.astype(float))) ** 2
    return hertz, strength


def count(number: int, kit: Kit) -> Samples:
    return sound_of(Cue(0, CueKind.COUNT, number=number), kit)


@every_cue
@every_kit
def test_it_begins_and_ends_in_silence_and_leaves_no_constant_behind(cue: Cue, kit: Kit) -> None:
    sound = sound_of(cue, kit)
    assert sound.dtype == np.float32
    assert sound[0] == sound[-1] == 0
    assert np.abs(sound[-FRAMES_A_MS:]).max() < 1e-4
    assert abs(sound.mean()) < 1e-6


@every_cue
@every_kit
def test_it_leaves_headroom_and_has_no_click_in_it(cue: Cue, kit: Kit) -> None:
    sound = sound_of(cue, kit)
    assert 0.1 < np.abs(sound).max() <= 0.5 + 1e-6
    assert np.abs(np.diff(sound)).max() < 0.08


@every_cue
@every_kit
def test_it_is_warm(cue: Cue, kit: Kit) -> None:
    hertz, strength = power(sound_of(cue, kit))
    middle = (hertz * strength).sum() / strength.sum()
    assert 250 < middle < (1_700 if kit.chimes is ChimeSet.GLASS else 1_000)
    assert strength[hertz > 3_000].sum() < 0.02 * strength.sum()
    assert strength[hertz < 100].sum() < 0.001 * strength.sum()


@every_cue
@every_kit
def test_it_is_the_same_each_time(cue: Cue, kit: Kit) -> None:
    np.testing.assert_array_equal(sound_of(cue, kit), sound_of(cue, kit))


@every_struck_cue
def test_no_set_and_no_beat_is_louder_than_another(cue: Cue) -> None:
    loud = [loudest_moment(sound_of(cue, kit)) for kit in KITS]
    assert max(loud) - min(loud) < 1


@every_struck_cue
def test_each_set_and_each_beat_has_a_sound_of_its_own_and_takes_no_longer(cue: Cue) -> None:
    usual, *others = (sound_of(cue, kit) for kit in KITS)
    assert len(usual) <= LONGEST_MS * FRAMES_A_MS
    for other in others:
        assert len(other) <= len(usual)
        alike = usual[: len(other)] @ other / (np.linalg.norm(usual) * np.linalg.norm(other))
        assert abs(alike) < 0.9


def test_a_beat_is_the_same_whatever_the_chimes_and_they_whatever_the_beat() -> None:
    beat, step = Cue(0, CueKind.BEAT), Cue(0, CueKind.STEP)
    for kit in KITS:
        np.testing.assert_array_equal(sound_of(beat, Kit(beat=kit.beat)), sound_of(beat, kit))
        np.testing.assert_array_equal(sound_of(step, Kit(chimes=kit.chimes)), sound_of(step, kit))


@every_kit
def test_what_keeps_time_is_struck_within_a_few_milliseconds(kit: Kit) -> None:
    for cue in (Cue(0, CueKind.BEAT), *(Cue(0, CueKind.COUNT, number=number) for number in (3, 2, 1))):
        sound = sound_of(cue, kit)
        loud = np.abs(sound) > 0.5 * np.abs(sound).max()
        # A muffled drum has no sharp edge.
        within_ms = 3 if cue.kind is CueKind.BEAT and kit.beat is BeatKind.SOFT else 2
        assert np.flatnonzero(loud)[0] < within_ms * FRAMES_A_MS


@every_kit
def test_the_count_climbs(kit: Kit) -> None:
    pitches = [power(count(number, kit)) for number in (3, 2, 1)]
    heights = [hertz[strength.argmax()] for hertz, strength in pitches]
    assert heights == sorted(heights)
    assert heights[0] < heights[-1]


def test_words_are_left_to_the_voice() -> None:
    assert len(sound_of(Cue(0, CueKind.SAY, length_ms=900, words="Jawline"), USUAL_KIT)) == 0


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
