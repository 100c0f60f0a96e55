from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import record
from tests.history.sessions import DAY, EVENING, records, session
from upstroke.domain.routine import Slot
from upstroke.domain.session import PassRecord, Session, practice_day
from upstroke.domain.stats import DayRange, Totals, Unit, add_up, spans
from upstroke.domain.timeline import PassSide
from upstroke.history.rows import Deletion
from upstroke.history.store import History

BEFORE = DAY - timedelta(days=1)
TWO_DAYS = (DayRange(BEFORE, BEFORE), DayRange(DAY, DAY))


def with_tool(tool: str, position: int = 0, active_ms: int = 10_000, strokes: int = 3) -> PassRecord:
    return replace(record(position, PassSide.LEFT, active_ms, strokes), tool=tool)


def test_each_span_says_what_was_done_by_slot() -> None:
    history = History.in_memory()
    history.merge(
        [
            session(1, datetime(2026, 3, 14, 6, 0, tzinfo=UTC), slot=Slot.MORNING),
            session(2, EVENING),
            session(3, datetime(2026, 3, 15, 1, 0, tzinfo=UTC)),  # 2:00 at night, so still the 14th
        ]
    )
    assert history.figures.by_slot(TWO_DAYS) == (
        {},
        {Slot.MORNING: Totals(12_000, 4, 1), Slot.EVENING: Totals(24_000, 8, 2)},
    )
    history.start_of_day = time(1, 0)
    assert history.figures.by_slot(TWO_DAYS)[1][Slot.EVENING].sessions == 1


def test_each_day_says_what_was_done() -> None:
    history = History.in_memory()
    history.merge(
        [session(1), session(2, EVENING - timedelta(days=3)), session(3, EVENING - timedelta(days=3, hours=9))]
    )
    assert history.figures.by_day(BEFORE - timedelta(days=9), DAY) == {
        DAY - timedelta(days=3): Totals(24_000, 8, 2),
        DAY: Totals(12_000, 4, 1),
    }


def test_each_span_says_what_was_done_by_tool_and_in_how_many_sessions() -> None:
    history = History.in_memory()
    stone, hands, unused = with_tool("gua_sha"), with_tool("hands", 1), with_tool("cups", 2, 0, 0)
    history.merge([session(1, passes=(stone, hands, unused)), session(2, passes=(stone,))])
    before, today = history.figures.by_tool(TWO_DAYS)
    assert before == {}
    assert today == {"gua_sha": Totals(20_000, 6, 2), "hands": Totals(10_000, 3, 1)}


def test_totals_of_tools_follow_every_change() -> None:
    history = History.in_memory()
    evening = session(passes=())
    history.begin(evening)
    history.record(evening.id, with_tool("hands"), EVENING)
    history.record(evening.id, with_tool("hands", active_ms=15_000, strokes=5), EVENING)  # the same pass, longer
    assert history.figures.by_tool(TWO_DAYS)[1] == {"hands": Totals(15_000, 5, 1)}
    deleted = history.delete(evening.id, EVENING)
    assert history.figures.by_tool(TWO_DAYS)[1] == {}
    history.restore(deleted, EVENING)
    assert history.figures.by_tool(TWO_DAYS)[1] == {"hands": Totals(15_000, 5, 1)}


@given(st.lists(records, max_size=3))
def test_totals_of_tools_follow_every_merge(merges: list[list[Session | Deletion]]) -> None:
    history = History.in_memory()
    for merge in merges:
        history.merge(merge)
        worked: Counter[str] = Counter()
        for each in history.everything():
            for done in each.passes:
                worked[done.tool] += done.active_ms
        (found,) = history.figures.by_tool([DayRange(date(1970, 1, 2), date(3000, 1, 1))])
        assert {tool: totals.active_ms for tool, totals in found.items()} == +worked
    history.close()


def test_starts_are_wall_times_rounded_down_as_asked() -> None:
    history = History.in_memory()
    history.merge([session(1, EVENING + timedelta(minutes=8)), session(2, EVENING - timedelta(hours=13, minutes=1))])
    assert history.figures.starts(TWO_DAYS) == (
        {},
        {(Slot.EVENING, time(21, 38)): 1, (Slot.EVENING, time(8, 29)): 1},
    )
    assert history.figures.starts(TWO_DAYS, 15)[1] == {(Slot.EVENING, time(21, 30)): 1, (Slot.EVENING, time(8, 15)): 1}


def test_a_start_before_1970_is_a_time_of_day_too() -> None:
    history = History.in_memory()
    history.merge([session(1, EVENING.replace(year=1960))])
    day = DAY.replace(year=1960)
    assert history.figures.starts([DayRange(day, day)]) == ({(Slot.EVENING, time(21, 30)): 1},)


@settings(max_examples=30)
@given(st.sets(st.integers(0, 900), min_size=1, max_size=12), st.sampled_from(Unit))
def test_figures_agree_with_the_sessions_in_every_unit(hours: set[int], unit: Unit) -> None:
    history = History.in_memory()
    made = [session(n, EVENING + timedelta(hours=hour), slot=list(Slot)[hour % 3]) for n, hour in enumerate(hours)]
    history.merge(made)
    cut = spans(DayRange(date(2026, 3, 10), date(2026, 4, 10)), unit)
    figures = history.figures
    for span, by_slot, by_tool, starts in zip(
        cut, figures.by_slot(cut), figures.by_tool(cut), figures.starts(cut), strict=True
    ):
        inside = [each for each in made if span.first <= practice_day(each.started_local) <= span.last]
        assert add_up(by_slot.values()) == add_up(Totals(each.active_ms, each.strokes, 1) for each in inside)
        assert sum(totals.active_ms for totals in by_tool.values()) == sum(each.active_ms for each in inside)
        assert sum(starts.values()) == len(inside)
