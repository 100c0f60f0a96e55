"""What the program is built from is pinned, and is what the source asks for."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

TOP = Path(__file__).parents[3]


def pinned() -> dict[str, Requirement]:
    lines = (TOP / "packaging" / "frozen" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {canonical(each.name): each for each in found}


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_each_is_pinned_to_one_version() -> None:
    assert [str(each) for each in pinned().values() if not re.fullmatch(r"==[\w.]+", str(each.specifier))] == []


def test_what_the_source_asks_for_is_there_in_a_version_that_it_takes() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]
    there = pinned()
    assert {canonical(each.name) for each in wanted} <= set(there)
    for each in wanted:
        (version,) = there[canonical(each.name)].specifier
        assert each.specifier.contains(version.version), each
        assert str(there[canonical(each.name)].marker or "").replace('"', "'") == str(each.marker or "").replace(
            '"', "'"
        )
