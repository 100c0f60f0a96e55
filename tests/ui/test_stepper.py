import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from upstroke.domain.bounds import Bounds
from upstroke.files.preferences import SETTINGS
from upstroke.ui.icons import Icons
from upstroke.ui.widgets.stepper import Stepper


@pytest.fixture
def stepper(icons: Icons, qtbot: QtBot) -> Stepper:
    stepper = Stepper("Minutes a week", Bounds(0, 100), 10, icons, "none")
    qtbot.addWidget(stepper)
    stepper.show()
    return stepper


def box(stepper: Stepper) -> QSpinBox:
    (found,) = stepper.findChildren(QSpinBox)
    return found


def press(stepper: Stepper, name: str) -> None:
    (found,) = (each for each in stepper.findChildren(QAbstractButton) if each.accessibleName() == name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_none_is_said_as_a_word_and_no_number(stepper: Stepper) -> None:
    assert box(stepper).text() == "none"
    stepper.show_number(30)
    assert box(stepper).text() == "30"


def test_the_buttons_step_as_far_as_it_goes(stepper: Stepper) -> None:
    changes: list[int] = []
    stepper.changed.connect(changes.append)
    for name in ("Less: Minutes a week", "More: Minutes a week", "More: Minutes a week", "Less: Minutes a week"):
        press(stepper, name)
    assert changes == [10, 20, 10]
    stepper.show_number(100)
    press(stepper, "More: Minutes a week")
    assert changes == [10, 20, 10]


def test_the_keyboard_steps_and_writes(stepper: Stepper) -> None:
    changes: list[int] = []
    stepper.changed.connect(changes.append)
    QTest.keyClick(box(stepper), Qt.Key.Key_Up)
    box(stepper).selectAll()
    QTest.keyClicks(box(stepper), "45")
    QTest.keyClick(box(stepper), Qt.Key.Key_Return)
    assert changes == [10, 45]


def test_the_wheel_is_left_to_the_page(stepper: Stepper) -> None:
    middle = QPointF(box(stepper).rect().center())
    turned = QWheelEvent(
        middle,
        box(stepper).mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box(stepper), turned)
    assert box(stepper).value() == 0
    assert not turned.isAccepted()


def test_each_word_for_none_has_room(icons: Icons, qtbot: QtBot) -> None:
    for word in {setting.nought for setting in SETTINGS}:
        stepper = Stepper("Goal", Bounds(0, 5000), 10, icons, word)
        qtbot.addWidget(stepper)
        stepper.show()
        shown = box(stepper)
        assert shown.lineEdit().width() > shown.fontMetrics().horizontalAdvance(word)
