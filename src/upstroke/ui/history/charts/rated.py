"""The chart of what users said of themselves before and after sessions: a personal impression, and no measurement."""

from bisect import bisect_right
from collections.abc import Sequence

from upstroke.domain.ratings import MOST, Point, Rated, Rating, Scale, changes, point, sentence
from upstroke.domain.stats import DayRange, Unit
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.charts import figure
from upstroke.ui.history.charts.figure import NOTHING, Figure, Kind, Series, Table

_LINES = (0, 5, MOST)
_ROOM = 0.5
"""Above and below, so that no dot is cut."""


def rated_figure(spans: Sequence[DayRange], unit: Unit, rated: Sequence[Rated], scale: Scale) -> Figure:
    """Two lines, before and after, through the means of each span; only sessions with both count."""
    firsts = [span.first for span in spans]
    of_span: list[list[Rating]] = [[] for _ in spans]
    for each in rated:
        of_span[bisect_right(firsts, each.day) - 1].append(each.rating)
    points = [point(ratings, scale) for ratings in of_span]
    felt = next((each for each in changes([each.rating for each in rated]) if each.name == scale.words), None)

    def say(place: int) -> str:
        return f"{phrases.days(spans[place])}\n{_said(points[place])}"

    def table() -> Table:
        rows = (
            (phrases.days(span), f"{each.before:.1f}", f"{each.after:.1f}", str(each.sessions))
            if each
            else (phrases.days(span), NOTHING, NOTHING, NOTHING)
            for span, each in zip(spans, points, strict=True)
        )
        return Table(("Days", "Before", "After", "Sessions"), tuple(rows))

    return Figure(
        Kind.LINES,
        f"{scale.words}, before and after",
        sentence(felt) if felt else "",
        tuple(spans),
        unit,
        figure.Scale(-_ROOM, MOST + _ROOM, tuple((line, str(line)) for line in _LINES)),
        say,
        table,
        (
            Series("Before", "rose", tuple(each.before if each else None for each in points)),
            Series("After", "jade", tuple(each.after if each else None for each in points)),
        ),
        empty="" if felt else "No session of these days was rated both before and after on this.",
    )


def _said(found: Point | None) -> str:
    if found is None:
        return "not rated"
    return f"before {found.before:.1f}, after {found.after:.1f}, {words.counted(found.sessions, 'session')}"
