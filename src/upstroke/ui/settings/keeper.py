"""Keeping the preferences in their file, without writing it at every step of a slider."""

from PySide6.QtCore import QObject, QTimer, Signal

from upstroke.files.settings import SettingsStore

WAIT_MS = 300
"""Of what changes in quick succession only the last is written."""


class SettingsKeeper(QObject):
    """Writes the preferences a little after they have changed. Call `keep` at the end."""

    failed = Signal(str)
    """They could not be written; a sentence."""

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.keep)
        store.watch(lambda _: self._timer.start())

    def keep(self) -> None:
        """Write what is not yet written."""
        self._timer.stop()
        try:
            self._store.flush()
        except OSError as error:
            self.failed.emit(f"The settings could not be kept ({error.strerror}); they hold until Upstroke ends.")
