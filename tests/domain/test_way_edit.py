from dataclasses import replace

from tests.real_steps import JAW, by_hand, jaw, oil
from upstroke.domain import step_edit, way_edit
from upstroke.domain.anatomy import View
from upstroke.domain.routine import Side, Strokes
from upstroke.domain.step_edit import Edited
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.paths import resources_dir

ANATOMY = load_anatomy(resources_dir() / "face")
NECK = ("postauricular", "supraclavicular")


def test_a_new_zone_lowers_the_pressure_to_what_it_bears() -> None:
    edited = way_edit.with_zones(jaw, ("jawline", "cheek"), ANATOMY)
    assert (edited.step.pressure, edited.note) == (2, "“Cheek” bears pressure 2 at most.")


def test_the_neck_is_done_one_side_after_the_other_for_ninety_seconds_at_most() -> None:
    both = replace(by_hand, side=Side.BOTH, dose=Strokes(60, 20), pressure=1)
    edited = way_edit.with_zones(both, ("neck_side",), ANATOMY)
    assert (edited.step.side, edited.step.dose) == (Side.EACH, Strokes(30, 20))
    assert edited.note == (
        "The two sides of the neck are never worked at once: it is one, then the other now. "
        "One pass takes 90 s at most here, so it is 30 strokes."
    )
    assert step_edit.with_side(edited.step, Side.BOTH) == Edited(
        edited.step, "The two sides of the neck are never worked at once."
    )


def test_the_throat_is_never_a_zone() -> None:
    edited = way_edit.with_zones(jaw, ("jawline", "neck_front"), ANATOMY)
    assert (edited.step.zones, edited.note) == (("jawline",), "The throat is never worked.")


def test_a_way_near_the_eyes_is_done_by_hand() -> None:
    brushed = replace(by_hand, tool=Tool.BRUSH, technique=Technique.BRUSH_SWEEP, slip=Slip.NONE, pressure=1)
    edited = way_edit.with_zones(brushed, ("under_eye",), ANATOMY)
    assert (edited.step.tool, edited.step.technique) == (Tool.HANDS, Technique.EFFLEURAGE)
    assert edited.note == "Cups, brush and roller stay away from the eyes: it is done by hand now."


def test_another_way_brings_its_zones() -> None:
    edited = way_edit.with_paths(jaw, (NECK,), ANATOMY)
    assert (edited.step.paths, edited.step.zones, edited.step.pressure) == ((NECK,), ("neck_side", "postauricular"), 1)
    assert edited.note == "It is shown from the side now. “Side of the neck” bears pressure 1 at most."


def test_zones_that_were_chosen_by_hand_stay_with_a_way_that_is_only_nudged() -> None:
    by_choice = way_edit.with_zones(jaw, ("jawline", "cheek"), ANATOMY).step
    longer = way_edit.with_paths(by_choice, ((*JAW, "mastoid"),), ANATOMY).step
    assert set(longer.zones) >= {"jawline", "cheek"}


def test_where_the_skin_is_tender_a_zone_stays_as_long_as_the_stroke_runs_there() -> None:
    neck = way_edit.with_paths(by_hand, (NECK,), ANATOMY).step
    edited = way_edit.with_zones(neck, ("jawline",), ANATOMY)
    assert edited.step.zones == ("jawline", "neck_side", "postauricular")
    assert "bears only a feather touch" in edited.note
    assert way_edit.why_keep_zone(neck, ANATOMY.zones["neck_side"], ANATOMY)
    assert not way_edit.why_keep_zone(by_hand, ANATOMY.zones["jawline"], ANATOMY)


def test_a_way_over_the_throat_is_refused() -> None:
    way = ("hollow_back", "hollow_back.other")
    edited = way_edit.with_paths(jaw, (way,), ANATOMY)
    assert edited == Edited(jaw, "That path would cross the throat, which is never worked.")


def test_a_way_that_is_seen_from_elsewhere_turns_the_picture() -> None:
    edited = way_edit.with_paths(by_hand, (("nape_upper", "nape"),), ANATOMY)
    assert edited.step.view in (View.SIDE, View.BACK)
    assert edited.note == f"It is shown from the {edited.step.view} now."


def test_a_way_that_no_picture_shows_as_a_whole_is_refused() -> None:
    edited = way_edit.with_paths(by_hand, (("nape_base", "chin_mid.other"),), ANATOMY)
    assert edited == Edited(by_hand, "No picture shows all of this path.")


def test_what_touches_the_skin_keeps_a_way() -> None:
    assert way_edit.with_paths(jaw, (), ANATOMY).step == jaw
    assert way_edit.with_paths(replace(oil, paths=(JAW,)), (), ANATOMY).step.paths == ()


def test_the_other_hand_lets_go_when_the_way_is_quite_another() -> None:
    held = replace(by_hand, anchor="chin_mid")
    longer = (*JAW, "tragus")
    assert way_edit.with_paths(held, (longer,), ANATOMY).step.anchor == "chin_mid"
    assert way_edit.with_paths(held, (("forehead_mid", "temple"),), ANATOMY).step.anchor == ""


def test_a_picture_shows_all_of_the_way() -> None:
    assert way_edit.views_of(jaw, ANATOMY) == (View.FRONT, View.SIDE)
    assert way_edit.with_view(jaw, View.SIDE, ANATOMY).step.view is View.SIDE
    refused = way_edit.with_view(jaw, View.BACK, ANATOMY)
    assert refused == Edited(jaw, "From the back this path is not seen as a whole.")


def test_zones_that_can_not_join_say_why() -> None:
    assert way_edit.why_not_zone(jaw, ANATOMY.zones["chin"]) == ""
    assert "asks for your consent" in way_edit.why_not_zone(jaw, ANATOMY.zones["intraoral"])
    assert way_edit.with_zones(jaw, ("jawline", "intraoral"), ANATOMY).step.zones == ("jawline",)
    cup = replace(by_hand, tool=Tool.CUPS)
    assert way_edit.why_not_zone(cup, ANATOMY.zones["under_eye"]) == "Cups, brush and roller stay away from the eyes"
