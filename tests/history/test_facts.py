"""Facts: what the user said last holds, here and after a merge."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest

from tests.history.sessions import EVENING
from upstroke.history.database import HistoryUnavailable, Trouble
from upstroke.history.facts import CLEANED, FAVOURITES, KINDS, NOTES, OWNED
from upstroke.history.rows import Fact
from upstroke.history.store import History

LATER = EVENING + timedelta(days=1)


@pytest.fixture
def history() -> History:
    return History.in_memory()


def test_what_was_said_last_holds(history: History) -> None:
    history.facts.put(CLEANED, "gua_sha", EVENING, EVENING)
    history.facts.put(CLEANED, "gua_sha", LATER, LATER)
    history.facts.put(CLEANED, "cups", EVENING, LATER)
    assert history.facts.of(CLEANED) == {"gua_sha": LATER, "cups": EVENING}


def test_what_is_taken_back_holds_no_more_and_leaves_a_mark(history: History) -> None:
    history.facts.put(FAVOURITES, "calm", True, EVENING)
    history.facts.put(FAVOURITES, "calm", None, LATER)
    assert history.facts.of(FAVOURITES) == {}
    assert list(history.facts.everything()) == [Fact("favourite", "calm", "null", LATER)]


def test_kinds_do_not_meet(history: History) -> None:
    history.facts.put(OWNED, "roller", True, EVENING)
    assert history.facts.of(FAVOURITES) == {}
    assert history.facts.of(OWNED) == {"roller": True}


def test_a_change_counts_as_later_even_when_the_clock_went_back(history: History) -> None:
    history.facts.put(OWNED, "roller", True, LATER)
    history.facts.put(OWNED, "roller", None, EVENING)
    (fact,) = history.facts.everything()
    assert fact.value == "null"
    assert fact.changed_at > LATER


def test_what_is_said_last_wins_in_another_copy_also_within_one_moment(history: History) -> None:
    history.facts.put(OWNED, "roller", True, EVENING)
    other = History.in_memory()
    other.merge([], history.facts.everything())
    history.facts.put(OWNED, "roller", False, EVENING)  # which sorts before what it takes the place of
    other.merge([], history.facts.everything())
    assert other.facts.of(OWNED) == {"roller": False}


def test_the_latest_change_stays_whatever_the_order_of_the_merges() -> None:
    said = [
        Fact("favourite", "calm", "true", EVENING),
        Fact("favourite", "calm", "null", LATER),
        Fact("favourite", "calm", "true", LATER),
    ]
    outcomes = set()
    for order in permutations(said):
        history = History.in_memory()
        for fact in order:
            history.merge([], [fact])
        outcomes.add(tuple(history.facts.everything()))
    assert outcomes == {(said[2],)}


def test_a_merge_counts_what_it_changed(history: History) -> None:
    fact = Fact("favourite", "calm", "true", EVENING)
    assert history.merge([], [fact]).facts == 1
    assert history.merge([], [fact]).facts == 0


def test_each_kind_is_known_by_its_name() -> None:
    assert {name: kind.name for name, kind in KINDS.items()} == {name: name for name in KINDS}


def test_a_value_that_makes_no_sense_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    history = History.open(path)
    history.facts.put(CLEANED, "cups", EVENING, EVENING)
    history.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE fact SET value = '7'")
        connection.commit()
    history = History.open(path)
    with pytest.raises(HistoryUnavailable) as caught:
        history.facts.of(CLEANED)
    assert caught.value.kind is Trouble.DAMAGED
    history.close()


def test_some_of_a_kind_can_be_asked_for() -> None:
    facts = History.in_memory().facts
    facts.put_all(NOTES, {"a": "one", "b": "two", "c": "three"}, EVENING)
    facts.put(NOTES, "b", None, EVENING)
    assert facts.some(NOTES, ["a", "b", "unknown"]) == {"a": "one"}
    assert facts.some(NOTES, []) == {}
