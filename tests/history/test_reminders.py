"""Reminders and what became of them are kept, merged and exported as what the user says."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.history.sessions import EVENING as NOW
from upstroke.domain.reminders import USUAL_REMINDERS, Reminder, Told
from upstroke.domain.routine import Slot
from upstroke.history.exchange import export_history, import_history
from upstroke.history.reminders import forget_reminder, keep_reminder, keep_told, reminders_of, told_of
from upstroke.history.store import History

MORNING, EVENING = USUAL_REMINDERS
DESK = Reminder("desk", time(12, 15), days=(0, 4), routine_id="desk-2min", text="Hände, „kurz“")


@pytest.fixture
def history() -> History:
    return History.in_memory()


def test_there_is_one_for_the_morning_and_one_for_the_evening_until_the_user_says_otherwise(history: History) -> None:
    assert [each.slot for each in reminders_of(history.facts)] == [Slot.MORNING, Slot.EVENING]
    assert not list(history.facts.everything())


def test_as_many_as_wanted_are_read_again_as_they_were(history: History) -> None:
    keep_reminder(history.facts, DESK, NOW)
    off = replace(EVENING, on=False)
    keep_reminder(history.facts, off, NOW)
    assert reminders_of(history.facts) == (MORNING, off, DESK)


def test_one_that_is_as_usual_again_leaves_nothing(history: History) -> None:
    keep_reminder(history.facts, replace(MORNING, at=time(6)), NOW)
    keep_reminder(history.facts, MORNING, NOW)
    assert [fact.value for fact in history.facts.everything()] == ["null"]


def test_one_that_was_added_can_be_let_go_and_a_usual_one_is_as_at_first(history: History) -> None:
    keep_reminder(history.facts, DESK, NOW)
    keep_reminder(history.facts, replace(MORNING, at=time(6)), NOW)
    forget_reminder(history.facts, "desk", NOW)
    forget_reminder(history.facts, "morning", NOW)
    assert reminders_of(history.facts) == USUAL_REMINDERS


def test_a_snooze_outlives_a_restart(tmp_path: Path) -> None:
    told = {"desk": Told(date(2026, 6, 1)), "morning": Told(date(2026, 6, 1), datetime(2026, 6, 1, 7, 45, tzinfo=UTC))}
    path = tmp_path / "history.sqlite"
    before = History.open(path)
    keep_told(before.facts, told, NOW)
    before.close()
    after = History.open(path)
    assert told_of(after.facts) == told
    after.close()


def test_reminders_go_along_from_one_computer_to_another(history: History, tmp_path: Path) -> None:
    keep_reminder(history.facts, DESK, NOW)
    keep_told(history.facts, {"evening": Told(date(2026, 6, 1))}, NOW)
    path = tmp_path / "history.json"
    export_history(history, path, NOW + timedelta(hours=1))
    there = History.in_memory()
    import_history(there, path)
    assert reminders_of(there.facts) == (*USUAL_REMINDERS, DESK)
    assert told_of(there.facts) == {"evening": Told(date(2026, 6, 1))}
