"""Taking a routine file into the user's folder."""

from itertools import chain, count
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import RESERVED
from upstroke.domain.routine import Routine
from upstroke.files.faults import Fault, RoutineError
from upstroke.files.library import SUFFIX, Library
from upstroke.files.routine_toml import build, read_file
from upstroke.files.safe_write import write_text


def import_routine(path: Path, library: Library, folder: Path, anatomy: Anatomy) -> Routine:
    """Check a routine file and copy it into `folder`, where the library finds it when it reloads.

    One that is there already, to the letter, is left alone. Raises RoutineError where it can't be used or its id is
    taken, and OSError where it can't be copied.
    """
    file = read_file(path)
    routine = build(file, str(path), library, anatomy)
    text = path.read_text(encoding="utf-8-sig")
    if file.id in library.routine_ids:
        if library.path(file.id).read_text(encoding="utf-8-sig") == text:
            return routine
        reason = f'"{file.id}" is already in your library; give this one another id'
        raise RoutineError([Fault(str(path), "id", reason)])
    write_text(_free(folder, file.id), text)
    return routine


def _free(folder: Path, routine_id: str) -> Path:
    """A name for the file of a routine that no file of the user's has, be it one that can't be used."""
    names = chain([routine_id] if routine_id not in RESERVED else [], (f"{routine_id}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}{SUFFIX}").exists())
