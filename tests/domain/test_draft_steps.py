"""The steps of a draft, those in its blocks too."""

from dataclasses import replace

from tests.builders import block, routine, step
from upstroke.domain.draft import Draft
from upstroke.domain.draft_steps import changed, played
from upstroke.domain.programme import open_routine
from upstroke.domain.routine import Step

CHOICE = block("finish", options=(block("stone", step("sweep")), block("cups", step("glide"))))
NESTED = block("evening", blocks=(block("oil", step("oil")), CHOICE))


def draft(*items: object) -> Draft:
    return Draft("mine", "Mine").inserted(items)  # type: ignore[arg-type]


def titles(of: Draft) -> list[str]:
    return [place.step.title for place in played(of)]


def louder(_: str, each: Step) -> Step:
    return replace(each, title=each.title.upper())


def test_the_steps_of_blocks_are_played_in_their_place_and_of_a_choice_the_first() -> None:
    mine = draft(step("brow"), NESTED, step("chin"))
    assert [(place.item_id, place.step.id) for place in played(mine)] == [
        ("brow", "brow"),
        ("evening", "oil"),
        ("evening", "sweep"),
        ("chin", "chin"),
    ]


def test_they_are_those_that_a_run_would_play() -> None:
    for mine in (draft(step(), step("chin")), draft(step(), NESTED), Draft.of(routine(CHOICE))):
        assert tuple(place.entry for place in played(mine)) == open_routine(mine.routine).entries


def test_steps_are_changed_where_they_are() -> None:
    mine = changed(draft(step("brow"), NESTED), louder)
    assert titles(mine) == ["BROW", "OIL", "SWEEP"]
    assert mine.ids == ("brow", "evening")


def test_the_option_that_is_not_played_stays_as_it_is() -> None:
    mine = changed(draft(CHOICE), louder)
    assert mine.items[0].options[1] is CHOICE.options[1]  # type: ignore[union-attr]


def test_what_is_not_changed_is_still_the_same() -> None:
    mine = draft(step("brow"), NESTED)
    assert changed(mine, lambda _, each: each) is mine
    other = changed(mine, lambda item, each: replace(each, title="New") if item == "brow" else each)
    assert other.items[1] is mine.items[1]


def test_steps_can_be_taken_out_and_a_block_goes_with_its_last_one() -> None:
    mine = draft(block("oil", step("oil")), block("face", step("jaw"), step("chin")))
    assert titles(changed(mine, lambda _, each: None if each.id in ("oil", "jaw") else each)) == ["Chin"]
    assert changed(mine, lambda _, each: None if each.id == "oil" else each).ids == ("face",)


def test_a_block_that_was_empty_before_stays() -> None:
    mine = draft(block("empty"), step())
    assert changed(mine, louder).ids == ("empty", "jawline")


def test_where_the_played_option_goes_the_next_takes_its_place() -> None:
    assert titles(changed(draft(CHOICE), lambda _, each: None if each.id == "sweep" else each)) == ["Glide"]
