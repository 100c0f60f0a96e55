"""The routines that come with Upstroke."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Routine, Step
from upstroke.domain.safety import longest_pass_s, tool_must_rest
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import LEAD_IN_MS, Options, SpanKind, lay_out
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_format import BlockFile, RoutineFile, StepFile
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
ROUTINES = LIBRARY.routines
PROGRAMMES = [open_routine(each, choices={"finish-with": option}) for each in ROUTINES for option in (0, 1)]
STEPS = [(programme.routine_id, entry.step) for programme in PROGRAMMES for entry in programme.entries]
NAMED = [pytest.param(step, id=f"{routine_id}-{step.id}") for routine_id, step in STEPS]

BUNDLED = {
    "guasha-full",
    "guasha-quick",
    "roller-morning",
    "cupping-evening",
    "brush-morning",
    "hands-nightly",
    "desk-2min",
    "mld-face",
    "jaw-release",
    "jaw-intraoral",
    "headache-head",
    "eye-depuff",
    "morning",
    "evening",
}
OIL_MS = 120_000
"""Cleansing oil stays on the skin for two minutes at most."""
NOW = datetime(2026, 3, 14, 7, 30, tzinfo=UTC)


def routine(routine_id: str) -> Routine:
    found = LIBRARY.routine(routine_id)
    assert found is not None
    return found


def test_all_are_there_and_none_has_a_fault() -> None:
    assert {each.id for each in ROUTINES} == BUNDLED
    assert LIBRARY.faults == ()


@pytest.mark.parametrize("routine_id", sorted(BUNDLED))
def test_a_file_is_named_for_its_id_and_says_where_it_comes_from(routine_id: str) -> None:
    assert LIBRARY.path(routine_id).name == f"{routine_id}.toml"
    each = routine(routine_id)
    assert each.summary
    assert each.how_often
    assert each.basis
    assert each.sources


@pytest.mark.parametrize("step", NAMED)
def test_the_path_of_a_step_lies_on_the_view_that_shows_it(step: Step) -> None:
    names = [name for path in step.paths for name in path]
    assert all(ANATOMY.shows(name, step.view) for name in names)
    assert names or not step.on_skin


@pytest.mark.parametrize("step", NAMED)
def test_a_step_tells_the_user_what_to_do_and_what_to_avoid(step: Step) -> None:
    assert step.title
    assert step.cue.endswith(".")
    assert step.mistake.endswith(".")
    assert step.zones or not step.on_skin
    assert set(step.zones) <= ANATOMY.zones.keys()


@pytest.mark.parametrize("file", sorted(routines_dir().glob("**/*.toml")), ids=lambda file: file.stem)
def test_no_text_promises_what_massage_cannot_do(file: Path) -> None:
    assert not re.search(r"\b(detox\w*|toxins?|cures?|risk-free)\b", file.read_text(encoding="utf-8"), re.IGNORECASE)


def test_every_shared_step_is_used() -> None:
    used = {
        name
        for file in routines_dir().glob("*.toml")
        for name in re.findall(r'^use = "(.+)"$', file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert used == LIBRARY.shared.keys()


@pytest.mark.parametrize(("routine_id", "minutes"), [("desk-2min", 4), ("guasha-quick", 6), ("guasha-full", 15)])
def test_how_long_a_routine_takes_at_most(routine_id: str, minutes: int) -> None:
    assert lay_out(open_routine(routine(routine_id))).length_ms <= minutes * 60_000


def test_the_desk_break_works_for_two_minutes() -> None:
    line = lay_out(open_routine(routine("desk-2min")))
    worked = sum(span.length_ms for span in line.spans if span.kind is SpanKind.WORK)
    assert worked == pytest.approx(120_000, abs=6_000)


# the sequences


def test_the_morning_goes_from_water_over_brush_and_serum_to_the_roller() -> None:
    assert [block.id for block in routine("morning").blocks] == [
        "splash-and-pat-dry",
        "face-brush",
        "serum-or-cream",
        "ridged-roller",
    ]
    assert open_routine(routine("morning")).tools == (Tool.HANDS, Tool.BRUSH, Tool.ROLLER)


def test_on_a_day_when_the_brush_must_rest_the_morning_leaves_it_out_and_says_why() -> None:
    yesterday = [NOW - timedelta(hours=24)]
    programme = open_routine(
        routine("morning"), lambda tool: tool_must_rest(tool, yesterday if tool is Tool.BRUSH else [], NOW)
    )
    assert Tool.BRUSH not in programme.tools
    (left_out,) = programme.left_out
    assert left_out.title == "Face brush"
    assert left_out.reason.endswith("Free again in 2 days.")
    assert len(programme.entries) == len(open_routine(routine("morning")).entries) - 4


def test_an_evening_never_has_both_stone_and_cups() -> None:
    evenings = [programme for programme in PROGRAMMES if programme.routine_id == "evening"]
    finishes = [{Tool.GUA_SHA, Tool.CUPS} & set(programme.tools) for programme in evenings]
    assert finishes == [{Tool.GUA_SHA}, {Tool.CUPS}]


def test_an_evening_after_cups_does_not_offer_them_again() -> None:
    programme = open_routine(
        routine("evening"),
        lambda tool: tool_must_rest(tool, [NOW - timedelta(hours=24)], NOW),
        {"finish-with": 1},
    )
    assert Tool.CUPS not in programme.tools
    assert [each.title for each in programme.left_out] == ["Cupping"]


def test_cleansing_oil_is_on_the_skin_for_two_minutes_at_most_with_every_lead_in_and_change() -> None:
    evening = routine("evening")
    oil = [step.id for step in evening.blocks[0].steps]
    line = lay_out(open_routine(evening))
    begin = line.spans[line.step_start(0)].start_ms
    end = line.spans[line.step_start(len(oil))].start_ms
    assert line.programme.entries[len(oil)].step.id == "cleanse-off"
    assert LEAD_IN_MS < end - begin <= OIL_MS


@pytest.mark.parametrize("routine_id", sorted(BUNDLED))
def test_at_the_slowest_tempo_every_pass_is_still_gentle(routine_id: str) -> None:
    routine = LIBRARY.routine(routine_id)
    assert routine is not None
    line = lay_out(open_routine(routine), Options(tempo_percent=75))
    for span in line.spans:
        step = line.programme.entries[span.position].step
        if span.rate:
            assert span.length_ms <= longest_pass_s(step) * 1000, step.id


# the page about the format


README = (routines_dir() / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)


def checked(text: str, folder: Path) -> Library:
    """A library of the bundled routines and one more."""
    (folder / "example.toml").write_text(text, encoding="utf-8")
    return Library((routines_dir(), folder), ANATOMY)


HEAD = 'format = 1\nid = "example"\ntitle = "Example"\nslot = "any"\n'


def test_the_sequence_of_the_page_about_the_format_can_be_played(tmp_path: Path) -> None:
    (whole,) = (text for text in EXAMPLES if text.startswith("format"))
    library = checked(whole, tmp_path)
    assert library.faults == ()
    assert library.routine("calm-evening") is not None


def test_the_steps_of_the_page_about_the_format_can_be_played(tmp_path: Path) -> None:
    steps = [text for text in EXAMPLES if text.startswith("[[step]]")]
    assert len(steps) == 2
    library = checked(HEAD + "".join(steps), tmp_path)
    assert library.faults == ()


def test_the_page_about_the_format_names_every_field() -> None:
    for shape in (RoutineFile, StepFile, BlockFile):
        for field in shape.__struct_fields__:
            assert re.search(rf"`{field}\b", README), field
