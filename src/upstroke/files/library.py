"""The library: all routines there are, bundled and the user's own, and what is wrong with those that can't be used."""

from collections.abc import Mapping
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.routine import Routine
from upstroke.files.faults import Fault, RoutineError
from upstroke.files.routine_format import PlainStep, RoutineFile
from upstroke.files.routine_toml import build, read_file, read_shared

SUFFIX = ".toml"
STEPS_FOLDER = "steps"


class Library:
    """Owns the routines. Reads each folder once; `reload` reads them all again.

    A file that can't be used becomes faults and is left alone. Folders are read in order and the first, the bundled
    one, wins: a user's file never takes the place of what came with Upstroke. The others are read when something is
    asked for that the first one does not have, as they may hold hundreds of files.
    """

    def __init__(self, folders: tuple[Path, ...], anatomy: Anatomy) -> None:
        self._folders = folders
        self._anatomy = anatomy
        self._begin()

    def reload(self) -> None:
        """Read all folders again."""
        self._begin()
        self._read_on()

    def _begin(self) -> None:
        """Read the bundled folder, and put the others off."""
        self._faults: list[Fault] = []
        self._shared: dict[str, PlainStep] = {}
        self._files: dict[str, RoutineFile] = {}
        self._paths: dict[str, Path] = {}
        self._routines: dict[str, Routine] = {}
        self._unread: tuple[Path, ...] = ()
        self._read_folders(self._folders[:1])
        self._unread = self._folders[1:]

    @property
    def at_hand(self) -> tuple[Routine, ...]:
        """The routines for which nothing needs to be read any more: at least the bundled ones."""
        return tuple(sorted(self._routines.values(), key=lambda routine: routine.title.casefold()))

    @property
    def routines(self) -> tuple[Routine, ...]:
        """All routines that can be played, in the order of their titles."""
        self._read_on()
        return self.at_hand

    def routine(self, routine_id: str) -> Routine | None:
        """The routine of an id, if there is one that can be played."""
        if routine_id not in self._routines:
            self._read_on()
        return self._routines.get(routine_id)

    def path(self, routine_id: str) -> Path:
        """The file of a routine. Raises KeyError for an id that is not known."""
        self._read_on()
        return self._paths[routine_id]

    def is_bundled(self, routine_id: str) -> bool:
        """Whether a routine came with Upstroke, so that it is never changed."""
        self._read_on()
        return self._paths[routine_id].parent == self._folders[0]

    @property
    def own_ids(self) -> tuple[str, ...]:
        """The ids of the user's own routines, in the order of their titles."""
        return tuple(routine.id for routine in self.routines if not self.is_bundled(routine.id))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the files that can't be used."""
        self._read_on()
        return tuple(self._faults)

    @property
    def shared(self) -> Mapping[str, PlainStep]:
        """Shared steps by id, as plain data."""
        self._read_on()
        return self._shared

    @property
    def routine_ids(self) -> tuple[str, ...]:
        """The ids of all files that could be read."""
        self._read_on()
        return tuple(self._files)

    def routine_file(self, routine_id: str) -> RoutineFile | None:
        """A routine as it is in its file."""
        if routine_id not in self._files:
            self._read_on()
        return self._files.get(routine_id)

    @property
    def taken_names(self) -> frozenset[str]:
        """What a new routine can't be called: all ids, and the names of all files, be they such that can't be used."""
        self._read_on()
        stems = (path.stem.casefold() for folder in self._folders for path in folder.glob(f"*{SUFFIX}"))
        return frozenset(self._files) | frozenset(stems)

    def _read_on(self) -> None:
        """Read what was put off."""
        if self._unread:
            folders, self._unread = self._unread, ()
            self._read_folders(folders)

    def _read_folders(self, folders: tuple[Path, ...]) -> None:
        known = set(self._files)
        for folder in folders:
            self._read_shared(folder / STEPS_FOLDER)
            for path in sorted(folder.glob(f"*{SUFFIX}")):
                self._read(path)
        for routine_id, file in self._files.items():
            if routine_id not in known:
                try:
                    self._routines[routine_id] = build(file, str(self._paths[routine_id]), self, self._anatomy)
                except RoutineError as error:
                    self._faults += error.faults

    def _read_shared(self, folder: Path) -> None:
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            try:
                step = read_shared(path)
            except RoutineError as error:
                self._faults += error.faults
                continue
            if path.stem in self._shared:
                self._faults.append(
                    Fault(str(path), "", "there is already a shared step of this name; rename the file")
                )
                continue
            self._shared[path.stem] = step

    def _read(self, path: Path) -> None:
        try:
            file = read_file(path)
        except RoutineError as error:
            self._faults += error.faults
            return
        if file.id in self._files:
            other = self._paths[file.id]
            reason = f'"{file.id}" is already the id of {other.name}; choose another'
            self._faults.append(Fault(str(path), "id", reason))
            return
        self._files[file.id] = file
        self._paths[file.id] = path
