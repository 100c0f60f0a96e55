from pathlib import Path
from typing import Any

import pytest

from tests.history.files import NOW, exported, history_of, refused
from tests.history.sessions import session
from upstroke.history.rows import Deletion


@pytest.mark.parametrize("place", ["session 1, started_at", "session 1, changed_at", "deleted 1, changed_at"])
def test_a_year_that_can_not_be_is_refused_with_its_place(tmp_path: Path, place: str) -> None:
    path = tmp_path / "a.json"
    data = exported(history_of(session(1), Deletion(session(2).id, NOW)), path)
    kind, field = place.split(" 1, ")
    data["sessions" if kind == "session" else kind][0][field] = "3000-01-01T00:00:00Z"
    said = refused(path, data)
    assert said.startswith(f"FILE, {place}: ")
    assert "3000 can't be right" in said


def test_a_bad_fact_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def with_fact(**change: object) -> Any:
        fact = {"kind": "owned", "key": "cups", "value": True, "changed_at": "2026-03-14T20:30:00Z"}
        return {"format": 1, "sessions": [], "facts": [{**fact, **change}]}

    assert (
        refused(path, with_fact(value="yes"))
        == "FILE, fact 1, value: expected `bool`, got `str`; only what Upstroke exported can be imported."
    )
    assert refused(path, with_fact(key="")).startswith("FILE, fact 1, key: expected")
    assert "fact 1, changed_at" in refused(path, with_fact(changed_at="0001-01-01T00:00:00Z"))


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
