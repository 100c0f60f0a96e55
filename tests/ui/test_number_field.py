import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QSpinBox
from pytestqt.qtbot import QtBot

from upstroke.domain.bounds import Bounds
from upstroke.ui.widgets.number_field import NumberField


@pytest.fixture
def field(qtbot: QtBot) -> NumberField:
    field = NumberField("Tempo")
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show_number(20, Bounds(4, 40))
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    return field


def parts(field: NumberField) -> tuple[QSlider, QSpinBox]:
    (slider,), (box,) = field.findChildren(QSlider), field.findChildren(QSpinBox)
    return slider, box


def test_slider_and_number_show_the_same(field: NumberField) -> None:
    slider, box = parts(field)
    changed: list[int] = []
    field.changed.connect(changed.append)
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert changed == [21, 22]
    assert (slider.value(), box.value(), field.value) == (22, 22, 22)


def test_a_number_is_taken_once_it_is_written_and_never_past_its_bounds(field: NumberField, qtbot: QtBot) -> None:
    _, box = parts(field)
    changed: list[int] = []
    field.changed.connect(changed.append)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "38")
    assert changed == []
    with qtbot.waitSignal(field.settled):
        QTest.keyClick(box, Qt.Key.Key_Return)
    assert changed == [38]
    box.selectAll()
    QTest.keyClicks(box, "400")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert field.value <= 40


def test_letting_go_of_the_slider_settles(field: NumberField, qtbot: QtBot) -> None:
    slider, box = parts(field)
    with qtbot.waitSignal(field.settled):
        QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
        QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    slider.setFocus()
    with qtbot.waitSignal(field.settled):
        box.setFocus()


def test_showing_a_number_is_no_change(field: NumberField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.show_number(3, Bounds(1, 3))
    assert [part.value() for part in parts(field)] == [3, 3]


def test_the_number_can_be_read(field: NumberField) -> None:
    """A style sheet and no arrows leave it no room at all."""
    _, box = parts(field)
    assert box.lineEdit().width() >= box.fontMetrics().horizontalAdvance("300")
