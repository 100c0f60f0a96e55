"""Steps that mend a draft."""

from dataclasses import replace

from tests.builders import step
from upstroke.domain.remedies import CLOSER, NO_REMEDIES, OPENER, SLIP, Remedies
from upstroke.domain.routine import Step
from upstroke.domain.shorter import NECK
from upstroke.domain.technique import Slip, Technique
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.step_toml import read_step
from upstroke.paths import resources_dir, routines_dir


def bundled() -> list[Step]:
    face = load_anatomy(resources_dir() / "face")
    library = Library((routines_dir(),), face)
    shared = [read_step(plain, face) for plain in library.shared.values()]
    return [*shared, *(each for routine in library.routines for each in routine.steps)]


def test_they_are_known_by_their_ids_and_the_first_counts() -> None:
    first, second = step(OPENER), replace(step(OPENER), title="Another")
    assert Remedies.among([step("jaw"), first, second]) == Remedies(opener=first)
    assert Remedies.among([]) == NO_REMEDIES


def test_what_comes_with_upstroke_has_all_of_them() -> None:
    known = Remedies.among(bundled())
    assert known.opener is not None
    assert known.closer is not None
    assert known.slip is not None
    assert (known.opener.id, known.closer.id, known.slip.id) == (OPENER, CLOSER, SLIP)
    assert known.opener.slip is Slip.NONE
    assert NECK.issuperset(known.opener.zones)
    assert NECK.issubset(known.closer.zones)
    assert (known.slip.technique, known.slip.slip) == (Technique.PREP, Slip.GENEROUS)
