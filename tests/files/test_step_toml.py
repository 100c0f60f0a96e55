"""One step from its plain data. Every sentence about a wrong one is in test_routine_toml.py."""

from typing import Any

import pytest

from tests.builders import anatomy
from upstroke.domain.routine import Seconds, Strokes
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.step_toml import StepError, put_in, read_step
from upstroke.paths import resources_dir

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


def faults_of(**fields: Any) -> list[tuple[str, str]]:
    with pytest.raises(StepError) as refused:
        read_step({**NECK, **fields}, anatomy())
    return refused.value.faults


def test_a_step_names_where_the_other_hand_holds_and_that_it_ends_with_a_wiggle() -> None:
    step = read_step({**NECK, "anchor": "chin_mid", "wiggle": True}, anatomy())
    assert (step.anchor, step.wiggle) == ("chin_mid", True)
    plain = read_step(NECK, anatomy())
    assert (plain.anchor, plain.wiggle) == ("", False)


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"anchor": "chin_mit"}, "anchor", 'unknown landmark "chin_mit"; did you mean "chin_mid"?'),
        ({"anchor": "occiput"}, "anchor", '"occiput" is seen from the back, but the step is shown from the front'),
        ({"anchor": ""}, "anchor", "must not be empty"),
        ({"view": "side", "path": ["jaw_mid.other"]}, "path", '"jaw_mid.other" is seen from the front, but the step'),
        ({"technique": "friction_circles", "wiggle": True}, "wiggle", "ends a stroke that glides, and"),
    ],
)  # fmt: skip
def test_what_can_not_be_drawn_is_said(fields: dict[str, Any], field: str, reason: str) -> None:
    found = faults_of(**fields)
    assert any(name == field and told.startswith(reason) for name, told in found), found


def test_no_stroke_runs_over_the_throat_or_the_eyelid() -> None:
    face = load_anatomy(resources_dir() / "face")
    throat = {**NECK, "path": ["neck_side_mid", "neck_side_mid.other"], "zones": ["neck_side"]}
    with pytest.raises(StepError) as caught:
        read_step(throat, face)
    assert caught.value.faults == [("path", f"runs over the {face.zones['neck_front'].title}, which is never touched")]
    with pytest.raises(StepError, match=f"paths: runs over the {face.zones['upper_lid'].title}"):
        read_step(put_in(NECK, {"zones": [], "paths": [["brow_end"], ["brow_mid", "under_eye_mid"]]}), face)
