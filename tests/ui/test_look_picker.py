from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from upstroke.domain.look import Hair, Look, SkinTone
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.look_picker import LookPicker

SKINS = {tone: QColor.fromHsv(20, 90, 250 - 15 * place).name() for place, tone in enumerate(SkinTone)}


class Painter:
    """Paints a plain square, and notes the looks that it was asked for."""

    def __init__(self) -> None:
        self.looks: list[Look] = []

    def __call__(self, look: Look, size: QSize, ratio: float) -> QPixmap:
        self.looks.append(look)
        picture = QPixmap(size)
        picture.fill(QColor(SKINS[look.tone]))
        return picture


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def picker(painter: Painter, theme: Theme, qtbot: QtBot) -> LookPicker:
    picker = LookPicker(painter, SKINS, theme)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def button(picker: LookPicker, name: str) -> QAbstractButton:
    return next(each for each in picker.findChildren(QAbstractButton) if each.accessibleName() == name)


def test_a_swatch_chooses_a_skin_and_a_pill_the_hair(picker: LookPicker) -> None:
    chosen: list[Look] = []
    picker.chosen.connect(chosen.append)
    QTest.mouseClick(button(picker, "Skin: Deep, warm"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(picker, "Hair: Short"), Qt.MouseButton.LeftButton)
    assert chosen == [Look(SkinTone.DEEP_WARM, Hair.TOWEL), Look(SkinTone.DEEP_WARM, Hair.CROPPED)]
    assert "Deep, warm" in {label.text() for label in picker.findChildren(QLabel)}


def test_the_picture_is_of_what_is_chosen(picker: LookPicker, painter: Painter) -> None:
    picker.grab()
    assert painter.looks[-1] == Look()
    QTest.mouseClick(button(picker, "Skin: Dark, cool"), Qt.MouseButton.LeftButton)
    picker.grab()
    assert painter.looks[-1] == replace(Look(), tone=SkinTone.DARK_COOL)


def test_showing_a_look_is_no_choice(picker: LookPicker, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(picker.chosen):
        picker.show_look(Look(SkinTone.MEDIUM_WARM, Hair.BUN))
    assert button(picker, "Skin: Medium, warm").isChecked()
    assert button(picker, "Hair: Tied up").isChecked()


def test_skins_can_be_chosen_with_the_keyboard(picker: LookPicker) -> None:
    chosen: list[Look] = []
    picker.chosen.connect(chosen.append)
    button(picker, "Hair: Towel").setFocus()
    QTest.keyClick(button(picker, "Hair: Towel"), Qt.Key.Key_Backtab)
    here = picker.focusWidget()
    assert here is not None
    assert here.accessibleName() == "Skin: Light, warm", "Tab comes to the one that is chosen"
    QTest.keyClick(here, Qt.Key.Key_Right)
    QTest.keyClick(picker.focusWidget() or picker, Qt.Key.Key_Up)
    assert [look.tone for look in chosen] == [SkinTone.MEDIUM_WARM, SkinTone.MEDIUM_COOL]


def test_each_swatch_shows_its_colour(picker: LookPicker) -> None:
    for tone in SkinTone:
        swatch = button(picker, f"Skin: {tone.words}")
        image = swatch.grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor(SKINS[tone])
