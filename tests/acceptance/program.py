"""The whole program, with someone in front of it. Only the clocks and the loudspeaker are not real."""

from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTableView
from pytestqt.qtbot import QtBot

from tests.fakes import Ear, FakeClocks, FakeSpeaker, silent_voice
from tests.profiles import pass_first_start
from upstroke.app import App
from upstroke.domain.session import Session
from upstroke.domain.timeline import PassSide, SpanKind
from upstroke.history.store import History
from upstroke.paths import UserPaths
from upstroke.request import Request
from upstroke.ui.main_window import PageId
from upstroke.ui.player.keys import GUARD_MS
from upstroke.ui.profile.before_page import BeforePage

ZONE = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 22, 7, 0, tzinfo=ZONE)
EVENING = datetime(2026, 11, 22, 20, 0, tzinfo=ZONE)


class Program:
    """A started Upstroke on a profile."""

    def __init__(
        self,
        profile: Path,
        clocks: FakeClocks,
        qtbot: QtBot,
        request: Request | None = None,
        *,
        welcomed: bool = True,
    ) -> None:
        """`welcomed`: the first start, where the face is chosen, is over."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self._ended = False
        self.clocks = clocks
        self.paths = UserPaths.under(profile)
        if welcomed and not self.paths.settings.exists():
            pass_first_start(self.paths)
        self.speaker = FakeSpeaker()
        voice = silent_voice(self.paths.own_words)
        self.app = App(application, self.paths, clocks.clocks, self.speaker, voice)
        self._ear = Ear(clocks, self.speaker, qtbot)
        self.window = self.app.window
        self.app.show(request or Request())
        qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        """End the program; it may have ended already."""
        if self._ended:
            return
        self._ended = True
        self.window.close()
        self._application.applicationStateChanged.disconnect()
        self.window.deleteLater()
        self.app.theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.app.history.close()

    # what can be read

    @property
    def texts(self) -> list[str]:
        """All labels that can be seen, and where they are cut short what a screen reader says."""
        seen = [label for label in self.window.findChildren(QLabel) if label.isVisible()]
        return [text for label in seen for text in (label.text(), label.accessibleName()) if text]

    def says(self, part: str) -> bool:
        """Whether a text can be read anywhere in the window."""
        return any(part in text for text in self.texts)

    def button(self, name: str) -> QAbstractButton:
        """A button that can be seen, by its text or by what a screen reader calls it; the start of either is enough."""
        found = [each for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
        found.sort(key=lambda each: not each.text().startswith(name))
        return next(each for each in found if each.text().startswith(name) or each.accessibleName().startswith(name))

    @property
    def rows(self) -> list[list[str]]:
        """The list of sessions on the History page, as it reads."""
        table = next(each for each in self.window.findChildren(QTableView) if each.isVisible())
        model = table.model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount(QModelIndex()))]
            for row in range(model.rowCount(QModelIndex()))
        ]

    # what one does

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def begin(self) -> None:
        """Press the large button of what is due today."""
        primary = [each for each in self.window.findChildren(QAbstractButton) if each.property("kind") == "primary"]
        due = next(each for each in primary if each.isVisible() and each.text().startswith("Start"))
        QTest.mouseClick(due, Qt.MouseButton.LeftButton)
        self.answer_none()

    def answer_none(self) -> None:
        """None of what is asked before a routine holds today, and what is told then is read."""
        for page in self.window.findChildren(BeforePage):
            while page.isVisible():
                QTest.keyClick(page, Qt.Key.Key_Return)

    def press(self, key: Qt.Key) -> None:
        """Press a key, well after the last one."""
        self.clocks.run(GUARD_MS)
        QTest.keyClick(self.window.focusWidget() or self.window, key)

    def open(self, page: PageId) -> None:
        self.window.open_page(page)

    def play(self, routine_id: str) -> None:
        """Ask for a routine as the library does, and answer that nothing speaks against it."""
        self.app.conductor.play(routine_id)
        self.answer_none()

    # the run

    @property
    def playing(self) -> bool:
        """Whether a run is in progress."""
        return self.window.playing and self.app.playback.running

    @property
    def where(self) -> tuple[str, PassSide]:
        """The step and the side that are heard."""
        moment = self.app.playback.player.moment
        return moment.entry.step.id, moment.span.side

    def hear(self, ms: int) -> None:
        self._ear.hear(self.app.playback, ms)

    def hear_out(self) -> None:
        self._ear.hear_out(self.app.playback)

    def hear_passes(self, count: int) -> None:
        """Hear the run until so many passes are over since the beginning, and two seconds more."""
        spans = self.app.playback.player.timeline.spans
        ends = [span.end_ms for span in spans if span.kind is SpanKind.WORK]
        self._ear.hear_to(self.app.playback, ends[count - 1] + 2_000)

    # what is kept

    @property
    def kept(self) -> list[Session]:
        """The sessions in the file, as another program would find them now."""
        with closing(History.open(self.paths.database)) as history:
            return list(history.everything())
