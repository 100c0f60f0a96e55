"""Steps that are put into a draft to mend it: some that come with Upstroke, known by their ids."""

from collections.abc import Iterable
from dataclasses import dataclass

from upstroke.domain.routine import Step

OPENER, CLOSER, SLIP = "wake-the-collarbones", "drain-to-the-collarbone", "make-it-slippery"


@dataclass(frozen=True, slots=True)
class Remedies:
    """One that opens the neck, on dry skin too; one that leads down it, on slippery skin; and one that makes it so."""

    opener: Step | None = None
    closer: Step | None = None
    slip: Step | None = None

    @classmethod
    def among(cls, steps: Iterable[Step]) -> "Remedies":
        """Those that are among some steps; of several with an id the first."""
        known: dict[str, Step] = {}
        for step in steps:
            known.setdefault(step.id, step)
        return cls(known.get(OPENER), known.get(CLOSER), known.get(SLIP))


NO_REMEDIES = Remedies()
