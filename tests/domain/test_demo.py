"""What is made up could have been done with Upstroke."""

from collections import Counter
from datetime import datetime, timedelta, timezone

import pytest

from upstroke.domain.demo import HABITS, Practice
from upstroke.domain.safety import tool_must_rest
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.technique import Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

LAST = datetime(2026, 3, 14, 20, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def practice() -> dict[int, list[Session]]:
    """Half a year, by two seeds."""
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    routines = {routine.id: routine for routine in library.routines}
    return {seed: list(Practice(routines, seed).sessions(LAST, 180)) for seed in (1, 2)}


def test_the_same_seed_gives_the_same_and_another_gives_others(practice: dict[int, list[Session]]) -> None:
    library = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
    again = Practice({routine.id: routine for routine in library.routines}, 1).sessions(LAST, 180)
    assert list(again) == practice[1]
    assert practice[1] != practice[2]


def test_sessions_are_in_order_each_has_its_own_id_and_none_lies_ahead(practice: dict[int, list[Session]]) -> None:
    for sessions in practice.values():
        assert len({each.id for each in sessions}) == len(sessions)
        days = [each.local_date for each in sessions]
        assert days == sorted(days)
        assert all(LAST - timedelta(days=180) < each.started_at < LAST for each in sessions)


def test_it_is_kept_as_the_program_keeps_it(practice: dict[int, list[Session]]) -> None:
    for each in practice[1]:
        assert each.active_ms == sum(done.active_ms for done in each.passes) > 0
        assert each.strokes == sum(done.strokes for done in each.passes)
        assert each.slot in HABITS


def test_someone_did_most_of_it_and_not_all(practice: dict[int, list[Session]]) -> None:
    outcomes = Counter(each.outcome for each in practice[1])
    assert outcomes[SessionOutcome.FINISHED] > 10 * outcomes[SessionOutcome.STOPPED] > 0
    days = {each.local_date for each in practice[1]}
    assert 100 < len(days) < 180


def test_tools_had_their_rest(practice: dict[int, list[Session]]) -> None:
    for tool in (Tool.CUPS, Tool.BRUSH):
        using = (each for each in practice[1] if any(done.tool == tool for done in each.passes))
        uses = [each.started_at.astimezone(LAST.tzinfo) for each in using]
        assert uses, tool
        for place, moment in enumerate(uses):
            assert not tool_must_rest(tool, uses[:place], moment)
