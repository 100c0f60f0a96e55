from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import hold, prep, step
from upstroke.domain.bounds import HOLD, HOLDS, SECONDS, STROKES, TEMPO, Bounds
from upstroke.domain.doses import KINDS, Kind, counts, fits, gentle, kinds_of, lengths, tempos, turned, within
from upstroke.domain.routine import Dose, Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.safety import longest_pass_s, work_seconds
from upstroke.domain.technique import MOVEMENTS, Movement, Technique, Tool

numbers = st.one_of(
    st.builds(Strokes, st.integers(1, 300), st.integers(4, 240)),
    st.builds(Seconds, st.integers(1, 900)),
    st.builds(Holds, st.integers(1, 120), st.integers(1, 30)),
)


def test_every_movement_has_a_dose() -> None:
    assert KINDS.keys() == set(Movement)


@pytest.mark.parametrize(
    ("what", "kinds"),
    [
        (step(), (Strokes, Seconds)),
        (hold(), (Holds, Seconds)),
        (prep(), (Seconds, UntilReady)),
        (step(technique=Technique.PETRISSAGE), (Strokes, Seconds, Holds)),
        (step(dose=UntilReady()), (Strokes, Seconds, UntilReady)),
        (step(tool=Tool.CUPS, technique=Technique.CUP_FLASH), (Strokes, Seconds)),
    ],
)
def test_what_a_step_can_be_measured_in(what: Step, kinds: tuple[Kind, ...]) -> None:
    assert kinds_of(what) == kinds
    assert fits(what) == (type(what.dose) in KINDS[MOVEMENTS[what.technique]])


@pytest.mark.parametrize(
    ("what", "kind", "dose"),
    [
        (step(dose=Strokes(10, 20)), Seconds, Seconds(30)),
        (step(dose=Seconds(30)), Strokes, Strokes(10, 20)),
        (step(dose=Seconds(30), technique=Technique.TAPOTEMENT), Strokes, Strokes(60, 120)),
        (hold(seconds=5, count=6), Seconds, Seconds(30)),
        (replace(hold(), dose=Seconds(4)), Holds, Holds(10, 1)),
        (prep(seconds=20), UntilReady, UntilReady()),
        (step(dose=UntilReady()), Strokes, Strokes(10, 20)),
    ],
)
def test_a_dose_of_another_kind_is_about_as_long(what: Step, kind: Kind, dose: Dose) -> None:
    assert turned(what, kind) == dose


def test_numbers_that_no_file_can_hold_go_to_the_nearest() -> None:
    assert within(Strokes(0, 1_000)) == Strokes(1, 240)
    assert within(Seconds(5_000)) == Seconds(900)
    assert within(Holds(500, 0)) == Holds(120, 1)
    assert within(UntilReady()) == UntilReady()


@given(numbers, st.sampled_from(["jawline", "neck_side"]), st.integers(1, 3))
def test_a_gentle_dose_is_never_too_long_and_no_shorter_than_it_must_be(dose: Dose, zone: str, pressure: int) -> None:
    written = step(dose=dose, zones=(zone,), pressure=pressure)
    done = replace(written, dose=gentle(written))
    assert 0 < work_seconds(done) <= longest_pass_s(done)
    if work_seconds(written) <= longest_pass_s(written):
        assert done == written


@given(numbers, st.sampled_from(["jawline", "neck_side"]), st.integers(1, 3), st.data())
def test_a_number_that_can_be_reached_makes_no_pass_too_long(
    dose: Dose, zone: str, pressure: int, data: st.DataObject
) -> None:
    written = step(dose=dose, zones=(zone,), pressure=pressure)
    done = replace(written, dose=gentle(written))

    def any_of(reach: Bounds, largest: Bounds) -> int:
        assert largest.least <= reach.least <= reach.most <= largest.most
        return data.draw(st.integers(reach.least, reach.most))

    changed: list[Dose] = []
    match done.dose:
        case Strokes():
            changed.append(replace(done.dose, count=any_of(counts(done), STROKES)))
            changed.append(replace(done.dose, tempo=any_of(tempos(done), TEMPO)))
        case Holds():
            changed.append(replace(done.dose, count=any_of(counts(done), HOLDS)))
            changed.append(replace(done.dose, seconds=any_of(lengths(done), HOLD)))
        case Seconds():
            changed.append(Seconds(any_of(lengths(done), SECONDS)))
    for each in changed:
        assert work_seconds(replace(done, dose=each)) <= longest_pass_s(done)
