import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upstroke.domain.anatomy import Anatomy, Half, Landmark, Point, View
from upstroke.domain.gesture import ON_SKIN, PARTED
from upstroke.domain.lane import Lane, lanes_of, stance
from upstroke.domain.motion import pose_at, pose_in, pose_of
from upstroke.domain.pose import Pose, Spot
from upstroke.domain.programme import Entry, Programme
from upstroke.domain.routine import Dose, Holds, Path, Seconds, Side, Slot, Step, Strokes
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import HOLD_GAP_MS, Span, SpanKind, Timeline, lay_out

LANDMARKS = {
    "chin": Point(500, 826),
    "corner": Point(312, 728),
    "ear": Point(274, 664),
    "temple": Point(310, 453),
    "brow": Point(450, 466),
}
ANATOMY = Anatomy(
    {name: Landmark(name, name != "chin", {View.FRONT: point}) for name, point in LANDMARKS.items()},
    zones={},
    outlines=(),
)
LINE: Path = ("chin", "corner", "ear")
TOP: Path = ("brow", "temple")
PLACE: Path = ("temple",)
PATHS: list[tuple[Path, ...]] = [(LINE,), (PLACE,), (LINE, TOP), (LINE, LINE, LINE), (LINE, TOP, PLACE)]


def step(technique: Technique, *paths: Path, dose: Dose | None = None, side: Side = Side.EACH) -> Step:
    return Step("step", "Step", technique, dose or Strokes(6, 24), paths=paths, side=side)


def timeline(technique: Technique, *paths: Path, dose: Dose | None = None) -> Timeline:
    entry = Entry("routine", step(technique, *paths, dose=dose))
    return lay_out(Programme("routine", "Routine", Slot.ANY, (entry,)))


def work(line: Timeline) -> Span:
    return next(span for span in line.spans if span.kind is SpanKind.WORK)


def lanes(*paths: Path, half: Half = Half.LEFT) -> tuple[Lane, ...]:
    return lanes_of(step(Technique.EFFLEURAGE, *paths), ANATOMY, half, View.FRONT)


def places(line: Timeline, every_ms: int = 10) -> list[tuple[Pose, Point]]:
    """The pose and the place of the tool, from the lead-in of the first pass to its end."""
    span, on = work(line), lanes(*line.programme.entries[0].step.paths)
    poses = [pose_at(line.moment(ms)) for ms in range(span.start_ms - 2000, span.end_ms, every_ms)]
    return [(pose, stance(on, pose).point) for pose in poses]


MOVING = [
    Technique.EFFLEURAGE,
    Technique.BRUSH_SWEEP,
    Technique.FRICTION_CIRCLES,
    Technique.LYMPH_PUMP,
    Technique.PINCH_ROLL,
    Technique.TAPOTEMENT,
    Technique.CUP_FLASH,
]


@pytest.mark.parametrize("paths", PATHS, ids=str)
@pytest.mark.parametrize("technique", MOVING)
def test_the_hand_never_jumps(technique: Technique, paths: tuple[Path, ...]) -> None:
    for (before, here), (after, there) in pairwise(places(timeline(technique, *paths))):
        assert math.hypot(there.x - here.x, there.y - here.y) < 15
        assert abs(after.lift - before.lift) < 0.12
        assert abs(after.press - before.press) < 0.2
        assert abs(after.tilt - before.tilt) < 3


@pytest.mark.parametrize("paths", PATHS, ids=str)
@pytest.mark.parametrize("technique", MOVING)
def test_each_stroke_begins_on_the_skin_at_its_start(technique: Technique, paths: tuple[Path, ...]) -> None:
    work_step = step(technique, *paths)
    for stroke in range(1, 7):
        pose = pose_of(work_step, 0.0, stroke)
        assert pose.lift == 0
        assert pose.travel == 0
        assert pose.at.lane == (stroke - 1) * len(paths) // 6


def test_a_glide_goes_along_the_lane_on_the_skin_and_returns_through_the_air() -> None:
    glide = step(Technique.PRESS_STROKE, LINE)
    on_skin = [pose_of(glide, n / 100) for n in range(round(ON_SKIN * 100))]
    ways = [pose.at.place for pose in on_skin]
    assert ways == sorted(ways)
    assert {pose.lift for pose in on_skin} == {0}
    assert pose_of(glide, ON_SKIN).at.place == 1
    assert pose_of(glide, 0.85).lift == pytest.approx(1)
    assert pose_of(glide, 0.999).at.place < 0.01


def test_after_the_last_glide_the_hand_stays_lifted_over_the_end() -> None:
    pose = pose_of(step(Technique.ROLL, LINE), 1.0, stroke=6)
    assert (pose.at, pose.lift) == (Spot(0, 1.0), 1)


def test_lanes_share_the_strokes_in_order() -> None:
    lanes_step = step(Technique.ROLL, LINE, TOP, PLACE, dose=Strokes(8, 24))
    assert [pose_of(lanes_step, 0.2, stroke).at.lane for stroke in range(1, 9)] == [0, 0, 0, 1, 1, 1, 2, 2]


def test_circles_walk_from_the_start_to_the_end_of_each_lane() -> None:
    circles = step(Technique.FRICTION_CIRCLES, LINE, LINE, dose=Strokes(6, 40))
    assert [pose_of(circles, 0.0, stroke).at.place for stroke in range(1, 7)] == [0, 0.5, 1, 0, 0.5, 1]


