"""The system's own dialogs."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from upstroke.domain.draft import free_id
from upstroke.files.routine_library import EXPORT_SUFFIX, SUFFIX

KINDS = {
    "zip": "Everything (*.zip)",
    "json": "History, as JSON (*.json)",
    "csv": "History, for a spreadsheet (*.csv)",
}
"""Of files to take along, by their suffix. Only a zip has the routines and settings too."""

ANY_KIND = "What Upstroke exported (*.zip *.json *.csv)"
ROUTINES = f"Routines (*{EXPORT_SUFFIX} *{SUFFIX})"


def ask_for_export(parent: QWidget, name: str) -> Path | None:
    """Ask where to export what is the user's; None where they think better of it."""
    dialog = export_dialog(parent, name)
    path = Path(dialog.selectedFiles()[0]) if dialog.exec() else None
    dialog.deleteLater()
    return path


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


def ask_for_import(parent: QWidget) -> Path | None:
    """Ask for a file to bring together with what is here; None where the user thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Import history", str(Path.home()), ANY_KIND)
    return Path(chosen) if chosen else None


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


def choose_folder(parent: QWidget, folder: Path) -> Path | None:
    """Ask for a folder for backups, beginning at the one there is; None where the user thinks better of it."""
    chosen = QFileDialog.getExistingDirectory(parent, "Folder for backups", str(folder))
    return Path(chosen) if chosen else None


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager; it is made if it is not there yet."""
    with suppress(OSError):  # then the file manager says what is wrong
        folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_address(address: str, say: Callable[[str], object]) -> None:
    """Open an address in the system's browser, or say that there is none."""
    if not QDesktopServices.openUrl(QUrl(address)):
        say(f"No browser could be opened for {address}.")
