import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.builders import record
from tests.history.files import NOW, each_example_its_own_file, history_of, refused, state
from tests.history.sessions import histories, session
from upstroke.domain.session import Session
from upstroke.domain.session_edit import Mark
from upstroke.domain.timeline import PassSide
from upstroke.history.exchange import export_history, import_history
from upstroke.history.exchange_error import ExchangeError
from upstroke.history.facts import EDITED, NOTES
from upstroke.history.store import History


@each_example_its_own_file
@given(histories)
def test_csv_loses_no_session(tmp_path: Path, made: list[Session]) -> None:
    history = history_of(*made)
    export_history(history, tmp_path / "all.csv", NOW)
    again = History.in_memory()
    import_history(again, tmp_path / "all.csv")
    assert state(again) == state(history)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\tx", "'quoted", "''"])
def test_no_text_in_csv_is_a_formula(tmp_path: Path, title: str) -> None:
    made = replace(session(1), routine_title=title, utc_offset_minutes=-300)
    export_history(history_of(made), tmp_path / "all.csv", NOW)
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert row["routine_title"] == f"'{title}"
    assert row["utc_offset_minutes"] == "-300"
    again = History.in_memory()
    import_history(again, tmp_path / "all.csv")
    assert [each.routine_title for each in again.everything()] == [title]


def test_a_bad_spreadsheet_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_history(history_of(session(1), session(2)), path, NOW)
    text = path.read_text(encoding="utf-8-sig")
    assert refused(path, "id,title\n1,2\n").startswith("FILE lacks the column “routine_id”")
    assert refused(path, "").startswith("FILE lacks the column “id”")
    assert refused(path, f"{text}1,2\n") == "FILE, row 4: has 2 columns in place of 26."
    assert "session 1, step 1, strokes: expected `int`" in refused(
        path, text.replace(",4,finished\n", ",four,finished\n")
    )
    assert "session 1, planned_seconds" in refused(path, text.replace(",60.0,", ",nan,"))
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExchangeError, match="is no text in UTF-8; only what Upstroke exported"):
        import_history(History.in_memory(), path)


def test_rows_of_a_session_that_were_sorted_apart_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    both = (record(0, PassSide.LEFT), record(0, PassSide.RIGHT))
    export_history(history_of(session(1, passes=both), session(2, passes=both)), path, NOW)
    header, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    moved = "\n".join([header, rows[0], rows[2], rows[1], rows[3]])
    assert refused(path, moved) == (
        "FILE, row 4: is apart from the other rows of its session; sort the rows by “id”, then by “step_position”."
    )


def test_what_was_said_of_a_session_can_be_read_in_each_of_its_rows(tmp_path: Path) -> None:
    history = history_of(session(1, passes=(record(0), record(1))), session(2))
    history.facts.put(EDITED, session(1).id, Mark.EDITED, NOW)
    history.facts.put(NOTES, session(1).id, "=calm", NOW)
    export_history(history, tmp_path / "a.csv", NOW)
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["edited"], row["note"]) for row in rows] == [("edited", "'=calm"), ("edited", "'=calm"), ("", "")]
