"""What can be done now of the routines of a library, for whoever shows many of them."""

from collections.abc import Callable, Mapping
from functools import cache

from upstroke.domain.clearance import Clearance
from upstroke.domain.programme import Programme, Rest, no_rest, open_routine
from upstroke.domain.routine import Routine
from upstroke.domain.technique import Tool

Judge = Callable[[Programme], Clearance]
"""Says what of a programme may be played now."""


class Outlook:
    """Says what of a routine may be played now. Each is judged when it is first asked for, and what was found is kept.

    `rest` says why a tool must rest, `judge` all else that is in the way; without them nothing is.
    """

    def __init__(self, rest: Rest = no_rest, judge: Judge = Clearance) -> None:
        self.rest: Rest = cache(rest)
        self._judge = judge
        self._found: dict[str, tuple[tuple[Routine, dict[str, int]], Clearance]] = {}

    def knows(self, routine: Routine) -> bool:
        """Whether a routine was judged before, so that to ask again takes no time."""
        return routine.id in self._found

    def clearance(self, routine: Routine, choices: Mapping[str, int] | None = None) -> Clearance:
        """What of a routine may be played, with these of its options. The last answer for each routine is kept."""
        asked = (routine, dict(choices or {}))
        kept = self._found.get(routine.id)
        if kept is None or kept[0] != asked:
            kept = asked, self._judge(open_routine(routine, self.rest, choices))
            self._found[routine.id] = kept
        return kept[1]

    def can_do(self, routine: Routine) -> bool:
        """Whether a routine can be done now, be it in part; without its main tool it is another routine."""
        found = self.clearance(routine)
        wanted = open_routine(routine, self.rest).main_tool
        return found.playable and wanted in (Tool.HANDS, found.programme.main_tool)
