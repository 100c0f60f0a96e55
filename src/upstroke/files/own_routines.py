"""The user's own routines and shared steps, all at once: as files to take along, and taken in from elsewhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Draft
from upstroke.domain.routine import Routine
from upstroke.files.faults import RoutineError
from upstroke.files.importing import LONGEST_NUMBERED, free_path, keep_beside
from upstroke.files.routine_format import PlainStep
from upstroke.files.routine_library import STEPS_FOLDER, SUFFIX, Library
from upstroke.files.routine_text import routine_text
from upstroke.files.routine_toml import read_shared
from upstroke.files.safe_write import write_bytes, write_text

FILE_NAME = re.compile(rf"({STEPS_FOLDER}/)?[^./][^/]*{re.escape(SUFFIX)}")
"""Of a file, from the folder of the user's routines on."""


def own_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files in the folder of the user's routines by their names there, those that can't be used among them."""
    for place, before in ((folder, ""), (folder / STEPS_FOLDER, f"{STEPS_FOLDER}/")):
        for path in sorted(place.glob(f"*{SUFFIX}")):
            if not path.name.startswith("."):
                yield f"{before}{path.name}", path


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of routines and shared steps: `twice` are titles of such that are kept beside one of the same id."""

    new: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    there: int = 0
    troubles: tuple[str, ...] = ()
    """What could not be taken, and why, a sentence each."""

    @property
    def changed(self) -> bool:
        """Whether there are routines that were not here before."""
        return bool(self.new or self.twice)

    @property
    def sentence(self) -> str:
        """What was done, for the user."""
        taken = len(self.new) + len(self.twice)
        if not taken and not self.there and not self.troubles:
            return ""
        there = f", {self.there} {'was' if self.there == 1 else 'were'} here already" if self.there else ""
        beside = "".join(f" “{title}” is kept beside another of yours." for title in self.twice)
        troubles = "".join(f" {trouble}" for trouble in self.troubles)
        return f"{taken} {'routine' if taken == 1 else 'routines'} taken in{there}.{beside}{troubles}"


NOTHING = TakenIn()


def take_in(files: Mapping[str, bytes], bundled: Path, library: Library, folder: Path, anatomy: Anatomy) -> TakenIn:
    """Take routines and shared steps from another machine into the user's `folder`, and `library` with them.

    `files` are as `own_files` names them. Nothing is overwritten: where another routine has the id, both are kept, and
    what is here already, be it under another name, is not taken twice. A routine that would be another here, as what
    it includes or uses is, has all of it written out. Raises OSError.
    """
    if not files:
        return NOTHING
    with TemporaryDirectory(prefix="upstroke-") as place:
        for name, content in files.items():
            write_bytes(Path(place, name), content)
        theirs = Library((bundled, Path(place)), anatomy)
        arrival = _Arrival(library, folder)
        arrival.take_steps(sorted(Path(place, STEPS_FOLDER).glob(f"*{SUFFIX}")))
        arrival.take_routines([(routine, theirs.path(routine.id)) for routine in _own(theirs)])
        bad = {Path(fault.file).name: fault for fault in reversed(theirs.faults)}
        steps = {Path(name).name for name in files if name.startswith(STEPS_FOLDER)}
    troubles = (
        f"“{name}” was not taken: {' '.join(filter(None, (fault.place, fault.reason)))}."
        for name, fault in sorted(bad.items())
        if name not in steps
    )
    return TakenIn(tuple(arrival.new), tuple(arrival.twice), arrival.there, (*arrival.troubles, *troubles))


def _own(theirs: Library) -> list[Routine]:
    """In an order that is the same on every machine."""
    return [routine for routine_id in sorted(theirs.own_ids) if (routine := theirs.routine(routine_id))]


class _Arrival:
    """Takes in one after another, and counts."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library = library
        self._folder = folder
        self.new: list[str] = []
        self.twice: list[str] = []
        self.there = 0
        self.troubles: list[str] = []

    def take_steps(self, paths: Collection[Path]) -> None:
        """Copy the shared steps that are not here."""
        here = [_unnamed(step) for step in self._library.shared.values()]
        for path in paths:
            try:
                step = _unnamed(read_shared(path))
            except RoutineError as error:
                fault = error.faults[0]
                self.troubles.append(f"The step “{path.name}” was not taken: {fault.reason}.")
                continue
            if step not in here:
                name = path.stem
                goal = free_path(self._folder / STEPS_FOLDER, name if name not in self._library.shared else f"{name}-2")
                write_bytes(goal, path.read_bytes())
                here.append(step)
        self._library.reload()

    def take_routines(self, arrived: Collection[tuple[Routine, Path]]) -> None:
        """Take the routines that are not here, those first that others include."""
        waiting = []
        for routine, path in arrived:
            if self._is_here(routine):
                self.there += 1
            else:
                waiting.append((routine, path.read_bytes()))
        while waiting:
            fitting = [each for each in waiting if self._fits(*each)]
            for routine, content in fitting or waiting[:1]:
                self._take(routine, content if fitting else routine_text(routine).encode())
                waiting.remove((routine, content))

    def _take(self, routine: Routine, content: bytes) -> None:
        if self._library.routine_file(routine.id) is None:
            write_text(free_path(self._folder, routine.id), content.decode("utf-8-sig"))
            self.new.append(routine.title)
        else:
            self.twice.append(keep_beside(routine, self._library, self._folder).title)
        self._library.reload()

    def _fits(self, routine: Routine, content: bytes) -> bool:
        """Whether a file gives the same routine here as it does where it comes from."""
        try:
            return self._library.read(content, routine.id) == routine
        except RoutineError:
            return False

    def _is_here(self, routine: Routine) -> bool:
        """Whether a routine is here, be it as one that was kept beside another."""
        if self._library.routine(routine.id) == routine:
            return True
        like = _likeness(routine)
        return any(_likeness(each) == like for each in self._library.routines if _base(each) == like[0])


def _likeness(routine: Routine) -> tuple[str, str]:
    """What stays the same when a routine gets another id, and its title a number."""
    return _base(routine), routine_text(replace(Draft.of(routine), id="same", title="Same").routine)


def _base(routine: Routine) -> str:
    return re.sub(r" \(\d+\)\Z", "", routine.title)[:LONGEST_NUMBERED]


def _unnamed(step: PlainStep) -> PlainStep:
    """A shared step without the name of its file."""
    return {field: value for field, value in step.items() if field != "id"}
