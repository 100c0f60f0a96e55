import shutil
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import record
from tests.history.sessions import DAY, EVENING, records, session
from upstroke.domain.body_map import ZoneTotal
from upstroke.domain.session import PassRecord, Session, SessionOutcome, practice_day
from upstroke.domain.timeline import PassSide
from upstroke.domain.worked import OFF_SKIN_TECHNIQUES
from upstroke.history.database import Database
from upstroke.history.schema import BLOCK_S
from upstroke.history.store import History

EVER = (date(1971, 1, 1), date(2999, 12, 31))
LATER = EVENING + timedelta(minutes=10)
BLOCK = timedelta(seconds=BLOCK_S)
LEFT = record(0, PassSide.LEFT, 10_000, 5)


@pytest.fixture
def history() -> History:
    return History.in_memory()


def added_up(history: History, first: date, last: date) -> dict[tuple[str, PassSide], tuple[int, int]]:
    """The same from the passes themselves."""
    found: dict[tuple[str, PassSide], tuple[int, int]] = {}
    for each in history.everything():
        if first <= practice_day(each.started_local, history.start_of_day) <= last:
            for done in each.passes:
                for zone in set(done.zones) if done.technique not in OFF_SKIN_TECHNIQUES else ():
                    had = found.get((zone, done.side), (0, 0))
                    found[zone, done.side] = (had[0] + done.active_ms, had[1] + done.strokes)
    return {place: done for place, done in found.items() if done[0]}


def by_place(totals: tuple[ZoneTotal, ...]) -> dict[tuple[str, PassSide], tuple[int, int]]:
    return {(each.zone, each.side): (each.active_ms, each.strokes) for each in totals}


def test_each_zone_gets_what_was_done_on_each_side(history: History) -> None:
    history.merge([session(1, passes=(LEFT, record(0, PassSide.RIGHT, 9_000, 4)))])
    assert history.zone_totals(DAY, DAY) == (
        ZoneTotal("jawline", PassSide.LEFT, 10_000, 5),
        ZoneTotal("jawline", PassSide.RIGHT, 9_000, 4),
    )
    assert history.zone_totals(DAY + timedelta(days=1), DAY + timedelta(days=9)) == ()


def test_a_pass_that_goes_on_is_counted_once(history: History) -> None:
    history.begin(session(passes=()))
    for strokes in (1, 2, 3):
        history.record(session().id, record(strokes=strokes, active_ms=3_000 * strokes), LATER)
    history.end(session().id, SessionOutcome.FINISHED, LATER)
    assert history.zone_totals(*EVER) == (ZoneTotal("jawline", PassSide.MIDDLE, 9_000, 3),)


def test_a_zone_that_a_pass_names_twice_is_counted_once(history: History) -> None:
    twice = replace(record(), zones=("jawline", "jawline"))
    history.begin(session(1, passes=()))
    history.record(session(1).id, twice, LATER)  # as it is played, and as it is merged
    history.merge([session(2, passes=(twice,))])
    assert history.zone_totals(*EVER) == (ZoneTotal("jawline", PassSide.MIDDLE, 24_000, 8),)


def test_what_is_deleted_counts_no_more_and_again_when_it_is_put_back(history: History) -> None:
    history.merge([session(1), session(2, EVENING + timedelta(days=200))])
    before = history.zone_totals(*EVER)
    gone = history.delete(session(1).id, LATER)
    assert history.zone_totals(*EVER) == (ZoneTotal("jawline", PassSide.MIDDLE, 12_000, 4),)
    history.restore(gone, LATER)
    assert history.zone_totals(*EVER) == before


def test_breathing_works_no_zone(history: History) -> None:
    breath = PassRecord(
        **{name: getattr(record(), name) for name in PassRecord.__slots__} | {"technique": "breath", "strokes": 0}
    )
    history.merge([session(1, passes=(breath,))])
    assert history.zone_totals(*EVER) == ()


def _evening(number: int, hours: int) -> Session:
    return session(number, datetime.fromtimestamp(BLOCK_S * 730, EVENING.tzinfo) + timedelta(hours=hours), offset=0)


@given(
    hours=st.lists(st.integers(0, 24 * 120), max_size=12),
    days=st.tuples(st.integers(-1, 121), st.integers(0, 121)),
    start=st.times().map(lambda at: at.replace(microsecond=0)),
)
def test_any_range_with_any_start_of_day_agrees_with_the_passes(
    hours: list[int], days: tuple[int, int], start: time
) -> None:
    history = History.in_memory(start)
    history.merge([_evening(number, hour) for number, hour in enumerate(hours)])
    first = datetime.fromtimestamp(BLOCK_S * 730, EVENING.tzinfo).date() + timedelta(days=days[0])
    span = (first, first + timedelta(days=days[1]))
    assert by_place(history.zone_totals(*span)) == added_up(history, *span)
    history.close()


@given(st.lists(records, max_size=3))
def test_merges_keep_the_totals_true(merges: list[list[object]]) -> None:
    history = History.in_memory()
    for merge in merges:
        history.merge(merge)  # type: ignore[arg-type]
        assert by_place(history.zone_totals(*EVER)) == added_up(history, *EVER)
    history.close()


@pytest.mark.parametrize("version", [1, 2, 3])
def test_an_older_history_is_counted_when_it_is_brought_up_to_date(version: int, tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite"
    shutil.copy(Path(__file__).parent / "samples" / f"version-{version}.sqlite", path)
    history = History.open(path)
    assert history.zone_totals(*EVER) == (ZoneTotal("jawline", PassSide.MIDDLE, 24_000, 8),)
    rows = "SELECT block, zone, side, technique, active_ms, strokes FROM zone_total"
    assert history._database.read(tuple, rows) == [(733, "jawline", "middle", "effleurage", 24_000, 8)]
    history.close()


def test_a_session_is_never_moved_by_an_update(history: History) -> None:
    history.merge([session(1)])
    database: Database = history._database
    with pytest.raises(Exception, match="keeps its time"), database.transaction():
        database.write("UPDATE session SET local_second = local_second + 1")
