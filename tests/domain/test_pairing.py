"""What does not go together, on one day, on one evening, and on the day after."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest

from upstroke.domain.pairing import clashes
from upstroke.domain.safety_rules import Severity
from upstroke.domain.technique import Tool

NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)
BRUSH, CUPS, HANDS, ROLLER, STONE = Tool.BRUSH, Tool.CUPS, Tool.HANDS, Tool.ROLLER, Tool.GUA_SHA

Told = list[tuple[str, tuple[str, ...]]]


def ago(**past: float) -> list[datetime]:
    return [NOW - timedelta(**past)]


def told(*tools: Tool, pressure: int = 1, now: datetime = NOW, day: time = time(4), **uses: list[datetime]) -> Told:
    """The rules that are told, each with the tools that it stops."""
    found = list(clashes(tools, pressure, uses, now, day))
    assert all(each.severity is Severity.STOP for each in found)
    return [(each.rule, each.tools) for each in found]


def sentences(*tools: Tool, pressure: int = 1, **uses: list[datetime]) -> list[str]:
    return [each.sentence for each in clashes(tools, pressure, uses, NOW)]


# the day after cups


def test_the_day_after_cups_is_for_hands() -> None:
    yesterday = ago(hours=26)
    assert told(HANDS, STONE, ROLLER, cups=yesterday) == [("day_after_cups", (STONE, ROLLER))]
    assert sentences(STONE, cups=yesterday) == ["The day after cups is for hands and drainage only."]
    assert told(HANDS, cups=yesterday) == []
    assert told(STONE, cups=ago(hours=47)) == [], "the day after that all is free"


def test_a_day_begins_in_the_early_morning_where_the_user_is() -> None:
    at_one = ago(hours=19)
    assert told(ROLLER, cups=at_one) == [("day_after_cups", (ROLLER,))]
    assert told(ROLLER, cups=at_one, day=time(0, 30)) == []
    assert told(ROLLER, cups=at_one, now=NOW.astimezone(timezone(timedelta(hours=3)))) == []


# brush and cups


def test_brush_and_cups_keep_a_day_apart_in_either_order() -> None:
    assert sentences(CUPS, dry_brush=ago(hours=20)) == [
        "Cupping rests for 4 more hours, as the face brush was less than a day ago."
    ]
    assert sentences(BRUSH, cups=ago(hours=13)) == [
        "The face brush rests for 11 more hours, as cupping was less than a day ago."
    ]
    assert told(CUPS, dry_brush=ago(hours=24)) == []


def test_of_brush_and_cups_in_one_session_the_later_goes() -> None:
    assert told(HANDS, BRUSH, CUPS) == [("brush_pair", (CUPS,))]
    assert told(CUPS, BRUSH) == [("brush_pair", (BRUSH,))]
    assert told(BRUSH, CUPS, cups=ago(hours=8)) == [("brush_pair", (CUPS,)), ("brush_pair", (BRUSH,))], "and both here"


# gua sha and cups


@pytest.mark.parametrize(("hours", "stopped"), [(2, True), (8, False)])
def test_an_evening_has_gua_sha_or_cups(hours: float, stopped: bool) -> None:
    assert told(CUPS, gua_sha=ago(hours=hours)) == ([("one_evening", (CUPS,))] if stopped else [])
    assert told(STONE, cups=ago(hours=hours)) == ([("one_evening", (STONE,))] if stopped else [])
    assert told(HANDS, cups=ago(hours=hours), gua_sha=ago(hours=hours)) == []


def test_it_says_what_was_there_first() -> None:
    assert sentences(CUPS, gua_sha=ago(hours=1)) == ["Cupping rests until tomorrow, as gua sha was this evening."]
    assert sentences(STONE, CUPS) == ["An evening is for gua sha or for cups, never both; the later of them goes."]


# a day with the brush


@pytest.mark.parametrize("pressure", [1, 2, 3])
def test_on_a_day_with_the_brush_nothing_is_firmer_than_light(pressure: int) -> None:
    after = list(clashes([HANDS], pressure, {"dry_brush": ago(hours=13)}, NOW))
    beside = list(clashes([BRUSH, HANDS], pressure, {}, NOW))
    assert after == beside
    assert [(each.rule, each.tools, each.up_to) for each in after] == ([("brush_day", (), 2)] if pressure > 2 else [])


def test_it_says_so_and_the_next_day_is_free() -> None:
    assert sentences(HANDS, pressure=3, dry_brush=ago(hours=13)) == [
        "On a day with the face brush nothing goes above pressure 2."
    ]
    assert told(HANDS, pressure=3, dry_brush=ago(hours=17)) == []


def test_what_lies_ahead_does_not_count() -> None:
    assert told(STONE, CUPS, pressure=3, cups=ago(hours=-1), dry_brush=ago(hours=-1)) == [("one_evening", (CUPS,))]
