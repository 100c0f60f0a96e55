from dataclasses import replace

from tests.builders import block, prep, routine, step
from upstroke.domain.anatomy import View
from upstroke.domain.overview import overview, signature
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine, Side, Slot, Step, Strokes
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import CHANGE_MS, GET_READY_MS, LEAD_IN_MS, Options, lay_out


def test_a_routine_adds_up_to_what_its_timeline_says() -> None:
    calm = routine(prep(seconds=10), step(dose=Strokes(4, 20), side=Side.EACH, tool=Tool.GUA_SHA))
    whole = overview(calm)
    timeline = lay_out(open_routine(calm))
    assert whole.length_ms == timeline.length_ms == sum(whole.step_ms)
    assert whole.step_ms == (GET_READY_MS + LEAD_IN_MS + 10_000, LEAD_IN_MS + 12_000 + CHANGE_MS + 12_000)
    assert whole.strokes == 8
    assert Tool.GUA_SHA in whole.tools
    assert whole.zones == ("jawline",)


def test_a_slower_tempo_takes_longer() -> None:
    calm = routine(step(dose=Strokes(10, 20)))
    assert overview(calm, Options(tempo_percent=80)).length_ms > overview(calm).length_ms


def test_a_choice_changes_what_it_adds_up_to() -> None:
    evening = routine(block("finish", options=(block("short", step(dose=Strokes(2, 20))), block("long", step()))))
    assert overview(evening).strokes == 2
    assert overview(evening, choices={"finish": 1}).strokes == 4


def test_a_routine_without_steps_adds_up_to_nothing() -> None:
    nothing = overview(Routine("empty", "Empty", Slot.ANY))
    assert (nothing.length_ms, nothing.strokes, nothing.step_ms) == (0, 0, ())


def stroke(name: str, count: int, tool: Tool = Tool.HANDS, view: View = View.FRONT) -> Step:
    return replace(step(name, dose=Strokes(count, 20)), tool=tool, view=view)


def test_a_routine_is_pictured_by_a_step_of_the_tool_it_is_about_each_routine_by_another() -> None:
    steps = (stroke("hands", 30), stroke("few", 4, Tool.GUA_SHA), stroke("many", 9, Tool.GUA_SHA))
    pictured = {signature(open_routine(routine(*steps, routine_id=name))) for name in ("a", "b", "c", "d")}
    assert pictured == set(steps[1:])


def test_a_step_seen_from_the_front_comes_before_one_from_another_side() -> None:
    side, front = stroke("side", 30, view=View.SIDE), stroke("front", 4)
    assert signature(open_routine(routine(side, front))) == front
    assert signature(open_routine(routine(side))) == side


def test_a_routine_that_touches_no_skin_has_no_picture() -> None:
    assert signature(open_routine(routine(replace(prep(seconds=10), paths=())))) is None
