"""What was noted of the skin, by practice day, and how the history says it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from upstroke.domain.safety_words import on
from upstroke.domain.skin import SkinNote
from upstroke.ui import skin_words, words
from upstroke.ui.history import phrases

MOST = 4
"""So many days are told in full; of the others only how many they are."""

SkinDays = Mapping[date, str]
"""What was noted on each day, in words."""


def skin_days(notes: Mapping[date, Iterable[SkinNote]], title: Callable[[str], str]) -> SkinDays:
    """What was noted on each day. `title` answers what a zone is called."""
    return {day: "; ".join(_said(each, title) for each in of_day) for day, of_day in notes.items()}


def in_words(days: SkinDays) -> str:
    """Some days in a sentence, the latest first: `Noted of the skin: redness on the cheek (12 Nov 2026).`"""
    if not days:
        return ""
    told = [f"{said} ({phrases.day(day, 'd MMM yyyy')})" for day, said in sorted(days.items(), reverse=True)]
    rest = len(told) - MOST
    told[MOST:] = [f"and on {words.counted(rest, 'earlier day')}"] if rest > 0 else []
    return f"Noted of the skin: {'; '.join(told)}."


def _said(noted: SkinNote, title: Callable[[str], str]) -> str:
    sign = skin_words.SIGNS[noted.sign].lower()
    where = f" {on([title(zone) for zone in noted.zones])}" if noted.zones else ""
    own = f", “{noted.note}”" if noted.note else ""
    return f"{sign}{where}{own}"
