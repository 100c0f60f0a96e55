from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.overview import overview
from upstroke.domain.routine import Routine
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options
from upstroke.domain.tools_view import ToolsView, Visit
from upstroke.files.catalogue import Catalogue, load_catalogue
from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Mode, Theme
from upstroke.ui.tools.page import ToolsPage
from upstroke.ui.tools.tool_card import ToolCard
from upstroke.ui.words import about

TODAY = date(2026, 11, 22)
BUCCAL = Visit("v1", "buccal-massage", date(2026, 11, 2), "Left side was tighter.")
GUIDES = ("gua_sha", "ridged_roller", "cups", "dry_brush", "hands", "visit")


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue(resources_dir() / "content")


@pytest.fixture
def page(theme: Theme, icons: Icons, catalogue: Catalogue, qtbot: QtBot) -> ToolsPage:
    page = ToolsPage(theme, icons, catalogue, resources_dir() / "tools")
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show_tools(ToolsView(TODAY))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def texts(page: ToolsPage) -> list[str]:
    QApplication.processEvents()  # what is new in a layout is shown then
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def buttons(page: ToolsPage) -> list[QPushButton]:
    QApplication.processEvents()
    return [button for button in page.findChildren(QPushButton) if button.isVisible()]


def named(page: ToolsPage, name: str) -> QPushButton:
    """The visible button with these words, or with this accessible name or the beginning of it."""
    return next(each for each in buttons(page) if each.text() == name or each.accessibleName().startswith(name))


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def card_words(page: ToolsPage) -> dict[str, str]:
    return {title: rest for title, _, rest in (c.accessibleName().partition(", ") for c in page.findChildren(ToolCard))}


def test_there_are_six_cards_that_say_what_they_are(page: ToolsPage) -> None:
    assert list(card_words(page)) == [
        "Gua sha stone",
        "Ridged roller",
        "Cups",
        "Face brush",
        "Hands",
        "Professional visit",
    ]
    assert card_words(page)["Gua sha stone"] == "One-way strokes over oil, No routine yet"
    assert card_words(page)["Professional visit"].endswith("No visit logged yet")
    assert "Tick the tools that you have. Your hands are enough to begin." in texts(page)


def test_a_tool_is_ticked_as_owned_on_its_card_and_in_its_detail(page: ToolsPage, qtbot: QtBot) -> None:
    ticks = [each for each in buttons(page) if each.text() == "I have this"]
    assert len(ticks) == 4, "hands and visits are not owned"
    with qtbot.waitSignal(page.owned_changed) as asked:
        click(named(page, "I have this: Cups"))
    assert asked.args == [Tool.CUPS, True]
    page.show_tools(ToolsView(TODAY, owned=frozenset({Tool.CUPS})))
    assert "You have 1 tool, and your hands." in texts(page)
    page.open_tool("cups")
    with qtbot.waitSignal(page.owned_changed) as asked:
        click(named(page, "I have this"))
    assert asked.args == [Tool.CUPS, False]


def test_a_click_opens_a_tool_and_escape_closes_it(page: ToolsPage, qtbot: QtBot) -> None:
    card = page.findChildren(ToolCard)[0]
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    for heading in ("What it is", "How to hold it", "How often", "How to clean it", "Routines", "Cautions"):
        assert heading in texts(page)
    back = named(page, "Back to all tools")
    qtbot.waitUntil(back.hasFocus)
    QTest.keyClick(back, Qt.Key.Key_Escape)
    assert page._detail is None
    qtbot.waitUntil(card.hasFocus)
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert page._detail is not None
    click(named(page, "Back to all tools"))
    assert page._detail is None
    page.open_tool("no-such-tool")
    assert page._detail is None


@pytest.mark.parametrize("guide_id", GUIDES)
def test_each_claim_is_shown_with_its_grade(page: ToolsPage, catalogue: Catalogue, guide_id: str) -> None:
    page.open_tool(guide_id)
    shown = [(label.property("pill"), label.text()) for label in page.findChildren(QLabel) if label.isVisible()]
    for grade, tone, words in (
        ("good", "accent", "Good evidence"),
        ("limited", "neutral", "Limited evidence"),
        ("none", "warm", "No evidence found"),
    ):
        claims = [claim for _, claim in catalogue.claims_of(catalogue.guide(guide_id)) if claim.grade == grade]
        assert shown.count((tone, words)) == len(claims)
        assert all((None, claim.title) in shown and (None, claim.summary) in shown for claim in claims)


