"""What can be taken into a draft, found and added by mouse and keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QListView, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.draft import Item
from upstroke.domain.routine import Block, Routine, Step
from upstroke.files.anatomy_data import load_anatomy
from upstroke.files.clipping import clip, read_clip
from upstroke.files.routine_library import Library
from upstroke.paths import resources_dir, routines_dir
from upstroke.ui.builder.clipboard import Clipboard
from upstroke.ui.builder.palette import NOTHING, Palette
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme

ANATOMY = load_anatomy(resources_dir() / "face")
LIBRARY = Library((routines_dir(),), ANATOMY)
CLIPBOARD = Clipboard(clip, lambda text: read_clip(text, LIBRARY, ANATOMY))


class Desk:
    """A palette that is shown, and what was added from it."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.added: list[Item] = []
        palette.added.connect(self.added.extend)
        (self.list,) = palette.findChildren(QListView)
        (self.search,) = palette.findChildren(QLineEdit)

    @property
    def titles(self) -> list[str]:
        model = self.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def chip(self, name: str) -> QPushButton:
        return next(each for each in self.palette.findChildren(QPushButton) if each.accessibleName().startswith(name))

    def pick(self, name: str, option: str) -> None:
        """Choose from the menu of a chip."""
        (menu,) = self.chip(name).findChildren(QMenu)
        next(action for action in menu.actions() if action.text() == option).trigger()

    def middle(self, row: int) -> QPoint:
        return self.list.visualRect(self.list.model().index(row, 0)).center()


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, icons: Icons, routines: tuple[Routine, ...]) -> Desk:
    palette = Palette(theme, icons, ANATOMY.zones, CLIPBOARD)
    qtbot.addWidget(palette)
    palette.resize(250, 600)
    palette.show_library(routines)
    palette.show()
    qtbot.waitExposed(palette)
    return Desk(palette)


def test_steps_are_found_by_words_tool_stroke_and_area(desk: Desk) -> None:
    assert len(desk.titles) > 50
    QTest.keyClicks(desk.search, "collarbone")
    assert 0 < len(desk.titles) < 30
    desk.search.clear()
    desk.pick("Tool", "Cups")
    by_tool = desk.titles
    desk.pick("Area", "Cheek")
    assert 0 < len(desk.titles) < len(by_tool)
    desk.pick("Stroke", "Gentle kneading")
    assert desk.titles == []
    assert any(text.text() == NOTHING and text.isVisible() for text in desk.palette.findChildren(QLabel))


def test_the_arrow_goes_down_from_the_search_into_the_list(desk: Desk) -> None:
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "jawline")
    QTest.keyClick(desk.search, Qt.Key.Key_Down)
    QTest.keyClick(desk.list, Qt.Key.Key_Return)
    assert [item.title for item in desk.added] == desk.titles[:1]


def test_enter_from_the_search_goes_to_the_list_and_enter_there_adds(desk: Desk) -> None:
    desk.search.setFocus()
    QTest.keyClicks(desk.search, "jawline")
    QTest.keyClick(desk.search, Qt.Key.Key_Return)
    assert desk.added == []
    QTest.keyClick(desk.list, Qt.Key.Key_Down)
    QTest.keyClick(desk.list, Qt.Key.Key_Return)
    assert [item.title for item in desk.added] == [desk.titles[1]]


def test_a_click_chooses_and_the_plus_or_a_double_click_adds(desk: Desk) -> None:
    view = desk.list.viewport()
    place = desk.middle(2) - QPoint(40, 0)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert desk.added == []
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert len(desk.added) == 1
    plus = QPoint(view.width() - 20, desk.middle(3).y())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=plus)
    assert [item.title for item in desk.added] == desk.titles[2:4]


def test_what_is_chosen_can_be_added_from_elsewhere(desk: Desk) -> None:
    desk.palette.add_current()
    assert [item.title for item in desk.added] == desk.titles[:1]


def test_whole_routines_and_pauses_have_lists_of_their_own(desk: Desk) -> None:
    QTest.mouseClick(desk.chip("What to add: Routines"), Qt.MouseButton.LeftButton)
    assert "Evening sequence" in desk.titles
    desk.palette.add_current()
    assert isinstance(desk.added[0], Block)
    QTest.mouseClick(desk.chip("What to add: Pauses"), Qt.MouseButton.LeftButton)
    assert "Until you are ready" in desk.titles
    assert "Evening sequence" not in desk.titles


def test_a_routine_is_not_offered_to_itself(desk: Desk, routines: tuple[Routine, ...]) -> None:
    desk.palette.show_library(routines, "hands-nightly")
    QTest.mouseClick(desk.chip("What to add: Routines"), Qt.MouseButton.LeftButton)
    assert "Nightly hand massage" not in desk.titles
    assert "Evening sequence" not in desk.titles  # it holds that one


def test_a_drag_holds_the_item_as_text(desk: Desk) -> None:
    assert desk.list.dragDropMode() is QAbstractItemView.DragDropMode.DragOnly
    model = desk.list.model()
    mime = model.mimeData([model.index(0, 0)])
    (item,) = CLIPBOARD.unpacked(mime)
    assert isinstance(item, Step)
    assert item.title == desk.titles[0]
    assert "[[step]]" in mime.text()


def test_what_is_chosen_stays_chosen_when_the_library_is_another(desk: Desk, routines: tuple[Routine, ...]) -> None:
    desk.pick("Tool", "Cups")
    titles = desk.titles
    desk.palette.show_library([each for each in routines if each.id != "brush-morning"])
    assert desk.titles == titles
