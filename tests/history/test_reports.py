from dataclasses import replace
from datetime import date, time, timedelta

from tests.builders import record
from tests.history.sessions import DAY, EVENING, session
from upstroke.domain.report import Felt, ToolShare
from upstroke.domain.routine import Slot
from upstroke.domain.skin import SkinNote, SkinSign
from upstroke.domain.stats import DayRange, Totals, Unit, UsualTime
from upstroke.domain.timeline import PassSide
from upstroke.history.facts import SKIN
from upstroke.history.reports import report_of
from upstroke.history.store import History

WEEK = DayRange(DAY - timedelta(days=6), DAY)
TODAY = date(2026, 3, 20)


def test_a_report_gathers_what_was_done_in_its_days() -> None:
    history = History.in_memory()
    stone = replace(record(1, PassSide.LEFT, 30_000, 9), tool="gua_sha")
    history.merge(
        [
            session(1, passes=(record(), stone)),
            session(2, EVENING - timedelta(days=1), passes=(record(),)),
            session(3, EVENING - timedelta(days=30)),
        ]
    )
    felt = (Felt("Puffiness", 4.0, 3.0, 2),)
    report = report_of(history, WEEK, TODAY, felt)
    assert (report.days, report.made_on, report.unit) == (WEEK, TODAY, Unit.DAY)
    assert report.whole == Totals(54_000, 17, 2)
    assert report.practised == 2
    assert [bar.by_slot for bar in report.bars[-2:]] == [
        {Slot.EVENING: Totals(12_000, 4, 1)},
        {Slot.EVENING: Totals(42_000, 13, 1)},
    ]
    assert report.body.at("jawline").whole.strokes == 17
    assert report.usual == {Slot.EVENING: UsualTime(time(21, 30), 0)}
    assert report.tools == (ToolShare("gua_sha", Totals(30_000, 9, 1)), ToolShare("hands", Totals(24_000, 8, 2)))
    assert report.felt == felt


def test_an_empty_range_is_an_empty_report() -> None:
    report = report_of(History.in_memory(), WEEK, TODAY)
    assert report.whole == Totals()
    assert (report.practised, report.tools, report.usual, report.body.zones) == (0, (), {}, ())


def test_notes_of_the_skin_in_its_days_are_gathered() -> None:
    history = History.in_memory()
    notes = [SkinNote(str(n), EVENING - timedelta(days=n), SkinSign.MARKS, ()) for n in (1, 30)]
    for each in notes:
        history.facts.put(SKIN, each.id, each, EVENING)
    assert report_of(history, WEEK, TODAY).skin == {DAY - timedelta(days=1): (notes[0],)}
