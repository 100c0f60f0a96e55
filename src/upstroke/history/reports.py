"""Gathers a report from the history."""

from collections.abc import Sequence
from datetime import date

from upstroke.domain.body_map import BodyMap
from upstroke.domain.report import Bar, Felt, Report, ToolShare
from upstroke.domain.skin import by_day
from upstroke.domain.stats import DayRange, spans, unit_for, usual_times
from upstroke.history.facts import SKIN
from upstroke.history.store import History


def report_of(history: History, days: DayRange, made_on: date, felt: Sequence[Felt] = ()) -> Report:
    """What was done in a range of days, as a report made on a day. Raises HistoryUnavailable."""
    unit = unit_for(days)
    cut = spans(days, unit)
    (tools,) = history.figures.by_tool([days])
    (starts,) = history.figures.starts([days])
    noted = by_day(history.facts.of(SKIN).values(), history.start_of_day)
    return Report(
        days=days,
        made_on=made_on,
        bars=tuple(map(Bar, cut, history.figures.by_slot(cut))),
        unit=unit,
        practised=history.days_practised(days.first, days.last),
        body=BodyMap(history.zone_totals(days.first, days.last)),
        usual=usual_times(starts, history.start_of_day),
        tools=tuple(ToolShare(tool, done) for tool, done in sorted(tools.items(), key=lambda of: -of[1].active_ms)),
        felt=felt,
        skin={day: each for day, each in noted.items() if days.first <= day <= days.last},
    )
