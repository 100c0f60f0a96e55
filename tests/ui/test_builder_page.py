from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from upstroke.domain.draft import SequenceDraft, as_routine
from upstroke.domain.routine import Routine, Slot
from upstroke.ui.builder.page import BuilderPage
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, icons: Icons, routines: tuple[Routine, ...], qtbot: QtBot) -> BuilderPage:
    page = BuilderPage(theme, icons)
    qtbot.addWidget(page)
    page.resize(1192, 820)
    page.show_routines(routines, ())
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def parts(page: BuilderPage) -> tuple[str, ...]:
    return page.draft.parts


def add(page: BuilderPage, title: str, qtbot: QtBot) -> None:
    """Click a routine in the list on the left."""
    shown = page._palette._list
    item = next(shown.item(row) for row in range(shown.count()) if shown.item(row).text().startswith(title))
    shown.scrollToItem(item)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=shown.visualItemRect(item).center())


def press(page: BuilderPage, name: str, qtbot: QtBot) -> None:
    def found() -> list[QPushButton]:
        buttons = page.findChildren(QPushButton)
        return [each for each in buttons if each.isVisible() and name in (each.text(), each.accessibleName())]

    qtbot.waitUntil(lambda: bool(found()))
    QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_a_sequence_is_built_from_nothing_and_saved(page: BuilderPage, qtbot: QtBot) -> None:
    assert not page._save.isEnabled()
    add(page, "Nightly hand massage", qtbot)
    add(page, "Gua sha, full face", qtbot)
    assert parts(page) == ("hands-nightly", "guasha-full")
    assert not page._save.isEnabled()
    QTest.keyClicks(page._name, "My wind-down ")
    press(page, "Move up: Gua sha, full face", qtbot)
    press(page, "Any time", qtbot)
    with qtbot.waitSignal(page.save_requested) as asked:
        press(page, "Save", qtbot)
    assert asked.args == [SequenceDraft("", "My wind-down", Slot.ANY, ("guasha-full", "hands-nightly"))]


def test_a_saved_sequence_can_be_played_changed_and_deleted(
    page: BuilderPage, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    draft = SequenceDraft("mine", "Mine", Slot.EVENING, ("hands-nightly", "guasha-full"))
    known = {routine.id: routine for routine in routines}
    page.show_routines([*routines, as_routine(draft, known)], ["mine"])
    page.show_saved(draft)
    assert not page._save.isEnabled()
    with qtbot.waitSignal(page.play_requested) as played:
        press(page, "Play", qtbot)
    assert played.args == ["mine"]

    press(page, "Take out: Nightly hand massage", qtbot)
    assert page.unsaved
    assert page._save.isEnabled()
    assert not page._play.isEnabled()
    with qtbot.waitSignal(page.delete_requested) as deleted:
        press(page, "Delete", qtbot)
    assert deleted.args == ["mine"]


def test_ones_own_sequences_can_be_opened_again(page: BuilderPage, routines: tuple[Routine, ...], qtbot: QtBot) -> None:
    known = {routine.id: routine for routine in routines}
    mine = SequenceDraft("mine", "Mine", Slot.MORNING, ("desk-2min",))
    page.show_routines([*routines, as_routine(mine, known)], ["mine"])
    press(page, "Mine", qtbot)
    assert page.draft == mine
    press(page, "New sequence", qtbot)
    assert page.draft == SequenceDraft()


def test_a_sequence_can_not_be_put_into_itself(page: BuilderPage, routines: tuple[Routine, ...]) -> None:
    known = {routine.id: routine for routine in routines}
    mine = SequenceDraft("mine", "Mine of mine", Slot.MORNING, ("desk-2min",))
    page.show_routines([*routines, as_routine(mine, known)], ["mine"])
    shown = page._palette._list
    assert any("Mine of mine" in shown.item(row).text() for row in range(shown.count()))
    page.show_draft(mine)
    assert not any("Mine of mine" in shown.item(row).text() for row in range(shown.count()))


def test_the_keyboard_does_it_all(page: BuilderPage, qtbot: QtBot) -> None:
    shown = page._palette._list
    shown.setFocus()
    for row in (0, 3, 5):
        shown.setCurrentRow(row)
        QTest.keyClick(shown, Qt.Key.Key_Return)
    first, second, third = parts(page)
    page._parts.focus_place(2)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert parts(page) == (first, third, second)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Delete)
    assert parts(page) == (first, second)


