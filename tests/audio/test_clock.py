"""The clock of the sound: smooth, never back, close to the count, and going on without it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from upstroke.audio.clock import PULL_MS, STUCK_MS, StreamClock

STEPS = st.integers(1, 16)
POLLS = st.lists(st.integers(1, 40), min_size=1, max_size=200)


def follow(
    clock: StreamClock, polls: list[int], step_ms: int, rate: float = 1.0, at: float = 0.0
) -> list[tuple[float, float]]:
    """Ask at each poll, while a device plays at a rate and its count moves in steps: (time, what the clock says)."""
    said = []
    for poll in polls:
        at += poll
        clock.observe(at * rate // step_ms * step_ms, at)
        said.append((at, clock.heard_ms(at)))
    return said


def test_between_two_steps_it_goes_on_evenly() -> None:
    clock = StreamClock(0, mono_ms=1_000)
    clock.observe(16, mono_ms=1_016)
    assert [round(clock.heard_ms(1_016 + ms)) for ms in (0, 5, 10, 15)] == [16, 21, 26, 31]


@given(POLLS, STEPS)
def test_it_stays_within_a_step_and_a_poll_of_the_device(polls: list[int], step_ms: int) -> None:
    for at, said in follow(StreamClock(0, 0), polls, step_ms):
        assert at - step_ms - max(polls) - 1e-6 <= said <= at + 1e-6


@given(POLLS, STEPS, st.floats(0.98, 1.02))
def test_it_never_runs_back_nor_by_leaps(polls: list[int], step_ms: int, rate: float) -> None:
    said = [(0.0, 0.0), *follow(StreamClock(0, 0), polls, step_ms, rate)]
    for (before, earlier), (now, later) in pairwise(said):
        assert 0.5 * (now - before) - 1e-6 <= later - earlier <= 1.5 * (now - before) + 1e-6


@given(STEPS, st.floats(0.995, 1.005))
def test_it_follows_a_device_that_is_fast_or_slow(step_ms: int, rate: float) -> None:
    (at, said), *_ = reversed(follow(StreamClock(0, 0), [10] * 3_000, step_ms, rate))
    assert abs(said - at * rate) < step_ms + 10 + 0.005 * PULL_MS


@given(st.integers(0, 5_000), st.integers(1, 50))
def test_a_count_that_stands_still_leaves_the_clock_going_on_alone(stall_ms: int, poll: int) -> None:
    clock = StreamClock(0, 0)
    follow(clock, [10] * 100, 10)
    last = clock.heard_ms(1_000)
    for late in range(0, stall_ms, poll):
        clock.observe(1_000, 1_000 + late)
        assert abs(clock.heard_ms(1_000 + late) - last - late) < 0.1
        assert clock.stuck(1_000 + late) == (late >= STUCK_MS)


@given(st.integers(0, 5_000))
def test_a_count_that_returns_is_met_gently(stall_ms: int) -> None:
    clock = StreamClock(0, 0)
    follow(clock, [10] * 100, 10)
    before = clock.heard_ms(1_000 + stall_ms)
    said = []
    for late in range(10, 30_000, 10):
        clock.observe(1_000 + late, 1_000 + stall_ms + late)
        said.append(clock.heard_ms(1_000 + stall_ms + late))
    steps = [later - earlier for earlier, later in pairwise([before, *said])]
    assert min(steps) >= 4.9
    assert max(steps) <= 15.1
    assert abs(said[-1] - 31_000) < 15
    assert not clock.stuck(1_000 + stall_ms + 30_000)


def test_it_does_not_run_past_what_there_is_to_hear() -> None:
    clock = StreamClock(0, 0)
    clock.hold_to(100, mono_ms=5_000)
    assert clock.heard_ms(5_000) == 100
    assert clock.heard_ms(5_010) == 110
