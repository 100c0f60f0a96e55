"""The system's own dialogs."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from upstroke.domain.draft import free_id
from upstroke.files.library import EXPORT_SUFFIX, SUFFIX
from upstroke.history import exchange
from upstroke.history.store import History

KINDS = {"json": "JSON, holds everything (*.json)", "csv": "CSV, for a spreadsheet (*.csv)"}
"""Of files of the history, by their suffix."""

EITHER = "History (*.json *.csv)"
ROUTINES = f"Routines (*{EXPORT_SUFFIX} *{SUFFIX})"


def export_history(parent: QWidget, history: History, name: str, now: datetime) -> str:
    """Ask where to, and write the history. Returns what to tell the user; nothing where they think better of it.

    Raises HistoryUnavailable.
    """
    dialog = export_dialog(parent, name)
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    if path is None:
        return ""
    try:
        exchange.export_history(history, path, now)
    except exchange.ExchangeError as error:
        return str(error)
    return f"Your history was written to {path}."


def export_dialog(parent: QWidget, name: str) -> QFileDialog:
    """The dialog that asks where to. A name without a suffix gets that of the chosen kind."""
    dialog = QFileDialog(parent, "Export history", str(Path.home()), ";;".join(KINDS.values()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffixes = {kind: suffix for suffix, kind in KINDS.items()}
    # Left to the dialog, so that it asks before it takes the place of a file.
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(suffixes[kind]))
    dialog.setDefaultSuffix(next(iter(KINDS)))
    dialog.selectFile(name)
    return dialog


def import_history(parent: QWidget, history: History) -> str:
    """Ask for a file, and merge it into the history. Returns and raises the same."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Import history", str(Path.home()), EITHER)
    if not chosen:
        return ""
    try:
        return exchange.import_history(history, Path(chosen)).sentence
    except exchange.ExchangeError as error:
        return str(error)


def choose_routine(parent: QWidget) -> list[Path]:
    """Ask for routine files to import; none where the user thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, "Import routines", str(Path.home()), ROUTINES)
    return [Path(each) for each in chosen]


def export_routine(parent: QWidget, title: str) -> Path | None:
    """Ask where to export a routine to; None where the user thinks better of it."""
    dialog = routine_dialog(parent, title)
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return path


def routine_dialog(parent: QWidget, title: str) -> QFileDialog:
    """The dialog that asks where to. It proposes a name; one without a suffix gets that of routines that are sent."""
    dialog = QFileDialog(parent, "Export routine", str(Path.home()), f"Routine (*{EXPORT_SUFFIX})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # Left to the dialog, so that it asks before it takes the place of a file.
    dialog.setDefaultSuffix(EXPORT_SUFFIX)
    dialog.selectFile(f"{free_id(title, ())}{EXPORT_SUFFIX}")
    return dialog


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager; it is made if it is not there yet."""
    with suppress(OSError):  # then the file manager says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_address(address: str, say: Callable[[str], object]) -> None:
    """Open an address in the system's browser, or say that there is none."""
    if not QDesktopServices.openUrl(QUrl(address)):
        say(f"No browser could be opened for {address}.")
