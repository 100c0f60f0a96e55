"""Older routine files brought up to date, with made-up upgrades: there is none yet."""

from copy import deepcopy
from typing import Any

import pytest

from upstroke.files.routine_upgrades import UPGRADES, NewerFormatError, upgrade


def steps_were_moves(data: dict[str, Any]) -> dict[str, Any]:
    return {"steps" if name == "moves" else name: value for name, value in data.items()}


def tempo_was_in_seconds(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "steps": [{**step, "tempo": 60 // step["tempo"]} for step in data["steps"]]}


MADE_UP = (steps_were_moves, tempo_was_in_seconds)
OLDEST = {"format": 1, "moves": [{"tempo": 3}]}


def test_the_oldest_goes_through_every_upgrade_in_order() -> None:
    assert upgrade(OLDEST, MADE_UP) == {"format": 3, "steps": [{"tempo": 20}]}


def test_a_newer_one_goes_only_through_those_that_it_needs() -> None:
    assert upgrade({"format": 2, "steps": [{"tempo": 6}]}, MADE_UP) == {"format": 3, "steps": [{"tempo": 10}]}


def test_the_current_one_stays_as_it_is() -> None:
    current = {"format": 3, "steps": []}
    assert upgrade(current, MADE_UP) == current


def test_the_data_that_was_given_is_left_alone() -> None:
    before = deepcopy(OLDEST)
    upgrade(OLDEST, MADE_UP)
    assert before == OLDEST


def test_one_from_a_newer_upstroke_is_refused_naming_both_versions() -> None:
    with pytest.raises(NewerFormatError, match="has format 4, and this Upstroke reads up to format 3"):
        upgrade({"format": 4}, MADE_UP)


@pytest.mark.parametrize("version", ["1", 1.0, True, 0, -1, [1]])
def test_a_version_is_a_whole_number(version: object) -> None:
    with pytest.raises(ValueError, match='"format" must be a whole number, such as 3'):
        upgrade({"format": version}, MADE_UP)


def test_without_a_version_nothing_is_guessed() -> None:
    with pytest.raises(ValueError, match='"format = 3" is missing at the top of the file'):
        upgrade({}, MADE_UP)


def test_the_format_now() -> None:
    assert upgrade({"format": 1}) == {"format": 1 + len(UPGRADES)}
