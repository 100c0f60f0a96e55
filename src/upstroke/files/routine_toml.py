"""Reading one routine file: text to plain data to routine, with every fault named by file, step and field."""

import stat
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

import msgspec
import tomli

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import fresh_id
from upstroke.domain.routine import Block, Routine, Step
from upstroke.files.faults import Fault, RoutineError, nearest
from upstroke.files.routine_format import BlockFile, PlainStep, RoutineFile
from upstroke.files.routine_upgrades import upgrade
from upstroke.files.step_toml import StepError, put_in, read_step
from upstroke.files.wording import explain

LARGEST_FILE = 1_000_000
"""Bytes. A routine of 500 steps has a tenth of this; more is not a routine."""
TOO_LARGE = "is far too large for a routine"

PARTS_AT_MOST = 1_000
"""Steps and blocks of one routine, those of included routines counted: files that include each other can grow fast."""

DEPTH_AT_MOST = 20
"""Blocks within blocks."""


class Neighbours(Protocol):
    """What a file may point to: shared steps, and other routines as plain data."""

    @property
    def shared(self) -> Mapping[str, PlainStep]:
        """Shared steps by id."""

    def routine_file(self, routine_id: str) -> RoutineFile | None:
        """The routine of that id as it is in its file."""

    @property
    def routine_ids(self) -> tuple[str, ...]:
        """All ids that can be included."""


