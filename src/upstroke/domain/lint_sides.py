"""Sides that get unequal work.

Steps done on each side or on both give both the same; the lanes of a step along the middle may lie on one of them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from upstroke.domain.anatomy import OTHER_SIDE, Anatomy, Half
from upstroke.domain.draft_steps import Place
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named
from upstroke.domain.routine import Holds, Path, Side, Step, Strokes
from upstroke.domain.safety import work_seconds

ALIKE_S = 0.5
"""So much more on one side is nothing."""


def unequal_sides(places: Sequence[Place], anatomy: Anatomy) -> Iterator[Remark]:
    """Zones of which one side is worked longer; said once for all that the same items do."""
    leaning = [(place, lean) for place in places if (lean := _lean(place.step, anatomy))]
    by_zone: defaultdict[str, float] = defaultdict(float)
    for place, lean in leaning:
        for zone in place.step.zones:
            by_zone[zone] += lean
    told: set[tuple[str, ...]] = set()
    for zone, lean in by_zone.items():
        there = [place for place, _ in leaning if zone in place.step.zones]
        items = items_of(there)
        if abs(lean) <= ALIKE_S or items in told:
            continue
        told.add(items)
        sentence = f"{named(there)}: your {Half.LEFT if lean > 0 else Half.RIGHT} side gets more than the other."
        yield Remark("unequal_sides", Weight.CAUTION, sentence, items, _fix(there, anatomy))


def _lean(step: Step, anatomy: Anatomy) -> float:
    """By how many seconds a step works the left side longer than the right."""
    if step.side is not Side.MIDDLE or not step.on_skin:
        return 0.0
    halves = [_half(path, anatomy) for path in step.paths]
    if not any(halves):
        return 0.0
    shares = zip(halves, _shares(step), strict=True)
    return sum(share * {Half.LEFT: 1, Half.RIGHT: -1, None: 0}[half] for half, share in shares) * work_seconds(step)


def _half(path: Path, anatomy: Anatomy) -> Half | None:
    """The side on which a path lies as a whole, of a step along the middle."""
    paired = [name for name in path if anatomy.landmarks[name.removesuffix(OTHER_SIDE)].paired]
    others = {name.endswith(OTHER_SIDE) for name in paired}
    return None if len(others) != 1 else Half.RIGHT if True in others else Half.LEFT


def _shares(step: Step) -> list[float]:
    """What part of the dose each lane gets: strokes are shared out in order, holds in turn, and time evenly."""
    lanes = len(step.paths)
    match step.dose:
        case Strokes(count=count):
            ends = [-(-lane * count // lanes) for lane in range(lanes + 1)]
            return [(end - start) / count for start, end in pairwise(ends)]
        case Holds(count=count):
            return [len(range(lane, count, lanes)) / count for lane in range(lanes)]
    return [1 / lanes] * lanes


def _fix(places: Sequence[Place], anatomy: Anatomy) -> Fix | None:
    """On each side what is on one alone, or as much for each lane, where that is all it needs."""
    if len({_half(path, anatomy) for place in places for path in place.step.paths}) == 1:
        return Fix.of_steps("Do both sides", places, _on_each)
    if len(places) == 1 and abs(_lean(_evened(places[0].step), anatomy)) <= ALIKE_S:
        return Fix.of_steps("Make them equal", places, _evened)
    return None


def _on_each(step: Step) -> Step:
    paths = tuple(tuple(name.removesuffix(OTHER_SIDE) for name in path) for path in step.paths)
    return replace(step, side=Side.EACH, paths=paths, anchor=step.anchor.removesuffix(OTHER_SIDE))


def _evened(step: Step) -> Step:
    """A step with as many strokes or holds for each lane, the next number up."""
    match step.dose:
        case Strokes(count=count) | Holds(count=count):
            even = -(-count // len(step.paths)) * len(step.paths)
            return replace(step, dose=replace(step.dose, count=even))
    return step
