"""A routine opened into the flat list of steps that is really played."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from upstroke.domain.routine import Block, Condition, Routine, Slot, Step
from upstroke.domain.technique import Tool

Rest = Callable[[Tool], str]
"""Says in a sentence why a tool must rest today; empty where it may be used."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A step and the routine that it came from."""

    routine_id: str
    step: Step


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block that is not played, and why."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A block that offers options: which there are and which one was taken; the reason where one is stopped today."""

    block_id: str
    titles: tuple[str, ...]
    taken: int
    stopped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """What is played: the steps in order, what was left out, and which choices were open."""

    routine_id: str
    title: str
    slot: Slot
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def tools(self) -> tuple[Tool, ...]:
        """The tools needed, in the order in which they come up."""
        used = (entry.step.tool for entry in self.entries)
        return tuple(dict.fromkeys(tool for tool in used if tool is not Tool.NONE))

    @property
    def main_tool(self) -> Tool:
        """The tool that it is about: the first one, the hands only where there is no other."""
        return next((tool for tool in self.tools if tool is not Tool.HANDS), Tool.HANDS)

    @property
    def zones(self) -> tuple[str, ...]:
        """The zones worked, in the order in which they come up."""
        return tuple(dict.fromkeys(zone for entry in self.entries for zone in entry.step.zones))


def no_rest(tool: Tool) -> str:
    """A `Rest` under which every tool may be used: for showing a routine whole."""
    return ""


def open_routine(routine: Routine, rest: Rest = no_rest, choices: Mapping[str, int] | None = None) -> Programme:
    """Open a routine's blocks into a flat list.

    `choices` says by block id which option the user took; without it the first one whose tools may be used today is
    taken.
    """
    if not routine.blocks:
        return Programme(
            routine.id, routine.title, routine.slot, tuple(Entry(routine.id, step) for step in routine.steps)
        )
    opened = _Opening(rest, choices or {})
    entries = tuple(entry for block in routine.blocks for entry in opened.block(block))
    return Programme(routine.id, routine.title, routine.slot, entries, tuple(opened.left_out), tuple(opened.choices))


class _Opening:
    """Collects what is left out and what was chosen while blocks are opened."""

    def __init__(self, rest: Rest, choices: Mapping[str, int]) -> None:
        self.rest = rest
        self.chosen = choices
        self.left_out: list[LeftOut] = []
        self.choices: list[Choice] = []

    def block(self, block: Block) -> Iterator[Entry]:
        reason = self.stopped(block) if block.when is Condition.TOOL_RESTED else ""
        if reason:
            self.left_out.append(LeftOut(block.title, reason))
            return
        for step in block.steps:
            yield Entry(block.routine_id, step)
        for inner in block.blocks:
            yield from self.block(inner)
        if block.options:
            yield from self.block(self.take(block))

    def take(self, block: Block) -> Block:
        stopped = tuple(self.stopped(option) for option in block.options)
        taken = self.chosen.get(block.id, -1)
        if not 0 <= taken < len(stopped):
            taken = next((index for index, reason in enumerate(stopped) if not reason), 0)
        self.choices.append(Choice(block.id, tuple(option.title for option in block.options), taken, stopped))
        return block.options[taken]

    def stopped(self, block: Block) -> str:
        """The first reason why a tool of this block must rest."""
        inner = (self.stopped(part) for part in (*block.blocks, *block.options))
        return next((reason for reason in (*(self.rest(step.tool) for step in block.steps), *inner) if reason), "")
