"""What is said in a run, and when: sentences that never cut one another off.

All times are in ms since the span or track began in which they are said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from upstroke.domain.routine import Block, Routine, Side, Step
from upstroke.domain.technique import Movement

CHIME_MS = 900
"""How long a chime is left to itself before the words begin."""

GAP_MS = 350
"""Between two sentences."""

BREATH_MS = 300
"""Between the last word and the count, or the end of the span."""

COUNT_MS = 1_000
"""Between the ticks of the count before work begins."""

COUNTED_IN = (3, 2, 1)
COUNT_IN_MS = len(COUNTED_IN) * COUNT_MS

HALFWAY_FROM_MS = 20_000
"""In shorter work the half is not worth a word."""

HIGHEST = 60
"""The highest number that is counted aloud."""

SIDES = {"left": "Left side.", "right": "Right side.", "both": "Both sides."}
NEXT = "Next."
OTHER_SIDE = "The other side."
HALFWAY = "Halfway."
READY = "Go on when you are ready."
END = "Well done. That was all."

FIXED = (*SIDES.values(), NEXT, OTHER_SIDE, HALFWAY, READY, END, *(str(number) for number in range(1, HIGHEST + 1)))
"""What is said in every routine."""


class Saying(StrEnum):
    """How much is said."""

    EVERYTHING = "everything"
    TITLES = "titles"
    NOTHING = "nothing"

    @property
    def words(self) -> str:
        """As one says it."""
        return _SAYING_WORDS[self]


_SAYING_WORDS = {
    Saying.EVERYTHING: "Everything",
    Saying.TITLES: "Titles and sides",
    Saying.NOTHING: "Chimes only",
}


class Counting(StrEnum):
    """How it counts."""

    TICKS = "ticks"
    """Three ticks before the work."""
    COUNT_IN = "count_in"
    """Three, two, one before the work."""
    STROKES = "strokes"
    """Every stroke as well, where there is time for its number."""


class Lexicon(Protocol):
    """What can be said, and how long it takes."""

    def length_ms(self, text: str) -> int | None:
        """How long a text takes to say; None where nobody can say it."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What the user wants to be told, and the voice that tells it."""

    lexicon: Lexicon = field(compare=False)
    saying: Saying = Saying.EVERYTHING
    counting: Counting = Counting.COUNT_IN
    next_up: bool = True
    """Whether it says what comes next, towards the end of the work."""
    halfway: bool = False


class _Mute:
    """Says nothing."""

    def length_ms(self, text: str) -> int | None:
        return None


SILENT = Speech(_Mute(), Saying.NOTHING, Counting.TICKS)
"""Chimes and ticks only."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, and when it is said."""

    at_ms: int
    text: str
    length_ms: int

    @property
    def end_ms(self) -> int:
        """When its last word is over."""
        return self.at_ms + self.length_ms


def said_in(routine: Routine) -> frozenset[str]:
    """All texts of a routine that are said when it is played; a sequence names only what is its own."""
    steps = (*routine.steps, *(step for block in routine.blocks for step in _steps_of(block)))
    texts = {routine.title, *(text for step in steps for text in (step.title, step.cue))}
    return frozenset(texts - {""})


def opening(title: str, speech: Speech) -> tuple[Line, ...]:
    """What is said while one gets ready."""
    return _spoken((title,), speech)


def lead_in(step: Step, side: str, speech: Speech) -> tuple[Line, ...]:
    """What is said before a step: its title, the side to begin on, and how it is done."""
    if speech.saying is Saying.NOTHING:
        return ()
    texts = [step.title]
    if step.side is not Side.MIDDLE:
        texts.append(SIDES[side])
    if speech.saying is Saying.EVERYTHING:
        texts.append(step.cue)
    return _spoken(texts, speech)


def change(side: str, speech: Speech) -> tuple[Line, ...]:
    """What is said when the sides change."""
    return _spoken((SIDES[side],), speech)


