from upstroke.domain.routine import Slot
from upstroke.domain.session_query import EVERYTHING, SessionQuery, Word


def test_a_query_that_asks_for_nothing_is_the_one_for_everything() -> None:
    assert SessionQuery() == EVERYTHING
    assert SessionQuery(words=(Word("jaw"),)) != EVERYTHING
    assert SessionQuery(slot=Slot.ANY) != EVERYTHING
    assert SessionQuery(with_rating=True) != EVERYTHING
