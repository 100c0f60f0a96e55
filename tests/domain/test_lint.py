"""All that is amiss with a draft."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import anatomy, block, prep, step
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.lint import lint
from upstroke.domain.programme import Entry
from upstroke.domain.remark import Remark, Weight
from upstroke.domain.remedies import Remedies
from upstroke.domain.routine import Seconds, Side
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.screening import screen
from upstroke.domain.technique import Slip, Technique, Tool
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.safety_rules import load_rules
from upstroke.paths import resources_dir, routines_dir

FACE = anatomy()
WHOLE_FACE = load_anatomy(resources_dir() / "face")
BUNDLED = {each.id: each for each in Library((routines_dir(),), WHOLE_FACE).routines}
STEPS = [place.step for routine in BUNDLED.values() for place in played(Draft.of(routine))]
REMEDIES = Remedies.among(STEPS)


def draft(*items: Item, title: str = "Mine") -> Draft:
    return Draft("mine", title).inserted(items)


def rules(remarks: tuple[Remark, ...]) -> list[str]:
    return [each.rule for each in remarks]


def test_nothing_is_said_of_an_empty_draft() -> None:
    assert lint(Draft(), FACE) == ()


def test_a_draft_needs_a_name() -> None:
    (remark,) = lint(draft(prep(), title=" "), FACE)
    assert (remark.rule, remark.weight) == ("no_title", Weight.HINT)


def test_the_most_weighty_comes_first_and_then_what_comes_first() -> None:
    stone = step("stone", tool=Tool.GUA_SHA, technique=Technique.PRESS_STROKE, side=Side.EACH)
    circles = step("circles", technique=Technique.FRICTION_CIRCLES, side=Side.BOTH)
    mine = draft(
        replace(prep(), slip=Slip.LIGHT),
        circles,
        replace(circles, id="again"),
        replace(stone, slip=Slip.NONE),
        step("neck", Seconds(95), zones=("neck_side",), side=Side.EACH),
        title="",
    )
    remarks = lint(mine, FACE)
    assert [(each.weight, each.rule) for each in remarks] == [
        (Weight.STOP, "unsafe_seconds"),
        (Weight.STOP, "lim_neck"),
        (Weight.CAUTION, "neck_first"),
        (Weight.HINT, "no_title"),
        (Weight.HINT, "in_a_row"),
        (Weight.HINT, "slip_unsaid"),
    ]


@pytest.mark.parametrize("name", sorted(BUNDLED))
def test_what_comes_with_upstroke_gives_little_to_remark(name: str) -> None:
    """What is short may go without oil of its own or the neck; nothing else is amiss."""
    found = lint(Draft.of(BUNDLED[name]), WHOLE_FACE)
    assert set(rules(found)) <= {"dry_glide", "neck_first"}
    assert bool(found) == (name in ("guasha-quick", "jaw-release", "headache-head"))


# what the user told


def said(*findings: Finding) -> dict[str, tuple[Finding, ...]]:
    return {"cheek": findings}


def told(found: dict[str, tuple[Finding, ...]], *items: Item) -> tuple[Remark, ...]:
    def screened(entry: Entry) -> tuple[Finding, ...]:
        return found.get(entry.step.id, ())

    return tuple(each for each in lint(draft(*items), FACE, screened=screened) if each.rule in ("filler", "rosacea"))


FILLER = Finding(Severity.STOP, "filler", "Filler on the cheek: this area rests for 8 more days.")
ROSACEA = Finding(Severity.STOP, "rosacea", "Rosacea: nothing above pressure 1 here.", up_to=1)


def test_a_step_that_may_not_be_done_is_told_and_can_be_taken_out() -> None:
    items = (step("jaw"), block("face", step("cheek", zones=("cheek",)), step("brow")))
    (remark,) = told(said(FILLER), *items)
    assert (remark.weight, remark.items) == (Weight.STOP, ("face",))
    assert remark.sentence == "Filler on the cheek: this area rests for 8 more days. “Cheek” would be left out."
    assert remark.fix is not None
    assert [place.step.id for place in played(remark.fix.apply(draft(*items)))] == ["jaw", "brow"]


def test_one_that_may_be_done_gently_can_be_made_gentler() -> None:
    cheek = step("cheek", zones=("cheek",), pressure=2)
    (remark,) = told(said(ROSACEA), cheek)
    assert remark.weight is Weight.CAUTION
    assert remark.sentence.endswith("“Cheek” would be played more gently.")
    assert remark.fix is not None
    assert played(remark.fix.apply(draft(cheek)))[0].step.pressure == 1


def test_the_strictest_counts_and_what_is_only_advice_does_not() -> None:
    cheek = step("cheek", zones=("cheek",), pressure=2)
    assert rules(told(said(ROSACEA, FILLER), cheek)) == ["filler"]
    assert told(said(replace(FILLER, severity=Severity.CAUTION)), cheek) == ()


def test_the_rules_that_hold_for_everyone_stop_nothing_in_what_comes_with_upstroke() -> None:
    rulebook = load_rules(resources_dir() / "content" / "safety.toml", WHOLE_FACE)
    now = datetime(2026, 11, 24, 20, tzinfo=UTC)
    for routine in BUNDLED.values():
        mine = Draft.of(routine)
        found = lint(
            mine,
            WHOLE_FACE,
            screened=lambda entry: screen(entry.step, entry.routine_id, rulebook, (), now),
        )
        assert found == lint(mine, WHOLE_FACE)


# whatever the draft

drafts = st.lists(st.sampled_from(STEPS), max_size=25).map(lambda steps: draft(*steps))


@given(drafts)
def test_each_remark_names_items_that_there_are_in_the_order_of_weight(mine: Draft) -> None:
    remarks = lint(mine, WHOLE_FACE, REMEDIES)
    assert all(set(each.items) <= set(mine.ids) for each in remarks)
    assert [each.weight.rank for each in remarks] == sorted(each.weight.rank for each in remarks)
    assert len({(each.rule, each.sentence, each.items) for each in remarks}) == len(remarks)
    assert lint(mine, WHOLE_FACE, REMEDIES) == remarks


@given(drafts)
def test_each_fix_changes_the_draft_and_what_is_whole_comes_right(mine: Draft) -> None:
    for remark in lint(mine, WHOLE_FACE, REMEDIES):
        if remark.fix is None:
            continue
        after = remark.fix.apply(mine)
        assert after != mine
        again = [each for each in lint(after, WHOLE_FACE, REMEDIES) if each == remark]
        assert again == []
