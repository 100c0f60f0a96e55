"""What is found in a library."""

from dataclasses import replace

import pytest

from tests.builders import block, prep, routine, step
from upstroke.domain.routine import Condition, Routine, Seconds, Slot
from upstroke.domain.shelf_query import Length, Order, ShelfFacts, ShelfQuery, find, length_of, tools_of
from upstroke.domain.technique import Tool

CALM = replace(routine(step("stroke", Seconds(7 * 60)), routine_id="calm"), summary="Slow strokes for the evening.")
CUPS = replace(routine(prep(), step("glide", Seconds(12 * 60), tool=Tool.CUPS), routine_id="cups"), slot=Slot.ANY)
STONE = replace(
    routine(step("jawline", Seconds(3 * 60), tool=Tool.GUA_SHA), routine_id="stone"), title="a stone", slot=Slot.MORNING
)
LONG = routine(step("roll", Seconds(20 * 60), tool=Tool.ROLLER), routine_id="long")
ALL = (STONE, CALM, CUPS, LONG)

FACTS = ShelfFacts(
    favourites=frozenset({"cups", "long"}),
    owned=frozenset({"gua_sha"}),
    benefits={"calm": (("Tension", "good"),), "stone": (("Tension", "limited"), ("Puffiness", "none"))},
)


def cups_rest(tool: Tool) -> str:
    return "Cups need two days of rest." if tool is Tool.CUPS else ""


def found(query: ShelfQuery, *routines: Routine) -> list[str]:
    return [each.id for each in find(routines or ALL, query, FACTS)]


def test_an_empty_query_finds_everything_by_title_whatever_its_capitals() -> None:
    assert found(ShelfQuery()) == ["stone", "calm", "cups", "long"]
    assert find(ALL, ShelfQuery(), ShelfFacts()) == ALL


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("  ", ["stone", "calm", "cups", "long"]),
        ("CALM", ["calm"]),
        ("strokes slow", ["calm"]),
        ("slow stone", []),
        ("puff", ["stone"]),
    ],
)
def test_all_words_typed_must_be_found_in_title_summary_or_benefits(text: str, ids: list[str]) -> None:
    assert found(ShelfQuery(text=text)) == ids


def test_the_page_may_say_in_which_words_to_search() -> None:
    query = ShelfQuery(text="gua sha")
    assert find(ALL, query, FACTS, searched=lambda each: "Gua sha" if each is STONE else "") == (STONE,)


def test_a_tool_finds_what_can_be_done_with_it_and_the_hands_what_needs_nothing_else() -> None:
    either = routine(
        block("finish", options=(block("a", step(tool=Tool.CUPS)), block("b", step()))), routine_id="either"
    )
    assert tools_of(either) == {Tool.CUPS, Tool.HANDS}
    assert found(ShelfQuery(tool=Tool.CUPS), *ALL, either) == ["cups", "either"]
    assert found(ShelfQuery(tool=Tool.HANDS), *ALL, either) == ["calm"]


def test_a_benefit_finds_what_is_done_for_it() -> None:
    assert found(ShelfQuery(benefit="Tension")) == ["stone", "calm"]
    assert found(ShelfQuery(benefit="Puffiness")) == ["stone"]


def test_a_slot_finds_only_what_is_made_for_it() -> None:
    assert found(ShelfQuery(slot=Slot.ANY)) == ["cups"]
    assert found(ShelfQuery(slot=Slot.MORNING)) == ["stone"]


@pytest.mark.parametrize(
    ("length", "ids"),
    [
        (Length.UP_TO_5, ["stone"]),
        (Length.UP_TO_10, ["stone", "calm"]),
        (Length.UP_TO_15, ["stone", "calm", "cups"]),
        (Length.LONGER, ["long"]),
    ],
)
def test_a_length_takes_in_what_is_shorter(length: Length, ids: list[str]) -> None:
    assert found(ShelfQuery(length=length)) == ids


@pytest.mark.parametrize(("ms", "fits"), [(5 * 60_000 + 29_000, True), (5 * 60_000 + 30_000, False)])
def test_a_card_that_says_five_minutes_counts_as_five_minutes(ms: int, fits: bool) -> None:
    assert bool(find([CALM], ShelfQuery(length=Length.UP_TO_5), FACTS, length_ms=lambda _: ms)) is fits


def test_favourites_are_found_among_the_others() -> None:
    assert found(ShelfQuery(favourites_only=True)) == ["cups", "long"]
    assert found(ShelfQuery(favourites_only=True, length=Length.LONGER)) == ["long"]


def test_what_can_not_be_done_now_is_left_out_where_that_is_asked_for() -> None:
    def can_do(each: Routine) -> bool:
        return each is not CUPS

    assert CUPS in find(ALL, ShelfQuery(), FACTS, can_do=can_do)
    assert find(ALL, ShelfQuery(doable_only=True), FACTS, can_do=can_do) == (STONE, CALM, LONG)


def test_only_tools_that_are_owned_and_the_hands_that_everybody_has() -> None:
    assert found(ShelfQuery(owned_only=True)) == ["stone", "calm"]


def test_a_part_that_may_be_left_out_still_needs_its_tool_to_be_owned() -> None:
    part = block("brush", step(tool=Tool.BRUSH), when=Condition.TOOL_RESTED)
    assert found(ShelfQuery(owned_only=True), routine(block("first", step()), part)) == []


def test_nothing_is_left_out_while_it_is_not_known_what_is_owned() -> None:
    assert find(ALL, ShelfQuery(owned_only=True), ShelfFacts()) == ALL


def test_an_option_must_be_both_owned_and_rested() -> None:
    options = (block("a", step(tool=Tool.CUPS)), block("b", step(tool=Tool.ROLLER)))
    either = routine(block("finish", options=options))
    both = ShelfQuery(doable_only=True, owned_only=True)
    assert find([either], both, ShelfFacts(owned=frozenset({"cups"})), cups_rest) == ()
    assert find([either], both, ShelfFacts(owned=frozenset({"cups", "ridged_roller"})), cups_rest) == (either,)


def test_a_part_that_is_left_out_now_needs_no_tool_now() -> None:
    cups = block("cups", step(tool=Tool.CUPS), when=Condition.TOOL_RESTED)
    some = routine(block("first", step()), cups)
    assert find([some], ShelfQuery(owned_only=True, doable_only=True), FACTS, cups_rest) == (some,)


def test_the_order_is_by_length_or_along_the_day_and_then_by_title() -> None:
    assert found(ShelfQuery(order=Order.LENGTH)) == ["stone", "calm", "cups", "long"]
    assert found(ShelfQuery(order=Order.SLOT)) == ["stone", "calm", "long", "cups"]
    assert [length_of(each) // 60_000 for each in ALL] == [3, 7, 12, 20]


def test_what_takes_time_is_not_worked_out_unless_it_matters() -> None:
    asked: list[str] = []

    def can_do(each: Routine) -> bool:
        asked.append(each.id)
        return True

    def length_ms(each: Routine) -> int:
        asked.append(each.id)
        return 0

    find(ALL, ShelfQuery(text="calm"), FACTS, can_do=can_do, length_ms=length_ms)
    assert not asked
    find(ALL, ShelfQuery(text="calm", doable_only=True), FACTS, can_do=can_do)
    assert asked == ["calm"]
    asked.clear()
    find(ALL, ShelfQuery(text="calm", length=Length.UP_TO_5), FACTS, length_ms=length_ms)
    assert asked == ["calm"]
