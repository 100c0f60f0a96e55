"""The chart of tools over time, which shows how varied the practice is."""

from collections.abc import Mapping, Sequence

from upstroke.domain.stats import DayRange, Totals, Unit
from upstroke.domain.technique import Tool
from upstroke.ui import words
from upstroke.ui.history import phrases
from upstroke.ui.history.charts.figure import NOTHING, Figure, Kind, Series, Table, lanes_scale
from upstroke.ui.history.colours import TOOL_TOKENS, UNKNOWN_TOOL_TOKEN


def tools_figure(spans: Sequence[DayRange], unit: Unit, done: Sequence[Mapping[str, Totals]]) -> Figure:
    """A lane for each tool that was used, the most used on top."""
    minutes: dict[str, int] = {}
    for each in done:
        for tool, totals in each.items():
            if tool != Tool.NONE.value:
                minutes[tool] = minutes.get(tool, 0) + totals.active_ms
    tools = sorted(minutes, key=lambda tool: -minutes[tool])

    def say(place: int) -> str:
        lines = [
            f"{phrases.tool(tool)} {phrases.minutes(done[place][tool].active_ms)}, "
            f"{words.counted(done[place][tool].sessions, 'session')}"
            for tool in tools
            if tool in done[place]
        ]
        return "\n".join([phrases.days(spans[place]), *(lines or ["nothing done"])])

    def table() -> Table:
        rows = (
            (
                phrases.days(span),
                *(phrases.minutes(each[tool].active_ms) if tool in each else NOTHING for tool in tools),
                str(sum(tool in each for tool in tools)),
            )
            for span, each in zip(spans, done, strict=True)
        )
        return Table(("Days", *(words.capitalised(phrases.tool(tool)) for tool in tools), "Tools"), tuple(rows))

    return Figure(
        Kind.LANES,
        "Tools over time",
        _summary(minutes, tools),
        tuple(spans),
        unit,
        lanes_scale(tuple(words.capitalised(phrases.tool(tool)) for tool in tools)),
        say,
        table,
        tuple(
            Series(
                words.capitalised(phrases.tool(tool)),
                TOOL_TOKENS.get(tool, UNKNOWN_TOOL_TOKEN),
                tuple(each[tool].active_ms / 60_000 if tool in each else None for each in done),
            )
            for tool in tools
        ),
        empty="" if tools else phrases.EMPTY,
    )


def _summary(minutes: Mapping[str, int], tools: Sequence[str]) -> str:
    """How many tools came up, and how the time was shared out."""
    whole = sum(minutes.values())
    if not whole:
        return ""
    shares = [f"{phrases.tool(tool)} {round(100 * minutes[tool] / whole)} %" for tool in tools]
    return f"{words.capitalised(words.counted(len(tools), 'tool'))}: {words.listed(shares)} of the time."
