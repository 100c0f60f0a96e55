"""The zones that strokes work, from where they run."""

from upstroke.domain.anatomy import View
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Step
from upstroke.domain.zones import zones_of
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
NO_BORDER = {"intraoral"}
"""The inside of the cheek lies in no picture."""


def bundled() -> list[Step]:
    """The bundled steps that differ in where they run, or in what is written of it."""
    found = {}
    for routine in Library((routines_dir(),), ANATOMY).routines:
        for entry in open_routine(routine).entries:
            step = entry.step
            if step.paths and step.zones:
                found[step.paths, step.view, step.zones] = step
    return list(found.values())


def test_the_zone_in_which_most_of_the_way_lies_comes_first() -> None:
    assert zones_of([("chin_mid", "jaw_front", "jaw_mid", "jaw_angle")], View.FRONT, ANATOMY) == ("jawline", "chin")


def test_several_paths_are_counted_together() -> None:
    brow, under = ("brow_head", "brow_mid", "brow_tail"), ("under_eye_inner", "under_eye_mid", "under_eye_outer")
    assert zones_of([brow], View.FRONT, ANATOMY) == ("brow",)
    assert set(zones_of([brow, under], View.FRONT, ANATOMY)) == {"brow", "under_eye"}


def test_a_stroke_on_the_other_half_works_the_same_zone() -> None:
    path = ("brow_head.other", "brow_mid.other", "brow_tail.other")
    assert zones_of([path], View.FRONT, ANATOMY) == ("brow",)


def test_a_place_works_the_zone_in_which_it_lies() -> None:
    assert zones_of([("temple",)], View.FRONT, ANATOMY) == ("temple",)


def test_what_lies_in_no_zone_works_the_nearest() -> None:
    assert zones_of([("nose_root", "nose_mid")], View.FRONT, ANATOMY) == ("nose",)
    assert zones_of([("crown_back",)], View.BACK, ANATOMY) == ("scalp",)


def test_no_paths_work_no_zone() -> None:
    assert zones_of([], View.FRONT, ANATOMY) == ()


def test_what_is_never_worked_is_never_among_them() -> None:
    found = zones_of([("throat_top", "sternal_notch")], View.FRONT, ANATOMY)
    assert "neck_front" not in found


def test_they_agree_with_what_is_written_for_the_bundled_steps() -> None:
    steps = bundled()
    found = {step: zones_of(step.paths, step.view, ANATOMY) for step in steps}
    written = {step: set(step.zones) - NO_BORDER for step in steps}
    assert all(written[step] & set(found[step]) for step in steps), "every step gets one that is written"
    first = sum(found[step][0] in step.zones for step in steps)
    whole = sum(written[step] <= set(found[step]) for step in steps)
    right = sum(len(set(step.zones) & set(found[step])) for step in steps)
    assert first >= 0.95 * len(steps)
    assert whole >= 0.8 * len(steps)
    assert right >= 0.75 * sum(map(len, found.values()))
