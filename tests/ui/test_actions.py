from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.actions import ACTIONS, Scope, action, add_action, offer, shortcut_text
from upstroke.ui.widgets.labels import tip


def test_ids_are_unique() -> None:
    assert max(Counter(entry.id for entry in ACTIONS).values()) == 1


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.WINDOW])
def test_no_two_shortcuts_clash_where_both_work(scope: Scope) -> None:
    with_it = {Scope.WINDOW, scope, *([Scope.BUILDER] if scope is Scope.ROWS else [])}
    here = [QKeySequence(entry.shortcut).toString() for entry in ACTIONS if entry.scope in with_it]
    assert max(Counter(here).values()) == 1


def test_each_shortcut_is_one_that_qt_knows() -> None:
    for entry in ACTIONS:
        assert QKeySequence(entry.shortcut).toString() == entry.shortcut


def test_an_unknown_action_is_an_error() -> None:
    with pytest.raises(KeyError):
        action("fly")


def test_a_shortcut_of_a_page_works_while_it_is_shown_and_one_of_rows_in_them(qtbot: QtBot) -> None:
    window, page, rail, rows, field = QWidget(), QWidget(), QLineEdit(), QListView(), QLineEdit()
    inside = QVBoxLayout(page)
    inside.addWidget(field)
    inside.addWidget(rows)
    whole = QVBoxLayout(window)
    whole.addWidget(page)
    whole.addWidget(rail)
    qtbot.addWidget(window)
    saved = []
    removed = []
    add_action(page, "save", lambda: saved.append("now"))
    add_action(rows, "remove", lambda: removed.append("now"))
    window.show()
    window.activateWindow()
    for place in (field, rail, rows):
        place.setFocus()
        qtbot.waitUntil(place.hasFocus)
        QTest.keyClick(place, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(place, Qt.Key.Key_Delete)
    assert (len(saved), len(removed)) == (3, 1)
    page.hide()
    QTest.keyClick(rail, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(saved) == 3
    assert shortcut_text("save") == "Ctrl+S"


def test_a_button_for_undo_says_what_it_would_undo(qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    offer(button, "undo", "rename")
    assert (button.toolTip(), button.accessibleName()) == (tip("Undo rename (Ctrl+Z)"), "Undo rename")
    offer(button, "undo", "")
    assert not button.isEnabled()
