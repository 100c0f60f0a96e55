"""Reminders: by the clock on the wall, kind to who missed them, and quiet about what is done."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from tests.history.sessions import session
from upstroke.domain.plan import WeekPlan
from upstroke.domain.reminders import (
    SNOOZE,
    USUAL_REMINDERS,
    Due,
    Reminder,
    Told,
    declined,
    due,
    next_moment,
    passed,
    snoozed,
)
from upstroke.domain.routine import Slot
from upstroke.domain.session import Session, SessionOutcome

PLACE = timezone(timedelta(hours=2))
MORNING, EVENING = USUAL_REMINDERS
DESK = Reminder("desk", time(12), days=(0, 1, 2, 3, 4), routine_id="desk-2min")
PLAN = WeekPlan()


def here(moment: datetime) -> datetime:
    return moment.astimezone(PLACE)


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time in June 2026, whose first day is a Monday."""
    return datetime(2026, 6, day, hour, minute, tzinfo=PLACE)


def done(routine_id: str, at: datetime, slot: Slot = Slot.ANY) -> Session:
    return replace(session(1, at.astimezone(UTC), slot=slot, offset=120), routine_id=routine_id)


def names(found: Sequence[Due]) -> list[str]:
    return [f"late {each.reminder.id}" if each.late else each.reminder.id for each in found]


def asked(
    now: datetime,
    *reminders: Reminder,
    plan: WeekPlan = PLAN,
    sessions: Sequence[Session] = (),
    told: dict[str, Told] | None = None,
) -> list[str]:
    return names(due(reminders or (MORNING, EVENING, DESK), plan, sessions, told or {}, now, here))


class TestWhatIsDue:
    def test_its_time_has_no_zone(self) -> None:
        with pytest.raises(ValueError, match="on the wall"):
            Reminder("odd", time(7, tzinfo=UTC))

    def test_a_reminder_is_due_from_its_minute_on(self) -> None:
        assert asked(on(1, 7, 29)) == []
        assert asked(on(1, 7, 30)) == ["morning"]
        assert asked(on(1, 7, 39)) == ["morning"]

    def test_it_leads_to_what_is_planned_that_day(self) -> None:
        plan = PLAN.with_routine(0, Slot.MORNING, "mine")
        (found,) = due([MORNING], plan, (), {}, on(1, 7, 30), here)
        assert (found.routine_id, found.day) == ("mine", date(2026, 6, 1))

    def test_one_that_is_off_or_meant_for_other_days_is_not(self) -> None:
        assert asked(on(1, 7, 30), replace(MORNING, on=False)) == []
        assert asked(on(6, 12), DESK) == [], "a Saturday"
        assert asked(on(5, 12), DESK) == ["desk"]

    def test_what_was_shown_is_over_for_the_day(self) -> None:
        told = {"morning": Told(date(2026, 6, 1))}
        assert asked(on(1, 7, 31), told=told) == []
        assert asked(on(2, 7, 30), told=told) == ["morning"]

    def test_a_day_off_of_the_plan_is_one_of_its_reminders_too(self) -> None:
        plan = PLAN.rest_day(0)
        assert asked(on(1, 7, 30), plan=plan) == []
        assert asked(on(1, 12), plan=plan) == ["desk"], "this one is not of the plan"
        assert asked(on(2, 7, 30), plan=plan) == ["morning"]


class TestWhatIsDone:
    def test_what_was_finished_today_is_not_reminded_of(self) -> None:
        assert asked(on(1, 7, 30), sessions=[done("morning", on(1, 6, 50))]) == []
        assert asked(on(1, 12), DESK, sessions=[done("desk-2min", on(1, 9))]) == []

    def test_what_was_done_yesterday_or_only_begun_is(self) -> None:
        assert asked(on(2, 7, 30), sessions=[done("morning", on(1, 7))]) == ["morning"]
        begun = replace(done("morning", on(1, 7)), outcome=SessionOutcome.STOPPED)
        assert asked(on(1, 7, 30), sessions=[begun]) == ["morning"]

    def test_a_routine_that_is_planned_twice_a_day_is_done_in_one_part_of_it(self) -> None:
        plan = PLAN.with_routine(None, Slot.EVENING, "morning")
        sessions = [done("morning", on(1, 7))]
        assert asked(on(1, 7, 30), plan=plan, sessions=sessions) == []
        assert asked(on(1, 21), MORNING, EVENING, plan=plan, sessions=sessions) == ["evening"]

    def test_after_midnight_it_is_still_the_evening_before(self) -> None:
        late = replace(EVENING, at=time(0, 30), days=(1,))
        assert asked(on(2, 0, 30), late) == ["evening"]
        assert asked(on(2, 0, 30), late, sessions=[done("evening", on(1, 22))]) == []
        assert asked(on(2, 0, 30), late, plan=PLAN.rest_day(0)) == [], "the evening of Monday is off"
        assert asked(on(2, 0, 30), late, plan=PLAN.rest_day(1)) == ["evening"]

    def test_a_morning_before_the_day_starts_is_the_new_one(self) -> None:
        early = replace(MORNING, at=time(3, 30))
        assert asked(on(2, 3, 30), early, plan=PLAN.rest_day(0)) == ["morning"]
        assert asked(on(2, 3, 30), early, plan=PLAN.rest_day(1)) == []


