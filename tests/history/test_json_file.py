import json
from pathlib import Path
from typing import Any

from hypothesis import given

from tests.builders import record
from tests.history.files import NOW, each_example_its_own_file, exported, history_of, refused, state
from tests.history.sessions import EVENING, histories, session
from upstroke.domain.session import Session
from upstroke.domain.timeline import PassSide
from upstroke.history.exchange import export_history, import_history
from upstroke.history.facts import CLEANED, FAVOURITES, OWNED
from upstroke.history.merging import Merged
from upstroke.history.rows import Deletion
from upstroke.history.store import History


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


@each_example_its_own_file
@given(histories)
def test_json_loses_nothing(tmp_path: Path, made: list[Session]) -> None:
    marks = [Deletion(each.id, each.changed_at) for each in made[3:]]
    history = history_of(*made[:3], *marks)
    export_history(history, tmp_path / "all.json", NOW)
    again = History.in_memory()
    import_history(again, tmp_path / "all.json")
    assert state(again) == state(history)


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

    assert refused(path, "{") == "FILE: input data was truncated; only what Upstroke exported can be imported."
    assert (
        refused(path, {"sessions": []})
        == "FILE: object missing required field `format`; only what Upstroke exported can be imported."
    )
    assert refused(path, {"format": 2, "sessions": 7}) == (
        "FILE is in format 2, and this Upstroke reads up to format 1; install a newer Upstroke to read it."
    )
    assert refused(path, with_change(lambda s: s.update(strokes="four"))) == (
        "FILE, session 2, strokes: expected `int`, got `str`; only what Upstroke exported can be imported."
    )
    assert refused(path, with_change(lambda s: s["steps"][0].update(side="top"))) == (
        "FILE, session 2, step 1, side: invalid enum value 'top'; only what Upstroke exported can be imported."
    )
    assert "session 2, id" in refused(path, with_change(lambda s: s.update(id="me")))
    assert "session 2, active_seconds" in refused(path, with_change(lambda s: s.update(active_seconds=-1)))
    # such a place would be counted as damage later, or left out
    assert "session 2, utc_offset_minutes" in refused(path, with_change(lambda s: s.update(utc_offset_minutes=1440)))
    assert "session 2, started_at" in refused(path, with_change(lambda s: s.update(started_at="2026-03-14T20:30:00")))
    assert "year 1 " in refused(path, with_change(lambda s: s.update(changed_at="0001-01-01T00:00:00+14:00")))
    assert "same position" in refused(path, with_change(lambda s: s["steps"].append(s["steps"][0])))


def test_a_file_of_brackets_is_refused(tmp_path: Path) -> None:
    deep = f'{{"format": 1, "sessions": [], "weather": {"[" * 100_000}{"]" * 100_000}}}'
    assert refused(tmp_path / "a.json", deep).startswith("FILE is nested too deeply")
