"""The keys of undo and redo go by fields that have an undo of their own."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.builder.own_undo import OwnUndo


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page with two fields."""
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(2):
        column.addWidget(QLineEdit())
    qtbot.addWidget(page)
    OwnUndo(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_a_field_keeps_its_text_and_the_page_gets_the_key(page: QWidget) -> None:
    undone: list[bool] = []
    QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page, lambda: undone.append(True))
    field, _ = page.findChildren(QLineEdit)
    field.setFocus()
    QTest.keyClicks(field, "calm")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), undone) == ("calm", [True])


def test_a_field_may_be_taken_away_while_the_keyboard_is_in_it(page: QWidget) -> None:
    gone, left = page.findChildren(QLineEdit)
    gone.setFocus()
    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left.setFocus()
    assert left.hasFocus()
