"""Reading the catalogue: `benefits.toml` and `tools.toml`, with the sources behind what they say.

It is checked as a whole when it is read: a claim that no source stands behind, or a tag that leads nowhere, is an
error.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
import tomli
from msgspec import Meta

from upstroke.domain.safety_rules import Severity
from upstroke.domain.technique import Tool
from upstroke.files.faults import nearest
from upstroke.files.sources import Source, load_sources

VISIT = "visit"
"""The id of the guide to the professional visit; all others are tools."""

GUIDE_IDS = (*(tool.value for tool in Tool if tool is not Tool.NONE), VISIT)

Text = Annotated[str, Meta(min_length=1)]


class CatalogueError(ValueError):
    """The catalogue can't be used. The message names file, place and reason."""


class Grade(StrEnum):
    """How well a claim is supported; `benefits.toml` says what each means."""

    GOOD = "good"
    LIMITED = "limited"
    NONE = "none"
    NOT_ASSESSED = "not_assessed"


class Kind(StrEnum):
    """Whether a benefit is a matter of studies, or of tradition."""

    STUDIED = "studied"
    BELIEF = "belief"


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of the two files have in common."""


class Claim(_Part, frozen=True):
    """What is said of facial massage, its grade, and an honest summary."""

    id: Text
    title: Text
    grade: Grade
    summary: Text
    sources: tuple[str, ...]


class Benefit(_Part, frozen=True):
    """What people hope for, with its claims. By a `filter` routines can be looked for."""

    id: Text
    title: Text
    claim: Annotated[tuple[Claim, ...], Meta(min_length=1)]
    kind: Kind = Kind.STUDIED
    filter: bool = False


class Passage(_Part, frozen=True):
    """Advice with the tags of its sources; `own` where it is, in part or whole, our own choice."""

    text: Text
    sources: tuple[str, ...] = ()
    own: bool = False


class VisitKind(Passage, frozen=True, kw_only=True):
    """A kind of professional visit."""

    id: Text
    title: Text


class Caution(Passage, frozen=True, kw_only=True):
    """What to leave, to be careful with, or to know, and the guides that it belongs to."""

    severity: Severity
    tools: Annotated[tuple[str, ...], Meta(min_length=1)]


class Guide(_Part, frozen=True):
    """All about a tool, or about the professional visit. `wash_after` counts uses; 0 where there is nothing to wash."""

    id: str
    in_short: Text
    about: Passage
    often: Passage
    claims: Annotated[tuple[str, ...], Meta(min_length=1)]
    hold: Passage | None = None
    cleaning: Passage | None = None
    wash_after: Annotated[int, Meta(ge=0)] = 0
    kind: tuple[VisitKind, ...] = ()

    @property
    def tool(self) -> Tool | None:
        """The tool that it is about; None for the professional visit."""
        return None if self.id == VISIT else Tool(self.id)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts, in the order in which one reads them."""
        return tuple(filter(None, (self.about, self.hold, self.often, self.cleaning, *self.kind)))


class _BenefitsFile(_Part, frozen=True):
    benefit: list[Benefit]
    routines: dict[str, list[str]] = {}


class _ToolsFile(_Part, frozen=True):
    tool: list[Guide]
    caution: list[Caution]


