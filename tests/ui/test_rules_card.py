"""The safety rules with what they rest on, on the page of the sources."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.safety_rules import Group, Rule, Severity, Trigger
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.safety_rules import load_rules
from upstroke.files.sources import Source, load_sources
from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.sources.rules_card import RulesCard, basis_in_words
from upstroke.ui.widgets.citing import Citing

SOURCES = {
    "E1": Source("E1", "Miyaji A. 2018."),
    "W1": Source("W1", "Gua sha steps.", addresses=("https://www.a.org/x",)),
}
SORE = Rule(
    "sore", "A sore", Severity.STOP, Group.SKIN, Trigger.ASKED_EACH_TIME, "Do not touch it.", (), sources=("E1", "W1")
)
CUPS = Rule("cups", "Cups", Severity.INFO, Group.TOOLS, Trigger.ALWAYS, "Clean them.", (), basis="own")


class Asked(list[str]):
    """What was asked for: addresses to open, and tags to look up."""


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def card(icons: Icons, asked: Asked, qtbot: QtBot) -> RulesCard:
    card = RulesCard([SORE, CUPS], Citing(SOURCES, icons, asked.append, asked.append))
    qtbot.addWidget(card)
    card.show()
    return card


def seen(card: RulesCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel) if each.isVisible()]


def click(card: RulesCard, name: str) -> None:
    (found,) = (each for each in card.findChildren(QPushButton) if name == each.accessibleName())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_rules_of_a_heading_are_made_when_they_are_wanted(card: RulesCard) -> None:
    assert {"Your skin", "Tools"} <= {*seen(card)}
    assert len(card.findChildren(QPushButton)) == 2
    click(card, "Show 1 rule: Your skin")
    words = seen(card)
    assert words.index("Your skin") < words.index("A sore") < words.index("Do not touch it.") < words.index("Tools")
    assert "Cups" not in words


def test_they_can_be_folded_again(card: RulesCard) -> None:
    before = seen(card)
    for name in ("Show 1 rule: Your skin", "Hide 1 rule: Your skin"):
        click(card, name)
    assert seen(card) == before


def test_a_tag_opens_its_page_or_is_looked_up(card: RulesCard, asked: Asked) -> None:
    click(card, "Show 1 rule: Your skin")
    click(card, "Open W1: Gua sha steps.")
    click(card, "Show E1: Miyaji A. 2018.")
    assert asked == ["https://www.a.org/x", "E1"]


def test_what_is_our_own_is_said_to_be(card: RulesCard) -> None:
    click(card, "Show 1 rule: Tools")
    assert "Our own choice." in seen(card)


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("", ""),
        ("own", "In part our own choice."),
        ("M", "In part from memory, not verified."),
        ("48 h own", "48 h: our own choice."),
        ("two-finger test M", "Two-finger test: from memory, not verified."),
        ("W10 for active acne; rest M", "W10 for active acne; the rest: from memory, not verified."),
        (
            "W11 for fridge; rest M/own",
            "W11 for fridge; the rest: from memory, not verified, or our own choice.",
        ),
    ],
)
def test_the_marks_beside_the_tags_are_put_in_words(basis: str, words: str) -> None:
    assert basis_in_words(replace(SORE, basis=basis)) == words


def test_of_those_that_come_with_upstroke_all_can_be_read(icons: Icons, qtbot: QtBot) -> None:
    content = resources_dir() / "content"
    rules = load_rules(content / "safety.toml", load_anatomy(resources_dir() / "face")).rules.values()
    card = RulesCard(rules, Citing(load_sources(content / "sources.toml"), icons, str, str))
    qtbot.addWidget(card)
    card.show()
    for fold in card.findChildren(QPushButton):
        fold.click()
    words = {*seen(card)}
    assert {text for rule in rules for text in (rule.title, rule.text)} <= words
    bases = [basis_in_words(rule) for rule in rules]
    assert not [basis for basis in bases if re.search(r"\bM\b|(?<![Oo]ur )\bown\b", basis)], "marks are put in words"
