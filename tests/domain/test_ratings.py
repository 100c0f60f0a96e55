"""Ratings before and after, and the personal change."""

from upstroke.domain.ratings import Point, Rating, Scale, changes, point, sentence
from upstroke.domain.report import Felt

JAW = Scale.JAW_TENSION


def jaw(before: int, after: int) -> Rating:
    return Rating({JAW: before}, {JAW: after})


def test_a_rating_is_said_bit_by_bit() -> None:
    said = Rating().with_before(JAW, 6).with_before(JAW, 7).with_after(JAW, 4).with_after(Scale.PUFFINESS, 0)
    assert said == Rating({JAW: 7}, {JAW: 4, Scale.PUFFINESS: 0})


def test_one_without_the_other_compares_with_nothing() -> None:
    assert jaw(7, 4).both(JAW) == (7, 4)
    assert jaw(0, 0).both(JAW) == (0, 0)
    assert Rating({JAW: 7}).both(JAW) is None
    assert Rating(after={JAW: 7}).both(JAW) is None


def test_what_no_scale_has_such_as_from_a_file_is_passed_over() -> None:
    assert jaw(11, 3).both(JAW) is None
    assert jaw(3, -1).both(JAW) is None


def test_the_change_is_that_of_the_means_of_sessions_with_both() -> None:
    said = [jaw(7, 4), jaw(6, 5), Rating({JAW: 10})]
    assert point(said, JAW) == Point(6.5, 4.5, 2)
    assert changes(said) == (Felt("Jaw tension", 6.5, 4.5, 2),)
    assert point(said, Scale.PUFFINESS) is None
    assert changes(()) == ()


def test_it_is_told_with_the_number_of_sessions_and_never_as_proof() -> None:
    assert (
        sentence(Felt("Jaw tension", 6.6, 4.8, 12))
        == "Jaw tension: 1.8 less after than before, in 12 sessions. Your own impression, no proof."
    )
    assert sentence(Felt("Relaxation", 3, 5, 1)).startswith("Relaxation: 2 more after than before, in 1 session.")


def test_a_change_too_small_to_be_told_is_none() -> None:
    told = sentence(Felt("Puffiness", 4.0, 4.04, 25))
    assert told.startswith("Puffiness: on average the same after as before, in 25 sessions.")
