"""Exporting and importing what is the user's, from the window."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

from upstroke import takeout
from upstroke.commands import backups_of
from upstroke.domain.anatomy import Anatomy
from upstroke.files.routine_library import Library
from upstroke.files.settings import SettingsStore
from upstroke.history.exchange import Progress
from upstroke.history.exchange_error import ExchangeError
from upstroke.history.store import History
from upstroke.paths import UserPaths
from upstroke.saying import saying
from upstroke.ui.desktop.dialogs import ask_for_export, ask_for_import
from upstroke.ui.main_window import MainWindow

PATIENCE_MS = 500
"""What takes no longer is done without showing how far it is."""

WIDTH = 360
"""Pixels, so that the name of the file has room."""


class Stopped(Exception):  # noqa: N818 - the user's wish, not a mistake
    """The user thinks better of it while it is under way."""


class Exchange:
    """Asks where to and where from, does it, and tells the user what was done. `changed` is told of new routines."""

    def __init__(
        self,
        window: MainWindow,
        history: History,
        library: Library,
        anatomy: Anatomy,
        paths: UserPaths,
        settings: SettingsStore,
        changed: Callable[[], None],
    ) -> None:
        self._window = window
        self._history = history
        self._library = library
        self._anatomy = anatomy
        self._paths = paths
        self._settings = settings
        self._changed = changed

    def export(self, name: str, now: datetime) -> None:
        """Ask where to, proposing a name, and write it. Raises HistoryUnavailable."""
        path = ask_for_export(self._window, name)
        if path is None:
            return
        with self._told(), shown(self._window, f"Writing {path.name}…") as progress:
            takeout.export(self._history, self._paths, path, now, progress)
            self._window.say(takeout.written(path), good=True)

    def take(self, now: datetime) -> None:
        """Ask for a file, and bring it together with what is here, after a backup. Raises HistoryUnavailable."""
        path = ask_for_import(self._window)
        if path is None:
            return
        with self._told(), shown(self._window, f"Reading {path.name}…") as progress:
            backups_of(self._paths, self._settings.settings).make_first(now)
            taken = takeout.take(self._history, self._library, self._paths, self._anatomy, path, progress)
            if taken.routines.changed:
                self._changed()
            if taken.settings:
                sentence = f"{taken.sentence} Your settings stay as they are."
                self._window.say(sentence, "Use its settings", lambda: self._take_settings(taken.settings))
            else:
                self._window.say(taken.sentence, good=True)

    def _take_settings(self, settings: bytes) -> None:
        with saying(self._window.say):
            for trouble in takeout.take_settings(settings, self._settings):
                self._window.say(trouble)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell the user why something can't be read or written, or that they stopped it."""
        try:
            yield
        except ExchangeError as error:
            self._window.say(str(error))
        except Stopped:
            self._window.say("It was stopped, and nothing was changed.", good=True)


@contextmanager
def shown(parent: QWidget, what: str) -> Iterator[Progress]:
    """Show how far something is when it takes long, with a way to stop it."""
    dialog = QProgressDialog(what, "Stop", 0, 0, parent)
    dialog.setWindowTitle("Upstroke")
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(PATIENCE_MS)
    dialog.setAutoReset(False)
    dialog.setMinimumWidth(WIDTH)
    bar = QProgressBar(dialog)
    bar.setTextVisible(False)
    dialog.setBar(bar)

    def progress(done: int, of: int) -> None:
        dialog.setMaximum(of)
        dialog.setValue(done)
        if dialog.wasCanceled():
            raise Stopped

    try:
        yield progress
    finally:
        dialog.close()
        dialog.deleteLater()
