import pytest

from tests.builders import block, hold, prep, step, wait
from upstroke.domain.draft import Item
from upstroke.domain.routine import Seconds, Side, Step, Strokes
from upstroke.domain.technique import Technique, Tool
from upstroke.ui.builder.row_words import TOOL_TAGS, row_dose, row_words


def test_each_tool_has_a_tag() -> None:
    assert set(TOOL_TAGS) == set(Tool)


@pytest.mark.parametrize(
    ("item", "tag", "spoken"),
    [
        (step(tool=Tool.GUA_SHA), "Gua sha", "gua sha stone"),
        (step(), "Hands", "hands"),
        (prep(), "Prepare", "prepare"),
        (wait(), "Wait", "wait"),
        (step(technique=Technique.BREATH, tool=Tool.NONE), "Breath", "breath"),
        (step(technique=Technique.JAW_MOBILITY, tool=Tool.NONE), "Jaw", "jaw"),
        (block("calm", step(), prep()), "Routine", "routine"),
        (block("calm", step(), step(tool=Tool.GUA_SHA)), "Gua sha", "routine, gua sha stone"),
    ],
)
def test_a_row_is_tagged_with_its_tool_or_what_stands_in_its_place(item: Item, tag: str, spoken: str) -> None:
    assert (row_words(item).tag, row_words(item).spoken) == (tag, spoken)


@pytest.mark.parametrize(
    ("item", "dose"),
    [
        (step(dose=Strokes(10, 20)), "30 s"),
        (step(dose=Strokes(7, 12), side=Side.EACH), "each side 35 s"),
        (step(dose=Seconds(150)), "2 min 30 s"),
        (wait(), "until ready"),
    ],
)
def test_a_dose_is_the_time_on_one_side(item: Step, dose: str) -> None:
    assert row_dose(item) == dose


def test_the_time_of_holds_is_told_with_the_gaps_between_them() -> None:
    assert row_dose(hold(seconds=5, count=2)) == "12 s"


def test_a_block_tells_its_length_and_steps_without_getting_ready() -> None:
    shown = row_words(block("calm", step("jaw", Seconds(100)), step("brow", Seconds(72))))
    assert shown.dose == "3 min · 2 steps"
    assert shown.inside == "Jaw, Brow"
    assert row_words(block("nothing")).dose == "no steps"


def test_a_choice_names_what_there_is_to_choose_from() -> None:
    options = (block("stone", step(tool=Tool.GUA_SHA)), block("cupping", step(tool=Tool.CUPS)))
    shown = row_words(block("finish", options=options))
    assert (shown.tag, shown.inside, shown.spoken) == (
        "Gua sha or cups",
        "Stone or Cupping",
        "choice of Stone or Cupping",
    )


def test_many_tools_are_counted() -> None:
    tools = (Tool.GUA_SHA, Tool.ROLLER, Tool.CUPS)
    assert row_words(block("all", *(step(tool=tool) for tool in tools))).tag == "3 tools"
