"""Finding a routine in the library: filters, order, stars."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from upstroke.domain.clearance import Clearance, clear
from upstroke.domain.outlook import Outlook
from upstroke.domain.overview import overview
from upstroke.domain.programme import Programme
from upstroke.domain.routine import Routine, Slot
from upstroke.domain.safety_rules import Finding, Severity
from upstroke.domain.shelf_query import ShelfFacts, tools_of
from upstroke.domain.technique import Tool
from upstroke.ui.icons import Icons
from upstroke.ui.shelves.page import LibraryPage
from upstroke.ui.shelves.shelf import A_TURN, AT_ONCE, OVERVIEW
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pick_chip import PickChip
from upstroke.ui.widgets.pictures import Pictures, Subject

FACTS = ShelfFacts(
    favourites=frozenset({"guasha-full"}),
    owned=frozenset({"gua_sha"}),
    benefits={
        "guasha-full": (("Tension", "good"), ("Puffiness", "limited")),
        "mld-face": (("Puffiness", "limited"),),
    },
)


BRUSH_RESTS = Finding(Severity.STOP, "rest", "The brush needs three days of rest.", tools=(Tool.BRUSH,))


def no_brush(programme: Programme) -> Clearance:
    return clear(programme, (), (BRUSH_RESTS,))


def brush_rests() -> Outlook:
    return Outlook(lambda tool: BRUSH_RESTS.sentence if tool is Tool.BRUSH else "", no_brush)


class Reader:
    """Somebody at the page: shows it facts, clicks, and reads what is there."""

    def __init__(self, page: LibraryPage, routines: tuple[Routine, ...]) -> None:
        self.page, self.routines = page, routines

    def show(self, facts: ShelfFacts, outlook: Callable[[], Outlook] = Outlook) -> None:
        self.page.show_routines(self.routines, outlook, facts)

    @property
    def ids(self) -> list[str]:
        shelf = self.page._shelf
        shown = {shelf.place(routine.id): routine.id for routine in self.routines}
        return [shown[place] for place in range(shelf.rowCount())]

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]

    def button(self, text: str) -> QPushButton:
        return next(each for each in self.page.findChildren(QPushButton) if each.text() == text)

    def click(self, text: str) -> None:
        QTest.mouseClick(self.button(text), Qt.MouseButton.LeftButton)

    def pick(self, chip: PickChip, title: str) -> None:
        """Take an entry of a chip's menu."""
        next(action for action in chip._menu.actions() if action.text() == title).trigger()

    def star(self, routine_id: str) -> QPoint:
        """The middle of a card's star, brought into view."""
        grid = self.page._grid
        index = self.page._shelf.index(self.page._shelf.place(routine_id))
        grid.scrollTo(index)
        return grid.star_rect(index).center()


@pytest.fixture
def reader(theme: Theme, icons: Icons, pictures: Pictures, routines: tuple[Routine, ...], qtbot: QtBot) -> Reader:
    page = LibraryPage(theme, icons, pictures, {})
    qtbot.addWidget(page)
    page.resize(1192, 820)
    reader = Reader(page, routines)
    reader.show(FACTS, brush_rests)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return reader


def test_a_tool_is_picked_from_a_menu_of_those_in_use(reader: Reader) -> None:
    chip = reader.page._filters._tool
    assert chip.text() == "Tool"
    reader.pick(chip, "Cups")
    assert reader.ids == [each.id for each in reader.routines if Tool.CUPS in tools_of(each)]
    assert (chip.text(), chip.isChecked()) == ("Cups", True)
    assert chip.accessibleName() == "Tool: Cups"
    reader.pick(chip, "Any tool")
    assert len(reader.ids) == len(reader.routines)
    assert not chip.isChecked()


def test_a_benefit_narrows_and_the_detail_gives_the_evidence(reader: Reader) -> None:
    reader.pick(reader.page._filters._benefit, "Tension")
    assert reader.ids == ["guasha-full"]
    reader.page.open_routine("guasha-full")
    assert "What people hope for:\nTension: good evidence\nPuffiness: limited evidence" in reader.texts


def test_the_length_and_the_order_go_by_what_the_cards_say(reader: Reader) -> None:
    reader.pick(reader.page._filters._length, "Up to 5 min")
    reader.pick(reader.page._filters._order, "Sort by length")
    lengths = [overview(each).length_ms for each in reader.routines]
    shown = [reader.page._shelf.overview(each).length_ms for each in reader.routines if each.id in reader.ids]
    assert sorted(shown) == sorted(ms for ms in lengths if round(ms / 60_000) <= 5)
    assert reader.ids[0] == "desk-2min"


