"""The first page that a new user sees."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.felt_wrong import EMERGENCY_SIGNS, STOP_SIGNS
from upstroke.domain.look import Look, SkinTone
from upstroke.ui.theme import Theme
from upstroke.ui.welcome.page import WelcomePage
from upstroke.ui.widgets.look_picker import LookPicker


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> WelcomePage:
    def grey(look: Look, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    page = WelcomePage(LookPicker(grey, dict.fromkeys(SkinTone, "#c08060"), theme))
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def test_it_says_what_to_know_before_the_first_routine(page: WelcomePage) -> None:
    text = "\n".join(each.text() for each in page.findChildren(QLabel)).lower()
    assert "for healthy adults, and not medical advice" in text
    assert "be gentle" in text
    assert all(sign in text for sign in (*STOP_SIGNS, *EMERGENCY_SIGNS))
    assert "everything stays on this computer" in text


def test_all_of_it_fits_a_small_window(page: WelcomePage) -> None:
    assert page.verticalScrollBar().maximum() == 0
    assert page.horizontalScrollBar().maximum() == 0
    for each in page.findChildren(QLabel):
        assert each.height() >= (each.heightForWidth(each.width()) if each.wordWrap() else each.sizeHint().height())


def test_it_goes_on(page: WelcomePage, qtbot: QtBot) -> None:
    (go_on,) = (each for each in page.findChildren(QPushButton) if each.text() == "Go on")
    with qtbot.waitSignal(page.done):
        QTest.mouseClick(go_on, Qt.MouseButton.LeftButton)
