"""Whose turn it is tonight."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import routine, step
from upstroke.domain.programme import Programme, Rest, no_rest, open_routine
from upstroke.domain.rotation import Suggested, suggest
from upstroke.domain.routine import Step
from upstroke.domain.safety import tool_must_rest
from upstroke.domain.technique import Tool

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=ZONE)
ALL = frozenset(Tool)

Uses = dict[str, list[datetime]]


def made(routine_id: str, *steps: Step) -> Programme:
    return open_routine(routine(*steps, routine_id=routine_id))


def with_tools(routine_id: str, *tools: Tool, pressure: int = 1) -> Programme:
    return made(routine_id, *(step(f"step-{tool}", tool=tool, pressure=pressure) for tool in tools))


HANDS = with_tools("hands", Tool.HANDS)
FIRM = with_tools("firm", Tool.HANDS, pressure=3)
STONE = with_tools("stone", Tool.HANDS, Tool.GUA_SHA, Tool.HANDS)
CUPS = with_tools("cups", Tool.HANDS, Tool.CUPS)
ROLLER = with_tools("roller", Tool.ROLLER)
BRUSH = with_tools("brush", Tool.BRUSH, Tool.HANDS)


def ago(*days: int, hour: int = 21) -> list[datetime]:
    """Evenings so many days ago, unless another hour is given, in UTC as the history keeps them."""
    return [(NOW.replace(hour=hour) - timedelta(days=each)).astimezone(UTC) for each in days]


def used(**tools: Sequence[datetime]) -> Uses:
    return {tool: list(moments) for tool, moments in tools.items()}


def tonight(
    *candidates: Programme,
    uses: Uses | None = None,
    likes: Sequence[str] = (),
    owned: frozenset[Tool] = ALL,
    rest: Rest = no_rest,
    now: datetime = NOW,
    start_of_day: time = time(4),
) -> tuple[Suggested, ...]:
    return suggest(candidates, uses or {}, likes, owned, rest, now, start_of_day)


def order(found: Sequence[Suggested]) -> list[str]:
    return [each.programme.routine_id for each in found]


def reasons(found: Sequence[Suggested]) -> list[str]:
    return [each.reason for each in found]


# what is fresh


def test_the_tool_that_has_waited_longest_for_its_turn_comes_first() -> None:
    found = tonight(HANDS, STONE, CUPS, uses=used(hands=ago(2), gua_sha=ago(2), cups=ago(3)))
    assert order(found) == ["hands", "stone", "cups"]
    assert reasons(found) == ["Not used for 2 days", "Not used for 2 days", "Not used for 3 days"]


@pytest.mark.parametrize(
    ("tool", "days"), [("hands", 2), ("ridged_roller", 2), ("gua_sha", 3), ("cups", 6), ("dry_brush", 8)]
)
def test_after_twice_its_gap_a_tool_is_as_fresh_as_one_never_used(tool: str, days: int) -> None:
    mine, never = with_tools("a", Tool(tool)), with_tools("b", Tool.ROLLER if tool == "hands" else Tool.HANDS)
    assert order(tonight(mine, never, uses={tool: ago(days)})) == ["a", "b"]
    assert order(tonight(mine, never, uses={tool: ago(days - 1)})) == ["b", "a"]


def test_a_favourite_counts_as_much_as_half_a_gap() -> None:
    uses = used(gua_sha=ago(2), cups=ago(6))
    assert order(tonight(STONE, CUPS, uses=uses)) == ["cups", "stone"]
    liked = tonight(STONE, CUPS, HANDS, uses=used(gua_sha=ago(3), cups=ago(5), hands=ago(2)), likes=["cups"])
    assert order(liked) == ["cups", "hands", "stone"]
    assert liked[0].reason == "Not used for 5 days, and your favourite"


def test_the_tool_of_yesterday_stands_back() -> None:
    uses = used(gua_sha=ago(1), hands=ago(0, hour=7))
    found = tonight(STONE, HANDS, uses=uses)
    assert order(found) == ["hands", "stone"]
    assert reasons(found) == ["Used today", "Used yesterday"]


def test_of_equals_the_title_decides_and_what_was_never_used_says_so() -> None:
    found = tonight(ROLLER, CUPS, HANDS)
    assert order(found) == ["cups", "hands", "roller"]
    assert set(reasons(found)) == {"Not used lately"}


def test_a_day_goes_from_the_users_start_of_day_to_the_next_where_the_user_is() -> None:
    at_half_past_midnight = [datetime(2026, 11, 21, 23, 30, tzinfo=UTC)]
    uses = used(ridged_roller=at_half_past_midnight)
    assert reasons(tonight(ROLLER, uses=uses)) == ["Used yesterday"]
    assert reasons(tonight(ROLLER, uses=uses, start_of_day=time(0))) == ["Used today"]


def test_what_lies_in_the_future_does_not_count() -> None:
    assert reasons(tonight(ROLLER, uses=used(ridged_roller=ago(-1)))) == ["Not used lately"]


# what rests


def only(found: Sequence[Suggested]) -> tuple[bool, str]:
    (one,) = found
    return one.rests, one.reason


def test_a_tool_that_must_rest_comes_last_and_says_why() -> None:
    found = tonight(CUPS, HANDS, likes=["cups"], rest=lambda tool: "Cups are tired." if tool is Tool.CUPS else "")
    assert order(found) == ["hands", "cups"]
    assert (found[1].rests, found[1].reason) == (True, "Cups are tired.")


def test_the_rest_that_keeps_cups_gentle_is_one_such() -> None:
    uses = used(cups=ago(2, hour=23))
    rests, reason = only(tonight(CUPS, uses=uses, rest=lambda tool: tool_must_rest(tool, uses.get(tool, ()), NOW)))
    assert rests
    assert reason.startswith("Cups need two days of rest")


@pytest.mark.parametrize("tool", [Tool.GUA_SHA, Tool.ROLLER, Tool.BRUSH])
def test_no_tool_finishes_a_third_evening_in_a_row(tool: Tool) -> None:
    what = with_tools("any", Tool.HANDS, tool)
    assert only(tonight(what, uses={tool.value: ago(1, 2)})) == (
        True,
        "It finished the last two evenings, and a third in a row is too much.",
    )
    assert not only(tonight(what, uses={tool.value: ago(2, 3)}))[0]
    assert not only(tonight(what, uses={tool.value: ago(1, 3)}))[0]


def test_hands_may_finish_every_evening_and_mornings_are_no_evenings() -> None:
    assert not only(tonight(HANDS, uses=used(hands=ago(1, 2, 3))))[0]
    assert not only(tonight(ROLLER, uses=used(ridged_roller=ago(1, 2, 3, hour=7))))[0]


def test_the_day_after_cups_is_for_hands_and_drainage() -> None:
    found = tonight(STONE, ROLLER, HANDS, uses=used(cups=ago(1)))
    assert order(found) == ["hands", "roller", "stone"]
    assert [each.rests for each in found] == [False, True, True]
    assert found[1].reason == "The day after cups is for hands and drainage only."


def test_an_evening_has_gua_sha_or_cups() -> None:
    found = tonight(CUPS, STONE, uses=used(gua_sha=ago(0, hour=19)))
    assert order(found) == ["stone", "cups"]
    assert found[1].reason == "Cupping rests until tomorrow, as gua sha was this evening."
    assert only(tonight(with_tools("both", Tool.GUA_SHA, Tool.CUPS)))[0], "nor has a routine both"


def test_a_brush_day_is_no_day_for_cups_or_medium_pressure() -> None:
    found = tonight(CUPS, FIRM, STONE, uses=used(dry_brush=ago(0, hour=7)))
    assert order(found) == ["stone", "cups", "firm"]
    assert reasons(found)[1:] == [
        "Cupping rests for 11 more hours, as the face brush was less than a day ago.",
        "On a day with the face brush nothing goes above pressure 2.",
    ]
    assert only(tonight(BRUSH, uses=used(cups=ago(0, hour=8))))[0]


def test_the_day_after_the_brush_all_is_free() -> None:
    assert not any(each.rests for each in tonight(CUPS, FIRM, uses=used(dry_brush=ago(1, hour=7))))


# what there is


def test_a_tool_that_is_not_owned_is_not_put_forward() -> None:
    assert order(tonight(STONE, CUPS, HANDS, owned=frozenset({Tool.CUPS}))) == ["cups", "hands"]


def test_where_nothing_else_is_there_the_missing_tool_is_named_as_the_reason() -> None:
    assert only(tonight(STONE, owned=frozenset())) == (False, "Needs a tool that you don't have")


def test_a_programme_of_which_nothing_is_left_is_not_put_forward() -> None:
    assert tonight(replace(HANDS, entries=())) == ()


def test_a_routine_finishes_with_its_last_tool_and_with_the_hands_only_where_there_is_no_other() -> None:
    morning, breath = with_tools("morning", Tool.BRUSH, Tool.ROLLER, Tool.HANDS), with_tools("breath", Tool.NONE)
    assert [each.tool for each in tonight(breath, morning)] == [Tool.HANDS, Tool.ROLLER]


# whatever was done

programmes = st.builds(
    lambda number, tools, pressure: with_tools(f"routine-{number}", *tools, pressure=pressure),
    st.integers(1, 9),
    st.lists(st.sampled_from(Tool), min_size=1, max_size=3),
    st.integers(1, 3),
)
candidates = st.lists(programmes, min_size=1, max_size=6)
moments = st.integers(-24, 15 * 24).map(lambda hours: NOW - timedelta(hours=hours))
histories = st.dictionaries(st.sampled_from([tool.value for tool in Tool]), st.lists(moments, max_size=6))
likings = st.lists(st.integers(1, 9).map(lambda number: f"routine-{number}"), max_size=3)
tools_owned = st.frozensets(st.sampled_from(Tool))


def gentle(uses: Uses) -> Rest:
    return lambda tool: tool_must_rest(tool, uses.get(tool.value, ()), NOW)


@given(candidates, histories, likings, tools_owned)
def test_nothing_that_rests_comes_before_something_that_does_not(
    what: list[Programme], uses: Uses, likes: list[str], owned: frozenset[Tool]
) -> None:
    found = tonight(*what, uses=uses, likes=likes, owned=owned, rest=gentle(uses))
    assert [each.rests for each in found] == sorted(each.rests for each in found)
    resting = {tool for tool in Tool if gentle(uses)(tool)}
    assert all(each.rests for each in found if resting & set(each.programme.tools))
    assert all(each.reason.endswith(".") == each.rests for each in found), "a reason to rest is a sentence"


@given(candidates, histories, likings, tools_owned)
def test_where_a_routine_for_the_hands_is_there_no_tool_is_missing(
    what: list[Programme], uses: Uses, likes: list[str], owned: frozenset[Tool]
) -> None:
    for each in tonight(*what, HANDS, uses=uses, likes=likes, owned=owned, rest=gentle(uses)):
        assert set(each.programme.tools) <= {Tool.HANDS, *owned}


@given(candidates, histories, likings)
def test_the_order_of_the_candidates_does_not_matter(what: list[Programme], uses: Uses, likes: list[str]) -> None:
    assume(len({each.title for each in what}) == len(what))
    assert tonight(*what, uses=uses, likes=likes) == tonight(*reversed(what), uses=uses, likes=likes)
