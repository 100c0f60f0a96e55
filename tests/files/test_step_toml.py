"""One step from its plain data. Every sentence about a wrong one is in test_routine_toml.py."""

from typing import Any

import pytest

from tests.builders import anatomy
from upstroke.domain.routine import Seconds, Strokes
from upstroke.files.step_toml import StepError, put_in, read_step

NECK: dict[str, Any] = {
    "id": "neck",
    "title": "Neck",
    "technique": "lymph_stroke",
    "path": ["ear_lobe", "jaw_mid"],
    "strokes": 4,
    "tempo": 15,
}


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, NECK),
        ({"title": "Last"}, {**NECK, "title": "Last"}),
        ({"strokes": 2}, {**NECK, "strokes": 2}),
        ({"paths": [["chin_mid"]]}, {**{k: v for k, v in NECK.items() if k != "path"}, "paths": [["chin_mid"]]}),
        ({"seconds": 9}, {**{k: v for k, v in NECK.items() if k not in ("strokes", "tempo")}, "seconds": 9}),
    ],
)
def test_what_differs_replaces_what_is_shared(own: dict[str, Any], expected: dict[str, Any]) -> None:
    before = dict(NECK)
    assert put_in(NECK, own) == expected
    assert before == NECK


def test_two_doses_given_at_once_are_both_kept_to_be_refused() -> None:
    both = put_in(NECK, {"seconds": 9, "strokes": 3})
    assert {"seconds", "strokes", "tempo"} <= both.keys()
    with pytest.raises(StepError, match="more than one dose"):
        read_step(both, anatomy())


def test_a_shared_step_may_leave_the_number_of_strokes_to_others() -> None:
    open_ended = {name: value for name, value in NECK.items() if name != "strokes"}
    assert read_step(put_in(open_ended, {"strokes": 3}), anatomy()).dose == Strokes(3, 15)


def test_a_step_is_read() -> None:
    step = read_step(put_in(NECK, {"seconds": 9}), anatomy())
    assert (step.id, step.paths, step.dose) == ("neck", (("ear_lobe", "jaw_mid"),), Seconds(9))


def test_an_error_carries_each_field_with_its_reason() -> None:
    with pytest.raises(StepError) as caught:
        read_step({**NECK, "path": ["ear"], "zones": ["x"]}, anatomy())
    assert caught.value.faults == [("path", 'unknown landmark "ear"'), ("zones", 'unknown zone "x"')]
    assert str(caught.value) == 'path: unknown landmark "ear"; zones: unknown zone "x"'
