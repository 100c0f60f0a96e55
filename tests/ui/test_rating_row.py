"""A scale from 0 to 10, by tap and by key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from upstroke.domain.ratings import MOST
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.rating_row import RatingRow

Key = Qt.Key


class Said(list[int]):
    """What came out."""


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> RatingRow:
    row = RatingRow("Jaw tension before", theme)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    return row


@pytest.fixture
def said(row: RatingRow) -> Said:
    said = Said()
    row.rated.connect(said.append)
    return said


def tap(row: RatingRow, value: int) -> None:
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.center(value).toPoint())


def test_one_tap_says_it(row: RatingRow, said: Said) -> None:
    assert row.value is None
    for value in (0, 7, MOST):
        tap(row, value)
        assert row.value == value
    assert said == [0, 7, MOST]


def test_all_dots_can_be_tapped_where_there_is_less_room(row: RatingRow, said: Said) -> None:
    row.setFixedWidth(row.minimumSizeHint().width())
    for value in range(MOST + 1):
        tap(row, value)
    assert said == list(range(MOST + 1))
    assert row.center(MOST).x() < row.width()


def test_what_is_shown_does_not_come_out(row: RatingRow, said: Said) -> None:
    row.show_value(4)
    assert (row.value, said) == (4, [])


def test_one_key_says_it(row: RatingRow, said: Said) -> None:
    row.setFocus()
    for key in (Key.Key_4, Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Right, Key.Key_Home):
        QTest.keyClick(row, key)
    assert said == [4, 5, 4, 10, 0], "it goes no farther than its ends"


def test_it_says_what_it_is_to_those_who_cannot_see_it(row: RatingRow) -> None:
    assert row.accessibleName() == "Jaw tension before, 0 to 10: not rated"
    tap(row, 3)
    assert row.accessibleName() == "Jaw tension before, 0 to 10: 3 of 10"


def test_a_tap_leaves_the_keyboard_where_it_is(row: RatingRow) -> None:
    assert row.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_the_last_dot_is_as_far_from_its_end_as_the_first(row: RatingRow) -> None:
    for width in (row.minimumSizeHint().width(), 300, row.sizeHint().width()):
        row.setFixedWidth(width)
        assert width - row.center(MOST).x() == pytest.approx(row.center(0).x())
