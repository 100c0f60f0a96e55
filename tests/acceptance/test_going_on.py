"""After a crash the same session goes on, on its day."""

import shutil
from datetime import timedelta
from pathlib import Path

from tests.acceptance.conftest import Start
from tests.acceptance.program import EVENING, Program
from tests.fakes import FakeClocks
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.ui.main_window import PageId

OFFER = "Go on with Evening sequence, step 2?"


def crash(program: Program, folder: Path) -> Path:
    """Leave the files behind as they are on the disk at this moment, as a power cut would."""
    shutil.copytree(program.paths.data, folder)
    return folder


def cut_off(start: Start, tmp_path: Path) -> Path:
    """The evening, cut off while the right side of the neck, in the second step, is worked."""
    program = start()
    program.begin()
    program.hear_passes(2)
    program.hear(5_000)
    assert program.where == ("neck-downwards", PassSide.RIGHT)
    left = crash(program, tmp_path / "left")
    program.close()
    return left


def finished(session: Session) -> list[tuple[int, PassSide]]:
    return [(each.position, each.side) for each in session.passes if each.outcome is PassOutcome.FINISHED]


def test_it_is_offered_and_goes_on_where_it_was(start: Start, clocks: FakeClocks, tmp_path: Path) -> None:
    # given a routine that was cut off in the second pass of its second step
    left = cut_off(start, tmp_path)
    # when the program is started again, later on the same practice day
    clocks.wall = EVENING + timedelta(hours=5)
    program = start(folder=left)
    # then Today offers to go on with it
    assert program.says(OFFER)
    (before,) = program.kept
    assert finished(before) == [(0, PassSide.MIDDLE), (1, PassSide.LEFT)]
    # and it goes on with that step and side, after the change of sides
    program.click("Go on")
    assert program.where == ("neck-downwards", PassSide.RIGHT)
    assert program.app.playback.player.active_ms == before.active_ms
    # and to the end it is one session, in which no pass is there twice
    program.hear_out()
    (session,) = program.kept
    assert session.id == before.id
    assert session.outcome is SessionOutcome.FINISHED
    assert session.started_at == EVENING
    assert len(finished(session)) == len(set(finished(session))) == len(session.passes)
    assert session.active_ms == sum(each.active_ms for each in session.passes)
    # and the passes are as long as in a run without a crash
    sides = {each.side: each for each in session.passes if each.position == 1}
    assert sides[PassSide.LEFT].active_ms == sides[PassSide.RIGHT].active_ms
    assert sides[PassSide.LEFT].strokes == sides[PassSide.RIGHT].strokes
    program.click("Done")
    assert program.says("Done 20:00")
    assert not program.says("Go on with")


def test_it_can_be_declined(start: Start, tmp_path: Path) -> None:
    # given the offer to go on
    program = start(folder=cut_off(start, tmp_path))
    # when it is declined
    program.click("Not now")
    # then it is gone, also when one comes back to the page, and the session stays as it was
    assert not program.says(OFFER)
    program.open(PageId.SHELVES)
    program.open(PageId.TODAY)
    assert not program.says(OFFER)
    assert [session.outcome for session in program.kept] == [SessionOutcome.INTERRUPTED]


def test_the_next_day_it_stays_interrupted(start: Start, clocks: FakeClocks, tmp_path: Path) -> None:
    # given a routine that was cut off
    left = cut_off(start, tmp_path)
    # when the program is started on the next practice day
    clocks.wall = EVENING + timedelta(hours=8)
    program = start(folder=left)
    # then nothing is offered, and the session is there as interrupted
    assert not program.says("Go on with")
    program.open(PageId.HISTORY)
    (row,) = program.rows
    assert row[-1] == "Interrupted"
    # and another one begins beside it
    program.play("desk-2min")
    program.hear_passes(1)
    assert len(program.kept) == 2


def test_a_crash_before_anything_was_done_offers_nothing(start: Start, tmp_path: Path) -> None:
    # given a routine that was cut off before the first pass was over
    program = start()
    program.begin()
    program.hear(8_000)
    left = crash(program, tmp_path / "left")
    program.close()
    # then there is nothing to go on with
    assert not start(folder=left).says("Go on with")


def test_another_side_to_begin_with_does_not_lose_a_side(start: Start, tmp_path: Path) -> None:
    # given a routine that was cut off after the left side of its second step
    program = start(folder=cut_off(start, tmp_path))
    # when the user has chosen since to begin on the right
    program.app.settings.set("first_side", "right")
    program.click("Go on")
    # then the right side, which is not done yet, comes next
    assert program.where == ("neck-downwards", PassSide.RIGHT)
    program.hear_out()
    passes = finished(program.kept[0])
    assert len(passes) == len(set(passes))
    assert {(1, PassSide.LEFT), (1, PassSide.RIGHT)} <= {*passes}


def test_a_run_that_was_begun_with_less_in_it_is_not_offered(start: Start, tmp_path: Path) -> None:
    # given a shorter evening that was cut off
    program = start()
    program.click("I have 5 minutes for Evening")
    program.answer_none()
    program.hear_passes(2)
    left = crash(program, tmp_path / "left")
    program.close()
    # when the program is started again, with another tempo
    again = start(folder=left)
    again.app.settings.set("tempo_percent", 125)
    again.open(PageId.TODAY)
    # then the long one is not offered in its place, and what was done is kept
    assert not again.says("Go on with")
    assert len(again.kept) == 1
