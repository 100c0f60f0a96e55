"""Checking routine files for whoever writes them: one by one, or a folder at once."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.files.faults import Fault, RoutineError
from upstroke.files.routine_library import STEPS_FOLDER, SUFFIX, Library
from upstroke.files.routine_toml import build, read_file, read_shared
from upstroke.files.step_toml import DOSE_FIELDS, StepError, read_step


class Checker:
    """Says what is wrong in files and folders. Each folder is read once, however many of its files are asked about.

    A file is checked as if its folder were the user's, beside the `bundled` one. A folder that holds most of the
    bundled routines itself, such as that of a source tree, is checked alone.
    """

    def __init__(self, bundled: Path, anatomy: Anatomy) -> None:
        self._bundled = bundled
        self._anatomy = anatomy
        self._libraries: dict[Path, Library] = {}

    def faults(self, target: Path) -> tuple[Fault, ...]:
        """What is wrong in a file, or in all files of a folder; in one called `steps`, they are shared steps."""
        if not target.is_dir():
            return tuple(self._of_shared(target) if target.parent.name == STEPS_FOLDER else self._of_routine(target))
        files = sorted(target.glob(f"*{SUFFIX}"))
        if not files:
            return (Fault(str(target), "", f"has no routine files, which end in {SUFFIX}"),)
        if target.name == STEPS_FOLDER:
            return tuple(fault for file in files for fault in self._of_shared(file))
        shared = (target / STEPS_FOLDER).glob(f"*{SUFFIX}")
        found = [*self._library(target).faults, *(fault for file in sorted(shared) for fault in self._of_shared(file))]
        return tuple(dict.fromkeys(found))

    def _of_routine(self, file: Path) -> Iterable[Fault]:
        library = self._library(file.parent)
        try:
            build(read_file(file), str(file), library, self._anatomy)
        except RoutineError as error:
            return error.faults
        return (fault for fault in library.faults if Path(fault.file) == file)

    def _of_shared(self, file: Path) -> Iterator[Fault]:
        """A shared step must be whole, but for the dose, which may be left to the routines."""
        try:
            step = read_shared(file)
            read_step(step if DOSE_FIELDS & step.keys() else {**step, "seconds": 1}, self._anatomy)
        except RoutineError as error:
            yield from error.faults
        except StepError as error:
            yield from (Fault(str(file), field, reason) for field, reason in error.faults)

    def _library(self, folder: Path) -> Library:
        place = folder.resolve()
        if place not in self._libraries:
            alone = Library((folder,), self._anatomy)
            bundled = Library((self._bundled,), self._anatomy)
            shared = set(bundled.routine_ids) & set(alone.routine_ids)
            whole = 2 * len(shared) > len(bundled.routine_ids)
            self._libraries[place] = alone if whole else Library((self._bundled, folder), self._anatomy)
        return self._libraries[place]
