"""What is said of a draft while it is written, and what would put it right."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import Place, changed
from upstroke.domain.routine import Step
from upstroke.domain.safety_words import joined

NAMED = 2
"""So many steps are named in a sentence, or one more where it is the last."""
UNTITLED = "Untitled"


class Weight(StrEnum):
    """How much a remark matters, the most first."""

    STOP = "stop"
    """It can't be saved, or not be played like this."""
    CAUTION = "caution"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """Its place among the weights; 0 matters most."""
        return list(Weight).index(self)


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that puts it right, in words for a button. `apply` makes the draft, such as it is then, another."""

    words: str
    apply: Callable[[Draft], Draft] = field(compare=False)

    @classmethod
    def of_steps(cls, words: str, places: Iterable[Place], change: Callable[[Step], Step | None]) -> "Fix":
        """One that changes some steps and leaves all others; None takes a step out."""
        there = {(place.item_id, place.step) for place in places}
        return cls(
            words, lambda draft: changed(draft, lambda item, step: change(step) if (item, step) in there else step)
        )

    @classmethod
    def without(cls, words: str, places: Iterable[Place]) -> "Fix":
        """One that takes some steps out."""
        return cls.of_steps(words, places, lambda step: None)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say, in a sentence, and the ids of the items that it is about; none means all of it."""

    rule: str
    weight: Weight
    sentence: str
    items: tuple[str, ...] = ()
    fix: Fix | None = None


def items_of(places: Iterable[Place]) -> tuple[str, ...]:
    """The ids of the items that some steps belong to, each once."""
    return tuple(dict.fromkeys(place.item_id for place in places))


def named(places: Iterable[Place]) -> str:
    """Steps by their titles in a sentence, each once: `“Jawline”, “Cheeks” and 3 more`."""
    titles = list(dict.fromkeys(f"“{place.step.title or UNTITLED}”" for place in places))
    if len(titles) > NAMED + 1:
        titles = [*titles[:NAMED], f"{len(titles) - NAMED} more"]
    return joined(titles)


def times(count: int) -> str:
    """How often: `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
