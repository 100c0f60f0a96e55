"""The plan of the week is kept, merged and exported as what the user says."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.history.sessions import EVENING
from upstroke.domain.plan import REST, WeekPlan
from upstroke.domain.routine import Slot
from upstroke.history.exchange import export_history, import_history
from upstroke.history.facts import PLAN
from upstroke.history.rows import Fact
from upstroke.history.store import History
from upstroke.history.week import keep_plan, plan_of

LATER = EVENING + timedelta(days=1)
OTHER = WeekPlan().with_routine(1, Slot.EVENING, "mine").rest_day(6, Slot.MORNING)


@pytest.fixture
def history() -> History:
    return History.in_memory()


def test_nothing_is_written_where_all_is_as_usual(history: History) -> None:
    assert plan_of(history.facts) == WeekPlan()
    keep_plan(history.facts, WeekPlan(), EVENING)
    assert not list(history.facts.everything())


def test_only_what_differs_is_written_and_read_again(history: History) -> None:
    keep_plan(history.facts, OTHER, EVENING)
    assert plan_of(history.facts) == OTHER
    assert history.facts.of(PLAN) == {"1.evening": "mine", "6.morning": REST}


def test_what_is_as_usual_again_is_taken_back(history: History) -> None:
    keep_plan(history.facts, OTHER, EVENING)
    keep_plan(history.facts, OTHER.with_routine(1, Slot.EVENING, "evening"), LATER)
    assert history.facts.of(PLAN) == {"6.morning": REST}
    assert Fact("plan", "1.evening", "null", LATER) in history.facts.everything()


def test_what_did_not_change_keeps_its_moment(history: History) -> None:
    keep_plan(history.facts, OTHER, EVENING)
    keep_plan(history.facts, OTHER.rest_day(0), LATER)
    moments = {fact.key: fact.changed_at for fact in history.facts.everything()}
    assert moments == {"1.evening": EVENING, "6.morning": EVENING, "0.morning": LATER, "0.evening": LATER}


def test_places_that_a_later_program_may_know_are_passed_over(history: History) -> None:
    history.facts.put(PLAN, "0.noon", "mine", EVENING)
    assert plan_of(history.facts) == WeekPlan()


def test_a_plan_goes_along_from_one_computer_to_another(history: History, tmp_path: Path) -> None:
    keep_plan(history.facts, OTHER, EVENING)
    path = tmp_path / "history.json"
    export_history(history, path, LATER)
    there = History.in_memory()
    keep_plan(there.facts, WeekPlan().rest_day(6), EVENING - timedelta(days=1))
    import_history(there, path)
    assert plan_of(there.facts) == OTHER.rest_day(6, Slot.EVENING)
