"""What is special to a technique within one stroke. What all have in common is in test_motion."""

from dataclasses import replace

import pytest

from upstroke.domain.gesture import HOVER, ON_SKIN, TREMBLE, TREMBLE_MS, WIGGLE, WIGGLE_WIDTH, resting
from upstroke.domain.motion import pose_in, pose_of
from upstroke.domain.pose import START, Pose, Spot
from upstroke.domain.routine import Dose, Holds, Step, Strokes
from upstroke.domain.technique import MOVEMENTS, Movement, Technique

PHASES = [n / 200 for n in range(201)]


def step(technique: Technique, dose: Dose | None = None) -> Step:
    return Step("step", "Step", technique, dose or Strokes(4, 20), paths=(("chin", "ear"),))


def test_a_wiggle_ends_the_stroke_on_the_skin_at_the_end_of_the_lane() -> None:
    wiggling = replace(step(Technique.PRESS_STROKE), wiggle=True)
    inside = [pose_of(wiggling, phase) for phase in PHASES if ON_SKIN < phase < ON_SKIN + WIGGLE]
    assert {pose.at.place for pose in inside} == {1.0}
    assert all(pose.lift == 0 for pose in inside)
    swings = [pose.aside for pose in inside]
    assert max(swings) > 0.5 * WIGGLE_WIDTH
    assert min(swings) < -0.5 * WIGGLE_WIDTH
    assert all(pose_of(step(Technique.PRESS_STROKE), phase).aside == 0 for phase in PHASES)


def test_with_a_wiggle_or_without_the_stroke_goes_along_at_the_same_pace() -> None:
    plain = step(Technique.PRESS_STROKE)
    for phase in (phase for phase in PHASES if phase < ON_SKIN):
        assert pose_of(replace(plain, wiggle=True), phase).at == pose_of(plain, phase).at


def test_a_cup_is_squeezed_at_once_holds_on_and_is_popped_off_at_the_end() -> None:
    cup, hand = step(Technique.CUP_GLIDE), step(Technique.EFFLEURAGE)
    assert pose_of(cup, 0.08 * ON_SKIN).press > pose_of(hand, 0.08 * ON_SKIN).press
    assert pose_of(cup, 0.94 * ON_SKIN).press == 1 > pose_of(hand, 0.94 * ON_SKIN).press
    assert pose_of(cup, ON_SKIN).press == 0


def test_knuckles_rock_and_a_flat_hand_does_not() -> None:
    tilts = [pose_of(step(Technique.KNUCKLING), phase).tilt for phase in PHASES]
    assert [min(tilts), max(tilts)] == pytest.approx([-7, 7], abs=0.2)
    assert {pose_of(step(Technique.EFFLEURAGE), phase).tilt for phase in PHASES} == {0.0}


def test_a_brush_leans_further_with_its_flick() -> None:
    tilts = [pose_of(step(Technique.BRUSH_SWEEP), phase).tilt for phase in PHASES if phase < ON_SKIN]
    assert tilts == sorted(tilts)
    assert tilts[-1] > 10


def test_a_stretch_of_deeper_layers_is_held_and_one_for_lymph_is_let_go_at_once() -> None:
    def held(technique: Technique) -> int:
        return sum(pose_of(step(technique), phase).press > 0.99 for phase in PHASES)

    assert held(Technique.FASCIAL_HOLD) > 3 * held(Technique.LYMPH_PUMP)
    for technique in (Technique.FASCIAL_HOLD, Technique.LYMPH_PUMP):
        assert pose_of(step(technique), 0.95).ahead == pytest.approx(0, abs=0.1), "a full release"


def test_a_vibration_trembles_in_its_place() -> None:
    trembling = step(Technique.VIBRATION, Holds(8, 2))
    shakes = [pose_in(trembling, 0, 0, 0.0, ms).across for ms in range(2000, 2000 + TREMBLE_MS, 16)]
    assert max(shakes) == pytest.approx(TREMBLE, abs=0.3)
    assert min(shakes) == pytest.approx(-TREMBLE, abs=0.3)


def test_cupped_palms_hover_and_never_touch() -> None:
    lifts = [pose_of(step(Technique.PALMING, Holds(20, 1)), phase).lift for phase in PHASES]
    assert min(lifts) == HOVER


def test_a_still_picture_has_the_tool_on_the_skin_of_the_same_lane_and_clear_of_its_ends() -> None:
    flying = Pose(Spot(2, 1.0), Spot(0, 0.0), travel=0.4, lift=0.9, tilt=5, across=3)
    still = resting(step(Technique.ROLL), flying)
    assert still.at == still.to == Spot(2, still.at.place)
    assert 0.2 < still.at.place < 0.8
    assert (still.lift, still.travel, still.across) == (0, 0, 0)
    assert still.press > 0.5


def test_in_a_still_picture_a_pump_stays_in_its_place() -> None:
    assert resting(step(Technique.LYMPH_PUMP), START).at.place == 0


def test_cupped_palms_hover_in_a_still_picture_too() -> None:
    assert resting(step(Technique.PALMING), START).lift == HOVER


@pytest.mark.parametrize("technique", [each for each in Technique if MOVEMENTS[each] is not Movement.REST])
def test_every_technique_moves_in_some_way(technique: Technique) -> None:
    poses = {pose_of(step(technique), phase) for phase in PHASES}
    assert len(poses) > 20
