"""The doses of a draft as numbers that can be drawn out and pressed together, each within what is sensible and gentle.

How far preparations and waits go is our own choice; the rest is kept by `shorter` and `safety`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from upstroke.domain import doses
from upstroke.domain.anatomy import OTHER_SIDE
from upstroke.domain.loads import Limit, shares
from upstroke.domain.routine import Holds, Seconds, Side, Step, Strokes, UntilReady
from upstroke.domain.safety import longest_pass_s
from upstroke.domain.shorter import LEAST_HOLDS, LEAST_SECONDS, LEAST_STROKES
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import HOLD_GAP_MS, holds_ms, pass_sides, stroke_rate, strokes_ms

IN_FIVES = 5
"""Doses in seconds go in steps of so many."""
IDLE_S = {Technique.PREP: (15, 60), Technique.WAIT: (30, 120)}
"""The least and the most that a preparation and a wait are given, unless they are written with less or more."""


@dataclass(slots=True)
class Elastic:
    """The dose of a step, or of two steps that do the same on the two sides and stay alike.

    Counts are strokes, holds or seconds of a pass; all but the one that is written are multiples of `unit`, so that all
    lanes get equally much. `places` are those of the steps, `ms` is how long all their work lasts for a count, and
    `takes` of which limits one more of it takes how many seconds.
    """

    places: list[int]
    ms: Callable[[int], int]
    unit: int
    least: int
    most: int
    written: int
    takes: list[tuple[Limit, float]]
    now: int = 0
    now_ms: int = 0
    ways: list[tuple[int, int]] = field(default_factory=list)
    """The counts a unit below and above, as far as there are any, and how many ms each adds."""

    def go_to(self, count: int) -> None:
        """Change the dose."""
        self.now, self.now_ms = count, self.ms(count)
        ways = ((count - 1) // self.unit * self.unit, count // self.unit * self.unit + self.unit)
        self.ways = [(way, self.ms(way) - self.now_ms) for way in ways if self.least <= way <= self.most]

    def scaled(self, thousandths: int, most: int) -> int:
        """The count nearest to so much of the written one, up to `most`; the written one where no other is nearer."""
        wanted = self.written * thousandths
        if 2 * abs(wanted - self.written * 1000) < 1000 * self.unit:
            return self.written
        nearest = (2 * wanted + 1000 * self.unit) // (2000 * self.unit) * self.unit
        return max(self.least, min(nearest, most))


def elastics(steps: Sequence[Step], percent: int) -> Iterator[Elastic]:
    """The doses of some steps as they are written, for a tempo in per cent. What waits for the user has none."""
    waiting: defaultdict[tuple[Step, bool], list[Elastic]] = defaultdict(list)
    found = []
    for place, step in enumerate(steps):
        if isinstance(step.dose, UntilReady):
            continue
        alike, other = _whatever_side(step)
        if waiting[alike, not other]:
            twin = waiting[alike, not other].pop(0)
            twin.places.append(place)
            twin.takes = [(limit, 2 * each) for limit, each in twin.takes]
            twin.ms = _twice(twin.ms)
        else:
            found.append(_elastic(place, step, percent))
            waiting[alike, other].append(found[-1])
    for each in found:
        each.go_to(each.written)
        yield each


def _elastic(place: int, step: Step, percent: int) -> Elastic:
    passes, lanes = len(pass_sides(step)), max(1, len(step.paths))
    match step.dose:
        case Strokes(count=written, tempo=tempo):
            gentle = longest_pass_s(step)
            unit, least, most = lanes, LEAST_STROKES * lanes, doses.counts(step).most
            each_s = strokes_ms(1, tempo * 100) / 1000

            def ms(count: int) -> int:
                return passes * strokes_ms(count, stroke_rate(count, tempo, percent, gentle))

        case Holds(count=written, seconds=length):
            unit, least, most = lanes, LEAST_HOLDS * lanes, doses.counts(step).most
            each_s = length + HOLD_GAP_MS / 1000

            def ms(count: int) -> int:
                return passes * holds_ms(count, length)

        case Seconds(seconds=written):
            unit, each_s = IN_FIVES, 1.0
            least, most = IDLE_S.get(step.technique, (LEAST_SECONDS, doses.lengths(step).most))

            def ms(count: int) -> int:
                return passes * count * 1000

        case _:
            raise ValueError(f"“{step.title}” has no length.")
    most = max(written, most // unit * unit)
    takes = [(limit, each * each_s) for limit, each in shares(step)]
    return Elastic([place], ms, unit, min(least, written), most, written, takes)


def _twice(ms: Callable[[int], int]) -> Callable[[int], int]:
    return lambda count: 2 * ms(count)


def _whatever_side(step: Step) -> tuple[Step, bool]:
    """What a step along the middle does, whichever side its lanes are on, and whether some are on the right."""
    if step.side is not Side.MIDDLE:
        return step, False
    paths = tuple(tuple(name.removesuffix(OTHER_SIDE) for name in path) for path in step.paths)
    anchor = step.anchor.removesuffix(OTHER_SIDE)
    plain = replace(step, id="", title="", cue="", mistake="", tool_detail="", anchor=anchor, paths=paths)
    return plain, paths != step.paths