def test_a_circle_goes_up_on_the_inside_and_out_over_the_top() -> None:
    circle = step(Technique.FRICTION_CIRCLES, PLACE, dose=Strokes(1, 40))
    bottom, inside, top, outside = (pose_of(circle, phase) for phase in (0.0, 0.25, 0.5, 0.75))
    assert bottom.down > 0 > top.down
    assert inside.across > 0 > outside.across


def test_a_pump_stretches_down_and_in_and_lets_go_in_full() -> None:
    pump = step(Technique.LYMPH_PUMP, PLACE)
    on = lanes_of(pump, ANATOMY, Half.RIGHT, View.FRONT)
    rest, pulled, let_go = (stance(on, pose_of(pump, phase)).point for phase in (0.0, 0.45, 0.8))
    assert pulled.y > rest.y
    assert pulled.x < rest.x, "on the right half, in is to the left"
    assert let_go == rest


def test_a_cup_is_popped_off_within_half_a_stroke() -> None:
    flash = step(Technique.CUP_FLASH, LINE)
    assert pose_of(flash, 0.3).press == 1
    assert pose_of(flash, 0.3).lift == 0
    assert pose_of(flash, 0.55).press == 0
    assert pose_of(flash, 0.75).lift > 0.5


def test_taps_touch_on_the_beat_only() -> None:
    taps = step(Technique.TAPOTEMENT, LINE)
    assert pose_of(taps, 0.0, stroke=2).press == 1
    assert pose_of(taps, 0.5, stroke=2).press == 0


def test_holds_are_let_go_in_between_and_take_the_lanes_in_turn() -> None:
    line = timeline(Technique.ACUPRESSURE_HOLD, PLACE, ("ear",), dose=Holds(5, 2))
    start = work(line).start_ms
    first, gap, second = (pose_at(line.moment(start + ms)) for ms in (2000, 5000 + HOLD_GAP_MS // 2, 8000))
    assert first.press > 0.5
    assert (gap.press, gap.lift > 0.5) == (0, True)
    assert (second.at.lane, second.press > 0.5) == (1, True)


def test_a_dose_in_seconds_moves_at_a_pace_of_its_own() -> None:
    glide = step(Technique.EFFLEURAGE, LINE, dose=Seconds(20))
    assert pose_in(glide, 0, 0, 0.05, 1000).at.place > 0.2
    assert pose_in(glide, 0, 0, 0.2, 4000).at.place == 0


@pytest.mark.parametrize("technique", [Technique.PREP, Technique.WAIT])
def test_a_preparation_moves_nothing(technique: Technique) -> None:
    still = step(technique, dose=Seconds(20))
    assert pose_in(still, 0, 0, 0.1, 2000) == pose_in(still, 0, 0, 0.7, 14_000)


def test_breath_rises_and_falls_with_the_stroke() -> None:
    breath = step(Technique.BREATH, dose=Strokes(2, 10))
    assert [round(pose_of(breath, phase).press, 2) for phase in (0, 0.25, 0.5, 0.75, 1)] == [0, 0.5, 1, 0.5, 0]


def test_a_jaw_opens_with_each_stroke_and_for_a_time_rests_with_the_teeth_apart() -> None:
    opening, resting = step(Technique.JAW_MOBILITY, dose=Strokes(2, 10)), step(Technique.JAW_MOBILITY, dose=Seconds(30))
    assert [round(pose_of(opening, phase).press, 2) for phase in (0, 0.5, 1)] == [0, 1, 0]
    assert pose_of(resting, 0).press == 0
    assert pose_of(resting, 1).press == pose_of(resting, 0.4, stroke=4).press == PARTED


def test_before_the_work_the_hand_waits_over_the_start_and_sinks_on_it_in_time() -> None:
    line = timeline(Technique.EFFLEURAGE, LINE)
    start = work(line).start_ms
    waiting, landing, begun = (pose_at(line.moment(start + ms)) for ms in (-3000, -1, 0))
    assert (waiting.at, waiting.lift) == (Spot(0, 0.0), 1)
    assert landing.lift < 0.001
    assert (begun.at, begun.lift) == (Spot(0, 0.0), 0)


@given(st.sampled_from(list(Technique)), st.sampled_from(PATHS), st.integers(1, 40), st.floats(0, 1), st.data())
def test_a_pose_stays_within_its_bounds(
    technique: Technique, paths: tuple[Path, ...], count: int, phase: float, data: st.DataObject
) -> None:
    pose = pose_of(step(technique, *paths, dose=Strokes(count, 30)), phase, data.draw(st.integers(1, count)))
    for spot in (pose.at, pose.to):
        assert 0 <= spot.lane < len(paths)
        assert 0 <= spot.place <= 1
    assert 0 <= pose.travel <= 1
    assert 0 <= pose.lift <= 1
    assert 0 <= pose.press <= 1


def test_a_dose_in_time_that_is_no_multiple_of_the_pace_is_gone_through_without_a_jump() -> None:
    for (before, here), (after, there) in pairwise(places(timeline(Technique.PRESS_STROKE, LINE, dose=Seconds(30)))):
        assert math.hypot(there.x - here.x, there.y - here.y) < 15
        assert abs(after.lift - before.lift) < 0.12
