"""What is amiss with a draft, told while it is written: the most weighty first, and then in the order of the draft."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import Place, played
from upstroke.domain.lint_limits import past_limits
from upstroke.domain.lint_neck import neck_first_and_last
from upstroke.domain.lint_sides import unequal_sides
from upstroke.domain.lint_skin import dry_and_slippery
from upstroke.domain.lint_steps import unusable
from upstroke.domain.lint_twice import twice
from upstroke.domain.programme import Entry
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named
from upstroke.domain.remedies import NO_REMEDIES, Remedies
from upstroke.domain.routine import Step
from upstroke.domain.safety_rules import Finding, Severity

Screened = Callable[[Entry], Iterable[Finding]]
"""What the safety rules have to say of a step, by what the user told of themselves.

It is asked for each step with each change of a draft, and takes its time: keep the answers.
"""


def nothing_told(entry: Entry) -> Iterable[Finding]:
    """Nothing of any step: where the user told nothing."""
    return ()


def lint(
    draft: Draft, anatomy: Anatomy, remedies: Remedies = NO_REMEDIES, screened: Screened = nothing_told
) -> tuple[Remark, ...]:
    """All remarks on a draft. `remedies` are the steps that may be put in to mend it; what needs others has no fix."""
    places = played(draft)
    if not places:
        return ()
    found = [
        *_nameless(draft),
        *unusable(places, anatomy),
        *past_limits(places, anatomy),
        *_stopped(places, screened),
        *neck_first_and_last(places, remedies),
        *dry_and_slippery(draft, places, remedies),
        *unequal_sides(places, anatomy),
        *twice(places),
    ]
    order = {item: place for place, item in enumerate(draft.ids)}
    return tuple(
        sorted(found, key=lambda each: (each.weight.rank, min((order[item] for item in each.items), default=-1)))
    )


def _nameless(draft: Draft) -> Iterator[Remark]:
    if not draft.title.strip():
        yield Remark("no_title", Weight.HINT, "It needs a name before it can be saved.")


def _stopped(places: Sequence[Place], screened: Screened) -> Iterator[Remark]:
    """What the safety rules keep from being played, or from being played so firmly."""
    stopped: dict[Finding, list[Place]] = {}
    for place in places:
        stops = [finding for finding in screened(place.entry) if finding.severity is Severity.STOP]
        if stops:
            stopped.setdefault(min(stops, key=lambda each: each.up_to or 0), []).append(place)
    for finding, there in stopped.items():
        items, who = items_of(there), named(there)
        if finding.up_to:
            sentence = f"{finding.sentence} {who} would be played more gently."
            fix = Fix.of_steps("Make it gentler", there, partial(_up_to, finding.up_to))
            yield Remark(finding.rule, Weight.CAUTION, sentence, items, fix)
        else:
            sentence = f"{finding.sentence} {who} would be left out."
            yield Remark(finding.rule, Weight.STOP, sentence, items, Fix.without("Take it out", there))


def _up_to(pressure: int, step: Step) -> Step:
    return replace(step, pressure=min(step.pressure, pressure))
