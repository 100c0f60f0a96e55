import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from upstroke.ui.icons import Icons
from upstroke.ui.widgets.choice import Choice, Group, Option

FRUIT = (
    Group("Round", (Option(1, "Apple"), Option(2, "Plum", "There are none today."), Option(3, "Cherry"))),
    Group("Long", (Option(4, "Banana & split"),)),
)


@pytest.fixture
def choice(icons: Icons, qtbot: QtBot) -> Choice:
    choice = Choice("Fruit", icons)
    qtbot.addWidget(choice)
    choice.show_options(FRUIT, 1)
    choice.show()
    return choice


def test_the_keyboard_goes_from_option_to_option_past_headings_and_what_is_stopped(choice: Choice) -> None:
    picked: list[object] = []
    choice.picked.connect(picked.append)
    for _ in range(3):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert picked == [3, 4]
    assert (choice.value, choice.currentText()) == (4, "Banana & split")


def test_a_letter_finds_an_option(choice: Choice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.picked) as picked:
        QTest.keyClicks(choice, "c")
    assert picked.args == [3]


def test_what_is_stopped_says_why_and_headings_cannot_be_taken(choice: Choice) -> None:
    rows = [choice.model().index(row, 0) for row in range(choice.count())]
    enabled = [bool(row.flags() & Qt.ItemFlag.ItemIsEnabled) for row in rows]
    assert [row.data() for row in rows] == ["Round", "Apple", "Plum", "Cherry", "Long", "Banana & split"]
    assert enabled == [False, True, False, True, False, True]
    assert rows[2].data(Qt.ItemDataRole.ToolTipRole) == "<qt>There are none today.</qt>"


def test_showing_is_no_choice_and_nothing_chosen_leaves_the_placeholder(choice: Choice, qtbot: QtBot) -> None:
    choice.setPlaceholderText("Take one")
    with qtbot.assertNotEmitted(choice.picked):
        choice.show_options(FRUIT, 3)
        choice.show_options(FRUIT, None)
    assert choice.value is None
    assert choice.currentText() == ""
    assert not choice.grab().isNull()


def test_the_wheel_scrolls_the_page_and_changes_nothing(choice: Choice, qtbot: QtBot) -> None:
    middle = QPointF(choice.rect().center())
    down = QWheelEvent(
        middle,
        choice.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.assertNotEmitted(choice.picked):
        QApplication.sendEvent(choice, down)
    assert not down.isAccepted()
    assert choice.value == 1
