"""Items of a draft as text that can be copied, sent and pasted: the steps and blocks of a routine file."""

from collections.abc import Iterable, Mapping

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Draft, Item
from upstroke.domain.routine import Routine
from upstroke.files.faults import Fault, RoutineError
from upstroke.files.routine_text import NOTHING_KNOWN, routine_text
from upstroke.files.routine_toml import Neighbours, build, parse, understood
from upstroke.files.routine_upgrades import UPGRADES, upgrade

NAME = "what was pasted"
HEAD = {"format": len(UPGRADES) + 1, "id": "pasted", "title": "Pasted", "slot": "any"}
"""What a routine file has besides its steps."""


def clip(items: Iterable[Item], known: Mapping[str, Routine] = NOTHING_KNOWN) -> str:
    """Items as text; blocks that are a routine of `known` are named, others written out."""
    whole = Draft("pasted", "Pasted", items=tuple(items)).routine
    text = routine_text(whole, known)
    return text[text.index("\n[[") + 1 :] if "\n[[" in text else ""


def read_clip(text: str, neighbours: Neighbours, anatomy: Anatomy) -> tuple[Item, ...]:
    """The items of a text, which may be a whole routine file. Raises RoutineError with all that is wrong in it."""
    try:
        data = upgrade({**HEAD, **parse(text.encode(errors="replace"))})
    except ValueError as error:
        raise RoutineError([Fault(NAME, "", str(error))]) from None
    return Draft.of(build(understood(data, NAME), NAME, neighbours, anatomy)).items
