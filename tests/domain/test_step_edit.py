from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.real_steps import by_hand, jaw, oil
from upstroke.domain import step_edit, way_edit
from upstroke.domain.anatomy import OTHER_SIDE, Half, View
from upstroke.domain.doses import kinds_of
from upstroke.domain.routine import Block, Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.safety import faults
from upstroke.domain.step_edit import Edited
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.routine_text import plain_step
from upstroke.files.step_toml import read_step
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
NECK = ("postauricular", "supraclavicular")


def _inside(blocks: tuple[Block, ...]) -> list[Step]:
    return [step for block in blocks for step in (*block.steps, *_inside(block.blocks), *_inside(block.options))]


BUNDLED = list(
    dict.fromkeys(
        step
        for routine in Library((routines_dir(),), ANATOMY).routines
        for step in (*routine.steps, *_inside(routine.blocks))
    )
)


# words


def test_a_title_is_one_line_and_never_empty() -> None:
    assert step_edit.with_title(jaw, " Along\nthe jaw ").step.title == "Along the jaw"
    assert step_edit.with_title(jaw, " \t") == Edited(jaw, "A step needs a title.")


def test_texts_lose_what_cannot_be_seen() -> None:
    assert step_edit.with_cue(jaw, "Up\r\nand out.\x00\n").step.cue == "Up\nand out."
    assert len(step_edit.with_mistake(jaw, "x" * 5_000).step.mistake) == 1_000
    assert step_edit.with_detail(jaw, "ring\tfinger").step.tool_detail == "ring finger"


# tool and technique


def test_another_tool_brings_its_own_technique_and_slip() -> None:
    edited = step_edit.with_tool(replace(jaw, tool_detail="cool", slip=Slip.NONE), Tool.CUPS, ANATOMY)
    by_cup, note = edited.step, edited.note
    assert (by_cup.technique, by_cup.tool_detail, by_cup.slip) == (Technique.CUP_GLIDE, "", Slip.GENEROUS)
    assert (by_cup.angle, by_cup.pressure) == (None, 2), "suction is never above 2"
    assert "technique changed with the tool" in note
    assert "never glides on dry skin" in note
    assert "suction 2 at most" in note


def test_a_technique_that_goes_with_the_tool_leaves_the_rest_alone() -> None:
    assert step_edit.with_technique(by_hand, Technique.KNUCKLING, ANATOMY) == Edited(
        replace(by_hand, technique=Technique.KNUCKLING)
    )


def test_a_technique_of_another_tool_brings_that_tool() -> None:
    rolled = step_edit.with_technique(by_hand, Technique.ROLL, ANATOMY)
    assert (rolled.step.tool, rolled.step.technique) == (Tool.ROLLER, Technique.ROLL)
    assert rolled.note == "The tool changed with the technique."


def test_a_stone_lies_flat_again_when_it_is_taken_up() -> None:
    assert step_edit.with_technique(by_hand, Technique.PRESS_STROKE, ANATOMY).step.angle == 15


def test_what_is_held_is_counted_in_holds() -> None:
    held = step_edit.with_technique(by_hand, Technique.ACUPRESSURE_HOLD, ANATOMY).step
    assert held.dose == Holds(10, 2)
    assert step_edit.with_technique(held, Technique.EFFLEURAGE, ANATOMY).step.dose == Strokes(7, 20)


def test_a_preparation_that_becomes_a_stroke_gets_a_way_over_the_face() -> None:
    stroke = step_edit.with_technique(oil, Technique.EFFLEURAGE, ANATOMY)
    assert stroke.step.paths
    assert stroke.step.zones == ("jawline",)
    assert stroke.note == "This technique needs a path over the face: it goes along the jaw until you change it."


def test_a_stroke_that_becomes_a_wait_keeps_its_way_for_later() -> None:
    waiting = step_edit.with_technique(by_hand, Technique.WAIT, ANATOMY).step
    assert (waiting.paths, waiting.dose) == (by_hand.paths, Seconds(15))


def test_a_wiggle_ends_with_the_glide() -> None:
    wiggling = step_edit.with_wiggle(jaw, True).step
    assert wiggling.wiggle
    assert not step_edit.with_technique(wiggling, Technique.FRICTION_CIRCLES, ANATOMY).step.wiggle
    assert not step_edit.with_wiggle(oil, True).step.wiggle


@pytest.mark.parametrize("tool", [Tool.CUPS, Tool.BRUSH, Tool.ROLLER])
def test_hard_tools_are_refused_near_the_eyes(tool: Tool) -> None:
    eyes = replace(by_hand, zones=("under_eye",), pressure=1)
    assert step_edit.with_tool(eyes, tool, ANATOMY) == Edited(eyes, "Cups, brush and roller stay away from the eyes.")
    assert step_edit.with_technique(eyes, Technique.CUP_FLASH, ANATOMY).step == eyes


# how much


def test_a_dose_is_cut_to_what_is_gentle() -> None:
    edited = step_edit.with_dose(jaw, Strokes(300, 20))
    assert edited == Edited(
        replace(jaw, dose=Strokes(60, 20)), "One pass takes 180 s at most here, so it is 60 strokes."
    )


