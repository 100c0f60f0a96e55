"""The small parts that pages are made of."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.builders import routine, step
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.buttons import button
from upstroke.ui.widgets.labels import tip
from upstroke.ui.widgets.picture import Picture
from upstroke.ui.widgets.pictures import Pictures, Subject
from upstroke.ui.widgets.segmented import Segmented


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("Rest & calm", "<qt>Rest &amp; calm</qt>"), ("<i>a</i>\nb", "<qt>&lt;i&gt;a&lt;/i&gt;<br>b</qt>")],
)
def test_a_tip_is_plain_text(text: str, shown: str) -> None:
    assert tip(text) == shown


def test_an_ampersand_marks_no_letter(qtbot: QtBot) -> None:
    made = button("Rest & calm", lambda: None)
    qtbot.addWidget(made)
    assert made.text() == "Rest && calm"
    assert made.shortcut().isEmpty()


def test_options_with_an_ampersand_stay_the_same_buttons(qtbot: QtBot) -> None:
    options = Segmented("Finish with")
    qtbot.addWidget(options)
    options.show_options(["Cups & oil", "Stone"], 0)
    first = options._group.button(0)
    options.show_options(["Cups & oil", "Stone"], 1, ["<not today>", ""])
    assert options._group.button(0) is first
    assert (first.text(), first.accessibleName()) == ("Cups && oil", "Finish with: Cups & oil")
    assert first.toolTip() == "<qt>&lt;not today&gt;</qt>"


def test_tab_comes_to_the_option_that_is_chosen_and_the_arrows_go_on_from_there(qtbot: QtBot) -> None:
    options = Segmented("Finish with")
    qtbot.addWidget(options)
    options.show_options(["Cups", "Stone", "Roller"], 1)
    buttons = options._group.buttons()
    assert [bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus) for each in buttons] == [False, True, False]
    options.show()
    options.activateWindow()
    qtbot.waitUntil(options.isActiveWindow)
    buttons[1].setFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Right)
    assert options.index == 2


def test_of_a_picture_only_the_size_that_was_asked_for_last_is_painted(theme: Theme, qtbot: QtBot) -> None:
    painted: list[tuple[str, int]] = []

    def paint(shown: Subject, size: QSize) -> QPixmap:
        painted.append((shown.id, size.width()))
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.gray)
        return picture

    pictures = Pictures(paint)
    calm, other = routine(step(), routine_id="calm"), routine(step(), routine_id="other")
    pictures.picture(other, QSize(200, 150), 1.0)
    for width in range(200, 300):
        pictures.picture(calm, QSize(width, 150), 1.0)
    qtbot.waitUntil(lambda: not pictures._idle.isActive())
    assert painted == [("calm", 299), ("other", 200)]


def test_steps_and_routines_have_pictures_of_their_own(theme: Theme, qtbot: QtBot) -> None:
    painted: list[Subject] = []

    def paint(shown: Subject, size: QSize) -> QPixmap:
        painted.append(shown)
        return QPixmap(size)

    pictures = Pictures(paint)
    jaw, chin = step("jaw"), step("chin")
    calm = routine(jaw, chin)
    widgets = [Picture(theme, pictures, subject) for subject in (calm, jaw, chin, jaw)]
    for widget in widgets:
        qtbot.addWidget(widget)
        widget.resize(76, 68)
        widget.show()
    qtbot.waitUntil(lambda: len(painted) == 3)
    assert set(painted) == {calm, jaw, chin}
