from datetime import date, time

import pytest

from tests.builders import hold, step, wait
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.technique import Technique, Tool
from upstroke.domain.timeline import PassSide
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir
from upstroke.ui import words


def test_each_technique_tool_and_side_has_words() -> None:
    assert set(words.TECHNIQUES) == set(Technique)
    assert set(words.TOOLS) == set(Tool)
    assert set(words.SIDES) == set(PassSide)
    assert words.guide_title(Tool.BRUSH) == "Face brush"


@pytest.mark.parametrize(
    ("word", "tools"),
    [
        ("stone", (Tool.GUA_SHA,)),
        ("Cups", (Tool.CUPS,)),
        ("cupping", (Tool.CUPS,)),
        ("massage", (Tool.HANDS,)),
        ("the", ()),
        ("tool", ()),
    ],
)
def test_a_tool_is_found_by_its_name_and_by_what_is_done_with_it(word: str, tools: tuple[Tool, ...]) -> None:
    assert words.tools_called(word) == tools


def test_each_zone_belongs_to_an_area() -> None:
    for zone in load_anatomy(resources_dir() / "face").zones:
        assert "_" not in words.zones_line([zone]), zone
        assert words.zones_line([zone]) in {"Neck", "Ears", "Jaw", "Mouth", "Nose", "Cheeks", "Eyes", "Forehead",
                                            "Temples", "Scalp"}, zone  # fmt: skip


@pytest.mark.parametrize(
    ("zones", "line"),
    [
        (["jawline", "chin", "cheek"], "Jaw · cheeks"),
        (["jawline", "cheek", "brow", "forehead"], "Whole face"),
        (["neck_side", "jawline", "cheek", "brow", "forehead"], "Whole face and neck"),
        (["postauricular", "neck_side", "chin", "cheek", "nose", "forehead"], "Neck · jaw · cheeks · forehead"),
        ([], ""),
    ],
)
def test_zones_in_a_few_words(zones: list[str], line: str) -> None:
    assert words.zones_line(zones) == line


def test_hands_are_named_only_where_there_is_nothing_else() -> None:
    assert words.tools_line([Tool.NONE, Tool.HANDS]) == "hands"
    assert words.tools_line([Tool.HANDS, Tool.GUA_SHA, Tool.CUPS]) == "gua sha stone, cups"
    assert words.tools_line([]) == "no tool"


@pytest.mark.parametrize(
    ("ms", "said", "counted"),
    [
        (0, "0 s", "0:00"),
        (900, "1 s", "0:01"),
        (40_000, "40 s", "0:40"),
        (70_000, "1 min", "1:10"),
        (702_000, "12 min", "11:42"),
        (3_727_000, "1 h 2 min", "1:02:07"),
    ],
)
def test_durations(ms: int, said: str, counted: str) -> None:
    assert words.about(ms) == said
    assert words.clock(ms) == counted


def test_a_countdown_shows_a_second_until_it_is_over() -> None:
    assert [words.clock(ms) for ms in (3000, 2001, 2000, 1)] == ["0:03", "0:03", "0:02", "0:01"]


def test_days_and_times() -> None:
    assert words.long_date(date(2026, 11, 22)) == "Sunday 22 November"
    assert words.time_of_day(time(7, 5)) == "7:05"
    assert [words.greeting(time(hour)) for hour in (3, 4, 12, 18)] == [
        "Good evening",
        "Good morning",
        "Good afternoon",
        "Good evening",
    ]


def test_numbers_and_lists() -> None:
    assert words.counted(1, "stroke") == "1 stroke"
    assert words.counted(0, "stroke") == "0 strokes"
    assert words.plural(2, "pass") == "passes"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed(["a"]) == "a"


def test_doses() -> None:
    assert words.dose(step(dose=Strokes(5, 20), side=Side.EACH)) == "5 strokes each side, 20 a minute"
    assert words.dose(hold(seconds=10, count=3)) == "3 holds of 10 s"
    assert words.dose(wait()) == "until you are ready"


def test_pressure_is_suction_for_cups() -> None:
    assert words.pressure(step(pressure=2)) == "Pressure ●●○○ light"
    assert words.pressure(step(pressure=1, tool=Tool.CUPS)) == "Suction ●○○○ feather"
