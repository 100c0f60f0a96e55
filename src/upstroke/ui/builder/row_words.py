"""The words of a row in a sequence: what it is done with, how much of it there is, and what is in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from upstroke.domain.draft import Item
from upstroke.domain.overview import overview
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Block, Routine, Side, Slot, Step, UntilReady
from upstroke.domain.safety_words import seconds
from upstroke.domain.technique import Movement, Technique, Tool
from upstroke.domain.timeline import GET_READY_MS, lay_out
from upstroke.ui import words

TOOL_TAGS: dict[Tool, str] = {
    Tool.HANDS: "hands",
    Tool.GUA_SHA: "gua sha",
    Tool.ROLLER: "roller",
    Tool.CUPS: "cups",
    Tool.BRUSH: "brush",
    Tool.NONE: "no tool",
}
"""The tools in a word or two, where there is no room for more."""

_TOOLLESS = {Technique.PREP: "prepare", Technique.WAIT: "wait", Technique.BREATH: "breath"}
"""What stands in the place of the tool where none touches the skin."""

UNTITLED = "Untitled"
MOST_TOOLS = 2
"""More tools than these are counted and not named."""


@dataclass(frozen=True, slots=True)
class RowWords:
    """The words on a row. `spoken` is its tag for those who hear it, `inside` what it asks for or is made of."""

    title: str
    tag: str
    dose: str
    spoken: str
    inside: str


def row_words(item: Item) -> RowWords:
    """The words for a step or a block."""
    return _of_step(item) if isinstance(item, Step) else _of_block(item)


def _of_step(step: Step) -> RowWords:
    tag = _TOOLLESS.get(step.technique) or TOOL_TAGS[step.tool]
    spoken = words.TOOLS[step.tool] if step.technique not in _TOOLLESS else tag
    if step.movement is Movement.JAW and step.tool is Tool.NONE:
        tag = spoken = "jaw"
    return RowWords(step.title or UNTITLED, words.capitalised(tag), row_dose(step), spoken, step.cue)


def row_dose(step: Step) -> str:
    """How long a step is worked on one side, as it is played: `each side 35 s`, `30 s`, `until ready`."""
    if isinstance(step.dose, UntilReady):
        return "until ready"
    timeline = lay_out(open_routine(_alone(step)))
    length = seconds(timeline.spans[timeline.passes(0)[0]].length_ms / 1000)
    return f"each side {length}" if step.side is Side.EACH else length


def _of_block(block: Block) -> RowWords:
    steps = tuple(entry.step for entry in open_routine(_alone(block)).entries)
    tools = tuple(dict.fromkeys(step.tool for step in _steps(block) if step.tool not in (Tool.HANDS, Tool.NONE)))
    tags = (" or " if block.options else ", ").join(TOOL_TAGS[tool] for tool in tools)
    tag = words.capitalised(tags) if len(tools) <= MOST_TOOLS else f"{len(tools)} tools"
    if block.options:
        inside = " or ".join(option.title for option in block.options)
        return RowWords(block.title or UNTITLED, tag or "Choice", _block_dose(block), f"choice of {inside}", inside)
    inside = ", ".join(step.title for step in steps)
    spoken = f"routine, {words.tools_line(tools)}" if tools else "routine"
    return RowWords(block.title or UNTITLED, tag or "Routine", _block_dose(block), spoken, inside)


def _block_dose(block: Block) -> str:
    whole = overview(_alone(block))
    if not whole.step_ms:
        return "no steps"
    # Getting ready comes once, before all of a sequence.
    return f"{words.about(whole.length_ms - GET_READY_MS)} · {words.counted(len(whole.step_ms), 'step')}"


def _alone(part: Item) -> Routine:
    """A routine of nothing else."""
    if isinstance(part, Step):
        return Routine("", "", Slot.ANY, (part,))
    return Routine("", "", Slot.ANY, blocks=(part,))


def _steps(block: Block) -> Iterator[Step]:
    """All steps that may be played in a block, those of every option too."""
    yield from block.steps
    for part in (*block.blocks, *block.options):
        yield from _steps(part)
