"""Plain words for what felt wrong, and for what rests because of it."""

from datetime import datetime, tzinfo

from upstroke.domain.felt_wrong import FeltWrong
from upstroke.domain.resting import Resting
from upstroke.domain.skin import SkinRest
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import HALVES
from upstroke.ui import words

EVERYTHING = "all work there, on both sides"

TOOLS = {tool.value: name for tool, name in words.TOOLS.items() if tool is not Tool.NONE}


def worked(felt: FeltWrong) -> str:
    """What was being worked: `Jaw · left · gua sha stone`."""
    side = words.SIDES[felt.side].lower() if felt.side in HALVES else ""
    return " · ".join(filter(None, (words.zones_line(felt.zones), side, TOOLS.get(felt.tool))))


def left_out(found: Resting | SkinRest) -> str:
    """For how long it is left out from then on: `left out for 2 days, on both sides; cupping there for 7 days`."""
    everything, *more = found.waits
    parts = [f"left out for {_duration(everything.hours)}, on both sides"]
    for wait in more:
        lasting = "too" if wait.hours == everything.hours else f"for {_duration(wait.hours)}"
        parts.append(f"{wait.what} {lasting}")
    return "; ".join(parts)


def until(found: Resting | SkinRest, zone: tzinfo | None) -> str:
    """Until when it is left out, by the clock of a time zone, each part in a line of its own."""
    ends = ((moment(found.end(wait), zone), wait.what or EVERYTHING) for wait in found.waits)
    return "\n".join(f"Left out until {end}: {what}." for end, what in ends)


def moment(at: datetime, zone: tzinfo | None) -> str:
    """A moment by the clock of a time zone: `Sunday 22 November, 7:05`."""
    here = at.astimezone(zone)
    return f"{words.long_date(here.date())}, {words.time_of_day(here.time())}"


def _duration(hours: int) -> str:
    days, over = divmod(hours, 24)
    return words.counted(hours, "hour") if over else words.counted(days, "day")
