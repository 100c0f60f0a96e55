"""One stream to a device that may be slow, absent, stuck or gone: the run goes on, and the sound is in its place."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from numpy.lib.stride_tricks import sliding_window_view

from tests.builders import step, timeline
from upstroke.audio.clock import STUCK_MS
from upstroke.audio.mixer import FADE_FRAMES, Mixer, Sound, to_pcm
from upstroke.audio.samples import FRAMES_A_MS
from upstroke.audio.stream import BUFFER_MS, OPENING_MS, RETRY_MS, SETTLE_MS, WAIT_MS, OutputError, SoundStream
from upstroke.domain.player import Player
from upstroke.domain.routine import Strokes
from upstroke.domain.sound_choice import Ambience
from upstroke.domain.stretch import Stretch

LINE = timeline(step(dose=Strokes(40, 60)))
PUMP_MS = 20


class Device:
    """A sound device whose time the test moves. Its count of frames moves in steps, as true ones do."""

    def __init__(self, step_ms: int = 1, begins_after_ms: int = 0) -> None:
        self.step_ms = step_ms
        self.begins_after_ms = begins_after_ms
        self.there = True
        self.stuck = False
        self.opened = 0
        self.now_ms = 0
        self.open_since: int | None = None
        self.pcm = b""
        self.played = 0
        self.heard: dict[int, bytes] = {}
        """What came out in each ms."""

    def open(self) -> None:
        self.opened += 1
        if not self.there:
            raise OutputError("no device")
        self.open_since, self.pcm, self.played = self.now_ms, b"", 0

    def free_frames(self) -> int:
        self.check()
        return BUFFER_MS * FRAMES_A_MS - (len(self.pcm) // 4 - self.played)

    def write(self, pcm: bytes) -> None:
        self.check()
        self.pcm += pcm

    def heard_frames(self) -> int:
        self.check()
        return self.played // (self.step_ms * FRAMES_A_MS) * self.step_ms * FRAMES_A_MS

    def close(self) -> None:
        self.open_since = None

    def check(self) -> None:
        if self.open_since is None or not self.there:
            raise OutputError("gone")

    def pass_ms(self) -> None:
        self.now_ms += 1
        if self.open_since is None or not self.there or self.stuck:
            return
        if self.now_ms - self.open_since > self.begins_after_ms and len(self.pcm) // 4 - self.played >= FRAMES_A_MS:
            self.heard[self.now_ms] = self.pcm[self.played * 4 : (self.played + FRAMES_A_MS) * 4]
            self.played += FRAMES_A_MS


class Run:
    """A player on a stream, pumped as time passes; what the clock said in each ms is kept."""

    def __init__(self, device: Device, mixer: Mixer | None = None) -> None:
        self.device = device
        self.player = Player(LINE)
        self.player.play()
        self.fed: list[Stretch] = []
        self.stream = SoundStream(device, self.feed, mixer or Mixer(), 0)
        self.media: dict[int, int] = {}
        self.stream.pump(0)

    @property
    def now(self) -> int:
        return self.device.now_ms

    def feed(self, ms: int) -> tuple[Stretch, ...]:
        fed = self.player.feed(ms)
        self.fed += fed
        return fed

    def for_ms(self, ms: int, pump_ms: int = PUMP_MS) -> None:
        for _ in range(ms):
            self.device.pass_ms()
            if self.now % pump_ms == 0:
                self.stream.pump(self.now)
            self.media[self.now] = self.stream.media_ms(self.now)

    def out_of_place(self, since: int = 0) -> list[int]:
        """The ms, of those in which there was sound, in which it was not the sound of the place that the clock said."""
        sound = to_pcm(Mixer().render(whole(self.fed)))
        # Windows of a ms that begin at each frame: sound may join the device between two whole ms.
        right = sliding_window_view(np.frombuffer(sound, "<i2").astype(int), FRAMES_A_MS * 2)[::2]
        wrong = []
        for at, pcm in self.device.heard.items():
            heard = np.frombuffer(pcm, "<i2").astype(int)
            # The clock says how many ms have been heard: this one is the last of them, give or take.
            first, last = ((self.media[at] + ms) * FRAMES_A_MS for ms in (-4, 3))
            near = right[max(0, first) : max(0, last)]
            if at >= since and heard.any() and not (abs(near - heard).max(axis=1, initial=0) < 400).any():
                wrong.append(at)
        return wrong


def whole(fed: list[Stretch]) -> Stretch:
    first = fed[0]
    return Stretch(first.timeline, first.track, 0, first.start_ms, sum(s.length_ms for s in fed), first.since_ms)


def evenly(media: dict[int, int], since: int, slack: int = 1) -> bool:
    """Whether from a time on the clock ran with time itself."""
    return all(abs((said - media[since]) - (at - since)) <= slack for at, said in media.items() if at >= since)


def never_leaps(media: dict[int, int]) -> bool:
    said = list(media.values())
    return all(0 <= later - earlier <= 3 for earlier, later in pairwise(said))


def test_the_run_begins_when_the_device_does() -> None:
    run = Run(Device(begins_after_ms=700))
    run.for_ms(700)
    assert run.media[700] == 0
    assert not run.fed, "the first sound is kept for when it can be heard"
    run.for_ms(1_500)
    assert not run.stream.silent
    late = 2_200 - run.media[2_200]
    assert 700 <= late <= 700 + SETTLE_MS + BUFFER_MS + 3 * PUMP_MS


def test_what_is_heard_is_bit_for_bit_what_was_rendered() -> None:
    run = Run(Device())
    run.for_ms(4_000)
    came_out = b"".join(run.device.heard.values())
    rendered = to_pcm(Mixer().render(whole(run.fed)))
    first = rendered.lstrip(b"\0")[:4_000]
    start = came_out.index(first) - rendered.index(first)
    assert rendered.startswith(came_out[start:])
    assert len(came_out) - start > 3_500 * FRAMES_A_MS * 4


@settings(deadline=None, max_examples=15)
@given(st.integers(1, 16), st.integers(0, 400), st.integers(5, 40))
def test_the_clock_says_what_is_heard(step_ms: int, begins_after_ms: int, pump_ms: int) -> None:
    run = Run(Device(step_ms, begins_after_ms))
    run.for_ms(3_000, pump_ms)
    assert never_leaps(run.media)
    at = next(at for at, pcm in run.device.heard.items() if any(pcm))
    assert abs(run.media[at] - 1) <= step_ms + pump_ms + 2


def test_without_a_device_the_run_goes_on_in_time() -> None:
    device = Device()
    device.there = False
    run = Run(device)
    run.for_ms(3_000)
    assert run.stream.silent
    assert evenly(run.media, since=1)
    assert run.media[3_000] >= 2_950
    assert device.opened == 2, "it is tried again, but not all the time"


def test_a_device_that_never_begins_is_not_waited_for() -> None:
    run = Run(Device(begins_after_ms=1_000_000))
    run.for_ms(WAIT_MS - PUMP_MS)
    assert not run.stream.silent
    run.for_ms(OPENING_MS + RETRY_MS)
    assert run.stream.silent
    assert evenly(run.media, since=WAIT_MS + PUMP_MS, slack=2)
    assert run.device.opened == 2


@pytest.mark.parametrize("lost_by", ["there", "stuck"])
def test_when_the_device_is_lost_the_clock_goes_on_and_the_sound_returns_to_its_place(lost_by: str) -> None:
    run = Run(Device())
    run.for_ms(2_000)
    setattr(run.device, lost_by, lost_by == "stuck")
    run.for_ms(STUCK_MS + 2 * PUMP_MS)
    assert run.stream.silent
    run.for_ms(3_000)
    setattr(run.device, lost_by, lost_by == "there")
    run.for_ms(6_000)
    assert not run.stream.silent
    assert never_leaps(run.media)
    # A device that is stuck is believed for a while.
    assert evenly(run.media, since=1_990 if lost_by == "there" else 2_000 + STUCK_MS + 2 * PUMP_MS, slack=3)
    assert len(run.out_of_place()) <= FADE_FRAMES // FRAMES_A_MS, "only its fading in is not as it was rendered"
    assert any(any(pcm) for at, pcm in run.device.heard.items() if at > 8_000), "and there is sound"


@settings(deadline=None, max_examples=15)
@given(
    st.lists(st.tuples(st.sampled_from(["there", "stuck"]), st.integers(1, 3_000), st.integers(1, 4_000)), max_size=3),
    st.integers(0, 700),
)
@example([("stuck", 1, 203), ("there", 1, 3_821)], 0)
@example([("there", 1, 2_349), ("stuck", 2_380, 94)], 700)
@example([("stuck", 1_841, 2_440), ("stuck", 105, 1)], 0)
def test_whatever_the_device_does_the_clock_never_leaps(
    losses: list[tuple[str, int, int]], begins_after_ms: int
) -> None:
    run = Run(Device(begins_after_ms=begins_after_ms))
    for lost_by, before_ms, for_ms in losses:
        run.for_ms(before_ms)
        setattr(run.device, lost_by, lost_by == "stuck")
        run.for_ms(for_ms)
        setattr(run.device, lost_by, lost_by == "there")
    run.for_ms(RETRY_MS + OPENING_MS + 2_000)
    assert never_leaps(run.media)
    assert not run.stream.silent
    assert run.out_of_place(since=run.now - 1_500) == []


def test_a_busy_moment_is_a_gap_not_a_loss() -> None:
    run = Run(Device())
    run.for_ms(2_000)
    run.for_ms(600, pump_ms=10_000)
    run.for_ms(1_400)
    assert not run.stream.silent
    assert run.device.opened == 1
    assert run.media[4_000] <= 4_000 - 600 + BUFFER_MS
    assert run.out_of_place() == []


def test_the_clock_never_says_more_than_was_fed() -> None:
    run = Run(Device())
    run.for_ms(1_000)
    run.for_ms(3_000, pump_ms=10_000)
    assert run.media[4_000] <= sum(stretch.length_ms for stretch in run.fed)


def test_in_a_silent_run_a_busy_moment_is_made_up_for() -> None:
    device = Device()
    device.there = False
    run = Run(device)
    run.for_ms(1_000)
    device.now_ms += 900
    assert run.stream.media_ms(device.now_ms) == 1_900
    assert sum(stretch.length_ms for stretch in run.fed) == 1_900


@pytest.mark.parametrize("ambience", [Ambience.NONE, Ambience.BROWN])
def test_it_ends_in_a_fade(ambience: Ambience) -> None:
    run = Run(Device(), Mixer(Sound(ambience=ambience, ambience_stays=True)))
    run.for_ms(1_000)
    run.stream.fade_out()
    for _ in range(300):
        run.device.pass_ms()
    came_out = np.frombuffer(b"".join(run.device.heard.values()), "<i2").reshape(-1, 2).astype(int)
    assert np.abs(np.diff(came_out, axis=0)).max() < 3_300
    assert np.abs(came_out[-1]).max() < 40


def test_ending_without_a_device_is_no_trouble() -> None:
    device = Device()
    device.there = False
    run = Run(device)
    run.for_ms(100)
    run.stream.fade_out()
    run.stream.close()


def test_a_machine_that_slept_without_a_device_finds_the_run_where_it_was() -> None:
    device = Device()
    device.there = False
    run = Run(device)
    run.for_ms(WAIT_MS + 3_000)
    before, fed = run.media[run.now], len(run.fed)
    device.now_ms += 3_600_000
    run.stream.pump(run.now)
    assert run.stream.media_ms(run.now) - before <= PUMP_MS
    assert len(run.fed) == fed
    run.for_ms(1_000)
    assert 980 <= run.media[run.now] - before <= 1_020
