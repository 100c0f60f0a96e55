"""Reminds the user: shows what is due, keeps what they answer, and knows when to look again."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from upstroke.domain.plan import PLACES, REST, USUAL, WeekPlan
from upstroke.domain.reminder_words import reminder_words
from upstroke.domain.reminders import (
    A_DAY,
    Due,
    Here,
    Reminder,
    Told,
    declined,
    due,
    next_moment,
    passed,
    snoozed,
)
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.session import practice_day
from upstroke.files.settings import SettingsStore
from upstroke.history.database import HistoryUnavailable
from upstroke.history.reminders import forget_reminder, keep_reminder, keep_told, reminders_of, told_of
from upstroke.history.store import History
from upstroke.history.week import plan_of
from upstroke.system.notifications import Button, Notice, Notifier, Pressed

START, SNOOZE, NOT_TODAY = "start", "snooze", "not-today"

BUTTONS = (Button(START, "Start"), Button(SNOOZE, "Snooze 15 min"), Button(NOT_TODAY, "Not today"))

LONGEST_WAIT = timedelta(minutes=1)
"""Timers stand still while the machine sleeps, and clocks may be set; so the next look is never further away."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Where an answer leads. Of what comes from a notification, the text is for the window to come to the front."""

    start: Callable[[str, str], object]
    """Begin the routine of an id."""
    open: Callable[[str], object]
    """Show the window."""
    show_here: Callable[[Notice], object]
    """Show a notice within the program, where the desktop can't; `Reminding.answer` is told what becomes of it."""
    saying: Callable[[], AbstractContextManager[None]]
    """Tells the user of known trouble."""


class Reminding:
    """Looks when it is told to. What the user asks of it raises HistoryUnavailable where the history can't be used."""

    def __init__(
        self,
        history: History,
        settings: SettingsStore,
        routine_of: Callable[[str], Routine | None],
        notifier: Notifier,
        doors: Doors,
        now: Callable[[], datetime],
        here: Here = datetime.astimezone,
    ) -> None:
        """`routine_of` gives a routine by its id, if it is there; `here` gives a moment by the clock of the place."""
        self._history, self._settings, self._routine_of = history, settings, routine_of
        self._notifier, self._doors, self._now, self._here = notifier, doors, now, here
        self._shown: tuple[Due, ...] = ()
        self._told: dict[str, Told] = {}
        """What became of reminders since the start, which holds even where it can't be written down."""

    @property
    def reminders(self) -> tuple[Reminder, ...]:
        """All reminders, those that are off or whose routine is gone too."""
        return reminders_of(self._history.facts)

    @property
    def plan(self) -> WeekPlan:
        """What is planned, with the usual routine in the place of one that is gone."""
        plan = plan_of(self._history.facts)
        for day, slot in PLACES:
            planned = plan.at(day, slot)
            if planned != REST and self._routine_of(planned) is None:
                plan = plan.with_routine(day, slot, USUAL[slot])
        return plan

    def keep(self, reminder: Reminder) -> None:
        """Add a reminder, or change the one of its id. It is not shown for a time that has gone by."""
        with self._history.together():
            keep_reminder(self._history.facts, reminder, self._now())
            self._let_pass([reminder])

    def forget(self, reminder_id: str) -> None:
        """Let go of a reminder that was added; a usual one is as it was at first."""
        forget_reminder(self._history.facts, reminder_id, self._now())

    def begin(self) -> None:
        """At the very first start: what would have been due before it is let pass."""
        self._let_pass(self.reminders)

    def calendar(self) -> bytes:
        """The reminders as a calendar file, to be written where the user wants it."""
        from upstroke.files.calendar_file import calendar_file

        start = self._settings.settings.day_starts
        return calendar_file(self._alive(), self.plan, self._title, self._here(self._now()), start)

    def look(self, busy: bool = False) -> timedelta:
        """Show what is due. Returns how long to wait until the next look.

        Nothing is shown while a routine is played (`busy`, which also takes away what is shown) or the system asks for
        quiet; it is late then, and shown after that.
        """
        with suppress(HistoryUnavailable):  # the window says so
            if busy:
                self._notifier.withdraw()
            elif not self._notifier.quiet and (found := self._due()):
                self._show(found)
            return self._wait()
        return LONGEST_WAIT

    def answer(self, pressed: Pressed) -> None:
        """Do what the user wants of the reminders that were shown last."""
        shown, self._shown = self._shown, ()
        with self._doors.saying():
            if pressed.key == SNOOZE:
                self._keep_told(snoozed(shown, self._now()))
            elif pressed.key == NOT_TODAY:
                start = self._settings.settings.day_starts
                self._keep_told(declined(shown, self.reminders, start))
            elif pressed.key == START and shown:
                self._doors.start(shown[-1].routine_id, pressed.activation)
            else:
                self._doors.open(pressed.activation)

    def _due(self) -> tuple[Due, ...]:
        now, start = self._now(), self._settings.settings.day_starts
        today = practice_day(self._here(now).replace(tzinfo=None), start)
        sessions = self._history.sessions(today - A_DAY, today)
        return due(self._alive(), self.plan, sessions, self._known(), now, self._here, start)

    def _wait(self) -> timedelta:
        now = self._now()
        moment = next_moment(self._alive(), self._known(), now, self._here)
        return min(LONGEST_WAIT, moment - now) if moment else LONGEST_WAIT

    def _show(self, found: tuple[Due, ...]) -> None:
        self._shown = found
        words = reminder_words(found, self._title)
        notice = Notice(words.title, words.text, BUTTONS)
        self._notifier.show(notice, self.answer, lambda: self._doors.show_here(notice))
        with suppress(HistoryUnavailable):
            self._keep_told({each.reminder.id: Told(each.day) for each in found})

    def _alive(self) -> tuple[Reminder, ...]:
        """The reminders whose routine is not gone."""
        return tuple(each for each in self.reminders if each.slot is not Slot.ANY or self._routine_of(each.routine_id))

    def _title(self, routine_id: str) -> str:
        routine = self._routine_of(routine_id)
        return routine.title if routine else routine_id

    def _known(self) -> Mapping[str, Told]:
        return {**told_of(self._history.facts), **self._told}

    def _let_pass(self, reminders: Iterable[Reminder]) -> None:
        now = self._now()
        self._keep_told({each.id: passed(each, now, self._here) for each in reminders})

    def _keep_told(self, told: Mapping[str, Told]) -> None:
        self._told.update(told)
        keep_told(self._history.facts, told, self._now())
