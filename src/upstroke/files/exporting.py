"""Writing a routine to a file that can be sent to others."""

from pathlib import Path

from upstroke.domain.routine import Routine
from upstroke.files.routine_text import routine_text
from upstroke.files.safe_write import write_text


def export_routine(routine: Routine, path: Path) -> None:
    """Write a routine that has an id and a title, with all that it includes written out. Raises OSError."""
    write_text(path, routine_text(routine))
