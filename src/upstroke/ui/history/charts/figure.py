"""What a chart shows, in values: it knows neither the history nor how anything is painted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import ceil, floor, log10

from upstroke.domain.stats import DayRange, Unit

NOTHING = "–"
"""In a table, where there is nothing."""

_MOST_LINES = 5
_MINUTES = (1, 2, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 1200, 3000, 6000, 12000)
"""Round numbers of minutes that lines of a chart may lie apart."""
_HOURS_FROM = 60
"""Lines so many minutes apart are better read in hours."""


class Kind(StrEnum):
    """How values are painted."""

    BARS = "bars"
    """Stacked, one series on the other."""
    DOTS = "dots"
    LANES = "lanes"
    """One row a series, the darker the more."""
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one thing, one for each place; None where there is none."""

    name: str
    colour: str
    """The token of its colour."""
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """Something at a place and a height; `share` of 1 is the strongest."""

    place: float
    value: float
    share: float
    colour: str


@dataclass(frozen=True, slots=True)
class Band:
    """What is usual, over all places: a middle, and how far from it."""

    middle: float
    spread: float
    colour: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From what to what a chart reaches, and its lines, each with what stands beside it."""

    low: float
    high: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a chart, as they are written; the first column names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    worded: tuple[int, ...] = (0,)
    """The columns that are words, not numbers."""

    @property
    def text(self) -> str:
        """All of it as a spreadsheet takes it: tabs between the columns."""
        return "\n".join("\t".join(row) for row in (self.header, *self.rows))


@dataclass(frozen=True, slots=True)
class Figure:
    """All that a chart shows and says. `say` gives what is said of a place, in lines."""

    kind: Kind
    title: str
    summary: str
    """The whole of it in a sentence, for those who can't see it."""
    spans: tuple[DayRange, ...]
    """The days of each place, from the left."""
    unit: Unit
    scale: Scale
    say: Callable[[int], str]
    table: Callable[[], Table]
    series: tuple[Series, ...] = ()
    dots: tuple[Dot, ...] = ()
    bands: tuple[Band, ...] = ()
    empty: str = field(default="", kw_only=True)
    """What to say in its place, where there is nothing to show."""

    def top(self, place: int) -> float:
        """How high what is painted at a place reaches."""
        values = [series.values[place] or 0 for series in self.series]
        match self.kind:
            case Kind.BARS:
                return sum(values)
            case Kind.LINES:
                return max(values, default=0)
        return self.scale.high


def minutes_scale(highest: float) -> Scale:
    """A scale up to some minutes."""
    step = next((step for step in _MINUTES if highest / step <= _MOST_LINES), _MINUTES[-1])
    lines = [step * n for n in range(max(1, ceil(highest / step)) + 1)]
    in_hours = step >= _HOURS_FROM
    return _from_nothing([(line, f"{line // 60} h" if in_hours else f"{line} min") for line in lines])


def count_scale(highest: float, say: Callable[[int], str] = str) -> Scale:
    """A scale up to some number; `say` writes one."""
    rough = max(1.0, highest / _MOST_LINES)
    power = 10 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough)
    lines = [step * n for n in range(max(1, ceil(highest / step)) + 1)]
    return _from_nothing([(line, say(line)) for line in lines])


def lanes_scale(names: tuple[str, ...]) -> Scale:
    """A scale of one lane a name, the first on top."""
    return Scale(0, max(1, len(names)), tuple((len(names) - n - 0.5, name) for n, name in enumerate(names)))


def _from_nothing(lines: list[tuple[int, str]]) -> Scale:
    # A little room above, so that the highest line is not cut.
    return Scale(0, lines[-1][0] * 1.02, tuple(lines))