def test_belief_is_labelled_as_such(page: ToolsPage) -> None:
    page.open_tool("gua_sha")
    assert texts(page).count("Belief and tradition") == 1
    page.open_tool("dry_brush")
    assert "Belief and tradition" not in texts(page)


def test_a_source_with_an_address_opens(page: ToolsPage, catalogue: Catalogue, qtbot: QtBot) -> None:
    page.open_tool("ridged_roller")
    with qtbot.waitSignal(page.source_requested) as asked:
        click(named(page, "Open E1: Miyaji"))
    assert asked.args == ["https://doi.org/10.1016/j.ctim.2018.09.009"]
    assert "Show" in next(each.text() for each in buttons(page) if "sources" in each.text())


def test_a_source_without_one_is_shown_in_the_list(page: ToolsPage, catalogue: Catalogue, qtbot: QtBot) -> None:
    page.open_tool("ridged_roller")
    e3 = catalogue.sources["E3"]
    assert f"E3 · {e3.title}" not in texts(page)
    click(named(page, "Show E3: "))
    assert f"E3 · {e3.title}" in texts(page)
    assert e3.finding in texts(page)
    assert "Abstract read. No page to open." in texts(page)
    fold = next(each for each in buttons(page) if each.text().startswith("Hide "))
    click(fold)
    assert f"E3 · {e3.title}" not in texts(page)
    click(fold)
    with qtbot.waitSignal(page.source_requested) as asked:
        click(named(page, "buzztribe.news"))
    assert asked.args == [catalogue.sources["W9"].addresses[0]]


def test_uses_are_counted_until_it_is_cleaned(page: ToolsPage, qtbot: QtBot) -> None:
    page.show_tools(ToolsView(TODAY, frozenset({Tool.GUA_SHA, Tool.BRUSH}), {Tool.GUA_SHA: 3, Tool.BRUSH: 1}))
    assert card_words(page)["Gua sha stone"].endswith("Wash it: 3 uses since")
    assert card_words(page)["Face brush"].endswith("No routine yet"), "a wash a week is enough"
    page.open_tool("gua_sha")
    assert "Wash it: 3 uses since" in texts(page)
    with qtbot.waitSignal(page.cleaned) as asked:
        click(named(page, "Cleaned"))
    assert asked.args == [Tool.GUA_SHA]
    page.show_tools(ToolsView(TODAY, frozenset({Tool.GUA_SHA})))
    assert "Clean: no use since" in texts(page)
    page.open_tool("dry_brush")
    page.show_tools(ToolsView(TODAY, uses={Tool.BRUSH: 1}))
    assert "1 use since" in texts(page)
    page.open_tool("hands")
    assert not any(each.text() == "Cleaned" for each in buttons(page))


def test_its_routines_are_buttons(page: ToolsPage, routines: tuple[Routine, ...], qtbot: QtBot) -> None:
    page.open_tool("gua_sha")
    assert "No routine uses it yet. You can make one in the builder." in texts(page)
    full = next(routine for routine in routines if routine.id == "guasha-full")
    page.show_tools(ToolsView(TODAY, routines={Tool.GUA_SHA: (full,)}))
    button = named(page, "Show the routine Gua sha, full face")
    assert button.text().startswith("Gua sha, full face · ")
    with qtbot.waitSignal(page.routine_requested) as asked:
        click(button)
    assert asked.args == ["guasha-full"]
    page.close_tool()
    assert card_words(page)["Gua sha stone"].endswith("1 routine")


@pytest.mark.parametrize("options", [Options(), Options(tempo_percent=75)])
def test_its_routines_take_as_long_as_they_will_when_played(
    page: ToolsPage, routines: tuple[Routine, ...], options: Options
) -> None:
    page.open_tool("gua_sha")
    full = next(routine for routine in routines if routine.id == "guasha-full")
    page.show_tools(ToolsView(TODAY, routines={Tool.GUA_SHA: (full,)}, options=options))
    shown = named(page, "Show the routine Gua sha, full face").text()
    assert shown == f"Gua sha, full face · {about(overview(full, options).length_ms)}"


