"""Finding routines in a library: what one may ask for, and which routines answer, in order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from upstroke.domain.overview import overview
from upstroke.domain.programme import Rest, no_rest
from upstroke.domain.routine import Block, Condition, Routine, Slot
from upstroke.domain.script import Saying
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options

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

    `favourites` are ids of routines, `owned` names of tools (none: it is not known which), `benefits` holds for the id
    of a routine what it is done for, `own` are the ids of those that the user wrote, and `said` holds for the id of a
    routine in which more or less is said than in others how much that is. `options` is how all others are laid out.
    """

    favourites: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    benefits: Mapping[str, tuple[Benefit, ...]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    said: Mapping[str, Saying] = field(default_factory=dict)
    options: Options = field(default_factory=Options)

    def labels(self, routine_id: str) -> tuple[str, ...]:
        """What a routine is done for."""
        return tuple(label for label, _ in self.benefits.get(routine_id, ()))

    def options_of(self, routine_id: str) -> Options:
        """How a routine is laid out when it is played: what is said takes time."""
        speech = self.options.speech
        return replace(self.options, speech=replace(speech, saying=self.said.get(routine_id, speech.saying)))


@dataclass(frozen=True, slots=True)
class ShelfQuery:
    """What a routine has to be to be shown, and the order; None and empty texts ask for nothing.

    `text` is what was typed: all its words must be found. `tool` finds what can be done with it; for the hands, what
    needs nothing else. `doable_only` leaves what can be done now, be it in part, `owned_only` what needs no tool that
    is not owned.
    """

    text: str = ""
    tool: Tool | None = None
    benefit: str = ""
    slot: Slot | None = None
    length: Length | None = None
    doable_only: bool = False
    owned_only: bool = False
    favourites_only: bool = False
    order: Order = Order.TITLE


def length_of(routine: Routine) -> int:
    """How long a routine takes, in ms, on a day when nothing must rest."""
    return overview(routine).length_ms


def always(routine: Routine) -> bool:
    """Every routine can be done, as where nothing is known of the user."""
    return True


def text_of(routine: Routine) -> str:
    """The words that every routine has, for a search."""
    return f"{routine.title} {routine.summary}"


def find(
    routines: Iterable[Routine],
    query: ShelfQuery,
    facts: ShelfFacts,
    rest: Rest = no_rest,
    *,
    can_do: Callable[[Routine], bool] = always,
    searched: Callable[[Routine], str] = text_of,
    length_ms: Callable[[Routine], int] = length_of,
) -> tuple[Routine, ...]:
    """The routines that a query asks for, in its order.

    `can_do` says whether a routine can be done now, and `rest` why an option of it is not put forward now. `searched`
    gives the words of a routine that a search looks at, and `length_ms` its length. What takes time, the length and
    whether it can be done, is only asked where it matters.
    """
    words = query.text.casefold().split()
    tools = facts.owned | ALWAYS_AT_HAND if query.owned_only and facts.owned else None
    resting = rest if query.doable_only else no_rest

    def fits(routine: Routine) -> bool:
        return (
            query.slot in (None, routine.slot)
            and (not query.favourites_only or routine.id in facts.favourites)
            and (not query.benefit or query.benefit in facts.labels(routine.id))
            and (query.tool is None or _is_done_with(routine, query.tool))
            and (tools is None or _needs_only(_whole(routine), tools, resting))
            and (not words or _has_all(words, " ".join((searched(routine), *facts.labels(routine.id)))))
            and (query.length is None or _is_as_long_as(query.length, length_ms(routine)))
            and (not query.doable_only or can_do(routine))
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


def _needs_only(block: Block, tools: Collection[str], rest: Rest) -> bool:
    """Whether a block needs no other tools, opened as it is to be played: of a choice one option is enough."""
    if block.when is Condition.TOOL_RESTED and _rests(block, rest):
        return True
    options = [option for option in block.options if not _rests(option, rest)]
    return (
        all(step.tool in tools for step in block.steps)
        and all(_needs_only(part, tools, rest) for part in block.blocks)
        and (not options or any(_needs_only(option, tools, rest) for option in options))
    )


def _rests(block: Block, rest: Rest) -> bool:
    return any(rest(tool) for tool in _tools(block))


def _has_all(words: Iterable[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _is_as_long_as(length: Length, ms: int) -> bool:
    """Whether a length fits, in whole minutes, as the cards show it."""
    minutes = (round(ms / 1000) + 30) // 60
    if length is Length.LONGER:
        return minutes > max(_MOST_MINUTES.values())
    return minutes <= _MOST_MINUTES[length]
