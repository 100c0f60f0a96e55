"""The page of all sources."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.safety_rules import Group, Rule, Rulebook, Severity, Trigger
from upstroke.files.sources import Source, load_sources
from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.sources.page import KINDS, NOT_VERIFIED, SourcesPage

BUNDLED = load_sources(resources_dir() / "content" / "sources.toml")
ROLLER = Source("E1", "Miyaji A. 2018.", "Blood flow up.", ("https://doi.org/10.1016/x",), "abstract read")
STONE = Source("W1", "Gua sha steps.", addresses=("https://www.a.org/x", "https://b.org/y"))
TOLD = Source("A1", "Kim B. 2020. A journal without a page.")
SORE = Rule("sore", "A sore", Severity.STOP, Group.SKIN, Trigger.ALWAYS, "Do not touch it.", (), sources=("A1",))


@pytest.fixture
def page(icons: Icons, qtbot: QtBot) -> SourcesPage:
    page = SourcesPage({source.tag: source for source in (ROLLER, STONE, TOLD)}, Rulebook({SORE.id: SORE}, {}), icons)
    qtbot.addWidget(page)
    page.show()
    return page


def read(page: SourcesPage) -> list[str]:
    """All that can be read."""
    return [each.text() for each in page.findChildren(QLabel)]


def click(page: SourcesPage, name: str) -> None:
    (found,) = (each for each in page.findChildren(QPushButton) if each.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_each_source_says_what_it_is_what_was_found_and_what_was_read(page: SourcesPage) -> None:
    texts = read(page)
    assert {"E1", "Miyaji A. 2018.", "Blood flow up.", "Abstract read.", "W1", "Gua sha steps."} <= {*texts}


def test_they_stand_under_their_kind(page: SourcesPage) -> None:
    texts = read(page)
    assert texts.index("Studies") < texts.index("E1") < texts.index("Pages") < texts.index("W1")


def test_it_says_what_is_not_verified(page: SourcesPage) -> None:
    assert {*NOT_VERIFIED} <= {*read(page)}


def test_an_address_can_be_opened(page: SourcesPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.source_requested) as asked:
        click(page, "Open W1 at b.org")
    assert asked.args == ["https://b.org/y"]


def test_the_source_of_a_rule_that_has_no_page_is_looked_up_here(page: SourcesPage) -> None:
    page.resize(900, 300)
    click(page, "Show 1 rule: Your skin")
    assert "Do not touch it." in read(page)
    click(page, "Show A1: Kim B. 2020. A journal without a page.")
    marked = next(each for each in page.findChildren(QLabel) if each.text() == TOLD.title)
    assert marked.property("kind") == "strong"
    assert not marked.visibleRegion().isEmpty()
    assert page.focusWidget() is marked


@pytest.mark.parametrize("how", ["button", "Escape"])
def test_it_can_be_left(page: SourcesPage, qtbot: QtBot, how: str) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    with qtbot.waitSignal(page.closed):
        if how == "button":
            QTest.mouseClick(page.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(page, Qt.Key.Key_Escape)


def test_none_of_those_that_come_with_upstroke_is_left_out(icons: Icons, qtbot: QtBot) -> None:
    page = SourcesPage(BUNDLED, Rulebook({}, {}), icons)
    qtbot.addWidget(page)
    assert {tag[0] for tag in BUNDLED} == set(KINDS)
    assert set(BUNDLED) <= {*read(page)}
    assert len(page.findChildren(QPushButton)) == 1 + sum(len(source.addresses) for source in BUNDLED.values())
