"""The reminders as facts: those that are not as usual, and what became of each lately."""

from collections.abc import Mapping
from datetime import datetime

from upstroke.domain.reminders import USUAL_REMINDERS, Reminder, Told
from upstroke.history.facts import REMINDERS, TOLD, Facts


def reminders_of(facts: Facts) -> tuple[Reminder, ...]:
    """The usual ones as the user has them, and then those that were added. Raises HistoryUnavailable."""
    said = facts.of(REMINDERS)
    return tuple(({usual.id: usual for usual in USUAL_REMINDERS} | dict(said)).values())


def keep_reminder(facts: Facts, reminder: Reminder, changed_at: datetime) -> None:
    """Write down how a reminder is from now on. Raises HistoryUnavailable."""
    facts.put(REMINDERS, reminder.id, None if reminder in USUAL_REMINDERS else reminder, changed_at)


def forget_reminder(facts: Facts, reminder_id: str, changed_at: datetime) -> None:
    """Let go of a reminder; a usual one is as it was at first. Raises HistoryUnavailable."""
    facts.put(REMINDERS, reminder_id, None, changed_at)


def told_of(facts: Facts) -> Mapping[str, Told]:
    """What became of each reminder lately, by its id. Raises HistoryUnavailable."""
    return facts.of(TOLD)


def keep_told(facts: Facts, told: Mapping[str, Told], changed_at: datetime) -> None:
    """Write down what became of reminders, all or none. Raises HistoryUnavailable."""
    facts.put_all(TOLD, told, changed_at)
