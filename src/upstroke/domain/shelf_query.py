"""Finding routines in a library: what one may ask for, and which routines answer, in order."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from upstroke.domain.overview import overview
from upstroke.domain.programme import Rest, no_rest, open_routine
from upstroke.domain.routine import Block, Condition, Routine, Slot
from upstroke.domain.technique import Tool

ALWAYS_AT_HAND = frozenset({Tool.HANDS, Tool.NONE})
"""What nobody has to own."""


class Length(StrEnum):
    """How long a routine may take."""

    UP_TO_5 = "up_to_5"
    UP_TO_10 = "up_to_10"
    UP_TO_15 = "up_to_15"
    LONGER = "longer"


_MOST_MINUTES = {Length.UP_TO_5: 5, Length.UP_TO_10: 10, Length.UP_TO_15: 15}


class Order(StrEnum):
    """What comes first."""

    TITLE = "title"
    LENGTH = "length"
    """The shortest first."""
    SLOT = "slot"
    """Along the day: morning, evening, then what suits any time."""


Benefit = tuple[str, str]
"""What people hope for, and the grade of the evidence for it."""


@dataclass(frozen=True, slots=True)
class ShelfFacts:
    """What is known of the routines beyond what their files say.

    `favourites` are ids of routines, `owned` names of tools (none: it is not known which), and `benefits` holds for the
    id of a routine what it is done for.
    """

    favourites: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    benefits: Mapping[str, tuple[Benefit, ...]] = field(default_factory=dict)

    def labels(self, routine_id: str) -> tuple[str, ...]:
        """What a routine is done for."""
        return tuple(label for label, _ in self.benefits.get(routine_id, ()))


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """What a routine has to be to be shown, and the order; None and empty texts ask for nothing.

    `text` is what was typed: all its words must be found. `tool` finds what can be done with it; for the hands, what
    needs nothing else. `rested_only` leaves what can be done now, `owned_only` what needs no tool that is not owned.
    """

    text: str = ""
    tool: Tool | None = None
    benefit: str = ""
    slot: Slot | None = None
    length: Length | None = None
    rested_only: bool = False
    owned_only: bool = False
    favourites_only: bool = False
    order: Order = Order.TITLE


def length_of(routine: Routine) -> int:
    """How long a routine takes, in ms, on a day when nothing must rest."""
    return overview(routine).length_ms


def text_of(routine: Routine) -> str:
    """The words that every routine has, for a search."""
    return f"{routine.title} {routine.summary}"


def find(
    routines: Iterable[Routine],
    query: ShelfQuery,
    facts: ShelfFacts,
    rest: Rest = no_rest,
    *,
    searched: Callable[[Routine], str] = text_of,
    length_ms: Callable[[Routine], int] = length_of,
) -> tuple[Routine, ...]:
    """The routines that a query asks for, in its order.

    `searched` gives the words of a routine that a search looks at, and `length_ms` its length; it is only asked where
    the length matters.
    """
    words = query.text.casefold().split()

    def fits(routine: Routine) -> bool:
        return (
            query.slot in (None, routine.slot)
            and (not query.favourites_only or routine.id in facts.favourites)
            and (not query.benefit or query.benefit in facts.labels(routine.id))
            and (query.tool is None or _is_done_with(routine, query.tool))
            and _can_be_done(routine, query, facts, rest)
            and (not words or _has_all(words, " ".join((searched(routine), *facts.labels(routine.id)))))
            and (query.length is None or _is_as_long_as(query.length, length_ms(routine)))
        )

    by_title = sorted(filter(fits, routines), key=lambda routine: routine.title.casefold())
    match query.order:
        case Order.LENGTH:
            by_title.sort(key=length_ms)
        case Order.SLOT:
            by_title.sort(key=lambda routine: tuple(Slot).index(routine.slot))
    return tuple(by_title)


def tools_of(routine: Routine) -> frozenset[Tool]:
    """All tools that a routine may be done with, those of every option too."""
    return frozenset(_tools(_whole(routine)))


def _whole(routine: Routine) -> Block:
    return Block(routine.id, routine.title, routine.id, routine.steps, routine.blocks)


def _tools(block: Block) -> Iterator[Tool]:
    yield from (step.tool for step in block.steps)
    for part in (*block.blocks, *block.options):
        yield from _tools(part)


def _is_done_with(routine: Routine, tool: Tool) -> bool:
    tools = tools_of(routine)
    return tools <= ALWAYS_AT_HAND if tool is Tool.HANDS else tool in tools


def _can_be_done(routine: Routine, query: ShelfQuery, facts: ShelfFacts, rest: Rest) -> bool:
    rested = rest if query.rested_only else no_rest
    owned = facts.owned if query.owned_only else frozenset()

    def may_use(tool: Tool) -> bool:
        return not rested(tool) and (not owned or tool in owned or tool in ALWAYS_AT_HAND)

    something_is_left = not query.rested_only or bool(open_routine(routine, rest).entries)
    return something_is_left and _works(_whole(routine), may_use, rested)


def _works(block: Block, may_use: Callable[[Tool], bool], rest: Rest) -> bool:
    """Whether a block needs nothing but what may be used: of a choice, one option is enough."""
    if _is_left_out(block, rest):
        return True
    options = [option for option in block.options if not _is_left_out(option, rest)]
    return (
        all(may_use(step.tool) for step in block.steps)
        and all(_works(part, may_use, rest) for part in block.blocks)
        and (not options or any(_works(option, may_use, rest) for option in options))
    )


def _is_left_out(block: Block, rest: Rest) -> bool:
    """As when the routine is opened to be played."""
    return block.when is Condition.TOOL_RESTED and any(rest(tool) for tool in _tools(block))


def _has_all(words: Iterable[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _is_as_long_as(length: Length, ms: int) -> bool:
    """Whether a length fits, in whole minutes, as the cards show it."""
    minutes = (round(ms / 1000) + 30) // 60
    if length is Length.LONGER:
        return minutes > max(_MOST_MINUTES.values())
    return minutes <= _MOST_MINUTES[length]
