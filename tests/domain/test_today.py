from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from tests.builders import block, routine, step
from upstroke.domain.plan import REST
from upstroke.domain.routine import Condition, Routine, Slot, Strokes
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.technique import Tool
from upstroke.domain.today import SUGGESTED, due_slot, today_view

MORNING = replace(
    routine(
        block("splash", step()),
        block("brush", step(tool=Tool.BRUSH), when=Condition.TOOL_RESTED),
        routine_id="morning",
    ),
    slot=Slot.MORNING,
)
EVENING = replace(
    routine(
        block("oil", step()),
        block("finish", options=(block("stone", step(dose=Strokes(10, 20))), block("cups", step(tool=Tool.CUPS)))),
        routine_id="evening",
    ),
    slot=Slot.EVENING,
)
PLAN = {Slot.MORNING: "morning", Slot.EVENING: "evening"}
DAY = date(2026, 11, 22)
AT_SEVEN = datetime(2026, 11, 22, 7, 0)
AT_EIGHT_PM = datetime(2026, 11, 22, 20, 0)


def plain(routine_id: str, slot: Slot, tool: Tool = Tool.HANDS) -> Routine:
    return replace(routine(step(tool=tool), routine_id=routine_id), slot=slot, title=routine_id)


def session(
    routine_id: str, hour: int, outcome: SessionOutcome = SessionOutcome.FINISHED, strokes: int = 20
) -> Session:
    """A session of the day, in a place one hour ahead of UTC."""
    start = datetime(2026, 11, 22, hour - 1, 12, tzinfo=UTC)
    return Session(
        f"{routine_id}-{hour}",
        routine_id,
        routine_id,
        Slot.ANY,
        start,
        DAY,
        60,
        60_000,
        50_000,
        strokes,
        outcome,
        start,
    )


def brush_rests(tool: Tool) -> str:
    return "The brush needs rest." if tool is Tool.BRUSH else ""


@pytest.mark.parametrize(
    ("at", "done", "due"),
    [
        (time(7), [], Slot.MORNING),
        (time(7), [Slot.MORNING], Slot.EVENING),
        (time(13, 59), [], Slot.MORNING),
        (time(14, 0), [], Slot.EVENING),
        (time(20), [Slot.EVENING], None),
        (time(1, 30), [], Slot.EVENING),
        (time(1, 30), [Slot.MORNING, Slot.EVENING], None),
        (time(4, 0), [], Slot.MORNING),
    ],
)
def test_which_part_of_the_plan_comes_next(at: time, done: list[Slot], due: Slot | None) -> None:
    assert due_slot(at, done) is due


@pytest.mark.parametrize(("at", "due"), [(time(5, 0), Slot.EVENING), (time(6, 30), Slot.MORNING)])
def test_the_morning_begins_with_the_users_day(at: time, due: Slot) -> None:
    assert due_slot(at, [], time(6, 30)) is due
    now = datetime.combine(AT_SEVEN.date(), at)
    shown = today_view(now, [MORNING, EVENING], PLAN, [], start_of_day=time(6, 30)).due
    assert shown is not None
    assert shown.slot is due


def test_the_morning_is_due_first_and_the_evening_is_planned() -> None:
    view = today_view(AT_SEVEN, [MORNING, EVENING], PLAN, [])
    morning, evening = view.planned
    assert (morning.due, evening.due) == (True, False)
    assert view.due is morning
    assert morning.parts == ("Splash", "Brush")
    assert view.strokes == 0
    assert view.strokes_goal == morning.overview.strokes + evening.overview.strokes == 8 + 14


def test_a_tool_that_must_rest_leaves_its_block_out_and_says_why() -> None:
    morning = today_view(AT_SEVEN, [MORNING], PLAN, [], rest=brush_rests).planned[0]
    assert morning.parts == ("Splash",)
    assert [(part.title, part.reason) for part in morning.left_out] == [("Brush", "The brush needs rest.")]
    assert morning.overview.strokes == 4


def test_what_is_done_is_shown_whole_with_the_time_and_what_it_came_to() -> None:
    sessions = [session("morning", 7, strokes=6), session("morning", 6)]
    view = today_view(AT_EIGHT_PM, [MORNING, EVENING], PLAN, sessions, rest=brush_rests)
    morning, evening = view.planned
    assert morning.done is not None
    assert (morning.done.at, morning.done.strokes) == (time(7, 12), 6)
    assert morning.parts == ("Splash", "Brush")
    assert not morning.left_out
    assert evening.due
    assert view.strokes == 26
    assert view.strokes_goal == 6 + 14


