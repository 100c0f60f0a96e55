from datetime import date

from upstroke.domain.body_map import BodyMap
from upstroke.domain.report import DISCLAIMER, Bar, Report
from upstroke.domain.routine import Slot
from upstroke.domain.stats import DayRange, Totals, Unit

DAY = date(2026, 3, 14)
DAYS = DayRange(DAY, DAY)


def test_a_report_adds_up_its_bars() -> None:
    bars = (
        Bar(DAYS, {Slot.MORNING: Totals(60_000, 10, 1), Slot.EVENING: Totals(120_000, 30, 1)}),
        Bar(DAYS, {Slot.ANY: Totals(60_000, 2, 1)}),
    )
    report = Report(DAYS, DAY, bars, Unit.DAY, 2, BodyMap(()))
    assert report.whole == Totals(240_000, 42, 3)
    assert report.per_day_ms == 120_000


def test_nothing_done_is_nothing_a_day() -> None:
    assert Report(DAYS, DAY, (), Unit.DAY, 0, BodyMap(())).per_day_ms == 0


def test_a_report_claims_nothing() -> None:
    assert "no medical measurement" in DISCLAIMER
