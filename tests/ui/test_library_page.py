from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.clearance import clear
from upstroke.domain.outlook import Outlook
from upstroke.domain.overview import Overview
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.script import Saying, Speech
from upstroke.domain.shelf_query import ShelfFacts
from upstroke.domain.technique import Tool
from upstroke.domain.timeline import Options
from upstroke.files.sources import Source
from upstroke.files.voice_index import VoiceIndex
from upstroke.paths import voice_dir
from upstroke.ui import words
from upstroke.ui.icons import Icons
from upstroke.ui.shelves.page import LibraryPage
from upstroke.ui.shelves.shelf import OVERVIEW, Shelf
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.choice import Choice
from upstroke.ui.widgets.pictures import Pictures, Subject

SOURCES = {
    "W1": Source("W1", "Gua sha steps.", addresses=("https://www.a.org/b",)),
    "E2": Source("E2", "A study.", "Something.", checked="abstract read"),
}


@pytest.fixture
def page(theme: Theme, icons: Icons, pictures: Pictures, routines: tuple[Routine, ...], qtbot: QtBot) -> LibraryPage:
    page = LibraryPage(theme, icons, pictures, SOURCES)
    qtbot.addWidget(page)
    page.resize(1192, 820)
    page.show_routines(routines)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def titles(page: LibraryPage) -> list[str]:
    return [page._shelf.index(row).data() for row in range(page._shelf.rowCount())]


def texts(page: LibraryPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def start_button(page: LibraryPage) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text().startswith("Start"))


def test_all_routines_are_shown(page: LibraryPage, routines: tuple[Routine, ...]) -> None:
    assert titles(page) == [routine.title for routine in routines]
    assert f"{len(routines)} routines" in texts(page)


@pytest.mark.parametrize("search", ["roller", "ROLLER ridged", "ridged"])
def test_a_search_looks_for_all_words_in_titles_tools_and_steps(page: LibraryPage, qtbot: QtBot, search: str) -> None:
    QTest.keyClicks(page._search, search)
    assert 0 < len(titles(page)) < 4
    assert any(title.startswith("Ridged roller") for title in titles(page))


def test_a_search_without_a_result_says_so_and_offers_all(page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page._search, "zzz")
    assert titles(page) == []
    assert "Nothing fits" in texts(page)
    clear = next(each for each in page.findChildren(QPushButton) if each.text() == "Clear the filters")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(titles(page)) > 5
    assert page._search.text() == ""
    assert page._grid.hasFocus()


def test_an_empty_library_says_so_and_offers_nothing_to_clear(page: LibraryPage) -> None:
    page.show_routines([])
    assert "There is no routine here yet." in texts(page)
    assert "Nothing fits" not in texts(page)
    assert not page._clear.isVisible()


def test_the_part_of_the_day_narrows_the_shelf(page: LibraryPage, routines: tuple[Routine, ...], qtbot: QtBot) -> None:
    morning = next(each for each in page.findChildren(QPushButton) if each.text() == "Morning")
    QTest.mouseClick(morning, Qt.MouseButton.LeftButton)
    assert titles(page) == [routine.title for routine in routines if routine.slot is Slot.MORNING]


