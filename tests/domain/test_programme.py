"""Routines and sequences opened into what is really played."""

from tests.builders import block, routine, step
from upstroke.domain.programme import Choice, LeftOut, Programme, open_routine
from upstroke.domain.routine import Condition
from upstroke.domain.technique import Tool

BRUSH = step("brush", tool=Tool.BRUSH, zones=("cheek",))
STONE = step("stone", tool=Tool.GUA_SHA)
CUPS = step("cups", tool=Tool.CUPS)
HANDS = step("hands")


def rest(*tools: Tool) -> object:
    """Rules under which some tools must rest."""
    return lambda tool: f"{tool.value} must rest" if tool in tools else ""


def opened(*parts: object, resting: tuple[Tool, ...] = (), choices: dict[str, int] | None = None) -> Programme:
    return open_routine(routine(*parts), rest(*resting), choices)  # type: ignore[arg-type]


def steps(programme: Programme) -> list[str]:
    return [entry.step.id for entry in programme.entries]


def test_a_plain_routine_is_played_as_it_is_written() -> None:
    programme = opened(HANDS, STONE)
    assert steps(programme) == ["hands", "stone"]
    assert {entry.routine_id for entry in programme.entries} == {"calm"}
    assert (programme.routine_id, programme.title) == ("calm", "Calm")


def test_a_sequence_plays_its_blocks_in_order_and_remembers_where_each_step_came_from() -> None:
    programme = opened(block("first", HANDS), block("second", STONE, CUPS))
    assert [(entry.routine_id, entry.step.id) for entry in programme.entries] == [
        ("first", "hands"),
        ("second", "stone"),
        ("second", "cups"),
    ]


def test_an_included_sequence_is_opened_too() -> None:
    assert steps(opened(block("outer", blocks=(block("a", HANDS), block("b", STONE))), block("c", CUPS))) == [
        "hands",
        "stone",
        "cups",
    ]


def test_a_block_whose_tool_must_rest_is_left_out_and_the_reason_told() -> None:
    brush = block("brush", BRUSH, when=Condition.TOOL_RESTED)
    programme = opened(block("first", HANDS), brush, resting=(Tool.BRUSH,))
    assert steps(programme) == ["hands"]
    assert programme.left_out == (LeftOut("Brush", "dry_brush must rest"),)


def test_a_rested_tool_is_used() -> None:
    programme = opened(block("brush", BRUSH, when=Condition.TOOL_RESTED), resting=(Tool.CUPS,))
    assert steps(programme) == ["brush"]
    assert programme.left_out == ()


def test_a_tool_deep_in_a_block_counts() -> None:
    deep = block("deep", blocks=(block("inner", HANDS, BRUSH),), when=Condition.TOOL_RESTED)
    assert opened(block("first", HANDS), deep, resting=(Tool.BRUSH,)).left_out[0].reason == "dry_brush must rest"


def test_a_block_without_a_condition_is_played_in_any_case() -> None:
    assert steps(opened(block("brush", BRUSH), resting=(Tool.BRUSH,))) == ["brush"]


FINISH = block(
    "finish",
    options=(block("gua-sha", STONE), block("cupping", CUPS, when=Condition.TOOL_RESTED)),
)


def test_of_a_choice_the_first_is_played_unless_the_user_took_another() -> None:
    assert steps(opened(FINISH)) == ["stone"]
    assert steps(opened(FINISH, choices={"finish": 1})) == ["cups"]


def test_the_options_of_a_choice_are_told_with_what_stops_them() -> None:
    assert opened(FINISH, resting=(Tool.CUPS,)).choices == (
        Choice("finish", ("Gua-sha", "Cupping"), 0, ("", "cups must rest")),
    )


def test_an_option_that_must_rest_gives_way_to_the_next() -> None:
    assert steps(opened(FINISH, resting=(Tool.GUA_SHA,))) == ["cups"]


def test_an_option_that_must_rest_is_not_played_even_if_it_was_taken() -> None:
    programme = opened(block("first", HANDS), FINISH, resting=(Tool.CUPS,), choices={"finish": 1})
    assert steps(programme) == ["hands"]
    assert programme.left_out == (LeftOut("Cupping", "cups must rest"),)


def test_a_choice_that_is_no_longer_there_falls_back_to_the_first() -> None:
    assert steps(opened(FINISH, choices={"finish": 7})) == ["stone"]
    assert steps(opened(FINISH, choices={"finish": -1})) == ["stone"]


def test_the_tools_and_zones_of_a_programme_come_in_the_order_of_their_use() -> None:
    breath = step("breath", tool=Tool.NONE, zones=())
    programme = opened(breath, CUPS, BRUSH, HANDS, CUPS)
    assert programme.tools == (Tool.CUPS, Tool.BRUSH, Tool.HANDS)
    assert programme.zones == ("jawline", "cheek")


def test_shown_whole_a_sequence_leaves_nothing_out() -> None:
    whole = open_routine(routine(block("brush", BRUSH, when=Condition.TOOL_RESTED)))
    assert [entry.step.id for entry in whole.entries] == ["brush"]
