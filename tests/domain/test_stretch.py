"""Pieces of what is heard."""

from dataclasses import replace

import pytest

from tests.builders import step, timeline
from upstroke.domain.stretch import Stretch, Track

LINE = timeline(step())
FIRST = Stretch(LINE, Track.ROLL, span_index=0, start_ms=100, length_ms=50, since_ms=0)


def test_a_stretch_ends_where_the_next_one_begins() -> None:
    assert FIRST.end_ms == 150
    assert FIRST.followed_by(replace(FIRST, start_ms=150))


def test_the_next_one_may_lie_in_the_next_span() -> None:
    assert FIRST.followed_by(replace(FIRST, start_ms=150, span_index=1))


@pytest.mark.parametrize(
    "other",
    [
        replace(FIRST, start_ms=151),
        replace(FIRST, start_ms=150, track=Track.HOLD),
        replace(FIRST, start_ms=150, since_ms=150),
        replace(FIRST, start_ms=150, timeline=timeline(step())),
    ],
)
def test_what_jumps_or_comes_from_elsewhere_does_not_follow(other: Stretch) -> None:
    assert not FIRST.followed_by(other)
