"""Asking what becomes of a routine whose id another one has."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

OWN = (
    "The file holds another routine with the same id. Keep both, and the new one gets a name of its own, or replace"
    " yours with it."
)
BUNDLED = (
    "It came with Upstroke and stays as it is. The file holds another routine with the same id; keep both, and the new"
    " one gets a name of its own."
)


def ask_clash(
    parent: QWidget,
    title: str,
    bundled: bool,
    keep_both: Callable[[], object],
    replace: Callable[[], object],
    cancel: Callable[[], object],
) -> None:
    """Ask over a window, and call what the user chooses. What came with Upstroke can't be replaced."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Import")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(f"“{title}” is already in your library.")
    box.setInformativeText(BUNDLED if bundled else OWN)
    keep = box.addButton("Keep both", QMessageBox.ButtonRole.AcceptRole)
    keep.clicked.connect(lambda: keep_both())
    if not bundled:
        box.addButton("Replace", QMessageBox.ButtonRole.DestructiveRole).clicked.connect(lambda: replace())
    leave = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    leave.clicked.connect(lambda: cancel())
    box.setDefaultButton(keep)
    box.setEscapeButton(leave)
    box.open()
