"""Taking a routine file into the user's folder."""

import dataclasses
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.bounds import LONGEST_LINE
from upstroke.domain.draft import RESERVED, Draft
from upstroke.domain.routine import Routine
from upstroke.files.former import Former
from upstroke.files.routine_library import SUFFIX, Library
from upstroke.files.routine_text import routine_text
from upstroke.files.routine_toml import build, plain, read_bytes, understood
from upstroke.files.safe_write import write_text
from upstroke.files.saving import save_draft

LONGEST_NUMBERED = LONGEST_LINE - 6
"""Characters of a title that gets a number behind it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A routine that is in the user's folder now, or was in the library already just as it is."""

    routine: Routine
    new: bool


@dataclass(frozen=True, slots=True)
class IdTaken:
    """A routine that was not taken in, as another one has its id: that one's title, and whether it is a bundled one.

    `text` is what was in the file. `keep_both` and `put_in_place` go on from here.
    """

    routine: Routine
    text: str
    title: str
    bundled: bool


def import_routine(path: Path, library: Library, folder: Path, anatomy: Anatomy) -> Imported | IdTaken:
    """Check a routine file and copy it into `folder`, where the library finds it when it reloads.

    Raises RoutineError where it can't be used, and OSError where it can't be copied.
    """
    name, content = str(path), read_bytes(path)
    file = understood(plain(content, name), name)
    routine = build(file, name, library, anatomy)
    text = content.decode("utf-8-sig")
    there = library.routine_file(file.id)
    if there is None:
        write_text(free_path(folder, file.id), text)
        return Imported(routine, new=True)
    known = library.routine(file.id)
    # Written out, so that it does not matter whether a part is included or stands in the file.
    if known and routine_text(known) == routine_text(routine):
        return Imported(routine, new=False)
    return IdTaken(routine, text, there.title, library.is_bundled(file.id))


def keep_both(taken: IdTaken, library: Library, folder: Path) -> Routine:
    """Take in a routine under an id that is free, and a title that no other has. Raises OSError and RoutineError."""
    return keep_beside(taken.routine, library, folder)


def keep_beside(routine: Routine, library: Library, folder: Path) -> Routine:
    """The same with a routine that stands in no file here."""
    title = _free_title(routine.title, {each.title for each in library.routines})
    draft = dataclasses.replace(Draft.of(routine), id="", title=title)
    return save_draft(draft, library, folder).routine


def put_in_place(taken: IdTaken, library: Library) -> Former:
    """Put a routine in the place of the user's own one that has its id. Raises OSError."""
    former = Former.of(library, taken.routine.id, taken.text.encode())
    write_text(former.path, taken.text)
    return former


def free_path(folder: Path, routine_id: str) -> Path:
    """A name for the file of a routine that no file of the user's has, be it one that can't be used."""
    names = chain([routine_id] if routine_id not in RESERVED else [], (f"{routine_id}-{number}" for number in count(2)))
    return next(path for name in names if not (path := folder / f"{name}{SUFFIX}").exists())


def _free_title(title: str, taken: Collection[str]) -> str:
    """The title, or where it is taken, with a number behind it."""
    numbered = (f"{title[:LONGEST_NUMBERED]} ({number})" for number in count(2))
    return next(each for each in chain([title], numbered) if each not in taken)
