"""From launch to history: what a user does in a day, and finds again."""

from collections import defaultdict
from datetime import timedelta

from PySide6.QtCore import Qt

from tests.acceptance.conftest import Start
from tests.acceptance.program import EVENING, MORNING
from tests.fakes import FakeClocks
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.timeline import PassSide
from upstroke.ui.main_window import PageId

DAY = timedelta(days=1)


def by_side(session: Session) -> dict[PassSide, tuple[int, int]]:
    """Time and strokes on each side."""
    sums: dict[PassSide, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for each in session.passes:
        ms, strokes = sums[each.side]
        sums[each.side] = ms + each.active_ms, strokes + each.strokes
    return sums


def test_the_first_start_has_the_day_ready(start: Start) -> None:
    # given nothing at all
    # when the program is started
    program = start()
    # then Today shows both sequences, and the evening is next
    for text in ("Sunday 22 November", "Good evening", "Morning sequence", "Evening sequence", "Planned", "Now"):
        assert text in program.texts
    # and the other pages are there
    program.open(PageId.HISTORY)
    assert "Your first session will be here" in program.texts
    program.open(PageId.SHELVES)
    assert "14 routines" in program.texts
    program.open(PageId.BUILDER)
    program.open(PageId.SETTINGS)
    assert program.says("not medical advice")


def test_an_evening_from_start_to_history(start: Start) -> None:
    # given a new user on Today
    program = start()
    # when they press Start in the evening and follow it to its end
    program.begin()
    assert program.playing
    length, strokes = program.app.playback.player.timeline.length_ms, program.app.playback.player.timeline.strokes
    assert program.says("Oil on dry skin")
    program.hear_out()
    # then the last page says what was done
    assert {"All done", str(strokes), "strokes", "14", "steps"} <= {*program.texts}
    # and the history has it, whole, with equal sides
    (session,) = program.kept
    assert (session.routine_id, session.outcome) == ("evening", SessionOutcome.FINISHED)
    assert session.started_at == EVENING
    assert session.strokes == strokes
    assert session.active_ms < session.planned_ms == length
    assert {each.outcome for each in session.passes} == {PassOutcome.FINISHED}
    assert len({(each.position, each.side) for each in session.passes}) == len(session.passes)
    sides = by_side(session)
    assert sides[PassSide.LEFT] == sides[PassSide.RIGHT] != (0, 0)
    # and one finds it on the History page
    program.click("See your history")
    assert program.window.open_id is PageId.HISTORY
    (row,) = program.rows
    assert row[1:3] == ["20:00", "Evening sequence"]
    assert row[4] == str(strokes)
    # and Today says that it is done
    program.open(PageId.TODAY)
    assert program.says("Done 20:00")
    assert program.says("Rest well") or program.says("All of today’s strokes are done.")


def test_a_second_day_begins_anew(start: Start, clocks: FakeClocks) -> None:
    # given an evening that was done
    program = start()
    program.begin()
    program.hear_out()
    program.click("Done")
    program.close()
    # when the program is started the next morning
    clocks.wall = MORNING + DAY
    program = start()
    # then the morning is next, and nothing of the day is done
    assert {"Good morning", "Monday 23 November", "Now", "Planned"} <= {*program.texts}
    assert not program.says("Done")
    program.begin()
    program.hear_out()
    program.click("Done")
    assert program.says("Done 7:00")
    assert [session.routine_id for session in program.kept] == ["evening", "morning"]
    # and after four at night the next day begins, also where the window stays open
    clocks.wall = MORNING + 2 * DAY
    program.open(PageId.TODAY)
    assert not program.says("Done")


def test_ending_early_asks_once_and_keeps_what_was_done(start: Start) -> None:
    # given the evening, in its fourth pass
    program = start()
    program.begin()
    program.hear_passes(3)
    # when Escape is pressed, and End
    program.press(Qt.Key.Key_Escape)
    assert "End here?" in program.texts
    program.click("End")
    # then what was done is kept, as stopped
    assert "Well begun" in program.texts
    (session,) = program.kept
    assert session.outcome is SessionOutcome.STOPPED
    assert [each.outcome for each in session.passes][:3] == [PassOutcome.FINISHED] * 3
    assert {each.outcome for each in session.passes[4:]} == {PassOutcome.SKIPPED}
    # and the evening is still to be done; a session that was ended is not offered again
    program.click("Done")
    assert program.window.open_id is PageId.TODAY
    assert not program.says("Done")
    assert not program.says("Go on with")


def test_where_nothing_was_worked_there_is_no_session(start: Start) -> None:
    # given a routine that was just started
    program = start()
    program.begin()
    program.hear(3_000)
    # when it is ended
    program.press(Qt.Key.Key_Escape)
    # then there is no question, no last page and no session
    assert not program.window.playing
    assert program.kept == []
    program.open(PageId.HISTORY)
    assert "Your first session will be here" in program.texts


def test_closing_the_window_keeps_what_was_done(start: Start) -> None:
    # given a routine under way
    program = start()
    program.begin()
    program.hear_passes(2)
    # when the window is closed
    program.window.close()
    # then nothing plays on, and what was done is there at the next start
    assert not program.speaker.open
    program.close()
    (session,) = program.kept
    assert session.outcome is SessionOutcome.STOPPED
    assert [each.outcome for each in session.passes][:2] == [PassOutcome.FINISHED] * 2
    assert not start().says("Go on with")


def test_a_brush_that_was_used_yesterday_is_left_out_with_the_reason(start: Start, clocks: FakeClocks) -> None:
    # given a morning with the brush
    clocks.wall = MORNING
    program = start()
    assert program.says("Face brush")
    program.begin()
    program.hear_out()
    program.click("Done")
    # when the next morning comes
    clocks.wall = MORNING + DAY
    program.open(PageId.TODAY)
    # then Today says why there is no brush, and none is played
    assert program.says("Face brush left out: The face brush needs three days of rest between uses")
    program.begin()
    steps = {entry.step.tool.value for entry in program.app.playback.player.timeline.programme.entries}
    assert "brush" not in steps
    assert "ridged_roller" in steps


def test_cups_can_be_chosen_in_the_evening(start: Start, clocks: FakeClocks) -> None:
    # given the evening, which ends with gua sha
    program = start()
    assert program.says("→ Gua sha")
    # when cupping is chosen
    program.click("Cupping")
    # then it is shown and played
    assert program.says("→ Cupping")
    program.begin()
    assert "cups" in {tool.value for tool in program.app.playback.player.timeline.programme.tools}
    program.hear_out()
    assert {each.routine_id for each in program.kept[0].passes} == {"hands-nightly", "evening", "cupping-evening"}
    # and the evening after it can't be chosen by accident: the cups rest
    program.click("Done")
    clocks.wall = EVENING + DAY
    program.open(PageId.TODAY)
    program.begin()
    assert "cups" not in {tool.value for tool in program.app.playback.player.timeline.programme.tools}


def test_what_needs_consent_is_played_only_after_it_was_given_and_asked_each_time(start: Start) -> None:
    program = start()
    program.play("jaw-intraoral")
    assert not program.playing
    program.click("Not now")
    assert not program.playing
    program.play("jaw-intraoral")
    program.click("I agree")
    program.answer_none()
    assert program.playing
    assert program.where[0] == "wash-and-glove"
