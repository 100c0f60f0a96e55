import csv
import json
import resource
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import record
from tests.history.sessions import EVENING, histories, records, session
from upstroke.domain.session import Session
from upstroke.domain.timeline import PassSide
from upstroke.history.exchange import ExchangeError, export_history, import_history
from upstroke.history.facts import CLEANED, FAVOURITES, OWNED
from upstroke.history.rows import Deletion
from upstroke.history.store import History, Merged

NOW = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
each_example_its_own_file = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def history_of(*found: Session | Deletion) -> History:
    history = History.in_memory()
    history.merge(found)
    return history


def state(history: History) -> tuple[list[Session], list[Deletion]]:
    return list(history.everything()), sorted(history.deletions(), key=lambda mark: mark.session_id)


def exported(history: History, path: Path) -> Any:
    export_history(history, path, NOW)
    return json.loads(path.read_text())


def refused(path: Path, content: object) -> str:
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    history = history_of(session(9))
    with pytest.raises(ExchangeError) as caught:
        import_history(history, path)
    assert list(history.everything()) == [session(9)]
    assert str(path) in str(caught.value)
    return str(caught.value).replace(f"“{path}”", "FILE")


def test_json_has_the_keys_that_others_rely_on(tmp_path: Path) -> None:
    evening = session(1, passes=(record(0, PassSide.LEFT, 12_500, 4),))
    assert exported(history_of(evening), tmp_path / "out.json") == {
        "format": 1,
        "exported_at": "2026-04-01T12:00:00Z",
        "sessions": [
            {
                "id": evening.id,
                "routine_id": "calm",
                "routine_title": "Calm",
                "slot": "evening",
                "started_at": "2026-03-14T20:30:00Z",
                "local_date": "2026-03-14",
                "utc_offset_minutes": 60,
                "planned_seconds": 60.0,
                "active_seconds": 12.5,
                "strokes": 4,
                "outcome": "finished",
                "changed_at": "2026-03-14T20:30:00Z",
                "steps": [
                    {
                        "position": 0,
                        "routine_id": "calm",
                        "step_id": "jawline",
                        "title": "Jawline",
                        "tool": "hands",
                        "technique": "effleurage",
                        "zones": ["jawline"],
                        "side": "left",
                        "pressure": 1,
                        "active_seconds": 12.5,
                        "strokes": 4,
                        "outcome": "finished",
                    }
                ],
            }
        ],
        "deleted": [],
        "facts": [],
    }


