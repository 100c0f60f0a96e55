"""How it feels before and after, and what is seen on the skin."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.acceptance.conftest import Start
from tests.acceptance.program import Program
from upstroke.domain.ratings import Rated, Rating, Scale
from upstroke.history.facts import SKIN
from upstroke.ui.player.page import PlayerPage
from upstroke.ui.player.ratings import Ratings
from upstroke.ui.widgets.rating_row import RatingRow

JAW = Scale.JAW_TENSION


def ratings(program: Program) -> Ratings:
    (page,) = program.window.findChildren(PlayerPage)
    return page.ratings


def tap(row: RatingRow, value: int) -> None:
    assert row.isVisible()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.center(value).toPoint())


def zone_chips(program: Program) -> list[QAbstractButton]:
    chips = program.window.findChildren(QAbstractButton)
    return [each for each in chips if each.isVisible() and each.accessibleName().startswith("Where: ")]


def test_two_taps_say_how_it_was_before_and_is_after(start: Start) -> None:
    # given someone who likes to rate the tension of the jaw
    program = start()
    program.app.settings.set("rate_jaw_tension", True)
    # when it is tapped at the beginning, and at the end
    program.play("desk-2min")
    tap(ratings(program).before.rows[JAW], 7)
    program.hear_out()
    tap(ratings(program).after.rows[JAW], 4)
    # then it is kept with the session
    (session,) = program.kept
    day = program.app.day.date
    assert program.app.history.ratings(day, day) == (Rated(day, Rating({JAW: 7}, {JAW: 4})),)
    # and gone with it, until it is brought back
    gone = program.app.history.delete(session.id, session.changed_at)
    assert program.app.history.ratings(day, day) == ()
    program.app.history.restore(gone, session.changed_at)
    assert program.app.history.ratings(day, day)


def test_ratings_are_offered_after_the_first_session_and_then_never_again(start: Start) -> None:
    program = start()
    program.play("desk-2min")
    assert not ratings(program).before.isVisible()
    program.hear_out()
    assert program.says("If you like, note how it feels before and after.")
    program.click("Done")
    program.app.conductor.play_now("desk-2min")
    program.hear_out()
    assert program.says("All done")
    assert not program.says("If you like, note how it feels before and after.")


def test_who_takes_up_the_offer_is_asked_from_then_on(start: Start) -> None:
    program = start()
    program.play("desk-2min")
    program.hear_out()
    program.click("Relaxation")
    tap(ratings(program).after.rows[Scale.RELAXATION], 8)
    program.click("Done")
    program.app.conductor.play_now("desk-2min")
    assert ratings(program).before.rows[Scale.RELAXATION].isVisible()


def test_redness_that_is_noted_is_left_out_until_the_note_is_removed(start: Start) -> None:
    # given redness in a zone that was just worked
    program = start()
    program.play("hands-nightly")
    program.hear_out()
    program.click("Something on your skin?")
    chip = zone_chips(program)[0]
    chip.click()
    program.click("Keep")
    assert program.says("Noted. What works there is left out for 2 days, on both sides")
    (noted,) = program.app.history.facts.of(SKIN).values()
    program.click("Done")
    # then the next start goes around it
    program.app.conductor.play_now("hands-nightly")
    worked = {zone for entry in program.app.playback.player.timeline.programme.entries for zone in entry.step.zones}
    assert worked.isdisjoint(noted.zones)
    program.close()
    # and under About you it can be removed
    again = start()
    again.app.sheets.open_profile()
    assert again.says("Redness · ")
    again.button("Remove").click()
    assert not again.app.history.facts.of(SKIN)


def test_what_is_seen_the_next_morning_is_noted_under_about_you(start: Start) -> None:
    program = start()
    program.app.sheets.open_profile()
    program.button("Note something").click()
    program.button("Breakout").click()
    next(each for each in zone_chips(program) if each.text() == "Cheek").click()
    program.button("Keep").click()
    assert program.says("Breakout · cheek")
    (noted,) = program.app.history.facts.of(SKIN).values()
    assert noted.zones == ("cheek",)
    program.app.sheets.open_profile()
    assert program.says("Breakout · cheek")
