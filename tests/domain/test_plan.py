import pytest

from tests.builders import routine, step
from upstroke.domain.plan import REST, WeekPlan, in_words, taken, times_in_words
from upstroke.domain.routine import Slot

MORNING, EVENING = Slot.MORNING, Slot.EVENING
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def test_until_the_user_says_otherwise_each_day_has_both_sequences() -> None:
    plan = WeekPlan()
    assert all(plan.for_day(day) == {MORNING: "morning", EVENING: "evening"} for day in range(7))
    assert plan.rest_days == frozenset()


def test_a_routine_can_be_set_on_a_day_and_on_all() -> None:
    plan = WeekPlan().with_routine(TUE, EVENING, "cups")
    assert plan.for_day(TUE) == {MORNING: "morning", EVENING: "cups"}
    assert plan.for_day(WED) == {MORNING: "morning", EVENING: "evening"}
    assert plan.with_routine(None, EVENING, "mine").evenings == ("mine",) * 7
    assert plan.with_routine(None, EVENING, "mine").mornings == plan.mornings


def test_one_can_rest_in_a_slot_or_all_day() -> None:
    plan = WeekPlan().rest_day(SUN, MORNING)
    assert plan.for_day(SUN) == {MORNING: REST, EVENING: "evening"}
    assert plan.rest_days == frozenset()
    assert plan.rest_day(SUN).for_day(SUN) == {MORNING: REST, EVENING: REST}
    assert plan.rest_day(SUN).rest_days == {SUN}


def test_a_slot_can_be_given_back_what_it_had() -> None:
    before = WeekPlan().rest_day(SUN)
    changed = before.with_routine(None, EVENING, "mine").with_routine(MON, MORNING, "cups")
    assert changed.with_slot(EVENING, before) == before.with_routine(MON, MORNING, "cups")
    assert changed.with_slot(MORNING, before) == before.with_routine(None, EVENING, "mine")


def test_where_a_routine_is_planned() -> None:
    plan = WeekPlan().with_routine(MON, EVENING, "mine").with_routine(WED, EVENING, "mine")
    assert plan.days_of("mine") == {EVENING: (MON, WED)}
    assert plan.days_of("morning") == {MORNING: tuple(range(7))}
    assert plan.days_of("never") == {}


def test_where_a_routine_is_gone_the_usual_one_stands_in() -> None:
    mine, usual = routine(step(), routine_id="mine"), routine(step(), routine_id="evening")
    known = {each.id: each for each in (mine, usual)}
    assert taken(EVENING, "mine", known) is mine
    assert taken(EVENING, "gone", known) is usual
    assert taken(MORNING, "gone", known) is None
    assert taken(EVENING, REST, known) is None


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (range(7), "Every day"),
        (range(5), "Weekdays"),
        ((SUN, SAT), "Weekend"),
        ((FRI, MON, WED), "Mon, Wed, Fri"),
        ((SUN,), "Sun"),
    ],
)
def test_days_are_said_as_one_says_them(days: tuple[int, ...], said: str) -> None:
    assert in_words(days) == said


@pytest.mark.parametrize(
    ("days", "slot", "said"),
    [
        (range(7), EVENING, "every evening"),
        (range(5), MORNING, "weekday mornings"),
        ((SAT, SUN), EVENING, "weekend evenings"),
        ((MON, WED), EVENING, "Mon, Wed evenings"),
        ((SUN,), MORNING, "Sun morning"),
    ],
)
def test_a_slot_of_some_days_is_said_in_a_sentence(days: tuple[int, ...], slot: Slot, said: str) -> None:
    assert times_in_words(days, slot) == said
