"""The system's own dialogs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

KINDS = "JSON, holds everything (*.json);;CSV, for a spreadsheet (*.csv)"


def ask_where_to_write(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask for a history file to write; None where the user thinks better of it."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), KINDS)
    return Path(chosen) if chosen else None


def ask_what_to_read(parent: QWidget, title: str) -> Path | None:
    """Ask for a history file to read; None where the user thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(Path.home()), KINDS)
    return Path(chosen) if chosen else None


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager; it is made if it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
