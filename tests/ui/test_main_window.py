from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from upstroke.paths import resources_dir
from upstroke.ui.icons import Icons
from upstroke.ui.main_window import MainWindow, PageId
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.card import Card
from upstroke.ui.widgets.labels import label
from upstroke.ui.widgets.notice_bar import NoticeBar
from upstroke.ui.widgets.scroll_page import ScrollPage


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
    assert not window.is_made(PageId.SHELVES)
    window.open_page(PageId.SHELVES)
    window.open_page(PageId.TODAY)
    window.open_page(PageId.SHELVES)
    assert made.pages == [PageId.TODAY, PageId.SHELVES]


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


def test_what_the_rail_has_no_use_for_scrolls_the_page(window: MainWindow) -> None:
    page = ScrollPage()
    long = label("long", wrap=True)
    long.setMinimumHeight(5_000)
    page.column.addWidget(long)
    window._factories[PageId.HISTORY] = lambda: page
    window.open_page(PageId.HISTORY)
    window._rail.focus_open()
    bar = page.verticalScrollBar()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_PageUp)
    assert bar.value() < bar.maximum()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Home)
    assert bar.value() == 0


def test_a_page_that_takes_the_keyboard_gets_it_when_asked_for_by_its_keys(window: MainWindow) -> None:
    page = window.page(PageId.HISTORY)
    page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window._rail.focus_open()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is not page


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
    pages = QWidget()
    qtbot.addWidget(pages)
    bar = NoticeBar(icons, pages)
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


def test_good_news_makes_way_for_what_comes_after(icons: Icons, theme: Theme, qtbot: QtBot) -> None:
    pages = QWidget()
    qtbot.addWidget(pages)
    bar = NoticeBar(icons, pages)
    bar.say("The history can't be read.")
    bar.say("The chart was saved.", good=True)
    bar.say("The chart is copied.", good=True)
    assert bar.text == "The chart is copied."
    assert bar._more.text() == "and 1 more"
    bar.dismiss()
    assert bar.text == "The history can't be read.", "trouble stays until it is put away"
    bar.say("Your history is as it was.", "Undo", lambda: None, good=True)
    bar.say("The chart is copied.", good=True)
    assert bar._more.text() == "and 2 more", "what can be taken back stays, too"


def test_a_notice_lies_over_the_foot_of_the_page_and_moves_nothing(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_page(PageId.TODAY)
    before = page.geometry()
    window.say("The history can't be read, and this is a sentence that is long enough to need a second line. " * 2)
    (bar,) = window.findChildren(NoticeBar)
    ground = bar.parentWidget()
    assert ground is not None
    assert page.geometry() == before
    for width in (1280, 700):
        window.resize(width, 800)
        qtbot.waitUntil(lambda: bar.geometry().bottom() == ground.rect().bottom())
        assert ground.rect().contains(bar.geometry())
    looks = [frame.property("kind") for frame in bar.findChildren(Card)]
    assert looks == ["notice"]
    window.say("It was written.", good=True)
    assert [frame.property("kind") for frame in bar.findChildren(Card)] == ["wash"]


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


def test_what_needs_the_pages_waits_until_they_are_seen(window: MainWindow) -> None:
    done: list[str] = []
    window.when_open(lambda: done.append("now"))
    window.cover(QPushButton("Welcome"))
    window.show_player(QPushButton("Player"))
    window.when_open(lambda: done.append("later"))
    window.uncover()
    assert done == ["now"]
    window.uncover()
    assert done == ["now", "later"]


BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


class Drag:
    """Something that is dragged over a window, and lies in what it says of it."""

    def __init__(self, window: MainWindow, *addresses: str, actions: Qt.DropAction = BOTH) -> None:
        self._window = window
        self._actions = actions
        self._mime = QMimeData()
        self._mime.setUrls([QUrl(address) for address in addresses])
        self.taken: list[list[Path]] = []
        window.files_dropped.connect(self.taken.append)

    def enter(self) -> bool:
        """Whether it may be let go over the window."""
        event = QDragEnterEvent(
            QPoint(300, 300),
            self._actions,
            self._mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setAccepted(False)
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()

    def leave(self) -> None:
        QApplication.sendEvent(self._window, QDragLeaveEvent())

    def drop(self) -> QDropEvent:
        event = QDropEvent(
            QPointF(300, 300),
            self._actions,
            self._mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.setDropAction(Qt.DropAction.MoveAction)  # as a file manager proposes
        QApplication.sendEvent(self._window, event)
        return event


def test_routine_files_can_be_dropped_and_stay_where_they_were(window: MainWindow) -> None:
    drag = Drag(window, "file:///home/a.toml", "file:///home/my%20own.UPSTROKE")
    assert drag.enter()
    assert window._hint.isVisible()
    assert drag.drop().dropAction() is Qt.DropAction.CopyAction
    assert drag.taken == [[Path("/home/a.toml"), Path("/home/my own.UPSTROKE")]]
    assert not window._hint.isVisible()
    assert window._notices.text == ""


def test_other_files_are_refused_in_a_sentence_and_the_routines_among_them_taken(window: MainWindow) -> None:
    drag = Drag(window, "file:///home/photo.png", "file:///home/a.toml")
    assert drag.enter()
    drag.drop()
    assert window._notices.text == "“photo.png” is no routine file: those end in .upstroke or .toml."
    assert drag.taken == [[Path("/home/a.toml")]]


def test_a_drag_that_leaves_takes_the_hint_along(window: MainWindow) -> None:
    drag = Drag(window, "file:///home/a.toml")
    drag.enter()
    drag.leave()
    assert not window._hint.isVisible()


def test_what_is_no_file_of_this_computer_can_not_be_dropped(window: MainWindow) -> None:
    assert not Drag(window, "https://example.org/a.toml").enter()
    assert not Drag(window).enter()
    assert not Drag(window, "file:///home/a.toml", actions=Qt.DropAction.MoveAction).enter(), "it would be gone there"
    assert not window._hint.isVisible()


def test_nothing_can_be_dropped_on_what_covers_the_pages(window: MainWindow) -> None:
    window.show_player(QLabel("player"))
    assert not Drag(window, "file:///home/a.toml").enter()
