"""What one wants to know of a routine before it is played: how long, how many strokes, with what, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from upstroke.domain.programme import Programme, Rest, no_rest, open_routine
from upstroke.domain.routine import Routine
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
