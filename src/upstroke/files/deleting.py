"""Deleting a routine of the user's, so that it can be brought back."""

from upstroke.files.former import Former
from upstroke.files.routine_library import Library


def delete_routine(library: Library, routine_id: str) -> Former:
    """Delete the file of a routine; the library no longer has it when it reloads. Raises OSError."""
    former = Former.of(library, routine_id)
    former.path.unlink()
    return former
