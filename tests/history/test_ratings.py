"""The ratings of sessions, by day."""

from datetime import time, timedelta

from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.ratings import Rated, Rating, Scale
from upstroke.history.facts import RATINGS
from upstroke.history.store import History

BEFORE = DAY - timedelta(days=1)


def said(before: int, after: int) -> Rating:
    return Rating({Scale.PUFFINESS: before}, {Scale.PUFFINESS: after})


def rated(*days: int) -> History:
    """A history of a rated session so many days ago each."""
    history = History.in_memory()
    for number, ago in enumerate(days):
        one = session(number, EVENING - timedelta(days=ago))
        history.add(one)
        history.facts.put(RATINGS, one.id, said(8, number), EVENING)
    return history


def test_without_any_there_is_nothing() -> None:
    history = History.in_memory()
    history.add(session())
    assert history.ratings(BEFORE, DAY) == ()


def test_they_come_in_the_order_of_their_days() -> None:
    history = rated(0, 1, 1, 2)
    found = history.ratings(BEFORE, DAY)
    assert [each.day for each in found] == [BEFORE, BEFORE, DAY]
    assert found[-1] == Rated(DAY, said(8, 0))
    assert history.ratings(DAY, DAY) == (Rated(DAY, said(8, 0)),)


def test_the_day_is_the_practice_day() -> None:
    history = History.in_memory()
    night = session(started_at=EVENING + timedelta(hours=4))
    history.add(night)
    history.facts.put(RATINGS, night.id, said(5, 4), EVENING)
    (before_four,) = history.ratings(DAY, DAY + timedelta(days=1))
    history.start_of_day = time(0, 0)
    (at_midnight,) = history.ratings(DAY, DAY + timedelta(days=1))
    assert (before_four.day, at_midnight.day) == (DAY, DAY + timedelta(days=1))


def test_the_rating_of_a_deleted_session_is_not_shown_and_comes_back_with_it() -> None:
    history = rated(0)
    gone = history.delete(session(0).id, EVENING)
    assert history.ratings(DAY, DAY) == ()
    history.restore(gone, EVENING)
    assert history.ratings(DAY, DAY) == (Rated(DAY, said(8, 0)),)


def test_one_that_was_taken_back_is_not_shown() -> None:
    history = rated(0, 0)
    history.facts.put(RATINGS, session(0).id, None, EVENING)
    assert history.ratings(DAY, DAY) == (Rated(DAY, said(8, 1)),)
