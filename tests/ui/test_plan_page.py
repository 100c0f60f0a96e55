"""The plan of the week: routines put, dragged and copied onto days, with hints and undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from upstroke.domain.plan import REST, Place, WeekPlan
from upstroke.domain.routine import Routine, Slot
from upstroke.ui.icons import Icons
from upstroke.ui.plan import parcel
from upstroke.ui.plan.page import PlanPage
from upstroke.ui.plan.week_model import WeekModel
from upstroke.ui.plan.week_view import WeekView
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.pictures import Pictures

with_a_menu = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
"""Lets pass what the platform without a screen says of each menu."""

MORNING, EVENING = Slot.MORNING, Slot.EVENING
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
CONTROL = Qt.KeyboardModifier.ControlModifier
PLAN = WeekPlan().with_routine(TUE, EVENING, "mine").rest_day(SUN)


class Shown:
    """The page, and someone in front of it."""

    def __init__(self, page: PlanPage) -> None:
        self.page = page
        self.window = QMainWindow()
        self.window.setCentralWidget(page)
        self.kept: list[WeekPlan] = []
        page.plan_changed.connect(self.kept.append)
        self.view = next(iter(page.findChildren(WeekView)))
        self.week = next(iter(page.findChildren(WeekModel)))

    @property
    def plan(self) -> WeekPlan:
        """What was kept last."""
        return self.kept[-1]

    @property
    def offers(self) -> QListView:
        return next(each for each in self.page.findChildren(QListView) if each.isVisible())

    @property
    def search(self) -> QLineEdit:
        return next(iter(self.page.findChildren(QLineEdit)))

    @property
    def menu(self) -> QMenu:
        return next(iter(self.page.findChildren(QMenu)))

    @property
    def titles(self) -> list[str]:
        model = self.offers.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def said(self) -> list[str]:
        return [each.text() for each in self.page.findChildren(QLabel) if each.isVisible()]

    def button(self, text: str) -> QAbstractButton:
        found = [each for each in self.page.findChildren(QAbstractButton) if each.isVisible()]
        return next(each for each in found if text in (each.text(), each.accessibleName()))

    def middle(self, place: Place) -> QPoint:
        return self.view.visualRect(self.week.cell(place)).center()

    def click(self, place: Place) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.middle(place))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key, modifier)

    def row(self, title: str) -> QMimeData:
        """A row of the list as it is dragged."""
        model = self.offers.model()
        return model.mimeData([model.index(self.titles.index(title), 0)])

    def drag(self, place: Place, monkeypatch: pytest.MonkeyPatch) -> QMimeData:
        """Take hold of a place with the mouse and pull; what is dragged then."""
        dragged = []
        monkeypatch.setattr(QDrag, "exec", lambda drag, *actions: dragged.append(drag.mimeData()))
        viewport, at = self.view.viewport(), self.middle(place)
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseMove(viewport, at + QPoint(30, 0))
        QTest.mouseMove(viewport, at + QPoint(60, 0))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
        return dragged[0] if dragged else QMimeData()

    def drop(
        self, mime: QMimeData, place: Place, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> Qt.DropAction:
        """Let something go over a place; what is done with it."""
        both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
        viewport, at = self.view.viewport(), self.middle(place)
        left = Qt.MouseButton.LeftButton
        QApplication.sendEvent(viewport, QDragEnterEvent(at, both, mime, left, held))
        dropped = QDropEvent(QPointF(at), both, mime, left, held)
        QApplication.sendEvent(viewport, dropped)
        return dropped.dropAction() if dropped.isAccepted() else Qt.DropAction.IgnoreAction


@pytest.fixture
def shown(theme: Theme, icons: Icons, pictures: Pictures, routines: tuple[Routine, ...], qtbot: QtBot) -> Shown:
    hands = next(routine for routine in routines if routine.id == "hands-nightly")
    mine = replace(hands, id="mine", title="My wind-down", slot=EVENING)
    page = PlanPage(theme, icons, pictures)
    page.show_plan(PLAN, (mine, *routines), THU)
    shown = Shown(page)
    qtbot.addWidget(shown.window)
    shown.window.resize(1280, 820)
    shown.window.show()
    shown.window.activateWindow()
    page.setFocus()
    qtbot.waitUntil(shown.view.hasFocus)
    return shown


def cells(view: QTableView) -> list[list[str]]:
    model = view.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_week_is_shown_with_today_marked(shown: Shown) -> None:
    mornings, evenings = cells(shown.view)
    assert mornings == ["Morning sequence"] * 6 + ["Rest"]
    assert evenings == ["Evening sequence", "My wind-down", *["Evening sequence"] * 4, "Rest"]
    head = [shown.view.model().headerData(day, Qt.Orientation.Horizontal) for day in range(7)]
    assert head == ["Mon", "Tue", "Wed", "Thu · today", "Fri", "Sat", "Sun"]
    assert shown.view.place == (THU, MORNING)
    assert shown.page.plan == PLAN


def test_each_place_has_a_name_for_who_hears_it(shown: Shown) -> None:
    model = shown.view.model()
    heard = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, TUE).data(heard).startswith("Tuesday evening, My wind-down, ")
    assert model.index(0, SUN).data(heard) == "Sunday morning, Rest"


def test_the_list_has_the_users_own_first_with_where_they_are_planned(shown: Shown) -> None:
    assert shown.titles[:3] == ["Rest", "My wind-down", "Desk break, 2 minutes"]
    facts = shown.offers.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert facts.endswith(" · Tue evening")


def test_a_search_narrows_the_list(shown: Shown) -> None:
    field = shown.search
    QTest.keyClicks(field, "wind")
    assert shown.titles == ["My wind-down"]
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert shown.offers.hasFocus()
    shown.press(Qt.Key.Key_Return)
    assert shown.plan == PLAN.with_routine(THU, MORNING, "mine")


def test_a_routine_is_dragged_onto_a_day_and_slot(shown: Shown) -> None:
    assert shown.drop(shown.row("My wind-down"), (FRI, MORNING)) is Qt.DropAction.CopyAction
    assert shown.plan == PLAN.with_routine(FRI, MORNING, "mine")
    assert shown.view.place == (FRI, MORNING)
    shown.drop(shown.row("Rest"), (FRI, EVENING))
    assert shown.plan.at(FRI, EVENING) == REST


def test_what_is_dragged_from_place_to_place_is_moved(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    mime = shown.drag((TUE, EVENING), monkeypatch)
    assert shown.drop(mime, (WED, EVENING)) is Qt.DropAction.MoveAction
    assert shown.plan == PLAN.with_routine(WED, EVENING, "mine").rest_day(TUE, EVENING)
    assert len(shown.kept) == 1


def test_with_control_it_is_copied(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    mime = shown.drag((TUE, EVENING), monkeypatch)
    assert shown.drop(mime, (WED, EVENING), CONTROL) is Qt.DropAction.CopyAction
    assert shown.plan == PLAN.with_routine(WED, EVENING, "mine")


def test_what_is_let_go_where_it_was_changes_nothing(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.drop(shown.drag((TUE, EVENING), monkeypatch), (TUE, EVENING))
    assert shown.kept == []


def test_a_rest_is_not_dragged_away(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not parcel.holds(shown.drag((SUN, EVENING), monkeypatch))


def test_other_things_are_not_taken(shown: Shown) -> None:
    mime = QMimeData()
    mime.setText("a letter")
    assert shown.drop(mime, (MON, MORNING)) is Qt.DropAction.IgnoreAction
    assert shown.kept == []


def test_the_keyboard_goes_through_the_week(shown: Shown) -> None:
    shown.press(Qt.Key.Key_Right)
    shown.press(Qt.Key.Key_Down)
    assert shown.view.place == (FRI, EVENING)
    assert "Friday evening" in shown.said
    shown.press(Qt.Key.Key_Delete)
    assert shown.plan == PLAN.rest_day(FRI, EVENING)


def test_a_place_is_copied_by_key(shown: Shown) -> None:
    shown.click((TUE, EVENING))
    shown.press(Qt.Key.Key_C, CONTROL)
    shown.press(Qt.Key.Key_Left)
    shown.press(Qt.Key.Key_V, CONTROL)
    assert shown.plan == PLAN.with_routine(MON, EVENING, "mine")
    assert QApplication.clipboard().text() == "My wind-down"
    QApplication.clipboard().setText("a letter")
    shown.press(Qt.Key.Key_V, CONTROL)
    assert len(shown.kept) == 1


@with_a_menu
def test_enter_offers_what_suits_the_place(shown: Shown) -> None:
    shown.click((TUE, EVENING))
    shown.press(Qt.Key.Key_Return)
    menu = shown.menu
    assert menu.isVisible()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[0] == "My wind-down"
    assert "Desk break, 2 minutes" in texts
    assert "Morning sequence" not in texts
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["My wind-down"]
    assert texts[-4:] == ["Another routine…", "Rest", "Rest all Tuesday", "My wind-down on every evening"]
    choose(menu, "Evening sequence")
    assert shown.plan == PLAN.with_routine(TUE, EVENING, "evening")


@with_a_menu
@pytest.mark.parametrize(
    ("chosen", "plan"),
    [
        ("Rest", PLAN.rest_day(TUE, EVENING)),
        ("Rest all Tuesday", PLAN.rest_day(TUE)),
        ("My wind-down on every evening", PLAN.with_routine(None, EVENING, "mine")),
    ],
)
def test_the_menu_rests_and_repeats(shown: Shown, chosen: str, plan: WeekPlan) -> None:
    shown.click((TUE, EVENING))
    shown.press(Qt.Key.Key_Return)
    choose(shown.menu, chosen)
    assert shown.plan == plan


@with_a_menu
def test_another_routine_is_looked_for_in_the_list(shown: Shown) -> None:
    shown.click((TUE, EVENING))
    QTest.mouseClick(shown.button("Choose"), Qt.MouseButton.LeftButton)
    choose(shown.menu, "Another routine…")
    assert shown.search.hasFocus()


def test_the_buttons_do_the_same(shown: Shown) -> None:
    shown.click((TUE, EVENING))
    QTest.mouseClick(shown.button("Every evening"), Qt.MouseButton.LeftButton)
    assert shown.plan == PLAN.with_routine(None, EVENING, "mine")
    shown.click((MON, MORNING))
    QTest.mouseClick(shown.button("Rest on Monday morning"), Qt.MouseButton.LeftButton)
    assert shown.plan.rest_days == frozenset()
    assert shown.plan.at(MON, MORNING) == REST


def test_all_is_undone_and_done_again_in_words(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    shown.drop(shown.drag((TUE, EVENING), monkeypatch), (WED, EVENING))
    shown.press(Qt.Key.Key_Delete)
    assert shown.button("Undo rest on Wednesday evening").isEnabled()
    shown.press(Qt.Key.Key_Z, CONTROL)
    QTest.mouseClick(shown.button("Undo move “My wind-down” to Wednesday evening"), Qt.MouseButton.LeftButton)
    assert shown.plan == PLAN
    assert not shown.button("Undo").isEnabled()
    shown.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert shown.plan == PLAN.with_routine(WED, EVENING, "mine").rest_day(TUE, EVENING)
    assert shown.button("Redo rest on Wednesday evening").isEnabled()


def test_what_does_not_go_together_is_said(shown: Shown) -> None:
    assert not any("cups" in text for text in shown.said)
    shown.drop(shown.row("Facial cupping"), (MON, EVENING))
    shown.drop(shown.row("Gua sha, full face"), (TUE, EVENING))
    assert any("The day after cups is for hands and drainage only" in text for text in shown.said)
    shown.press(Qt.Key.Key_Z, CONTROL)
    shown.drop(shown.row("Rest"), (TUE, MORNING))
    assert not any("cups" in text for text in shown.said)


def test_a_routine_that_is_gone_is_shown_as_such(shown: Shown, routines: tuple[Routine, ...]) -> None:
    shown.page.show_plan(PLAN, routines, THU)
    assert cells(shown.view)[1][TUE] == "No longer in your library"


@pytest.mark.parametrize("width", [900, 480])
def test_where_it_is_narrow_the_days_are_rows(shown: Shown, width: int, qtbot: QtBot) -> None:
    shown.click((TUE, EVENING))
    shown.window.resize(width, 600)
    assert cells(shown.view)[TUE] == ["Morning sequence", "My wind-down"]
    assert shown.view.place == (TUE, EVENING)
    shown.press(Qt.Key.Key_Down)
    assert shown.view.place == (WED, EVENING)
    qtbot.waitUntil(lambda: shown.page.horizontalScrollBar().maximum() == 0)
    list_at = shown.offers.mapTo(shown.page, QPoint())
    week_at = shown.view.mapTo(shown.page, QPoint())
    assert list_at.x() < week_at.x() if width == 900 else list_at.y() > week_at.y() + shown.view.height()


@pytest.mark.parametrize("how", ["Done", "Escape"])
def test_the_page_is_closed(shown: Shown, how: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page.closed):
        if how == "Done":
            QTest.mouseClick(shown.button("Done"), Qt.MouseButton.LeftButton)
        else:
            shown.press(Qt.Key.Key_Escape)


def test_all_that_can_be_pressed_is_reached_by_tab_and_has_a_name(shown: Shown) -> None:
    shown.page.setFocus()
    reached: set[QWidget | None] = set()
    while (here := QApplication.focusWidget()) not in reached:
        reached.add(here)
        QTest.keyClick(here or shown.page, Qt.Key.Key_Tab)
    buttons = [each for each in shown.page.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    pressable = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert {*pressable, shown.view, shown.offers} <= reached
    assert all(each.accessibleName() or each.text() for each in pressable)


def choose(menu: QMenu, text: str) -> None:
    """Choose an entry with the mouse."""
    action = next(each for each in menu.actions() if each.text() == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
