"""Whatever a file holds, it is played or refused in words."""

from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.soak.broken_files import Breaker
from tests.soak.reading import Drafter, Reader
from upstroke.paths import routines_dir

GOOD = [tomli.loads(file.read_text(encoding="utf-8")) for file in sorted(routines_dir().glob("*.toml"))]
FIELDS = sorted(
    {name for data in GOOD for part in data.get("step", []) for name in part} | {"use", "include", "one_of"}
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="`"), max_size=12) | st.sampled_from(FIELDS)
values: st.SearchStrategy[Any] = st.recursive(
    st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.dates() | st.times() | st.datetimes() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(tmp_path_factory.mktemp("broken"))


@pytest.mark.parametrize("seed", range(4))
def test_files_that_were_broken_are_no_crash(reader: Reader, seed: int) -> None:
    said = [reader.read(content) for content in Breaker(seed).variants(150)]
    assert any(said)
    assert not all(said)


def test_nor_are_they_when_they_are_imported(reader: Reader) -> None:
    said = [reader.take_in(content) for content in Breaker(4).variants(100)]
    assert any(said)
    assert not all(said)


def test_nor_are_drafts_and_what_is_pasted(reader: Reader) -> None:
    drafter = Drafter(5, reader)
    found = [reader.restore(drafter.draft()) for _ in range(60)]
    assert any(found)
    assert not all(found)
    said = [reader.paste(drafter.clip()) for _ in range(60)]
    assert any(said)
    assert not all(said)


def test_the_good_files_are_not_refused(reader: Reader) -> None:
    for data in GOOD:
        assert reader.read(tomli_w.dumps({**data, "id": "another"}).encode()) == ()


@st.composite
def changed(draw: st.DrawFn) -> dict[str, Any]:
    """A good routine with something put in place of something else, anywhere in it."""
    whole: Any = {"routine": draw(st.sampled_from(GOOD))}
    for _ in range(draw(st.integers(1, 3))):
        whole = _changed_in(draw, whole)
    return whole["routine"] if isinstance(whole["routine"], dict) else {"format": whole["routine"]}


def _changed_in(draw: st.DrawFn, part: Any) -> Any:
    """A copy of a table or list with one entry changed, or one deeper in it."""
    if isinstance(part, dict) and part:
        key = draw(st.sampled_from(sorted(part)))
        kind = draw(st.sampled_from(["deeper", "deeper", "deeper", "other", "gone", "more"]))
        if kind == "deeper" or "routine" in part:
            return {**part, key: _changed_in(draw, part[key])}
        if kind == "gone":
            return {name: value for name, value in part.items() if name != key}
        return {**part, key if kind == "other" else draw(texts): draw(values)}
    if isinstance(part, list) and part:
        place = draw(st.integers(0, len(part) - 1))
        return [*part[:place], _changed_in(draw, part[place]), *part[place + 1 :]]
    return draw(values)


@given(changed())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_data_that_changed_is_no_crash(reader: Reader, data: dict[str, Any]) -> None:
    for fault in reader.read(tomli_w.dumps(data).encode()):
        assert "`" not in fault
        assert "Expected" not in fault


@given(st.dictionaries(texts, values, max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_toml_at_all_is_refused_in_words(reader: Reader, data: dict[str, Any]) -> None:
    assert reader.read(tomli_w.dumps({"format": 1, **data}).encode())


def test_a_broken_file_is_left_as_it_is(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.read(b"format = ")
    assert reader.file.read_bytes() == b"format = "
