"""Doses as they can be written: which kinds go with a technique, how far each number may go, and one made another."""

from dataclasses import replace

from upstroke.domain import bounds
from upstroke.domain.bounds import Bounds
from upstroke.domain.routine import Dose, Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.safety import longest_pass_s, most, work_seconds
from upstroke.domain.technique import Movement, Tool

Kind = type[Strokes] | type[Seconds] | type[Holds] | type[UntilReady]

_COUNTED: tuple[Kind, ...] = (Strokes, Seconds)
_UNTOUCHED: tuple[Kind, ...] = (Strokes, Seconds, UntilReady)

KINDS: dict[Movement, tuple[Kind, ...]] = {
    Movement.GLIDE: _COUNTED,
    Movement.CIRCLES: _COUNTED,
    Movement.PUMP: _COUNTED,
    Movement.PINCH: (Strokes, Seconds, Holds),
    Movement.TAPS: _COUNTED,
    Movement.FLASH: _COUNTED,
    Movement.HOLD: (Holds, Seconds),
    Movement.BREATH: _UNTOUCHED,
    Movement.JAW: _UNTOUCHED,
    Movement.REST: (Seconds, UntilReady),
}
"""The kinds of dose that make sense for each movement, the usual one first. What touches the skin always has an end."""

USUAL_TEMPO = {
    Movement.CIRCLES: 36,
    Movement.PINCH: 30,
    Movement.TAPS: 120,
    Movement.FLASH: 30,
    Movement.BREATH: 8,
    Movement.JAW: 12,
}
"""Strokes a minute as the bundled routines have them; those that are not named go at 20."""

USUAL_HOLD_S = 10
USUAL_S = 30
"""How long a step lasts at first that had no length."""


def kinds_of(step: Step) -> tuple[Kind, ...]:
    """The kinds of dose to choose from for a step: those that make sense, and its own."""
    sensible = KINDS[step.movement]
    if step.tool is Tool.CUPS:
        sensible = tuple(kind for kind in sensible if kind is not Holds)
    return sensible if type(step.dose) in sensible else (*sensible, type(step.dose))


def fits(step: Step) -> bool:
    """Whether the dose of a step is of a kind that makes sense for its technique."""
    return type(step.dose) in KINDS[step.movement]


def turned(step: Step, kind: Kind) -> Dose:
    """The dose of a step as another kind, about as long."""
    if isinstance(step.dose, kind):
        return step.dose
    seconds = work_seconds(step) or USUAL_S
    if kind is Strokes:
        tempo = USUAL_TEMPO.get(step.movement, 20)
        return Strokes(bounds.STROKES.clip(round(seconds * tempo / 60)), tempo)
    if kind is Holds:
        return Holds(USUAL_HOLD_S, bounds.HOLDS.clip(round(seconds / USUAL_HOLD_S)))
    return Seconds(bounds.SECONDS.clip(round(seconds))) if kind is Seconds else UntilReady()


def within(dose: Dose) -> Dose:
    """A dose whose numbers a file can hold."""
    match dose:
        case Strokes(count=count, tempo=tempo):
            return Strokes(bounds.STROKES.clip(count), bounds.TEMPO.clip(tempo))
        case Seconds(seconds=seconds):
            return Seconds(bounds.SECONDS.clip(seconds))
        case Holds(seconds=seconds, count=count):
            return Holds(bounds.HOLD.clip(seconds), bounds.HOLDS.clip(count))
    return dose


def gentle(step: Step) -> Dose:
    """The dose of a step, made shorter where one pass would last longer than is gentle."""
    limit = longest_pass_s(step)
    match step.dose:
        case Strokes(count=count):
            return replace(step.dose, count=min(count, most(step)))
        case Seconds(seconds=seconds):
            return Seconds(min(seconds, limit))
        case Holds(seconds=seconds, count=count):
            seconds = min(seconds, limit)
            return Holds(seconds, min(count, limit // seconds))
    return step.dose


def counts(step: Step) -> Bounds:
    """How many strokes or holds a pass of a step may have, the rest of its dose being as it is."""
    largest = bounds.HOLDS if isinstance(step.dose, Holds) else bounds.STROKES
    return Bounds(largest.least, min(largest.most, most(step)))


def tempos(step: Step) -> Bounds:
    """How many strokes a minute a step may have, so that its strokes don't take too long."""
    count = step.dose.count if isinstance(step.dose, Strokes) else 1
    return Bounds(max(bounds.TEMPO.least, -(-count * 60 // longest_pass_s(step))), bounds.TEMPO.most)


def lengths(step: Step) -> Bounds:
    """How many seconds a pass, or one of its holds, may last."""
    if isinstance(step.dose, Holds):
        return Bounds(bounds.HOLD.least, min(bounds.HOLD.most, longest_pass_s(step) // step.dose.count))
    return Bounds(bounds.SECONDS.least, min(bounds.SECONDS.most, longest_pass_s(step)))
