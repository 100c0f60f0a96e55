"""Where the strokes of the bundled routines run on the face: in their zones, the way the words say, and never where
nothing may work."""

import csv
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from upstroke.domain.anatomy import ART_HEIGHT, ART_WIDTH, Half, Point, View
from upstroke.domain.curve import Curve
from upstroke.domain.lane import Lane, lanes_of
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Holds, Step
from upstroke.domain.technique import Movement
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
DIRECTIONS = Path(__file__).with_name("directions.csv")
"""The direction of each step in words, as the notes on the massage give it."""

MARGIN = 50.0
"""How far a stroke may run beside its zones, in art pixels: the width of a finger, 16 mm, where the face measures 3.15
art pixels a millimetre."""

EDGE = 9.0
"""How far a firm stroke may reach over the border of a zone that bears less, in art pixels: 3 mm."""

STAND_INS = {("postauricular", View.FRONT)}
"""Zones that a view does not show, drawn where they are near: behind the ear, on its rim."""

LEVEL = 20.0
"""What goes “out and up” need not go up: a lane along the brow is level, and sinks a little by the brow's arch."""

CLOSED = tuple(zone.id for zone in ANATOMY.zones.values() if zone.pressure_cap == 0)


def bundled() -> Iterator[tuple[str, Step]]:
    """Every step of every routine that touches the skin, by the routine that it is written in."""
    for routine in Library((routines_dir(),), ANATOMY).routines:
        for option in (0, 1):
            for entry in open_routine(routine, choices={"finish-with": option}).entries:
                if entry.step.paths:
                    yield entry.routine_id, entry.step


STEPS = list(dict.fromkeys(bundled()))
NAMED = [pytest.param(step, id=f"{routine_id}-{step.id}") for routine_id, step in STEPS]


def lanes(step: Step) -> tuple[Lane, ...]:
    found = lanes_of(step, ANATOMY, Half.LEFT, step.view)
    assert found
    return found


def spots(curve: Curve) -> list[Point]:
    return [curve.at(n / 40) for n in range(41)]


def borders(zones: tuple[str, ...], view: View) -> list[tuple[Point, ...]]:
    return [Curve.around(corners).points for zone in zones for corners in ANATOMY.polygons(zone, view)]


def holds(border: tuple[Point, ...], spot: Point) -> bool:
    """Whether a closed border holds a place: a ray to the right crosses it an odd number of times."""
    crossed = 0
    for a, b in pairwise(border):
        if (a.y > spot.y) != (b.y > spot.y):
            crossed += spot.x < a.x + (spot.y - a.y) / (b.y - a.y) * (b.x - a.x)
    return crossed % 2 == 1


def away(border: tuple[Point, ...], spot: Point) -> float:
    """How far a place lies outside of a border."""
    return 0.0 if holds(border, spot) else min(math.hypot(at.x - spot.x, at.y - spot.y) for at in border)


@pytest.mark.parametrize("step", NAMED)
def test_a_stroke_runs_in_its_zones(step: Step) -> None:
    zones = borders(step.zones, step.view)
    assert zones, "the view shows none of the zones"
    for lane in lanes(step):
        for n, spot in enumerate(spots(lane.curve)):
            spot = spot.mirrored() if lane.mirrored else spot
            assert min(away(border, spot) for border in zones) <= MARGIN, f"{n / 40:.0%} of the way, at {spot}"


@pytest.mark.parametrize("step", NAMED)
def test_a_stroke_keeps_off_the_throat_and_the_eyelid(step: Step) -> None:
    closed = borders(CLOSED, step.view)
    for lane in lanes(step):
        assert not [spot for spot in spots(lane.curve) for border in closed if holds(border, spot)]


@pytest.mark.parametrize("step", NAMED)
def test_no_stroke_presses_more_than_the_skin_below_it_can_bear(step: Step) -> None:
    """Also where it only passes: none lies deeper than EDGE in a zone of a lower cap."""
    weaker = [zone.id for zone in ANATOMY.zones.values() if zone.pressure_cap < step.pressure]
    for zone in weaker:
        if (zone, step.view) in STAND_INS:
            continue
        for border in borders((zone,), step.view):
            for lane in lanes(step):
                inside = [spot for spot in spots(lane.curve) if holds(border, spot)]
                depth = max(
                    (min(math.dist((at.x, at.y), (spot.x, spot.y)) for at in border) for spot in inside), default=0
                )
                assert depth <= EDGE, zone


@pytest.mark.parametrize("step", NAMED)
def test_a_stroke_lies_well_inside_the_picture(step: Step) -> None:
    for lane in lanes(step):
        for spot in spots(lane.curve):
            assert 100 < spot.x < ART_WIDTH - 100
            assert 100 < spot.y < ART_HEIGHT - 100


def written() -> dict[tuple[str, str], str]:
    with DIRECTIONS.open(encoding="utf-8", newline="") as table:
        return {(row["routine"], row["step"]): row["direction"] for row in csv.DictReader(table)}


WORDS = written()


def test_the_direction_of_every_stroke_is_known_in_words() -> None:
    """Those of a sequence are the steps of a routine."""
    assert {(routine_id, step.id) for routine_id, step in STEPS} == WORDS.keys()


def goes(lane: Lane, step: Step) -> tuple[float, float]:
    """How far a lane goes outwards and downwards: from the side, outwards is towards the ear, and so back.

    Places that are held in turn go from the first to the last.
    """
    if step.movement is Movement.HOLD:
        first, *_, last = (each.curve.at(0) for each in lanes(step))
        return first.x - last.x, last.y - first.y
    if not lane.curve.length:
        assert step.movement is Movement.PUMP, "only a stretch has a direction in one place"
        way = math.radians(lane.curve.heading)
        return -math.sin(way), -math.cos(way)
    start, end = lane.curve.at(0), lane.curve.at(1)
    return start.x - end.x, end.y - start.y


@pytest.mark.parametrize(("routine_id", "step"), [pytest.param(*each, id=f"{each[0]}-{each[1].id}") for each in STEPS])
def test_a_stroke_goes_the_way_that_the_words_say(routine_id: str, step: Step) -> None:
    words = WORDS[routine_id, step.id]
    for lane in lanes(step):
        match words:
            case "hold" | "circle":
                assert step.movement in (Movement.HOLD, Movement.CIRCLES, Movement.PINCH, Movement.FLASH, Movement.JAW)
                continue
            case "squeeze and release" | "squeeze and hold":
                assert step.movement is Movement.PINCH
                assert isinstance(step.dose, Holds) == words.endswith("hold")
                continue
            case "around":
                xs = [spot.x for spot in spots(lane.curve)]
                assert min(xs) < min(xs[0], xs[-1]) - 60, "out, and in again"
                continue
        out, down = goes(lane, step)
        said = words.replace("slightly ", "").replace("back", "out").split(" and ")
        assert "back" not in words or step.view is View.SIDE, "only the profile shows what is back"
        if step.movement is Movement.CIRCLES and "out" in said:
            said = ["out"]  # “up” is how each circle goes round, not where they walk
        asked = {"out": out, "in": -out, "down": down, "up": -down}
        assert all(asked[word] > (-LEVEL if len(said) > 1 else 0) for word in said), (words, out, down)
        assert max(asked[word] for word in said) > LEVEL or step.movement is Movement.PUMP
        if (
            len(said) == 1
            and not (said == ["out"] and step.view is View.SIDE)
            and step.movement is not Movement.CIRCLES
        ):  # where outwards is foreshortened
            other = down if said[0] in ("out", "in") else out
            assert asked[said[0]] > abs(other), f"mostly {words}"
