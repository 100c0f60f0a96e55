"""The plan of the week as facts: one for each place where it differs from what is usual."""

from datetime import datetime

from upstroke.domain.plan import PLACES, Place, WeekPlan
from upstroke.history.facts import PLAN, Facts


def plan_of(facts: Facts) -> WeekPlan:
    """What is planned. Raises HistoryUnavailable."""
    said, plan = facts.of(PLAN), WeekPlan()
    for day, slot in PLACES:
        plan = plan.with_routine(day, slot, said.get(_key((day, slot)), plan.at(day, slot)))
    return plan


def keep_plan(facts: Facts, plan: WeekPlan, changed_at: datetime) -> None:
    """Write down where a plan differs from the one before, all or none. Raises HistoryUnavailable."""
    before, usual = plan_of(facts), WeekPlan()
    changed = [place for place in PLACES if plan.at(*place) != before.at(*place)]
    facts.put_all(
        PLAN,
        {_key(place): plan.at(*place) if plan.at(*place) != usual.at(*place) else None for place in changed},
        changed_at,
    )


def _key(place: Place) -> str:
    day, slot = place
    return f"{day}.{slot}"