File = TypeVar("File", _BenefitsFile, _ToolsFile)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Benefits, guides and the sources by their tags. The ids that one names are there in the others.

    `routines` says by the id of a routine which claims it is for.
    """

    benefits: tuple[Benefit, ...]
    routines: Mapping[str, tuple[str, ...]]
    guides: tuple[Guide, ...]
    cautions: tuple[Caution, ...]
    sources: Mapping[str, Source]

    def guide(self, guide_id: str) -> Guide:
        """The guide of an id. Raises KeyError."""
        return {guide.id: guide for guide in self.guides}[guide_id]

    def aims_of(self, routine_id: str) -> tuple[tuple[Benefit, Claim], ...]:
        """What a routine is for; nothing where it is not known."""
        return self._claims(self.routines.get(routine_id, ()))

    def claims_of(self, guide: Guide) -> tuple[tuple[Benefit, Claim], ...]:
        """The claims that a guide shows, each with its benefit."""
        return self._claims(guide.claims)

    def _claims(self, ids: Iterable[str]) -> tuple[tuple[Benefit, Claim], ...]:
        found = {claim.id: (benefit, claim) for benefit in self.benefits for claim in benefit.claim}
        return tuple(found[claim_id] for claim_id in ids)

    def cautions_of(self, guide: Guide) -> tuple[Caution, ...]:
        """The cautions that belong to a guide, the most serious first."""
        mine = (caution for caution in self.cautions if guide.id in caution.tools)
        return tuple(sorted(mine, key=lambda caution: caution.severity.rank, reverse=True))


def load_catalogue(folder: Path) -> Catalogue:
    """All of it from the folder of the content. Raises CatalogueError where a file is missing, wrong or not whole."""
    sources_file, benefits_file, tools_file = (
        folder / name for name in ("sources.toml", "benefits.toml", "tools.toml")
    )
    try:
        sources = load_sources(sources_file)
    except (OSError, ValueError) as error:
        raise CatalogueError(str(error)) from error
    read = _read(benefits_file, _BenefitsFile)
    benefits = read.benefit
    tools = _read(tools_file, _ToolsFile)
    _complain(benefits_file, _faults_of_benefits(benefits, sources))
    claims = [claim.id for benefit in benefits for claim in benefit.claim]
    for routine_id, aims in read.routines.items():
        _complain(benefits_file, _unknown(f"routine “{routine_id}”", "claim", aims, claims))
    _complain(tools_file, _faults_of_tools(tools, claims, sources))
    routines = {routine_id: tuple(aims) for routine_id, aims in read.routines.items()}
    return Catalogue(tuple(benefits), routines, tuple(tools.tool), tuple(tools.caution), sources)


def _read(path: Path, shape: type[File]) -> File:
    try:
        return msgspec.convert(tomli.loads(path.read_text(encoding="utf-8")), shape)
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def _complain(path: Path, faults: Iterator[str]) -> None:
    """Raise the first fault, if there is one."""
    if fault := next(faults, ""):
        raise CatalogueError(f"{path.name}: {fault}")


def _faults_of_benefits(benefits: Iterable[Benefit], sources: Iterable[str]) -> Iterator[str]:
    yield from _twice("benefit", (benefit.id for benefit in benefits))
    yield from _twice("claim", (claim.id for benefit in benefits for claim in benefit.claim))
    for benefit in benefits:
        for claim in benefit.claim:
            yield from _unknown(claim.id, "source", claim.sources, sources)
            if claim.grade in (Grade.GOOD, Grade.LIMITED) and not claim.sources:
                yield f'{claim.id}: the grade "{claim.grade}" needs a source'
            if benefit.kind is Kind.BELIEF and claim.grade is not Grade.NONE:
                yield f'{claim.id}: a belief has the grade "{Grade.NONE}"'


def _faults_of_tools(file: _ToolsFile, claims: Iterable[str], sources: Iterable[str]) -> Iterator[str]:
    ids = [guide.id for guide in file.tool]
    yield from _twice("tool", ids)
    yield from _unknown("tool", "id", ids, GUIDE_IDS)
    for missing in set(GUIDE_IDS).difference(ids):
        yield f"there is no {missing}"
    for guide in file.tool:
        yield from _twice(f"{guide.id}: claim", guide.claims)
        yield from _unknown(guide.id, "claim", guide.claims, claims)
        yield from _twice(f"{guide.id}: kind", (kind.id for kind in guide.kind))
        if bool(guide.kind) != (guide.id == VISIT):
            yield f"{guide.id}: kinds are for the {VISIT}, and it needs some"
        if guide.wash_after and not guide.cleaning:
            yield f"{guide.id}: is to be washed, and does not say how"
        for passage in guide.passages:
            yield from _unfounded(guide.id, passage, sources)
    for number, caution in enumerate(file.caution, start=1):
        yield from _unknown(f"caution {number}", "tool", caution.tools, GUIDE_IDS)
        yield from _unfounded(f"caution {number}", caution, sources)
    for unused in set(claims).difference(*(guide.claims for guide in file.tool)):
        yield f'no tool shows the claim "{unused}"'


def _twice(name: str, ids: Iterable[str]) -> Iterator[str]:
    return (f'{name} "{each}" is there twice' for each, count in Counter(ids).items() if count > 1)


def _unknown(place: str, name: str, ids: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    known = list(known)
    return (f'{place}: unknown {name} "{each}"{nearest(each, known)}' for each in ids if each not in known)


def _unfounded(place: str, passage: Passage, sources: Iterable[str]) -> Iterator[str]:
    yield from _unknown(place, "source", passage.sources, sources)
    if not (passage.sources or passage.own):
        yield f'{place}: "{passage.text[:40]}…" names no source and does not say that it is our own'
