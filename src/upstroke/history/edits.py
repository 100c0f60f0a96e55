"""Sessions with what the user said of them, and changes of these, each of which can be taken back.

What is said of a session is facts, which go with it: they are kept and taken back in the same transaction.
"""

from collections.abc import Iterable
from datetime import datetime

from upstroke.domain.ratings import Rating
from upstroke.domain.session import Session
from upstroke.domain.session_edit import Entry
from upstroke.history.facts import EDITED, NOTES, RATINGS
from upstroke.history.store import History


def entries(history: History, sessions: Iterable[Session]) -> tuple[Entry, ...]:
    """Sessions with what is said of them. Raises HistoryUnavailable."""
    found = tuple(sessions)
    ids = [session.id for session in found]
    notes, marks = history.facts.some(NOTES, ids), history.facts.some(EDITED, ids)
    ratings = history.facts.some(RATINGS, ids)
    return tuple(
        Entry(session, notes.get(session.id, ""), marks.get(session.id), ratings.get(session.id, Rating()))
        for session in found
    )


def entry(history: History, session_id: str) -> Entry:
    """A session with its passes and what is said of it. Raises KeyError for an unknown one, HistoryUnavailable."""
    return entries(history, [history.session(session_id)])[0]


def add(history: History, new: Entry, now: datetime) -> None:
    """Write down a session that is not known; `delete` takes it back. Raises HistoryUnavailable."""
    with history.together():
        history.add(new.session)
        _say(history, new, now)


def change(history: History, changed: Entry, now: datetime) -> Entry:
    """Write a session and what is said of it in place of what was. Returns what was, which takes the change back.

    Raises KeyError for an unknown session, HistoryUnavailable.
    """
    with history.together():
        before = entry(history, changed.session.id)
        history.change(changed.session, now)
        _say(history, changed, now)
    return before


def delete(history: History, session_id: str, now: datetime) -> Entry:
    """Delete a session with all that is said of it. Returns it, for `restore`. Raises KeyError, HistoryUnavailable."""
    with history.together():
        gone = entry(history, session_id)
        history.delete(session_id, now)
        _say(history, Entry(gone.session), now)
    return gone


def restore(history: History, gone: Entry, now: datetime) -> None:
    """Put a deleted session back. Raises HistoryUnavailable."""
    with history.together():
        history.restore(gone.session, now)
        _say(history, gone, now)


def _say(history: History, said: Entry, now: datetime) -> None:
    """Write down what is said of a session, where that is other than before."""
    key, facts = said.session.id, history.facts
    if said.note != facts.some(NOTES, [key]).get(key, ""):
        facts.put(NOTES, key, said.note or None, now)
    if said.mark != facts.some(EDITED, [key]).get(key):
        facts.put(EDITED, key, said.mark, now)
    if said.rating != facts.some(RATINGS, [key]).get(key, Rating()):
        facts.put(RATINGS, key, None if said.rating == Rating() else said.rating, now)
