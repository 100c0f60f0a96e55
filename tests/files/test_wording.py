"""What msgspec says, in plain words. The sentences in their places are in test_routine_toml.py."""

from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from upstroke.files.routine_format import BlockFile, RoutineFile, StepFile
from upstroke.files.wording import CHOICES, explain

ROUTINE: dict[str, Any] = {"format": 1, "id": "a", "title": "A", "slot": "any"}
BLOCK: dict[str, Any] = {"id": "b", "title": "B"}


def said(data: object) -> tuple[str, str]:
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(data, RoutineFile)
    return explain(caught.value, RoutineFile, BlockFile)


@pytest.mark.parametrize(
    ("more", "place", "reason"),
    [
        ({"title": 3}, "title", "must be text, not a whole number"),
        ({"title": ""}, "title", "must not be empty"),
        ({"title": "x" * 121}, "title", "must be text of at most 120 characters"),
        ({"sources": "W1"}, "sources", "must be a list, not text"),
        ({"step": [{}, []]}, "step 2", "must be a table, not a list"),
        ({"step": [{}] * 501}, "step", "must be a list of at most 500 entries"),
        (
            {"block": [{**BLOCK, "change": {"A!": {}}}]},
            "block 1, change",
            "must be a short name of small letters, digits and hyphens",
        ),
        ({"block": [{**BLOCK, "change": {"a": 1}}]}, "block 1, change", "must be a table, not a whole number"),
        ({"block": [{**BLOCK, "one_of": [BLOCK, {"title": "C"}]}]}, "block 1, one_of 2", 'the field "id" is missing'),
        ({"slot": "it's"}, "slot", 'unknown value "it\'s"; it must be one of morning, evening, any'),
    ],
)
def test_where_it_is_and_what(more: dict[str, Any], place: str, reason: str) -> None:
    assert said({**ROUTINE, **more}) == (place, reason)


def test_data_that_is_no_table_at_all() -> None:
    assert said([]) == ("", "must be a table, not a list")


def test_every_field_with_fixed_words_has_them_listed() -> None:
    for shape in (RoutineFile, BlockFile, StepFile):
        for name, hint in get_type_hints(shape).items():
            if any(hasattr(kind, "__members__") for kind in (hint, *get_args(hint))):
                assert name in CHOICES


@pytest.mark.parametrize(
    ("more", "place", "reason"),
    [
        ({"id": "abc\n"}, "id", "must be a short name of small letters, digits and hyphens"),
        ({"title": "Calm\nevening"}, "title", "must be one line of text, without control characters"),
        ({"title": "Calm\x1b[2J"}, "title", "must be one line of text, without control characters"),
        ({"sources": ["W1\n"]}, "sources 1", "must be one line of text, without control characters"),
        ({"summary": "a bell\x07"}, "summary", "must be text without control characters"),
    ],
)
def test_control_characters_and_line_breaks(more: dict[str, Any], place: str, reason: str) -> None:
    assert said({**ROUTINE, **more}) == (place, reason)


def test_a_longer_text_may_have_lines() -> None:
    assert msgspec.convert({**ROUTINE, "summary": "One line,\n\tand another."}, RoutineFile).summary.count("\n") == 1
