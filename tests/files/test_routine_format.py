"""The shape of a routine file."""

from dataclasses import fields

from upstroke.domain.routine import Block, Routine, Step
from upstroke.files.routine_format import DOSES, BlockFile, RoutineFile, StepFile


def test_every_field_of_a_step_can_be_written() -> None:
    written = set(StepFile.__struct_fields__) - {"path"} - {field for dose in DOSES for field in dose} | {"dose"}
    assert written == {field.name for field in fields(Step)}


def test_every_field_of_a_routine_can_be_written() -> None:
    renamed = {"step": "steps", "block": "blocks"}
    written = {renamed.get(name, name) for name in RoutineFile.__struct_fields__} - {"format"}
    assert written == {field.name for field in fields(Routine)}


def test_every_field_of_a_block_can_be_written() -> None:
    written = set(BlockFile.__struct_fields__)
    assert {"id", "title", "when", "one_of", "include"} <= written
    assert {field.name for field in fields(Block)} == {
        "id",
        "title",
        "when",
        "routine_id",
        "steps",
        "blocks",
        "options",
    }