def test_a_session_that_was_stopped_is_not_done_but_its_strokes_count() -> None:
    view = today_view(AT_SEVEN, [MORNING], PLAN, [session("morning", 6, SessionOutcome.STOPPED, 3)])
    assert view.planned[0].done is None
    assert view.strokes == 3


def test_when_all_is_done_nothing_is_due() -> None:
    view = today_view(AT_EIGHT_PM, [MORNING, EVENING], PLAN, [session("morning", 7), session("evening", 20)])
    assert view.due is None


def test_a_choice_is_shown_as_taken() -> None:
    view = today_view(AT_EIGHT_PM, [EVENING], PLAN, [], choices={"finish": 1})
    evening = view.planned[0]
    assert evening.parts == ("Oil", "Cups")
    assert evening.choices[0].titles == ("Stone", "Cups")
    assert evening.choices[0].taken == 1


def test_a_plan_whose_routine_is_gone_leaves_an_empty_place() -> None:
    assert today_view(AT_SEVEN, [EVENING], PLAN, []).planned[0].slot is Slot.EVENING


@pytest.mark.parametrize(("plan", "stands_in"), [({Slot.EVENING: "gone"}, True), ({Slot.EVENING: "evening"}, False)])
def test_where_the_planned_routine_is_gone_the_usual_one_stands_in(plan: dict[Slot, str], stands_in: bool) -> None:
    (evening,) = today_view(AT_EIGHT_PM, [MORNING, EVENING], plan, []).planned
    assert evening.overview.routine is EVENING
    assert evening.stands_in is stands_in


@pytest.mark.parametrize(
    ("at", "rests", "due"),
    [
        (AT_SEVEN, Slot.MORNING, Slot.EVENING),
        (AT_SEVEN, Slot.EVENING, Slot.MORNING),
        (AT_EIGHT_PM, Slot.MORNING, Slot.EVENING),
        (AT_EIGHT_PM, Slot.EVENING, None),
    ],
)
def test_nothing_is_due_in_a_slot_of_rest(at: datetime, rests: Slot, due: Slot | None) -> None:
    view = today_view(at, [MORNING, EVENING], {**PLAN, rests: REST}, [])
    assert view.resting == (rests,)
    assert [part.slot for part in view.planned] == [slot for slot in PLAN if slot is not rests]
    assert (view.due.slot if view.due else None) is due
    assert view.strokes_goal == view.planned[0].overview.strokes


@pytest.mark.parametrize("goal", [0, 300])
def test_a_day_of_rest_has_no_goal(goal: int) -> None:
    plan = dict.fromkeys(PLAN, REST)
    view = today_view(AT_SEVEN, [MORNING, EVENING], plan, [session("evening", 7)], strokes_goal=goal)
    assert (view.planned, view.due, view.strokes_goal) == ((), None, 0)
    assert view.strokes == 20


def test_a_routine_that_is_planned_twice_a_day_is_done_twice() -> None:
    plan = dict.fromkeys(PLAN, "evening")
    view = today_view(AT_EIGHT_PM, [EVENING], plan, [session("evening", 7)])
    assert [bool(part.done) for part in view.planned] == [True, False]
    view = today_view(AT_EIGHT_PM, [EVENING], plan, [session("evening", 7), session("evening", 19)])
    assert [part.done.at.hour for part in view.planned if part.done] == [7, 19]
    assert view.due is None


def test_a_goal_of_the_users_own_is_kept() -> None:
    assert today_view(AT_SEVEN, [MORNING, EVENING], PLAN, [], strokes_goal=300).strokes_goal == 300


def test_suggestions_fit_the_slot_new_ones_and_rested_tools_first() -> None:
    routines = [
        EVENING,
        plain("brushing", Slot.EVENING, Tool.BRUSH),
        plain("stone", Slot.EVENING),
        plain("hands", Slot.EVENING),
        plain("desk", Slot.ANY),
        plain("roller", Slot.MORNING),
    ]
    view = today_view(AT_EIGHT_PM, routines, PLAN, [session("hands", 18)], rest=brush_rests)
    ids = [suggestion.overview.routine.id for suggestion in view.suggestions]
    assert ids == ["stone", "desk", "hands", "brushing"]
    assert len(ids) == SUGGESTED
    assert view.suggestions[-1].rest == "The brush needs rest."
