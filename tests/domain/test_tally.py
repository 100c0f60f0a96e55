"""What was done in each pass."""

from tests.builders import hold, record, step, timeline, wait
from upstroke.domain.routine import Side
from upstroke.domain.session import PassOutcome
from upstroke.domain.tally import Tally
from upstroke.domain.timeline import PassSide

LINE = timeline(step("a", side=Side.EACH), step("b", side=Side.BOTH), hold(), wait())
LEFT, RIGHT, BOTH, HELD, WAITED = (index for position in range(4) for index in LINE.passes(position))


def work(tally: Tally, index: int, ms: int) -> None:
    tally.add(index, ms, LINE.spans[index].rate)


def test_nothing_is_done_at_first() -> None:
    tally = Tally(LINE)
    assert (tally.active_ms, tally.strokes(LINE)) == (0, 0)
    assert tally.unsaved_but(LEFT) == ()
    assert tally.unsaved_at_the_end(LINE) == (LEFT, RIGHT, BOTH, HELD, WAITED)


def test_time_adds_up_to_strokes_and_both_sides_count_twice() -> None:
    tally = Tally(LINE)
    for ms in (2_999, 1, 3_500):
        work(tally, LEFT, ms)
    work(tally, BOTH, 3_000)
    assert tally.active_ms == 9_500
    assert tally.strokes(LINE) == 2 + 2


def test_a_pass_is_to_be_recorded_when_another_one_is_under_way() -> None:
    tally = Tally(LINE)
    work(tally, LEFT, 100)
    assert tally.unsaved_but(LEFT) == ()
    assert tally.unsaved_but(RIGHT) == (LEFT,)
    tally.save(LINE, LEFT)
    assert tally.unsaved_but(RIGHT) == ()
    work(tally, LEFT, 100)
    assert tally.unsaved_but(RIGHT) == (LEFT,)


def test_at_the_end_what_is_new_and_what_was_never_begun_is_recorded() -> None:
    tally = Tally(LINE)
    work(tally, LEFT, 100)
    tally.save(LINE, LEFT)
    work(tally, RIGHT, 100)
    assert tally.unsaved_at_the_end(LINE) == (RIGHT, BOTH, HELD, WAITED)


def test_a_pass_is_finished_by_its_last_stroke_or_its_time_and_a_wait_by_waiting() -> None:
    tally = Tally(LINE)
    work(tally, LEFT, 11_999)
    work(tally, RIGHT, 12_000)
    work(tally, HELD, 11_999)
    work(tally, WAITED, 1)
    outcomes = [tally.save(LINE, index).outcome for index in (LEFT, RIGHT, BOTH, HELD, WAITED)]
    assert outcomes == [
        PassOutcome.PARTIAL,
        PassOutcome.FINISHED,
        PassOutcome.SKIPPED,
        PassOutcome.PARTIAL,
        PassOutcome.FINISHED,
    ]


def test_what_an_earlier_run_recorded_is_taken_up() -> None:
    tally = Tally(LINE, [record(0, PassSide.LEFT, 7_000, 2), record(1, PassSide.BOTH, 3_000, 2)])
    assert (tally.active_ms, tally.strokes(LINE)) == (10_000, 4)
    work(tally, LEFT, 6_000)
    saved = tally.save(LINE, LEFT)
    assert (saved.active_ms, saved.strokes, saved.outcome) == (13_000, 4, PassOutcome.FINISHED)
    assert tally.unsaved_at_the_end(LINE) == (RIGHT, HELD, WAITED)


def test_an_earlier_record_of_nothing_or_of_another_pass_is_passed_over() -> None:
    tally = Tally(LINE, [record(0, PassSide.LEFT, 0, 0), record(0, PassSide.BOTH), record(9)])
    assert tally.active_ms == 0
