"""Several machines, on which sessions are done, changed, deleted and brought back, and things are said."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import record
from tests.history.facts import one_of_each, sayings
from tests.history.sessions import EVENING, histories, session
from upstroke.domain.session import Session
from upstroke.domain.stats import DayRange
from upstroke.history.exchange import export_history, import_history
from upstroke.history.facts import KINDS
from upstroke.history.merging import BATCH, Merged
from upstroke.history.rows import Deletion
from upstroke.history.store import History

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
NUMBERS = (1, 2, 3)
with_files = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)

Deed = Callable[[History], object]


def said(history: History, what: list[Any]) -> None:
    for kind, key, value, minutes in what:
        history.facts.put(kind, key, value, NOW + timedelta(minutes=minutes))


def _do(number: int, title: str, minutes: int) -> Deed:
    """Do a session, or change the one that is there."""

    def deed(history: History) -> None:
        made = replace(session(number), routine_title=title, changed_at=EVENING + timedelta(minutes=minutes))
        history.merge([made])

    return deed


def _delete(number: int, minutes: int, back_again: bool) -> Deed:
    def deed(history: History) -> None:
        found = [each for each in history.everything() if each.id == session(number).id]
        for each in found:
            gone = history.delete(each.id, EVENING + timedelta(minutes=minutes))
            if back_again:
                history.restore(gone, EVENING + timedelta(minutes=minutes))

    return deed


def _say(what: list[Any]) -> Deed:
    return lambda history: said(history, what)


_numbers, _minutes = st.sampled_from(NUMBERS), st.integers(0, 3)
deeds = st.lists(
    st.builds(_do, _numbers, st.sampled_from(["Calm", "Brisk"]), _minutes)
    | st.builds(_delete, _numbers, _minutes, st.booleans())
    | st.builds(_say, sayings([session(number).id for number in NUMBERS], 2)),
    max_size=8,
)
"""What is done on one machine, now and then about the same session and in the same minute as on another."""


def machine(*done: Deed) -> History:
    history = History.in_memory()
    for deed in done:
        deed(history)
    return history


def exported(history: History, path: Path) -> str:
    export_history(history, path, NOW)
    return path.read_text(encoding="utf-8")


@with_files
@given(deeds, deeds, deeds)
def test_three_machines_come_to_the_same_in_any_order(
    tmp_path: Path, one: list[Deed], two: list[Deed], three: list[Deed]
) -> None:
    machines = (one, two, three)
    files = [tmp_path / f"{number}.json" for number in range(3)]
    for file, done in zip(files, machines, strict=True):
        export_history(machine(*done), file, NOW)
    results = set()
    for here, *others in permutations(range(3)):
        history = machine(*machines[here])
        for other in others:
            import_history(history, files[other])
        results.add(exported(history, tmp_path / "all.json"))
        before = len(list(history.everything())), len(history.deletions())
        merged = import_history(history, files[others[0]])
        assert (merged.added, merged.replaced, merged.deleted, merged.facts) == (0, 0, 0, 0)
        assert before == (len(list(history.everything())), len(history.deletions()))
    assert len(results) == 1


@with_files
@given(deeds, deeds, deeds)
def test_what_two_have_brought_together_a_third_may_take_at_once(
    tmp_path: Path, one: list[Deed], two: list[Deed], three: list[Deed]
) -> None:
    (a, b, c), path = (machine(*done) for done in (one, two, three)), tmp_path / "x.json"

    def into(goal: History, source: History) -> None:
        export_history(source, path, NOW)
        import_history(goal, path)

    into(b, a)
    into(c, b)
    into(a, c)
    into(b, c)
    assert len({exported(each, path) for each in (a, b, c)}) == 1


@with_files
@given(histories, one_of_each("breeze"), sayings(["breeze", "cups"]))
def test_nothing_of_what_the_history_owns_is_lost_on_the_way(
    tmp_path: Path, made: list[Session], each_kind: tuple[Any, ...], more: list[Any]
) -> None:
    history = History.in_memory()
    history.merge(made)
    history.merge([Deletion(each.id, each.changed_at) for each in made[3:]])
    said(history, [*each_kind, *more])
    text = exported(history, tmp_path / "all.json")
    again = History.in_memory()
    import_history(again, tmp_path / "all.json")
    assert exported(again, tmp_path / "again.json") == text
    for kind in KINDS.values():
        assert again.facts.of(kind) == history.facts.of(kind)


@pytest.mark.parametrize("order", [*permutations([session(1), Deletion(session(1).id, session(1).changed_at)])])
def test_of_a_change_and_a_deletion_at_one_moment_the_deletion_stays(order: tuple[Session | Deletion, ...]) -> None:
    history = History.in_memory()
    for each in order:
        history.merge([each])
    assert history.is_empty


def test_of_two_in_one_file_the_later_stays_wherever_it_stands() -> None:
    later = replace(session(1), routine_title="Brisk", changed_at=EVENING + timedelta(minutes=1))
    for both in ([session(1), later], [later, session(1)]):
        history = History.in_memory()
        history.merge(both)
        assert list(history.everything()) == [later]


def test_a_deletion_wins_in_another_copy_even_if_the_clock_went_back() -> None:
    history, other = machine(_do(1, "Calm", 0)), machine(_do(1, "Calm", 0))
    history.delete(session(1).id, EVENING - timedelta(days=30))
    other.merge(history.deletions())
    assert other.is_empty


def test_a_merge_is_told_in_a_sentence() -> None:
    assert Merged(added=1, kept=2).sentence == "1 session added, 0 replaced, 0 deleted; 2 were as recent here already."
    assert Merged(added=2, kept=1).sentence == "2 sessions added, 0 replaced, 0 deleted; 1 was as recent here already."
    assert Merged(facts=1).sentence.endswith(" 1 thing that you told taken over.")


def strokes(history: History) -> list[int]:
    """How many the totals tell, by zone and by tool."""
    day = DayRange(EVENING.date(), EVENING.date())
    (tools,) = history.figures.by_tool([day])
    return [sum(each.strokes for each in found) for found in (history.zone_totals(day.first, day.last), tools.values())]


def test_a_long_merge_is_counted_once_also_where_it_holds_a_session_twice() -> None:
    history = History.in_memory()
    many = [session(number) for number in range(2 * BATCH + 1)]
    later = replace(many[0], changed_at=EVENING + timedelta(minutes=1))
    assert history.merge([*many, later]) == Merged(added=len(many), replaced=1)
    assert history.merge(many[1:]) == Merged(kept=len(many) - 1)
    assert strokes(history) == [4 * len(many)] * 2


def test_what_is_done_after_a_merge_is_counted_even_if_that_was_stopped() -> None:
    history = History.in_memory()
    history.merge([session(1)])

    def stopped() -> Iterator[Session]:
        yield from (session(number) for number in range(2, 2 + 2 * BATCH))
        raise InterruptedError

    with pytest.raises(InterruptedError):
        history.merge(stopped())
    assert strokes(history) == [4, 4]
    begun = session(2, passes=())
    history.begin(begun)
    history.record(begun.id, record(), EVENING)
    assert strokes(history) == [8, 8]
