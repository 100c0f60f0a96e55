from dataclasses import replace

import pytest

from tests.builders import step
from upstroke.domain.routine import Step
from upstroke.domain.suited import TOOLS_OF, closest, goes_with, lies_flat, slip_for, techniques_of
from upstroke.domain.technique import MOVEMENTS, OFF_SKIN, Slip, Technique, Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir


def bundled() -> list[Step]:
    routines = Library((routines_dir(),), load_anatomy(resources_dir() / "face")).routines
    return [step for routine in routines for step in routine.steps]


def test_every_technique_has_a_tool_and_every_tool_a_technique() -> None:
    assert TOOLS_OF.keys() == set(Technique)
    assert all(techniques_of(tool) for tool in Tool)


@pytest.mark.parametrize("step", bundled(), ids=lambda step: step.id)
def test_the_bundled_steps_are_as_it_says(step: Step) -> None:
    assert goes_with(step.technique, step.tool)
    assert slip_for(step) is step.slip


def test_without_a_tool_nothing_touches_the_skin() -> None:
    assert {MOVEMENTS[technique] for technique in techniques_of(Tool.NONE)} == OFF_SKIN


def test_another_tool_moves_as_much_alike_as_it_can() -> None:
    assert closest(Technique.EFFLEURAGE, Tool.GUA_SHA) is Technique.LYMPH_STROKE
    assert closest(Technique.EFFLEURAGE, Tool.CUPS) is Technique.CUP_GLIDE
    assert closest(Technique.FRICTION_CIRCLES, Tool.BRUSH) is Technique.BRUSH_CIRCLES
    assert closest(Technique.PALMING, Tool.HANDS) is Technique.PALMING
    assert closest(Technique.PALMING, Tool.BRUSH) is Technique.BRUSH_SWEEP, "a brush is never held still"


def test_only_a_stone_that_glides_lies_at_an_angle() -> None:
    stone = step(tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE)
    assert lies_flat(stone)
    assert not lies_flat(replace(stone, technique=Technique.COOL_HOLD))
    assert not lies_flat(step())


@pytest.mark.parametrize(
    ("tool", "technique", "wanted"),
    [
        (Tool.GUA_SHA, Technique.PRESS_STROKE, Slip.GENEROUS),
        (Tool.CUPS, Technique.CUP_FLASH, Slip.GENEROUS),
        (Tool.ROLLER, Technique.ROLL, Slip.LIGHT),
        (Tool.HANDS, Technique.EFFLEURAGE, Slip.NONE),
        (Tool.GUA_SHA, Technique.COOL_HOLD, Slip.NONE),
    ],
)
def test_stone_cups_and_roller_never_glide_on_dry_skin(tool: Tool, technique: Technique, wanted: Slip) -> None:
    dry = replace(step(tool=tool, technique=technique), slip=Slip.NONE)
    assert slip_for(dry) is wanted


def test_the_brush_is_for_dry_skin() -> None:
    assert slip_for(step(tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP)) is Slip.NONE
    assert slip_for(step(tool=Tool.BRUSH, technique=Technique.PREP)) is Slip.LIGHT, "getting ready is not brushing"