def test_a_visit_is_logged_with_kind_date_and_note(page: ToolsPage, qtbot: QtBot) -> None:
    page.open_tool("visit")
    assert any(text.startswith("No visit logged yet.") for text in texts(page))
    detail = page._detail
    assert detail
    assert detail._visits
    day = detail._visits._day
    note = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Note on the visit")
    assert day.day == TODAY
    click(named(page, "Kind of visit: Buccal massage"))
    day.setDate(QDate(2026, 11, 2))
    QTest.keyClicks(note, "  Left side was tighter. ")
    with qtbot.waitSignal(page.visit_added) as asked:
        click(named(page, "Log this visit"))
    assert asked.args == ["buccal-massage", date(2026, 11, 2), "Left side was tighter."]
    assert note.text(), "it stays until the visit is logged"
    page.show_tools(ToolsView(TODAY, visits=(BUCCAL,)))
    assert not note.text()
    assert {"Monday 2 November 2026", "Left side was tighter."} <= set(texts(page))
    with qtbot.waitSignal(page.visit_deleted) as asked:
        click(named(page, "Delete: Buccal massage, Monday 2 November"))
    assert asked.args == ["v1"]
    page.close_tool()
    assert card_words(page)["Professional visit"].endswith("1 visit logged")


def test_a_visit_is_not_in_the_future_nor_moved_by_the_wheel(page: ToolsPage) -> None:
    page.open_tool("visit")
    assert page._detail
    assert page._detail._visits
    day = page._detail._visits._day
    day.setDate(QDate(2030, 1, 1))
    assert day.day == TODAY
    still, no = QPoint(), Qt.MouseButton.NoButton
    turn = QWheelEvent(
        still,
        day.mapToGlobal(still),
        still,
        QPoint(0, -120),
        no,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase(0),
        False,
    )
    day.wheelEvent(turn)
    assert day.day == TODAY


def test_what_is_typed_stays_while_other_things_change(page: ToolsPage) -> None:
    page.open_tool("visit")
    note = next(each for each in page.findChildren(QLineEdit) if each.accessibleName() == "Note on the visit")
    QTest.keyClicks(note, "Calm")
    page.show_tools(ToolsView(TODAY, owned=frozenset({Tool.CUPS})))
    assert note.text() == "Calm"


@pytest.mark.parametrize(("width", "columns"), [(480, 2), (560, 2), (900, 3), (1180, 3), (1600, 3)])
def test_it_fits_into_any_width(page: ToolsPage, qtbot: QtBot, width: int, columns: int) -> None:
    page.resize(width, 760)
    qtbot.waitUntil(lambda: len({card.x() for card in page.findChildren(ToolCard)}) == columns)
    assert not page._all.horizontalScrollBar().maximum()
    for guide_id in GUIDES:
        page.open_tool(guide_id)
        detail = page._detail
        assert detail
        assert texts(page)
        assert not detail.horizontalScrollBar().maximum(), guide_id
        for label in detail.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), (guide_id, label.text())


def test_every_button_has_a_name_and_can_be_reached(page: ToolsPage) -> None:
    for guide_id in GUIDES:
        page.open_tool(guide_id)
        for button in buttons(page):
            assert button.text() or button.accessibleName()
            group = button.group()
            together = group.buttons() if group else [button]  # arrows lead on from the one of them that Tab reaches
            assert any(each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in together), button.text()


def test_pictures_follow_the_theme_and_the_skin(page: ToolsPage, theme: Theme) -> None:
    card = page.findChildren(ToolCard)[4]
    light = card.grab().toImage()
    page.show_tools(ToolsView(TODAY, skin=(("#F3CDB7", "#6B4430"),)))
    deep = card.grab().toImage()
    assert deep != light
    theme.set_mode(Mode.DARK)
    try:
        assert card.grab().toImage() != deep
    finally:
        theme.set_mode(Mode.LIGHT)
