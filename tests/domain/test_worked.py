"""How long each place was worked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.builders import prep, record, step, timeline, wait
from upstroke.domain.anatomy import Half
from upstroke.domain.routine import Seconds, Side, Slot
from upstroke.domain.session import Session, SessionOutcome
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import PassSide
from upstroke.domain.worked import EYES, Worked, by_place, by_side, done_in, longest, planned_in, used_in

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def worked(seconds: float, *zones: str, side: PassSide = PassSide.BOTH, technique: str = "effleurage") -> Worked:
    return Worked(NOW, "hands", technique, zones, side, 1, int(seconds * 1000), "calm")


def test_a_session_gives_the_passes_in_which_something_was_done() -> None:
    passes = (record(0), record(1, active_ms=0), replace(record(2, PassSide.LEFT), tool="a tool of later days"))
    session = Session(
        "s", "calm", "Calm", Slot.ANY, NOW, date(2026, 11, 24), 0, 9, 9, 9, SessionOutcome.STOPPED, NOW, passes
    )
    first, second = done_in(session)
    assert first == Worked(NOW, "hands", "effleurage", ("jawline",), PassSide.MIDDLE, 1, 12_000, "calm")
    assert (second.tool, second.side) == ("a tool of later days", PassSide.LEFT)


def test_an_earlier_session_gives_where_and_how_firmly_each_tool_was_used() -> None:
    stone = replace(record(0), tool="gua_sha", pressure=2)
    passes = (stone, replace(stone, position=1, zones=("cheek", "jawline"), pressure=3), record(2), record(3))
    done = Session(
        "s", "calm", "Calm", Slot.ANY, NOW, date(2026, 11, 24), 0, 9, 9, 9, SessionOutcome.FINISHED, NOW, passes
    )
    assert [(one.started_at, one.tool, one.zones, one.pressure) for one in used_in(done)] == [
        (NOW, "gua_sha", ("jawline", "cheek"), 3),
        (NOW, "hands", ("jawline",), 1),
    ]


def test_a_timeline_gives_its_passes_as_they_are_laid_out() -> None:
    each = step(dose=Seconds(30), side=Side.EACH, tool=Tool.GUA_SHA, pressure=2)
    nudged = planned_in(timeline(each, wait(), counts=(None, 10)), NOW)
    assert [(one.side, one.active_ms) for one in nudged] == [
        (PassSide.LEFT, 30_000),
        (PassSide.RIGHT, 10_000),
        (PassSide.MIDDLE, 0),
    ]
    assert {(one.started_at, one.tool, one.pressure, one.routine_id) for one in nudged[:2]} == {
        (NOW, "gua_sha", 2, "calm")
    }


@pytest.mark.parametrize("technique", [Technique.PREP, Technique.WAIT, Technique.BREATH, Technique.JAW_MOBILITY])
def test_what_touches_no_skin_is_no_work_on_it(technique: Technique) -> None:
    assert worked(10, "jawline", technique=technique).on_skin_s == 0
    assert by_place([worked(10, "jawline", technique=technique)]) == {}
    [washed] = planned_in(timeline(prep()), NOW)
    assert washed.on_skin_s == 0


def test_each_side_counts_for_itself_and_the_middle_for_both() -> None:
    passes = [worked(10, "cheek", side=PassSide.LEFT), worked(5, "cheek"), worked(3, "cheek", side=PassSide.MIDDLE)]
    assert by_place(passes) == {("cheek", Half.LEFT): 18, ("cheek", Half.RIGHT): 8}
    assert longest(by_place(passes)) == {"cheek": 18}


def test_zones_share_a_stroke_but_tender_places_count_it_whole() -> None:
    down = worked(20, "temple", "preauricular", "neck_side", "supraclav", side=PassSide.LEFT)
    assert longest(by_place([down])) == {"temple": 5, "preauricular": 5, "neck_side": 20, "supraclav": 5}


def test_an_area_counts_a_pass_over_several_of_its_zones_once() -> None:
    ring, cheek = worked(20, "under_eye", "brow", side=PassSide.RIGHT), worked(9, "cheek")
    assert by_side([ring, cheek], EYES) == {Half.RIGHT: 20}