def test_the_order_along_the_day_begins_with_the_morning(reader: Reader) -> None:
    reader.pick(reader.page._filters._order, "Sort by part of the day")
    slots = [reader.page._shelf.overview(each).routine.slot for each in reader.routines]
    assert [next(each.slot for each in reader.routines if each.id == shown) for shown in reader.ids] == sorted(
        slots, key=tuple(Slot).index
    )


def test_what_can_not_be_done_now_is_left_away(reader: Reader) -> None:
    assert "brush-morning" in reader.ids
    reader.click("Can do now")
    assert "brush-morning" not in reader.ids
    assert "morning" in reader.ids, "the rest of it can be done"
    reader.show(FACTS)
    assert "brush-morning" in reader.ids


def test_of_many_routines_the_first_are_judged_at_once_and_the_others_bit_by_bit(
    theme: Theme, icons: Icons, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    brush, hands = (next(each for each in routines if each.id == name) for name in ("brush-morning", "hands-nightly"))
    many = [replace(brush if number % 2 else hands, id=f"r{number}", title=f"{number:02}") for number in range(40)]
    judged: list[str] = []

    def judge(programme: Programme) -> Clearance:
        judged.append(programme.routine_id)
        return no_brush(programme)

    page = LibraryPage(theme, icons, Pictures(lambda _, size: QPixmap(size)), {})
    qtbot.addWidget(page)
    outlook = Outlook(judge=judge)
    page.show_routines(many, lambda: outlook)
    page.show()
    page._grid.setCurrentIndex(page._shelf.index(30))
    QTest.mouseClick(page._filters._doable, Qt.MouseButton.LeftButton)
    assert len(judged) == AT_ONCE
    assert page._shelf.rowCount() == 40 - AT_ONCE // 2
    page._shelf._judge_on()
    assert len(judged) == AT_ONCE + A_TURN
    page._grid.setCurrentIndex(page._shelf.index(page._shelf.place("r36")))
    qtbot.waitUntil(lambda: len(judged) == 40)
    assert page._shelf.rowCount() == 20
    assert page._count.text() == "20 of 40 routines"
    assert page._grid.currentIndex().row() == page._shelf.place("r36"), "the keyboard stays where it was"
    assert not page._shelf._turns.isActive()
    page.show_routines(many, lambda: outlook, ShelfFacts(favourites=frozenset({"r2"})))
    assert page._shelf.rowCount() == 20
    assert len(judged) == 40, "a star changes nothing of what can be done"


def test_only_routines_for_tools_that_are_owned(reader: Reader) -> None:
    reader.click("My tools")
    assert {"guasha-full", "hands-nightly"} <= set(reader.ids)
    assert not {"cupping-evening", "roller-morning", "brush-morning"} & set(reader.ids)


def test_filters_of_which_nothing_is_known_are_not_offered(reader: Reader) -> None:
    reader.click("My tools")
    reader.pick(reader.page._filters._benefit, "Tension")
    reader.show(ShelfFacts())
    assert not reader.button("My tools").isVisible()
    assert not reader.page._filters._benefit.isVisible()
    assert len(reader.ids) == len(reader.routines)


def test_filters_add_up_and_are_cleared_together(reader: Reader) -> None:
    assert not reader.button("Clear filters").isVisible()
    reader.click("Favourites")
    reader.click("Evening")
    assert reader.ids == ["guasha-full"]
    assert f"1 of {len(reader.routines)} routines" in reader.texts
    reader.pick(reader.page._filters._order, "Sort by length")
    reader.click("Clear filters")
    assert len(reader.ids) == len(reader.routines)
    assert not reader.button("Clear filters").isVisible()
    assert reader.ids[0] == "desk-2min", "the order stays"


def test_where_nothing_fits_all_filters_can_be_cleared(reader: Reader) -> None:
    reader.click("Favourites")
    reader.click("Morning")
    QTest.keyClicks(reader.page._search, "brush")
    assert "Nothing fits" in reader.texts
    reader.click("Clear the filters")
    assert len(reader.ids) == len(reader.routines)


def test_a_click_on_the_star_asks_for_a_favourite_and_opens_nothing(reader: Reader, qtbot: QtBot) -> None:
    viewport = reader.page._grid.viewport()
    with qtbot.waitSignal(reader.page.favourite_changed) as asked:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=reader.star("mld-face"))
    assert asked.args == ["mld-face", True]
    with qtbot.waitSignal(reader.page.favourite_changed) as asked:
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=reader.star("guasha-full"))
    assert asked.args == ["guasha-full", False]
    assert reader.page._detail.isHidden()


def test_a_press_on_a_star_that_ends_elsewhere_asks_for_nothing(reader: Reader, qtbot: QtBot) -> None:
    viewport, star = reader.page._grid.viewport(), reader.star("mld-face")
    with qtbot.assertNotEmitted(reader.page.favourite_changed):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=star)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=star + QPoint(0, 80))
    assert reader.page._detail.isHidden()


