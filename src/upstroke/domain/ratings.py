"""How the face feels to the user before and after a session: a personal impression from 0 to 10, and no measurement."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from upstroke.domain.report import Felt

MOST = 10
"""The strongest on every scale; 0 is not at all."""

NO_PROOF = "Your own impression, no proof."


class Scale(StrEnum):
    """What can be rated."""

    PUFFINESS = "puffiness"
    JAW_TENSION = "jaw_tension"
    RELAXATION = "relaxation"

    @property
    def words(self) -> str:
        """Its name: `Jaw tension`."""
        return self.replace("_", " ").capitalize()


@dataclass(frozen=True, slots=True)
class Rating:
    """What was said of one session, on each scale that the user chose to answer."""

    before: Mapping[Scale, int] = field(default_factory=dict)
    after: Mapping[Scale, int] = field(default_factory=dict)

    def with_before(self, scale: Scale, value: int) -> "Rating":
        """The same with what was said before the session."""
        return replace(self, before={**self.before, scale: value})

    def with_after(self, scale: Scale, value: int) -> "Rating":
        """The same with what was said after it."""
        return replace(self, after={**self.after, scale: value})

    def both(self, scale: Scale) -> tuple[int, int] | None:
        """What was said before and after; None unless both were, as one alone compares with nothing."""
        before, after = self.before.get(scale), self.after.get(scale)
        if before is None or after is None or not (0 <= before <= MOST and 0 <= after <= MOST):
            return None
        return before, after


@dataclass(frozen=True, slots=True)
class Rated:
    """The rating of a session, by its practice day."""

    day: date
    rating: Rating


@dataclass(frozen=True, slots=True)
class Point:
    """The sessions of some days that were rated both before and after on a scale: their means, and how many."""

    before: float
    after: float
    sessions: int


def point(ratings: Iterable[Rating], scale: Scale) -> Point | None:
    """What some ratings say on a scale; None where none has both."""
    pairs = [pair for rating in ratings if (pair := rating.both(scale))]
    if not pairs:
        return None
    before, after = zip(*pairs, strict=True)
    return Point(sum(before) / len(pairs), sum(after) / len(pairs), len(pairs))


def changes(ratings: Sequence[Rating]) -> tuple["Felt", ...]:
    """The personal change on each scale that was rated both before and after."""
    from upstroke.domain.report import Felt  # which the settings, who know the scales, do not need

    found = ((scale, point(ratings, scale)) for scale in Scale)
    return tuple(Felt(scale.words, each.before, each.after, each.sessions) for scale, each in found if each)


def sentence(felt: "Felt") -> str:
    """A personal change in words: `Jaw tension: 1.8 less after than before, in 12 sessions. Your own ...`."""
    by = round(felt.after - felt.before, 1)
    how = (
        f"{abs(by):g} {'more' if by > 0 else 'less'} after than before" if by else "on average the same after as before"
    )
    number = f"{felt.sessions} session{'' if felt.sessions == 1 else 's'}"
    return f"{felt.name}: {how}, in {number}. {NO_PROOF}"
