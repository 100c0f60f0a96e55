"""The records as they are in a file: nothing is lost on the way there and back."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given

from tests.builders import record
from tests.history.sessions import EVENING, passes, session
from upstroke.domain.session import PassRecord
from upstroke.history.records import (
    FileSession,
    FileStep,
    deletion_from_file,
    deletion_in_file,
    fact_from_file,
    fact_in_file,
    session_from_file,
    session_in_file,
)
from upstroke.history.rows import Deletion, Fact


@given(passes)
def test_a_session_comes_back_with_its_passes(done: PassRecord) -> None:
    made = session(1, passes=(done,))
    assert session_from_file(session_in_file(made)) == made


def test_lengths_are_in_seconds_to_the_thousandth() -> None:
    step = session_in_file(session(1, passes=(record(active_ms=12_345),))).steps[0]
    assert step.active_seconds == 12.345


def test_a_mark_of_a_deletion_comes_back() -> None:
    mark = Deletion(session(1).id, EVENING + timedelta(microseconds=1))
    assert deletion_from_file(deletion_in_file(mark)) == mark


def test_a_fact_comes_back_as_it_is_kept() -> None:
    fact = Fact("cleaned", "cups", '"2026-03-14T20:30:00Z"', EVENING)
    assert fact_from_file(fact_in_file(fact)) == fact
    spread = msgspec.structs.replace(fact_in_file(fact), value=msgspec.Raw(b'{ "at" :  1 }'))
    assert fact_from_file(spread).value == '{"at":1}'


@pytest.mark.parametrize("zone", ["", "two words", "jawline\n"])
def test_a_zone_is_one_word(zone: str) -> None:
    plain = msgspec.to_builtins(session_in_file(session(1)))
    assert msgspec.convert(plain, FileSession)
    step = {**plain["steps"][0], "zones": [zone]}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(step, FileStep)
