"""A draft made to last so long."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import GLIDE, block, hold, prep, step, wait
from tests.strategies import options, timed_doses
from upstroke.domain import doses
from upstroke.domain.draft import Draft, Item
from upstroke.domain.draft_steps import played
from upstroke.domain.fit import CLOSE_MS, NEAR_MS, fit
from upstroke.domain.limits import alone
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Block, Holds, Seconds, Side, Step, Strokes
from upstroke.domain.safety_rules import Severity
from upstroke.domain.shorter import LEAST_HOLDS, LEAST_STROKES
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import Options, lay_out, written_count
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

AS_WRITTEN = Options()
MINUTE = 60_000
FACE = load_anatomy(resources_dir() / "face")
BUNDLED = {each.id: each for each in Library((routines_dir(),), FACE).routines}


def draft(*items: Item) -> Draft:
    return Draft("mine", "Mine").inserted(items)


def length(of: Draft, how: Options = AS_WRITTEN) -> int:
    return lay_out(open_routine(of.routine), how).length_ms


def counts(of: Draft) -> list[int | None]:
    return [written_count(place.step) for place in played(of)]


def lanes(count: int, what: Step) -> Step:
    return replace(what, paths=(("chin_mid", "ear_lobe"),) * count)


FIVE = tuple(step(f"step-{n}", Strokes(10, 20), zones=(f"zone-{n}",)) for n in range(5))


# all in the same measure


def test_each_step_gets_less_in_the_same_measure() -> None:
    mine = draft(step("jaw", Strokes(10, 20)), step("cheek", Strokes(20, 20), zones=("cheek",)))
    assert counts(fit(mine, length(mine) - 45_000, AS_WRITTEN).draft) == [5, 10]


def test_or_more() -> None:
    mine = draft(step("jaw", Strokes(10, 20)), step("cheek", Strokes(20, 20), zones=("cheek",)))
    assert counts(fit(mine, length(mine) + 45_000, AS_WRITTEN).draft) == [15, 30]


def test_the_last_strokes_make_it_as_near_as_can_be() -> None:
    mine = draft(*FIVE)
    fitted = fit(mine, length(mine) - 24_000, AS_WRITTEN)
    assert length(fitted.draft) == length(mine) - 24_000
    assert counts(fitted.draft) == [9, 9, 8, 8, 8]


def test_preparations_and_waits_give_and_take_too_but_not_without_end() -> None:
    mine = draft(prep("oil", 30), step(dose=Seconds(60), technique=Technique.WAIT), step(dose=Strokes(4, 20)))
    assert counts(fit(mine, 0, AS_WRITTEN).draft) == [15, 30, 3]
    assert counts(fit(mine, 20 * MINUTE, AS_WRITTEN).draft)[:2] == [60, 120]


def test_holds_keep_their_length() -> None:
    mine = draft(hold(seconds=10, count=4))
    assert played(fit(mine, length(mine) - 24_000, AS_WRITTEN).draft)[0].step.dose == Holds(10, 2)


def test_what_waits_for_the_user_stays() -> None:
    mine = draft(wait(), step(dose=Strokes(10, 20)))
    assert counts(fit(mine, 28_000, AS_WRITTEN).draft) == [None, 5]


def test_all_lanes_keep_the_same() -> None:
    mine = draft(lanes(3, step(dose=Strokes(12, 20))))
    assert counts(fit(mine, length(mine) - 6_000, AS_WRITTEN).draft) == [9]


def test_a_slow_tempo_counts() -> None:
    mine = draft(step(dose=Strokes(20, 20)))
    half = Options(tempo_percent=50)
    assert counts(fit(mine, 39_000, half).draft) == [5]
    assert counts(fit(mine, 39_000, AS_WRITTEN).draft) == [10]


# blocks


def test_the_steps_of_a_block_are_made_to_fit_inside_it() -> None:
    mine = draft(block("face", *FIVE), step("end", Strokes(10, 20), zones=("end",)))
    fitted = fit(mine, length(mine) - 90_000, AS_WRITTEN).draft
    inside = fitted.items[0]
    assert isinstance(inside, Block)
    assert inside.routine_id == "face"
    assert [each.id for each in inside.steps] == [each.id for each in FIVE]
    assert counts(fitted) == [5] * 6


def test_of_a_choice_the_one_that_is_played_is_made_to_fit() -> None:
    stone, cups = block("stone", step(dose=Strokes(10, 20))), block("cups", step(dose=Strokes(10, 20)))
    mine = draft(block("finish", options=(stone, cups)))
    finish = fit(mine, length(mine) - 15_000, AS_WRITTEN).draft.items[0]
    assert isinstance(finish, Block)
    assert finish.options[0].steps[0].dose == Strokes(5, 20)
    assert finish.options[1] is cups


# what stays


@pytest.mark.parametrize("away", [-CLOSE_MS, -2_000, 0, 2_000, CLOSE_MS])
def test_what_is_near_already_stays_as_it_is(away: int) -> None:
    mine = draft(*FIVE)
    fitted = fit(mine, length(mine) + away, AS_WRITTEN)
    assert fitted.draft is mine
    assert fitted.sentences == ()
    assert fitted.fits


def test_nothing_is_left_out_however_short_it_should_be() -> None:
    for each in BUNDLED.values():
        mine = Draft.of(each)
        fitted = fit(mine, 0, AS_WRITTEN)
        assert [place.step.id for place in played(fitted.draft)] == [place.step.id for place in played(mine)]
        assert not fitted.fits


def test_no_limit_of_a_day_is_passed_however_long_it_should_be() -> None:
    for each in BUNDLED.values():
        longest = fit(Draft.of(each), 120 * MINUTE, AS_WRITTEN).draft
        found = alone(open_routine(longest.routine), FACE)
        assert {(one.severity, one.rule) for one in found if one.severity is not Severity.INFO} <= {
            (Severity.CAUTION, "lim_session_total")
        }, each.id


def test_every_bundled_routine_of_ten_minutes_can_be_made_twelve() -> None:
    for name in ("guasha-full", "mld-face", "hands-nightly", "jaw-release", "roller-morning", "morning", "evening"):
        mine = Draft.of(BUNDLED[name])
        fitted = fit(mine, 12 * MINUTE, AS_WRITTEN)
        assert fitted.fits
        assert abs(length(fitted.draft) - 12 * MINUTE) <= 2_000


def test_an_empty_draft_has_nothing_to_fit() -> None:
    fitted = fit(Draft(), MINUTE, AS_WRITTEN)
    assert (fitted.draft, fitted.fits) == (Draft(), False)
    assert fitted.sentences == ("There is nothing in it yet.",)


# what is said


def test_it_says_what_it_changed() -> None:
    mine = draft(
        step("sweep", Strokes(10, 20), side=Side.EACH),
        hold(count=4),
        step("breathe", Strokes(4, 10), technique=Technique.BREATH),
        prep("oil", 40),
    )
    (line,) = fit(mine, length(mine) - 70_000, AS_WRITTEN).sentences
    assert line == ("Sweep: 10 → 5 strokes a side; Press: 4 → 2 holds; Breathe: 4 → 3 breaths; Oil: 40 → 20 s")


def test_a_single_one_is_named_so() -> None:
    mine = draft(hold(seconds=10, count=2))
    assert fit(mine, 19_000, AS_WRITTEN).sentences == ("Press: 2 → 1 hold",)


def test_it_names_a_few_and_counts_the_others() -> None:
    many = [step(f"step-{n}", Strokes(10, 20), zones=(f"zone-{n}",)) for n in range(12)]
    mine = draft(*many)
    (line,) = fit(mine, length(mine) - 180_000, AS_WRITTEN).sentences
    assert line.count("strokes") == 5
    assert line.endswith("; and 7 more")


def test_it_says_where_it_can_be_no_shorter_or_longer() -> None:
    mine = draft(*FIVE)
    assert fit(mine, 0, AS_WRITTEN).sentences[-1] == "It can't be shorter than 70 s with every step in it."
    neck = draft(step(zones=("neck_side",), side=Side.EACH))
    assert fit(neck, 10 * MINUTE, AS_WRITTEN).sentences[-1] == (
        "These steps last 3 min 6 s at most, if none is to be more than is gentle."
    )


# whatever the draft and the length

ZONES = ("supraclav", "neck_side", "jawline", "cheek", "forehead", "under_eye")
steps = st.builds(
    lanes,
    st.integers(1, 3),
    st.builds(
        step,
        st.just("step"),
        timed_doses,
        side=st.sampled_from(Side),
        technique=st.sampled_from((GLIDE, Technique.LYMPH_PUMP, Technique.BREATH, Technique.PREP)),
        zones=st.lists(st.sampled_from(ZONES), max_size=2, unique=True).map(tuple),
        pressure=st.integers(1, 3),
    ),
)
blocks = st.lists(steps, min_size=1, max_size=3).map(
    lambda found: block("part", *(replace(each, id=f"inner-{n}") for n, each in enumerate(found)))
)
drafts = st.sampled_from([Draft.of(each) for each in BUNDLED.values()]) | st.lists(
    steps | blocks | st.just(wait()), min_size=1, max_size=6
).map(lambda found: draft(*found))
targets = st.integers(0, 20 * MINUTE)


@given(drafts, targets, options)
def test_it_comes_nearer_and_says_whether_it_fits(mine: Draft, target: int, how: Options) -> None:
    fitted = fit(mine, target, how)
    away = abs(length(fitted.draft, how) - target)
    assert away <= abs(length(mine, how) - target)
    assert fitted.fits == (away <= NEAR_MS)


@given(drafts, targets, options)
def test_fitted_again_it_stays_the_same(mine: Draft, target: int, how: Options) -> None:
    once = fit(mine, target, how)
    assert fit(once.draft, target, how).draft == once.draft


@given(drafts, targets, options)
def test_only_doses_change_each_within_what_is_sensible(mine: Draft, target: int, how: Options) -> None:
    fitted = fit(mine, target, how).draft
    assert fitted.ids == mine.ids
    for old, new in zip(played(mine), played(fitted), strict=True):
        assert replace(new.step, dose=old.step.dose) == old.step
        was, now = written_count(old.step), written_count(new.step)
        if was is None or now is None or was == now:
            continue
        lane_count = max(1, len(new.step.paths))
        match new.step.dose:
            case Strokes():
                assert min(was, LEAST_STROKES * lane_count) <= now <= max(was, doses.counts(old.step).most)
                assert now % lane_count == 0
            case Holds():
                assert min(was, LEAST_HOLDS * lane_count) <= now <= max(was, doses.counts(old.step).most)
                assert now % lane_count == 0
            case _:
                assert min(was, 10) <= now <= max(was, doses.lengths(old.step).most)
                assert now % 5 == 0


@given(drafts, targets, options)
def test_no_limit_is_passed_that_was_not_passed_before(mine: Draft, target: int, how: Options) -> None:
    def past(of: Draft) -> set[tuple[str, tuple[str, ...]]]:
        found = alone(open_routine(of.routine), FACE)
        return {(each.rule, each.zones) for each in found if each.severity is not Severity.INFO}

    assert past(fit(mine, target, how).draft) - past(mine) <= {("lim_session_total", ())}
