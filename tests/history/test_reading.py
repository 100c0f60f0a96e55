from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.session_query import EVERYTHING, SessionQuery, Word
from upstroke.domain.technique import Tool
from upstroke.history.facts import NOTES, RATINGS
from upstroke.history.store import History

STONE = replace(record(), title="Under the cheekbone", tool="gua_sha", zones=("cheek", "under_eye"))
CUPS_SKIPPED = replace(record(1, active_ms=0), tool="cups", title="100 % up_lift", zones=("neck_side",))


@pytest.fixture
def history() -> Iterator[History]:
    """An evening with the stone, the morning of that day with the hands, and an interrupted evening before."""
    history = History.in_memory()
    evening = replace(session(1, passes=(STONE, CUPS_SKIPPED)), routine_title="Gua sha, Évian")
    morning = replace(session(2, EVENING - timedelta(hours=13), slot=Slot.MORNING), routine_title="Morning calm")
    broken = session(3, EVENING - timedelta(days=1), outcome=SessionOutcome.INTERRUPTED)
    history.merge([evening, morning, broken])
    history.facts.put(NOTES, session(2).id, 'Slept "badly" in Zürich', EVENING)
    yield history
    history.close()


def found(history: History, query: SessionQuery) -> list[int]:
    """The numbers of the sessions that answer."""
    numbers = {session(number).id: number for number in (1, 2, 3)}
    return [numbers[each.id] for each in history.sessions(date(2026, 1, 1), DAY, query=query)]


def test_without_a_query_all_are_there_newest_first(history: History) -> None:
    assert found(history, EVERYTHING) == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("calm", [2, 3]),  # a title, of whatever letters
        ("CHEEKBONE", [1]),  # a step
        ("gua", [1]),  # a tool
        ("under_eye", [1]),  # a zone
        ("zürich", [2]),  # a note
        ('"badly"', [2]),
        ("évian", [1]),  # letters that SQLite does not know to be the same
        ("100", [1]),
        ("%", [1]),  # no wildcard
        ("up_lift", [1]),
        ("upxlift", []),
        ("\\", []),
        ("'", []),
    ],
)
def test_a_word_is_looked_for_in_titles_steps_tools_zones_and_notes(
    history: History, text: str, numbers: list[int]
) -> None:
    assert found(history, SessionQuery(words=(Word(text),))) == numbers


def test_a_word_may_be_the_plain_name_of_a_tool_or_a_zone(history: History) -> None:
    assert found(history, SessionQuery(words=(Word("stone", tools=("gua_sha",)),))) == [1]
    assert found(history, SessionQuery(words=(Word("eyes", zones=("brow", "under_eye")),))) == [1]


def test_all_words_must_be_found(history: History) -> None:
    assert found(history, SessionQuery(words=(Word("calm"), Word("badly")))) == [2]


def test_it_narrows_by_slot_outcome_note_and_the_tool_that_was_used(history: History) -> None:
    assert found(history, SessionQuery(slot=Slot.MORNING)) == [2]
    assert found(history, SessionQuery(outcome=SessionOutcome.INTERRUPTED)) == [3]
    assert found(history, SessionQuery(with_note=True)) == [2]
    assert found(history, SessionQuery(tool=Tool.HANDS)) == [2, 3]
    assert found(history, SessionQuery(tool=Tool.CUPS)) == []  # it was skipped
    history.facts.put(NOTES, session(2).id, None, EVENING)
    assert found(history, SessionQuery(with_note=True)) == []


def test_it_narrows_to_sessions_with_a_rating(history: History) -> None:
    assert found(history, SessionQuery(with_rating=True)) == []
    history.facts.put(RATINGS, session(3).id, Rating(after={Scale.RELAXATION: 0}), EVENING)
    history.facts.put(RATINGS, session(2).id, Rating({Scale.PUFFINESS: 4}), EVENING)
    assert found(history, SessionQuery(with_rating=True)) == [2, 3]
    assert found(history, SessionQuery(with_rating=True, with_note=True)) == [2]
    history.facts.put(RATINGS, session(2).id, None, EVENING)
    assert found(history, SessionQuery(with_rating=True)) == [3]


def test_portions_count_the_sessions_that_are_looked_at(history: History) -> None:
    calm = SessionQuery(words=(Word("calm"),))

    def part(start: int) -> list[Session]:
        return list(history.sessions(date(2026, 1, 1), DAY, start, 2, calm))

    assert [each.id for each in part(0)] == [session(2).id]
    assert [each.id for each in part(2)] == [session(3).id]
    assert part(4) == []


def test_routines_that_were_done_are_known_by_their_titles(history: History) -> None:
    renamed = replace(session(4, EVENING - timedelta(days=9)), routine_id="calm-old")
    free = replace(session(5), routine_id="", routine_title="A walk")
    history.merge([renamed, free])
    assert history.routines_done() == {"Gua sha, Évian": "calm", "Morning calm": "calm", "Calm": "calm"}