def test_space_on_a_card_asks_for_a_favourite_and_the_card_says_that_it_is_one(reader: Reader, qtbot: QtBot) -> None:
    grid, shelf = reader.page._grid, reader.page._shelf
    grid.setFocus()
    grid.setCurrentIndex(shelf.index(shelf.place("mld-face")))
    with qtbot.waitSignal(reader.page.favourite_changed) as asked:
        QTest.keyClick(grid, Qt.Key.Key_Space)
    assert asked.args == ["mld-face", True]
    reader.show(replace(FACTS, favourites=frozenset({"mld-face"})))
    assert grid.currentIndex().row() == shelf.place("mld-face"), "the keyboard stays where it was"
    assert grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).endswith(", favourite")


def test_the_detail_has_a_star_too(reader: Reader, qtbot: QtBot) -> None:
    page = reader.page
    page.open_routine("mld-face")
    star = page._detail._star
    assert star.accessibleName() == "Add to favourites"
    with qtbot.waitSignal(page.favourite_changed) as asked:
        QTest.keyClick(star, Qt.Key.Key_Space)
    assert asked.args == ["mld-face", True]
    reader.show(replace(FACTS, favourites=frozenset({"mld-face"})))
    assert star.accessibleName() == "Take out of favourites"


def test_a_choice_in_the_detail_stays_when_the_star_changes(reader: Reader) -> None:
    reader.page.open_routine("evening")
    chosen = reader.page._detail._choice_rows[0]
    chosen.choose(1)
    reader.page._detail._choose("finish-with", 1)
    reader.show(replace(FACTS, favourites=frozenset({"evening"})))
    assert reader.page._detail._choices == {"finish-with": 1}


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_a_menu_opens_and_is_worked_with_the_keyboard(reader: Reader, qtbot: QtBot) -> None:
    chip = reader.page._filters._length
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(chip._menu.isVisible)
    QTest.keyClick(chip._menu, Qt.Key.Key_Down)
    QTest.keyClick(chip._menu, Qt.Key.Key_Return)
    assert chip.text() == "Up to 5 min"
    assert "desk-2min" in reader.ids


def test_tab_goes_from_the_search_through_the_filters_to_the_cards(reader: Reader) -> None:
    page, bar = reader.page, reader.page._filters
    page._search.setFocus()
    passed: list[QWidget | None] = []
    while not page._grid.hasFocus() and len(passed) < 20:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        passed.append(page.focusWidget())
    chips = [bar._favourites, bar._doable, bar._owned, bar._tool, bar._benefit, bar._length, bar._order]
    assert [each for each in passed if each in chips] == chips


@pytest.mark.parametrize("width", [680, 900, 1192])
def test_every_filter_can_be_seen_at_any_width(reader: Reader, qtbot: QtBot, width: int) -> None:
    reader.page.resize(width, 700)
    qtbot.waitUntil(lambda: reader.page.width() == width)
    bar = reader.page._filters
    chips = [each for each in bar.findChildren(QPushButton) if each.isVisible()]
    assert len(chips) == 11
    assert all(bar.rect().contains(QRect(each.mapTo(bar, QPoint()), each.size())) for each in chips)
    assert all(each.width() >= each.sizeHint().width() for each in chips)


def test_of_five_hundred_routines_only_the_cards_in_view_are_made(
    theme: Theme, icons: Icons, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    made: list[str] = []

    def paint(subject: Subject, size: QSize) -> QPixmap:
        made.append(subject.id)
        return QPixmap(size)

    many = [replace(routines[number % len(routines)], id=f"routine-{number}") for number in range(500)]
    facts = ShelfFacts(favourites=frozenset(f"routine-{number}" for number in range(0, 500, 2)))
    page = LibraryPage(theme, icons, Pictures(paint), {})
    qtbot.addWidget(page)
    page.resize(1192, 820)
    page.show_routines(many, brush_rests, facts)
    page.show()
    qtbot.waitUntil(lambda: len(made) >= 12)
    QTest.mouseClick(page._filters._favourites, Qt.MouseButton.LeftButton)
    assert page._shelf.rowCount() == 250
    QTest.mouseClick(page._filters._doable, Qt.MouseButton.LeftButton)
    first = page._shelf.index(0).data(OVERVIEW).routine.id
    qtbot.waitUntil(lambda: first in made)
    assert len(page._shelf._overviews) < 60
    assert len(made) < 60


def test_the_detail_says_what_takes_the_place_of_a_tool_one_has_not(reader: Reader) -> None:
    reader.show(ShelfFacts(owned=frozenset({"cups"})))
    reader.page.open_routine("guasha-quick")
    assert any("no gua sha stone: your knuckles can take its place" in text for text in reader.texts)
    reader.show(ShelfFacts(owned=frozenset({"gua_sha"})))
    assert not any("You have no" in text for text in reader.texts)
