"""Writing a routine to a file that can be sent to others."""

from pathlib import Path

from upstroke.domain.routine import Routine
from upstroke.files.routine_library import Library
from upstroke.files.routine_text import routine_text
from upstroke.files.safe_write import write_text
from upstroke.files.saving import NOT_WRITTEN


def export_routine(routine: Routine, path: Path, library: Library) -> None:
    """Write a routine that has an id and a title, with all that it includes written out.

    Raises OSError, and RoutineError where nobody could read it.
    """
    text = routine_text(routine)
    library.read(text.encode(), NOT_WRITTEN.format(routine.title))
    write_text(path, text)
