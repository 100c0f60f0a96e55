"""What a reminder says: plain, and kind to who missed one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from upstroke.domain.reminders import Due


@dataclass(frozen=True, slots=True)
class Words:
    """A short line and a longer one."""

    title: str
    text: str


def reminder_words(shown: Sequence[Due], title_of: Callable[[str], str]) -> Words:
    """What is said of reminders that are shown at once; the same thing twice is said once.

    `title_of` gives the title of a routine by its id.
    """
    by_subject = {each.reminder.subject: each for each in shown}  # of two for one thing the later one is said
    things = tuple(by_subject.values())
    if len(things) > 1:
        named = "; ".join(f"{title_of(each.routine_id)} ({_time(each)})" for each in things)
        return Words(f"{len(things)} routines are still open", f"{named}. Whenever you like.")
    (one,) = things
    title = title_of(one.routine_id)
    if one.late:
        return Words(
            f"Still open: {title}", one.reminder.text or f"It was planned for {_time(one)}. There is still time."
        )
    return Words(f"Time for {title}", one.reminder.text or f"You wanted to be reminded at {_time(one)}.")


def _time(each: Due) -> str:
    return f"{each.reminder.at:%H:%M}"