def test_a_firmer_pressure_may_shorten_the_dose_and_never_goes_past_the_zone() -> None:
    light = replace(jaw, pressure=2, dose=Strokes(100, 20))
    assert step_edit.with_pressure(light, 3, ANATOMY).step.dose == Strokes(60, 20)
    assert step_edit.with_pressure(light, 9, ANATOMY).step.pressure == 3
    assert step_edit.why_not_pressure(light, 3, ANATOMY) == ""
    assert step_edit.why_not_pressure(light, 4, ANATOMY) == "“Jawline” bears pressure 3 at most"


def test_a_dose_can_be_counted_in_another_way_that_makes_sense() -> None:
    assert step_edit.with_dose_kind(jaw, Seconds).step.dose == Seconds(15)
    assert step_edit.with_dose_kind(oil, UntilReady).step.dose == UntilReady()
    assert step_edit.with_dose_kind(jaw, UntilReady).step == jaw, "what touches the skin has an end"


def test_a_cup_is_never_left_still() -> None:
    cup = replace(by_hand, tool=Tool.CUPS, technique=Technique.CUP_FLASH, pressure=1)
    assert step_edit.with_dose(cup, Holds(5, 2)) == Edited(cup, "A cup is never left still.")
    assert step_edit.with_technique(cup, Technique.ACUPRESSURE_HOLD, ANATOMY).step.tool is Tool.HANDS


def test_stone_and_brush_say_what_skin_they_need() -> None:
    assert step_edit.with_slip(jaw, Slip.NONE) == Edited(jaw, "This tool never glides on dry skin.")
    assert step_edit.with_slip(by_hand, Slip.NONE).step.slip is Slip.NONE


def test_an_angle_is_between_flat_and_upright() -> None:
    assert [step_edit.with_angle(jaw, angle).step.angle for angle in (None, -5, 30, 200)] == [None, 0, 30, 90]


# whatever is edited

zones = st.sampled_from([zone for zone in ANATOMY.zones])
names = st.sampled_from(
    [name + end for name, mark in ANATOMY.landmarks.items() for end in (("", OTHER_SIDE) if mark.paired else ("",))]
)
Change = Callable[[Step], Edited]


def _changes() -> st.SearchStrategy[Change]:
    doses = st.one_of(
        st.builds(Strokes, st.integers(-5, 999), st.integers(-5, 999)),
        st.builds(Seconds, st.integers(-5, 999)),
        st.builds(Holds, st.integers(-5, 999), st.integers(-5, 99)),
        st.just(UntilReady()),
    )
    paths = st.lists(st.lists(names, max_size=5).map(tuple), max_size=3)
    several = st.lists(zones, max_size=27)
    text = st.text(max_size=1_100)
    return st.one_of(
        text.map(lambda text: lambda step: step_edit.with_title(step, text)),
        text.map(lambda text: lambda step: step_edit.with_detail(step, text)),
        text.map(lambda text: lambda step: step_edit.with_cue(step, text)),
        text.map(lambda text: lambda step: step_edit.with_mistake(step, text)),
        st.sampled_from(Tool).map(lambda tool: lambda step: step_edit.with_tool(step, tool, ANATOMY)),
        st.sampled_from(Technique).map(lambda each: lambda step: step_edit.with_technique(step, each, ANATOMY)),
        paths.map(lambda paths: lambda step: way_edit.with_paths(step, paths, ANATOMY)),
        several.map(lambda zones: lambda step: way_edit.with_zones(step, zones, ANATOMY)),
        zones.map(lambda zone: lambda step: way_edit.with_zones(step, (*step.zones, zone), ANATOMY)),
        st.sampled_from(Side).map(lambda side: lambda step: step_edit.with_side(step, side)),
        st.sampled_from(Half).map(lambda half: lambda step: step_edit.with_first(step, half)),
        doses.map(lambda dose: lambda step: step_edit.with_dose(step, dose)),
        st.integers(0, 3).map(
            lambda place: lambda step: step_edit.with_dose_kind(step, kinds_of(step)[place % len(kinds_of(step))])
        ),
        st.integers(-1, 9).map(lambda pressure: lambda step: step_edit.with_pressure(step, pressure, ANATOMY)),
        st.sampled_from(Slip).map(lambda slip: lambda step: step_edit.with_slip(step, slip)),
        (st.none() | st.integers(-9, 99)).map(lambda angle: lambda step: step_edit.with_angle(step, angle)),
        st.sampled_from(View).map(lambda view: lambda step: way_edit.with_view(step, view, ANATOMY)),
        st.booleans().map(lambda wiggle: lambda step: step_edit.with_wiggle(step, wiggle)),
    )


@settings(max_examples=400)
@given(st.sampled_from(BUNDLED), st.lists(_changes(), min_size=1, max_size=8))
def test_whatever_is_edited_stays_gentle_and_can_be_written_and_read(step: Step, changes: list[Change]) -> None:
    for change in changes:
        edited = change(step)
        assert edited.step.id == step.id
        step = edited.step
        assert faults(step, ANATOMY) == ()
        assert read_step(plain_step(step), ANATOMY) == step


def test_every_bundled_step_can_be_given_every_tool_and_technique() -> None:
    for step in BUNDLED:
        for tool in Tool:
            edited = step_edit.with_tool(step, tool, ANATOMY)
            assert read_step(plain_step(edited.step), ANATOMY) == edited.step
            assert edited.note or edited.step.tool is tool
        for technique in Technique:
            edited = step_edit.with_technique(step, technique, ANATOMY)
            assert read_step(plain_step(edited.step), ANATOMY) == edited.step
            assert edited.note or edited.step.technique is technique
