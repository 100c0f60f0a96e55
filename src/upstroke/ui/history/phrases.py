"""How the history says things: days, spans of days, and what was done in them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from upstroke.domain.look_back import LookBack
from upstroke.domain.plan import in_words
from upstroke.domain.ratings import Rating, Scale
from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, Session, SessionOutcome
from upstroke.domain.session_edit import Entry, Mark
from upstroke.domain.stats import DayRange, RangeName, Totals, Unit, UsualTime
from upstroke.domain.technique import Tool
from upstroke.ui import words

RANGES = {RangeName.WEEK: "Week", RangeName.MONTH: "Month", RangeName.YEAR: "Year", RangeName.ALL: "All"}
CUSTOM_RANGE = "Custom"
UNITS = {Unit.DAY: "day", Unit.WEEK: "week", Unit.MONTH: "month", Unit.YEAR: "year"}
EMPTY = "Nothing in this time. A longer range shows more."
TOOL_IDS = frozenset(tool.value for tool in Tool)
SESSION_OUTCOMES = {
    SessionOutcome.FINISHED: "Finished",
    SessionOutcome.STOPPED: "Ended early",
    SessionOutcome.INTERRUPTED: "Interrupted",
}
MARKS = {Mark.EDITED: "Edited", Mark.ADDED: "Added by hand"}
PASS_OUTCOMES = {PassOutcome.FINISHED: "", PassOutcome.PARTIAL: "in part", PassOutcome.SKIPPED: "skipped"}

MOST_DATES = 4
"""So many visits are told with their dates."""

LONG_MINUTES = 600
"""From here on a number of minutes is better read in hours."""

_ENGLISH = QLocale(QLocale.Language.English)


def day(moment: date, style: str = "ddd d MMM yyyy") -> str:
    """A date in English, whatever the system's language: `Sat 14 Mar 2026`."""
    return _ENGLISH.toString(QDate(moment.year, moment.month, moment.day), style)


def number(count: int) -> str:
    """A number with its thousands apart: `4 860`."""
    return f"{count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def strokes(count: int) -> str:
    """A number of strokes: `4 860 strokes`."""
    return f"{number(count)} {words.plural(count, 'stroke')}"


def minutes(ms: int) -> str:
    """A length to the minute: `312 min`, `12 h 5 min`; what is shorter than a minute in seconds."""
    whole = round(ms / 60_000)
    return f"{whole} min" if ms >= 59_500 and whole < LONG_MINUTES else words.about(ms)


def ended(entry: Entry) -> str:
    """How a session ended, and what was said of it: `Finished · edited · note`, `Added by hand`."""
    parts = [] if entry.mark is Mark.ADDED else [SESSION_OUTCOMES[entry.session.outcome]]
    parts += [MARKS[entry.mark]] if entry.mark else []
    parts += ["note"] if entry.note else []
    return " · ".join([parts[0], *(part.lower() for part in parts[1:])])


def felt(rating: Rating) -> tuple[str, ...]:
    """What was felt, a line for each scale: `Puffiness: 6 before, 3 after`."""
    moments = (("before", rating.before), ("after", rating.after))
    told = {scale: [f"{said[scale]} {when}" for when, said in moments if scale in said] for scale in Scale}
    return tuple(f"{scale.words}: {', '.join(parts)}" for scale, parts in told.items() if parts)


def overlap(other: Session) -> str:
    """That a session took place at the same time as another."""
    return f"“{other.routine_title}” at {words.time_of_day(other.started_local.time())} overlaps with it."


def strokes_of(entry: Entry) -> str:
    """The strokes of a session as a number alone; a dash for one that was added, as nobody counted them."""
    return "–" if entry.mark is Mark.ADDED else number(entry.session.strokes)


def days(span: DayRange) -> str:
    """A span of days: `Sat 14 Mar 2026`, `9 – 15 Mar 2026`, `25 Feb – 1 Mar 2026`."""
    first, last = span.first, span.last
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first, 'd MMM yyyy')} – {day(last, 'd MMM yyyy')}"
    return f"{day(first, 'd' if first.month == last.month else 'd MMM')} – {day(last, 'd MMM yyyy')}"


