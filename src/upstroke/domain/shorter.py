"""“I have five minutes”: the same routine, made to fit a time.

Doses go down evenly first. Where that is not enough, whole steps are left out. What opens and closes a routine stays,
and so does what needs its time. These rules are our own choice; no source says how to make a massage shorter.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from upstroke.domain.programme import LeftOut, Programme
from upstroke.domain.routine import Dose, Holds, Seconds, Step, Strokes, UntilReady
from upstroke.domain.technique import Movement
from upstroke.domain.timeline import Options, Timeline, lay_out

LEAST_STROKES = 3
"""No lane gets fewer, unless the routine itself gives it fewer."""
LEAST_HOLDS = 1
"""The same for each place that is held."""
LEAST_SECONDS = 10
"""The same for work that is counted in time."""

NECK = frozenset({"supraclav", "neck_side"})
"""Work here opens the way for the face, and closes a routine (W8 W29 W30)."""

REPEATED = "Worked in another step too."
NO_TIME = "No time for this."


@dataclass(frozen=True, slots=True)
class Cut:
    """A step that is done with less than the routine asks for."""

    title: str
    written: Dose
    done: Dose


@dataclass(frozen=True, slots=True)
class Shorter:
    """A routine made to fit a time: what is played, what it goes without, and whether it fits.

    Its entries keep their ids, so that the record knows them; their positions are new.
    """

    programme: Programme
    left_out: tuple[LeftOut, ...]
    cut: tuple[Cut, ...]
    fits: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """What it goes without, in sentences for the user."""
        left_out: dict[str, list[str]] = {}
        for part in self.left_out:
            left_out.setdefault(part.reason, []).append(part.title)
        fewer = (f"Less than usual, to fit the time: {_listed(cut.title for cut in self.cut)}.",) if self.cut else ()
        return (*(f"{reason} Left out: {_listed(titles)}." for reason, titles in left_out.items()), *fewer)


def shorten(programme: Programme, limit_ms: int, options: Options) -> Shorter:
    """Make a programme fit a time as well as it can: as few steps left out as possible, then the largest doses.

    Raises ValueError for a programme without steps.
    """
    whole = lay_out(programme, options)
    if whole.length_ms <= limit_ms:
        return Shorter(programme, (), (), True)

    def fits(played: Sequence[int], share: int) -> bool:
        return lay_out(_part(programme, played, share), options).length_ms <= limit_ms

    ways = tuple(_ever_fewer(whole))
    played = next((each for each in ways if fits(each, 0)), ways[-1])
    too_much = bisect_left(range(101), True, key=lambda share: not fits(played, share))
    shorter = _part(programme, played, max(0, too_much - 1))
    written = [programme.entries[position].step for position in played]
    done = [entry.step for entry in shorter.entries]
    return Shorter(
        shorter,
        tuple(
            LeftOut(entry.step.title, REPEATED if _repeated(entry.step, done) else NO_TIME)
            for position, entry in enumerate(programme.entries)
            if position not in played
        ),
        tuple(Cut(old.title, old.dose, new.dose) for old, new in zip(written, done, strict=True) if old != new),
        too_much > 0,
    )


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(f"“{title}”" for title in dict.fromkeys(titles))


def _part(programme: Programme, played: Sequence[int], share: int) -> Programme:
    """Some steps of a programme, with doses that lie so many per cent of the way from the least to the written one."""
    entries = (programme.entries[position] for position in played)
    return replace(programme, entries=tuple(replace(entry, step=less(entry.step, share)) for entry in entries))


def less(step: Step, share: int) -> Step:
    """A step with a dose so many per cent of the way from the least to the written one.

    All its lanes get equally much, as one may be the other side of another.
    """
    if _needs_its_time(step):
        return step
    lanes = max(1, len(step.paths))
    match step.dose:
        case Strokes(count=count):
            return replace(step, dose=replace(step.dose, count=_between(LEAST_STROKES, count, lanes, share)))
        case Holds(count=count):
            return replace(step, dose=replace(step.dose, count=_between(LEAST_HOLDS, count, lanes, share)))
        case Seconds(seconds=seconds):
            return replace(step, dose=Seconds(_between(LEAST_SECONDS, seconds, 1, share)))
    return step


def _between(least: int, written: int, lanes: int, share: int) -> int:
    """A number so many per cent of the way from the least for each lane to the written one, the same for each lane."""
    lowest = least * lanes
    if written <= lowest or share == 100:
        return written
    return (lowest + (written - lowest) * share // 100) // lanes * lanes


def _ever_fewer(whole: Timeline) -> Iterator[tuple[int, ...]]:
    """The positions that are played: all at first, then one fewer each time, until only what stays is left.

    Steps whose zones are all worked in others too go before the rest; of either kind first those with the most strokes,
    and of several with as many the last.
    """
    steps = [entry.step for entry in whole.programme.entries]
    staying = _staying(steps)
    played = list(range(len(steps)))

    def readiness(position: int) -> tuple[bool, int, int]:
        others = [steps[other] for other in played if other != position]
        strokes = sum(whole.counted(index, whole.spans[index].strokes) for index in whole.passes(position))
        return _repeated(steps[position], others), strokes, position

    yield tuple(played)
    while going := [position for position in played if position not in staying]:
        played.remove(max(going, key=readiness))
        yield tuple(played)


def _staying(steps: Sequence[Step]) -> frozenset[int]:
    """The positions that are never left out: the opening and the closing, and what needs its time.

    The opening is all before the face is first worked, and the first work on the neck, wherever it is. The closing is
    all after the face is last worked, the last touch, and the last work on the neck.
    """
    positions = range(len(steps))
    opening = takewhile(lambda position: not _above_the_neck(steps[position]), positions)
    closing = takewhile(lambda position: not _above_the_neck(steps[position]), reversed(positions))
    touching = [position for position in positions if steps[position].on_skin]
    neck = [position for position in touching if not NECK.isdisjoint(steps[position].zones)]
    in_need = (position for position in positions if _needs_its_time(steps[position]))
    return frozenset((*opening, *closing, *touching[-1:], *neck[:1], *neck[-1:], *in_need))


def _repeated(step: Step, others: Iterable[Step]) -> bool:
    """Whether a step has zones and all of them are worked in others too."""
    worked = {zone for other in others if other.on_skin for zone in other.zones}
    return bool(step.zones) and worked.issuperset(step.zones)


def _above_the_neck(step: Step) -> bool:
    return step.on_skin and NECK.isdisjoint(step.zones)


def _needs_its_time(step: Step) -> bool:
    """Whether a step is a preparation, a wait, or lasts until the user goes on: it is played as it is written."""
    return step.movement is Movement.REST or isinstance(step.dose, UntilReady)
