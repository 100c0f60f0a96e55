"""What of a programme may be played now: without the steps that are stopped, and gentler where that is enough."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from upstroke.domain.programme import Entry, Programme
from upstroke.domain.safety_rules import Finding, Severity, is_work


@dataclass(frozen=True, slots=True)
class Clearance:
    """A programme as it may be played, and what the user is told before it starts: whole sentences, each once.

    `told` is information that is about this user, `known` what holds for everyone, and `cut` what it goes without to
    fit a time.
    """

    programme: Programme
    left_out: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    nothing_left: bool = False
    """Whether all work on the face was taken out."""
    reasons: tuple[str, ...] = ()
    """Why something is left out: the sentences of `left_out` without the steps."""

    @property
    def playable(self) -> bool:
        """Whether something is left that is worth a start."""
        return bool(self.programme.entries) and not self.nothing_left

    @property
    def has_news(self) -> bool:
        """Whether something is to be told before the start, beside what holds for everyone."""
        return bool(self.left_out or self.careful or self.told or self.cut)

    def then(self, other: "Clearance") -> "Clearance":
        """This, and what was found afterwards of the programme that it left."""
        return Clearance(
            other.programme,
            self.left_out + other.left_out,
            _once(self.careful + other.careful),
            _once(self.told + other.told),
            _once(self.known + other.known),
            self.cut + other.cut,
            self.nothing_left or other.nothing_left,
            _once(self.reasons + other.reasons),
        )


def clear(
    programme: Programme,
    by_step: Sequence[Iterable[Finding]] = (),
    limits: Iterable[Finding] = (),
    everyone: Collection[str] = (),
) -> Clearance:
    """Take out of a programme what is stopped.

    `by_step` has the findings of each step, `limits` those that name the tools and zones that they reach; one that
    names neither stops all work on the face. A step that is only stopped above a pressure is played at that
    pressure. `everyone` are the ids of the rules whose information holds for all.
    """
    limits = tuple(limits)
    kept: list[Entry] = []
    found_there: list[Finding] = []
    stopped: dict[str, list[str]] = {}
    gentler: dict[str, list[str]] = {}
    for place, entry in enumerate(programme.entries):
        found = tuple(by_step[place]) if by_step else ()
        against = [*(limit for limit in _stops(limits) if _concerns(limit, entry)), *_stops(found)]
        strictest = min(against, key=lambda each: each.up_to or 0, default=None)
        if strictest is None:
            kept.append(entry)
        elif strictest.up_to:
            pressure = min(strictest.up_to, entry.step.pressure)
            kept.append(replace(entry, step=replace(entry.step, pressure=pressure)))
            gentler.setdefault(strictest.sentence, []).append(entry.step.title)
        else:
            stopped.setdefault(strictest.sentence, []).append(entry.step.title)
            continue
        found_there += found
    found_there += limits
    information = [each for each in found_there if each.severity is Severity.INFO]
    return Clearance(
        replace(programme, entries=tuple(kept)),
        tuple(f"{sentence} Left out: {_listed(titles)}." for sentence, titles in stopped.items()),
        (
            *(f"{sentence} Gentler than usual: {_listed(titles)}." for sentence, titles in gentler.items()),
            *_once(each.sentence for each in found_there if each.severity is Severity.CAUTION),
        ),
        _once(each.sentence for each in information if each.rule not in everyone),
        _once(each.sentence for each in information if each.rule in everyone),
        nothing_left=bool(stopped) and not any(is_work(entry.step) for entry in kept),
        reasons=tuple(stopped),
    )


def _stops(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.STOP)


def _concerns(limit: Finding, entry: Entry) -> bool:
    """Whether a limit reaches a step; one that does not say its zones may be anywhere."""
    step = entry.step
    return (
        is_work(step)
        and (not limit.tools or step.tool in limit.tools)
        and (not limit.zones or not step.zones or not set(limit.zones).isdisjoint(step.zones))
        and (limit.up_to is None or step.pressure > limit.up_to)
    )


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(f"“{title}”" for title in dict.fromkeys(titles))


def _once(sentences: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sentences))
