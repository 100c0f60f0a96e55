"""What one wants to know of a routine before it is played: how long, how many strokes, with what, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from upstroke.domain.anatomy import View
from upstroke.domain.programme import Programme, Rest, no_rest, open_routine
from upstroke.domain.routine import Routine, Step
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options, lay_out


@dataclass(frozen=True, slots=True)
class Overview:
    """A routine with what it adds up to. `step_ms` holds for each step its length with lead-in and change of sides."""

    routine: Routine
    programme: Programme
    length_ms: int
    strokes: int
    step_ms: tuple[int, ...]
    tools: tuple[Tool, ...]
    zones: tuple[str, ...]


def signature(programme: Programme) -> Step | None:
    """The step that stands for a routine in a picture; None where none touches the skin.

    It is seen from the front if one is, and done with the tool that the routine is about, the hands only where there is
    no other. Which of these goes by the routine's id, so that routines with the same tool are pictured differently.
    """
    touching = [entry.step for entry in programme.entries if entry.step.paths]
    shown = [step for step in touching if step.view is View.FRONT] or touching
    steps = [step for step in shown if step.tool is programme.main_tool] or shown
    return steps[sum(programme.routine_id.encode()) % len(steps)] if steps else None


def overview(
    routine: Routine,
    options: Options | None = None,
    rest: Rest = no_rest,
    choices: Mapping[str, int] | None = None,
) -> Overview:
    """Open a routine, lay it out and add it up."""
    programme = open_routine(routine, rest, choices)
    if not programme.entries:
        return Overview(routine, programme, 0, 0, (), (), ())
    timeline = lay_out(programme, options)
    return Overview(
        routine, programme, timeline.length_ms, timeline.strokes, timeline.step_ms, programme.tools, programme.zones
    )
