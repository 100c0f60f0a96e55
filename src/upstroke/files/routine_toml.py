"""Reading one routine file: text to plain data to routine, with every fault named by file, step and field."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec
import tomli

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.routine import Block, Routine, Step
from upstroke.files.faults import Fault, RoutineError, nearest
from upstroke.files.routine_format import BlockFile, PlainStep, RoutineFile
from upstroke.files.routine_upgrades import upgrade
from upstroke.files.step_toml import StepError, explain, put_in, read_step

LARGEST_FILE = 1_000_000
"""Bytes. A routine of 500 steps has a tenth of this; more is not a routine."""

Faults = list[Fault]


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
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ValueError("is far too large for a routine")
        return upgrade(tomli.loads(path.read_bytes().decode("utf-8-sig")))
    except UnicodeDecodeError:
        reason = "is not a text file in UTF-8"
    except tomli.TOMLDecodeError as error:
        reason = f"is not valid TOML: {error}"
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
    except (ValueError, RecursionError) as error:
        reason = str(error)
    raise RoutineError([Fault(str(path), "", reason)])


def read_file(path: Path) -> RoutineFile:
    """Read a routine file as far as it can be understood alone. Raises RoutineError."""
    data = read_plain(path)
    try:
        file = msgspec.convert(data, RoutineFile)
    except msgspec.ValidationError as error:
        fields = (*RoutineFile.__struct_fields__, *BlockFile.__struct_fields__)
        raise RoutineError([Fault(str(path), *explain(str(error), fields))]) from None
    if bool(file.step) == bool(file.block):
        reason = (
            "has both steps and blocks; keep one kind" if file.step else "has no steps: add a [[step]] or a [[block]]"
        )
        raise RoutineError([Fault(str(path), "", reason)])
    return file


def build(file: RoutineFile, name: str, neighbours: Neighbours, anatomy: Anatomy) -> Routine:
    """Make a routine of a file's data, opening shared steps and included routines. Raises RoutineError with all faults.

    `name` is how the faults call the file.
    """
    builder = _Builder(name, neighbours, anatomy)
    steps = builder.steps(file.step)
    blocks = builder.blocks(file.block, file.id, (file.id,))
    if not builder.faults and sum(1 for _ in steps) + len(blocks) == 0:
        builder.fault("", "has no steps")
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
        sources=tuple(file.sources),
    )


class _Builder:
    """Opens what a file points to, collecting faults on the way."""

    def __init__(self, name: str, neighbours: Neighbours, anatomy: Anatomy) -> None:
        self.name = name
        self.neighbours = neighbours
        self.anatomy = anatomy
        self.faults: Faults = []

    def fault(self, place: str, reason: str) -> None:
        self.faults.append(Fault(self.name, place, reason))

    def steps(self, plain: list[PlainStep], inside: str = "") -> tuple[Step, ...]:
        """Steps written in a file, in order; wrong ones become faults."""
        found: list[Step] = []
        seen: set[str] = set()
        for number, data in enumerate(plain, 1):
            place = f"{inside}step {number}"
            whole = self.opened(data, place)
            if whole is None:
                continue
            step = self.step(whole, f"{place} “{whole.get('id', '')}”")
            if step is None:
                continue
            if step.id in seen:
                self.fault(f"{place} “{step.id}”, id", "is used twice in this routine; give each step its own")
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
            self.fault(f"{place}, use", f"there is no shared step “{use}”{nearest(str(use), self.neighbours.shared)}")
            return None
        return put_in({"id": use, **shared}, data)

    def step(self, whole: PlainStep, place: str) -> Step | None:
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
        found = []
        seen: set[str] = set()
        for file in files:
            place = f"{inside}block “{file.id}”"
            if file.id in seen:
                self.fault(place, "its id is used twice here; give each block its own")
            seen.add(file.id)
            found.append(self.block(file, routine_id, above, place))
        return tuple(found)

    def block(self, file: BlockFile, routine_id: str, above: tuple[str, ...], place: str) -> Block:
        kinds = [kind for kind in ("include", "step", "one_of") if getattr(file, kind)]
        steps: tuple[Step, ...] = ()
        blocks: tuple[Block, ...] = ()
        options: tuple[Block, ...] = ()
        if len(kinds) != 1:
            self.fault(place, "needs exactly one of “include”, “step” and “one_of”")
        elif file.include:
            routine_id = file.include
            steps, blocks = self.included(file, above, place)
        elif (file.steps or file.change) and not file.include:
            self.fault(place, "“steps” and “change” belong to “include”")
        elif file.step:
            steps = self.steps(file.step, f"{place}, ")
        else:
            options = self.blocks(file.one_of, routine_id, above, f"{place}, ")
        return Block(file.id, file.title, routine_id, steps, blocks, options, file.when)

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
            self.fault(f"{place}, include", f"there is no routine “{target_id}”{hint}")
            return (), ()
        if target.block:
            if file.steps or file.change:
                self.fault(place, f"“{target_id}” is made of blocks; it can only be included whole")
            return (), self.blocks(target.block, target_id, (*above, target_id), f"{place}, ")
        return self.chosen(file, target, place), ()

    def chosen(self, file: BlockFile, target: RoutineFile, place: str) -> tuple[Step, ...]:
        """The steps of an included routine that are taken, changed as asked."""
        whole = [self.opened(data, f"{place}, step {number}") for number, data in enumerate(target.step, 1)]
        by_id = {str(data.get("id")): data for data in whole if data is not None}
        for field, names in (("steps", file.steps), ("change", list(file.change))):
            for name in names:
                if name not in by_id:
                    self.fault(f"{place}, {field}", f"“{target.id}” has no step “{name}”{nearest(name, by_id)}")
        found = []
        for step_id in file.steps or by_id:
            if step_id in by_id:
                data = put_in(by_id[step_id], {**file.change.get(step_id, {}), "id": step_id})
                found.append(self.step(data, f"{place}, step “{step_id}”"))
        return tuple(step for step in found if step is not None)
