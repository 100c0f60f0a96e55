"""What the player page says at each moment."""

from dataclasses import replace

import pytest

from tests.builders import hold, prep, step, timeline, wait
from upstroke.domain.player import Player
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Timeline
from upstroke.ui.player.status import SidePill, Status, seconds_left, status

JAW = replace(
    step("jaw", side=Side.EACH, tool=Tool.GUA_SHA, pressure=2),
    angle=15,
    cue="Chin to earlobe.",
    mistake="Rushing.",
)


class Run:
    """A player and someone who listens."""

    def __init__(self, line: Timeline) -> None:
        self.player = Player(line)
        self.player.play()
        self.now = 0

    def hear(self, ms: int) -> Status:
        self.player.feed(ms)
        self.now += ms
        self.player.tick(self.now, self.now)
        return status(self.player)


@pytest.fixture
def run() -> Run:
    """Get ready to 5 s, lead-in to 9, left to 21, change to 24, right to 36; then oil to 50."""
    return Run(timeline(JAW, prep("oil")))


def test_it_begins_with_a_count(run: Run) -> None:
    now = run.hear(1)
    assert (now.ring_text, now.ring_note) == ("5", "get ready")
    assert now.progress == "Step 1 of 2 · 0:50 left"
    assert (now.step_line, now.title) == ("Step 1", "Jaw")


@pytest.mark.parametrize(("at", "text"), [(6_000, "3"), (6_001, "3"), (6_999, "3"), (7_000, "2"), (8_999, "1")])
def test_the_count_shows_the_number_that_is_ticked(run: Run, at: int, text: str) -> None:
    now = run.hear(at)
    assert (now.ring_text, now.ring_note) == (text, "then begin")


def test_a_number_stands_for_the_second_that_ends_with_it() -> None:
    assert [seconds_left(ms) for ms in (3_000, 2_999, 2_001, 2_000, 1, 0)] == [3, 3, 3, 2, 1, 0]


def test_work_shows_time_side_and_stroke(run: Run) -> None:
    now = run.hear(15_000)
    assert (now.ring_text, now.ring_note) == ("0:06", "then switch sides")
    assert now.ring_fraction == pytest.approx(0.5)
    assert now.badge == "Left side · 3 of 4 strokes"
    assert now.sides == (SidePill("Left", True), SidePill("Right", False))
    assert now.technique == "Smooth strokes · 15°"
    assert now.pressure == "Pressure ●●○○ light"
    assert (now.cue, now.mistake) == ("Chin to earlobe.", "Rushing.")
    assert now.tempo == "20 strokes a minute"
    assert (now.next_title, now.next_time) == ("Oil", "0:14")


def test_the_change_of_sides_names_the_side_to_come(run: Run) -> None:
    now = run.hear(22_000)
    assert (now.ring_text, now.ring_note) == ("2", "change to the right")
    assert now.sides == (SidePill("Left", False), SidePill("Right", True))


def test_the_last_step_says_so(run: Run) -> None:
    now = run.hear(45_000)
    assert (now.ring_note, now.next_title, now.next_time) == ("then done", "The end", "")
    assert now.badge == "Middle"
    assert run.hear(5_100).ring_note == "done"


def test_a_pause_says_so_and_keeps_the_rest(run: Run) -> None:
    before = run.hear(15_000)
    run.player.pause()
    paused = run.hear(1_000)
    assert paused.badge == "Paused"
    assert (paused.ring_text, paused.ring_fraction) == (before.ring_text, before.ring_fraction)
    run.player.play()
    counted = run.hear(1)
    assert (counted.ring_text, counted.ring_note) == ("3", "then go on")


def test_a_wait_asks_for_the_user() -> None:
    run = Run(timeline(wait(), step()))
    now = run.hear(60_000)
    assert (now.ring_text, now.ring_note, now.ring_fraction) == ("Ready?", "Space to go on", 0.0)
    assert run.player.waiting


def test_holds_are_shown_by_their_time() -> None:
    now = Run(timeline(hold(seconds=5, count=2))).hear(9_000 + 2_000)
    assert (now.ring_text, now.badge) == ("0:10", "Middle")
    assert now.tempo == "Tempo 100 %"


def test_another_tempo_shows_in_strokes_a_minute(run: Run) -> None:
    run.hear(10_000)
    run.player.set_tempo(125)
    assert run.hear(100).tempo == "25 strokes a minute"


def test_both_sides_at_once_are_one_pill() -> None:
    now = Run(timeline(step(dose=Strokes(4, 20), side=Side.BOTH))).hear(10_000)
    assert now.sides == (SidePill("Both sides", True),)
    assert now.badge == "Both sides · 1 of 4 strokes"


def test_a_preparation_is_named_once() -> None:
    # All steps of the builders have a path; a true preparation has none.
    player = Player(timeline(replace(prep(), paths=())))
    player.play()
    player.feed(10_000)
    player.tick(10_000, 0)
    now = status(player)
    assert (now.badge, now.technique, now.pressure) == ("Prepare", "", "")
