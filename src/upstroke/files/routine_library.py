"""The library: all routines there are, bundled and the user's own, and what is wrong with those that can't be used."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.routine import Routine
from upstroke.files.faults import Fault, RoutineError
from upstroke.files.readings import Readings, Stamp, stamp_of
from upstroke.files.routine_format import PlainStep, RoutineFile
from upstroke.files.routine_toml import build, plain, read_file, read_shared, understood

SUFFIX = ".toml"
EXPORT_SUFFIX = ".upstroke"
"""Of a routine file that is sent to others; what is in it is the same."""
STEPS_FOLDER = "steps"


@dataclass(frozen=True, slots=True)
class _Good:
    """A routine of a file, as it was when it could be used last."""

    file: RoutineFile
    routine: Routine
    used: list[PlainStep | None]
    """The shared steps in it."""


@dataclass(frozen=True, slots=True)
class _AtHand:
    """What a file may point to without any other being read for it."""

    shared: Mapping[str, PlainStep]
    files: Mapping[str, RoutineFile]

    def routine_file(self, routine_id: str) -> RoutineFile | None:
        """A routine as it is in its file."""
        return self.files.get(routine_id)

    @property
    def routine_ids(self) -> tuple[str, ...]:
        """The ids of all that can be included."""
        return tuple(self.files)


class Library:
    """Owns the routines. Reads each file once; `reload` reads those that have changed.

    A file that can't be used becomes faults and is left alone; if it could be used before, its routine stays as it was.
    Folders are read in order and the first, the bundled one, wins: a user's file never takes the place of what came
    with Upstroke. The others are read when something is asked for that the first one does not have, as they may hold
    hundreds of files.
    """

    def __init__(self, folders: tuple[Path, ...], anatomy: Anatomy) -> None:
        self._folders = folders
        self._anatomy = anatomy
        self._read_files = Readings(read_file)
        self._read_steps = Readings(read_shared)
        self._good: dict[Path, _Good] = {}
        self._good_steps: dict[Path, PlainStep] = {}
        self._begin()

    def reload(self) -> None:
        """Read what has changed in all folders."""
        self._begin()
        self._read_on()

    def _begin(self) -> None:
        """Read the bundled folder, and put the others off."""
        self._faults: dict[Path, tuple[Fault, ...]] = {}
        self._kept: set[Path] = set()
        self._shared: dict[str, PlainStep] = {}
        self._files: dict[str, RoutineFile] = {}
        self._paths: dict[str, Path] = {}
        self._routines: dict[str, Routine] = {}
        self._unread: tuple[Path, ...] = ()
        self._seen: dict[Path, Stamp] = {}
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

    def routine_soon(self, routine_id: str) -> Routine | None:
        """The same, but from the file of that name alone where there is one and the others were not read yet."""
        if self._unread and routine_id not in self._routines:
            for folder in self._unread:
                path = folder / f"{routine_id}{SUFFIX}"
                with suppress(RoutineError):  # it needs more of the user's, or what is wrong is told when all are read
                    file = self._read_files.of(path, stamp_of(path))
                    if file.id == routine_id:
                        return build(file, str(path), _AtHand(self._shared, self._files), self._anatomy)
        return self.routine(routine_id)

    def read(self, content: bytes, name: str) -> Routine:
        """The routine that a file with this content would be. Raises RoutineError, which calls the file by `name`."""
        return build(understood(plain(content, name), name), name, self, self._anatomy)

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
        return tuple(fault for faults in self._faults.values() for fault in faults)

    def keeps(self, fault: Fault) -> bool:
        """Whether what a file with a fault held before is still here."""
        return Path(fault.file) in self._kept

    @property
    def stale(self) -> bool:
        """Whether a file of the user's was added, changed or removed since it was read."""
        return not self._unread and self._seen != dict(_stamps(self._folders))

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
            # A file that comes back after it was gone is a new one.
            self._good = {path: good for path, good in self._good.items() if path in self._seen}
            self._good_steps = {path: step for path, step in self._good_steps.items() if path in self._seen}

    def _read_folders(self, folders: tuple[Path, ...]) -> None:
        done = set(self._files)
        for path, stamp in _stamps(folders):
            self._seen[path] = stamp
            if path.parent in folders:
                self._read(path, stamp)
            else:
                self._read_step(path, stamp)
        # Only now, as what was in a file before takes no id from another that is good.
        for path in self._faults:
            self._keep(path)
        while self._build(done):
            pass
        for routine_id, routine in self._routines.items():
            path = self._paths[routine_id]
            if path not in self._kept:
                file = self._files[routine_id]
                self._good[path] = _Good(file, routine, self._used(file))

    def _read_step(self, path: Path, stamp: Stamp) -> None:
        """Take in a shared step; the one that was in the file before where it can't be used."""
        try:
            step = self._read_steps.of(path, stamp)
        except RoutineError as error:
            self._faults[path] = error.faults
            if path not in self._good_steps or path.stem in self._shared:
                return
            step = self._good_steps[path]
            self._kept.add(path)
        if path.stem in self._shared:
            reason = "there is already a shared step of this name; rename the file"
            self._faults[path] = (Fault(str(path), "", reason),)
            return
        self._shared[path.stem] = self._good_steps[path] = step

    def _read(self, path: Path, stamp: Stamp) -> None:
        """Take in a routine as it is in its file."""
        try:
            file = self._read_files.of(path, stamp)
        except RoutineError as error:
            self._faults[path] = error.faults
            return
        if file.id in self._files:
            other = self._paths[file.id]
            reason = f'"{file.id}" is already the id of {other.name}; choose another'
            self._faults[path] = (Fault(str(path), "id", reason),)
            return
        self._files[file.id] = file
        self._paths[file.id] = path

    def _build(self, done: Collection[str]) -> bool:
        """Make routines of all files but those `done`. True where it has to be done again.

        A file of which none can be made is taken as it was before, and others that include it must see it so.
        """
        again = False
        for routine_id, file in list(self._files.items()):
            if routine_id in done:
                continue
            path = self._paths[routine_id]
            good = self._good.get(path)
            if good and good.file is file and not file.block and good.used == self._used(file):
                self._routines[routine_id] = good.routine
                continue
            try:
                self._routines[routine_id] = build(file, str(path), self, self._anatomy)
                continue
            except RoutineError as error:
                self._faults.setdefault(path, error.faults)
                self._routines.pop(routine_id, None)
            if good and good.file == file:
                # What it includes or uses is another now, or gone.
                self._routines[routine_id] = good.routine
                self._kept.add(path)
            elif good:
                del self._files[routine_id], self._paths[routine_id]
                self._keep(path)
                again = True
        return again

    def _used(self, file: RoutineFile) -> list[PlainStep | None]:
        """The shared steps in a file that can be used."""
        return [self._shared.get(step["use"]) for step in file.step if "use" in step]

    def _keep(self, path: Path) -> None:
        """Take a file as it was before, if it was good once."""
        good = self._good.get(path)
        if good and good.file.id not in self._files:
            self._files[good.file.id] = good.file
            self._paths[good.file.id] = path
            self._kept.add(path)


def _stamps(folders: tuple[Path, ...]) -> Iterator[tuple[Path, Stamp]]:
    """The files of folders, shared steps first. Hidden ones belong to the system and to editors."""
    for folder in folders:
        for place in (folder / STEPS_FOLDER, folder):
            for path in sorted(place.glob(f"*{SUFFIX}")):
                if not path.name.startswith("."):
                    yield path, stamp_of(path)
