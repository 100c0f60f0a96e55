"""No text that Upstroke shows promises what massage cannot do."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli

from upstroke.paths import resources_dir, routines_dir

SOURCE = Path(__file__).parents[2] / "src" / "upstroke"
DATA = (*sorted(routines_dir().rglob("*.toml")), *sorted((resources_dir() / "content").glob("*.toml")))
MODULES = sorted(SOURCE.rglob("*.py"))

PROMISES = re.compile(
    r"\b(?:detox\w*|toxi(?:ns?|city)|cur(?:e|es|ed|ing)|risk[- ]free|(?:up)?lift\w*)\b", re.IGNORECASE
)

HARMLESS = re.compile(
    r"""
      botulinum\ toxin | thread[- ]lift
    | lift\ off | lift,\ return | before\ (?:you\ lift|lifting) | press,\ lift   # the tool or the hand
    | lift\ the\ oil | lift\ up\ onto\ the\ bone | scalp[- ]lift | lift\ softly  # what the hand does
    | lift\ your\ shoulders
    | ^lifting\ the\ (?:shoulders|face\ up)                                      # common mistakes
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The uses of these words that claim nothing. A new one is added here by whoever has thought about it."""


def promises(text: str) -> list[str]:
    """The words of a text that claim too much."""
    return PROMISES.findall(HARMLESS.sub("", text))


def strings(data: object) -> Iterator[str]:
    """All texts in plain data, at any depth."""
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from strings(value)
        case list():
            for value in data:
                yield from strings(value)


def shown_strings(module: Path) -> Iterator[str]:
    """All texts in a module but those that only say what something is for."""
    tree = ast.parse(module.read_text("utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.value


@pytest.mark.parametrize(
    "text",
    ["Detoxes the skin", "flushes out toxins", "a cure for headaches", "Risk-free", "lifts and tightens", "uplifting"],
)
def test_these_would_be_found(text: str) -> None:
    assert promises(text)


@pytest.mark.parametrize("text", ["Chin to ear. Lift off at the end.", "Botulinum toxin", "secure the lid", "may ease"])
def test_these_are_fine(text: str) -> None:
    assert not promises(text)


def test_there_is_something_to_read() -> None:
    assert {path.name for path in DATA} >= {"guasha-full.toml", "jawline.toml", "sources.toml"}
    assert any("Welcome to Upstroke" in shown_strings(module) for module in MODULES)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_no_routine_and_no_content_promises_too_much(path: Path) -> None:
    texts = strings(tomli.loads(path.read_text("utf-8")))
    assert not [text for text in texts if promises(text)]


def test_no_text_in_the_program_promises_too_much() -> None:
    found = {str(module.relative_to(SOURCE)): list(filter(promises, shown_strings(module))) for module in MODULES}
    assert not {module: texts for module, texts in found.items() if texts}
