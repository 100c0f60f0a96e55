"""What a reminder says."""

from dataclasses import replace
from datetime import date, time

from upstroke.domain.reminder_words import reminder_words
from upstroke.domain.reminders import USUAL_REMINDERS, Due, Reminder

TODAY = date(2026, 6, 1)
TITLES = {"morning": "Morning sequence", "desk-2min": "Desk break"}
MORNING = Due(USUAL_REMINDERS[0], TODAY, "morning")
DESK = Due(Reminder("desk", time(12), routine_id="desk-2min"), TODAY, "desk-2min")


def said(*shown: Due) -> tuple[str, str]:
    words = reminder_words(shown, TITLES.__getitem__)
    return words.title, words.text


def test_it_names_the_routine_and_the_time() -> None:
    assert said(MORNING) == ("Time for Morning sequence", "You wanted to be reminded at 07:30.")


def test_the_words_of_the_user_go_first() -> None:
    own = replace(MORNING, reminder=replace(MORNING.reminder, text="Oil is in the bathroom"))
    assert said(own)[1] == "Oil is in the bathroom"
    assert said(replace(own, late=True))[1] == "Oil is in the bathroom"


def test_one_that_was_missed_blames_nobody() -> None:
    assert said(replace(MORNING, late=True)) == (
        "Still open: Morning sequence",
        "It was planned for 07:30. There is still time.",
    )


def test_several_are_one_notice() -> None:
    title, text = said(replace(MORNING, late=True), replace(DESK, late=True))
    assert title == "2 routines are still open"
    assert text == "Morning sequence (07:30); Desk break (12:00). Whenever you like."


def test_two_for_the_same_thing_are_one() -> None:
    again = replace(MORNING, reminder=replace(MORNING.reminder, id="again", at=time(8)))
    assert said(MORNING, again) == ("Time for Morning sequence", "You wanted to be reminded at 08:00.")