def test_json_takes_along_what_the_user_said(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    history = History.in_memory()
    history.facts.put(FAVOURITES, "calm", True, EVENING)
    history.facts.put(OWNED, "cups", True, EVENING)
    history.facts.put(OWNED, "cups", None, NOW)
    history.facts.put(CLEANED, "gua_sha", EVENING, NOW)
    assert exported(history, path)["facts"][0] == {
        "kind": "cleaned",
        "key": "gua_sha",
        "value": "2026-03-14T20:30:00Z",
        "changed_at": "2026-04-01T12:00:00Z",
    }
    again = History.in_memory()
    assert import_history(again, path) == Merged(facts=3)
    assert list(again.facts.everything()) == list(history.facts.everything())


def test_an_empty_history_can_go_round_too(tmp_path: Path) -> None:
    for name in ("empty.json", "empty.csv"):
        export_history(History.in_memory(), tmp_path / name, NOW)
        assert import_history(History.in_memory(), tmp_path / name) == Merged()


@each_example_its_own_file
@given(histories)
def test_json_loses_nothing(tmp_path: Path, made: list[Session]) -> None:
    marks = [Deletion(each.id, each.changed_at) for each in made[3:]]
    history = history_of(*made[:3], *marks)
    export_history(history, tmp_path / "all.json", NOW)
    again = History.in_memory()
    import_history(again, tmp_path / "all.json")
    assert state(again) == state(history)


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


@each_example_its_own_file
@given(records, records, records)
def test_files_can_be_brought_together_in_any_order(
    tmp_path: Path, one: list[Session | Deletion], two: list[Session | Deletion], here: list[Session | Deletion]
) -> None:
    files = (tmp_path / "one.json", tmp_path / "two.json")
    for path, found in zip(files, (one, two), strict=True):
        export_history(history_of(*found), path, NOW)
    results = []
    for order in permutations(files):
        history = history_of(*here)
        for path in order:
            import_history(history, path)
        results.append(state(history))
        import_history(history, order[0])
        assert state(history) == results[-1]
    assert results[0] == results[1]


def test_a_merge_says_what_it_did(tmp_path: Path) -> None:
    changed = session(2, EVENING + timedelta(days=1))
    export_history(history_of(session(1), changed, session(3), Deletion(session(4).id, NOW)), tmp_path / "a.json", NOW)
    here = history_of(session(2), session(3), session(4))
    assert import_history(here, tmp_path / "a.json") == Merged(added=1, replaced=1, deleted=1, kept=1)
    assert list(here.everything()) == [session(1), session(3), changed]


def test_a_deletion_is_not_undone_by_an_older_copy(tmp_path: Path) -> None:
    history = history_of(session(1))
    export_history(history, tmp_path / "before.json", NOW)
    gone = history.delete(session(1).id, NOW)
    import_history(history, tmp_path / "before.json")
    assert history.is_empty
    history.restore(gone, NOW)
    assert not history.is_empty


def test_keys_of_a_later_program_are_passed_over(tmp_path: Path) -> None:
    data = exported(history_of(session(1)), tmp_path / "a.json")
    data["weather"] = "fine"
    data["sessions"][0]["mood"] = {"before": 3}
    data["sessions"][0]["steps"][0]["speed"] = 2
    data["facts"].append({"kind": "moon", "key": "full", "value": [1], "changed_at": "2026-03-14T20:30:00Z"})
    (tmp_path / "a.json").write_text(json.dumps(data))
    history = History.in_memory()
    import_history(history, tmp_path / "a.json")
    assert list(history.everything()) == [session(1)]
    assert list(history.facts.everything()) == []


def test_a_bad_file_is_refused_whole_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def with_change(change: Any) -> Any:
        data = exported(history_of(session(1), session(2)), path)
        change(data["sessions"][1])
        return data

    assert refused(path, "{") == "FILE: input data was truncated."
    assert refused(path, {"sessions": []}) == "FILE: object missing required field `format`."
    assert refused(path, {"format": 2, "sessions": 7}) == (
        "FILE is in format 2, and this Upstroke reads up to format 1; install a newer Upstroke to read it."
    )
    assert refused(path, with_change(lambda s: s.update(strokes="four"))) == (
        "FILE, session 2, strokes: expected `int`, got `str`."
    )
    assert refused(path, with_change(lambda s: s["steps"][0].update(side="top"))) == (
        "FILE, session 2, step 1, side: invalid enum value 'top'."
    )
    assert "session 2, id" in refused(path, with_change(lambda s: s.update(id="me")))
    assert "session 2, active_seconds" in refused(path, with_change(lambda s: s.update(active_seconds=-1)))
    assert "session 2, started_at" in refused(path, with_change(lambda s: s.update(started_at="2026-03-14T20:30:00")))
    assert "year 1 " in refused(path, with_change(lambda s: s.update(changed_at="0001-01-01T00:00:00+14:00")))
    assert "same position" in refused(path, with_change(lambda s: s["steps"].append(s["steps"][0])))


def test_a_bad_fact_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def with_fact(**change: object) -> Any:
        fact = {"kind": "owned", "key": "cups", "value": True, "changed_at": "2026-03-14T20:30:00Z"}
        return {"format": 1, "sessions": [], "facts": [{**fact, **change}]}

    assert refused(path, with_fact(value="yes")) == "FILE, fact 1, value: expected `bool`, got `str`."
    assert refused(path, with_fact(key="")).startswith("FILE, fact 1, key: expected")
    assert "fact 1, changed_at" in refused(path, with_fact(changed_at="0001-01-01T00:00:00Z"))


def test_a_file_of_brackets_is_refused(tmp_path: Path) -> None:
    deep = f'{{"format": 1, "sessions": [], "weather": {"[" * 100_000}{"]" * 100_000}}}'
    assert refused(tmp_path / "a.json", deep).startswith("FILE is nested too deeply")


def test_a_merge_is_told_in_a_sentence() -> None:
    assert Merged(added=1, kept=2).sentence == "1 session added, 0 replaced, 0 deleted; 2 were as recent here already."
    assert Merged(added=2, kept=1).sentence == "2 sessions added, 0 replaced, 0 deleted; 1 was as recent here already."
    assert Merged(facts=1).sentence.endswith(" 1 thing that you told taken over.")


def test_a_bad_spreadsheet_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    export_history(history_of(session(1), session(2)), path, NOW)
    text = path.read_text(encoding="utf-8-sig")
    assert refused(path, "id,title\n1,2\n").startswith("FILE lacks the column “routine_id”")
    assert refused(path, "").startswith("FILE lacks the column “id”")
    assert refused(path, f"{text}1,2\n") == "FILE, row 4: has 2 columns in place of 24."
    assert "session 1, step 1, strokes: expected `int`" in refused(
        path, text.replace(",4,finished\n", ",four,finished\n")
    )
    assert "session 1, planned_seconds" in refused(path, text.replace(",60.0,", ",nan,"))
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExchangeError, match="not a CSV file"):
        import_history(History.in_memory(), path)


def test_only_json_and_csv_are_known(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match=r"must end in \.json or \.csv"):
        export_history(History.in_memory(), tmp_path / "a.txt", NOW)
    with pytest.raises(ExchangeError, match=r"must end in \.json or \.csv"):
        import_history(History.in_memory(), tmp_path / "a")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_or_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="No such file"):
        import_history(History.in_memory(), tmp_path / "a.json")
    with pytest.raises(ExchangeError, match="No such file"):
        export_history(History.in_memory(), tmp_path / "no" / "a.json", NOW)


@pytest.mark.parametrize("name", ["a.json", "a.csv"])
def test_a_full_disk_leaves_the_file_that_was_there(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("mine")
    history = history_of(*(session(number) for number in range(100)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(ExchangeError, match="File too large"):
            export_history(history, path, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_moment_without_its_zone_and_a_key_that_does_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def with_fact(kind: str, key: str, value: object) -> Any:
        fact = {"kind": kind, "key": key, "value": value, "changed_at": "2026-03-14T20:30:00Z"}
        return {"format": 1, "sessions": [], "facts": [fact]}

    assert "fact 1, value: a moment needs its time zone" in refused(
        path, with_fact("cleaned", "cups", "2026-03-14T20:30:00")
    )
    answer = {"rule": "open_skin", "yes": True, "given": "2026-03-14T20:30:00"}
    assert "fact 1, value: a moment needs its time zone" in refused(path, with_fact("answer", "open_skin", answer))
    assert "fact 1, key: does not fit" in refused(
        path, with_fact("answer", "fever", {"rule": "open_skin", "yes": True})
    )
