"""What routines rest on can be looked up."""

import re
from pathlib import Path

import pytest

from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.routine_library import Library
from upstroke.files.sources import Source, load_sources
from upstroke.paths import resources_dir, routines_dir

BUNDLED = resources_dir() / "content" / "sources.toml"
TAG = re.compile(r"\b[AEW]\d{1,2}\b")


def test_every_tag_of_a_routine_leads_somewhere() -> None:
    sources = load_sources(BUNDLED)
    for routine in Library((routines_dir(),), load_anatomy(resources_dir() / "face")).routines:
        assert set(routine.sources) <= set(sources), routine.id
        assert set(TAG.findall(routine.basis)) <= set(sources), routine.id


def test_what_is_said_of_a_source_names_only_sources_there_are() -> None:
    sources = load_sources(BUNDLED)
    for source in sources.values():
        assert TAG.fullmatch(source.tag)
        assert set(TAG.findall(source.finding)) <= set(sources), source.tag
        assert bool(source.finding) == bool(source.checked) == source.tag.startswith("E"), source.tag
        assert source.addresses or source.tag.startswith("E"), source.tag
        assert all(re.fullmatch(r"https://[^\s()]+", address) for address in source.addresses), source.tag


def test_no_word_promises_too_much() -> None:
    assert not re.search(r"\b(detox\w*|toxins?|cures?|lift\w*|risk-free)\b", BUNDLED.read_text("utf-8"), re.IGNORECASE)


def test_a_source_says_where_it_is_to_be_found() -> None:
    found = Source("W1", "Steps.", addresses=("https://www.a.org/x", "https://b.org/y", "https://a.org/z"))
    assert found.sites == ("a.org", "b.org")


@pytest.mark.parametrize(
    "text", ["what?", "source = 3", '[[source]]\ntag = "W1"', '[[source]]\ntag = "W1"\ntitle = "A"\n' * 2]
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "s.toml").write_text(text)
    with pytest.raises(ValueError, match=r"^s\.toml: "):
        load_sources(tmp_path / "s.toml")
