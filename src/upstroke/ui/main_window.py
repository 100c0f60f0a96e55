"""The window: a rail of pages, and what may take the place of all: the player, and the welcome at the first start."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QRect, QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from upstroke.files.routine_library import EXPORT_SUFFIX, SUFFIX
from upstroke.ui.actions import add_action, shortcut_text
from upstroke.ui.icons import Icons
from upstroke.ui.theme import Theme
from upstroke.ui.widgets.drop_hint import DropHint
from upstroke.ui.widgets.notice_bar import NoticeBar
from upstroke.ui.widgets.rail import LOGO, Rail

TITLE = "Upstroke"
FIRST_SIZE = (1280, 820)
FRAME = 4
TITLE_BAR = 32
"""What the system draws around a window, roughly; its true size is only known once it is shown."""

SMALLEST = (480, 400)
"""Below 900 x 600 pages scroll; below this there is nothing left to see."""

ON_SCREEN = 80
"""How many pixels of a remembered window must lie on a screen for its place to be taken again."""

SEEN_MS = 50
"""After so long what was painted can be seen."""


class PageId(StrEnum):
    """The pages, from the top of the rail."""

    TODAY = "today"
    SHELVES = "library"
    TOOLS = "tools"
    BUILDER = "builder"
    HISTORY = "history"
    SETTINGS = "settings"


RAIL = {
    PageId.TODAY: ("Today", "sun-horizon"),
    PageId.SHELVES: ("Library", "books"),
    PageId.TOOLS: ("Tools", "hand"),
    PageId.BUILDER: ("Builder", "stack"),
    PageId.HISTORY: ("History", "chart-bar"),
    PageId.SETTINGS: ("Settings", "gear-six"),
}


class MainWindow(QMainWindow):
    """Holds the pages. Each is made by its factory when it is first opened."""

    page_opened = Signal(str)
    """The page of an id is shown now; bring it up to date."""
    painted = Signal()
    """The window was seen for the first time."""
    files_dropped = Signal(object)
    """Routine files, a list of their Paths, were dropped onto the window."""
    closing = Signal()
    """The window is about to close: end what is running, and keep `geometry_text`."""

    def __init__(
        self, pages: Mapping[PageId, Callable[[], QWidget]], theme: Theme, icons: Icons, resources: Path
    ) -> None:
        """`resources` is the folder that holds `icons/upstroke.svg`."""
        super().__init__()
        self._factories = dict(pages)
        self._pages: dict[PageId, QWidget] = {}
        self._open: PageId | None = None
        self._player: QWidget | None = None
        self._covered: list[QWidget] = []
        self._waiting: list[Callable[[], object]] = []
        self._full_screen_before = False
        self._seen = False
        logo = QIcon(str(resources / "icons" / "upstroke.svg"))
        self.setWindowTitle(TITLE)
        self.setWindowIcon(logo)
        self.setMinimumSize(*SMALLEST)
        self.resize(_first_size())

        entries = {page.value: (*RAIL[page], shortcut_text(page.value)) for page in PageId if page in self._factories}
        self._rail = Rail(entries, theme, icons, logo.pixmap(QSize(LOGO, LOGO), self.devicePixelRatioF()))
        self._rail.chosen.connect(lambda page: self.open_page(PageId(page)))
        ground = QWidget()
        self._notices = NoticeBar(icons, ground)
        self._stack = QStackedWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        home = QWidget()
        row = QHBoxLayout(home)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(ground, 1)
        self._home = home
        self._whole = QStackedWidget()
        self._whole.addWidget(home)
        self.setCentralWidget(self._whole)
        self._actions = [
            add_action(self, page.value, lambda page=page: self._go_to(page))  # type: ignore[misc]
            for page in self._factories
        ]
        self._actions += [
            add_action(self, "settings_too", lambda: self.open_page(PageId.SETTINGS)),
            add_action(self, "full_screen", self.toggle_full_screen),
        ]
        self._hint = DropHint("Drop to import", self)
        self.setAcceptDrops(True)
        # Closing the window works on every page, the player's too.
        add_action(self, "quit", self.close)

    def page(self, page: PageId) -> QWidget:
        """A page, made now if it was not before."""
        if page not in self._pages:
            self._pages[page] = self._factories[page]()
            self._stack.addWidget(self._pages[page])
        return self._pages[page]

    def is_made(self, page: PageId) -> bool:
        """Whether a page was opened before."""
        return page in self._pages

    @property
    def open_id(self) -> PageId | None:
        """The page that is open, also while the player lies over it."""
        return self._open

    def open_page(self, page: PageId) -> QWidget:
        """Show a page. While a routine is played it only waits below."""
        shown = self.page(page)
        self._open = page
        self._stack.setCurrentWidget(shown)
        self._rail.show_open(page.value)
        focus = self.focusWidget()
        if focus is None or not focus.isVisible() or self._rail.isAncestorOf(focus):
            self._rail.focus_open()
        self.page_opened.emit(page.value)
        return shown

    def show_anew(self) -> None:
        """Let the open page begin again, as all that it shows may be another, and nothing of before can be undone."""
        if self._open is not None:
            self._pages[self._open].hide()
            self._pages[self._open].show()
            self.open_page(self._open)

    def _go_to(self, page: PageId) -> None:
        """Show a page that was asked for by its keys; one that has a use for the keyboard gets it, else the rail."""
        shown = self.open_page(page)
        if shown.focusPolicy() is Qt.FocusPolicy.NoFocus:
            self._rail.focus_open()
        else:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def playing(self) -> bool:
        """Whether the player is shown."""
        return self._player is not None and self._whole.currentWidget() is self._player

    def show_player(self, player: QWidget) -> None:
        """Give the player the whole window."""
        self._player = player
        self.cover(player)

    def cover(self, page: QWidget) -> None:
        """Give a page the whole window, without the rail; `uncover` goes back to what is there now."""
        if self._whole.indexOf(page) < 0:
            self._whole.addWidget(page)
        below = self._whole.currentWidget()
        if not self._covered:
            self._full_screen_before = self.isFullScreen()
        if below is not None and below is not page:
            self._covered.append(below)
        self._whole.setCurrentWidget(page)
        self._enable(False)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def cover_until(self, page: QWidget, closed: SignalInstance) -> None:
        """Give a page the window until it says that it is closed; then it is gone."""

        def close() -> None:
            self.uncover()
            page.deleteLater()

        closed.connect(close)
        self.cover(page)

    def uncover(self) -> None:
        """Go back to what was covered."""
        if not self._covered:
            return
        below = self._covered.pop()
        self._whole.setCurrentWidget(below)
        if self._covered:
            below.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.isFullScreen() and not self._full_screen_before:
            self.toggle_full_screen()
        self._enable(True)
        self._rail.focus_open()
        if self._open is not None:
            self.page_opened.emit(self._open.value)
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()

    def when_open(self, run: Callable[[], object]) -> None:
        """Do something when the pages can be seen: now, or when nothing covers them any more."""
        if self._covered:
            self._waiting.append(run)
        else:
            run()

    def say(
        self, sentence: str, action: str = "", run: Callable[[], object] | None = None, *, good: bool = False
    ) -> None:
        """Tell the user something over the foot of the page, with an action if there is one to offer.

        What was done as it was asked for is `good`; what has an action is never shown as trouble.
        """
        self._notices.say(sentence, action, run, good=good)

    def come_to_front(self) -> None:
        """Show the window over the others, also if it was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def toggle_full_screen(self) -> None:
        """Go to full screen, or back to what was before."""
        self.set_full_screen(not self.isFullScreen())

    def set_full_screen(self, on: bool) -> None:
        """Go to full screen, or leave it."""
        if on != self.isFullScreen():
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @property
    def geometry_text(self) -> str:
        """Size and place, as text to keep."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_geometry_text(self, text: str) -> None:
        """Take a size and place that were kept; what is not usable, or lies off all screens, is not taken."""
        before = self.saveGeometry()
        if not text or not self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "replace"))):
            return
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        if not _on_a_screen(self.normalGeometry()):
            self.restoreGeometry(before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture when there was time for it to reach the screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(SEEN_MS, self, self.painted.emit)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take copies of files, unless something covers the pages."""
        can_copy = event.possibleActions() & Qt.DropAction.CopyAction
        if can_copy and _files(event.mimeData()) and not self._covered:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._hint.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass routine files on, and refuse others."""
        self._hint.hide()
        # Whoever gives the files would take them away after a move.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        files = _files(event.mimeData())
        routines = [file for file in files if file.suffix.lower() in (SUFFIX, EXPORT_SUFFIX)]
        for file in files:
            if file not in routines:
                self.say(f"“{file.name}” is no routine file: those end in {EXPORT_SUFFIX} or {SUFFIX}.")
        if routines:
            self.files_dropped.emit(routines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages scroll from the rail too: what it has no use for goes to the open page."""
        focus = self.focusWidget()
        if self._open is not None and focus is not None and self._rail.isAncestorOf(focus):
            self._pages[self._open].keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let others end their work first."""
        self.closing.emit()
        super().closeEvent(event)

    def _enable(self, pages: bool) -> None:
        for action in self._actions:
            action.setEnabled(pages)


def _files(dragged: QMimeData) -> list[Path]:
    """The files of this computer in what is dragged."""
    return [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]


def _first_size() -> QSize:
    """The size that the window was designed for; on a smaller screen, what fits there with a frame around it."""
    room = QGuiApplication.primaryScreen().availableSize()
    return QSize(*FIRST_SIZE).boundedTo(room - QSize(2 * FRAME, TITLE_BAR + FRAME))


def _on_a_screen(rect: QRect) -> bool:
    """Whether enough of the top of a window can be seen to take hold of it."""
    top = QRect(rect.x(), rect.y(), rect.width(), ON_SCREEN)
    overlaps = (screen.availableGeometry().intersected(top) for screen in QGuiApplication.screens())
    return any(overlap.width() >= ON_SCREEN and overlap.height() >= ON_SCREEN // 2 for overlap in overlaps)