class TestWhatWasMissed:
    def test_what_the_machine_slept_over_is_due_when_it_wakes(self) -> None:
        assert asked(on(1, 9)) == ["late morning"]
        assert asked(on(1, 13)) == ["late morning", "late desk"]

    def test_a_morning_is_let_go_when_the_time_of_the_evening_has_come(self) -> None:
        assert asked(on(1, 15), MORNING) == []
        assert asked(on(1, 21)) == ["late desk", "evening"]

    def test_an_evening_can_be_made_up_for_until_the_day_is_over(self) -> None:
        assert asked(on(2, 1), EVENING) == ["late evening"]
        assert asked(on(2, 4), EVENING) == []
        assert asked(on(9, 7), EVENING) == [], "after a week away there is no list of misses"

    def test_a_morning_that_someone_likes_in_the_afternoon_still_comes(self) -> None:
        assert asked(on(1, 15), replace(MORNING, at=time(15))) == ["morning"]


class TestAnswers:
    def test_a_snooze_brings_it_back_after_a_quarter_of_an_hour_and_only_then(self) -> None:
        told = dict(snoozed(due([MORNING], PLAN, (), {}, on(1, 7, 30), here), on(1, 7, 40)))
        assert asked(on(1, 7, 54), told=told) == []
        assert next_moment([MORNING], told, on(1, 7, 41), here) == on(1, 7, 40) + SNOOZE
        assert asked(on(1, 7, 55), told=told) == ["morning"]
        assert asked(on(1, 7, 55), told=told, sessions=[done("morning", on(1, 7, 41))]) == []

    def test_a_snooze_over_midnight_is_still_of_its_day(self) -> None:
        late = replace(EVENING, at=time(23, 50))
        told = dict(snoozed(due([late], PLAN, (), {}, on(1, 23, 50), here), on(1, 23, 50)))
        assert asked(on(2, 0, 5), late, told=told) == ["evening"]
        assert asked(on(2, 0, 5), late, told=told, sessions=[done("evening", on(1, 23, 55))]) == []

    def test_a_snooze_that_was_slept_over_is_let_go_like_any_other(self) -> None:
        told = dict(snoozed(due([MORNING], PLAN, (), {}, on(1, 7, 30), here), on(1, 7, 30)))
        assert asked(on(1, 9), MORNING, told=told) == ["late morning"]
        assert asked(on(1, 18), MORNING, told=told) == []

    def test_not_today_ends_all_reminders_of_the_same_thing_until_tomorrow(self) -> None:
        again = replace(EVENING, id="last call", at=time(22))
        night = replace(EVENING, id="night", at=time(0, 30))
        all_three = (EVENING, again, night)
        told = dict(declined(due([EVENING], PLAN, (), {}, on(1, 21), here), all_three))
        assert asked(on(1, 22), *all_three, told=told) == []
        assert asked(on(2, 0, 30), *all_three, told=told) == []
        assert asked(on(2, 21), *all_three, told=told) == ["evening"]
        assert asked(on(1, 12), DESK, told=told) == ["desk"]

    def test_not_today_does_not_end_a_snooze_of_something_else(self) -> None:
        told = {"desk": Told(date(2026, 6, 1), on(1, 12, 15))}
        told |= declined(due([MORNING], PLAN, (), {}, on(1, 12), here), (MORNING, DESK))
        assert asked(on(1, 12, 15), told=told) == ["desk"]


class TestChanges:
    @pytest.mark.parametrize(("at", "shown"), [(time(11), []), (time(13), ["desk"])])
    def test_one_that_is_new_is_shown_for_times_to_come_alone(self, at: time, shown: list[str]) -> None:
        made = replace(DESK, at=at)
        told = {"desk": passed(made, on(1, 12), here)}
        assert asked(on(1, 12), made, told=told) == []
        assert asked(on(1, 13), made, told=told) == shown

    def test_one_that_was_shown_and_is_put_off_until_later_comes_again(self) -> None:
        told = {"desk": Told(date(2026, 6, 1))}
        later = replace(DESK, at=time(18))
        assert asked(on(1, 18), later, told=told) == []
        assert asked(on(1, 18), later, told={"desk": passed(later, on(1, 12, 5), here)}) == ["desk"]


class TestWhenToLook:
    def test_it_is_the_first_of_all_moments_to_come(self) -> None:
        assert next_moment((MORNING, EVENING, DESK), {}, on(1, 7, 30), here) == on(1, 12)
        assert next_moment((MORNING, EVENING), {}, on(1, 21), here) == on(2, 7, 30)

    def test_one_of_a_single_day_is_a_week_away(self) -> None:
        assert next_moment([replace(DESK, days=(0,))], {}, on(1, 12), here) == on(8, 12)

    def test_there_is_none_where_all_are_off(self) -> None:
        assert next_moment([replace(DESK, on=False), replace(DESK, days=())], {}, on(1, 12), here) is None
