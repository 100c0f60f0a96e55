"""What is written to the database comes back as it was; what can't have been written is refused."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given

from tests.builders import record
from tests.history.sessions import EVENING, passes, session
from upstroke.domain.session import PassRecord
from upstroke.history.rows import moment_text, pass_of, pass_row, second_of, session_of, session_row


@given(passes)
def test_a_pass_comes_back(done: PassRecord) -> None:
    assert pass_of(pass_row(done)) == done


def test_a_session_comes_back_without_its_passes() -> None:
    assert session_of(session_row(session(1))) == replace(session(1), passes=())


def test_moments_are_in_utc_and_sort_as_text() -> None:
    elsewhere = EVENING.astimezone(timezone(timedelta(hours=9)))
    assert moment_text(elsewhere) == moment_text(EVENING)
    later = [EVENING, EVENING + timedelta(microseconds=1), EVENING + timedelta(seconds=1)]
    texts = [moment_text(moment) for moment in later]
    assert texts == sorted(texts)
    assert len({len(text) for text in texts}) == 1


def test_wall_times_are_whole_seconds_also_before_1970() -> None:
    assert second_of(datetime(1970, 1, 1, 0, 1)) == 60
    assert second_of(datetime(1969, 12, 31, 23, 59, 59, 500_000)) == -1


def test_a_row_that_we_can_not_have_written_is_refused() -> None:
    row = list(pass_row(record()))
    row[row.index("finished")] = "half"
    with pytest.raises(ValueError, match="half"):
        pass_of(tuple(row))
