"""What is left of a programme: stopped steps go, others become gentler, and each reason is told once."""

from dataclasses import replace

from tests.builders import prep, programme, step
from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Step
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.technique import Tool

GRAZE = Finding(Severity.STOP, "graze", "A graze: this area rests until it is healed.")
FILLER = Finding(Severity.STOP, "filler", "Filler: nothing above pressure 2 here.", up_to=2)
VEINS = Finding(Severity.STOP, "veins", "Broken veins: nothing above pressure 1 here.", up_to=1)
ROSACEA = Finding(Severity.CAUTION, "rosacea", "Rosacea: take care here.")
PLENTY = Finding(Severity.CAUTION, "day", "With this, today comes to 21 min of massage; 20 min are plenty.")
SLIP = Finding(Severity.INFO, "slip", "Have oil or cream ready.")
NEW = Finding(Severity.INFO, "first_use", "Gua sha is new to you: keep it short.")
CUPS_REST = Finding(Severity.STOP, "cups", "The cups rest for 2 days.", tools=(Tool.CUPS,))
NECK_DONE = Finding(Severity.STOP, "neck", "The neck had enough today.", zones=("neck_side",))
BRUSH_DAY = Finding(Severity.STOP, "brush_day", "On a brush day nothing goes above pressure 2.", up_to=2)
DAY_FULL = Finding(Severity.STOP, "day", "More than 30 min a day is too much.")

JAW = step("jaw", zones=("jawline",))
CUPPED = step("cheek", zones=("cheek",), tool=Tool.CUPS)
NECK = step("neck", zones=("neck_side",))


def cleared(
    *steps: Step, found: dict[str, tuple[Finding, ...]] | None = None, limits: tuple[Finding, ...] = ()
) -> Clearance:
    return clear(programme(*steps), [(found or {}).get(each.id, ()) for each in steps], limits, everyone={"slip"})


def played(programme: Programme) -> list[str]:
    return [entry.step.id for entry in programme.entries]


def test_without_findings_all_is_played_and_nothing_told() -> None:
    result = cleared(JAW, NECK)
    assert result == Clearance(programme(JAW, NECK))
    assert not result.has_news


def test_stopped_steps_go_and_the_reason_names_them_once() -> None:
    result = cleared(JAW, CUPPED, NECK, found={"jaw": (GRAZE,), "cheek": (GRAZE,)})
    assert played(result.programme) == ["neck"]
    assert result.left_out == ("A graze: this area rests until it is healed. Left out: “Jaw”, “Cheek”.",)


def test_a_step_too_firm_is_played_at_the_pressure_that_is_gentle_enough() -> None:
    firm = step("jaw", pressure=3)
    result = cleared(firm, found={"jaw": (FILLER, VEINS)})
    assert [entry.step.pressure for entry in result.programme.entries] == [1]
    assert result.careful == ("Broken veins: nothing above pressure 1 here. Gentler than usual: “Jaw”.",)
    assert not result.left_out


def test_one_reason_that_no_pressure_helps_against_is_enough() -> None:
    assert played(cleared(step("jaw", pressure=3), NECK, found={"jaw": (FILLER, GRAZE)}).programme) == ["neck"]


def test_a_limit_reaches_the_steps_with_its_tool_or_zone() -> None:
    assert played(cleared(JAW, CUPPED, limits=(CUPS_REST,)).programme) == ["jaw"]
    assert played(cleared(JAW, NECK, limits=(NECK_DONE,)).programme) == ["jaw"]


def test_a_limit_of_pressure_makes_only_what_is_firmer_gentler() -> None:
    firm, light = step("jaw", pressure=3), step("cheek", pressure=2, zones=("cheek",))
    result = cleared(firm, light, limits=(BRUSH_DAY,))
    assert [entry.step.pressure for entry in result.programme.entries] == [2, 2]
    assert result.careful == ("On a brush day nothing goes above pressure 2. Gentler than usual: “Jaw”.",)
    assert not cleared(light, limits=(BRUSH_DAY,)).has_news


def test_a_limit_of_the_whole_day_leaves_no_work_on_the_face() -> None:
    result = cleared(prep(), JAW, NECK, limits=(DAY_FULL,))
    assert played(result.programme) == ["oil"]
    assert result.nothing_left
    assert result.left_out == ("More than 30 min a day is too much. Left out: “Jaw”, “Neck”.",)


def test_care_and_information_are_told_apart() -> None:
    result = cleared(JAW, NECK, found={"jaw": (ROSACEA, SLIP), "neck": (ROSACEA,)}, limits=(PLENTY,))
    assert result.careful == (ROSACEA.sentence, PLENTY.sentence)
    assert result.known == (SLIP.sentence,)
    assert result.has_news


def test_what_holds_for_everyone_is_no_news_and_what_is_about_the_user_is() -> None:
    assert not cleared(JAW, found={"jaw": (SLIP,)}).has_news
    new = cleared(JAW, limits=(NEW,))
    assert new.told == (NEW.sentence,)
    assert new.has_news


def test_nothing_is_told_of_a_step_that_was_left_out() -> None:
    result = cleared(JAW, NECK, found={"jaw": (GRAZE, ROSACEA, SLIP)})
    assert (result.careful, result.known) == ((), ())


def test_of_several_reasons_the_strictest_is_told() -> None:
    assert cleared(step("jaw", pressure=3), NECK, found={"jaw": (FILLER, GRAZE)}).left_out[0].startswith("A graze")
    assert cleared(step("jaw", pressure=3), NECK, found={"jaw": (FILLER, VEINS)}).careful[0].startswith("Broken veins")


def test_a_step_that_does_not_say_where_it_is_may_be_anywhere() -> None:
    assert played(cleared(step("somewhere", zones=()), JAW, limits=(NECK_DONE,)).programme) == ["jaw"]


def test_what_is_found_afterwards_is_told_after_it() -> None:
    first = cleared(JAW, CUPPED, NECK, found={"jaw": (GRAZE,)})
    both = first.then(clear(first.programme, (), (CUPS_REST,)))
    assert played(both.programme) == ["neck"]
    assert [sentence.split(":")[0].split(" rest")[0] for sentence in both.left_out] == ["A graze", "The cups"]


def test_something_is_left_to_play_as_long_as_a_step_that_touches_the_face_is() -> None:
    assert cleared(JAW, NECK, found={"jaw": (GRAZE,)}).playable
    assert not cleared(prep(), JAW, found={"jaw": (GRAZE,)}).playable
    assert cleared(prep()).playable
    assert not Clearance(replace(programme(JAW), entries=())).playable


def test_the_reasons_are_told_without_the_steps_too() -> None:
    first = cleared(JAW, CUPPED, NECK, found={"jaw": (GRAZE,), "neck": (GRAZE,)})
    assert first.then(clear(first.programme, (), (CUPS_REST,))).reasons == (GRAZE.sentence, CUPS_REST.sentence)