def time_for(lines: Sequence[Line], usual_ms: int, counted: bool = False) -> int:
    """How long a span must be for its lines and the count after them: as long as usual, or longer."""
    if not lines:
        return usual_ms
    return max(usual_ms, lines[-1].end_ms + BREATH_MS + (COUNT_IN_MS if counted else 0))


def counts_in(step: Step) -> bool:
    """Whether there is a count before the work of a step: rest needs none."""
    return step.movement is not Movement.REST


def count_in(end_ms: int, speech: Speech) -> tuple[Line, ...]:
    """Three, two, one, up to `end_ms`."""
    if speech.saying is Saying.NOTHING or speech.counting is Counting.TICKS:
        return ()
    lines = (_line(end_ms - number * COUNT_MS, str(number), speech) for number in COUNTED_IN)
    return tuple(line for line in lines if line.length_ms)


def during(length_ms: int, following: Sequence[str], strokes: Sequence[int], speech: Speech) -> tuple[Line, ...]:
    """What is said in the work of a pass of `length_ms`.

    `following` are the texts that say what comes after it, `strokes` the times at which its strokes begin. The news
    comes in the second half or not at all; a number is left out where it would run into anything else.
    """
    news: list[Line] = []
    if speech.next_up and following:
        news += _ending_at(length_ms - BREATH_MS, (NEXT, *following), length_ms // 2, speech)
    if speech.halfway and length_ms >= HALFWAY_FROM_MS:
        half = _spoken((HALFWAY,), speech, from_ms=length_ms // 2)
        news += [line for line in half if all(line.end_ms + GAP_MS <= other.at_ms for other in news)]
    return tuple(sorted((*news, *_numbers(length_ms, strokes, news, speech)), key=lambda line: line.at_ms))


def waiting(speech: Speech) -> tuple[Line, ...]:
    """What is said while it waits for the user."""
    return _spoken((READY,), speech, from_ms=2 * CHIME_MS)


def ending(speech: Speech) -> tuple[Line, ...]:
    """What is said when all is done."""
    return _spoken((END,), speech, from_ms=2 * CHIME_MS)


def _steps_of(block: Block) -> Iterator[Step]:
    yield from block.steps
    for inner in (*block.blocks, *block.options):
        yield from _steps_of(inner)


def _line(at_ms: int, text: str, speech: Speech) -> Line:
    return Line(at_ms, text, speech.lexicon.length_ms(text) or 0)


def _spoken(texts: Sequence[str], speech: Speech, from_ms: int = CHIME_MS) -> tuple[Line, ...]:
    """Those of the texts that can be said, one after another; none where nothing is to be said."""
    lines: list[Line] = []
    for text in texts if speech.saying is not Saying.NOTHING else ():
        line = _line(lines[-1].end_ms + GAP_MS if lines else from_ms, text, speech)
        if line.length_ms:
            lines.append(line)
    return tuple(lines)


def _ending_at(end_ms: int, texts: Sequence[str], earliest_ms: int, speech: Speech) -> tuple[Line, ...]:
    """The texts so that the last word falls at `end_ms`; none where they would begin before `earliest_ms`."""
    lines = _spoken(texts, speech, from_ms=0)
    if len(lines) < len(texts) or end_ms - lines[-1].end_ms < earliest_ms:
        return ()
    later = end_ms - lines[-1].end_ms
    return tuple(Line(line.at_ms + later, line.text, line.length_ms) for line in lines)


def _numbers(length_ms: int, strokes: Sequence[int], news: Sequence[Line], speech: Speech) -> Iterator[Line]:
    """The numbers of the strokes for which there is time."""
    if speech.saying is Saying.NOTHING or speech.counting is not Counting.STROKES:
        return
    for number, (at, until) in enumerate(zip(strokes, (*strokes[1:], length_ms), strict=False), start=1):
        line = _line(at, str(number), speech)
        free = all(line.end_ms <= other.at_ms or other.end_ms <= at for other in news)
        if line.length_ms and line.end_ms <= until and number <= HIGHEST and free:
            yield line