def worked(span: DayRange, whole: Totals, parts: Iterable[str]) -> str:
    """All that a bar says, in lines: its days, what was done, and each part of it."""
    if not whole.sessions:
        return f"{days(span)}\nnothing done"
    done = f"{minutes(whole.active_ms)} · {strokes(whole.strokes)}"
    return "\n".join((days(span), done, *parts))


def slot(of: Slot) -> str:
    """A part of the day within a sentence: `morning`."""
    return words.SLOTS[of].lower()


def tool(tool_id: str) -> str:
    """A tool within a sentence; one that only a later program knows goes by its id."""
    return words.TOOLS[Tool(tool_id)] if tool_id in TOOL_IDS else tool_id.replace("_", " ")


def span_name(look: LookBack, span: DayRange) -> str:
    """A range in the middle of a sentence: `in 30 days`, `since 3 Jan 2024`, `from 1 Mar to 9 Mar 2026`."""
    if look.chosen or look.moved:
        if span.days == 1:
            return f"on {day(span.first)}"
        style = "d MMM" if span.first.year == span.last.year else "d MMM yyyy"
        return f"from {day(span.first, style)} to {day(span.last, 'd MMM yyyy')}"
    return f"since {day(span.first, 'd MMM yyyy')}" if look.name is RangeName.ALL else f"in {span.days} days"


def span_length(look: LookBack, span: DayRange) -> str:
    """The same where the days themselves stand above: `in 30 days`, `on this day`, `since 3 Jan 2024`."""
    if look.chosen or look.moved:
        return "on this day" if span.days == 1 else f"in {number(span.days)} days"
    return span_name(look, span)


def tick(moment: date, unit: Unit) -> str:
    """The date under a place of a chart: `14 Mar`, `Mar 2026`, `2026`. All charts of a range have the same."""
    return day(moment, {Unit.MONTH: "MMM yyyy", Unit.YEAR: "yyyy"}.get(unit, "d MMM"))


def change(percent: int | None) -> str:
    """How much more or less than before; empty where there is nothing to compare with."""
    if percent is None:
        return ""
    if not percent:
        return ", as before"
    return f", {abs(percent)}\N{NO-BREAK SPACE}% {'more' if percent > 0 else 'less'}"


def usual(time: UsualTime | None, slot: Slot | None) -> tuple[str, str]:
    """The usual start as a number and its caption."""
    if time is None or slot is None:
        return "–", "usual start"
    name = "" if slot is Slot.ANY else f" {slot.value}"
    return words.time_of_day(time.at), f"usual{name} start, ±{time.spread_minutes} min"


def but_for(rest_days: Collection[int]) -> str:
    """Which days of the week do not count, as nothing is planned on them; empty where all do."""
    return f"; rest ({in_words(rest_days)}) not counted" if rest_days else ""


def visits(on: Sequence[date]) -> str:
    """How many professional visits there were and when the latest were; empty where there was none."""
    if not on:
        return ""
    last = words.listed([day(each, "d MMM yyyy") for each in on[-MOST_DATES:]])
    return f"{words.counted(len(on), 'professional visit')}{', the last' if len(on) > MOST_DATES else ''}: {last}"


def summary(look: LookBack, span: DayRange, totals: Totals, practised: int) -> str:
    """What was done in a range, in a sentence. `practised` is the number of days with any practice."""
    if not totals.sessions:
        return f"Nothing done {span_name(look, span)}."
    done = f"{minutes(totals.active_ms)} and {strokes(totals.strokes)}"
    if span.days == 1:
        return f"{done} on {day(span.first)}."
    if look == LookBack(RangeName.ALL):
        return f"{done} on {number(practised)} {words.plural(practised, 'day')} {span_name(look, span)}."
    return f"{done} on {number(practised)} of {number(span.days)} days."