@pytest.fixture
def mine(page: BuilderPage, routines: tuple[Routine, ...]) -> SequenceDraft:
    """A saved sequence, shown beside the new one."""
    mine = SequenceDraft("mine", "Mine & yours", Slot.MORNING, ("desk-2min",))
    made = as_routine(mine, {routine.id: routine for routine in routines})
    page.show_routines([*routines, made], ["mine"])
    return mine


def test_a_draft_that_is_left_is_kept(page: BuilderPage, mine: SequenceDraft, qtbot: QtBot) -> None:
    # a new sequence is begun, a saved one is opened and changed, and then a new one asked for
    add(page, "Nightly hand massage", qtbot)
    press(page, "Mine && yours", qtbot)
    assert page.draft == mine
    add(page, "Gua sha, full face", qtbot)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert parts(page) == ("hands-nightly",)
    press(page, "Mine & yours, not saved", qtbot)
    assert parts(page) == ("desk-2min", "guasha-full")
    assert page.unsaved


def test_drafts_outlive_a_new_look_at_the_library(
    page: BuilderPage, mine: SequenceDraft, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    add(page, "Nightly hand massage", qtbot)
    press(page, "Mine && yours", qtbot)
    add(page, "Gua sha, full face", qtbot)
    page.show_routines(page._routines.values(), ["mine"])
    assert parts(page) == ("desk-2min", "guasha-full")
    page.show_routines(routines, ())
    assert parts(page) == ("hands-nightly",)


def test_a_new_sequence_can_be_cleared(page: BuilderPage, qtbot: QtBot) -> None:
    assert not page._delete.isVisible()
    add(page, "Nightly hand massage", qtbot)
    press(page, "Clear", qtbot)
    assert page.draft == SequenceDraft()


def test_tabs_stay_while_one_types(page: BuilderPage, mine: SequenceDraft, qtbot: QtBot) -> None:
    press(page, "Mine && yours", qtbot)
    tab = page._tabs._tabs["mine"]
    tab.setFocus()
    QTest.keyClicks(page._name, "!")
    assert page._tabs._tabs["mine"] is tab
    assert tab.hasFocus()
    assert tab.isChecked()
    assert tab.text() == "Mine && yours •"


def test_a_summary_is_searched_and_shown_as_plain_text(
    page: BuilderPage, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    page.show_routines([replace(routines[0], summary="<b>5 < 6</b>")], ())
    shown = page._palette._list
    assert shown.item(0).toolTip() == "<qt>&lt;b&gt;5 &lt; 6&lt;/b&gt;</qt>"
    for search, hidden in (("5 <", False), ("qt", True)):
        page._palette._search.setText(search)
        assert shown.item(0).isHidden() is hidden


def test_a_routine_that_is_gone_leaves_the_draft(
    page: BuilderPage, routines: tuple[Routine, ...], qtbot: QtBot
) -> None:
    add(page, "Nightly hand massage", qtbot)
    add(page, "Gua sha, full face", qtbot)
    page.show_routines([routine for routine in routines if routine.id != "hands-nightly"], ())
    assert parts(page) == ("guasha-full",)


def test_the_total_is_shown(page: BuilderPage, qtbot: QtBot) -> None:
    add(page, "Gua sha, full face", qtbot)
    assert any(label.text().startswith("10 min · ") for label in page.findChildren(QLabel))