def test_a_click_shows_a_routine_and_start_plays_it(page: LibraryPage, qtbot: QtBot) -> None:
    place = page._shelf.place("guasha-full")
    rect = page._grid.visualRect(page._shelf.index(place))
    page._grid.scrollTo(page._shelf.index(place))
    rect = page._grid.visualRect(page._shelf.index(place))
    QTest.mouseClick(page._grid.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    shown = texts(page)
    assert "Gua sha, full face" in shown
    assert "Jawline" in shown
    assert any(text.startswith("You need: gua sha stone and oil or balm.") for text in shown)
    cited = next(text for text in shown if text.startswith("W1"))
    assert cited.startswith("W1: Gua sha steps (a.org).\nW2\n")
    assert "\nE2: A study (abstract read).\n" in cited
    with qtbot.waitSignal(page.play_requested) as asked:
        QTest.mouseClick(start_button(page), Qt.MouseButton.LeftButton)
    assert asked.args == ["guasha-full", {}]


def test_all_of_it_works_with_the_keyboard(page: LibraryPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page._search.hasFocus)
    page._grid.setFocus()
    page._grid.setCurrentIndex(page._shelf.index(0))
    QTest.keyClick(page._grid, Qt.Key.Key_Right)
    assert page._grid.currentIndex().row() == 1
    QTest.keyClick(page._grid, Qt.Key.Key_Return)
    assert page._detail.isVisible()
    qtbot.waitUntil(start_button(page).hasFocus)
    QTest.keyClick(start_button(page), Qt.Key.Key_Escape)
    assert not page._detail.isVisible()
    assert page._grid.hasFocus()


def test_a_choice_in_the_detail_goes_with_the_start(page: LibraryPage, qtbot: QtBot) -> None:
    page.open_routine("evening")
    cupping = next(each for each in page._detail.findChildren(QPushButton) if each.text() == "Cupping")
    QTest.mouseClick(cupping, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.play_requested) as asked:
        QTest.mouseClick(start_button(page), Qt.MouseButton.LeftButton)
    assert asked.args == ["evening", {"finish-with": 1}]


def stopped(tool: Tool) -> Finding:
    return Finding(Severity.STOP, "rest", "It needs three days.", tools=(tool,))


def resting(tool: Tool) -> Outlook:
    """A tool must rest for three days."""
    found = stopped(tool)
    return Outlook(lambda each: found.sentence if each is tool else "", lambda whole: clear(whole, (), (found,)))


def test_why_a_routine_can_not_be_done_now_is_said_in_a_line(page: LibraryPage, routines: tuple[Routine, ...]) -> None:
    page.show_routines(routines, lambda: resting(Tool.BRUSH))
    page.open_routine("brush-morning")
    assert "Better not today. It needs three days." in texts(page)
    assert start_button(page).isEnabled(), "the page before the start lets one change what one told"


def test_what_of_a_routine_can_not_be_done_now_is_said(page: LibraryPage, routines: tuple[Routine, ...]) -> None:
    page.show_routines(routines, lambda: resting(Tool.GUA_SHA))
    page.open_routine("guasha-full")
    assert "Some of it is left out today. It needs three days." in texts(page)
    page.open_routine("hands-nightly")
    assert not any("left out today" in text for text in texts(page))


def test_an_option_that_the_user_takes_all_the_same_is_judged_too(
    page: LibraryPage, routines: tuple[Routine, ...]
) -> None:
    page.show_routines(routines, lambda: resting(Tool.CUPS))
    page.open_routine("evening")
    assert not any("left out today" in text for text in texts(page))
    page._detail._choose("finish-with", 1)
    assert "Cupping left out today: It needs three days." in texts(page)
    page.show_routines(routines, lambda: Outlook(judge=lambda programme: clear(programme, (), (stopped(Tool.CUPS),))))
    assert "Some of it is left out today. It needs three days." in texts(page)


def test_what_can_be_done_is_not_asked_before_it_matters(page: LibraryPage, routines: tuple[Routine, ...]) -> None:
    asked: list[Outlook] = []

    def outlook() -> Outlook:
        asked.append(Outlook())
        return asked[-1]

    page.show_routines(routines, outlook)
    assert not asked
    page.open_routine("guasha-full")
    QTest.mouseClick(page._filters._doable, Qt.MouseButton.LeftButton)
    assert len(asked) == 1


def test_on_a_narrow_page_the_detail_takes_the_place_of_the_cards(page: LibraryPage) -> None:
    page.open_routine("guasha-full")
    assert page._grid.isVisible()
    page.resize(780, 600)
    assert not page._grid.isVisible()
    page.close_detail()
    assert page._grid.isVisible()


def test_a_routine_that_is_gone_is_no_longer_shown(page: LibraryPage, routines: tuple[Routine, ...]) -> None:
    page.open_routine("guasha-full")
    page.show_routines([routine for routine in routines if routine.id != "guasha-full"])
    assert not page._detail.isVisible()
    page.open_routine("no-such-routine")
    assert not page._detail.isVisible()


def test_only_what_can_be_seen_is_laid_out_and_painted(
    theme: Theme, icons: Icons, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    painted: list[str] = []

    def paint(subject: Subject, size: QSize) -> QPixmap:
        painted.append(subject.id)
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    many = [replace(routines[number % len(routines)], id=f"routine-{number}") for number in range(500)]
    page = LibraryPage(theme, icons, Pictures(paint), {})
    qtbot.addWidget(page)
    page.resize(1192, 820)
    page.show_routines(many)
    page.show()
    qtbot.waitUntil(lambda: len(painted) >= 12)
    assert len(page._shelf._overviews) < 40
    assert len(painted) < 40
    page._grid.scrollToBottom()
    qtbot.waitUntil(lambda: page._shelf.index(499).data(OVERVIEW).routine.id in painted)
    assert len(painted) < 80


def test_the_columns_fill_the_width(page: LibraryPage, qtbot: QtBot) -> None:
    for width in (700, 900, 1192, 1500):
        page.resize(width, 700)
        page._grid.doItemsLayout()
        first = [page._grid.visualRect(page._shelf.index(row)) for row in range(page._shelf.rowCount())]
        columns = sum(rect.y() == first[0].y() for rect in first)
        assert columns * first[0].width() > page._grid.width() - first[0].width() / 2 - 20, width


def test_a_shelf_says_what_a_card_shows(routines: tuple[Routine, ...]) -> None:
    shelf = Shelf()
    shelf.show_routines(routines)
    index = shelf.index(shelf.place("guasha-full"))
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Gua sha, full face, ")
    assert "gua sha stone" in spoken


def test_files_can_be_imported_from_the_head(page: LibraryPage, qtbot: QtBot) -> None:
    (take_in,) = [each for each in page.findChildren(QPushButton) if each.text() == "Import"]
    with qtbot.waitSignal(page.import_requested):
        QTest.mouseClick(take_in, Qt.MouseButton.LeftButton)


def test_how_much_is_said_can_be_chosen_for_one_routine(page: LibraryPage, qtbot: QtBot) -> None:
    page.show_routines(page._routines.values(), facts=ShelfFacts(said={"morning": Saying.TITLES}))
    page.open_routine("evening")
    (voice,) = [each for each in page.findChildren(Choice) if each.accessibleName() == "Voice in this routine"]
    assert voice.currentText() == "As always"
    voice.setFocus()
    for key, saying in ((Qt.Key.Key_End, Saying.NOTHING), (Qt.Key.Key_Up, Saying.TITLES), (Qt.Key.Key_Home, None)):
        with qtbot.waitSignal(page.saying_changed) as said:
            QTest.keyClick(voice, key)
        assert said.args == ["evening", saying]
    page.open_routine("morning")
    assert voice.currentText() == "Titles and sides"


def test_what_is_said_counts_in_how_long_a_routine_takes(page: LibraryPage) -> None:
    def length() -> int:
        shown: Overview = page._shelf.index(page._shelf.place("desk-2min")).data(OVERVIEW)
        return shown.length_ms

    silent = length()
    spoken = Options(speech=Speech(VoiceIndex(voice_dir())))
    page.show_routines(page._routines.values(), facts=ShelfFacts(options=spoken))
    assert length() > silent + 30_000
    page.open_routine("desk-2min")
    assert start_button(page).text() == f"Start · {words.about(length())}"
    page.show_routines(page._routines.values(), facts=ShelfFacts(options=spoken, said={"desk-2min": Saying.NOTHING}))
    assert length() == silent
    assert start_button(page).text() == f"Start · {words.about(silent)}"