def read_plain(path: Path) -> dict[str, Any]:
    """Read a TOML file and bring it to the current format. Raises RoutineError."""
    return plain(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """What is in a file that may be a routine. Raises RoutineError."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            reason = "is not a file"
        elif status.st_size > LARGEST_FILE:
            reason = TOO_LARGE
        else:
            return path.read_bytes()
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
    raise RoutineError([Fault(str(path), "", reason)])


def plain(content: bytes, name: str) -> dict[str, Any]:
    """The data of a TOML file, brought to the current format. Raises RoutineError, which calls the file by `name`."""
    try:
        return upgrade(parse(content))
    except ValueError as error:
        raise RoutineError([Fault(name, "", str(error))]) from None


def parse(content: bytes) -> dict[str, Any]:
    """The data of a TOML file. Raises ValueError, saying what it is not."""
    if len(content) > LARGEST_FILE:
        raise ValueError(TOO_LARGE)
    try:
        return tomli.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        reason = "is not a text file in UTF-8"
    except tomli.TOMLDecodeError as error:
        reason = f"is not valid TOML: {error}"
    except RecursionError:
        reason = "is nested too deeply"
    except ValueError:  # Python's own limit
        reason = "has a number with far too many digits"
    raise ValueError(reason)


def read_shared(path: Path) -> PlainStep:
    """Read a shared step, whose id is the file's name unless it says otherwise. Raises RoutineError."""
    step = read_plain(path)
    del step["format"]
    return {"id": path.stem, **step}


def read_file(path: Path) -> RoutineFile:
    """Read a routine file as far as it can be understood alone. Raises RoutineError."""
    return understood(read_plain(path), str(path))


def understood(data: Mapping[str, Any], name: str) -> RoutineFile:
    """The plain data of a routine, typed. Raises RoutineError, whose faults call the file by `name`."""
    place = ""
    try:
        file = msgspec.convert(data, RoutineFile)
    except msgspec.ValidationError as error:
        place, reason = explain(error, RoutineFile, BlockFile)
    except RecursionError:
        place, reason = "block", "is nested too deeply"
    else:
        if bool(file.step) != bool(file.block):
            return file
        reason = "has both steps and blocks; keep one kind" if file.step else "has no [[step]] and no [[block]]"
    raise RoutineError([Fault(name, place, reason)])


def build(file: RoutineFile, name: str, neighbours: Neighbours, anatomy: Anatomy) -> Routine:
    """Make a routine of a file's data, opening shared steps and included routines. Raises RoutineError with all faults.

    `name` is how the faults call the file.
    """
    builder = _Builder(name, neighbours, anatomy)
    steps = builder.steps(file.step)
    blocks = builder.blocks(file.block, file.id, (file.id,))
    if builder.faults:
        raise RoutineError(builder.faults)
    return Routine(
        id=file.id,
        title=file.title,
        slot=file.slot,
        steps=steps,
        blocks=blocks,
        summary=file.summary,
        how_often=file.how_often,
        basis=file.basis,
        consent=file.consent,
        sources=tuple(file.sources),
    )


class _Builder:
    """Opens what a file points to, collecting faults on the way."""

    def __init__(self, name: str, neighbours: Neighbours, anatomy: Anatomy) -> None:
        self.name = name
        self.neighbours = neighbours
        self.anatomy = anatomy
        self.faults: list[Fault] = []
        self.parts = 0
        self.depth = 0

    def fault(self, place: str, reason: str) -> None:
        self.faults.append(Fault(self.name, place, reason))

    def count(self) -> None:
        """Take note of one more step or block. Raises RoutineError where there are too many."""
        self.parts += 1
        if self.parts > PARTS_AT_MOST:
            self.fault("", f"has more than {PARTS_AT_MOST} steps and blocks, with all that it includes")
            raise RoutineError(self.faults)

    def steps(self, plain: list[PlainStep], inside: str = "") -> tuple[Step, ...]:
        """Steps written in a file, in order; wrong ones become faults."""
        found: list[Step] = []
        seen: set[str] = set()
        for number, data in enumerate(plain, 1):
            place = f"{inside}step {number}"
            whole = self.opened(data, place)
            if whole is None:
                continue
            if "id" in whole:
                place += f' "{whole["id"]}"'
            step = self.step(whole, place)
            if step is None:
                continue
            if step.id in seen:
                self.fault(f"{place}, id", "is used twice in this routine; give each step its own")
            seen.add(step.id)
            found.append(step)
        return tuple(found)

    def opened(self, data: PlainStep, place: str) -> PlainStep | None:
        """A step's data with the shared step that it uses put in."""
        if "use" not in data:
            return data
        use = data["use"]
        shared = self.neighbours.shared.get(use) if isinstance(use, str) else None
        if shared is None:
            hint = nearest(str(use), self.neighbours.shared)
            self.fault(f"{place}, use", f'there is no shared step "{use}"{hint}')
            return None
        return put_in(shared, {field: value for field, value in data.items() if field != "use"})

    def step(self, whole: PlainStep, place: str) -> Step | None:
        """A step of its whole data; a wrong one becomes faults."""
        self.count()
        try:
            return read_step(whole, self.anatomy)
        except StepError as error:
            for field, reason in error.faults:
                self.fault(f"{place}, {field}" if field else place, reason)
            return None

    def blocks(
        self, files: list[BlockFile], routine_id: str, above: tuple[str, ...], inside: str = ""
    ) -> tuple[Block, ...]:
        """Blocks in order; `above` are the routines that are being opened, for finding cycles."""
        if self.depth == DEPTH_AT_MOST:
            self.fault(inside.removesuffix(", "), f"has blocks more than {DEPTH_AT_MOST} deep")
            return ()
        self.depth += 1
        found = []
        seen: set[str] = set()
        for file in files:
            place = f'{inside}block "{file.id}"'
            if file.id in seen:
                self.fault(f"{place}, id", "is used twice here; give each block its own")
            seen.add(file.id)
            found.append(self.block(file, routine_id, above, place))
        self.depth -= 1
        return tuple(found)

    def block(self, file: BlockFile, routine_id: str, above: tuple[str, ...], place: str) -> Block:
        self.count()
        kinds = [kind for kind in (file.include, file.step, file.one_of, file.block) if kind]
        title = file.title or self.included_title(file, place)
        steps: tuple[Step, ...] = ()
        blocks: tuple[Block, ...] = ()
        options: tuple[Block, ...] = ()
        if len(kinds) != 1:
            self.fault(place, 'needs exactly one of "include", "step", "block" and "one_of"')
        elif file.include:
            routine_id = file.include
            steps, blocks = self.included(file, above, place)
        elif file.steps or file.change:
            self.fault(place, '"steps" and "change" belong to "include"')
        elif file.step:
            steps = self.steps(file.step, f"{place}, ")
        elif file.block:
            blocks = self.blocks(file.block, routine_id, above, f"{place}, ")
        else:
            options = self.blocks(file.one_of, routine_id, above, f"{place}, ")
        return Block(file.id, title, routine_id, steps, blocks, options, file.when)

    def included_title(self, file: BlockFile, place: str) -> str:
        """The title of a block that has none of its own."""
        if not file.include:
            self.fault(place, 'the field "title" is missing')
        target = self.neighbours.routine_file(file.include) if file.include else None
        return target.title if target else ""

    def included(
        self, file: BlockFile, above: tuple[str, ...], place: str
    ) -> tuple[tuple[Step, ...], tuple[Block, ...]]:
        """The steps or blocks of an included routine, with what differs here."""
        target_id = file.include or ""
        if target_id in above:
            self.fault(f"{place}, include", f"goes round in a circle: {' → '.join((*above, target_id))}")
            return (), ()
        target = self.neighbours.routine_file(target_id)
        if target is None:
            hint = nearest(target_id, self.neighbours.routine_ids)
            self.fault(f"{place}, include", f'there is no routine "{target_id}"{hint}')
            return (), ()
        if target.block:
            if file.steps or file.change:
                self.fault(place, f'"{target_id}" is made of blocks; it can only be included whole')
            return (), self.blocks(target.block, target_id, (*above, target_id), f"{place}, ")
        return self.chosen(file, target, place), ()

    def chosen(self, file: BlockFile, target: RoutineFile, place: str) -> tuple[Step, ...]:
        """The steps of an included routine that are taken, changed as asked."""
        by_id = {str(data.get("id", data.get("use"))): data for data in target.step}
        taken = file.steps or list(by_id)
        for name, own in file.change.items():
            if name not in taken:
                self.fault(f"{place}, change", f'"{name}" is not one of the steps here{nearest(name, taken)}')
            for field in ("id", "use"):
                if field in own:
                    self.fault(f'{place}, step "{name}", {field}', "can't be changed here")
        found: dict[str, Step] = {}
        for name in taken:
            if name not in by_id:
                self.fault(f"{place}, steps", f'"{target.id}" has no step "{name}"{nearest(name, by_id)}')
                continue
            inside = f'{place}, step "{name}"'
            whole = self.opened(by_id[name], inside)
            step = self.step(put_in(whole, file.change.get(name, {})), inside) if whole is not None else None
            if step is not None:
                # One may be taken twice; as a step of its own it has an id of its own.
                own_id = fresh_id(step.id, found)
                found[own_id] = step if own_id == step.id else replace(step, id=own_id)
        return tuple(found.values())
