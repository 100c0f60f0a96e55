"""Watching the folder of the user's routines for what editors and others change in it."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from upstroke.files.routine_library import STEPS_FOLDER, SUFFIX

SETTLE_MS = 300
"""An editor writes in several goes; so long after the last one it is over."""


class FolderWatch(QObject):
    """Tells when routine files of a folder are written, added or removed. The folder is made if it is not there."""

    changed = Signal()
    """Something is different, and no longer being written; it may be what Upstroke itself has written."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())
        with suppress(OSError):  # whoever writes to it says what is wrong
            folder.mkdir(parents=True, exist_ok=True)
        self._above = folder.parent
        self._number = 0
        self._watch()

    def _look(self, place: str) -> None:
        # Beside the folder other things come and go; it matters only where it is another one now, or none.
        if Path(place) != self._above or not self._number or self._number != _number(self._folder):
            self._settle.start()

    def _tell(self) -> None:
        # First, so that nothing is missed that comes while others read.
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        """Watch what is there now. All of it anew: a file that was replaced by another is no longer watched.

        The folder above is watched for the day when this one is moved, removed, or made again.
        """
        if watched := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(watched)
        self._above = next(above for above in self._folder.parents if above.is_dir())
        self._watcher.addPath(str(self._above))
        self._number = _number(self._folder)
        places = [place for place in (self._folder, self._folder / STEPS_FOLDER) if place.is_dir()]
        files = [file for place in places for file in place.glob(f"*{SUFFIX}")]
        if places:
            self._watcher.addPaths([str(path) for path in (*places, *files)])


def _number(folder: Path) -> int:
    """The number of a folder on the disk, which another of its name does not have; 0 where there is none."""
    try:
        return folder.stat().st_ino
    except OSError:
        return 0
