"""Routines as they are written."""

from dataclasses import FrozenInstanceError

import pytest

from tests.builders import routine, step
from upstroke.domain.anatomy import Half, View
from upstroke.domain.routine import Side, Step, Strokes
from upstroke.domain.technique import Movement, Slip, Technique, Tool


def test_what_a_step_does_not_say() -> None:
    plain = Step("jawline", "Jawline", Technique.EFFLEURAGE, Strokes(4, 20))
    assert (plain.tool, plain.slip, plain.side, plain.first) == (Tool.HANDS, Slip.NONE, Side.MIDDLE, Half.LEFT)
    assert (plain.pressure, plain.angle, plain.view) == (1, None, View.FRONT)
    assert (plain.paths, plain.zones, plain.cue, plain.mistake) == ((), (), "", "")


def test_a_step_moves_as_its_technique_does() -> None:
    assert step(technique=Technique.BRUSH_CIRCLES).movement is Movement.CIRCLES
    assert step(technique=Technique.BRUSH_CIRCLES).on_skin
    assert not step(technique=Technique.JAW_MOBILITY).on_skin


def test_a_routine_is_never_changed_only_replaced() -> None:
    with pytest.raises(FrozenInstanceError):
        routine(step()).title = "Other"  # type: ignore[misc]


def test_routines_that_say_the_same_are_equal() -> None:
    assert routine(step()) == routine(step())
    assert routine(step()) != routine(step(pressure=2))
