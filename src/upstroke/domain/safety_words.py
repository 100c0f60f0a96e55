"""Plain words for the sentences of the safety rules and limits: times, places and tools."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from upstroke.domain.technique import Tool

ACTIVITIES: dict[str, str] = {
    Tool.HANDS: "massage by hand",
    Tool.GUA_SHA: "gua sha",
    Tool.ROLLER: "the roller",
    Tool.CUPS: "cupping",
    Tool.BRUSH: "the face brush",
    Tool.NONE: "this",
}
"""What is done with each tool, as the subject of a sentence, all of them of one."""

_PREPOSITIONS = ("around ", "behind ", "beside ", "between ", "in ", "under ")
"""How titles of zones begin that say where they are by themselves."""


def left(wait: timedelta) -> str:
    """How long a wait still lasts, rounded up: `5 more hours`, and from two days on `8 more days`."""
    hours = -(-wait // timedelta(hours=1))
    return _count(hours, "more hour") if hours < 48 else _count(-(-hours // 24), "more day")


def ago(at: datetime, now: datetime) -> str:
    """How many days ago something was, by the calendar of `now`; empty where it is still to come."""
    here = at.astimezone(now.tzinfo) if now.tzinfo else at
    days = (now.date() - here.date()).days
    if days < 0:
        return ""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def seconds(length: float) -> str:
    """A length of time: `95 s`, and from two minutes on `2 min 30 s`."""
    whole = round(length)
    minutes, rest = divmod(whole, 60)
    if minutes < 2:
        return f"{whole} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def on(titles: Sequence[str]) -> str:
    """Where zones of these titles are: `on the forehead and between the brows`."""
    return joined([title if title.startswith(_PREPOSITIONS) else f"on the {title}" for title in titles])


def joined(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence: `a, b and c`."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def capitalised(words: str) -> str:
    """Words as the beginning of a sentence; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
