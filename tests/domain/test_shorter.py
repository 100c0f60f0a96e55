"""The same routine in less time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import GLIDE, hold, prep, programme, step, wait
from tests.strategies import options, timed_doses
from upstroke.domain.programme import Entry, LeftOut, Programme, open_routine
from upstroke.domain.routine import Holds, Seconds, Side, Slot, Step, Strokes
from upstroke.domain.shorter import NECK, NO_TIME, REPEATED, Cut, Shorter, shorten
from upstroke.domain.technique import Technique
from upstroke.domain.timeline import Options, lay_out, written_count
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir

AS_WRITTEN = Options()
MINUTE = 60_000

NECK_FIRST = step("neck", zones=("neck_side", "supraclav"), side=Side.EACH)
DRAIN = step("drain", Strokes(3, 12), zones=("temple", "neck_side", "supraclav"), side=Side.EACH)


def length(what: Programme, how: Options = AS_WRITTEN) -> int:
    return lay_out(what, how).length_ms


def shortest(*steps: Step) -> Shorter:
    """These steps in no time at all."""
    return shorten(programme(*steps), 0, AS_WRITTEN)


def ids(what: Programme) -> list[str]:
    return [entry.step.id for entry in what.entries]


def least(what: Step) -> int | None:
    """The dose of a step that stays, in no time at all."""
    return written_count(shortest(what).programme.entries[0].step)


def lanes(count: int, what: Step) -> Step:
    return replace(what, paths=(("chin_mid", "ear_lobe"),) * count)


# smaller doses


def test_what_fits_stays_as_it_is() -> None:
    whole = programme(prep(), step())
    assert shorten(whole, length(whole), AS_WRITTEN) == Shorter(whole, (), (), True)


def test_doses_go_down_evenly_before_anything_is_left_out() -> None:
    whole = programme(
        step("a", Strokes(13, 20)), step("b", Strokes(23, 20), zones=("cheek",)), step("c", Strokes(3, 20))
    )
    shorter = shorten(whole, length(whole) - 45_000, AS_WRITTEN)
    assert shorter.fits
    assert shorter.left_out == ()
    assert shorter.cut == (
        Cut("A", Strokes(13, 20), Strokes(8, 20)),
        Cut("B", Strokes(23, 20), Strokes(13, 20)),
    )
    assert length(shorter.programme) == length(whole) - 45_000


def test_a_slow_tempo_needs_more_to_be_cut() -> None:
    whole = programme(step("a", Strokes(40, 20)))
    slow = Options(tempo_percent=75)
    in_time = [shorten(whole, MINUTE, how).programme.entries[0].step.dose for how in (AS_WRITTEN, slow)]
    assert in_time == [Strokes(17, 20), Strokes(12, 20)]


@pytest.mark.parametrize(
    ("what", "left"),
    [
        (step(dose=Strokes(8, 20)), 3),
        (step(dose=Strokes(2, 20)), 2),
        (lanes(3, step(dose=Strokes(18, 20))), 9),
        (lanes(3, step(dose=Strokes(5, 20))), 5),
        (hold(count=4), 1),
        (lanes(2, hold(count=4)), 2),
        (lanes(5, hold(count=3)), 3),
        (step(dose=Seconds(30)), 10),
        (step(dose=Seconds(8)), 8),
        (prep(seconds=30), 30),
        (step(dose=Strokes(8, 20), technique=Technique.WAIT), 8),
        (wait(), None),
    ],
)
def test_each_lane_keeps_three_strokes_or_one_hold_and_a_preparation_its_time(what: Step, left: int | None) -> None:
    assert least(what) == left


def test_a_smaller_dose_gives_every_lane_as_much_as_the_others() -> None:
    whole = programme(lanes(2, step(dose=Strokes(13, 20))))
    (cut,) = shorten(whole, length(whole) - 1, AS_WRITTEN).cut
    assert cut.done == Strokes(12, 20)


# fewer steps


def test_the_opening_and_the_closing_stay() -> None:
    shorter = shortest(
        prep("oil"),
        step("breathe", technique=Technique.BREATH, zones=()),
        step("collarbone", zones=("supraclav",)),
        NECK_FIRST,
        step("jaw"),
        DRAIN,
        prep("wash"),
    )
    assert ids(shorter.programme) == ["oil", "breathe", "collarbone", "neck", "drain", "wash"]
    assert [each.title for each in shorter.left_out] == ["Jaw"]
    assert not shorter.fits


def test_the_last_touch_closes_a_routine_without_a_drain() -> None:
    assert ids(shortest(step("jaw"), step("chin"), hold("palms"), prep("wash")).programme) == ["palms", "wash"]


def test_no_face_is_worked_without_the_neck_opened() -> None:
    late = shortest(step("jaw"), NECK_FIRST, step("cheek", zones=("cheek",)), step("chin", zones=("chin",)))
    assert ids(late.programme) == ["neck", "chin"]


def test_preparations_and_waits_in_between_stay() -> None:
    left = shortest(step("jaw"), prep("oil"), step("cheek"), wait(), step("end")).programme
    assert ids(left) == ["oil", "ready", "end"]


def leaving(*between: Step) -> list[str]:
    """The steps between neck and drain in the order in which they go, as ever less time is left."""
    whole = programme(NECK_FIRST, *between, DRAIN)
    gone: list[str] = []
    for limit in range(length(whole), 0, -1_000):
        left = ids(shorten(whole, limit, AS_WRITTEN).programme)
        gone += [each.id for each in between if each.id not in left and each.id not in gone]
    return gone


def test_repeated_zones_go_first_and_those_with_the_fewest_strokes_last() -> None:
    once, often = Strokes(3, 20), Strokes(7, 20)
    assert leaving(
        step("cheek", once, zones=("cheek",)),
        step("jaw", once, zones=("jawline",)),
        step("jaw-again", often, zones=("jawline",)),
        step("chin", often, zones=("chin",)),
        step("brow", once, zones=("brow",), side=Side.BOTH),
    ) == ["jaw-again", "chin", "brow", "jaw", "cheek"]


def test_what_is_left_out_says_why() -> None:
    whole = programme(NECK_FIRST, step("jaw"), step("jaw-again", Strokes(6, 20)), DRAIN)
    enough = length(programme(NECK_FIRST, step("jaw"), DRAIN))
    assert shorten(whole, enough - 1, AS_WRITTEN).left_out == (LeftOut("Jaw-again", REPEATED),)
    assert shorten(whole, 0, AS_WRITTEN).left_out == (LeftOut("Jaw", NO_TIME), LeftOut("Jaw-again", NO_TIME))


def test_time_won_by_leaving_a_step_out_goes_to_the_others() -> None:
    whole = programme(step("jaw"), step("cheek"), step("end"))
    shorter = shorten(whole, 43_000, AS_WRITTEN)
    assert ids(shorter.programme) == ["jaw", "end"]
    assert shorter.cut == ()


def test_the_record_still_knows_what_was_done() -> None:
    other = Entry("guasha-full", step("cheek", Strokes(9, 20)))
    whole = Programme("evening", "Evening", Slot.EVENING, (other, Entry("evening", DRAIN)), (LeftOut("Cups", "rest"),))
    shorter = shorten(whole, 80_000, AS_WRITTEN).programme
    assert [(entry.routine_id, entry.step.id) for entry in shorter.entries] == [
        ("guasha-full", "cheek"),
        ("evening", "drain"),
    ]
    assert replace(shorter, entries=whole.entries) == whole


def test_a_programme_without_steps_is_refused() -> None:
    with pytest.raises(ValueError, match="no steps"):
        shorten(Programme("calm", "Calm", Slot.ANY, ()), MINUTE, AS_WRITTEN)


# whatever the routine and the time

LIBRARY = Library((routines_dir(),), load_anatomy(resources_dir() / "face"))
BUNDLED = [
    open_routine(each, choices={"finish-with": option})
    for each in LIBRARY.routines
    for option in range(2 if each.id == "evening" else 1)
]
ZONES = ("supraclav", "neck_side", "jawline", "cheek", "forehead")


def _step(number: int, what: Step) -> Step:
    return replace(what, id=f"step-{number}", title=f"Step {number}")


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
    ),
)
generated = st.lists(steps | st.just(wait()), min_size=1, max_size=7).map(
    lambda found: programme(*(_step(number, each) for number, each in enumerate(found)))
)
routines = st.sampled_from(BUNDLED) | generated
shares = st.floats(0, 1.1)
ROUNDED_MS = 500


def part_of(share: float, whole: Programme, how: Options) -> int:
    """A time limit as a share of the length of a programme."""
    return int(share * length(whole, how))


@given(routines, shares, options)
def test_it_fits_or_nothing_more_can_go_and_is_never_longer(whole: Programme, share: float, how: Options) -> None:
    limit = part_of(share, whole, how)
    shorter = shorten(whole, limit, how)
    assert shorter.fits == (length(shorter.programme, how) <= limit)
    # Where a slow tempo is held up, fewer strokes take as long as more of them, but for what is rounded.
    assert length(shorter.programme, how) <= length(whole, how) + ROUNDED_MS * len(whole.entries)
    if not shorter.fits:
        assert replace(shorten(whole, 0, how), fits=False) == shorter


@given(routines, shares, options)
def test_every_step_is_either_played_or_left_out_and_cut_no_lower_than_is_allowed(
    whole: Programme, share: float, how: Options
) -> None:
    shorter = shorten(whole, part_of(share, whole, how), how)
    assert len(shorter.programme.entries) + len(shorter.left_out) == len(whole.entries)
    before = iter(whole.entries)
    for entry in shorter.programme.entries:
        written = next(old for old in before if replace(old, step=replace(old.step, dose=entry.step.dose)) == entry)
        count, was = written_count(entry.step), written_count(written.step)
        if count is not None and was is not None and count != was:
            lane_count = max(1, len(entry.step.paths))
            floor = {Strokes: 3 * lane_count, Holds: lane_count, Seconds: 10}[type(entry.step.dose)]
            assert floor <= count < was
            assert count % lane_count == 0 or isinstance(entry.step.dose, Seconds)


@given(routines, shares, options)
def test_both_sides_get_the_same(whole: Programme, share: float, how: Options) -> None:
    line = lay_out(shorten(whole, part_of(share, whole, how), how).programme, how)
    for position in range(len(line.programme.entries)):
        assert len({(line.spans[i].strokes, line.spans[i].length_ms) for i in line.passes(position)}) == 1


@given(routines, shares, options)
def test_the_opening_the_first_neck_work_and_the_closing_are_kept(whole: Programme, share: float, how: Options) -> None:
    kept = ids(shorten(whole, part_of(share, whole, how), how).programme)
    touching = [entry.step for entry in whole.entries if entry.step.on_skin]
    neck = [each.id for each in touching if NECK & set(each.zones)]
    first = next((number for number, entry in enumerate(whole.entries) if entry.step in touching), len(whole.entries))
    assert kept[:first] == ids(whole)[:first]
    assert kept[-1:] == ids(whole)[-1:]
    assert {*neck[:1], *neck[-1:], *(each.id for each in touching[-1:])} <= set(kept)


@given(routines, shares, options)
def test_made_to_fit_again_it_stays_the_same(whole: Programme, share: float, how: Options) -> None:
    limit = part_of(share, whole, how)
    once = shorten(whole, limit, how)
    assert shorten(once.programme, limit, how) == Shorter(once.programme, (), (), once.fits)


@given(routines, shares, shares, options)
def test_more_time_never_leaves_more_out(whole: Programme, one: float, other: float, how: Options) -> None:
    less, more = sorted((one, other))
    kept = [ids(shorten(whole, part_of(share, whole, how), how).programme) for share in (less, more)]
    assert set(kept[0]) <= set(kept[1])
    assert len(kept[0]) <= len(kept[1])
