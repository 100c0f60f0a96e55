"""Deleting a routine of the user's, so that it can be brought back."""

from dataclasses import dataclass
from pathlib import Path

from upstroke.files.library import Library
from upstroke.files.safe_write import write_text


@dataclass(frozen=True, slots=True)
class Deleted:
    """A routine file that was deleted: where it was, what was in it, and what the routine was called."""

    path: Path
    text: str
    title: str

    def bring_back(self) -> None:
        """Write the file again. Raises OSError."""
        write_text(self.path, self.text)


def delete_routine(library: Library, routine_id: str) -> Deleted:
    """Delete the file of a routine; the library no longer has it when it reloads. Raises OSError."""
    path = library.path(routine_id)
    routine = library.routine(routine_id)
    deleted = Deleted(path, path.read_text(encoding="utf-8"), routine.title if routine else routine_id)
    path.unlink()
    return deleted
