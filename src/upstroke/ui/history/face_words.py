"""How the map of the face says things: a zone, what is least worked, and how even left and right are."""

from collections.abc import Callable, Collection

from upstroke.domain.anatomy import Half
from upstroke.domain.body_map import BodyMap
from upstroke.ui import words
from upstroke.ui.history import phrases

Title = Callable[[str], str]
"""Answers what a zone is called, given its id."""

COLUMNS = ("Zone", "Strokes", "Left", "Right", "Time")
"""The heads of a table of zones. What was done along the middle is in the strokes alone."""

MOST_NAMED = 2
"""So many zones are named as least worked."""


def zone_in_words(found: BodyMap, zone: str, half: Half, title: Title) -> str:
    """A zone on a half: `Left cheek: 420 strokes, 18 min`."""
    work = found.at(zone).on(half)
    name = f"{words.capitalised(half)} {title(zone)}"
    if not work.active_ms and not work.strokes:
        return f"{name}: nothing done"
    return f"{name}: {phrases.strokes(work.strokes)}, {phrases.minutes(work.active_ms)}"


def table(found: BodyMap, title: Title) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of zones, most strokes first."""
    return tuple(
        (
            words.capitalised(title(each.zone)),
            phrases.number(each.whole.strokes),
            phrases.number(each.left.strokes),
            phrases.number(each.right.strokes),
            phrases.minutes(each.whole.active_ms),
        )
        for each in found.zones
    )


def least(found: BodyMap, wanted: Collection[str], title: Title) -> str:
    """What got much less time than the rest: `Least time: the chin, then the smile line`; empty where nothing was done.

    One after the other, as `chin and smile line` could be one line.
    """
    if not found.zones:
        return ""
    neglected = [f"the {title(zone)}" for zone in found.neglected(wanted)[:MOST_NAMED]]
    return f"Least time: {', then '.join(neglected)}" if neglected else "No zone left out"


def balance(found: BodyMap) -> str:
    """Left against right: `Balance L 49 · R 51`; empty where neither side was worked."""
    shares = found.balance
    return f"Balance L {shares.left} · R {shares.right}" if shares else ""


def summary(found: BodyMap, wanted: Collection[str], title: Title) -> str:
    """The map in a sentence, for those who can't see it."""
    if not found.zones:
        return "No zone was worked in this time."
    most = words.listed(title(each.zone) for each in found.zones[:3])
    said = (f"Most strokes: {most}", least(found, wanted, title), balance(found).replace(" ·", ","))
    return f"{'. '.join(part for part in said if part)}."
