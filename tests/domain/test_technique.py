"""The names of the movements."""

from upstroke.domain.technique import MOVEMENTS, NEEDS_NO_PATH, Movement, Technique


def test_every_technique_moves_in_some_way() -> None:
    assert MOVEMENTS.keys() == set(Technique)


def test_every_movement_is_made_by_some_technique() -> None:
    assert set(MOVEMENTS.values()) == set(Movement)


def test_only_what_touches_no_skin_needs_no_path() -> None:
    free = {technique.value for technique, movement in MOVEMENTS.items() if movement in NEEDS_NO_PATH}
    assert free == {"breath", "jaw_mobility", "prep", "wait"}
