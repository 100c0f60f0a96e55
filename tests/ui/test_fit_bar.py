"""The slider that asks for another length."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from upstroke.domain.draft import Draft
from upstroke.domain.fit import Fitted
from upstroke.ui.builder.fit_bar import MINUTE_MS, FitBar
from upstroke.ui.theme import Theme

CHANGED = "Jawline sweep: 5 → 4 strokes a side; Cheek to ear: 6 → 5 strokes a side; and 7 more"
SHORTEST = "It can't be shorter than 6 min 10 s with every step in it."


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> FitBar:
    bar = FitBar()
    qtbot.addWidget(bar)
    bar.resize(300, 60)
    bar.show_length(11 * MINUTE_MS + 40_000)
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    return bar


@pytest.fixture
def targets(bar: FitBar) -> list[int]:
    found: list[int] = []
    bar.target_changed.connect(found.append)
    return found


def test_it_shows_how_long_the_draft_is(bar: FitBar, targets: list[int]) -> None:
    assert (bar._minutes.text(), bar._slider.value()) == ("12 min", 12)
    bar.show_length(50_000)
    assert (bar._minutes.text(), bar._slider.value()) == ("1 min", 2)
    bar.show_length(70 * MINUTE_MS)
    assert (bar._minutes.text(), bar._slider.value()) == ("70 min", 45)
    assert targets == []


def test_an_empty_draft_can_not_be_made_to_fit(bar: FitBar) -> None:
    bar.show_length(0)
    assert not bar.isEnabled()
    assert bar._minutes.text() == ""


def test_the_mouse_asks_while_it_moves_and_settles_when_let_go(bar: FitBar, targets: list[int], qtbot: QtBot) -> None:
    slider = bar._slider
    left, middle = QPoint(4, slider.height() // 2), slider.rect().center()
    place = QPoint(round(4 + (12 - 2) / 43 * (slider.width() - 8)), middle.y())
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(slider, middle)
    QTest.mouseMove(slider, left)
    assert len(targets) > 1
    assert targets[-1] == 2 * MINUTE_MS
    assert bar._minutes.text() == "2 min"
    with qtbot.waitSignal(bar.settled):
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=left)


def test_the_keyboard_asks_and_settles_when_it_goes_elsewhere(bar: FitBar, targets: list[int], qtbot: QtBot) -> None:
    bar.setFocus()
    settled: list[bool] = []
    bar.settled.connect(lambda: settled.append(True))
    QTest.keyClick(bar._slider, Qt.Key.Key_Left)
    QTest.keyClick(bar._slider, Qt.Key.Key_Left)
    QTest.keyClick(bar._slider, Qt.Key.Key_PageUp)
    QTest.keyClick(bar._slider, Qt.Key.Key_Home)
    assert targets == [minutes * MINUTE_MS for minutes in (11, 10, 15, 2)]
    assert settled == []
    bar._slider.clearFocus()
    assert settled == [True]


def test_while_it_is_moved_it_stays_where_the_user_has_it(bar: FitBar) -> None:
    bar.setFocus()
    QTest.keyClick(bar._slider, Qt.Key.Key_Home)
    bar.show_length(6 * MINUTE_MS)
    bar.show_fitted(Fitted(Draft(), (CHANGED, SHORTEST), False))
    assert (bar._minutes.text(), bar._slider.value()) == ("2 min", 2)
    bar._slider.clearFocus()
    assert (bar._minutes.text(), bar._slider.value()) == ("6 min", 6)
    assert bar._told.isVisible()


def test_it_says_what_was_changed_until_something_else_is(bar: FitBar) -> None:
    bar.show_fitted(Fitted(Draft(), (CHANGED,), True))
    assert bar._told.isVisible()
    assert bar._told.text() == CHANGED
    assert bar._told.wordWrap(), "all of it can be read"
    bar.show_length(8 * MINUTE_MS)
    assert not bar._told.isVisible()


def test_it_says_first_why_it_does_not_fit(bar: FitBar) -> None:
    bar.resize(600, 60)
    bar.show_fitted(Fitted(Draft(), (CHANGED, SHORTEST), False))
    assert bar._told.text() == SHORTEST
    assert bar._told.property("kind") == "caution"
    assert "Jawline sweep" in bar._told.toolTip()


def test_where_nothing_was_changed_it_says_nothing(bar: FitBar) -> None:
    bar.show_fitted(Fitted(Draft(), (CHANGED,), True))
    bar.show_fitted(Fitted(Draft(), (), True))
    assert not bar._told.isVisible()


def test_it_can_be_as_narrow_as_a_pane(bar: FitBar) -> None:
    assert bar.minimumSizeHint().width() <= 300
    bar.show_fitted(Fitted(Draft(), (CHANGED,), True))
    assert bar.minimumSizeHint().width() <= 300
    assert bar._slider.width() >= 80
