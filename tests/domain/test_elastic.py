"""Doses that can be drawn out and pressed together."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests import strategies
from tests.builders import hold, prep, step, wait
from upstroke.domain.elastic import Elastic, elastics
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Path, Seconds, Side, Step, Strokes
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import Options, lay_out


def lanes(count: int, what: Step) -> Step:
    return replace(what, paths=(("chin_mid", "ear_lobe"),) * count)


def one(what: Step) -> Elastic:
    (found,) = elastics([what], 100)
    return found


@pytest.mark.parametrize(
    ("what", "least", "most"),
    [
        (step(dose=Strokes(8, 20)), 3, 100),
        (step(dose=Strokes(2, 20)), 2, 100),
        (step(dose=Strokes(8, 20), zones=("neck_side",)), 3, 30),
        (step(dose=Strokes(8, 20), pressure=3), 3, 60),
        (step(dose=Strokes(8, 240)), 3, 300),
        (lanes(3, step(dose=Strokes(9, 20))), 9, 99),
        (hold(seconds=10, count=2), 1, 30),
        (step(dose=Seconds(40)), 10, 300),
        (prep(seconds=30), 15, 60),
        (prep(seconds=10), 10, 60),
        (prep(seconds=90), 15, 90),
        (step(dose=Seconds(60), technique=Technique.WAIT), 30, 120),
    ],
)
def test_a_dose_goes_as_far_as_is_worth_doing_and_gentle(what: Step, least: int, most: int) -> None:
    assert (one(what).least, one(what).most) == (least, most)


def test_what_waits_for_the_user_has_no_length() -> None:
    assert list(elastics([wait()], 100)) == []


@pytest.mark.parametrize(
    ("what", "ways"),
    [
        (step(dose=Strokes(8, 20)), [7, 9]),
        (step(dose=Strokes(3, 20)), [4]),
        (lanes(2, step(dose=Strokes(8, 20))), [6, 10]),
        (lanes(2, step(dose=Strokes(9, 20))), [8, 10]),
        (step(dose=Seconds(32)), [30, 35]),
    ],
)
def test_it_goes_by_a_stroke_for_each_lane_or_by_five_seconds(what: Step, ways: list[int]) -> None:
    assert [count for count, _ in one(what).ways] == ways


def test_a_way_says_how_long_it_adds_on_both_sides() -> None:
    assert one(step(dose=Strokes(8, 20), side=Side.EACH)).ways == [(7, -6_000), (9, 6_000)]


@pytest.mark.parametrize(("thousandths", "count"), [(0, 3), (500, 5), (949, 9), (951, 10), (1049, 10), (2000, 14)])
def test_it_is_scaled_to_the_nearest_count(thousandths: int, count: int) -> None:
    assert one(step(dose=Strokes(10, 20))).scaled(thousandths, 14) == count


def test_lanes_that_are_written_unequal_stay_so_until_another_count_is_nearer() -> None:
    unequal = one(lanes(2, step(dose=Strokes(9, 20))))
    assert [unequal.scaled(each, 40) for each in (850, 900, 1000, 1100, 1150)] == [8, 9, 9, 9, 10]


def sided(step_id: str, *path: str) -> Step:
    return replace(step(step_id), paths=(Path(path),))


def test_steps_that_do_the_same_on_the_two_sides_change_together() -> None:
    left, right = sided("left", "chin_mid", "ear_lobe"), sided("right", "chin_mid", "ear_lobe.other")
    (both,) = elastics([left, right], 100)
    assert both.places == [0, 1]
    assert both.ways == [(3, -6_000), (5, 6_000)]
    assert len(list(elastics([left, left], 100))) == 2
    assert len(list(elastics([left, replace(right, dose=Strokes(9, 20))], 100))) == 2


@given(strategies.programmes(), strategies.options)
def test_together_they_last_as_long_as_the_timeline_says(whole: Programme, options: Options) -> None:
    steps = [entry.step for entry in whole.entries]
    work = sum(each.now_ms for each in elastics(steps, options.tempo_percent))
    assert work == lay_out(whole, options).work_ms
