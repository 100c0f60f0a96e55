"""How the history says things: days, spans of days, and what was done in them."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from upstroke.domain.plan import in_words
from upstroke.domain.routine import Slot
from upstroke.domain.session import PassOutcome, SessionOutcome
from upstroke.domain.stats import Bar, DayRange, RangeName, Totals, Unit, UsualTime
from upstroke.ui import words

RANGES = {RangeName.WEEK: "Week", RangeName.MONTH: "Month", RangeName.YEAR: "Year", RangeName.ALL: "All"}
HEADINGS = {Unit.DAY: "Minutes a day", Unit.WEEK: "Minutes a week", Unit.MONTH: "Minutes a month"}
SESSION_OUTCOMES = {
    SessionOutcome.FINISHED: "Finished",
    SessionOutcome.STOPPED: "Ended early",
    SessionOutcome.INTERRUPTED: "Interrupted",
}
PASS_OUTCOMES = {PassOutcome.FINISHED: "", PassOutcome.PARTIAL: "in part", PassOutcome.SKIPPED: "skipped"}

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


def days(span: DayRange) -> str:
    """A span of days: `Sat 14 Mar 2026`, `9 – 15 Mar 2026`, `25 Feb – 1 Mar 2026`."""
    first, last = span.first, span.last
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first, 'd MMM yyyy')} – {day(last, 'd MMM yyyy')}"
    return f"{day(first, 'd' if first.month == last.month else 'd MMM')} – {day(last, 'd MMM yyyy')}"


def bar(shown: Bar) -> str:
    """All that a bar says, in lines: its days, what was done, and how much of it in each slot."""
    whole = shown.whole
    if not whole.sessions:
        return f"{days(shown.days)}\nnothing done"
    done = f"{minutes(whole.active_ms)} · {strokes(whole.strokes)}"
    of_slots = ((slot, shown.by_slot[slot]) for slot in Slot if slot in shown.by_slot)
    slots = (f"{words.SLOTS[slot].lower()} {minutes(part.active_ms)}" for slot, part in of_slots)
    return f"{days(shown.days)}\n{done}\n{', '.join(slots)}"


def span_name(name: RangeName, span: DayRange) -> str:
    """A range in the middle of a sentence: `in 30 days`, `since 3 Jan 2024`."""
    return f"since {day(span.first, 'd MMM yyyy')}" if name is RangeName.ALL else f"in {span.days} days"


def change(percent: int | None) -> str:
    """How much more or less than before; empty where there is nothing to compare with."""
    if percent is None:
        return ""
    if not percent:
        return ", as before"
    return f", {abs(percent)} % {'more' if percent > 0 else 'less'}"


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
    """How many professional visits there were and when; empty where there was none."""
    if not on:
        return ""
    return f"{words.counted(len(on), 'professional visit')}: {words.listed([day(each, 'd MMM yyyy') for each in on])}"


def summary(name: RangeName, span: DayRange, totals: Totals, practised: int) -> str:
    """A chart in a sentence, for those who can't see it. `practised` is the number of days with any practice."""
    if not totals.sessions:
        return f"Nothing done {span_name(name, span)}."
    done = f"{minutes(totals.active_ms)} on {words.counted(practised, 'day')}"
    return f"{done} {span_name(name, span)}. Left and Right go from bar to bar."
