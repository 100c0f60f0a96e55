import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.notice_bar import NoticeBar


class Made:
    """Notes which pages were made."""

    def __init__(self) -> None:
        self.pages: list[PageId] = []

    def page(self, page: PageId) -> QWidget:
        self.pages.append(page)
        shown = QWidget()
        QVBoxLayout(shown).addWidget(QPushButton(page.value))
        return shown


def open_page(window: MainWindow) -> str:
    return window.open_id.value if window.open_id else ""


@pytest.fixture
def made() -> Made:
    return Made()


@pytest.fixture
def window(made: Made, theme: Theme, icons: Icons, qtbot: QtBot) -> MainWindow:
    factories = {page: (lambda page=page: made.page(page)) for page in PageId}
    window = MainWindow(factories, theme, icons, resources_dir())
    qtbot.addWidget(window)
    window.open_page(PageId.TODAY)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def test_a_page_is_made_when_it_is_first_opened(window: MainWindow, made: Made) -> None:
    assert made.pages == [PageId.TODAY]
    assert not window.is_made(PageId.LIBRARY)
    window.open_page(PageId.LIBRARY)
    window.open_page(PageId.TODAY)
    window.open_page(PageId.LIBRARY)
    assert made.pages == [PageId.TODAY, PageId.LIBRARY]


def test_ctrl_and_a_number_opens_a_page(window: MainWindow, qtbot: QtBot) -> None:
    for key, page in zip((Qt.Key.Key_2, Qt.Key.Key_6, Qt.Key.Key_1), ("library", "settings", "today"), strict=True):
        with qtbot.waitSignal(window.page_opened) as opened:
            QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert opened.args == [page]
        assert window.open_id == page


def test_the_arrows_move_along_the_rail(window: MainWindow, qtbot: QtBot) -> None:
    window._rail.focus_open()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert open_page(window) == "library"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    assert open_page(window) == "settings"
    assert window.focusWidget().accessibleName() == "Settings"


def test_the_player_takes_the_whole_window_and_no_page_key_works(window: MainWindow, qtbot: QtBot) -> None:
    player = QLabel("player")
    window.show_player(player)
    assert window.playing
    assert player.isVisible()
    assert not window._rail.isVisible()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.open_id is PageId.TODAY

    with qtbot.waitSignal(window.page_opened):
        window.uncover()
    assert not window.playing
    assert window._rail.isVisible()


def test_size_and_place_are_taken_again(window: MainWindow, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window.resize(700, 500)
    other = MainWindow({}, theme, icons, resources_dir())
    qtbot.addWidget(other)
    other.restore_geometry_text(window.geometry_text)
    assert (other.width(), other.height()) == (700, 500)


@pytest.mark.parametrize("text", ["", "nonsense", "äöü", "AAAA"])
def test_a_geometry_that_can_not_be_used_changes_nothing(window: MainWindow, text: str) -> None:
    before = window.geometry()
    window.restore_geometry_text(text)
    assert window.geometry() == before


def test_a_window_is_never_put_off_all_screens(window: MainWindow, theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    window.setGeometry(QRect(20_000, 20_000, 900, 600))
    other = MainWindow({}, theme, icons, resources_dir())
    qtbot.addWidget(other)
    other.restore_geometry_text(window.geometry_text)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.intersects(other.normalGeometry()) for screen in screens)


def test_closing_says_so_first(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def test_the_newest_notice_is_shown_and_none_is_doubled(icons: Icons, theme: Theme, qtbot: QtBot) -> None:
    bar = NoticeBar(icons)
    qtbot.addWidget(bar)
    ran: list[str] = []
    bar.say("One routine can't be used.")
    bar.say("One routine can't be used.")
    bar.say("The history can't be read.", "Show folder", lambda: ran.append("folder"))
    assert bar.text == "The history can't be read."
    assert bar._more.text() == "and 1 more"
    QTest.mouseClick(bar._action, Qt.MouseButton.LeftButton)
    assert ran == ["folder"]
    assert bar.text == "One routine can't be used."
    bar.dismiss()
    assert bar.text == ""
    assert bar.isHidden()


def test_what_covers_the_window_goes_back_to_what_it_covered(window: MainWindow) -> None:
    welcome, player = QPushButton("Welcome"), QPushButton("Player")
    window.cover(welcome)
    assert welcome.isVisible()
    assert not window.playing
    window.show_player(player)
    assert window.playing
    window.uncover()
    assert welcome.isVisible()
    window.uncover()
    assert not welcome.isVisible()
    assert open_page(window) == "today"
    window.uncover()
    assert open_page(window) == "today", "nothing is left to go back to"
