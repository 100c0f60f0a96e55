"""Writing a routine of the user's own to its file in their folder, and making sure that it can be read again."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from upstroke.domain.draft import Draft, contains, free_id
from upstroke.domain.routine import Routine
from upstroke.files.faults import RoutineError
from upstroke.files.routine_library import SUFFIX, Library
from upstroke.files.routine_text import routine_text
from upstroke.files.routine_toml import read_file
from upstroke.files.safe_write import set_aside, write_text

NOT_WRITTEN = "“{}” was not written"
"""How what is wrong with a routine begins, where its file could not be read again."""


def save_draft(draft: Draft, library: Library, folder: Path) -> Draft:
    """Write a draft to the file that it came from, or to a new one in the user's `folder`; returns it as it is there.

    A draft without an id, or whose routine is gone, becomes a new file beside all others, those that can't be used
    among them. What came with Upstroke is never written to. Raises OSError, and RoutineError where the file could not
    be read again; an older file then stays as it was. One that can't be read just now, as someone is at it by hand, is
    set aside.
    """
    if draft.id in library.routine_ids and not library.is_bundled(draft.id):
        path = library.path(draft.id)
    else:
        draft = replace(draft, id=free_id(draft.title, library.taken_names))
        path = folder / f"{draft.id}{SUFFIX}"
    text = routine_text(draft.routine, _known(library, draft.id))
    written = library.read(text.encode(), NOT_WRITTEN.format(draft.title))
    if path.exists() and not _readable(path):
        set_aside(path)
    write_text(path, text)
    return Draft.of(written)


def _readable(path: Path) -> bool:
    try:
        read_file(path)
    except RoutineError:
        return False
    return True


def _known(library: Library, routine_id: str) -> Mapping[str, Routine]:
    """The routines that a file may include: all but itself and those that include it."""
    return {routine.id: routine for routine in library.routines if not contains(routine, routine_id)}
