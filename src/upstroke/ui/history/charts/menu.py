"""What can be done with a chart: copied as a picture or as numbers, or saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from upstroke.files.safe_write import write_bytes
from upstroke.ui.history.charts.figure import Table
from upstroke.ui.history.charts.picture import Picture

Ask = Callable[[QWidget, str, str], Path | None]
"""Asks where to save under a name with a suffix; None where the user thinks better of it."""


def ask_where(parent: QWidget, name: str, suffix: str) -> Path | None:
    """Ask with the system's own dialog."""
    dialog = QFileDialog(parent, "Save chart", str(Path.home()), f"{suffix.upper()} picture (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(f"{name}.{suffix}")
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return path


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be taken along: its name, the last of its days, its numbers and itself as a picture."""

    title: str
    last: date
    table: Callable[[], Table]
    picture: Callable[[], Picture]

    @property
    def file_name(self) -> str:
        """A name that says what is in it: `upstroke-minutes-a-day-2026-03-14`."""
        words = "".join(letter for letter in self.title.lower() if letter.isalnum() or letter.isspace()).split()
        return f"upstroke-{'-'.join(words)}-{self.last}"


class ChartMenu(QMenu):
    """Drops down from a button of a chart's card."""

    said = Signal(str, bool)
    """What was done, or why it could not be, in a sentence, and whether it was done."""

    def __init__(self, shown: Callable[[], Shown | None], parent: QWidget) -> None:
        """`shown` answers what stands on the card now."""
        super().__init__(parent)
        self._shown = shown
        self.ask: Ask = ask_where
        self.addAction("Copy picture", self._copy_picture)
        self.addAction("Copy numbers", self._copy_numbers)
        self.addSeparator()
        self.addAction("Save as PNG…", lambda: self._save("png"))
        self.addAction("Save as SVG…", lambda: self._save("svg"))

    def _copy_picture(self) -> None:
        if shown := self._shown():
            QGuiApplication.clipboard().setImage(shown.picture().image)
            self.said.emit(f"“{shown.title}” is copied as a picture.", True)

    def _copy_numbers(self) -> None:
        if shown := self._shown():
            QGuiApplication.clipboard().setText(shown.table().text)
            self.said.emit(f"The numbers of “{shown.title}” are copied.", True)

    def _save(self, suffix: str) -> None:
        shown = self._shown()
        path = self.ask(self, shown.file_name, suffix) if shown else None
        if shown is None or path is None:
            return
        picture = shown.picture()
        try:
            write_bytes(path, picture.png if suffix == "png" else picture.svg)
        except OSError as error:
            told = f"The chart could not be saved as “{path}” ({error.strerror}). Choose another folder."
            self.said.emit(told, False)
        else:
            self.said.emit(f"The chart was saved as {path}.", True)
