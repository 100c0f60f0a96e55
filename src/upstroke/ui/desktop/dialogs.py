"""The system's own dialogs."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from upstroke.history import exchange
from upstroke.history.store import History

KINDS = "JSON, holds everything (*.json);;CSV, for a spreadsheet (*.csv)"


def export_history(parent: QWidget, history: History, name: str, now: datetime) -> str:
    """Ask where to, and write the history. Returns what to tell the user; nothing where they think better of it.

    Raises HistoryUnavailable.
    """
    chosen, _ = QFileDialog.getSaveFileName(parent, "Export history", str(Path.home() / name), KINDS)
    if not chosen:
        return ""
    try:
        exchange.export_history(history, Path(chosen), now)
    except exchange.ExchangeError as error:
        return str(error)
    return f"Your history was written to {chosen}."


def import_history(parent: QWidget, history: History) -> str:
    """Ask for a file, and merge it into the history. Returns and raises the same."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Import history", str(Path.home()), KINDS)
    if not chosen:
        return ""
    try:
        return exchange.import_history(history, Path(chosen)).sentence
    except exchange.ExchangeError as error:
        return str(error)


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager; it is made if it is not there yet."""
    with suppress(OSError):  # then the file manager says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
