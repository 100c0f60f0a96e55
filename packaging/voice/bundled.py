"""Everything that is said in what comes with Upstroke."""

from upstroke.domain.script import FIXED, said_in
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir


def bundled_texts() -> frozenset[str]:
    """The texts of all bundled routines and shared steps, and what is said in every routine."""
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    shared = {step.get(part, "") for step in library.shared.values() for part in ("title", "cue")}
    return frozenset(FIXED).union(shared - {""}, *(said_in(routine) for routine in library.routines))
