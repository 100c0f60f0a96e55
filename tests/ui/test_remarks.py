"""Remarks below the sequence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.domain.draft import Draft
from upstroke.domain.remark import Fix, Remark, Weight
from upstroke.ui.builder.remarks import MOST_HEIGHT, Remarks
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme


def clear(draft: Draft) -> Draft:
    return draft.without(draft.ids)


NECK = Remark(
    "neck_first", Weight.CAUTION, "The neck comes first.", ("jaw", "cheek"), Fix("Open the neck first", clear)
)
EYES = Remark("lim_eye_day", Weight.STOP, "More than the eyes bear. " * 4, ("eye",))
NAME = Remark("no_title", Weight.STOP, "It needs a name before it can be saved.")
TWICE = Remark("in_a_row", Weight.HINT, "“Brow” comes twice in a row.", ("brow",), Fix("Keep one", clear))
CUPS = Remark("cups_twice", Weight.CAUTION, "The cups come up again.", ("cups",))


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    pane.resize(600, 500)
    return pane


@pytest.fixture
def remarks(pane: QWidget, theme: Theme, icons: Icons) -> Remarks:
    shown = Remarks(theme, icons)
    column = pane.layout()
    assert isinstance(column, QVBoxLayout)
    column.addWidget(shown)
    column.addStretch(1)
    pane.show()
    return shown


def buttons(of: Remarks) -> list[QAbstractButton]:
    return [each for each in of.findChildren(QAbstractButton) if each.isVisible()]


def button(of: Remarks, name: str) -> QAbstractButton:
    return next(each for each in buttons(of) if each.text() == name)


def sentences(of: Remarks) -> list[str]:
    return [row.remark.sentence for row in of._rows if row.isVisible()]


def test_without_remarks_it_is_not_there(remarks: Remarks) -> None:
    assert not remarks.isVisible()
    remarks.show_remarks((NECK,))
    assert remarks.isVisible()
    remarks.show_remarks(())
    assert not remarks.isVisible()


def test_a_click_on_a_sentence_shows_what_it_is_about(remarks: Remarks, qtbot: QtBot) -> None:
    remarks.show_remarks((NECK,))
    with qtbot.waitSignal(remarks.chosen) as chosen:
        QTest.mouseClick(button(remarks, NECK.sentence), Qt.MouseButton.LeftButton)
    assert chosen.args == [("jaw", "cheek")]


def test_the_button_asks_for_the_fix(remarks: Remarks, qtbot: QtBot) -> None:
    remarks.show_remarks((EYES, NECK))
    with qtbot.waitSignal(remarks.fix_requested) as asked:
        QTest.mouseClick(button(remarks, "Open the neck first"), Qt.MouseButton.LeftButton)
    assert asked.args == [NECK]


def test_the_keyboard_does_both(remarks: Remarks, qtbot: QtBot) -> None:
    remarks.show_remarks((NECK,))
    remarks.window().activateWindow()
    qtbot.waitUntil(remarks.isActiveWindow)
    button(remarks, NECK.sentence).setFocus()
    with qtbot.waitSignal(remarks.chosen):
        QTest.keyClick(button(remarks, NECK.sentence), Qt.Key.Key_Space)
    QTest.keyClick(button(remarks, NECK.sentence), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert remarks.isAncestorOf(focused)
    with qtbot.waitSignal(remarks.fix_requested):
        QTest.keyClick(button(remarks, "Open the neck first"), Qt.Key.Key_Return)


def test_what_is_about_the_whole_draft_leads_nowhere(remarks: Remarks) -> None:
    remarks.show_remarks((NAME,))
    assert button(remarks, NAME.sentence).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert [each.text() for each in buttons(remarks)] == [NAME.sentence]


def test_it_says_how_weighty_a_remark_is(remarks: Remarks) -> None:
    remarks.show_remarks((NAME, NECK, TWICE))
    spoken = [button(remarks, each.sentence).accessibleName().split(":")[0] for each in (NAME, NECK, TWICE)]
    assert spoken == ["To put right", "Take care", "Hint"]
    assert button(remarks, "Keep one").accessibleName() == "Keep one: “Brow” comes twice in a row."
    assert [row.property("kind") for row in remarks._rows] == ["notice", "sand", "tile"]


def test_three_are_shown_and_the_others_unfolded(remarks: Remarks) -> None:
    remarks.show_remarks((NAME, EYES, NECK, CUPS, TWICE))
    assert sentences(remarks) == [NAME.sentence, EYES.sentence, NECK.sentence]
    QTest.mouseClick(button(remarks, "2 more"), Qt.MouseButton.LeftButton)
    assert len(sentences(remarks)) == 5
    QTest.mouseClick(button(remarks, "Show fewer"), Qt.MouseButton.LeftButton)
    assert len(sentences(remarks)) == 3
    remarks.show_remarks((NECK, TWICE))
    assert sentences(remarks) == [NECK.sentence, TWICE.sentence]
    assert "2 more" not in [each.text() for each in buttons(remarks)]


def test_a_row_shows_another_remark_without_being_made_anew(remarks: Remarks) -> None:
    remarks.show_remarks((NECK, TWICE))
    rows = list(remarks._rows)
    remarks.show_remarks((TWICE, EYES))
    assert remarks._rows == rows
    assert sentences(remarks) == [TWICE.sentence, EYES.sentence]


def test_a_fix_that_says_the_same_is_the_newest(remarks: Remarks, qtbot: QtBot) -> None:
    remarks.show_remarks((TWICE,))
    newer = Remark(TWICE.rule, TWICE.weight, TWICE.sentence, TWICE.items, Fix("Keep one", lambda draft: draft))
    remarks.show_remarks((newer,))
    with qtbot.waitSignal(remarks.fix_requested) as asked:
        QTest.mouseClick(button(remarks, "Keep one"), Qt.MouseButton.LeftButton)
    assert asked.args[0].fix is newer.fix


@pytest.mark.parametrize("width", [300, 440, 600])
def test_at_any_width_all_words_can_be_read(remarks: Remarks, width: int, qtbot: QtBot) -> None:
    remarks.show_remarks((EYES, NECK, TWICE))
    remarks.window().resize(width, 500)
    qtbot.waitUntil(lambda: remarks.width() == width)
    sentences = [row._sentence for row in remarks._rows]
    qtbot.waitUntil(lambda: all(each.height() >= each.heightForWidth(each.width()) for each in sentences))
    assert all(row.width() <= width for row in remarks._rows)
    fix, sentence = button(remarks, "Open the neck first"), button(remarks, NECK.sentence)

    def beside() -> bool:
        return fix.mapTo(remarks, fix.rect().center()).y() < sentence.mapTo(remarks, sentence.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: beside() == (width >= 440))


def test_many_remarks_scroll(remarks: Remarks, qtbot: QtBot) -> None:
    many = tuple(Remark("limit", Weight.STOP, f"{number}. {EYES.sentence}", ("eye",)) for number in range(20))
    remarks.show_remarks(many)
    QTest.mouseClick(button(remarks, "17 more"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: remarks._scroll.height() == MOST_HEIGHT)
    assert remarks._scroll.verticalScrollBar().maximum() > 0


def test_where_there_is_little_height_others_come_first(pane: QWidget, remarks: Remarks, qtbot: QtBot) -> None:
    sequence = QWidget()
    sequence.setMinimumHeight(150)
    column = pane.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(0, sequence, 1)
    remarks.show_remarks((EYES, NECK, TWICE))
    pane.resize(400, 300)
    qtbot.waitUntil(lambda: remarks.geometry().bottom() <= pane.height() == 300)
    assert sequence.height() >= 150
    assert remarks._scroll.verticalScrollBar().maximum() > 0
    pane.resize(400, 700)
    qtbot.waitUntil(lambda: remarks._scroll.verticalScrollBar().maximum() == 0)


def test_the_keyboard_stays_with_the_remarks_and_leaves_with_the_last(remarks: Remarks, qtbot: QtBot) -> None:
    remarks.window().activateWindow()
    qtbot.waitUntil(remarks.window().isActiveWindow)
    remarks.show_remarks((NECK, TWICE))
    button(remarks, "Keep one").setFocus()
    remarks.show_remarks((NECK,))
    focused = QApplication.focusWidget()
    assert focused is not None
    assert remarks.isAncestorOf(focused)
    with qtbot.waitSignal(remarks.emptied):
        remarks.show_remarks(())


def test_a_button_stands_out_from_each_kind_of_row(remarks: Remarks, theme: Theme) -> None:
    for remark, ground in ((TWICE, theme.tokens.sand), (NECK, theme.tokens.surface), (TWICE, theme.tokens.sand)):
        remarks.show_remarks((remark,))
        fix = button(remarks, remark.fix.words if remark.fix else "")
        assert fix.grab().toImage().pixelColor(fix.width() // 2, 3).name().upper() == ground


def test_it_is_painted_in_the_colours_of_the_look(remarks: Remarks, theme: Theme, qtbot: QtBot) -> None:
    remarks.show_remarks((NAME,))

    def colours() -> set[str]:
        picture = remarks.grab().toImage()
        return {picture.pixelColor(x, picture.height() // 2).name().upper() for x in range(picture.width())}

    qtbot.waitUntil(lambda: theme.tokens.rose_soft in colours())
