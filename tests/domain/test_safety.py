"""What keeps a routine gentle."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.builders import anatomy, hold, prep, step, wait
from upstroke.domain.routine import Dose, Holds, Seconds, Side, Step, Strokes
from upstroke.domain.safety import TOOL_RESTS, faults, longest_pass_s, most, tool_must_rest, work_seconds
from upstroke.domain.technique import Technique, Tool

NOW = datetime(2026, 3, 14, 7, 30, tzinfo=UTC)
FACE = anatomy()


def ago(*hours: float) -> list[datetime]:
    return [NOW - timedelta(hours=each) for each in hours]


def wrong(what: Step) -> list[tuple[str, str]]:
    return list(faults(what, FACE))


# what a zone bears


def test_a_gentle_step_has_no_fault() -> None:
    assert wrong(step(side=Side.EACH, pressure=3)) == []


@pytest.mark.parametrize(("zone", "cap"), [("jawline", 3), ("cheek", 2), ("under_eye", 1)])
def test_pressure_goes_up_to_the_cap_of_the_zone_and_no_further(zone: str, cap: int) -> None:
    assert wrong(step(zones=(zone,), pressure=cap)) == []
    title = zone.replace("_", " ")
    assert wrong(step(zones=(zone,), pressure=cap + 1)) == [
        ("pressure", f"{cap + 1} is more than the {title} allows, which is {cap}")
    ]


def test_of_several_zones_the_most_tender_counts() -> None:
    assert [field for field, _ in wrong(step(zones=("jawline", "cheek"), pressure=3))] == ["pressure"]


def test_the_front_of_the_neck_is_never_worked() -> None:
    assert wrong(step(zones=("neck_front",))) == [("zones", "the neck front is never worked on")]


def test_without_a_zone_the_firmest_pressure_is_still_refused() -> None:
    assert wrong(step(zones=(), pressure=3)) == []
    assert wrong(step(zones=(), pressure=4)) == [("pressure", "4 is more than any zone allows, which is 3")]


def test_the_two_sides_of_the_neck_are_never_worked_at_once() -> None:
    neck = step(zones=("neck_side",), side=Side.EACH)
    assert wrong(neck) == []
    assert wrong(replace(neck, side=Side.BOTH)) == [
        ("side", 'both sides of the neck are never worked at once; use "each"')
    ]


@pytest.mark.parametrize("tool", [Tool.CUPS, Tool.BRUSH, Tool.ROLLER])
def test_hard_tools_stay_away_from_the_eyes(tool: Tool) -> None:
    assert [field for field, _ in wrong(step(zones=("under_eye",), tool=tool))] == ["tool"]


@pytest.mark.parametrize("tool", [Tool.HANDS, Tool.GUA_SHA])
def test_hands_and_stone_may_work_on_the_bone_below_the_eye(tool: Tool) -> None:
    assert wrong(step(zones=("under_eye",), tool=tool)) == []


@pytest.mark.parametrize(
    "still",
    [
        step(tool=Tool.CUPS, technique=Technique.ACUPRESSURE_HOLD, dose=Seconds(5)),
        step(tool=Tool.CUPS, technique=Technique.VIBRATION, dose=Seconds(5)),
        step(tool=Tool.CUPS, technique=Technique.PALMING, dose=Seconds(5)),
        step(tool=Tool.CUPS, technique=Technique.LYMPH_PUMP),
        replace(hold(), technique=Technique.CUP_FLASH, tool=Tool.CUPS),
    ],
)
def test_a_cup_is_never_left_still(still: Step) -> None:
    assert ("technique", "a cup is never left still on the face") in wrong(still)


def test_cups_may_glide_and_flash_and_be_washed() -> None:
    assert wrong(step(tool=Tool.CUPS, technique=Technique.CUP_GLIDE)) == []
    assert wrong(step(tool=Tool.CUPS, technique=Technique.CUP_FLASH)) == []
    assert wrong(replace(prep(seconds=30), tool=Tool.CUPS)) == []


# how long a pass may last


@pytest.mark.parametrize(
    ("what", "seconds"),
    [
        (step(), 300),
        (step(pressure=2), 300),
        (step(pressure=3), 180),
        (step(zones=("neck_side",)), 90),
        (step(tool=Tool.CUPS, technique=Technique.CUP_GLIDE), 20),
    ],
)
def test_how_long_a_pass_may_last(what: Step, seconds: int) -> None:
    assert longest_pass_s(what) == seconds
    assert wrong(replace(what, dose=Seconds(seconds))) == []
    assert wrong(replace(what, dose=Seconds(seconds + 1))) == [
        ("seconds", f"one side would take {seconds + 1} s; at most {seconds} s is gentle here")
    ]


@pytest.mark.parametrize(
    ("dose", "field"), [(Strokes(40, 12), "strokes"), (Holds(120, 2), "holds"), (Seconds(181), "seconds")]
)
def test_a_pass_that_is_too_long_is_blamed_on_the_field_that_says_so(dose: Dose, field: str) -> None:
    assert [where for where, _ in wrong(step(dose=dose, pressure=3))] == [field]


def test_how_long_a_dose_works() -> None:
    doses = (step(dose=Strokes(5, 20)), hold(seconds=10, count=3), prep(seconds=8), wait())
    assert [work_seconds(each) for each in doses] == [15, 30, 8, 0]


@pytest.mark.parametrize(
    ("what", "highest"),
    [
        (step(dose=Strokes(4, 20)), 100),
        (step(dose=Strokes(4, 15), zones=("neck_side",)), 22),
        (hold(seconds=40), 7),
        (prep(seconds=10), 300),
    ],
)
def test_a_nudge_reaches_as_far_as_is_gentle(what: Step, highest: int) -> None:
    assert most(what) == highest


@given(st.integers(4, 240), st.integers(50, 150), st.sampled_from(["jawline", "neck_side"]), st.integers(1, 3))
def test_the_most_strokes_never_take_too_long_and_one_more_would(
    tempo: int, percent: int, zone: str, pressure: int
) -> None:
    what = step(dose=Strokes(1, tempo), zones=(zone,), pressure=pressure)
    seconds_a_stroke = 6_000 / (tempo * percent)
    assert most(what, percent) * seconds_a_stroke <= longest_pass_s(what) + 1e-9
    assert (most(what, percent) + 1) * seconds_a_stroke > longest_pass_s(what)


# how long a tool must rest


@pytest.mark.parametrize("tool", [Tool.HANDS, Tool.GUA_SHA, Tool.ROLLER, Tool.NONE])
def test_most_tools_never_rest(tool: Tool) -> None:
    assert tool_must_rest(tool, ago(1, 2, 3, 4, 5), NOW) == ""


def test_a_tool_that_was_never_used_is_free() -> None:
    assert tool_must_rest(Tool.BRUSH, [], NOW) == ""


@pytest.mark.parametrize(("tool", "hours"), [(Tool.BRUSH, 72), (Tool.CUPS, 48)])
def test_brush_and_cups_rest_for_days(tool: Tool, hours: int) -> None:
    assert tool_must_rest(tool, ago(hours), NOW) == ""
    assert tool_must_rest(tool, ago(hours - 0.01), NOW).endswith("Free again in 1 h.")


@pytest.mark.parametrize(
    ("hours_ago", "wait"), [(71.5, "1 h"), (70, "2 h"), (25, "47 h"), (24, "2 days"), (23.9, "3 days"), (0, "3 days")]
)
def test_how_long_the_rest_still_is(hours_ago: float, wait: str) -> None:
    assert tool_must_rest(Tool.BRUSH, ago(hours_ago), NOW) == f"{TOOL_RESTS[Tool.BRUSH].reason}. Free again in {wait}."


def test_twice_in_seven_days_is_enough_for_the_brush() -> None:
    assert tool_must_rest(Tool.BRUSH, ago(6 * 24, 3 * 24), NOW).endswith("Free again in 24 h.")
    assert tool_must_rest(Tool.BRUSH, ago(7 * 24, 3 * 24), NOW) == ""


def test_three_times_in_seven_days_is_enough_for_cups() -> None:
    assert tool_must_rest(Tool.CUPS, ago(6 * 24, 4 * 24), NOW) == ""
    assert tool_must_rest(Tool.CUPS, ago(6 * 24, 4 * 24, 2 * 24), NOW).endswith("Free again in 24 h.")


def test_the_order_of_uses_does_not_matter_nor_what_lies_in_the_future() -> None:
    assert tool_must_rest(Tool.BRUSH, ago(3 * 24, 6 * 24), NOW) == tool_must_rest(Tool.BRUSH, ago(6 * 24, 3 * 24), NOW)
    assert tool_must_rest(Tool.BRUSH, ago(-5), NOW) == ""


@given(st.lists(st.floats(0, 400), max_size=6), st.sampled_from([Tool.BRUSH, Tool.CUPS]))
@example([0.0, 61.0, 72.0], Tool.BRUSH)
def test_a_tool_is_free_again_at_the_hour_that_was_told(hours: list[float], tool: Tool) -> None:
    used = ago(*hours)
    free = next(hour for hour in range(24 * 8) if not tool_must_rest(tool, used, NOW + timedelta(hours=hour)))
    said = tool_must_rest(tool, used, NOW)
    assert (free == 0) == (said == "")
    if said and free < 48:
        assert said.endswith(f"Free again in {free} h.")
    elif said:
        assert said.endswith(f"Free again in {-(-free // 24)} days.")


def test_two_short_sessions_of_one_morning_are_one_use_of_the_brush() -> None:
    assert tool_must_rest(Tool.BRUSH, ago(72, 73), NOW) == ""
    assert tool_must_rest(Tool.BRUSH, ago(72, 120), NOW) != ""
