"""What comes up twice: the cups in one session, and the same step in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from upstroke.domain.draft_steps import Place
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named, times
from upstroke.domain.routine import Step
from upstroke.domain.technique import Tool


def twice(places: Sequence[Place]) -> Iterator[Remark]:
    """Cups that are put down and taken up again, and steps that follow on themselves."""
    touching = [place for place in places if place.step.on_skin]
    stretches = [list(run) for cups, run in groupby(touching, key=lambda place: place.step.tool is Tool.CUPS) if cups]
    if again := [place for stretch in stretches[1:] for place in stretch]:
        sentence = f"The cups come up again with {named(again)}; once in a session is enough."
        fix = Fix.without("Only the first time", again)
        yield Remark("cups_twice", Weight.CAUTION, sentence, items_of(again), fix)
    for same in _runs(places):
        sentence = f"{named(same)} comes {times(len(same))} in a row."
        yield Remark("in_a_row", Weight.HINT, sentence, items_of(same), Fix.without("Keep one", same[1:]))


def _runs(places: Sequence[Place]) -> Iterator[list[Place]]:
    """The steps that come several times in a row."""
    run: list[Place] = []
    for place in places:
        if run and not _alike(run[-1].step, place.step):
            if len(run) > 1:
                yield run
            run = []
        run.append(place)
    if len(run) > 1:
        yield run


def _alike(one: Step, other: Step) -> bool:
    return one.title == other.title and replace(one, id=other.id) == other
