"""What in a draft goes past the limits of a day by itself, and which of its steps do so."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil

from upstroke.domain.anatomy import Anatomy
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import Place, changed, played
from upstroke.domain.limits import before
from upstroke.domain.loads import (
    AN_EVENING,
    AROUND_EYES,
    CUP_ZONE,
    CUPS,
    DAY,
    MEDIUM_ZONE,
    MOST_S,
    PLENTY_S,
    ZONE,
    Limit,
    load,
    planned,
    shares,
)
from upstroke.domain.remark import Fix, Remark, Weight, items_of, named, times
from upstroke.domain.routine import Side, Step
from upstroke.domain.safety import MEDIUM
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.safety_words import ACTIVITIES, on, seconds
from upstroke.domain.shorter import less
from upstroke.domain.worked import WHOLE

SHARES = range(90, -1, -10)
"""Per cent of the way from the least to the written dose that are tried to stay within a limit."""

_BY_ZONE = (ZONE, MEDIUM_ZONE, CUP_ZONE)
_WHERE = {AROUND_EYES: "around the eyes", CUPS: "with the cups on"}
_HOW = {MEDIUM_ZONE: f" at pressure {MEDIUM}", CUP_ZONE: " with a gliding cup"}


def past_limits(places: Sequence[Place], anatomy: Anatomy) -> Iterator[Remark]:
    """What the limits say of steps on a day with nothing else in it; not that a tool is new."""
    takers: defaultdict[Limit, list[Place]] = defaultdict(list)
    for place in places:
        for limit, _ in shares(place.step):
            takers[limit].append(place)
    work = [each for place in places for each in planned(place.entry)]
    for finding in before(work, (), AN_EVENING, anatomy):
        zone = finding.zones[0] if finding.rule in _BY_ZONE else ""
        if finding.severity is Severity.INFO or (finding.rule == ZONE and zone in WHOLE):
            continue  # tender places have closer limits of their own
        weight = Weight.STOP if finding.severity is Severity.STOP else Weight.CAUTION
        if finding.rule in PLENTY_S:
            limit = Limit(finding.rule, zone)
            there = takers[limit]
            items = () if finding.rule == DAY else items_of(there)
            yield Remark(finding.rule, weight, _sentence(there, limit, finding, anatomy), items, _shorter(there, limit))
        else:
            there = [place for place in places if _reaches(finding, place.step)]
            yield Remark(finding.rule, weight, finding.sentence, items_of(there), _other_fix(finding, there))


def _sentence(places: Sequence[Place], limit: Limit, finding: Finding, anatomy: Anatomy) -> str:
    """How much it is and which steps it is, as of `“Under the eye”: 5 min 10 s a side, more than the 5 min advised.`"""
    much = seconds(ceil(load((place.entry for place in places), limit)))
    stop = finding.severity is Severity.STOP
    too_much = f"more than the {seconds((MOST_S if stop else PLENTY_S)[limit.rule])} {_advised(limit, stop=stop)}"
    if limit.rule == DAY:
        return f"{much} of massage in total, {too_much}."
    titles = [anatomy.zones[zone].title for zone in finding.zones if zone in anatomy.zones]
    where = _WHERE.get(limit.rule) or f"{on(titles)}{_HOW.get(limit.rule, '')}"
    side = " a side" if limit.rule != CUPS and any(place.step.side is Side.EACH for place in places) else ""
    who = named(places)
    if len(places) == 1:
        return f"{who} takes {much}{side} {where}, {too_much}."
    if len({place.step.title for place in places}) == 1:
        return f"{who} comes {times(len(places))}: {much}{side} {where}, {too_much}."
    return f"{who} come to {much}{side} {where}, {too_much}."


def _advised(limit: Limit, *, stop: bool) -> str:
    if limit.rule == DAY:
        return "a day that are gentle" if stop else "a day advised"
    return "that are gentle" if stop else "advised"


def _reaches(finding: Finding, step: Step) -> bool:
    """Whether a finding that is not about a length is about a step."""
    return (
        step.on_skin
        and (not finding.tools or step.tool in finding.tools)
        and (not finding.zones or not set(finding.zones).isdisjoint(step.zones))
        and (finding.up_to is None or step.pressure > finding.up_to)
    )


def _other_fix(finding: Finding, places: Sequence[Place]) -> Fix | None:
    if finding.up_to is not None:
        gentle = finding.up_to
        return Fix.of_steps("Make it gentler", places, lambda step: replace(step, pressure=min(step.pressure, gentle)))
    if len(finding.tools) == 1:
        tool = finding.tools[0]
        return Fix(
            f"Take out {ACTIVITIES[tool]}",
            lambda draft: changed(draft, lambda _, step: None if step.tool == tool else step),
        )
    return None


def _shorter(places: Sequence[Place], limit: Limit) -> Fix | None:
    """Less of the steps that take of a limit, as much as is within; where there is no less, nothing."""
    if all(less(place.step, 0) == place.step for place in places):
        return None

    def apply(draft: Draft) -> Draft:
        shorter = draft
        for share in SHARES:
            shorter = changed(draft, partial(_less, share, limit))
            if load((place.entry for place in played(shorter)), limit) <= PLENTY_S[limit.rule]:
                break
        return shorter

    return Fix("Make it shorter" if len(places) == 1 else "Make them shorter", apply)


def _less(share: int, limit: Limit, item_id: str, step: Step) -> Step:
    """A step with less, if it takes of a limit."""
    return less(step, share) if any(each == limit for each, _ in shares(step)) else step
