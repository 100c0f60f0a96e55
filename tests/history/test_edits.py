from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session_edit import Draft, Entry, Mark, added, draft_of, edited
from upstroke.history import edits
from upstroke.history.facts import EDITED, NOTES, RATINGS
from upstroke.history.store import History

LATER = EVENING + timedelta(days=1)
FELT = Rating({Scale.JAW_TENSION: 7}, {Scale.JAW_TENSION: 4})


@pytest.fixture
def history() -> Iterator[History]:
    history = History.in_memory()
    history.merge([session(1, passes=(record(0), record(1)))])
    yield history
    history.close()


def here(wall: datetime) -> timedelta:
    """A place an hour ahead of UTC."""
    return timedelta(hours=1)


def rated(entry: Entry, rating: Rating = FELT) -> Entry:
    """The same session with another rating."""
    return edited(entry, replace(draft_of(entry), rating=rating), here)


def longer(entry: Entry) -> Entry:
    """The same session, of 20 minutes and with a note."""
    return edited(entry, replace(draft_of(entry), minutes=20, note="with the window open"), here)


def same(one: Entry, other: Entry) -> bool:
    """Whether two are the same but for the moment of their last change."""
    return replace(one, session=replace(one.session, changed_at=other.session.changed_at)) == other


def test_a_session_is_read_with_what_is_said_of_it(history: History) -> None:
    history.facts.put(NOTES, session(1).id, "calm", EVENING)
    history.facts.put(RATINGS, session(1).id, FELT, EVENING)
    assert edits.entry(history, session(1).id) == Entry(history.session(session(1).id), "calm", None, FELT)
    assert edits.entries(history, ()) == ()
    with pytest.raises(KeyError):
        edits.entry(history, "unknown")


def test_a_change_keeps_the_passes_and_can_be_taken_back(history: History) -> None:
    entry = edits.entry(history, session(1).id)
    before = edits.change(history, longer(entry), LATER)
    now = edits.entry(history, session(1).id)
    assert before == entry
    assert same(now, longer(entry))
    assert (now.session.active_ms, now.mark) == (20 * 60_000, Mark.EDITED)
    assert now.session.passes == (record(0), record(1))
    assert history.totals(DAY, DAY)[Slot.EVENING].active_ms == 20 * 60_000

    edits.change(history, before, LATER)
    assert same(edits.entry(history, session(1).id), entry)


def test_a_rating_is_kept_marked_and_taken_back_with_the_rest(history: History) -> None:
    before = edits.change(history, rated(longer(edits.entry(history, session(1).id))), LATER)
    assert history.facts.of(RATINGS) == {session(1).id: FELT}
    assert history.facts.of(EDITED) == {session(1).id: Mark.EDITED}
    assert [each.rating for each in history.ratings(DAY, DAY)] == [FELT]
    edits.change(history, before, LATER)
    assert [history.facts.of(kind) for kind in (RATINGS, NOTES, EDITED)] == [{}, {}, {}]


def test_a_rating_that_was_there_comes_back_as_it_was(history: History) -> None:
    history.facts.put(RATINGS, session(1).id, FELT, EVENING)
    before = edits.change(history, rated(edits.entry(history, session(1).id), Rating()), LATER)
    assert history.facts.of(RATINGS) == {}
    edits.change(history, before, LATER)
    assert history.facts.of(RATINGS) == {session(1).id: FELT}


def test_what_was_recorded_by_tool_is_left_by_a_change(history: History) -> None:
    before = history.tool_uses(EVENING - timedelta(days=1))
    edits.change(history, longer(edits.entry(history, session(1).id)), LATER)
    assert history.tool_uses(EVENING - timedelta(days=1)) == before
    assert history.zone_totals(DAY, DAY)[0].active_ms == 24_000


def test_what_was_added_can_be_taken_back(history: History) -> None:
    draft = Draft("Lymph walk", "", date(2026, 3, 14), time(7, 30), 25, Slot.MORNING, "in the park")
    new = added(session(7).id, draft, LATER, here)
    edits.add(history, new, LATER)
    assert edits.entry(history, new.session.id) == new
    assert history.totals(DAY, DAY)[Slot.MORNING].active_ms == 25 * 60_000
    edits.delete(history, new.session.id, LATER)
    assert [each.id for each in history.everything()] == [session(1).id]


def test_what_is_said_of_a_session_goes_and_comes_back_with_it(history: History) -> None:
    edits.change(history, rated(longer(edits.entry(history, session(1).id))), LATER)
    gone = edits.delete(history, session(1).id, LATER)
    assert history.is_empty
    assert [history.facts.of(kind) for kind in (RATINGS, NOTES, EDITED)] == [{}, {}, {}]
    edits.restore(history, gone, LATER)
    assert same(edits.entry(history, session(1).id), gone)


def test_a_change_is_made_whole_or_not_at_all(history: History) -> None:
    entry = edits.entry(history, session(1).id)
    broken = replace(rated(entry), note="\ud800")  # which can't be written
    with pytest.raises(UnicodeEncodeError):
        edits.change(history, broken, LATER)
    assert edits.entry(history, session(1).id) == entry
    unrated = replace(longer(entry), rating=Rating({Scale.PUFFINESS: "\ud800"}))  # type: ignore[dict-item]
    with pytest.raises(UnicodeEncodeError):
        edits.change(history, unrated, LATER)
    assert edits.entry(history, session(1).id) == entry


def test_a_change_wins_in_another_copy_even_if_the_clock_went_back(history: History) -> None:
    other = History.in_memory()
    other.merge(history.everything())
    changed = longer(edits.entry(history, session(1).id))
    edits.change(history, changed, EVENING - timedelta(days=30))
    for _ in range(2):
        other.merge(history.everything(), history.facts.everything())
        history.merge(other.everything(), other.facts.everything())
        assert same(edits.entry(other, session(1).id), changed)
        assert edits.entry(history, session(1).id) == edits.entry(other, session(1).id)
    other.close()


def test_of_a_change_here_and_a_deletion_there_the_later_stays(history: History) -> None:
    other = History.in_memory()
    other.merge(history.everything())
    edits.delete(other, session(1).id, LATER)
    edits.change(history, longer(edits.entry(history, session(1).id)), LATER + timedelta(hours=1))
    for one, two in ((other, history), (history, other)):
        one.merge([*two.everything(), *two.deletions()], two.facts.everything())
    for each in (history, other):
        assert edits.entry(each, session(1).id).note == "with the window open"
    other.close()
