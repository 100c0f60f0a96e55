"""How the calendar says things: a day of it, and the whole year."""

from upstroke.domain.stats import add_up
from upstroke.domain.year_grid import DayCell, DayState, YearGrid
from upstroke.ui import words
from upstroke.ui.history import phrases

_STATES = {DayState.REST: "planned rest", DayState.EMPTY: "nothing done"}


def day_in_words(cell: DayCell) -> str:
    """A day: `Sat 14 Mar 2026: 14 min, 230 strokes, 2 sessions`."""
    done = cell.totals
    if cell.state is not DayState.DONE:
        return f"{phrases.day(cell.day)}: {_STATES[cell.state]}"
    sessions = words.counted(done.sessions, "session")
    return f"{phrases.day(cell.day)}: {phrases.minutes(done.active_ms)}, {phrases.strokes(done.strokes)}, {sessions}"


def year_in_words(grid: YearGrid) -> str:
    """A year in a sentence: `Practised on 212 of 365 days, 40 h 12 min; 38 days of rest.`"""
    practised, rested = grid.count(DayState.DONE), grid.count(DayState.REST)
    whole = add_up(cell.totals for cell in grid.cells)
    rest = f"; {words.counted(rested, 'day')} of rest" if rested else ""
    if not practised:
        return f"Nothing done in {len(grid.cells)} days{rest}."
    return f"Practised on {practised} of {len(grid.cells)} days, {phrases.minutes(whole.active_ms)}{rest}."
