"""Single sounds: what is heard of them, and when the speaker is let go."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from tests.builders import speech
from tests.fakes import FakeSpeaker
from upstroke.audio.mixer import Levels, Mixer, Sound
from upstroke.audio.samples import FRAMES_A_MS, Samples
from upstroke.audio.stream import Feed
from upstroke.domain.script import SILENT, Saying
from upstroke.domain.sound_choice import Ambience, ChimeSet, Kit
from upstroke.domain.sound_sample import SampleKind
from upstroke.ui.player.loudspeaker import NO_SOUND
from upstroke.ui.player.sound_sample import CHIMES_ONLY, NO_DEVICE, NO_VOICE, SoundSample

BLOCK_MS = 10


class Hum:
    """Words that all sound the same: a hum of a fifth of a second."""

    def prepare(self, text: str) -> None:
        """There is nothing to be done."""

    def samples(self, text: str) -> Samples | None:
        hum: Samples = np.float32(0.3) * np.sin(np.arange(200 * FRAMES_A_MS) * 0.03).astype(np.float32)
        return hum


class Ear(FakeSpeaker):
    """A speaker that keeps what is heard."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Samples] = []
        self._mixer = Mixer(words=Hum())

    def start(self, feed: Feed) -> None:
        def rendered(ms: int) -> object:
            stretches = feed(ms)
            self.heard += [self._mixer.render(stretch) for stretch in stretches]
            return stretches

        super().start(rendered)  # type: ignore[arg-type]

    def set_sound(self, sound: Sound) -> None:
        super().set_sound(sound)
        self._mixer.set_sound(sound)

    def hear_for(self, ms: int) -> None:
        for _ in range(ms // BLOCK_MS):
            self.hear(BLOCK_MS)
            self._mixer.prepare()

    def loudness(self, start_ms: int, end_ms: int) -> float:
        """The highest peak between two times since the first sound."""
        mix = np.concatenate(self.heard)[start_ms * FRAMES_A_MS : end_ms * FRAMES_A_MS]
        return float(np.abs(mix).max())


class Bench:
    """A sample on a speaker, and what it said."""

    def __init__(self) -> None:
        self.ear = Ear()
        self.made_way = 0
        self.sample = SoundSample(self.ear, self._make_way)
        self.said: list[str] = []
        self.sample.trouble.connect(self.said.append)

    def _make_way(self) -> None:
        self.made_way += 1


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench()


def test_a_chime_is_heard_at_once_then_rings_out_and_the_speaker_is_let_go(bench: Bench, qtbot: QtBot) -> None:
    bench.sample.play(SampleKind.STEP, SILENT)
    bench.ear.hear_for(4_000)
    assert bench.ear.loudness(0, 200) > 0.1
    assert bench.ear.loudness(0, 200) > 20 * bench.ear.loudness(3_500, 4_000)
    with qtbot.waitSignal(bench.sample.ended):
        pass
    assert not bench.ear.open


def test_the_count_is_three_ticks_a_second_apart_and_nothing_else(bench: Bench) -> None:
    bench.sample.play(SampleKind.COUNT, SILENT)
    bench.ear.hear_for(6_000)
    for tick in (0, 1_000, 2_000):
        assert bench.ear.loudness(tick, tick + 100) > 0.05
        assert bench.ear.loudness(tick + 900, tick + 1_000) < 0.01
    assert bench.ear.loudness(3_000, 6_000) < 0.01


def test_strokes_sound_on_the_left_then_on_the_right(bench: Bench) -> None:
    bench.sample.play(SampleKind.STROKES, SILENT)
    bench.ear.hear_for(6_000)
    mix = np.abs(np.concatenate(bench.ear.heard))
    first, second = mix[: 2_900 * FRAMES_A_MS], mix[3_000 * FRAMES_A_MS :]
    assert first[:, 0].max() > 1.5 * first[:, 1].max()
    assert second[:, 1].max() > 1.5 * second[:, 0].max()


@pytest.mark.parametrize("kind", list(SampleKind))
def test_each_sound_begins_at_once_with_its_words(bench: Bench, kind: SampleKind) -> None:
    bench.sample.play(kind, speech())
    bench.ear.hear_for(300)
    assert bench.ear.loudness(0, 300) > 0.02


def test_words_are_heard_after_the_chime(bench: Bench) -> None:
    bench.sample.set_sound(Sound(Levels(chimes=0.0)))
    bench.sample.play(SampleKind.SIDE, speech())
    bench.ear.hear_for(2_000)
    assert bench.ear.loudness(0, 890) == 0
    assert bench.ear.loudness(900, 1_100) > 0.1


def test_another_sound_takes_the_place_of_one_that_rings(bench: Bench) -> None:
    bench.sample.play(SampleKind.END, SILENT)
    bench.ear.hear_for(100)
    bench.sample.play(SampleKind.COUNT, SILENT)
    bench.ear.hear_for(1_000)
    # a moment to fade, then the first tick alone
    assert bench.ear.loudness(900, 1_090) < 0.01
    assert bench.made_way == 1


def test_a_run_that_rings_out_makes_way_once(bench: Bench) -> None:
    bench.sample.play(SampleKind.END, SILENT)
    bench.sample.stop()
    bench.sample.play(SampleKind.END, SILENT)
    assert bench.made_way == 2


def test_a_sound_is_heard_without_the_ambience_and_listening_brings_it(bench: Bench, qtbot: QtBot) -> None:
    rain = Sound(ambience=Ambience.RAIN)
    bench.sample.set_sound(rain)
    bench.sample.play(SampleKind.COUNT, SILENT)
    assert bench.ear.sound.ambience is Ambience.NONE
    bench.sample.listen(True)
    assert bench.ear.sound == rain
    bench.ear.hear_for(12_000)
    assert bench.sample.sounding
    assert bench.ear.loudness(9_000, 12_000) > 0.01
    bench.sample.listen(False)
    assert not bench.ear.open


def test_listening_goes_on_when_a_sound_has_been_heard_in_it(bench: Bench, qtbot: QtBot) -> None:
    bench.sample.set_sound(Sound(ambience=Ambience.RAIN))
    bench.sample.listen(True)
    bench.ear.hear_for(3_000)
    bench.sample.play(SampleKind.SIDE, speech())
    bench.ear.hear_for(12_000)
    assert bench.sample.sounding
    bench.sample.play(SampleKind.SIDE, speech())
    bench.sample.listen(False)
    assert bench.sample.sounding, "the sound is heard to its end"
    bench.ear.hear_for(8_000)
    with qtbot.waitSignal(bench.sample.ended):
        pass


def test_what_is_chosen_meanwhile_is_heard(bench: Bench) -> None:
    bench.sample.play(SampleKind.STROKES, SILENT)
    bench.sample.set_sound(Sound(Levels(beat=0.0), Kit(ChimeSet.GLASS)))
    bench.ear.hear_for(3_000)
    assert bench.ear.sound.kit.chimes is ChimeSet.GLASS
    assert bench.ear.loudness(0, 3_000) == 0


def test_where_nothing_is_said_it_says_why(bench: Bench) -> None:
    bench.sample.play(SampleKind.SENTENCE, speech(saying=Saying.NOTHING))
    bench.sample.play(SampleKind.SENTENCE, SILENT)
    bench.sample.play(SampleKind.SENTENCE, speech(0))
    assert bench.said == [CHIMES_ONLY, CHIMES_ONLY, NO_VOICE]
    assert not bench.ear.open


def test_without_a_device_it_says_so_until_the_next_sound(bench: Bench) -> None:
    bench.sample.play(SampleKind.END, SILENT)
    bench.ear.say(NO_SOUND)
    bench.sample.stop()
    bench.ear.say("")
    bench.sample.play(SampleKind.END, SILENT)
    assert bench.said == ["", NO_DEVICE, ""]
