"""The safety rules that ship: every one can be decided, and what is said of a file that is wrong."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from tests.builders import step
from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.limits import before
from upstroke.domain.programme import Programme, open_routine
from upstroke.domain.routine import Seconds, Step
from upstroke.domain.safety_rules import ASKED, About, Answer, Finding, Rule, Rulebook, Severity, Trigger
from upstroke.domain.screening import due, screen, screen_programme
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.domain.timeline import lay_out
from upstroke.domain.worked import planned_in
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.safety_rules import SafetyRulesError, load_rules
from upstroke.files.sources import load_sources
from upstroke.paths import resources_dir, routines_dir

FILE = resources_dir() / "content" / "safety.toml"
ANATOMY = load_anatomy(resources_dir() / "face")
BOOK = load_rules(FILE, ANATOMY)
RULES = BOOK.rules
PROGRAMMES = {each.id: open_routine(each) for each in Library((routines_dir(),), ANATOMY).routines}
NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)
CAUTION, STOP = Severity.CAUTION, Severity.STOP

IDS = [
    "open_skin", "skin_infection", "cold_sore", "shingles", "sunburn", "acne_active", "acne_prone", "rosacea_flare",
    "rosacea_any", "broken_capillaries", "eczema_psoriasis", "pigment_prone", "allergy_new_product",
    "allergy_reaction", "latex_nickel", "retinoid", "retinoid_other", "isotretinoin", "hair_removal", "botulinum",
    "filler", "threads_surgery", "peel_laser", "dental_recent", "fracture_whiplash", "bruise_mark", "blood_thinner",
    "clot_heart", "neck_vascular", "age_60_neck", "thyroid", "neck_rule", "stop_signs", "cancer", "lymphoedema",
    "lump", "fever_infection", "swelling_sudden", "pregnancy", "bells_palsy", "trigeminal", "epilepsy",
    "diabetes_sensation", "blood_pressure", "low_bp", "children", "eye_press", "eye_disease", "contacts",
    "hf_thunderclap", "hf_gca", "hf_pattern", "hf_migraine", "jaw_lock", "jaw_pain_rise", "jaw_persist",
    "intraoral_block", "cup_park", "cup_zones", "cup_mark_event", "cup_adverse", "brush_body", "brush_pair",
    "guasha_edge", "guasha_red", "no_slip", "mld_oil", "cold_tool", "clean_stone", "clean_cups", "clean_brush",
    "clean_hands", "oil_time", "sun_after",
]  # fmt: skip

STOPS_ALL = [
    "skin_infection", "cold_sore", "shingles", "sunburn", "allergy_reaction", "fracture_whiplash", "clot_heart",
    "cancer", "lymphoedema", "fever_infection", "swelling_sudden",
]  # fmt: skip
STOPS_THE_NAMED_AREA = [
    "open_skin", "acne_active", "eczema_psoriasis", "hair_removal", "botulinum", "filler", "peel_laser", "bruise_mark",
    "lump", "guasha_red",
]  # fmt: skip


def every_kind_of_step() -> Iterator[tuple[Step, str]]:
    """Steps with each tool, technique and zone, and those of all routines, each with its routine."""
    for programme in PROGRAMMES.values():
        yield from ((entry.step, entry.routine_id) for entry in programme.entries)
    for tool, zone, pressure in product(Tool, ANATOMY.zones, (1, 3)):
        yield step(tool=tool, zones=(zone,), pressure=pressure), "mine"
    yield Step("dry", "Dry", Technique.PRESS_STROKE, Seconds(9), Tool.GUA_SHA, slip=Slip.NONE), "mine"


STEPS = tuple(every_kind_of_step())


def say(rule: str, what: Step, *, routine: str = "mine", **answer: object) -> list[tuple[Severity, str]]:
    """What one rule says of a step after a yes."""
    given = Answer(rule, True, **answer)  # type: ignore[arg-type]
    return [(each.severity, each.sentence) for each in screen(what, routine, BOOK, [given], NOW) if each.rule == rule]


def verdict(rule: str, what: Step, *, routine: str = "mine", **answer: object) -> Severity | None:
    return next((severity for severity, _ in say(rule, what, routine=routine, **answer)), None)


def ago(**past: float) -> datetime:
    return NOW - timedelta(**past)


# the file


def test_all_rules_of_the_table_are_there_in_its_order() -> None:
    assert list(RULES) == IDS
    assert len(IDS) == 74


def test_every_routine_and_source_that_a_rule_names_exists() -> None:
    sources = load_sources(resources_dir() / "content" / "sources.toml")
    for rule in RULES.values():
        assert set(rule.sources) <= set(sources), rule.id
        assert set(re.findall(r"\b[AEW]\d{1,2}\b", rule.basis)) <= set(rule.sources), rule.id
        for effect in rule.effects:
            assert set(effect.routines) <= set(PROGRAMMES), rule.id
            assert set(effect.zones) <= {*ANATOMY.zones, ASKED}, rule.id


def test_a_question_can_be_answered_with_yes_or_no() -> None:
    for rule in RULES.values():
        if rule.question:
            assert re.match(r"(Are|Do|Have|Is) ", rule.question), rule.id
            assert rule.question.count("?") == 1, rule.id


def test_the_words_of_a_wait_and_of_a_title_fit_into_a_sentence() -> None:
    for rule in RULES.values():
        assert re.match(r"(until|tonight|$)", rule.until), rule.id
        assert not rule.until.endswith("."), rule.id
        assert not re.search(r"[.:]", rule.title), rule.id


def test_no_word_promises_too_much() -> None:
    words = FILE.read_text("utf-8").replace("thread lift", "").replace("Thread lift", "").replace("lifting", "")
    assert not re.search(r"\b(detox\w*|toxins|cures?|lift\w*|risk-free)\b", words, re.IGNORECASE)


def test_a_rule_is_as_strong_as_its_effects_or_they_follow_words_that_forbid() -> None:
    """Weaker effects are only told or looked after elsewhere; stronger ones are those the words spell out."""
    strongest = {rule.id: max(effect.severity.rank for effect in rule.effects) for rule in RULES.values()}
    stronger = {rule.id for rule in RULES.values() if strongest[rule.id] > rule.severity.rank}
    weaker = {rule.id for rule in RULES.values() if strongest[rule.id] < rule.severity.rank}
    assert stronger == {"pigment_prone", "pregnancy", "diabetes_sensation", "children", "cold_tool"}
    assert weaker == {"stop_signs", "cup_park", "brush_body"}


def cleared(programme: Programme, *answers: Answer) -> Clearance:
    return clear(programme, screen_programme(programme, BOOK, answers, NOW))


# every rule can be decided


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_changes_what_is_found_or_is_information(rule: Rule) -> None:
    alone = Rulebook({rule.id: rule}, BOOK.zones)

    def found(*answers: Answer) -> list[Finding]:
        return [each for what, routine in STEPS for each in screen(what, routine, alone, answers, NOW)]

    yes = found(Answer(rule.id, True, ("cheek",) if About.ZONES in rule.about else ()))
    if rule.trigger is Trigger.ALWAYS:
        assert yes, "it is told to no one"
        assert any(each.severity is STOP for each in yes) or {each.severity for each in yes} == {Severity.INFO}
    else:
        assert any(each.severity is not Severity.INFO for each in yes)
        assert found() == found(Answer(rule.id, False)) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.question], ids=lambda rule: rule.id)
def test_every_question_is_asked_before_some_routine_that_ships(rule: Rule) -> None:
    assert any(rule in due(programme, BOOK, [], NOW) for programme in PROGRAMMES.values())


def test_the_routines_that_ship_are_stopped_for_no_one_who_has_nothing() -> None:
    nos = [Answer(rule, False, given=NOW) for rule in RULES]
    for programme in PROGRAMMES.values():
        assert cleared(programme, *nos) == cleared(programme), programme.routine_id
        assert not cleared(programme).left_out, programme.routine_id
        assert not cleared(programme).careful, programme.routine_id
        assert all(rule.trigger is Trigger.ASKED_EACH_TIME for rule in due(programme, BOOK, nos, NOW))


def test_the_routines_that_ship_keep_within_the_limits_and_so_does_the_plan_of_a_day() -> None:
    for programme in PROGRAMMES.values():
        found = before(planned_in(lay_out(programme), NOW), [], NOW, ANATOMY)
        assert {each.severity for each in found} <= {Severity.INFO}, programme.routine_id
    morning = planned_in(lay_out(PROGRAMMES["morning"]), ago(hours=13))
    evening = planned_in(lay_out(PROGRAMMES["evening"]), NOW)
    assert {each.severity for each in before(evening, morning, NOW, ANATOMY)} <= {Severity.INFO}


def limited(routine_id: str, *done: str, hours: float) -> Clearance:
    """What is left of a routine so many hours after others."""
    earlier = [each for other in done for each in planned_in(lay_out(PROGRAMMES[other]), ago(hours=hours))]
    programme = PROGRAMMES[routine_id]
    return clear(programme, (), before(planned_in(lay_out(programme), NOW), earlier, NOW, ANATOMY))


def test_on_a_day_with_the_brush_the_firm_routines_are_played_gentler() -> None:
    for routine_id in ("hands-nightly", "jaw-release", "guasha-full"):
        found = limited(routine_id, "morning", hours=13)
        assert max(entry.step.pressure for entry in found.programme.entries) == 2
        assert not found.left_out
        assert any("nothing goes above pressure 2. Gentler than usual: " in each for each in found.careful)


def test_the_day_after_cups_the_hands_have_their_evening_and_the_stone_rests() -> None:
    assert not limited("hands-nightly", "cupping-evening", hours=24).has_news
    stone = limited("guasha-full", "cupping-evening", hours=24)
    assert {entry.step.tool for entry in stone.programme.entries} == {Tool.HANDS}
    assert any(each.startswith("The day after cups is for hands") for each in stone.left_out)


def test_nobody_is_asked_about_cups_or_the_mouth_before_a_hand_massage() -> None:
    asked = {rule.id for rule in due(PROGRAMMES["hands-nightly"], BOOK, [], NOW)}
    only_elsewhere = {"broken_capillaries", "retinoid", "isotretinoin", "guasha_edge", "cold_tool", "intraoral_block"}
    assert not asked & {*only_elsewhere, "brush_pair", "hf_migraine", "jaw_lock"}
    assert {"open_skin", "botulinum", "neck_vascular", "eye_disease", "blood_thinner"} <= asked


# what some of them mean


@pytest.mark.parametrize("rule", STOPS_ALL)
def test_some_stop_everything(rule: str) -> None:
    for programme in PROGRAMMES.values():
        assert cleared(programme, Answer(rule, True)).nothing_left, programme.routine_id


@pytest.mark.parametrize("rule", STOPS_THE_NAMED_AREA)
def test_some_stop_the_area_that_is_named(rule: str) -> None:
    assert verdict(rule, step(zones=("cheek",)), zones=("cheek",)) is STOP
    assert verdict(rule, step(zones=("chin",)), zones=("cheek",)) is None


@pytest.mark.parametrize(("days", "severity"), [(0, STOP), (13.99, STOP), (14, CAUTION), (41.99, CAUTION), (42, None)])
def test_botulinum_toxin_is_a_stop_for_two_weeks_and_a_caution_to_six(days: float, severity: Severity | None) -> None:
    brow = step(zones=("brow", "forehead"))
    assert verdict("botulinum", brow, zones=("forehead",), at=ago(days=days)) is severity
    assert verdict("botulinum", step(zones=("jawline",)), zones=("forehead",), at=ago(days=days)) is None


def test_a_treatment_is_told_in_a_plain_sentence() -> None:
    assert say("botulinum", step(zones=("forehead",)), zones=("forehead",), at=ago(days=6)) == [
        (STOP, "Botulinum toxin 6 days ago on the forehead: this area rests for 8 more days.")
    ]


def test_filler_is_never_worked_firmly_again() -> None:
    firm, light = step(zones=("cheekbone",), pressure=3), step(zones=("cheekbone",), pressure=2)
    long_ago = ago(days=800)
    assert verdict("filler", firm, zones=("cheekbone",), at=long_ago) is STOP
    assert verdict("filler", light, zones=("cheekbone",), at=long_ago) is None
    assert verdict("filler", light, zones=("cheekbone",), at=ago(days=30)) is CAUTION


@pytest.mark.parametrize(
    ("tool", "pressure", "severity"),
    [
        (Tool.CUPS, 1, STOP),
        (Tool.GUA_SHA, 1, STOP),
        (Tool.HANDS, 2, STOP),
        (Tool.ROLLER, 2, STOP),
        (Tool.HANDS, 1, CAUTION),
    ],
)
def test_with_blood_thinners_only_the_lightest_hands(tool: Tool, pressure: int, severity: Severity) -> None:
    assert verdict("blood_thinner", step(tool=tool, pressure=pressure)) is severity


@pytest.mark.parametrize(
    ("tool", "pressure", "severity"),
    [(Tool.BRUSH, 1, STOP), (Tool.CUPS, 1, STOP), (Tool.GUA_SHA, 2, STOP), (Tool.ROLLER, 1, CAUTION)],
)
def test_calm_rosacea_bears_no_brush_no_cups_and_no_pressure(tool: Tool, pressure: int, severity: Severity) -> None:
    assert verdict("rosacea_any", step(tool=tool, pressure=pressure)) is severity


@pytest.mark.parametrize(("hours", "severity"), [(7 * 24 - 1, STOP), (7 * 24, None)])
def test_a_retinoid_stops_the_brush_for_seven_days(hours: int, severity: Severity | None) -> None:
    assert verdict("retinoid", step(tool=Tool.BRUSH), at=ago(hours=hours)) is severity
    assert verdict("retinoid", step(), at=ago(hours=hours)) is None


@pytest.mark.parametrize(("hours", "severity"), [(47, STOP), (48, None)])
def test_jaw_pain_rests_for_two_days(hours: int, severity: Severity | None) -> None:
    assert verdict("jaw_pain_rise", step(), routine="jaw-release", at=ago(hours=hours)) is severity
    assert verdict("jaw_pain_rise", step(), at=ago(hours=hours)) is None


def test_a_mouth_that_is_not_well_is_left_alone() -> None:
    not_well = Answer("intraoral_block", True)
    assert cleared(PROGRAMMES["jaw-intraoral"], not_well).nothing_left
    assert not cleared(PROGRAMMES["jaw-release"], not_well).left_out
    assert verdict("intraoral_block", step(zones=("intraoral",))) is STOP, "in a routine of the user's own too"


def test_a_headache_that_is_an_emergency_stops_the_head_massage() -> None:
    for rule in ("hf_thunderclap", "hf_gca"):
        assert cleared(PROGRAMMES["headache-head"], Answer(rule, True)).nothing_left
        assert verdict(rule, step(zones=("scalp",))) is STOP, "in a routine of the user's own too"
    assert verdict("hf_gca", step(zones=("temple",))) is STOP


@pytest.mark.parametrize("zone", ["temple", "brow", "neck_side", "under_eye"])
def test_cups_never_go_near_eyes_temple_or_neck(zone: str) -> None:
    cups = step(tool=Tool.CUPS, technique=Technique.CUP_FLASH, zones=(zone,))
    assert [each.severity for each in screen(cups, "mine", BOOK, [], NOW) if each.rule == "cup_zones"] == [STOP]


@pytest.mark.parametrize(("slip", "severity"), [(Slip.NONE, STOP), (Slip.LIGHT, Severity.INFO)])
def test_gua_sha_never_glides_on_dry_skin(slip: Slip, severity: Severity) -> None:
    dry = Step("s", "S", Technique.PRESS_STROKE, Seconds(9), Tool.GUA_SHA, slip=slip, zones=("cheek",))
    assert [each.severity for each in screen(dry, "mine", BOOK, [], NOW) if each.rule == "no_slip"] == [severity]


def test_marks_in_the_log_stop_a_zone_for_two_days_and_cups_there_for_seven() -> None:
    cups, hands = step(tool=Tool.CUPS, zones=("cheek",)), step(zones=("cheek",))
    for hours, by_hand, with_cups in (
        (47, STOP, STOP),
        (48, None, STOP),
        (7 * 24 - 1, None, STOP),
        (7 * 24, None, None),
    ):
        assert verdict("guasha_red", hands, zones=("cheek",), at=ago(hours=hours)) is by_hand
        assert verdict("guasha_red", cups, zones=("cheek",), at=ago(hours=hours)) is with_cups


# a file that is wrong


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("[[rule]]", "[[rule]", "safety.toml: "),
        ("[areas]", "[area]", "unknown field `area`"),
        ('eyes = ["under_eye"', 'eyes = ["undr_eye"', 'areas: eyes: unknown zone "undr_eye"; did you mean "under_eye"'),
        ('eyes = ["under_eye"', 'cheek = ["under_eye"', 'areas: "cheek" already means something else'),
        ('id = "skin_infection"', 'id = "open_skin"', 'rule 2 "open_skin": id: there is already a rule with this id'),
        ('group = "skin"', 'group = "skinn"', "rule 1 \"open_skin\": group: Invalid enum value 'skinn'"),
        ('about = ["zones"]', 'about = ["zone"]', "rule 1 \"open_skin\": about[0]: Invalid enum value 'zone'"),
        ('title = "Open skin"', 'titel = "Open skin"', 'rule 1 "open_skin": Object contains unknown field `titel`'),
        ('zones = ["asked"]', 'zones = ["chek"]', 'rule 1 "open_skin": about: "zones" and an effect on "asked" go'),
        ('about = ["zones"]\n', "", 'rule 1 "open_skin": about: "zones" and an effect on "asked" go together'),
        ('about = ["zones"]\n', 'about = ["zones", "date"]\n', 'about: "date" and an effect with hours go together'),
        ('zones = ["asked"]', 'zones = ["asked", "chek"]', 'effect 1: zones: unknown zone "chek"; did you mean'),
        ('zones = ["asked"]', 'zones = ["asked"]\ntools = ["cup"]', "effect[0].tools[0]: Invalid enum value 'cup'"),
        ('zones = ["asked"]', 'zones = ["asked"]\nhours = 0', "effect[0].hours: Expected `int` >= 1"),
        ('zones = ["asked"]', 'zones = ["asked"]\nroutines = ["Jaw release"]', "effect[0].routines[0]: Expected"),
        ('trigger = "asked_each_time"', 'trigger = "log"', 'question: nobody is asked where the trigger is "log"'),
        ('about = ["zones"]', 'about = ["zones"]\nagain_days = 3', 'again_days: only for "asked_once"'),
        ('source = ["W54", "W83"]\n', "", "source: say what the rule rests on"),
        ("question = ", "# question = ", 'question: a rule that is "asked_each_time" needs one'),
        ('[[rule.effect]]\nseverity = "stop"\nzones = ["asked"]\n', "", "effect: without one the rule reaches no step"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_named_with_rule_field_and_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    explained, areas, rules = FILE.read_text("utf-8").partition("[areas]")
    assert old in areas + rules
    (tmp_path / "safety.toml").write_text(explained + (areas + rules).replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SafetyRulesError, match=re.escape(reason)) as refused:
        load_rules(tmp_path / "safety.toml", ANATOMY)
    assert str(refused.value).startswith("safety.toml: ")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SafetyRulesError, match=r"^safety\.toml: "):
        load_rules(tmp_path / "safety.toml", ANATOMY)
