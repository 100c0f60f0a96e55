"""What the safety rules say, given answers and the time. Those that ship are tried beside their file."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import prep, programme, step
from upstroke.domain.routine import Step
from upstroke.domain.safety_rules import (
    ASKED,
    Answer,
    Effect,
    Finding,
    Group,
    Rule,
    Rulebook,
    Severity,
    Trigger,
    strongest,
)
from upstroke.domain.screening import due, screen, screen_programme
from upstroke.domain.technique import Tool

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
INFO, CAUTION, STOP = Severity.INFO, Severity.CAUTION, Severity.STOP
ONCE, EACH_TIME, LOG, ALWAYS = Trigger.ASKED_ONCE, Trigger.ASKED_EACH_TIME, Trigger.LOG, Trigger.ALWAYS
ZONES = {"forehead": "forehead", "glabella": "between the brows", "cheek": "cheek", "jawline": "jawline"}
HERE = (ASKED,)


def rule(
    rule_id: str, title: str, trigger: Trigger, *effects: Effect, until: str = "", again: int | None = None
) -> Rule:
    return Rule(
        rule_id, title, STOP, Group.SKIN, trigger, f"All about {rule_id}.", effects, until=until, again_days=again
    )


BOTULINUM = rule(
    "botulinum",
    "Botulinum toxin",
    ONCE,
    Effect(STOP, zones=HERE, hours=14 * 24),
    Effect(CAUTION, zones=HERE, hours=42 * 24),
    again=30,
)
FILLER = rule("filler", "Filler", ONCE, Effect(STOP, zones=HERE, hours=336), Effect(STOP, zones=HERE, above=2))
ROSACEA = rule("rosacea", "Rosacea", ONCE, Effect(STOP, tools=(Tool.CUPS,)), Effect(STOP, above=1), Effect(CAUTION))
GRAZE = rule("graze", "A graze", EACH_TIME, Effect(STOP, zones=HERE), until="until it is healed")
PEEL = rule("peel", "A peel", ONCE, Effect(STOP, hours=336), Effect(CAUTION), until="until it is healed")
VEINS = rule("veins", "Broken veins", ONCE, Effect(STOP, tools=(Tool.CUPS,), zones=HERE))
RETINOID = rule("retinoid", "Retinoid", EACH_TIME, Effect(STOP, tools=(Tool.BRUSH,), hours=168))
SORE = rule("sore", "Soreness", LOG, Effect(STOP, zones=HERE, hours=48))
NECK = rule("neck", "Over 60", ONCE, Effect(CAUTION, zones=("neck_side",)))
GENTLE = rule("gentle", "Dark marks", ONCE, Effect(CAUTION, above=1))
EYES = rule("eyes", "Eyes", ALWAYS, Effect(STOP, tools=(Tool.CUPS,), zones=("brow",)), Effect(INFO, tools=(Tool.CUPS,)))
RULES = (BOTULINUM, FILLER, ROSACEA, GRAZE, PEEL, VEINS, RETINOID, SORE, NECK, GENTLE, EYES)
BOOK = Rulebook({each.id: each for each in RULES}, ZONES)

FOREHEAD = step(zones=("forehead", "glabella"))


def ago(**past: float) -> datetime:
    return NOW - timedelta(**past)


def found(what: Step, *answers: Answer, now: datetime = NOW) -> list[tuple[Severity, str]]:
    return [(each.severity, each.sentence) for each in screen(what, "calm", BOOK, answers, now)]


def test_without_answers_only_what_holds_for_everyone_is_found() -> None:
    assert found(step()) == []
    assert found(step(tool=Tool.CUPS)) == [(INFO, "All about eyes.")]
    assert found(step(tool=Tool.CUPS, zones=("brow",))) == [(STOP, "All about eyes.")]


def test_a_no_changes_nothing_nor_does_an_answer_to_a_rule_that_is_not_known() -> None:
    assert found(FOREHEAD, Answer("botulinum", False), Answer("horoscope", True)) == []


# waits


def test_a_treatment_stops_its_area_and_says_when_and_where_and_how_long() -> None:
    treated = Answer("botulinum", True, ("forehead",), ago(days=6))
    assert found(FOREHEAD, treated) == [
        (STOP, "Botulinum toxin 6 days ago on the forehead: this area rests for 8 more days.")
    ]
    assert found(step(zones=("cheek",)), treated) == []


def test_a_stop_that_ran_out_leaves_the_caution_and_then_nothing() -> None:
    def says(past: timedelta) -> list[tuple[Severity, str]]:
        return found(FOREHEAD, Answer("botulinum", True, ("glabella",), NOW - past))

    weeks, hour = timedelta(weeks=1), timedelta(hours=1)
    where = "between the brows"
    assert says(2 * weeks - hour) == [
        (STOP, f"Botulinum toxin 14 days ago {where}: this area rests for 1 more hour.")
    ]  # fmt: skip
    assert says(2 * weeks) == [(CAUTION, f"Botulinum toxin 14 days ago {where}: take care here for 28 more days.")]
    assert says(6 * weeks - hour)[0][0] is CAUTION
    assert says(6 * weeks) == []


@given(st.integers(1, 4000), st.integers(0, 5000 * 60))
def test_a_wait_is_over_at_the_hour_that_its_finding_names(hours: int, minutes_ago: int) -> None:
    timed = Rulebook({"r": rule("r", "R", ONCE, Effect(STOP, hours=hours))}, ZONES)
    answer = Answer("r", True, at=ago(minutes=minutes_ago))
    findings = screen(step(), "calm", timed, [answer], NOW)
    assert bool(findings) == (minutes_ago < hours * 60)
    for finding in findings:
        assert finding.ends is not None
        assert screen(step(), "calm", timed, [answer], finding.ends - timedelta(seconds=1))
        assert not screen(step(), "calm", timed, [answer], finding.ends)


def test_a_yes_without_a_date_holds_as_long_as_it_stands() -> None:
    assert found(FOREHEAD, Answer("botulinum", True, ("forehead",))) == [
        (STOP, "Botulinum toxin on the forehead: this area is left out.")
    ]


def test_an_area_that_is_not_known_may_be_anywhere() -> None:
    assert found(step(zones=("cheek",)), Answer("graze", True, ("third_eye",))) == [
        (STOP, "A graze: this area rests until it is healed.")
    ]


def test_a_treatment_that_is_still_to_come_counts_already() -> None:
    assert found(FOREHEAD, Answer("botulinum", True, ("forehead",), NOW + timedelta(days=1)))[0] == (
        STOP,
        "Botulinum toxin on the forehead: this area rests for 15 more days.",
    )


def test_of_two_treatments_the_later_counts_where_both_were() -> None:
    first = Answer("botulinum", True, ("forehead", "cheek"), ago(days=20))
    second = Answer("botulinum", True, ("forehead",), ago(days=2))
    assert [severity for severity, _ in found(FOREHEAD, first, second)] == [STOP]
    assert [severity for severity, _ in found(step(zones=("cheek",)), first, second)] == [CAUTION]


def test_a_wait_in_words_is_told_and_both_kinds_together() -> None:
    assert found(FOREHEAD, Answer("graze", True, ("forehead",))) == [
        (STOP, "A graze on the forehead: this area rests until it is healed.")
    ]
    assert found(step(), Answer("peel", True, at=ago(days=3))) == [
        (STOP, "A peel 3 days ago: this step rests for 11 more days, and until it is healed.")
    ]
    assert found(step(), Answer("peel", True, at=ago(days=30))) == [
        (CAUTION, "A peel 30 days ago: take care here until it is healed.")
    ]


def test_what_was_noted_after_a_session_works_like_an_answer() -> None:
    sore = Answer("sore", True, ("jawline",), ago(hours=20))
    assert found(step(), sore) == [(STOP, "Soreness yesterday on the jawline: this area rests for 28 more hours.")]


# tools and pressure


def test_a_rule_may_leave_out_one_tool() -> None:
    retinoid = Answer("retinoid", True, at=ago(days=2))
    assert found(step(tool=Tool.BRUSH), retinoid) == [
        (STOP, "Retinoid 2 days ago: the face brush rests for 5 more days.")
    ]
    assert found(step(), retinoid) == []


def test_a_tool_may_be_left_out_in_an_area() -> None:
    veins = Answer("veins", True, ("cheek",))
    cheek, chin = step(tool=Tool.CUPS, zones=("cheek",)), step(tool=Tool.CUPS, zones=("chin",))
    assert (STOP, "Broken veins on the cheek: cupping is left out here.") in found(cheek, veins)
    assert found(chin, veins) == [(INFO, "All about eyes.")]


def test_where_a_gentler_pressure_helps_the_finding_says_which() -> None:
    rosacea = Answer("rosacea", True)
    [firm] = screen(step(pressure=3), "calm", BOOK, [rosacea], NOW)
    assert (firm.severity, firm.up_to) == (STOP, 1)
    assert firm.sentence == "Rosacea: nothing above pressure 1 here."
    [gentle] = screen(step(pressure=1), "calm", BOOK, [rosacea], NOW)
    assert (gentle.severity, gentle.up_to, gentle.sentence) == (CAUTION, None, "Rosacea: take care here.")
    [cups, _] = screen(step(tool=Tool.CUPS, pressure=2), "calm", BOOK, [rosacea], NOW)
    assert (cups.up_to, cups.sentence) == (None, "Rosacea: cupping is left out.")


def test_a_caution_may_be_about_pressure_alone() -> None:
    [finding] = screen(step(pressure=2), "calm", BOOK, [Answer("gentle", True)], NOW)
    assert (finding.severity, finding.up_to) == (CAUTION, 1)
    assert finding.sentence == "Dark marks: better not above pressure 1 here."
    assert found(step(pressure=1), Answer("gentle", True)) == []


def test_a_stop_of_the_whole_area_is_told_before_one_of_firm_pressure() -> None:
    firm = step(zones=("cheek",), pressure=3)
    [now] = screen(firm, "calm", BOOK, [Answer("filler", True, ("cheek",), ago(days=1))], NOW)
    assert (now.up_to, now.sentence) == (None, "Filler yesterday on the cheek: this area rests for 13 more days.")
    [later] = screen(firm, "calm", BOOK, [Answer("filler", True, ("cheek",), ago(days=90))], NOW)
    assert (later.up_to, later.ends) == (2, None)


# a clinician's word


def test_a_stop_that_a_clinician_allows_becomes_a_caution_that_says_so() -> None:
    allowed = Answer("botulinum", True, ("forehead",), ago(days=6), overridden="Dr. Osei, by phone.")
    [finding] = screen(FOREHEAD, "calm", BOOK, [allowed], NOW)
    assert finding.severity is CAUTION
    assert finding.sentence == (
        "Botulinum toxin 6 days ago on the forehead: usually not done here, but your clinician allows it "
        "(Dr. Osei, by phone). Stop if it does not feel right."
    )


def test_a_clinicians_word_changes_no_caution_and_no_other_rule() -> None:
    allowed = Answer("botulinum", True, ("forehead",), ago(days=20), overridden="Fine.")
    assert found(FOREHEAD, allowed) == found(FOREHEAD, replace(allowed, overridden=""))
    graze = Answer("graze", True, ("forehead",))
    assert [severity for severity, _ in found(FOREHEAD, allowed, graze)] == [CAUTION, STOP]


def test_no_ones_word_changes_what_holds_for_everyone() -> None:
    cups = step(tool=Tool.CUPS, zones=("brow",))
    assert found(cups, Answer("eyes", True, overridden="Fine.")) == found(cups, Answer("eyes", False)) == found(cups)


# a whole programme


def test_a_programme_is_screened_step_by_step() -> None:
    whole = programme(prep(), FOREHEAD, step(zones=("neck_side",)), step(zones=("cheek",)))
    answers = [Answer("graze", True, ("forehead",)), Answer("neck", True)]
    found = screen_programme(whole, BOOK, iter(answers), NOW)
    assert [[(each.rule, each.severity) for each in of_step] for of_step in found] == [
        [],
        [("graze", STOP)],
        [("neck", CAUTION)],
        [],
    ]


# what is asked


def asked(what: Step, *answers: Answer) -> list[str]:
    return [each.id for each in due(programme(what), BOOK, answers, NOW)]


def test_only_what_could_concern_the_programme_is_asked() -> None:
    assert asked(step()) == ["botulinum", "filler", "rosacea", "graze", "peel"]
    assert asked(step(pressure=2)) == ["botulinum", "filler", "rosacea", "graze", "peel", "gentle"]
    assert "retinoid" in asked(step(tool=Tool.BRUSH))
    assert "veins" in asked(step(tool=Tool.CUPS))
    assert "neck" in asked(step(zones=("neck_side",)))
    assert asked(prep()) == []


def test_a_standing_question_is_asked_once_and_a_daily_one_each_time() -> None:
    answers = [Answer(each, False, given=NOW) for each in ("botulinum", "filler", "rosacea", "graze", "peel")]
    assert asked(step(), *answers) == ["graze"]


@pytest.mark.parametrize(("given", "again"), [(ago(days=29.9), False), (ago(days=30), True), (None, True)])
def test_an_answer_that_is_old_is_asked_for_again(given: datetime | None, again: bool) -> None:
    assert ("botulinum" in asked(step(), Answer("botulinum", False, given=given))) is again
    assert "rosacea" not in asked(step(), Answer("rosacea", False, given=given)), "it never gets old"


effects = st.builds(
    Effect,
    st.sampled_from(Severity),
    tools=st.sampled_from([(), (Tool.CUPS,), (Tool.HANDS, Tool.BRUSH)]),
    zones=st.sampled_from([(), HERE, ("cheek",), (ASKED, "jawline")]),
    routines=st.sampled_from([(), ("calm",), ("other",)]),
    above=st.sampled_from([None, 1, 2]),
    hours=st.sampled_from([None, 1, 48]),
)
steps = st.builds(
    step,
    tool=st.sampled_from([Tool.HANDS, Tool.CUPS, Tool.BRUSH]),
    zones=st.sampled_from([(), ("cheek",), ("jawline", "forehead")]),
    pressure=st.integers(1, 3),
)
answers_of = st.builds(
    Answer,
    st.just("r"),
    st.just(True),
    st.sampled_from([(), ("cheek",), ("forehead", "glabella")]),
    st.sampled_from([None, ago(minutes=30), ago(days=1), NOW + timedelta(days=1)]),
    st.sampled_from(["", "She says yes."]),
)


@given(st.lists(effects, min_size=1, max_size=3), steps, st.lists(answers_of, min_size=1, max_size=3))
def test_whatever_a_yes_can_change_is_asked_and_said_once(
    several: list[Effect], what: Step, answers: list[Answer]
) -> None:
    one = rule("r", "R", EACH_TIME, *several)
    book = Rulebook({"r": one}, ZONES)
    findings = screen(what, "calm", book, answers, NOW)
    assert len(findings) <= 1
    if findings:
        assert due(programme(what), book, [], NOW) == (one,)
        [finding] = findings
        alone = [each for answer in answers for each in screen(what, "calm", book, [answer], NOW)]
        assert finding.severity is strongest(each.severity for each in alone)
        assert finding.ends is None or finding.ends > NOW
        assert "  " not in finding.sentence
        assert finding.sentence.endswith(".")


@given(st.lists(effects, min_size=1, max_size=3), steps, answers_of)
def test_up_to_the_pressure_that_a_finding_names_it_is_not_found(
    several: list[Effect], what: Step, answer: Answer
) -> None:
    book = Rulebook({"r": rule("r", "R", ONCE, *several)}, ZONES)
    asked_plainly = replace(answer, overridden="")

    def says(pressure: int) -> list[Finding]:
        return list(screen(replace(what, pressure=pressure), "calm", book, [asked_plainly], NOW))

    for finding in says(what.pressure):
        if finding.up_to is not None:
            assert finding.severity not in [each.severity for each in says(finding.up_to)]
