"""What the safety rules say of a step or a programme, given the user's answers and the time."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from upstroke.domain.programme import Programme
from upstroke.domain.routine import Step
from upstroke.domain.safety_rules import (
    ASKED,
    Answer,
    Effect,
    Finding,
    Rule,
    Rulebook,
    Severity,
    Trigger,
    strongest,
)
from upstroke.domain.safety_words import ACTIVITIES, ago, left, on


def screen(
    step: Step, routine_id: str, rulebook: Rulebook, answers: Iterable[Answer], now: datetime
) -> tuple[Finding, ...]:
    """What the rules say of a step of a routine: of each rule at most one finding, the strongest, in the rules' order.

    There may be several answers to a rule, such as two treatments. One to a rule that is not known is passed over.
    """
    return _screen(step, routine_id, rulebook, _given(rulebook, answers), now)


def _given(rulebook: Rulebook, answers: Iterable[Answer]) -> tuple[tuple[Rule, list[Answer]], ...]:
    """The rules that may hold, in their order, each with the answers that speak for it."""
    said: dict[str, list[Answer]] = {}
    for answer in answers:
        if answer.yes:
            said.setdefault(answer.rule, []).append(answer)
    each = (
        (rule, [Answer(rule.id, True)] if rule.trigger is Trigger.ALWAYS else said.get(rule.id, []))
        for rule in rulebook.rules.values()
    )
    return tuple((rule, given) for rule, given in each if given)


def _screen(
    step: Step, routine_id: str, rulebook: Rulebook, given: Iterable[tuple[Rule, list[Answer]]], now: datetime
) -> tuple[Finding, ...]:
    found = []
    for rule, answers in given:
        held = [finding for answer in answers if (finding := _held(rule, answer, step, routine_id, rulebook, now))]
        if held:
            found.append(max(held, key=lambda finding: (finding.severity.rank, finding.up_to is None, _late(finding))))
    return tuple(found)


def screen_programme(
    programme: Programme, rulebook: Rulebook, answers: Iterable[Answer], now: datetime
) -> tuple[tuple[Finding, ...], ...]:
    """What the rules say of a whole programme, for each step."""
    given = _given(rulebook, answers)
    return tuple(_screen(entry.step, entry.routine_id, rulebook, given, now) for entry in programme.entries)


def due(programme: Programme, rulebook: Rulebook, answers: Iterable[Answer], now: datetime) -> tuple[Rule, ...]:
    """The rules whose questions must be answered before a programme, in the rules' order.

    Those that change from day to day always, standing ones where there is no answer or one that is too old; and all
    of them only where a yes could concern one of the steps.
    """
    answered: dict[str, list[Answer]] = {}
    for answer in answers:
        answered.setdefault(answer.rule, []).append(answer)
    return tuple(
        rule
        for rule in rulebook.rules.values()
        if (
            rule.trigger is Trigger.ASKED_EACH_TIME
            or (rule.trigger is Trigger.ASKED_ONCE and not _fresh(rule, answered.get(rule.id, []), now))
        )
        and any(rule.concerns(entry.step, entry.routine_id) for entry in programme.entries)
    )


def _fresh(rule: Rule, answers: list[Answer], now: datetime) -> bool:
    """Whether a standing question has been answered lately enough."""
    if rule.again_days is None:
        return bool(answers)
    oldest = now - timedelta(days=rule.again_days)
    return any(answer.given is not None and answer.given > oldest for answer in answers)


def _held(rule: Rule, answer: Answer, step: Step, routine_id: str, rulebook: Rulebook, now: datetime) -> Finding | None:
    """What a rule says of a step by one answer; None where it does not reach it, or is over."""
    # An area that is not known, such as one of an older version, may be anywhere.
    named = answer.zones if rulebook.zones.keys() >= set(answer.zones) else ()
    holding = []
    for effect in rule.effects:
        end = effect.end(answer.at)
        if effect.reaches(step, routine_id, named) and (end is None or now < end):
            holding.append((effect, end))
    severity = strongest(effect.severity for effect, _ in holding)
    if severity is None:
        return None
    # Of equally strong ones that counts which no pressure helps against, and then the one that lasts longest.
    strong = [each for each in holding if each[0].severity is severity]
    whole = [each for each in strong if each[0].above is None]
    effect, end = max(whole or strong, key=lambda each: (each[1] is None, each[1] or now))
    up_to = None if whole else min(each.above for each, _ in strong if each.above is not None)
    if severity is Severity.STOP and answer.overridden:
        severity = Severity.CAUTION
        sentence = _allowed(rule, answer, step, rulebook, now)
    elif severity is Severity.INFO or rule.trigger is Trigger.ALWAYS:
        sentence = rule.text
    else:
        sentence = f"{_subject(rule, answer, step, rulebook, now)}: {_verdict(rule, effect, end, up_to, step, now)}."
    return Finding(severity, rule.id, sentence, up_to, end)


def _late(finding: Finding) -> float:
    return float("inf") if finding.ends is None else finding.ends.timestamp()


def _subject(rule: Rule, answer: Answer, step: Step, rulebook: Rulebook, now: datetime) -> str:
    """What it is, when and where: `Botulinum toxin 6 days ago on the forehead`."""
    when = ago(answer.at, now) if answer.at else ""
    where = on([rulebook.zones[zone] for zone in answer.zones if zone in step.zones and zone in rulebook.zones])
    return " ".join(part for part in (rule.title, when, where) if part)


def _verdict(rule: Rule, effect: Effect, end: datetime | None, up_to: int | None, step: Step, now: datetime) -> str:
    """What follows for a step, and how long."""
    waits = [f"for {left(end - now)}"] if end else []
    waits += [rule.until] if rule.until else []
    wait = " " + ", and ".join(waits) if waits else ""
    if effect.severity is Severity.CAUTION:
        return f"take care here{wait}" if up_to is None else f"better not above pressure {up_to} here{wait}"
    if up_to is not None:
        return f"nothing above pressure {up_to} here{wait}"
    what = ACTIVITIES[step.tool] if effect.tools else "this area" if effect.zones else "this step"
    rests = "rests" if wait else "is left out"
    return f"{what} {rests}{' here' if effect.tools and ASKED in effect.zones else ''}{wait}"


def _allowed(rule: Rule, answer: Answer, step: Step, rulebook: Rulebook, now: datetime) -> str:
    note = answer.overridden.strip().rstrip(".")
    subject = _subject(rule, answer, step, rulebook, now)
    return f"{subject}: usually not done here, but your clinician allows it ({note}). Stop if it does not feel right."
