"""Finding sessions: what one may ask for."""

from dataclasses import dataclass

from upstroke.domain.routine import Slot
from upstroke.domain.session import SessionOutcome
from upstroke.domain.technique import Tool


@dataclass(frozen=True, slots=True)
class Word:
    """A word to be found in the title, a step, a tool, a zone or the note of a session.

    `tools` and `zones` are the ids of those whose plain names it is found in: these count as found too.
    """

    text: str
    tools: tuple[str, ...] = ()
    zones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionQuery:
    """What a session has to be to be shown; None and nothing ask for nothing. All words must be found.

    `tool` finds sessions in which something was done with it.
    """

    words: tuple[Word, ...] = ()
    slot: Slot | None = None
    outcome: SessionOutcome | None = None
    tool: Tool | None = None
    with_note: bool = False
    with_rating: bool = False


EVERYTHING = SessionQuery()
