from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.actions import ACTIONS, Scope, action, add_action, shortcut_text


def test_ids_are_unique() -> None:
    assert max(Counter(entry.id for entry in ACTIONS).values()) == 1


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.WINDOW])
def test_no_two_shortcuts_clash_where_both_work(scope: Scope) -> None:
    here = [QKeySequence(entry.shortcut).toString() for entry in ACTIONS if entry.scope in (Scope.WINDOW, scope)]
    assert max(Counter(here).values()) == 1


def test_each_shortcut_is_one_that_qt_knows() -> None:
    for entry in ACTIONS:
        assert QKeySequence(entry.shortcut).toString() == entry.shortcut


def test_an_unknown_action_is_an_error() -> None:
    with pytest.raises(KeyError):
        action("fly")


def test_a_shortcut_of_a_page_works_anywhere_in_it(qtbot: QtBot) -> None:
    page = QWidget()
    field = QLineEdit()
    QVBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    saved = []
    add_action(page, "save", lambda: saved.append("now"))
    page.show()
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["now"]
    assert shortcut_text("save") == "Ctrl+S"
