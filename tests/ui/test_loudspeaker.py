"""The loudspeaker on a device that the test plays."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.audio.test_stream import Device
from tests.builders import step, timeline
from tests.fakes import FakeSpeaker
from upstroke.audio.mixer import Levels, Sound
from upstroke.domain.player import Player
from upstroke.ui.player.loudspeaker import NO_SOUND, Loudspeaker
from upstroke.ui.player.speaker import Speaker


class Bench:
    """A loudspeaker with a device, and the clock of both."""

    def __init__(self) -> None:
        self.device = Device()
        self.made = 0
        self.loudspeaker = Loudspeaker(lambda: self.device.now_ms, self.make)
        self.notes: list[str] = []
        self.loudspeaker.note_changed.connect(self.notes.append)
        self.player = Player(timeline(step()))

    def make(self) -> Device:
        self.made += 1
        return self.device

    def start(self) -> None:
        self.loudspeaker.start(self.player.feed)
        self.player.play()

    def for_ms(self, ms: int) -> None:
        for _ in range(ms):
            self.device.pass_ms()
            if self.device.now_ms % 20 == 0:
                self.loudspeaker._pump()


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.loudspeaker.start(bench.player.feed)
    bench.loudspeaker.stop()
    bench.loudspeaker._close()


def test_it_opens_the_device_when_a_run_starts_and_not_before(bench: Bench) -> None:
    assert (bench.made, bench.loudspeaker.media_ms(), bench.loudspeaker.note) == (0, 0, "")
    bench.start()
    assert bench.device.open_since is not None
    bench.for_ms(1_000)
    assert 700 < bench.loudspeaker.media_ms() < 1_000


def test_it_keeps_itself_supplied(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    supplied = len(bench.device.pcm)
    for _ in range(50):
        bench.device.pass_ms()
    qtbot.waitUntil(lambda: len(bench.device.pcm) > supplied, timeout=2_000)


def test_a_lost_device_is_told_of_once_and_its_return_too(bench: Bench) -> None:
    bench.start()
    bench.for_ms(500)
    bench.device.there = False
    bench.for_ms(1_000)
    assert bench.loudspeaker.note == NO_SOUND
    bench.device.there = True
    bench.for_ms(4_000)
    assert bench.loudspeaker.note == ""
    assert bench.notes == [NO_SOUND, ""]


def test_it_closes_when_the_last_sound_has_faded(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.for_ms(500)
    bench.loudspeaker.stop()
    assert bench.device.open_since is not None
    qtbot.waitUntil(lambda: bench.device.open_since is None, timeout=2_000)
    assert bench.loudspeaker.media_ms() == 0


def test_what_fades_out_is_heard_before_a_new_run_begins(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.for_ms(1_000)
    fading = bench.device.open_since
    bench.loudspeaker.stop()
    bench.start()
    assert bench.device.open_since == fading
    assert bench.loudspeaker.media_ms() == 0
    bench.for_ms(100)
    qtbot.waitUntil(lambda: bench.device.open_since != fading, timeout=2_000)
    bench.for_ms(1_000)
    assert 700 < bench.loudspeaker.media_ms() < 1_000


def test_a_run_that_is_over_before_it_could_begin_is_not_heard(bench: Bench, qtbot: QtBot) -> None:
    bench.start()
    bench.loudspeaker.stop()
    bench.start()
    bench.loudspeaker.stop()
    qtbot.waitUntil(lambda: bench.device.open_since is None, timeout=2_000)


def test_a_new_run_counts_from_zero(bench: Bench) -> None:
    bench.start()
    bench.for_ms(2_000)
    bench.start()
    assert bench.loudspeaker.media_ms() == 0
    assert bench.made == 1


def test_it_is_what_the_playback_needs_and_so_is_the_fake_one(bench: Bench) -> None:
    speakers: list[Speaker] = [bench.loudspeaker, FakeSpeaker()]
    for speaker in speakers:
        speaker.start(bench.player.feed)
        speaker.set_sound(Sound(Levels(master=0)))
        assert (speaker.media_ms(), speaker.note) == (0, "")
        speaker.stop()


def test_sound_switched_off_is_silence_in_time(bench: Bench) -> None:
    bench.loudspeaker.set_sound(Sound(Levels(master=0)))
    bench.start()
    bench.for_ms(1_500)
    assert bench.loudspeaker.media_ms() > 1_000
    assert not any(any(pcm) for pcm in bench.device.heard.values())
