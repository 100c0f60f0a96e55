"""Asking for consent before a routine that needs it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def ask_consent(parent: QWidget, title: str, text: str, agreed: Callable[[], object]) -> None:
    """Ask over a window whether the user agrees to a text; `agreed` is called if so. Not to is what Enter chooses."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    agree = box.addButton("I agree", QMessageBox.ButtonRole.AcceptRole)
    not_now = box.addButton("Not now", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(not_now)
    box.setEscapeButton(not_now)
    agree.clicked.connect(lambda: agreed())
    box.open()
