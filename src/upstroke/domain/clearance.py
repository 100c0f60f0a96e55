"""What of a programme may be played now: without the steps that are stopped, and gentler where that is enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from upstroke.domain.programme import Entry, Programme
from upstroke.domain.safety_rules import Finding, Severity, touches
from upstroke.domain.screening import Screening


@dataclass(frozen=True, slots=True)
class Clearance:
    """A programme as it may be played, and what the user is told before it starts: whole sentences, each once."""

    programme: Programme
    left_out: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def nothing_left(self) -> bool:
        """Whether all that touches the face was taken out."""
        return bool(self.left_out) and not any(touches(entry.step) for entry in self.programme.entries)

    @property
    def has_news(self) -> bool:
        """Whether something is to be told before the start, beside what holds for everyone."""
        return bool(self.left_out or self.careful)


def clear(programme: Programme, screening: Screening, limits: Iterable[Finding] = ()) -> Clearance:
    """Take out of a programme what the rules and the limits stop.

    A step that is only stopped above a pressure is played at that pressure. A limit that names neither a tool nor a
    zone stops all that touches the face.
    """
    limits = tuple(limits)
    kept: list[Entry] = []
    stopped: dict[str, list[str]] = {}
    gentler: dict[str, list[str]] = {}
    for entry, found in zip(programme.entries, screening.steps, strict=True):
        against = [*_stops(found), *(limit for limit in _stops(limits) if _concerns(limit, entry))]
        gentle = min((each.up_to or 0 for each in against), default=entry.step.pressure)
        if not against:
            kept.append(entry)
        elif gentle > 0:
            kept.append(replace(entry, step=replace(entry.step, pressure=min(gentle, entry.step.pressure))))
            _note(gentler, against, entry)
        else:
            _note(stopped, against, entry)
    return Clearance(
        replace(programme, entries=tuple(kept)),
        tuple(f"{sentence} Left out: {_listed(titles)}." for sentence, titles in stopped.items()),
        (
            *(f"{sentence} Gentler than usual: {_listed(titles)}." for sentence, titles in gentler.items()),
            *_sentences((*screening.told(Severity.CAUTION), *limits), Severity.CAUTION),
        ),
        _sentences((*screening.told(Severity.INFO), *limits), Severity.INFO),
    )


def _stops(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding for finding in findings if finding.severity is Severity.STOP)


def _concerns(limit: Finding, entry: Entry) -> bool:
    """Whether a limit reaches a step."""
    step = entry.step
    return (
        touches(step)
        and (not limit.tools or step.tool in limit.tools)
        and (not limit.zones or not set(limit.zones).isdisjoint(step.zones))
    )


def _note(told: dict[str, list[str]], findings: Sequence[Finding], entry: Entry) -> None:
    """Put a step under the first reason against it."""
    told.setdefault(findings[0].sentence, []).append(entry.step.title)


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(titles))


def _sentences(findings: Iterable[Finding], severity: Severity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.sentence for each in findings if each.severity is severity))
