"""How long routines take, worked out when first asked for."""

from upstroke.domain.overview import overview
from upstroke.domain.routine import Routine
from upstroke.domain.timeline import Options


class Lengths:
    """Lengths in ms, laid out as the user wants it, on a day when nothing must rest."""

    def __init__(self, options: Options | None = None) -> None:
        self._options = options
        self._known: dict[str, int] = {}

    def of(self, routine: Routine) -> int:
        """The length of a routine; there is one of each id."""
        if routine.id not in self._known:
            self._known[routine.id] = overview(routine, self._options).length_ms
        return self._known[routine.id]
