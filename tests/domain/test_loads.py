"""What steps take of the limits of a day: the same as the limits themselves find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import anatomy, prep, programme, step
from upstroke.domain.limits import alone
from upstroke.domain.loads import (
    AROUND_EYES,
    CUP_ZONE,
    CUPS,
    DAY,
    MEDIUM_ZONE,
    MOST_S,
    NECK_SIDE,
    PLENTY_S,
    ZONE,
    Limit,
    load,
    shares,
)
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Seconds, Side, Step, Strokes
from upstroke.domain.technique import Technique, Tool

FACE = anatomy()


def takes(what: Step) -> dict[Limit, float]:
    return dict(shares(what))


def test_a_zone_and_the_day_are_taken_from() -> None:
    assert takes(step()) == {Limit(DAY): 1, Limit(ZONE, "jawline"): 1}


def test_both_passes_take_from_the_day_and_one_from_each_side() -> None:
    assert takes(step(side=Side.EACH)) == {Limit(DAY): 2, Limit(ZONE, "jawline"): 1}


def test_several_zones_share_a_step_but_for_the_tender_ones() -> None:
    found = takes(step(zones=("cheek", "jawline", "under_eye")))
    assert found[Limit(ZONE, "cheek")] == pytest.approx(1 / 3)
    assert found[Limit(AROUND_EYES)] == 1
    assert takes(step(zones=("neck_side", "supraclav")))[Limit(NECK_SIDE)] == 1


def test_medium_pressure_and_cups_have_limits_of_their_own() -> None:
    assert takes(step(pressure=3))[Limit(MEDIUM_ZONE, "jawline")] == 1
    cup = takes(step(tool=Tool.CUPS, technique=Technique.CUP_GLIDE, side=Side.EACH))
    assert cup[Limit(CUPS)] == 2
    assert cup[Limit(CUP_ZONE, "jawline")] == 1


def test_a_preparation_takes_nothing() -> None:
    assert takes(prep()) == {}


def test_loads_add_up() -> None:
    two = programme(step(dose=Strokes(4, 20)), step(dose=Seconds(30)), prep())
    assert load(two.entries, Limit(ZONE, "jawline")) == 42


steps = st.builds(
    step,
    st.just("step"),
    st.builds(Seconds, st.integers(1, 300)),
    side=st.sampled_from(Side),
    technique=st.sampled_from((Technique.EFFLEURAGE, Technique.CUP_GLIDE, Technique.BREATH)),
    tool=st.sampled_from((Tool.HANDS, Tool.CUPS)),
    zones=st.lists(st.sampled_from(sorted(FACE.zones)), max_size=3, unique=True).map(tuple),
    pressure=st.integers(1, 3),
)


@given(st.lists(steps, min_size=1, max_size=8).map(lambda found: programme(*found)))
def test_what_the_limits_find_is_what_goes_past_them(whole: Programme) -> None:
    told = {(each.rule, each.zones[:1] if each.rule in (ZONE, CUP_ZONE) else ()) for each in alone(whole, FACE)}
    for rule, zones in [(rule, ()) for rule in (DAY, AROUND_EYES, NECK_SIDE, CUPS)] + [
        (rule, (zone,)) for rule in (ZONE, CUP_ZONE) for zone in FACE.zones
    ]:
        over = load(whole.entries, Limit(rule, *zones)) > PLENTY_S[rule] + 0.001
        firm = rule == ZONE and load(whole.entries, Limit(MEDIUM_ZONE, *zones)) > PLENTY_S[MEDIUM_ZONE]
        assert over <= ((rule, zones) in told or firm)


def test_the_most_is_never_less_than_what_is_plenty() -> None:
    assert all(MOST_S[rule] >= plenty for rule, plenty in PLENTY_S.items())
