from collections.abc import Iterable
from dataclasses import replace

from tests.builders import block, routine, step
from upstroke.domain.plan import DAYS, REST, WeekPlan
from upstroke.domain.plan_hints import hints
from upstroke.domain.routine import Condition, Slot
from upstroke.domain.technique import Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

MORNING, EVENING = Slot.MORNING, Slot.EVENING
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

KNOWN = {
    each.id: each
    for each in (
        routine(step(), routine_id="hands"),
        routine(step(tool=Tool.BRUSH), routine_id="brush"),
        routine(step(tool=Tool.CUPS), routine_id="cups"),
        routine(step(tool=Tool.GUA_SHA, pressure=3), routine_id="stone"),
        routine(step("one", tool=Tool.GUA_SHA), step("two", tool=Tool.CUPS), routine_id="both"),
        routine(block("brush", step(tool=Tool.BRUSH), when=Condition.TOOL_RESTED), routine_id="at-times"),
        routine(block("finish", options=(block("cups", step(tool=Tool.CUPS)), block("stone"))), routine_id="choice"),
    )
}


def said(*planned: tuple[int, Slot, str]) -> tuple[str, ...]:
    """The hints on a week in which nothing else is planned."""
    plan = WeekPlan((REST,) * 7, (REST,) * 7)
    for day, slot, routine_id in planned:
        plan = plan.with_routine(day, slot, routine_id)
    return hints(plan, KNOWN)


def on(days: Iterable[int], slot: Slot, routine_id: str) -> Iterable[tuple[int, Slot, str]]:
    return [(day, slot, routine_id) for day in days]


def test_a_week_of_rest_and_hands_needs_no_hint() -> None:
    assert said() == ()
    assert said(*on(DAYS, MORNING, "hands"), *on(DAYS, EVENING, "hands")) == ()


def test_what_comes_with_upstroke_is_planned_without_a_hint() -> None:
    bundled = Library((routines_dir(),), load_anatomy(resources_dir() / "face")).routines
    assert hints(WeekPlan(), {each.id: each for each in bundled}) == ()


def test_the_brush_on_days_in_a_row_and_too_often() -> None:
    reason = "The face brush needs three days of rest between uses, and twice a week is enough"
    assert said(*on((MON, FRI), MORNING, "brush")) == ()
    assert said(*on((MON, TUE), MORNING, "brush")) == (f"{reason} (Tue morning).",)
    assert said(*on((MON, WED, FRI), MORNING, "brush")) == (f"{reason} (Mon, Wed, Fri mornings).",)


def test_the_sunday_comes_before_the_monday() -> None:
    assert said(*on((MON, SUN), EVENING, "cups")) == (
        "Cups need two days of rest between uses, and three times a week is enough (Mon evening).",
        "The day after cups is for hands and drainage only (Mon evening).",
    )


def test_the_day_after_cups_is_for_the_hands() -> None:
    assert said((TUE, EVENING, "cups"), (WED, MORNING, "hands"), (WED, EVENING, "hands")) == ()
    assert said((TUE, EVENING, "cups"), (WED, MORNING, "stone"), (WED, EVENING, "stone")) == (
        "The day after cups is for hands and drainage only (Wed morning and Wed evening).",
    )


def test_brush_and_cups_on_a_day() -> None:
    assert said((MON, MORNING, "brush"), (MON, EVENING, "cups")) == (
        "The face brush and cups need a day between them (Mon evening).",
    )


def test_firm_strokes_on_a_day_of_the_brush() -> None:
    assert said((MON, MORNING, "brush"), (MON, EVENING, "stone")) == (
        "On a day with the face brush nothing goes above pressure 2 (Mon evening).",
    )


def test_the_stone_and_cups_on_an_evening() -> None:
    assert said((SAT, EVENING, "both")) == ("An evening is for gua sha or for cups, never both (Sat evening).",)


def test_what_waits_for_its_tool_and_what_can_be_chosen_goes_with_all() -> None:
    assert said(*on(DAYS, MORNING, "at-times"), *on(DAYS, EVENING, "choice")) == ()


def test_a_routine_that_is_gone_says_nothing() -> None:
    assert said((MON, MORNING, "gone"), (TUE, MORNING, "brush")) == ()


def test_a_sequence_in_a_sequence_is_looked_into() -> None:
    inner = replace(block("inner"), blocks=(block("glide", step(tool=Tool.CUPS)),))
    plan = WeekPlan((REST,) * 7, (REST,) * 7).with_routine(MON, EVENING, "outer").with_routine(TUE, EVENING, "outer")
    assert len(hints(plan, {"outer": routine(inner, routine_id="outer")})) == 2
