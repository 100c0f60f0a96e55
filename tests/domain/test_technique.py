"""The names of the movements."""

from upstroke.domain.technique import MOVEMENTS, OFF_SKIN, Movement, Technique


def test_every_technique_moves_in_some_way() -> None:
    assert MOVEMENTS.keys() == set(Technique)


def test_every_movement_is_made_by_some_technique() -> None:
    assert set(MOVEMENTS.values()) == set(Movement)


def test_what_touches_no_skin() -> None:
    free = {technique.value for technique, movement in MOVEMENTS.items() if movement in OFF_SKIN}
    assert free == {"breath", "jaw_mobility", "prep", "wait"}
