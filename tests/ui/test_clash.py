import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from upstroke.ui.desktop.clash import ask_clash


class Question:
    """The open question, and what was answered."""

    def __init__(self, parent: QWidget, *, bundled: bool = False, title: str = "Breeze") -> None:
        self.answers: list[str] = []
        add = self.answers.append
        ask_clash(parent, title, bundled, lambda: add("keep both"), lambda: add("replace"), lambda: add("cancel"))
        box = parent.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        self.box = box

    @property
    def buttons(self) -> dict[str, QPushButton]:
        return {button.text(): button for button in self.box.findChildren(QPushButton)}

    def click(self, name: str) -> list[str]:
        QTest.mouseClick(self.buttons[name], Qt.MouseButton.LeftButton)
        return self.answers

    def press(self, key: Qt.Key) -> list[str]:
        QTest.keyClick(self.box, key)
        return self.answers


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_one_of_the_users_own_can_be_kept_or_replaced(window: QWidget) -> None:
    assert set(Question(window).buttons) == {"Keep both", "Replace", "Cancel"}


@pytest.mark.parametrize("answer", ["Keep both", "Replace", "Cancel"])
def test_what_is_clicked_is_done(window: QWidget, answer: str) -> None:
    assert Question(window).click(answer) == [answer.lower()]


def test_what_came_with_upstroke_can_not_be_replaced(window: QWidget) -> None:
    question = Question(window, bundled=True)
    assert set(question.buttons) == {"Keep both", "Cancel"}
    assert "stays as it is" in question.box.informativeText()


def test_enter_keeps_both_and_escape_changes_nothing(window: QWidget) -> None:
    assert Question(window).press(Qt.Key.Key_Return) == ["keep both"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert Question(window).press(Qt.Key.Key_Escape) == ["cancel"]


def test_a_title_is_no_markup(window: QWidget) -> None:
    box = Question(window, title="<b>x</b>").box
    assert "<b>x</b>" in box.text()
    texts = [label for label in box.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in texts} == {Qt.TextFormat.PlainText}
