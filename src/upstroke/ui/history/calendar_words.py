"""How the calendar says things: a day of it, and the whole year."""

from collections.abc import Mapping
from datetime import date

from upstroke.domain.stats import add_up
from upstroke.domain.year_grid import DayCell, DayState, YearGrid
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.charts.figure import NOTHING, Table

_HEADS = ("Day", "Time", "Strokes", "Sessions")
_STATES = {DayState.REST: "planned rest", DayState.EMPTY: "nothing done"}


def day_in_words(cell: DayCell, skin: str = "") -> str:
    """A day, with what was noted of the skin: `Sat 14 Mar 2026: 14 min, 230 strokes, 2 sessions. Skin: redness`."""
    done = cell.totals
    said = _STATES.get(cell.state) or (
        f"{phrases.minutes(done.active_ms)}, {phrases.strokes(done.strokes)}, {words.counted(done.sessions, 'session')}"
    )
    return f"{phrases.day(cell.day)}: {said}{f'. Skin: {skin}' if skin else ''}"


def year_table(grid: YearGrid, skin: Mapping[date, str]) -> Table:
    """A row for each day; what was noted of the skin has a column where there is anything."""
    noted = any(cell.day in skin for cell in grid.cells)
    heads = (*_HEADS, *(("Skin",) if noted else ()))
    rows = ((*_row(cell), *((skin.get(cell.day, NOTHING),) if noted else ())) for cell in grid.cells)
    return Table(heads, tuple(rows), (0, len(_HEADS)))


def _row(cell: DayCell) -> tuple[str, ...]:
    done = cell.totals
    if cell.state is not DayState.DONE:
        return (phrases.day(cell.day), NOTHING, NOTHING, NOTHING)
    numbers = phrases.number(done.strokes), phrases.number(done.sessions)
    return (phrases.day(cell.day), phrases.minutes(done.active_ms), *numbers)


def year_in_words(grid: YearGrid) -> str:
    """A year in a sentence: `Practised on 212 of 365 days, 40 h 12 min; 38 days of rest.`"""
    practised, rested = grid.count(DayState.DONE), grid.count(DayState.REST)
    whole = add_up(cell.totals for cell in grid.cells)
    rest = f"; {words.counted(rested, 'day')} of rest" if rested else ""
    if not practised:
        return f"Nothing done in {len(grid.cells)} days{rest}."
    return f"Practised on {practised} of {len(grid.cells)} days, {phrases.minutes(whole.active_ms)}{rest}."
