"""What can be put into a routine: the steps of all routines, whole routines, and what is no stroke."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from upstroke.domain.draft import Draft, Item, contains
from upstroke.domain.overview import overview
from upstroke.domain.routine import Block, Routine, Seconds, Step, UntilReady
from upstroke.domain.technique import Movement, Slip, Technique, Tool

PAUSES = (
    Step("make-it-slippery", "Make it slippery", Technique.PREP, Seconds(20), slip=Slip.GENEROUS),
    Step("clean-the-tool", "Clean the tool", Technique.PREP, UntilReady()),
    Step("wait", "Let it sink in", Technique.WAIT, Seconds(60)),
    Step("until-ready", "Until you are ready", Technique.WAIT, UntilReady()),
)
"""Preparations and waits that fit everywhere."""


class Kind(StrEnum):
    """What an entry is."""

    STEP = "step"
    ROUTINE = "routine"
    PAUSE = "pause"
    """A preparation, a wait, a breath: nothing is done to the skin."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be taken, and the title of the routine that it was found in."""

    item: Item
    kind: Kind
    found_in: str
    tools: frozenset[Tool]
    techniques: frozenset[Technique]
    zones: frozenset[str]

    @property
    def length_ms(self) -> int:
        """How long it takes, laid out; worked out when it is asked for, as there may be hundreds."""
        return overview(Draft(items=(self.item,)).routine).length_ms

    @property
    def searched(self) -> str:
        """The text in which a search looks, in small letters."""
        item = self.item
        cue = item.cue if isinstance(item, Step) else ""
        names = (*self.tools, *self.techniques, *self.zones)
        return " ".join((item.title, self.found_in, cue, *names)).replace("_", " ").casefold()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one looks for; None and an empty text ask for nothing."""

    text: str = ""
    kind: Kind = Kind.STEP
    tool: Tool | None = None
    technique: Technique | None = None
    zone: str = ""

    def fits(self, entry: Entry) -> bool:
        """Whether an entry answers."""
        return (
            entry.kind is self.kind
            and (self.tool is None or self.tool in entry.tools)
            and (self.technique is None or self.technique in entry.techniques)
            and (not self.zone or self.zone in entry.zones)
            and all(word in entry.searched for word in self.text.casefold().split())
        )


def entries(routines: Iterable[Routine], written: str = "") -> tuple[Entry, ...]:
    """All there is to take, each step once, by title. Whole routines that hold the one being `written` are left out."""
    routines = tuple(routines)
    steps: dict[tuple[object, ...], Entry] = {}
    for routine in routines:
        for step in _steps(routine.steps, routine.blocks):
            # Where only the dose differs it is the same stroke.
            key = (step.title, step.tool, step.technique, step.paths, step.side)
            steps.setdefault(key, _of_step(step, routine.title))
    for pause in PAUSES:
        steps.setdefault((pause.title, pause.tool, pause.technique), _of_step(pause, ""))
    whole = (_of_routine(each) for each in routines if not written or not contains(each, written))
    return tuple(sorted((*steps.values(), *whole), key=lambda entry: entry.item.title.casefold()))


def _steps(steps: Iterable[Step], blocks: Iterable[Block]) -> Iterator[Step]:
    yield from steps
    for block in blocks:
        yield from _steps(block.steps, (*block.blocks, *block.options))


def _of_step(step: Step, found_in: str) -> Entry:
    kind = Kind.STEP if step.on_skin or step.movement is Movement.JAW else Kind.PAUSE
    return Entry(step, kind, found_in, frozenset({step.tool}), frozenset({step.technique}), frozenset(step.zones))


def _of_routine(routine: Routine) -> Entry:
    block = Block(routine.id, routine.title, routine.id, routine.steps, routine.blocks)
    steps = tuple(_steps(routine.steps, routine.blocks))
    return Entry(
        block,
        Kind.ROUTINE,
        "",
        frozenset(step.tool for step in steps if step.tool is not Tool.NONE),
        frozenset(step.technique for step in steps),
        frozenset(zone for step in steps for zone in step.zones),
    )
